/** Sums told behind their parts, or far from them. 合计 */
import { type Comparison, checkSum, comparable, type Figure, figureOf } from '../model/figure.ts';
import { digitsOf } from '../model/quantity-numeral.ts';
import type { Indicator, ReportBody } from '../model/report.ts';
import type { Evidence } from '../model/rule.ts';
import { isBase, type Located, locate } from './figures-in-text.ts';
import { type Sum, sumOf } from './listings.ts';

/** A total and its parts, of which the total is told last. */
export interface Total extends Sum {
  readonly whole: Located;
  readonly parts: readonly Located[];
}

/** Parts that a sum without a number of them may have. */
const MOST_PARTS = 6;

/** 412.50万元……，161.53万元……，两项合计574.03万元; a sum that does not say how many parts it has counts when it holds. */
export function* totalsBehind(report: ReportBody): Iterable<Total> {
  const figures = locate(report).filter(isBase);
  for (const [i, whole] of figures.entries()) {
    const lead = /(?<count>[两二三四五六\d])?(?:项|者|笔)?(?:合计|共计|总计)(?:为|达)?$/u.exec(
      whole.passage.slice(Math.max(0, whole.from - 8), whole.from),
    );
    if (!lead) continue;
    const before = figures.slice(0, i).filter((one) => one.at === whole.at && isLike(one, whole));
    const count = Number(lead.groups?.count && (digitsOf(lead.groups.count) ?? lead.groups.count));
    const sums = Array.from({ length: MOST_PARTS - 1 }, (_, k) => total(whole, before.slice(-(k + 2)))).flat();
    const best = sums.find(({ result }) => result.holds) ?? sums.find(({ parts }) => parts.length === count);
    if (best) yield best;
  }
}

function isLike({ statement: a }: Located, { statement: b }: Located): boolean {
  return comparable(a.quantity, b.quantity);
}

function total(whole: Located, parts: readonly Located[]): Total[] {
  const sum = sumOf(whole, parts);
  return sum ? [{ whole, parts, ...sum }] : [];
}

/** The actual of an indicator and its parts. */
export interface Elsewhere {
  readonly name: string;
  readonly whole: Evidence;
  readonly parts: readonly Located[];
  readonly result: Comparison;
}

/** 检测、改造企业数量54家, and 检测36家，改造18家 in one sentence; told only where it holds, since the words decide. */
export function* totalsElsewhere(report: ReportBody): Iterable<Elsewhere> {
  const figures = locate(report).filter(isBase);
  for (const indicator of report.indicators.filter(({ name }) => /[、和及与]/u.test(name))) {
    const whole = onlyFigure(indicator);
    const pairs = figures.flatMap((one, i) => {
      const next = figures[i + 1];
      return whole && next && isPairOf(indicator, one, next) ? [[one, next] as const] : [];
    });
    const sums = pairs.flatMap((parts) => {
      const result =
        whole &&
        checkSum(
          whole,
          parts.map(({ statement }) => figureOf(statement.quantity)),
          'exact',
        );
      return result?.holds && indicator.actual
        ? [{ name: indicator.name, whole: indicator.actual, parts, result }]
        : [];
    });
    yield* sums.slice(0, 1);
  }
}

function onlyFigure({ actual }: Indicator): Figure | null {
  const [only, ...others] = actual?.quantities ?? [];
  return only && others.length === 0 && only.comparator === '=' ? figureOf(only) : null;
}

function isPairOf({ name, actual }: Indicator, one: Located, next: Located): boolean {
  const [quantity] = actual?.quantities ?? [];
  const isUnit = [one, next].every(({ statement }) => statement.quantity.unit === quantity?.unit);
  const isSentence = one.statement.sentence === next.statement.sentence && one.at === next.at;
  return isUnit && isSentence && [one, next].every((figure) => isNamedIn(figure, name));
}

/** Whether two neighbouring characters of the words around the figure stand in the name too, at two spots. */
function isNamedIn({ passage, from, to, statement: { subject } }: Located, name: string): boolean {
  const behind = /^[^，。；、]{0,12}/u.exec(passage.slice(to))?.[0] ?? '';
  const words = subject + passage.slice(from, to) + behind;
  const shared = Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.slice(i, i + 2));
  return shared.filter((pair) => /^\p{Script=Han}{2}$/u.test(pair) && name.includes(pair)).length >= 2;
}
