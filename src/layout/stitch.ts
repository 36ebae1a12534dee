/** Tables that go on over page breaks, put together again. 跨页表 */
import { labelsOf } from '../model/vocabulary.ts';
import type { FilledCell, TablePart } from './tables.ts';

/** A cell of a table over all its pages; its lines stand in reading order, each on its own page. */
export type StitchedCell = Omit<FilledCell, 'box'>;

/** A table over all the pages it runs. */
export interface StitchedTable {
  readonly pages: readonly number[];
  readonly columnCount: number;
  readonly rowCount: number;
  readonly cells: readonly StitchedCell[];
}

/** Column edges that differ by less than this are the same column. In points. */
const SAME_COLUMN_PT = 4;

/** Labels that head a form: a table that begins with one is a form of its own, not the rest of another. */
const FORM_LABELS = new Set(['projectName', 'department', 'supervisingDepartment'].flatMap(labelsOf));

/** Rows in which the head of a form stands: its title, its year, its first label. */
const HEAD_ROWS = 3;

const opensForm = ({ cells }: TablePart): boolean =>
  cells.some((cell) => cell.row < HEAD_ROWS && FORM_LABELS.has(textOf(cell).replace(/[:：\s]/g, '')));

/** Whether a table may be the continuation of the one before it: the next page, the same outer edges, no head of its own. */
export function goesOn(before: TablePart, after: TablePart): boolean {
  if (opensForm(after)) return false;
  const near = (a: number | undefined, b: number | undefined): boolean =>
    a !== undefined && b !== undefined && Math.abs(a - b) < SAME_COLUMN_PT;
  return after.page === before.page + 1 && near(before.xs[0], after.xs[0]) && near(before.xs.at(-1), after.xs.at(-1));
}

/** Puts the parts of one table together: columns on common edges, repeated headers dropped, split rows joined. */
export function stitch(parts: readonly TablePart[]): StitchedTable {
  const xs = commonEdges(parts);
  const placed = parts.map((part) => onEdges(part, xs));
  const table: { cells: StitchedCell[]; rowCount: number } = { cells: [], rowCount: 0 };
  placed.forEach((part, i) => {
    // A header comes again from the first page of the table or from the one before.
    const before = i === 0 ? [] : placed.filter((_, k) => k === 0 || k === i - 1);
    append(
      table,
      before.reduce((rest, known) => withoutHeader(rest, known), part),
    );
  });
  const cells = table.cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    pages: [...new Set(parts.map(({ page }) => page))],
    columnCount: xs.length - 1,
    rowCount: table.rowCount,
    cells,
  };
}

interface Rows {
  readonly cells: readonly StitchedCell[];
  readonly rowCount: number;
}

function commonEdges(parts: readonly TablePart[]): number[] {
  const all = parts.flatMap((part) => part.xs).sort((a, b) => a - b);
  return all.filter((x, i) => i === 0 || x - (all[i - 1] as number) > SAME_COLUMN_PT);
}

/** A part with its columns counted on the edges of the whole table. */
function onEdges({ xs, cells, rowCount }: TablePart, edges: readonly number[]): Rows {
  const index = xs.map((x) => edges.findLastIndex((edge) => edge <= x + SAME_COLUMN_PT));
  const moved = cells.map(({ box: _, ...cell }) => {
    const column = index[cell.column] as number;
    return { ...cell, column, colSpan: Math.max(1, (index[cell.column + cell.colSpan] as number) - column) };
  });
  return { cells: moved, rowCount };
}

const textOf = (cell: { readonly lines: StitchedCell['lines'] }): string =>
  cell.lines.map((line) => line.text).join('');

