import type { Fund } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { unsigned } from '../arithmetic.ts';
import { amountEvidence, amountsOf, amountWords, groupsOf, withinFunds } from '../money.ts';

/**
 * 年底下达金额大于全年调增额: a late allocation is above the increase of the whole year.
 *
 * Why: what came at the end of the year is a part of what came during the year.
 * Formula: late allocation ≤ Σ increases, unless cuts are told; `interval`.
 * Basis: 年底下达的资金属于当年调增预算的一部分。
 * Fires: 调增预算400.00万元，年底临时下达的450.00万元未能实现支出.
 * Holds: 调增预算400.00万元，年底临时下达的150.00万元未能实现支出. Not assessed where cuts are told: then the increase is a net one.
 */
export const lateAllocationExceedsAdjustment: Rule = {
  id: 'late-allocation-exceeds-adjustment',
  severity: 'warning',
  title: { zh: '年底下达金额大于全年调增额', en: 'A late allocation is above the increase of the whole year' },
  basis: '年底下达的资金属于当年调增预算的一部分，不大于全年调增额',
  needs: {
    zh: '未同时读到年底下达金额和全年调增预算，或另有调减预算',
    en: 'Needs a late allocation and the increase of the year, and no cuts',
  },
  messages: {
    above: {
      zh: '年底下达金额为{stated}，与全年调增预算（{parts}）不符，超出{difference}，容许误差{tolerance}',
      en: 'The late allocation is {stated}, which exceeds the increase of the whole year ({parts}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '年底下达金额为{stated}，未超出全年调增预算（{parts}），容许误差{tolerance}',
      en: 'The late allocation is {stated}, within the increase of the whole year ({parts}; tolerance {tolerance})',
    },
  },
  *check(report) {
    for (const { scope, fund } of groupsOf(report, 'late-allocation')) {
      const changes = amountsOf(report, 'adjustment', fund, scope);
      const isCut = report.funds.some(({ item, amount }) => item === 'adjustment' && amount.change === 'decrease');
      if (changes.length === 0 || isCut) continue;
      for (const late of amountsOf(report, 'late-allocation', fund, scope)) yield comparisonOf(late, changes);
    }
  },
};

function comparisonOf(late: Fund, changes: readonly Fund[]): Comparison {
  const { unit, result } = withinFunds(late, changes);
  const numbers = {
    stated: amountWords(late),
    tolerance: result.tolerance + unit,
    difference: result.difference + unit,
  };
  return {
    outcome: result.holds ? 'pass' : 'fail',
    variant: result.holds ? 'holds' : 'above',
    facts: {
      ...numbers,
      parts: changes.map(amountWords).join(' + '),
      difference: unsigned(numbers.difference),
    },
    figures: [late, ...changes].map(amountEvidence),
    ...numbers,
    computed: result.computed + unit,
  };
}
