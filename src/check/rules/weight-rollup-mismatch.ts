import type { Rule } from '../../model/rule.ts';
import { comparisonOf, levelWeights } from '../weights.ts';

/**
 * 下级分值之和与上级标题所写分值不符: a heading such as 产出指标（50分） disagrees with the rows below it.
 *
 * Why: either a row is missing or a weight was changed and the heading was not.
 * Formula: Σ fullScore(rows of the level) = points in the heading of the level, exact.
 * Basis: 上级指标分值等于下级指标分值之和。
 * Fires: 产出指标（50分） over rows of 20分, 20分 and 8分.
 * Holds: 产出指标（50分） over rows of 20分, 20分 and 10分. Silent where a row of the level has no weight.
 */
export const weightRollupMismatch: Rule = {
  id: 'weight-rollup-mismatch',
  severity: 'error',
  title: { zh: '下级分值之和与上级标题所写分值不符', en: 'The weight in a heading differs from the rows below it' },
  basis: '上级指标分值等于下级指标分值之和',
  needs: {
    zh: '未读到写明分值的上级指标及其下全部指标的分值',
    en: 'Needs a heading with a weight and the weights of all rows below it',
  },
  messages: {
    differs: {
      zh: '{name}标明的分值为{stated}，与下级分值之和（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The weight of {name} is {stated}, which differs from the sum of its rows ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '{name}标明的分值为{stated}，与下级分值之和（{parts} = {computed}）相符',
      en: 'The weight of {name} is {stated}, the sum of its rows ({parts} = {computed})',
    },
  },
  *check(report) {
    for (const sum of levelWeights(report)) yield comparisonOf(sum);
  },
};
