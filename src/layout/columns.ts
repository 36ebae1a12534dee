/** Tables without a grid of lines: three-line and borderless ones, known by the columns that their words stand in. 三线表 */
import { matchForm } from '../model/characters.ts';
import type { Box } from '../model/page.ts';
import type { Edge } from './edges.ts';
import type { Line } from './lines.ts';
import type { FilledCell, TablePart } from './tables.ts';

/** A blank wider than this, in type heights, parts two columns; justified text has none so wide. */
const COLUMN_GAP = 1.2;
/** The blank between two columns is free of ink in all but this share of the lines: a title or total may run across. */
const CROSSING_SHARE = 0.15;
/** A table has at least so many rows … */
const FEWEST_ROWS = 3;
/** … that follow each other closer than this many type heights. */
const ROW_PITCH = 4;
/** Labels in the first of two columns are at most this long. */
const LONGEST_LABEL = 14;
/** Words of a column of prose beside a table. */
const PROSE_LENGTH = 14;

/** A stretch of a line between two wide blanks: UTF-16 units `from` to `to`. */
interface Piece {
  readonly line: Line;
  readonly from: number;
  readonly to: number;
  readonly x0: number;
  readonly x1: number;
}

/** Splits the lines of a page into tables without a grid and what is left. */
export function columnTables(lines: readonly Line[], rules: readonly Edge[]): { tables: TablePart[]; rest: Line[] } {
  const rows = lines.map((line) => ({ line, pieces: piecesOf(line) }));
  if (rows.some(({ line }) => /^目\s*录$/.test(line.text))) return { tables: [], rest: [...lines] };
  const tables: TablePart[] = [];
  const rest: Line[] = [];
  for (const run of runsOf(rows, rules)) {
    const table = run.length >= FEWEST_ROWS ? toTable(run) : null;
    if (table) {
      tables.push(table.part);
      rest.push(...table.beside);
    } else rest.push(...run.map(({ line }) => line));
  }
  return { tables, rest: rest.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0) };
}

interface Row {
  readonly line: Line;
  readonly pieces: readonly Piece[];
}

function piecesOf(line: Line): Piece[] {
  const pieces: Piece[] = [];
  const gap = COLUMN_GAP * line.sizePt;
  let from = 0;
  for (let i = 1; i <= line.text.length; i++) {
    const isEnd = i === line.text.length;
    if (!isEnd && x0Of(line, i) - x1Of(line, lastInk(line, i)) < gap) continue;
    const to = lastInk(line, i) + 1;
    pieces.push({ line, from, to, x0: x0Of(line, from), x1: x1Of(line, to - 1) });
    from = i;
  }
  return pieces;
}

const x0Of = (line: Line, i: number): number => line.boxes[i * 4] as number;
const x1Of = (line: Line, i: number): number => line.boxes[i * 4 + 2] as number;
/** The last unit before `i` that is no blank between words. */
const lastInk = (line: Line, i: number): number => (line.text.charAt(i - 1) === ' ' ? i - 2 : i - 1);

/** Runs of lines in several pieces; a single line that belongs to a run stands in it too, other lines are runs of one. */
function runsOf(rows: readonly Row[], rules: readonly Edge[]): Row[][] {
  const runs: Row[][] = [];
  rows.forEach((row, i) => {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const near =
      last && row.line.y0 - last.line.y0 < ROW_PITCH * row.line.sizePt && !partedBy(rules, last.line, row.line);
    if (run && near && (isRow(run[0] as Row) ? isRow(row) || isInside(rows, i) : false)) run.push(row);
    else runs.push([row]);
  });
  return runs;
}

/** 「编制部门：……　　单位：万元」 stands above a table and is no row of it. */
const CAPTION = /(?:单位|金额)[:：]?(?:人民币)?[百千万亿]*元\)?$/;

const isRow = ({ line, pieces }: Row): boolean => pieces.length > 1 && !CAPTION.test(line.text);

/** A line in one piece between rows: a cell of several lines, or a row with a label only. */
function isInside(rows: readonly Row[], i: number): boolean {
  const [row, next] = [rows[i] as Row, rows[i + 1]];
  if (!next || next.line.y0 - row.line.y0 >= ROW_PITCH * row.line.sizePt)
    return row.line.text.length <= LONGEST_LABEL && isRow(rows[i - 1] as Row);
  return (
    isRow(next) || (rows[i + 2] !== undefined && isRow(rows[i + 2] as Row) && row.line.text.length <= LONGEST_LABEL)
  );
}

/** A ruling over the whole width between two lines ends a table: the foot of a three-line table. */
function partedBy(rules: readonly Edge[], above: Line, below: Line): boolean {
  const between = rules.filter((r) => r.at > above.y0 + above.sizePt / 2 && r.at < below.y0 + below.sizePt / 2);
  return between.length > 0 && rules.filter((r) => r.at > below.y0).length === 0;
}

