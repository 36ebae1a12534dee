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

/** The cell that covers a position; a merged cell covers all of its own. */
export function cellAt({ cells }: Grid, row: number, column: number): Cell | undefined {
  return cells.find(
    (c) => c.row <= row && row < c.row + c.rowSpan && c.column <= column && column < c.column + c.colSpan,
  );
}

/** The cells that begin in or run through a row, from the left. */
export function cellsInRow({ cells }: Grid, row: number): Cell[] {
  return cells.filter((c) => c.row <= row && row < c.row + c.rowSpan).sort((a, b) => a.column - b.column);
}
