/** Lists of parts in the text: a total, then 其中, then what it is made of. 分项 */

import { absolute, compare, decimal, isZero, multiply } from '../model/decimal.ts';
import { type Comparison, checkSum, comparable, type Figure, figureOf } from '../model/figure.ts';
import { groupBy } from '../model/groups.ts';
import type { Quantity, ReportBody } from '../model/report.ts';
import { between, isBase, type Located, locate } from './figures-in-text.ts';
import { once } from './once.ts';

/** A figure with the growth and the share that are told right behind it. */
export interface Item {
  readonly figure: Located;
  readonly growth: Located | null;
  readonly share: Located | null;
}

export interface Listing {
  readonly whole: Item;
  readonly parts: readonly Item[];
  /** True for 主要包括 and lists that end with 等: they need not be complete. */
  readonly isOpen: boolean;
}

const markers = /其中|包括|分为|分别(?:是|为)/gu;

/** The lists of a report, in reading order. */
export const listingsOf = once((report: ReportBody): readonly Listing[] => {
  const figures = [...locate(report)].sort((a, b) => a.at - b.at || a.from - b.from);
  const listings: Listing[] = [];
  for (let start = 0; start < figures.length; ) {
    const { at, passage } = figures[start] as Located;
    let end = start;
    while (figures[end]?.at === at) end++;
    const own = figures.slice(start, end);
    const after = figures.slice(end, end + LONGEST_LIST);
    for (const marker of passage.matchAll(markers)) listings.push(...listing(own, passage, marker, after));
    start = end;
  }
  return listings;
});

/** A list that goes on in the paragraphs below has at most so many figures. */
const LONGEST_LIST = 200;

function listing(
  own: readonly Located[],
  passage: string,
  marker: RegExpExecArray,
  after: readonly Located[],
): Listing[] {
  const start = marker.index + marker[0].length;
  const end = endOf(passage, marker.index, start);
  const isLast = /^[:：]?$/u.test(passage.slice(start).trim());
  const inside = own.filter(({ from, to }) => from >= start && to <= end && !isInBrackets(passage, start, from));
  const candidates = isLast ? firstOfLines(after) : inside;
  const first = candidates.find(isBase);
  const whole = first && wholeBefore(own, passage, marker.index, first);
  if (!first || !whole) return [];
  const parts = partsFrom(candidates, whole);
  const list = passage.slice(start, end);
  const words = passage.slice(Math.max(0, marker.index - 2), marker.index) + list.slice(0, 3) + list.slice(-4);
  return [
    { whole: itemOf(whole, own), parts: parts.map((one) => itemOf(one, candidates)), isOpen: /主要|等/u.test(words) },
  ];
}

/** Where the list ends: at the bracket that it stands in, the next marker outside of brackets, or the full stop. */
function endOf(passage: string, marker: number, start: number): number {
  const isBracketed = depthOf(passage.slice(0, marker)) > 0;
  let depth = 0;
  for (let i = start; i < passage.length; i += 1) {
    depth += depthOf(passage[i] as string);
    if (passage[i] === '。' || (isBracketed && depth < 0)) return i;
    if (depth === 0 && passage.startsWith('其中', i)) return i;
  }
  return passage.length;
}

/** Brackets opened and not closed. */
function depthOf(words: string): number {
  let depth = 0;
  for (const c of words) depth += c === '(' || c === '（' ? 1 : c === ')' || c === '）' ? -1 : 0;
  return depth;
}

function isInBrackets(passage: string, start: number, at: number): boolean {
  return depthOf(passage.slice(start, at)) > 0;
}

/** The figure in front of the marker that the parts can be parts of, in the same sentence or the one before. */
function wholeBefore(own: readonly Located[], passage: string, marker: number, first: Located): Located | undefined {
  const before = own.filter((one) => one.to <= marker && isBase(one) && isSameKind(one, first)).at(-1);
  const words = before ? passage.slice(before.to, marker) : '';
  return (words.match(/。/gu)?.length ?? 0) > 1 ? undefined : before;
}

function isSameKind({ statement: a }: Located, { statement: b }: Located): boolean {
  return comparable(a.quantity, b.quantity) && a.quantity.unit !== '';
}

/** The parts up to the first figure of another kind. */
function partsFrom(candidates: readonly Located[], whole: Located): Located[] {
  const bases = candidates.filter(isBase);
  const other = bases.findIndex((one) => !isSameKind(one, whole));
  return other < 0 ? bases : bases.slice(0, other);
}

