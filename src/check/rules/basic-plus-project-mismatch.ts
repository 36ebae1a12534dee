import { absolute, compare, decimal, multiply } from '../../model/decimal.ts';
import type { Comparison as Arithmetic } from '../../model/figure.ts';
import type { Fund, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { combinations, told } from '../arithmetic.ts';
import { amountEvidence, amountName, amountsOf, amountWords, groupsOf, sumOfFunds } from '../money.ts';

/**
 * 基本支出加项目支出不等于总额: basic and project expenditure do not make the total.
 *
 * Why: the two are the whole expenditure of a department by its nature.
 * Formula: basic + project (+ reserve) = expenditure or budget, whichever of them it makes; policy `sum`.
 * Basis: 支出总额 = 基本支出 + 项目支出。
 * Fires: 支出1,800.00万元，其中基本支出1,000.00万元，项目支出750.00万元.
 * Holds: 支出1,800.00万元，其中基本支出1,000.00万元，项目支出800.00万元. Silent where the sum is far from every total: then
 * the two are parts of another one.
 */
export const basicPlusProjectMismatch: Rule = {
  id: 'basic-plus-project-mismatch',
  severity: 'error',
  title: { zh: '基本支出加项目支出不等于总额', en: 'Basic and project expenditure do not make the total' },
  basis: '支出总额 = 基本支出 + 项目支出',
  needs: {
    zh: '未同时读到基本支出、项目支出和与之对应的总额',
    en: 'Needs basic expenditure, project expenditure and the total that they make',
  },
  messages: {
    differs: {
      zh: '{name}为{stated}，与基本支出和项目支出之和（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: '{name} is {stated}, which differs from basic and project expenditure ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    rounding: {
      zh: '{name}为{stated}，与基本支出和项目支出之和（{parts} = {computed}）相差{difference}，属尾差，容许误差{tolerance}',
      en: '{name} is {stated}; basic and project expenditure ({parts} = {computed}) differ by {difference}, a rounding difference (tolerance {tolerance})',
    },
    holds: {
      zh: '{name}为{stated}，与基本支出和项目支出之和（{parts} = {computed}）相符',
      en: '{name} is {stated}, the sum of basic and project expenditure ({parts} = {computed})',
    },
  },
  *check(report) {
    for (const { scope, fund } of groupsOf(report, 'basic-expenditure')) {
      const sums = [...sumsOf(report, fund, scope)];
      const best = sums.find(({ result }) => result.holds) ?? nearest(sums);
      if (best) yield comparisonOf(best, scope);
    }
  },
};

const totals: readonly string[] = ['expenditure', 'adjusted', 'initial', 'expenditure-budget', 'income-budget'];

/** A sum further off than this part of the total is no sum of it. */
const NEAR = decimal('0.1');

interface Sum {
  readonly total: Fund;
  readonly parts: readonly Fund[];
  readonly unit: string;
  readonly result: Arithmetic;
}

function* sumsOf(report: ReportBody, fund: string, scope: string): Iterable<Sum> {
  const [basic, project, reserve] = ['basic-expenditure', 'project-expenditure', 'reserve'].map((item) =>
    amountsOf(report, item, fund, scope).filter(({ amount }) => !amount.change),
  ) as [Fund[], Fund[], Fund[]];
  const whole = totals.flatMap((item) => amountsOf(report, item, fund, scope));
  const lists =
    reserve.length > 0
      ? [
          [basic, project, reserve],
          [basic, project],
        ]
      : [[basic, project]];
  for (const list of lists)
    for (const parts of combinations(list))
      for (const total of whole) yield { total, parts, ...sumOfFunds(total, parts) };
}

function nearest(sums: readonly Sum[]): Sum | undefined {
  const off = ({ result }: Sum) => absolute(decimal(result.difference));
  const [best] = [...sums].sort((a, b) => compare(off(a), off(b)));
  return best && compare(off(best), multiply(decimal(best.result.computed), NEAR)) <= 0 ? best : undefined;
}

function comparisonOf({ total, parts, unit, result }: Sum, scope: string): Comparison {
  const { outcome, variant, numbers, facts } = told(amountWords(total), result, unit);
  return {
    outcome,
    variant,
    facts: { ...facts, name: amountName(total.item, total.fund, scope), parts: parts.map(amountWords).join(' + ') },
    figures: [total, ...parts].map(amountEvidence),
    isSum: true,
    ...numbers,
  };
}
