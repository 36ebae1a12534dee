/** Edges → grids: which lines make one table, and which of its cells are merged. */
import type { Box } from '../model/page.ts';
import { clusters, type Edge, type Edges, nearest } from './edges.ts';

/** A cell before its words are known. Rows and columns count from 0. */
export interface RuledCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly box: Box;
}

/** The ruled shape of one table on one page. */
export interface RuledGrid {
  readonly box: Box;
  /** Positions of the column edges, from the left. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly RuledCell[];
}

/** Lines that end this near to another one touch it. In points. */
const TOUCH_PT = 3;
/** An edge parts two cells when it runs along at least this share of their common side. */
const SIDE_SHARE = 0.6;
/** A drawing with more crossings than this is no table that a person could read. */
const MOST_POSITIONS = 20_000;

/** The tables that the edges of a page draw, and how many drawings were too dense to be one. */
export function gridsOf(edges: Edges): { grids: RuledGrid[]; tooDense: number } {
  let tooDense = 0;
  const grids = connected(edges).flatMap((part): RuledGrid[] => {
    if (part.horizontal.length < 2 || part.vertical.length < 1) return [];
    const [xs, ys] = positions(part);
    if (xs.length * ys.length > MOST_POSITIONS) tooDense++;
    if (xs.length * ys.length > MOST_POSITIONS || xs.length < 2 || ys.length < 2) return [];
    return [toGrid(part, xs, ys)];
  });
  return { grids, tooDense };
}

/** Splits the edges of a page into sets that hang together. */
function connected({ horizontal, vertical }: Edges): Edges[] {
  const parent = [...horizontal, ...vertical].map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] as number;
    for (let k = i; k !== root; ) [k, parent[k]] = [parent[k] as number, root];
    return root;
  };
  // Both lists are sorted by position, so a horizontal meets a run of neighbouring verticals only.
  horizontal.forEach((h, i) => {
    for (let j = firstAt(vertical, h.from - TOUCH_PT); j < vertical.length; j++) {
      const v = vertical[j] as Edge;
      if (v.at > h.to + TOUCH_PT) break;
      if (v.from - TOUCH_PT <= h.at && h.at <= v.to + TOUCH_PT) parent[find(i)] = find(horizontal.length + j);
    }
  });
  const sets = new Map<number, { horizontal: Edge[]; vertical: Edge[] }>();
  const setOf = (i: number): { horizontal: Edge[]; vertical: Edge[] } => {
    const root = find(i);
    const set = sets.get(root) ?? { horizontal: [], vertical: [] };
    sets.set(root, set);
    return set;
  };
  for (const [i, h] of horizontal.entries()) setOf(i).horizontal.push(h);
  for (const [j, v] of vertical.entries()) setOf(horizontal.length + j).vertical.push(v);
  return [...sets.values()];
}

function firstAt(edges: readonly Edge[], at: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as Edge).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Column and row positions: every edge, and the ends of the whole: a table may be drawn without its outer border. */
function positions({ horizontal, vertical }: Edges): [number[], number[]] {
  const left = Math.min(...horizontal.map((e) => e.from));
  const right = Math.max(...horizontal.map((e) => e.to));
  const top = Math.min(...vertical.map((e) => e.from));
  const bottom = Math.max(...vertical.map((e) => e.to));
  const xs = clusters([...vertical.map((e) => e.at), left, right], TOUCH_PT);
  const ys = clusters([...horizontal.map((e) => e.at), top, bottom], TOUCH_PT);
  return [xs, ys];
}

function toGrid(edges: Edges, xs: readonly number[], ys: readonly number[]): RuledGrid {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  // parted.below[r][c]: an edge runs between (r, c) and (r + 1, c); parted.right likewise.
  const below = sides(edges.horizontal, ys, xs);
  const right = sides(edges.vertical, xs, ys);
  const taken = new Uint8Array(rows * columns);
  const cells: RuledCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken[row * columns + column]) continue;
      const cell = grow(row, column, rows, columns, below, right, taken);
      const box: Box = [xs[column], ys[row], xs[column + cell.colSpan], ys[row + cell.rowSpan]] as unknown as Box;
      cells.push({ ...cell, box });
    }
  }
  return { box: [xs[0], ys[0], xs[columns], ys[rows]] as unknown as Box, xs, ys, cells };
}

/** For every position and every stretch between neighbours across: whether an edge runs there. Index [position][stretch]. */
function sides(edges: readonly Edge[], positions: readonly number[], across: readonly number[]): boolean[][] {
  const covered = positions.map(() => new Float64Array(across.length - 1));
  for (const edge of edges) {
    const index = positions.indexOf(nearest(positions, edge.at));
    const lengths = covered[index] as Float64Array;
    for (let k = 0; k < lengths.length; k++) {
      const shared = Math.min(edge.to, across[k + 1] as number) - Math.max(edge.from, across[k] as number);
      if (shared > 0) lengths[k] = (lengths[k] as number) + shared;
    }
  }
  return covered.map((lengths) =>
    [...lengths].map((l, k) => l > SIDE_SHARE * ((across[k + 1] as number) - (across[k] as number))),
  );
}

/** The largest rectangle from a position to the right and down without an edge inside it. */
function grow(
  row: number,
  column: number,
  rows: number,
  columns: number,
  below: readonly boolean[][],
  right: readonly boolean[][],
  taken: Uint8Array,
): Omit<RuledCell, 'box'> {
  const isFree = (r: number, c: number): boolean => !taken[r * columns + c];
  let colSpan = 1;
  while (column + colSpan < columns && isFree(row, column + colSpan) && !right[column + colSpan]?.[row]) colSpan++;
  let rowSpan = 1;
  const opens = (r: number): boolean => {
    for (let c = column; c < column + colSpan; c++) {
      if (!isFree(r, c) || below[r]?.[c]) return false;
      if (c > column && right[c]?.[r]) return false;
    }
    return true;
  };
  while (row + rowSpan < rows && opens(row + rowSpan)) rowSpan++;
  for (let r = row; r < row + rowSpan; r++) taken.fill(1, r * columns + column, r * columns + column + colSpan);
  return { row, column, rowSpan, colSpan };
}
