/** CSV for spreadsheets: opened by a double click, it must neither garble Chinese nor compute. */
import { type KindName, kinds } from './kinds.ts';
import type { Cell, Row } from './rows.ts';

/** Without it Excel reads UTF-8 as the code page of the machine. */
const BOM = '\ufeff';

/** Excel breaks a longer cell in two rows; the NDJSON beside it holds the whole text. */
const LONGEST_CELL = 32_767;

const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/** The first line: byte order mark and column names. */
export function csvHead(kind: KindName): string {
  const columns = kinds.find(({ name }) => name === kind)?.columns ?? [];
  return `${BOM}${columns.map(({ name }) => name).join(',')}\r\n`;
}

export function csvLine({ cells }: Row): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A cell as CSV: what a spreadsheet would take for a formula gets an apostrophe, a negative number does not. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  const tame = FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  const short = tame.length > LONGEST_CELL ? `${tame.slice(0, LONGEST_CELL - 1)}…` : tame;
  return /[",\r\n]/.test(short) ? `"${short.replaceAll('"', '""')}"` : short;
}
