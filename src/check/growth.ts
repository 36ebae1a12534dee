/** Growth told with the amounts that it is computed from. 增减率 */
import { add, compare, decimal, isZero, print } from '../model/decimal.ts';
import { type Comparison, checkRatio, checkSum, comparable, type Figure, figureOf, opposite } from '../model/figure.ts';
import type { ReportBody } from '../model/report.ts';
import { lastClause } from './clauses.ts';
import { between, isBase, type Located, locate } from './figures-in-text.ts';

/** A printed change with the amounts beside it: a rate in %, or an amount. */
export interface Growth {
  readonly stated: Located;
  readonly beside: readonly Located[];
  readonly unit: string;
  readonly result: Comparison;
}

/** Words that say that a change is against the year before, of the amount in front of it. */
const against = /^[与比较同]|上年|去年|同期|同比|各|预算数?$|执行数$/u;

/** Every change that can be computed, in reading order. */
export function growthsOf(report: ReportBody): Growth[] {
  const figures = locate(report);
  return figures.flatMap((stated, i) => {
    const { change, comparator } = stated.statement.quantity;
    if (!change || comparator !== '=' || !against.test(stated.statement.subject)) return [];
    const before = figures.slice(Math.max(0, i - 4), i).filter(({ at }) => at === stated.at);
    return isPercent(stated) ? rateOf(stated, before) : amountOf(stated, before);
  });
}

function isPercent({ statement }: Located): boolean {
  return statement.quantity.unit === '%';
}

function isSameSentence(one: Located, other: Located): boolean {
  return one.statement.sentence === other.statement.sentence;
}

/** Old and new amount in the sentence of the change, or the new amount with the change in figures. */
function rateOf(stated: Located, before: readonly Located[]): Growth[] {
  const last = before.at(-1);
  if (!last) return [];
  const years = yearPair(stated, before);
  if (years) return ratio(stated, [years.older, years.newer], years.change, years.older);
  const { quantity } = last.statement;
  const isChange = Boolean(quantity.change) && quantity.unit !== '%' && isSameSentence(last, stated);
  const isOne = quantity.change === stated.statement.quantity.change && !between(last, stated).includes('其中');
  const now = isChange && isOne ? newAmount(last, before.slice(0, -1)) : null;
  if (!now) return [];
  const [amount, change] = [figureOf(now.statement.quantity), figureOf(quantity)];
  const older = sumFigure(amount, quantity.change === 'decrease' ? change : opposite(change));
  return ratio(stated, [now, last], change, older);
}

/** The amount that the change ends at: right in front of it, in its sentence or the one before. */
function newAmount(change: Located, before: readonly Located[]): Located | null {
  const last = before.at(-1);
  if (!last || !isBase(last) || !comparable(last.statement.quantity, change.statement.quantity)) return null;
  if (last.statement.quantity.comparator !== '=') return null;
  const words = between(last, change);
  // A sentence of its own tells of the whole, not of the last part in the list before it.
  if (/[。；]/u.test(words) && lastClause(last.passage.slice(0, last.from), '。；').includes('其中')) return null;
  return (words.match(/[。；]/gu)?.length ?? 0) <= 1 && !/其中|原因/u.test(words) ? last : null;
}

interface Years {
  readonly older: Located | Figure;
  readonly newer: Located;
  readonly change: Figure;
}

// 2022年执行数为100万元，2023年预算安排120万元，比2022年执行数增加20%.
function yearPair(stated: Located, before: readonly Located[]): (Years & { readonly older: Located }) | null {
  const bases = before.filter((one) => isBase(one) && isSameSentence(one, stated));
  const [older, newer, ...others] = bases;
  if (!older || !newer || others.length > 0 || !comparable(older.statement.quantity, newer.statement.quantity))
    return null;
  const [from, to] = [older, newer].map(({ statement }) => /20\d{2}/.exec(statement.period ?? '')?.[0]);
  if (!from || !to || from >= to || bases.some(({ statement }) => statement.quantity.comparator !== '=')) return null;
  const [a, b] = [older, newer].map(({ statement }) => figureOf(statement.quantity)) as [Figure, Figure];
  const change = sumFigure(b, opposite(a));
  return { older, newer, change: stated.statement.quantity.change === 'decrease' ? opposite(change) : change };
}

function ratio(stated: Located, beside: readonly Located[], change: Figure, older: Located | Figure): Growth[] {
  const whole = 'statement' in older ? figureOf(older.statement.quantity) : older;
  const { value, step } = stated.statement.quantity;
  if (compare(decimal(whole.value), decimal('0')) <= 0) return [];
  const result = checkRatio({ value, step }, change, whole);
  return result ? [{ stated, beside, unit: '%', result }] : [];
}

/** A change in figures against both amounts. */
function amountOf(stated: Located, before: readonly Located[]): Growth[] {
  const years = yearPair(stated, before);
  if (!years || !comparable(stated.statement.quantity, years.newer.statement.quantity)) return [];
  const result = checkSum(figureOf(stated.statement.quantity), [years.change], 'sum');
  return [{ stated, beside: [years.older, years.newer], unit: baseUnit(stated), result }];
}

function baseUnit({ statement }: Located): string {
  return statement.quantity.unit.replace(/^[万亿千百]+(?=.)/u, '');
}

function sumFigure(a: Figure, b: Figure): Figure {
  const step = isZero(decimal(a.step)) ? b.step : print(add(decimal(a.step), decimal(b.step)));
  return { value: print(add(decimal(a.value), decimal(b.value))), step };
}
