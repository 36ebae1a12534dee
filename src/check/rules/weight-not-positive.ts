import { compare, decimal } from '../../model/decimal.ts';
import type { Rule } from '../../model/rule.ts';

/**
 * 指标分值为零或负数: an indicator has no positive weight.
 *
 * Why: an indicator that counts nothing cannot be evaluated by its score.
 * Formula: full score > 0, exact, for every indicator.
 * Basis: 每项指标均应设置分值。
 * Fires: 分值0分，得分0分.
 * Holds: 分值8分，得分8分. Silent for forms without weights.
 */
export const weightNotPositive: Rule = {
  id: 'weight-not-positive',
  severity: 'warning',
  title: { zh: '指标分值为零或负数', en: 'An indicator has no positive weight' },
  basis: '每项指标均应设置分值',
  needs: { zh: '未读到指标的分值', en: 'No indicator has a weight' },
  messages: {
    none: {
      zh: '“{name}”的分值为{stated}，与分值应大于零的要求不符',
      en: 'The weight of “{name}” is {stated}; it has to be more than zero',
    },
    holds: {
      zh: '{count}项指标的分值均大于零',
      en: 'The weights of all {count} indicators are more than zero',
    },
  },
  *check({ indicators }) {
    const weighted = indicators.flatMap(({ name, fullScore }) => (fullScore ? [{ name, ...fullScore }] : []));
    const bad = weighted.filter(({ value }) => compare(decimal(value), decimal('0')) <= 0);
    for (const { name, value, text, places } of bad)
      yield {
        outcome: 'fail',
        variant: 'none',
        facts: { name, stated: `${value}分` },
        figures: [{ text, places }],
        stated: `${value}分`,
        tolerance: '0分',
      };
    if (weighted.length > 0 && bad.length === 0)
      yield {
        outcome: 'pass',
        variant: 'holds',
        facts: { count: String(weighted.length) },
        figures: weighted,
      };
  },
};
