import type { Span } from './document.ts';

/** A cell of a table: where it stands in the grid and what it says. 单元格 */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Its words in `DocumentText`; empty where the paper shows none. */
  readonly span: Span;
}

/** A table as a grid of cells, over all the pages it runs. 表格 */
export interface Grid {
  readonly pages: readonly number[];
  readonly rowCount: number;
  readonly columnCount: number;
  /** Row by row, from the left. */
  readonly cells: readonly Cell[];
}

/** The cells that begin in each row, from the left. */
export function rowsOf({ rowCount, cells }: Grid): Cell[][] {
  const rows: Cell[][] = Array.from({ length: rowCount }, () => []);
  for (const cell of cells) rows[cell.row]?.push(cell);
  return rows;
}
