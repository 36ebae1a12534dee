/** Drawn lines → the edges of tables: snapped to common positions, joined where they touch. */
import type { Ruling } from '../model/page.ts';

/** A line of a table: at `at` across, from `from` to `to` along. In points. */
export interface Edge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Edges {
  readonly horizontal: readonly Edge[];
  readonly vertical: readonly Edge[];
}

/** Lines nearer to each other than this are one: a double line, or two cells that each draw the border between them. */
const SNAP_PT = 2;
/** Ends of lines nearer than this meet. */
const JOIN_PT = 3;

/** Snaps and joins the rulings of a page. */
export function edgesOf(rulings: readonly Ruling[]): Edges {
  const horizontal: Edge[] = [];
  const vertical: Edge[] = [];
  for (const { box, direction } of rulings) {
    if (direction === 'horizontal') horizontal.push({ at: (box[1] + box[3]) / 2, from: box[0], to: box[2] });
    else vertical.push({ at: (box[0] + box[2]) / 2, from: box[1], to: box[3] });
  }
  return { horizontal: joined(snapped(horizontal)), vertical: joined(snapped(vertical)) };
}

/** Groups sorted numbers whose neighbours are nearer than a distance, and gives each group its mean. */
export function clusters(values: readonly number[], distance = SNAP_PT): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const value of sorted) {
    const group = groups.at(-1);
    if (group && value - (group.at(-1) as number) < distance) group.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((a, b) => a + b, 0) / group.length);
}

function snapped(edges: readonly Edge[]): Edge[] {
  const positions = clusters(edges.map((e) => e.at));
  return edges.map((edge) => ({ ...edge, at: nearest(positions, edge.at) }));
}

/** The nearest of some sorted numbers. */
export function nearest(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [sorted[low - 1], sorted[low] as number];
  return before !== undefined && value - before < after - value ? before : after;
}

function joined(edges: readonly Edge[]): Edge[] {
  const sorted = [...edges].sort((a, b) => a.at - b.at || a.from - b.from);
  const out: Edge[] = [];
  for (const edge of sorted) {
    const last = out.at(-1);
    if (last && last.at === edge.at && edge.from <= last.to + JOIN_PT)
      out[out.length - 1] = { ...last, to: Math.max(last.to, edge.to) };
    else out.push(edge);
  }
  return out;
}
