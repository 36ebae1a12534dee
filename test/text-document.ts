/** A document from plain text, one paragraph a line, whose boxes tell line and character. */
import { DocumentText, type InkedText, type PageInfo, type Span } from '../src/model/document.ts';
import type { Place } from '../src/model/place.ts';
import type { Cell, Grid } from '../src/model/table.ts';

const CHARACTER_PT = 10;
const LINE_PT = 20;
const PAGES: readonly PageInfo[] = [{ number: 1, widthPt: 595, heightPt: 842, text: 'embedded', confidence: 1 }];

/** Lays out words as if every paragraph were one line of page 1. */
export function textDocument(text: string): DocumentText {
  const lines = linesOf(text);
  const spans = lines.map(({ from, text: words }, line) => ({
    from,
    to: from + words.length,
    sizePt: 16,
    isCentred: line === 0,
  }));
  return new DocumentText(text, lines, spans, PAGES);
}

/**
 * Lays out words of which some lines are rows of a table: |cell|cell|.
 *
 * `<` goes on the cell to the left, `^` the one above. Offsets stay those of the words: a bar becomes the break behind a cell.
 */
export function formDocument(words: string): DocumentText {
  const text = words.replace(/^\|.*$/gm, (row) => row.replaceAll('|', '\n').replace(/(?<=\n)[<^](?=\n)/g, ' '));
  const { lines, tables } = { lines: linesOf(text), tables: tablesIn(words) };
  const isCell = (at: number): boolean => tables.some(({ from, to }) => from <= at && at <= to);
  const paragraphs = lines
    .filter(({ from, text: line }) => line !== '' && !isCell(from))
    .map(({ from, text: line }) => ({ from, to: from + line.length, sizePt: 16, isCentred: from === 0 }));
  return new DocumentText(
    text,
    lines,
    paragraphs,
    PAGES,
    tables.map(({ grid }) => grid),
  );
}

function linesOf(text: string): (InkedText & { from: number })[] {
  let at = 0;
  return text.split('\n').map((words, line) => {
    const from = at;
    at += words.length + 1;
    return { from, page: 1, text: words, boxes: boxesOf(words, line), confidences: null };
  });
}

function boxesOf(words: string, line: number): Float32Array {
  const boxes = Array.from({ length: words.length }, (_, i) => [i, i + 1].map((x) => x * CHARACTER_PT));
  return new Float32Array(boxes.flatMap(([x0 = 0, x1 = 0]) => [x0, line * LINE_PT, x1, (line + 1) * LINE_PT]));
}

/** Runs of lines that begin with a bar. */
function tablesIn(words: string): (Span & { readonly grid: Grid })[] {
  return [...words.matchAll(/^\|.*(?:\n\|.*)*$/gm)].map(({ index: from, 0: table }) => {
    const rows = [...table.matchAll(/.+/g)].map(({ index, 0: row }) => spansOfRow(row, from + index));
    return { from, to: from + table.length, grid: gridOf(words, rows) };
  });
}

function spansOfRow(row: string, from: number): Span[] {
  return [...row.matchAll(/(?<=\|)[^|]*(?=\|)/g)].map(({ index, 0: cell }) => ({
    from: from + index,
    to: from + index + cell.length,
  }));
}

function gridOf(words: string, rows: readonly (readonly Span[])[]): Grid {
  const cells: { -readonly [key in keyof Cell]: Cell[key] }[] = [];
  const owners: (typeof cells)[number][][] = rows.map(() => []);
  rows.forEach((spans, row) => {
    spans.forEach((span, column) => {
      const mark = words.slice(span.from, span.to);
      const owner = mark === '<' ? owners[row]?.[column - 1] : mark === '^' ? owners[row - 1]?.[column] : undefined;
      const cell = owner ?? { row, column, rowSpan: 1, colSpan: 1, span };
      if (!owner) cells.push(cell);
      cell.rowSpan = row - cell.row + 1;
      cell.colSpan = column - cell.column + 1;
      owners[row]?.push(cell);
    });
  });
  return { pages: [1], rowCount: rows.length, columnCount: Math.max(...rows.map(({ length }) => length)), cells };
}

/** Where the boxes of a place stand in the text. */
export function spansOf(text: string, { boxes }: Place): Span[] {
  const lines = text.split('\n');
  return boxes.map(([x0, y0, x1]) => {
    const before = lines.slice(0, Math.round(y0 / LINE_PT)).reduce((sum, words) => sum + words.length + 1, 0);
    return { from: before + Math.round(x0 / CHARACTER_PT), to: before + Math.round(x1 / CHARACTER_PT) };
  });
}
