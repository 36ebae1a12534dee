import type { DocumentText, Quote, Span } from '../../model/document.ts';
import { parseQuantity } from '../../model/quantity.ts';
import type { Cell, Grid } from '../../model/table.ts';
import { isNothing, type Label, NO_LABEL, readLabel } from './labels.ts';

/** A cell with its words, searched form, without blanks. */
export interface FormCell extends Cell {
  readonly words: string;
  /** Says nothing: empty, 「—」. */
  readonly isBlank: boolean;
  /** The words are one figure. */
  readonly isQuantity: boolean;
  readonly label: Label;
}

/** A table as a form is read: by neighbours. Rows and columns count from 0. */
export class Form {
  readonly document: DocumentText;
  readonly grid: Grid;
  readonly cells: readonly FormCell[];
  private readonly owner: (FormCell | undefined)[];
  private readonly rows: readonly (readonly FormCell[])[];

  constructor(document: DocumentText, grid: Grid) {
    this.document = document;
    this.grid = grid;
    // Each cell is read once: labels are looked for past every figure to the left and above.
    this.cells = grid.cells.map((cell) => {
      const words = document.match.slice(cell.span.from, cell.span.to).replace(/\s+/g, '');
      const isBlank = isNothing(words);
      const isQuantity = parseQuantity(words) !== null;
      return { ...cell, words, isBlank, isQuantity, label: isBlank || isQuantity ? NO_LABEL : readLabel(words) };
    });
    this.owner = new Array(grid.rowCount * grid.columnCount);
    for (const cell of this.cells) {
      for (let r = cell.row; r < cell.row + cell.rowSpan; r++) {
        this.owner.fill(cell, r * grid.columnCount + cell.column, r * grid.columnCount + cell.column + cell.colSpan);
      }
    }
    this.rows = Array.from({ length: grid.rowCount }, (_, row) => {
      const cells = this.owner.slice(row * grid.columnCount, (row + 1) * grid.columnCount);
      return [...new Set(cells)].filter((cell) => cell !== undefined);
    });
  }

  at(row: number, column: number): FormCell | undefined {
    if (column < 0 || column >= this.grid.columnCount) return undefined;
    return this.owner[row * this.grid.columnCount + column];
  }

  /** The cells of a row, from the left; a cell that runs through from above is one of them. */
  row(row: number): readonly FormCell[] {
    return this.rows[row] ?? [];
  }

  rightOf(cell: FormCell): FormCell | undefined {
    return this.at(cell.row, cell.column + cell.colSpan);
  }

  leftOf(cell: FormCell, row = cell.row): FormCell | undefined {
    return this.at(row, cell.column - 1);
  }

  /** The nearest cell with words to the left in a row. */
  labelLeftOf(cell: FormCell): FormCell | undefined {
    let left = this.leftOf(cell);
    while (left && isFigure(left)) left = this.leftOf(left, cell.row);
    return left;
  }

  /** The nearest cell with words above in the column; figures and empty cells in between are passed over. */
  labelAbove(cell: FormCell): FormCell | undefined {
    for (let row = cell.row - 1; row >= 0; ) {
      const above = this.at(row, cell.column);
      if (!above) return undefined;
      if (!isFigure(above)) return above;
      row = above.row - 1;
    }
    return undefined;
  }
}

/** True for a figure, and for what stands in the place of one: an empty cell, 「—」. */
export const isFigure = ({ isBlank, isQuantity }: FormCell): boolean => isBlank || isQuantity;

/** The words of a cell as a quote, or null where it says nothing. */
export const quoteOf = (cell: FormCell | undefined): Quote | null => (cell && !cell.isBlank ? [cell.span] : null);

/** A cell that is one figure, as a quote. */
export const figureOf = (cell: FormCell | undefined): Quote | null =>
  cell && !cell.isBlank && cell.isQuantity ? [cell.span] : null;

/** The part of a cell that some words of it take, found in the searched form. */
export function within(document: DocumentText, { span }: FormCell, pattern: RegExp): Span | null {
  const found = pattern.exec(document.match.slice(span.from, span.to));
  return found ? { from: span.from + found.index, to: span.from + found.index + found[0].length } : null;
}
