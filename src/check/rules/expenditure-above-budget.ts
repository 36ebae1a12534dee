import type { Comparison as Arithmetic } from '../../model/figure.ts';
import type { Fund, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, combinations, unsigned } from '../arithmetic.ts';
import { amountEvidence, amountName, amountsOf, amountWords, groupsOf, withinFunds } from '../money.ts';

/**
 * 支出大于可用预算: more was spent than the budget holds.
 *
 * Why: nothing can be paid that was not budgeted; one of the two amounts is wrong, or money is missing from the report.
 * Formula: expenditure ≤ adjusted budget, with money carried over where that is told; for each fund of each scope; `interval`.
 * Basis: 预算未安排的，不得支出。
 * Fires: 调整后预算1,000.00万元，支出1,100.00万元.
 * Holds: 调整后预算1,000.00万元，支出980.00万元. Silent where only the initial budget is told.
 */
export const expenditureAboveBudget: Rule = {
  id: 'expenditure-above-budget',
  severity: 'error',
  title: { zh: '支出大于可用预算', en: 'More was spent than the budget holds' },
  basis: '预算未安排的，不得支出：支出不大于调整后预算',
  needs: {
    zh: '未同时读到同一资金的支出和调整后预算',
    en: 'Needs expenditure and adjusted budget of one fund',
  },
  messages: {
    above: {
      zh: '{name}为{stated}，与调整后预算（{budget}）不符，超出{difference}，容许误差{tolerance}',
      en: '{name} is {stated}, which exceeds the adjusted budget ({budget}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '{name}为{stated}，未超出调整后预算{budget}，容许误差{tolerance}',
      en: '{name} is {stated}, within the adjusted budget {budget} (tolerance {tolerance})',
    },
  },
  *check(report) {
    for (const { scope, fund } of groupsOf(report, 'expenditure')) {
      const best = bestOf(candidates(report, fund, scope));
      if (best) yield comparisonOf(best, amountName('expenditure', fund, scope));
    }
  },
};

interface Candidate {
  readonly spent: Fund;
  readonly budgets: readonly Fund[];
  readonly unit: string;
  readonly result: Arithmetic;
}

function* candidates(report: ReportBody, fund: string, scope: string): Iterable<Candidate> {
  const [spent, adjusted, carried] = ['expenditure', 'adjusted', 'carry-over'].map((item) =>
    amountsOf(report, item, fund, scope),
  ) as [Fund[], Fund[], Fund[]];
  for (const list of combinations([spent, adjusted])) {
    const [one, budget] = list as [Fund, Fund];
    for (const budgets of [[budget], ...carried.map((more) => [budget, more])])
      yield { spent: one, budgets, ...withinFunds(one, budgets) };
  }
}

function comparisonOf({ spent, budgets, unit, result }: Candidate, name: string): Comparison {
  const numbers = { stated: amountWords(spent), computed: result.computed + unit, tolerance: result.tolerance + unit };
  return {
    outcome: result.holds ? 'pass' : 'fail',
    variant: result.holds ? 'holds' : 'above',
    facts: {
      name,
      stated: numbers.stated,
      tolerance: numbers.tolerance,
      budget: budgets.map(amountWords).join(' + '),
      difference: unsigned(result.difference) + unit,
    },
    figures: [spent, ...budgets].map(amountEvidence),
    ...numbers,
    difference: result.difference + unit,
  };
}
