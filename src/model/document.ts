import { matchForm } from './characters.ts';
import type { Place } from './place.ts';
import type { Grid } from './table.ts';

/** A stretch of `DocumentText.text`: from inclusive, to exclusive, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Whether a span holds another one whole. */
export const covers = (outer: Span, inner: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;

/**
 * The words of one value, in reading order.
 *
 * Usually one span; several where the paper splits a value over cells or pages.
 */
export type Quote = readonly Span[];

/** What is known of a page once its glyphs are released. */
export interface PageInfo {
  readonly number: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly text: 'embedded' | 'ocr' | 'none';
  readonly confidence: number;
}

/** A paragraph of prose: a span of the document. 段 */
export interface Paragraph extends Span {
  /** Height of the type, in points. */
  readonly sizePt: number;
  /** True where the paragraph stands centred between the margins: titles. */
  readonly isCentred: boolean;
}

/** Characters of one line of the paper, ready to be written into the document. `boxes` has four numbers a UTF-16 unit. */
export interface InkedText {
  readonly page: number;
  readonly text: string;
  readonly boxes: Float32Array;
  /** How sure the reading of each unit is; null where all are certain. */
  readonly confidences: Float32Array | null;
}

/**
 * The report as one string that remembers where each character stands on the paper.
 *
 * `text` has the words as printed; `match`, of the same length, the form that is searched. Page and boxes are asked from
 * here, nobody copies them along.
 */
export class DocumentText {
  readonly text: string;
  readonly match: string;
  /** The prose; the words of tables are not in it. */
  readonly paragraphs: readonly Paragraph[];
  readonly tables: readonly Grid[];
  readonly pages: readonly PageInfo[];
  private readonly lines: readonly (InkedText & { readonly from: number })[];

  constructor(
    text: string,
    lines: readonly (InkedText & { readonly from: number })[],
    paragraphs: readonly Paragraph[],
    pages: readonly PageInfo[],
    tables: readonly Grid[] = [],
  ) {
    this.text = text;
    this.match = withChineseCommas(matchForm(text));
    this.lines = lines;
    this.paragraphs = paragraphs;
    this.pages = pages;
    this.tables = tables;
  }

  /** The words of a quote as printed. */
  textOf(quote: Quote): string {
    return quote.map(({ from, to }) => this.text.slice(from, to)).join('');
  }

  /** Where a quote stands: one place a page, one box a line. */
  placesOf(quote: Quote): Place[] {
    const places = new Map<number, Place>();
    for (const span of quote) {
      for (let i = this.lineAt(span.from); i < this.lines.length; i++) {
        const line = this.lines[i] as InkedText & { from: number };
        if (line.from >= span.to) break;
        const box = boxOf(line, span);
        if (!box) continue;
        const place = places.get(line.page) ?? { page: line.page, boxes: [], confidence: 1 };
        place.boxes.push(box);
        place.confidence = Math.min(place.confidence, confidenceOf(line, span));
        places.set(line.page, place);
      }
    }
    return [...places.values()];
  }

  /** The page that a character stands on. */
  pageOf(offset: number): number {
    return this.lines[this.lineAt(offset)]?.page ?? 1;
  }

  /** Index of the last line that starts at or before an offset. */
  private lineAt(offset: number): number {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lines[middle] as { from: number }).from <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Commas of a Latin keyboard between Chinese words: 「预算500万元,执行480万元」. One between digits is part of a number. */
const COMMA = /(?<!\d),|,(?!\d)/g;

const withChineseCommas = (match: string): string => match.replace(COMMA, '，');

/** The least certain of the characters that a span covers in a line. */
function confidenceOf({ confidences, from }: InkedText & { from: number }, span: Span): number {
  if (!confidences) return 1;
  const own = confidences.subarray(Math.max(0, span.from - from), span.to - from);
  return Math.round(1000 * own.reduce((least, c) => Math.min(least, c), 1)) / 1000;
}

const round = (x: number): number => Math.round(x * 100) / 100;

/** The box around the part of a line that a span covers, or null where they do not meet. */
function boxOf(line: InkedText & { from: number }, span: Span): [number, number, number, number] | null {
  const first = Math.max(span.from - line.from, 0);
  const last = Math.min(span.to - line.from, line.text.length);
  if (first >= last) return null;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = first * 4; i < last * 4; i += 4) {
    x0 = Math.min(x0, line.boxes[i] as number);
    y0 = Math.min(y0, line.boxes[i + 1] as number);
    x1 = Math.max(x1, line.boxes[i + 2] as number);
    y1 = Math.max(y1, line.boxes[i + 3] as number);
  }
  return [round(x0), round(y0), round(x1), round(y1)];
}
