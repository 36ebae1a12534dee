/** The tables of one page, with the lines of text in each of their cells. */
import type { Box, Glyph, Page } from '../model/page.ts';
import { type Edge, edgesOf } from './edges.ts';
import { gridsOf, type RuledCell, type RuledGrid } from './grids.ts';
import { type Line, linesOf } from './lines.ts';

/** A cell with its lines of text. */
export interface FilledCell extends RuledCell {
  readonly lines: readonly Line[];
}

/** What of a table stands on one page. */
export interface TablePart {
  readonly page: number;
  readonly box: Box;
  readonly xs: readonly number[];
  readonly rowCount: number;
  readonly cells: readonly FilledCell[];
}

export interface PageTables {
  readonly tables: readonly TablePart[];
  /** The glyphs that stand in no table. */
  readonly rest: readonly Glyph[];
  /** The level lines that stand in no table. */
  readonly rules: readonly Edge[];
  /** Drawings with too many lines to be tables. */
  readonly tooDense: number;
}

/** Finds the ruled tables of a page. Every glyph inside of a table lies in exactly one of its cells. */
export function tablesOf(page: Page): PageTables {
  const edges = edgesOf(page.rulings);
  const { grids, tooDense } = gridsOf(edges);
  // The innermost of nested frames takes the glyph.
  const bySize = [...grids].sort((a, b) => area(a.box) - area(b.box));
  const tables: TablePart[] = [];
  let rest: readonly Glyph[] = page.glyphs;
  for (const grid of bySize) {
    const inside = rest.filter((g) => contains(grid.box, centre(g)));
    const cells = fill(page.number, grid, inside);
    if (!isTable(cells)) continue;
    tables.push({ page: page.number, box: grid.box, xs: grid.xs, rowCount: grid.ys.length - 1, cells });
    const taken = new Set(inside);
    rest = rest.filter((g) => !taken.has(g));
  }
  const rules = edges.horizontal.filter((e) => !tables.some(({ box }) => e.at >= box[1] - 1 && e.at <= box[3] + 1));
  return { tables: tables.sort((a, b) => a.box[1] - b.box[1]), rest, rules, tooDense };
}

/** A frame around a text and a drawing with a label have one filled cell; a table has several. */
function isTable(cells: readonly FilledCell[]): boolean {
  return cells.length > 1 && cells.filter((cell) => cell.lines.length > 0).length > 1;
}

function fill(page: number, { xs, ys, cells }: RuledGrid, glyphs: readonly Glyph[]): FilledCell[] {
  const columns = xs.length - 1;
  const owner = new Map<number, number>();
  cells.forEach(({ row, column, rowSpan, colSpan }, i) => {
    for (let r = row; r < row + rowSpan; r++)
      for (let c = column; c < column + colSpan; c++) owner.set(r * columns + c, i);
  });
  const words: Glyph[][] = cells.map(() => []);
  for (const glyph of glyphs) {
    const [x, y] = centre(glyph);
    const index = owner.get(stretchOf(ys, y) * columns + stretchOf(xs, x));
    if (index !== undefined) (words[index] as Glyph[]).push(glyph);
  }
  return cells.map((cell, i) => ({ ...cell, lines: linesOf(page, words[i] as Glyph[]) }));
}

/** The stretch between neighbouring positions that a value falls into; what falls outside belongs to the outermost. */
function stretchOf(positions: readonly number[], value: number): number {
  let index = 0;
  while (index < positions.length - 2 && value >= (positions[index + 1] as number)) index++;
  return index;
}

const area = (box: Box): number => (box[2] - box[0]) * (box[3] - box[1]);

const centre = ({ box }: Glyph): [number, number] => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];

const contains = (box: Box, [x, y]: [number, number]): boolean =>
  box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3];
