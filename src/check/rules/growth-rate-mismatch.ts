import type { Comparison, Rule } from '../../model/rule.ts';
import { told } from '../arithmetic.ts';
import { type Growth, growthsOf } from '../growth.ts';

/**
 * 增减额或增减率与金额不符: a change or a growth rate does not follow from the amounts.
 *
 * Why: rate and amounts are printed side by side, and only one of them was brought up to date.
 * Formula: (new − old) ÷ old = rate, new − old = change; old = new − change where only that is told; policy `rate`, `sum`.
 * Basis: 增减率 =（本年数 − 上年数）÷ 上年数 × 100%。
 * Fires: 2022年执行数为20.00万元，2023年预算安排30.00万元，比2022年执行数增加60.00%.
 * Holds: 收入预算110.00万元，与上年相比增加10.00万元，增长10.00%. Silent where the old amount is zero, and where the
 * amount that the change ends at does not stand right in front of it.
 */
export const growthRateMismatch: Rule = {
  id: 'growth-rate-mismatch',
  severity: 'error',
  title: { zh: '增减额或增减率与金额不符', en: 'A change or a growth rate does not follow from the amounts' },
  basis: '增减率 =（本年数 − 上年数）÷ 上年数 × 100%',
  needs: {
    zh: '未同时读到增减率（增减额）和据以计算的金额',
    en: 'Needs a change or a growth rate with the amounts that it is computed from',
  },
  messages: {
    differs: {
      zh: '“{stated}”与按金额计算的结果（{parts}：{computed}）不符，相差{difference}，容许误差{tolerance}',
      en: '“{stated}” differs from what the amounts give ({parts}: {computed}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '“{stated}”与按金额计算的结果（{parts}：{computed}）相符，容许误差{tolerance}',
      en: '“{stated}” is what the amounts give ({parts}: {computed}; tolerance {tolerance})',
    },
  },
  *check(report) {
    for (const growth of growthsOf(report)) yield comparisonOf(growth);
  },
};

function comparisonOf({ stated, beside, unit, result }: Growth): Comparison {
  const { outcome, numbers, facts } = told(stated.statement.text, result, unit);
  return {
    outcome,
    variant: result.holds ? 'holds' : 'differs',
    facts: { ...facts, parts: beside.map(({ statement }) => statement.text).join('、') },
    figures: [stated, ...beside].map(({ statement }) => statement),
    ...numbers,
  };
}
