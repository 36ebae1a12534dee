import { absolute, compare, type Decimal, decimal, isZero, multiply, print, subtract } from '../../model/decimal.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Fund, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { combinations } from '../arithmetic.ts';
import { amountEvidence, amountName, amountsOf, amountWords, groupsOf, inOneUnit } from '../money.ts';
import { explains, isAsking, sentencesOf } from '../reasons.ts';

/**
 * 预算调整未说明理由: the budget was adjusted and no reason is given.
 *
 * Why: an adjustment shows that the budget was not planned well, or that new tasks came; the reader has to know which.
 * Formula: initial ≠ adjusted → a sentence on the adjustment gives a reason; asked for where the form asks for it, or where
 * the adjustment is at least 30 % of the initial budget.
 * Basis: 年中发生预算调整的，应说明理由。
 * Fires: 年初预算100.00万元，调整后预算180.00万元, and nothing more on it.
 * Holds: the same with 因新增防汛任务追加预算. Silent for small adjustments that nobody asks about.
 */
export const adjustmentUnexplained: Rule = {
  id: 'adjustment-unexplained',
  severity: 'note',
  title: { zh: '预算调整未说明理由', en: 'The budget was adjusted and no reason is given' },
  basis: '年中发生预算调整的，应说明理由',
  needs: {
    zh: '未读到需要说明理由的预算调整',
    en: 'No adjustment of the budget that asks for a reason',
  },
  messages: {
    unexplained: {
      zh: '{name}由年初{initial}调整为{adjusted}，未写明调整理由',
      en: '{name} was adjusted from {initial} to {adjusted}, and no reason is given',
    },
    explained: {
      zh: '{name}由年初{initial}调整为{adjusted}，已写明调整理由',
      en: '{name} was adjusted from {initial} to {adjusted}, and the reason is given',
    },
  },
  *check(report, profile) {
    for (const { scope, fund } of groupsOf(report, 'adjusted').filter((group) => group.fund === 'total')) {
      const lists = ['initial', 'adjusted'].map((item) => amountsOf(report, item, fund, scope));
      const [pair, ...others] = [...combinations(lists)] as [Fund, Fund][];
      if (pair && others.length === 0 && isAskedFor(pair, report, profile)) yield comparisonOf(pair, report, profile);
    }
  },
};

const about = /调整|追加|调增|调减|追减|压减|下达|新增|预算增加/u;

function isAskedFor(pair: readonly [Fund, Fund], report: ReportBody, { execution }: ProvinceProfile): boolean {
  const [initial, adjusted] = inOneUnit(pair).figures.map(({ value }) => decimal(value)) as [Decimal, Decimal];
  const change = absolute(subtract(adjusted, initial));
  if (isZero(change)) return false;
  const isAsked = sentencesOf(report).some((words) => /预算调整|调整预算|追加/u.test(words) && isAsking(words));
  const limit = multiply(initial, decimal(execution.adjustedBy));
  return isAsked || compare(multiply(change, decimal('100')), limit) >= 0;
}

function comparisonOf(pair: readonly [Fund, Fund], report: ReportBody, profile: ProvinceProfile): Comparison {
  const [initial, adjusted] = pair;
  const isExplained = explains(sentencesOf(report), about, profile);
  return {
    outcome: isExplained ? 'pass' : 'fail',
    variant: isExplained ? 'explained' : 'unexplained',
    facts: {
      name: amountName('adjusted', adjusted.fund, adjusted.scope).replace('调整后', ''),
      initial: amountWords(initial),
      adjusted: amountWords(adjusted),
    },
    figures: pair.map(amountEvidence),
    stated: amountWords(adjusted),
    difference: print(subtract(decimal(adjusted.amount.yuan), decimal(initial.amount.yuan))).concat('元'),
  };
}
