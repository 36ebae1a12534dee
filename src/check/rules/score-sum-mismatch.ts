import { decimal } from '../../model/decimal.ts';
import { type Comparison as Arithmetic, checkSum, type Figure } from '../../model/figure.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, plainFigure, told } from '../arithmetic.ts';
import { indicatorSums, levelSums, type Points, type ScoreSum, treeSums, weightsFit } from '../scores.ts';

/**
 * 各项得分之和与合计得分不符: the scores of the parts do not add up to the score of the whole.
 *
 * Why: the total decides the grade, and the grade decides next year's money; a total that its parts do not make is a
 * slip of the pen or a score that was changed afterwards.
 * Formula: Σ score(parts) = score(whole), for every node of the score tree and for the rows of a form; policy `score`,
 * whole points exact.
 * Basis: 上级指标得分等于下级指标得分之和。
 * Fires: 履职效能得分47.62分, 产出指标19.10分, 效益指标18.60分, 支出率9.42分 (47.12分).
 * Holds: 履职效能47.12分, 管理效率45.3分, 自评得分92.42分. Silent where the weights show that parts are missing from the list.
 */
export const scoreSumMismatch: Rule = {
  id: 'score-sum-mismatch',
  severity: 'error',
  title: { zh: '各项得分之和与合计得分不符', en: 'Scores do not add up to the total' },
  basis: '上级指标得分等于下级指标得分之和，总分等于各项指标得分之和',
  needs: {
    zh: '未读到可以相加的得分：需有合计得分及其全部分项得分',
    en: 'No scores to add up: needs a total and the scores of all its parts',
  },
  messages: {
    differs: {
      zh: '{name}得分为{stated}，与各项得分之和（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The score of {name} is {stated}, which differs from the sum of its parts ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    rounding: {
      zh: '{name}得分为{stated}，与各项得分之和（{parts} = {computed}）相差{difference}，属尾差，容许误差{tolerance}',
      en: 'The score of {name} is {stated}; the sum of its parts ({parts} = {computed}) differs by {difference}, a rounding difference (tolerance {tolerance})',
    },
    holds: {
      zh: '{name}得分为{stated}，与各项得分之和（{parts} = {computed}）相符',
      en: 'The score of {name} is {stated}, the sum of its parts ({parts} = {computed})',
    },
  },
  *check(report) {
    for (const sum of treeSums(report)) yield* comparisonOf([sum]);
    for (const sum of levelSums(report)) yield* comparisonOf([sum]);
    for (const candidates of indicatorSums(report)) yield* comparisonOf(candidates);
  },
};

interface Candidate {
  readonly sum: ScoreSum;
  readonly result: Arithmetic;
}

/** A sum that holds, or a sum that ought to: one whose list of parts is complete. */
function* comparisonOf(sums: readonly ScoreSum[]): Iterable<Comparison> {
  const candidates = sums.map((sum) => ({ sum, result: resultOf(sum) }));
  const best = bestOf(candidates.filter(({ sum, result }) => result.holds || isComplete(sum)));
  if (best) yield toComparison(best);
}

function resultOf({ whole, parts }: ScoreSum): Arithmetic {
  const [stated, ...others] = [whole, ...parts].map(({ score }) => plainFigure(score)) as [Figure, ...Figure[]];
  // 45分 and 40分 were given as whole points: nothing was rounded, and 86分 is not their sum.
  const isWhole = [stated, ...others].every(({ step }) => step === '1');
  return checkSum(stated, others, isWhole ? 'exact' : 'score');
}

function isComplete(sum: ScoreSum): boolean {
  return sum.isWhole || (weightsFit(sum) ?? (sum.isListed && sum.parts.length > 1));
}

function toComparison({ sum: { whole, parts }, result }: Candidate): Comparison {
  const { outcome, variant, numbers, facts } = told(`${whole.score}分`, result, '分');
  return {
    outcome,
    variant,
    facts: { ...facts, name: whole.name.replace(/得分$/, ''), parts: parts.map(termOf).join(' + ') },
    figures: [whole, ...parts],
    isSum: true,
    ...numbers,
  };
}

function termOf({ name, score }: Points): string {
  return decimal(score).digits < 0n ? `${name}（${score}）` : `${name}${score}`;
}
