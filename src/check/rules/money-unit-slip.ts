import { compare, type Decimal, decimal, isZero, multiply, shift } from '../../model/decimal.ts';
import type { Printed, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { amountName } from '../money.ts';

/**
 * 金额单位疑似错误: two mentions of one amount differ by 10⁴ or 10⁸.
 *
 * Why: 万元 and 元, or 亿元 and 万元, were confused; every sum with the amount is wrong.
 * Formula: amount ÷ amount ∉ {10⁴, 10⁸} ± 1 %, for the prints of one fund and for statements with one subject.
 * Basis: 同一金额的计量单位应一致。
 * Fires: 部门整体支出1,219.61万元, later 部门整体支出1,219.61元.
 * Holds: 部门整体支出1,219.61万元, later 12,196,100元. Silent where an amount is told with many values.
 */
export const moneyUnitSlip: Rule = {
  id: 'money-unit-slip',
  severity: 'error',
  title: { zh: '金额单位疑似错误', en: 'Two mentions of one amount differ by its unit' },
  basis: '同一金额的计量单位应一致',
  needs: { zh: '未读到前后重复的金额', en: 'No amount is told more than once' },
  messages: {
    slip: {
      zh: '{name}前后写作{stated}和{computed}，数值相差{factor}倍，计量单位不符',
      en: '{name} is told as {stated} and as {computed}, {factor} times apart: the units do not agree',
    },
    holds: {
      zh: '{name}前后写作{stated}和{computed}，计量单位相符',
      en: '{name} is told as {stated} and as {computed}, in units that agree',
    },
  },
  *check(report) {
    for (const { name, prints } of mentionsOf(report)) {
      if (prints.length < 2 || prints.length > MOST_PRINTS) continue;
      for (const [i, one] of prints.entries())
        for (const other of prints.slice(i + 1)) yield comparisonOf(name, one, other);
    }
  },
};

/** Amounts told more often than this are several amounts under one name. */
const MOST_PRINTS = 3;

/** A shorter subject (共, 投入) may be anybody's. */
const SHORTEST_SUBJECT = 5;

interface Print extends Printed {
  readonly yuan: string;
}

interface Mention {
  readonly name: string;
  readonly prints: Print[];
}

function mentionsOf({ funds, statements }: ReportBody): Iterable<Mention> {
  const mentions = new Map<string, Mention>();
  const add = (key: string, name: string, print: Print): void => {
    const mention = mentions.get(key) ?? { name, prints: [] };
    const isNew = !mention.prints.some(({ yuan }) => compare(decimal(yuan), decimal(print.yuan)) === 0);
    if (isNew) mention.prints.push(print);
    mentions.set(key, mention);
  };
  for (const { item, fund, scope, amount } of funds)
    if (!amount.change) add([item, fund, scope].join('\n'), amountName(item, fund, scope), amount);
  for (const { subject, quantity, period, text, places } of statements) {
    const { yuan, change } = quantity;
    const isNamed = yuan !== undefined && !change && subject.length >= SHORTEST_SUBJECT;
    if (isNamed) add(`${subject}\n${period}`, `“${subject}”`, { yuan, text, places });
  }
  return mentions.values();
}

const slips: readonly number[] = [4, 8];

function slipOf(one: Print, other: Print): number | undefined {
  const [a, b] = [one, other].map(({ yuan }) => decimal(yuan)) as [Decimal, Decimal];
  const [small, large] = compare(a, b) < 0 ? [a, b] : [b, a];
  if (isZero(small)) return undefined;
  return slips.find((power) => {
    const [low, high] = ['0.99', '1.01'].map((factor) => multiply(shift(small, power), decimal(factor)));
    return low && high && compare(large, low) >= 0 && compare(large, high) <= 0;
  });
}

function comparisonOf(name: string, one: Print, other: Print): Comparison {
  const power = slipOf(one, other);
  const numbers = { stated: one.text, computed: other.text };
  return {
    outcome: power === undefined ? 'pass' : 'fail',
    variant: power === undefined ? 'holds' : 'slip',
    facts: { ...numbers, name, factor: power === undefined ? '' : `10${power === 4 ? '⁴' : '⁸'}` },
    figures: [one, other],
    ...numbers,
  };
}
