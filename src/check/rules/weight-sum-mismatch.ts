import type { Rule } from '../../model/rule.ts';
import { bestOf } from '../arithmetic.ts';
import { comparisonOf, weightSums } from '../weights.ts';

/**
 * 分值合计与标明的总分不符: the weights do not add up to the stated total.
 *
 * Why: a form whose weights make 98 cannot be scored out of 100.
 * Formula: Σ fullScore(parts) = fullScore(whole), exact; the rows of a form with budget execution and what is scored
 * beside them = the printed total.
 * Basis: 各项指标分值合计应等于标明的总分。
 * Fires: 总分50分, 产出指标总分20分, 效益指标总分20分, 支出率总分15分.
 * Holds: 总分50分, 产出指标总分20分, 效益指标总分20分, 支出率总分10分. Silent where a row has no weight, where prose leaves
 * parts untold, and where no total is printed and the weights do not make 100.
 */
export const weightSumMismatch: Rule = {
  id: 'weight-sum-mismatch',
  severity: 'error',
  title: { zh: '分值合计与标明的总分不符', en: 'The weights do not add up to the stated total' },
  basis: '各项指标分值合计应等于标明的总分',
  needs: {
    zh: '未读到总分及其全部分项的分值',
    en: 'Needs a total and the weights of all its parts',
  },
  messages: {
    differs: {
      zh: '{name}标明的分值为{stated}，与各项分值之和（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The full score of {name} is {stated}, which differs from the sum of the weights ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '{name}标明的分值为{stated}，与各项分值之和（{parts} = {computed}）相符',
      en: 'The full score of {name} is {stated}, the sum of the weights ({parts} = {computed})',
    },
  },
  *check(report) {
    for (const candidates of weightSums(report)) {
      const best = bestOf(candidates);
      if (best) yield comparisonOf(best);
    }
  },
};