/** Labels in front of the figure of a line, in characters. */
const LABEL = 30;

/** Lines from one part to the next: what a part is for may stand between them. */
const GAP = 2;

// 其中： and then a line for each part.
function firstOfLines(after: readonly Located[]): Located[] {
  const lines = groupBy(after, ({ at }) => at);
  const found: Located[] = [];
  let expected = after[0]?.at ?? 0;
  for (const [at, [first, second]] of lines) {
    if (!first || at > expected + GAP || first.from > LABEL || /[。；]/u.test(first.passage.slice(0, first.from)))
      break;
    found.push(first, ...(second && /占/u.test(between(first, second)) ? [second] : []));
    expected = at;
  }
  return found;
}

function itemOf(figure: Located, all: readonly Located[]): Item {
  const at = all.indexOf(figure);
  const rest = all.slice(at + 1);
  const next = rest.findIndex(isBase);
  const told = next < 0 ? rest : rest.slice(0, next);
  const percents = told.filter(({ statement: { quantity }, at: line }) => quantity.unit === '%' && line === figure.at);
  const growth = percents.find(({ statement }) => statement.quantity.change) ?? null;
  const share = percents.find((one) => !one.statement.quantity.change && isShare(between(figure, one))) ?? null;
  return { figure, growth, share };
}

// 占比, 占总数的; 占全区工业 is a share of something else.
function isShare(words: string): boolean {
  return /^[，,、（(]?(?:约|各)?占(?:比|比重|总数|总额|总量|总支出|总收入|全部|合计)?(?:的|为|达|约|[:：])*$/u.test(
    words,
  );
}

/** The figure of a printed amount; 约为24,618 with every digit told is taken as printed. */
export function figureIn({ statement: { quantity } }: Located): Figure | null {
  const isTold = quantity.comparator === '=' || (quantity.comparator === '~' && !isRound(quantity));
  return isTold ? figureOf(quantity) : null;
}

function isRound({ value }: Quantity): boolean {
  return /0$/.test(value) || value.replace('.', '').replace(/^0+/, '').length < 4;
}

/** A sum of printed figures, told in their unit where they share it. */
export interface Sum {
  readonly unit: string;
  readonly result: Comparison;
}

/** Whether the parts make the whole; null where a figure is no more than a bound. */
export function sumOf(whole: Located, parts: readonly Located[]): Sum | null {
  const all = [whole, ...parts];
  if (parts.length < 2 || all.some((one) => figureIn(one) === null)) return null;
  const { unit } = whole.statement.quantity;
  const isShared = all.every(({ statement }) => statement.quantity.unit === unit);
  const [stated, ...others] = all.map((one) => (isShared ? asPrinted(one) : figureIn(one))) as [Figure, ...Figure[]];
  // A total told to the fen was not made of parts known to the 万元: 30万元 is 30.00万元 there.
  const exact = others.map((one) =>
    compare(decimal(one.step), decimal(stated.step)) > 0 ? { ...one, step: '0' } : one,
  );
  const policy = isZero(decimal(stated.step)) ? 'exact' : 'sum';
  return { unit: isShared ? unit : unit.replace(/^[万亿千百]+(?=.)/u, ''), result: checkSum(stated, exact, policy) };
}

function asPrinted({ statement: { quantity } }: Located): Figure {
  const isCounted = isZero(decimal(figureOf(quantity).step));
  return { value: quantity.value, step: isCounted ? '0' : quantity.step };
}

/** Whether a difference is at most a part of the whole, in per cent. */
export function isWithin({ difference, computed }: Comparison, percent: string): boolean {
  return (
    compare(multiply(absolute(decimal(difference)), decimal('100')), multiply(decimal(computed), decimal(percent))) <= 0
  );
}

/** Ways to end a list, the likely one first: at the first semicolon, unless all parts are told apart by it. */
export function endsOf({ parts }: Listing): Item[][] {
  const isSemicolon = parts.map(({ figure }, i) => {
    const before = parts[i - 1]?.figure;
    return before?.at === figure.at && /[；;]/u.test(between(before, figure));
  });
  const semicolon = isSemicolon[1] ? -1 : isSemicolon.indexOf(true);
  const shorter = parts.map((_, i) => parts.slice(0, i + 1)).filter(({ length }) => length > 1);
  return [...(semicolon > 0 ? [parts.slice(0, semicolon)] : []), [...parts], ...shorter];
}
