/** The prose of a report as the extractors look at it: figures, sentences, clauses, and the section around them. */
import type { DocumentText, Quote, Span } from '../model/document.ts';
import { type FoundQuantity, findQuantities } from '../model/quantity.ts';
import { extentOf, type Item, type Outline, passagesOf, type Topic, walk } from '../model/section.ts';

/** A figure in the document, offsets into its text. */
export type Figure = FoundQuantity;

const SENTENCE_MARKS = '。！？；;\n';
const CLAUSE_MARKS = `${SENTENCE_MARKS}，`;

export class Prose {
  readonly document: DocumentText;
  readonly outline: Outline;
  /** The paragraphs in order, without the numbers in front of them and without the table of contents. */
  readonly passages: readonly Span[];
  /** The same with the cells of tables that hold sentences: goals, conclusions, reasons. */
  readonly passagesAndCells: readonly Span[];
  /** Every figure of the report, in order. Found once: each extractor asks for those in its span. */
  readonly figures: readonly Figure[];
  private readonly nested: readonly Nested[];

  constructor(document: DocumentText, outline: Outline) {
    this.document = document;
    this.outline = outline;
    this.passages = [...outline.preamble, ...[...walk(outline.items)].flatMap(passagesOf)];
    const cells = document.tables.flatMap((table) => table.cells.map((cell) => cell.span));
    const prose = cells.filter((span) => isProse(document, span));
    this.passagesAndCells = [...this.passages, ...prose].sort((a, b) => a.from - b.from);
    this.figures = this.passagesAndCells.flatMap((passage) => figuresOf(document, passage));
    this.nested = [...withPaths(outline.items, [])];
  }

  /** The searched form of a span. */
  match({ from, to }: Span): string {
    return this.document.match.slice(from, to);
  }

  figuresIn({ from, to }: Span): readonly Figure[] {
    return this.figures
      .slice(firstAtOrAfter(this.figures, from), firstAtOrAfter(this.figures, to))
      .filter((f) => f.to <= to);
  }

  /** The items around an offset, the outermost first. */
  pathAt(offset: number): readonly Item[] {
    const before = this.nested[firstAtOrAfter(this.nested, offset + 1) - 1];
    const around = before?.path.findLastIndex((item) => offset < extentOf(item).to) ?? -1;
    return before?.path.slice(0, around + 1) ?? [];
  }

  /** The topic of the innermost section around an offset that has one. */
  topicAt(offset: number): Topic | null {
    return this.pathAt(offset).findLast((item) => item.topic)?.topic ?? null;
  }

  /** Sentences of a span, without the mark that ends them; a semicolon ends one too. */
  sentences(span: Span): Span[] {
    return split(this.document.match, span, SENTENCE_MARKS);
  }

  /** Clauses of a span: sentences cut at commas. */
  clauses(span: Span): Span[] {
    return split(this.document.match, span, CLAUSE_MARKS);
  }
}

/** A cell with a clause in it is read like prose; a label or a bare figure is not. */
const isProse = ({ match }: DocumentText, { from, to }: Span): boolean =>
  to - from >= 8 && /[，。；]|[\u4e00-\u9fff]{4}/.test(match.slice(from, to)) && /\d/.test(match.slice(from, to));

/** An item with those around it, from the outermost to itself. */
interface Nested {
  readonly from: number;
  readonly path: readonly Item[];
}

function* withPaths(items: readonly Item[], outer: readonly Item[]): Iterable<Nested> {
  for (const item of items) {
    const path = [...outer, item];
    yield { from: item.number.from, path };
    yield* withPaths(item.items, path);
  }
}

function figuresOf({ match }: DocumentText, { from, to }: Span): Figure[] {
  const found = findQuantities(match.slice(from, to)).map((f) => ({ ...f, from: f.from + from, to: f.to + from }));
  return found.filter((figure) => !isInName(match, figure, { from, to }));
}

/** A name in quotes is at most this long: “15分钟阅读圈”. */
const LONGEST_NAME = 15;

/** 《三年行动计划（2022—2024年）》 and “15分钟阅读圈” are names: a figure in them states nothing. */
function isInName(match: string, figure: Span, passage: Span): boolean {
  const lead = match.slice(passage.from, figure.from);
  if (lead.lastIndexOf('《') > lead.lastIndexOf('》')) return true;
  const open = lead.lastIndexOf('“');
  if (open <= lead.lastIndexOf('”')) return false;
  const start = passage.from + open + 1;
  const end = match.indexOf('”', figure.to);
  const isWhole = start === figure.from && end === figure.to;
  return end >= 0 && end <= passage.to && end - start <= LONGEST_NAME && !isWhole;
}

function firstAtOrAfter(sorted: readonly { readonly from: number }[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as { from: number }).from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cuts at marks that stand outside of brackets, titles in 《》 and quotes. */
function split(match: string, { from, to }: Span, marks: string): Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let start = from;
  for (let i = from; i < to; i++) {
    const c = match.charAt(i);
    if ('(《“〔['.includes(c)) depth++;
    else if (')》”〕]'.includes(c)) depth = Math.max(0, depth - 1);
    else if (marks.includes(c) && (depth === 0 || c === '\n')) {
      if (i > start) spans.push({ from: start, to: i });
      start = i + 1;
      depth = 0;
    }
  }
  if (to > start) spans.push({ from: start, to });
  return spans;
}

/** Punctuation that is no part of a value. */
export const MARKS = '。；;，,、:';

/** The part of a span without blanks and the given marks at its ends. */
export function trim(match: string, { from, to }: Span, marks = MARKS): Span {
  const isTrimmed = (i: number): boolean => marks.includes(match.charAt(i)) || /\s/.test(match.charAt(i));
  let [start, end] = [from, to];
  while (start < end && isTrimmed(start)) start++;
  while (end > start && isTrimmed(end - 1)) end--;
  return { from: start, to: end };
}

const DATE_LINE = /^20\d\d年\d{1,2}月\d{1,2}日$/;

/** Whether a passage is the date below the office that signs. 落款 */
export const isDateLine = (prose: Prose, passage: Span): boolean =>
  DATE_LINE.test(prose.match(passage).replace(/\s/g, ''));

export const isEmpty = ({ from, to }: Span): boolean => to <= from;

/** The words of a span as a quote, or null where there are none. */
export const quote = (span: Span | null | undefined): Quote | null => (span && !isEmpty(span) ? [span] : null);

/** The last match of a global pattern in a span. */
export function lastMatch(match: string, { from, to }: Span, pattern: RegExp): Span | null {
  const found = [...match.slice(from, to).matchAll(pattern)].at(-1);
  return found ? { from: from + found.index, to: from + found.index + found[0].length } : null;
}