/** Drops the rows at the top of a part that repeat consecutive rows of the table so far: a header printed again. */
function withoutHeader(part: Rows, before: Rows): Rows {
  const known = rowTexts(before.cells);
  const own = rowTexts(part.cells);
  let repeated = 0;
  known.forEach((_, start) => {
    let length = 0;
    while (
      length < part.rowCount - 1 &&
      isHeader(part, length) &&
      own[length] !== undefined &&
      own[length] === known[start + length]
    )
      length++;
    repeated = Math.max(repeated, length);
  });
  if (repeated === 0) return part;
  // A cell merged over the header and the rows below it begins with them.
  const cells = part.cells
    .filter((c) => c.row + c.rowSpan > repeated)
    .map((c) => ({ ...c, row: Math.max(0, c.row - repeated), rowSpan: c.rowSpan - Math.max(0, repeated - c.row) }));
  return { cells, rowCount: part.rowCount - repeated };
}

/** What each row says, column by column; a cell merged over many rows is no part of a header, and may be empty on a new page. */
function rowTexts(cells: readonly StitchedCell[]): string[] {
  const texts: string[] = [];
  for (const cell of cells) {
    const words = textOf(cell);
    if (words !== '' && cell.rowSpan <= DEEPEST_HEADER)
      texts[cell.row] = `${texts[cell.row] ?? ''}|${cell.column}:${words}`;
  }
  return texts;
}

/** Headers have at most so many rows. */
const DEEPEST_HEADER = 3;

/** A header has words and no figures; a row of data that says the same as another is no header. */
function isHeader({ cells }: Rows, row: number): boolean {
  const own = cells.filter((c) => c.row === row);
  return (
    own.filter((c) => /[\u4e00-\u9fff]/.test(textOf(c))).length >= 2 && own.every((c) => !/^[\d.,%]+$/.test(textOf(c)))
  );
}

/** Appends the rows of a part to a table; what the page break split is one again. */
function append(table: { cells: StitchedCell[]; rowCount: number }, part: Rows): void {
  const split = isSplitRow(table, part);
  const shift = table.rowCount - (split ? 1 : 0);
  for (const cell of part.cells) {
    const upper = cell.row === 0 ? lastRowCell(table, cell) : -1;
    const above = table.cells[upper];
    if (above && (split || isContinued(above, cell))) {
      const rowSpan = above.rowSpan + cell.rowSpan - (split ? 1 : 0);
      table.cells[upper] = { ...above, rowSpan, lines: [...above.lines, ...cell.lines] };
    } else table.cells.push({ ...cell, row: cell.row + shift });
  }
  table.rowCount = shift + part.rowCount;
}

/** The cell of the last row so far that stands in the same columns. */
const lastRowCell = ({ cells, rowCount }: Rows, cell: StitchedCell): number =>
  cells.findLastIndex((c) => c.row + c.rowSpan === rowCount && sameColumns(c, cell));

const sameColumns = (a: StitchedCell, b: StitchedCell): boolean => a.column === b.column && a.colSpan === b.colSpan;

/** A merged cell that goes on: it has no words of its own on the new page, and covers several rows on one side. */
function isContinued(above: StitchedCell, below: StitchedCell): boolean {
  return below.lines.length === 0 && above.lines.length > 0 && (above.rowSpan > 1 || below.rowSpan > 1);
}

/**
 * Whether the first row of a part is the rest of the last row before it.
 *
 * Where a row is split, the cells that were short are empty on the new page and only some long ones go on; a row of its own
 * has a name and as many filled cells as others.
 */
function isSplitRow(table: Rows, part: Rows): boolean {
  const last = table.cells.filter((c) => c.row + c.rowSpan === table.rowCount && c.rowSpan === 1);
  const first = part.cells.filter((c) => c.row === 0 && c.rowSpan === 1);
  const pairs = first.map((cell) => ({ cell, above: last.find((c) => sameColumns(c, cell)) }));
  const filled = pairs.filter(({ cell }) => cell.lines.length > 0);
  const emptied = pairs.filter(({ cell, above }) => cell.lines.length === 0 && above && above.lines.length > 0);
  const goesOn = filled.every(({ above }) => above && textOf(above).length >= SHORTEST_SPLIT);
  return filled.length > 0 && emptied.length >= Math.max(2, filled.length) && goesOn;
}

/** A cell that is split has a sentence in it; a score or a figure fits on its page. */
const SHORTEST_SPLIT = 4;
