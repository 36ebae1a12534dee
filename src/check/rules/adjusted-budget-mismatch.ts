import { type Comparison as Arithmetic, checkSum, type Figure, opposite } from '../../model/figure.ts';
import type { Fund, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, combinations, told } from '../arithmetic.ts';
import { amountEvidence, amountName, amountsOf, amountWords, groupsOf, inOneUnit } from '../money.ts';

/**
 * 年初预算加调整不等于调整后预算: initial budget and adjustment do not make the adjusted budget.
 *
 * Why: every rate of the report is computed from the adjusted budget.
 * Formula: initial + Σ increases − Σ decreases = adjusted, for each fund of each scope; policy `sum`.
 * Basis: 调整后预算 = 年初预算 + 调增预算 − 调减预算。
 * Fires: 年初预算1,200.00万元，调增预算300.00万元，调整后预算1,600.00万元.
 * Holds: 年初预算1,200.00万元，调增预算300.00万元，调减预算50.00万元，调整后预算1,450.00万元.
 */
export const adjustedBudgetMismatch: Rule = {
  id: 'adjusted-budget-mismatch',
  severity: 'error',
  title: { zh: '年初预算加调整不等于调整后预算', en: 'Initial budget and adjustment do not make the adjusted budget' },
  basis: '调整后预算 = 年初预算 + 调增预算 − 调减预算',
  needs: {
    zh: '未同时读到同一资金的年初预算、预算调整数和调整后预算',
    en: 'Needs initial budget, adjustment and adjusted budget of one fund',
  },
  messages: {
    differs: {
      zh: '{name}为{stated}，与年初预算和调整数之和（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: '{name} is {stated}, which differs from initial budget and adjustment ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    rounding: {
      zh: '{name}为{stated}，与年初预算和调整数之和（{parts} = {computed}）相差{difference}，属尾差，容许误差{tolerance}',
      en: '{name} is {stated}; initial budget and adjustment ({parts} = {computed}) differ by {difference}, a rounding difference (tolerance {tolerance})',
    },
    holds: {
      zh: '{name}为{stated}，与年初预算和调整数之和（{parts} = {computed}）相符',
      en: '{name} is {stated}, the sum of initial budget and adjustment ({parts} = {computed})',
    },
  },
  *check(report) {
    for (const { scope, fund } of groupsOf(report, 'adjusted')) {
      const best = bestOf(candidates(report, fund, scope));
      if (best) yield comparisonOf(best, amountName('adjusted', fund, scope));
    }
  },
};

interface Candidate {
  readonly adjusted: Fund;
  readonly initial: Fund;
  readonly adjustments: readonly Fund[];
  readonly unit: string;
  readonly result: Arithmetic;
}

function* candidates(report: ReportBody, fund: string, scope: string): Iterable<Candidate> {
  const [whole, initials, changes] = ['adjusted', 'initial', 'adjustment'].map((item) =>
    amountsOf(report, item, fund, scope),
  );
  const own = changes?.length ? changes : null;
  // 调增A、调减B: both count; 其中追加C is a part of A and is not added to it.
  const lists = own
    ? [own, ...(own.length > 1 ? own.map((one) => [one]) : [])]
    : [changesOfSources(report, fund, scope)];
  for (const [adjusted, initial] of combinations([whole ?? [], initials ?? []]) as Iterable<[Fund, Fund]>) {
    for (const adjustments of lists) {
      const one = candidate(adjusted, initial, adjustments);
      if (own || (adjustments.length > 0 && one.result.holds)) yield one;
    }
  }
}

// 追加区级资金60万元 adjusts the total too, but whether all of it is told cannot be known: such a sum counts when it holds.
function changesOfSources(report: ReportBody, fund: string, scope: string): Fund[] {
  if (fund !== 'total') return [];
  const sources = groupsOf(report, 'adjustment').filter((group) => group.scope === scope);
  return sources.flatMap((group) => amountsOf(report, 'adjustment', group.fund, scope));
}

function candidate(adjusted: Fund, initial: Fund, adjustments: readonly Fund[]): Candidate {
  const { unit, figures } = inOneUnit([adjusted, initial, ...adjustments]);
  const [stated, first, ...changes] = figures as [Figure, Figure, ...Figure[]];
  const signed = changes.map((figure, i) => (isDecrease(adjustments[i] as Fund) ? opposite(figure) : figure));
  return { adjusted, initial, adjustments, unit, result: checkSum(stated, [first, ...signed], 'sum') };
}

// 调减-50万元 is a decrease of 50, and so is 调整-50万元.
function isDecrease({ amount }: Fund): boolean {
  return amount.change === 'decrease' && !amount.value.startsWith('-');
}

function comparisonOf({ adjusted, initial, adjustments, unit, result }: Candidate, name: string): Comparison {
  const { outcome, variant, numbers, facts } = told(amountWords(adjusted), result, unit);
  const terms = adjustments.map((one) => `${isDecrease(one) ? '−' : '+'} ${amountWords(one)}`);
  const parts = [amountWords(initial), ...terms].join(' ');
  return {
    outcome,
    variant,
    facts: { ...facts, name, parts },
    figures: [adjusted, initial, ...adjustments].map(amountEvidence),
    isSum: !adjustments.some(isDecrease),
    ...numbers,
  };
}