/** Makes a table of a run, or null where its words do not stand in columns. */
function toTable(run: readonly Row[]): { part: TablePart; beside: Line[] } | null {
  const gutters = guttersOf(run);
  if (gutters.length === 0) return null;
  const columnOf = (piece: Piece): number => gutters.filter((g) => g < (piece.x0 + piece.x1) / 2).length;
  const columns = Array.from({ length: gutters.length + 1 }, (_, c) =>
    run.flatMap(({ pieces }) => pieces.filter((p) => columnOf(p) === c)),
  );
  const isProse = columns.map(
    (pieces) => pieces.filter((p) => wordsOf(p).length > PROSE_LENGTH && /[，。]/.test(wordsOf(p))).length >= 2,
  );
  const kept = columns.filter((_, c) => !isProse[c]);
  if (kept.length < 2 || !standInColumns(kept, run.length)) return null;
  const pieces = new Set(kept.flat());
  const rows = groupRows(
    run.map(({ pieces: own }) => own.filter((p) => pieces.has(p))).filter((own) => own.length > 0),
    (p) => kept.findIndex((c) => c.includes(p)),
  );
  const beside = columns.flatMap((own, c) => (isProse[c] ? own.map(slice) : []));
  return { part: toPart(rows, kept.length, gutters), beside };
}

/** Positions of the blanks between columns: where hardly any line has ink. */
function guttersOf(run: readonly Row[]): number[] {
  const all = run.flatMap(({ pieces }) => pieces);
  const left = Math.min(...all.map((p) => p.x0));
  const right = Math.max(...all.map((p) => p.x1));
  const ink = new Uint16Array(Math.ceil(right - left) + 1);
  for (const { x0, x1 } of all)
    for (let x = Math.floor(x0 - left); x <= x1 - left; x++) ink[x] = (ink[x] as number) + 1;
  const most = Math.floor(CROSSING_SHARE * run.length);
  const least = 0.6 * Math.min(...run.map(({ line }) => line.sizePt));
  const gutters: number[] = [];
  for (let x = 0, start = -1; x < ink.length; x++) {
    const isFree = (ink[x] as number) <= most;
    if (isFree && start < 0) start = x;
    if (!isFree && start >= 0) {
      if (start > 0 && x - start >= least) gutters.push(left + (start + x) / 2);
      start = -1;
    }
  }
  return gutters;
}

const wordsOf = ({ line, from, to }: Piece): string => line.text.slice(from, to);

/** Two columns are a table when the first holds labels and the second begins or is figures in one place; more by their filling. */
function standInColumns(columns: readonly (readonly Piece[])[], lineCount: number): boolean {
  const [first = [], second = []] = columns;
  const figures = (pieces: readonly Piece[]): number =>
    pieces.filter((p) => /^[-\d.,%≥≤—/]+$/.test(matchForm(wordsOf(p)))).length;
  if (columns.length > 2)
    return columns.flat().length >= 0.4 * columns.length * lineCount && columns.some((c) => figures(c) >= 2);
  const starts = second.map((p) => p.x0);
  const isAligned = Math.max(...starts) - Math.min(...starts) < 3;
  return (
    second.length >= FEWEST_ROWS &&
    first.every((p) => wordsOf(p).length <= LONGEST_LABEL) &&
    (isAligned || figures(second) >= 0.6 * second.length)
  );
}

type Slots = Piece[][];

/** Puts the lines of one row together: a line that fills few columns and not the first belongs to the nearest full one. */
function groupRows(lines: readonly (readonly Piece[])[], columnOf: (piece: Piece) => number): Slots[] {
  const columns = 1 + Math.max(...lines.flat().map(columnOf));
  const isFull = (pieces: readonly Piece[]): boolean =>
    pieces.some((p) => columnOf(p) === 0) || pieces.length * 2 >= columns;
  const rows = lines.filter(isFull).map((pieces) => ({ y: middle(pieces), slots: toSlots(pieces, columns, columnOf) }));
  for (const pieces of lines.filter((own) => !isFull(own))) {
    const y = middle(pieces);
    const nearest = rows.reduce(
      (best, row) => (Math.abs(row.y - y) < Math.abs(best.y - y) ? row : best),
      rows[0] as (typeof rows)[0],
    );
    for (const piece of pieces) nearest?.slots[columnOf(piece)]?.push(piece);
  }
  for (const { slots } of rows) for (const slot of slots) slot.sort((a, b) => a.line.y0 - b.line.y0);
  return rows.map(({ slots }) => slots);
}

function toSlots(pieces: readonly Piece[], columns: number, columnOf: (piece: Piece) => number): Slots {
  const slots: Slots = Array.from({ length: columns }, () => []);
  for (const piece of pieces) slots[columnOf(piece)]?.push(piece);
  return slots;
}

const middle = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { line }) => sum + (line.y0 + line.y1) / 2, 0) / pieces.length;

function toPart(rows: readonly Slots[], columns: number, gutters: readonly number[]): TablePart {
  const lines = rows.flat(2).map(({ line }) => line);
  const box: Box = [
    Math.min(...rows.flat(2).map((p) => p.x0)),
    Math.min(...lines.map((l) => l.y0)),
    Math.max(...rows.flat(2).map((p) => p.x1)),
    Math.max(...lines.map((l) => l.y1)),
  ];
  const cells = rows.flatMap((slots, row) =>
    slots.map((pieces, column): FilledCell => {
      return { row, column, rowSpan: 1, colSpan: 1, box, lines: pieces.map(slice) };
    }),
  );
  const xs = [box[0], ...gutters.slice(0, columns - 1), box[2]];
  return { page: lines[0]?.page ?? 1, box, xs, rowCount: rows.length, cells };
}

/** A piece as a line of its own. */
function slice({ line, from, to, x0, x1 }: Piece): Line {
  return {
    ...line,
    text: line.text.slice(from, to),
    boxes: line.boxes.slice(from * 4, to * 4),
    confidences: line.confidences?.slice(from, to) ?? null,
    x0,
    x1,
  };
}
