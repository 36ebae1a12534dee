/** The amounts of a report as rules look them up: by what they are, where they come from, and whose they are. */
import { compare, decimal, isZero } from '../model/decimal.ts';
import { type Comparison, checkSum, type Figure, inYuan } from '../model/figure.ts';
import { groupBy } from '../model/groups.ts';
import { remembered } from '../model/remembered.ts';
import type { Fund, ReportBody } from '../model/report.ts';
import type { Evidence } from '../model/rule.ts';
import { vocabulary } from '../model/vocabulary.ts';
import { isSame } from './arithmetic.ts';
import { once } from './once.ts';

/** Several prints of one amount are told apart up to this many different values. */
const MOST_VALUES = 3;

const itemWords: Readonly<Record<string, string>> = {
  initial: '年初预算',
  adjustment: '预算调整',
  adjusted: '调整后预算',
  expenditure: '支出',
};

/**
 * The prints of one amount, each value once: only the exact ones (约0.34亿元 is none) with the finest digits.
 *
 * A report tells an amount in full once and rounds it elsewhere; the rounded print would make every sum hold.
 */
export function amountsOf(report: ReportBody, item: string, fund: string, scope: string): readonly Fund[] {
  return amountsByName(report)(nameOf({ item, fund, scope }));
}

const amountsByName = once((report: ReportBody) => {
  const exact = groupBy(report.funds.filter(isExact), nameOf);
  return remembered((name) => distinct(exact.get(name) ?? []));
});

const nameOf = ({ item, fund, scope }: Pick<Fund, 'item' | 'fund' | 'scope'>): string => `${item}\n${fund}\n${scope}`;

function distinct(all: readonly Fund[]): readonly Fund[] {
  const finest = all.map(stepInYuan).sort((a, b) => compare(decimal(a), decimal(b)))[0];
  const amounts: Fund[] = [];
  for (const one of all) {
    if (finest === undefined || !isSame(stepInYuan(one), finest)) continue;
    if (!amounts.some((other) => isSame(other.amount.yuan, one.amount.yuan))) amounts.push(one);
  }
  return amounts.slice(0, MOST_VALUES);
}

function isExact({ amount }: Fund): boolean {
  return amount.comparator === '=' && amount.upper === undefined;
}

function stepInYuan({ amount }: Fund): string {
  return inYuan(amount).step;
}

/** The scopes and funds that an item is told for, in the order of the report. */
export function groupsOf(report: ReportBody, item: string): { scope: string; fund: string }[] {
  const groups = new Map<string, { scope: string; fund: string }>();
  for (const { item: own, scope, fund } of report.funds) {
    if (own === item) groups.set(`${scope}\n${fund}`, { scope, fund });
  }
  return [...groups.values()];
}

/** The amounts as figures of one unit: the printed one where they share it, else yuan. */
export function inOneUnit(funds: readonly Fund[]): { unit: string; figures: Figure[] } {
  const unit = funds[0]?.amount.unit ?? '元';
  const isShared = funds.every(({ amount }) => amount.unit === unit);
  const figures = funds.map(({ amount }) =>
    exactZero(isShared ? { value: amount.value, step: amount.step } : inYuan(amount)),
  );
  return { unit: isShared ? unit : '元', figures };
}

// 政府性基金0万元 beside 1,260.45万元 says that there is none, not that it is less than half a 万元.
function exactZero(figure: Figure): Figure {
  return isZero(decimal(figure.value)) ? { value: '0', step: '0' } : figure;
}

/** Whether amounts make a whole; the result is told in their unit. Policy `sum`. */
export function sumOfFunds(whole: Fund, parts: readonly Fund[]): { unit: string; result: Comparison } {
  const { unit, figures } = inOneUnit([whole, ...parts]);
  const [stated, ...others] = figures as [Figure, ...Figure[]];
  return { unit, result: checkSum(stated, others, 'sum') };
}

/** The same where a whole may be less than its parts: 支出 within the budgets. */
export function withinFunds(whole: Fund, parts: readonly Fund[]): { unit: string; result: Comparison } {
  const { unit, result } = sumOfFunds(whole, parts);
  return { unit, result: { ...result, holds: result.holds || result.difference.startsWith('-') } };
}

/** The amount as printed, with the unit of the table where the cell has none. */
export function amountWords({ amount: { text, unit } }: Fund): string {
  return text.includes(unit) ? text : text + unit;
}

/** The amount and its places. */
export function amountEvidence({ amount: { text, places } }: Fund): Evidence {
  return { text, places };
}

/** What an amount is called in a message: 一般公共预算调整后预算; a project's name in front. */
export function amountName(item: string, fund: string, scope: string): string {
  const owner = scope === 'department' ? '' : `“${scope}”`;
  return (
    owner + (fund === 'total' ? '' : fundWords(fund)) + (itemWords[item] ?? vocabulary.fundItems[item]?.[0] ?? item)
  );
}

/** The source of money in words. */
export function fundWords(fund: string): string {
  return vocabulary.funds[fund]?.[0] ?? fund;
}
