import { add, decimal, print } from '../../model/decimal.ts';
import { checkSum } from '../../model/figure.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { plainFigure } from '../arithmetic.ts';
import { amountsIn, type Deduction, deductionsOf, namedIn } from '../deductions.ts';

/**
 * 扣分总额无法归到具体指标: the lost points are not attributed to named indicators.
 *
 * Why: without the points of each indicator nobody can follow the score.
 * Formula: Σ points told as taken off = full score − score; policy `score`.
 * Basis: 扣分应逐项说明。
 * Fires: 总分50分，自评得分46分。主要扣分指标是：采购管理、信息公开.
 * Holds: 总分50分，自评得分46分。主要扣分指标是：采购管理扣2.5分，信息公开扣1.5分. Silent where the text says nothing of 扣分.
 */
export const deductionUnaccounted: Rule = {
  id: 'deduction-unaccounted',
  severity: 'note',
  title: { zh: '扣分总额无法归到具体指标', en: 'The lost points are not attributed to named indicators' },
  basis: '扣分应逐项说明，各项扣分之和等于扣分总额',
  needs: { zh: '未读到说明扣分情况的得分', en: 'No text on points taken off beside a score' },
  messages: {
    unaccounted: {
      zh: '{name}扣{lost}分，扣分指标（{names}）未写明各扣多少分',
      en: '{name} lost {lost} points; the text names {names}, but not the points that each lost',
    },
    differs: {
      zh: '{name}扣{lost}分，与所写各项扣分之和（{parts}）不符',
      en: '{name} lost {lost} points, which differs from the deductions told ({parts})',
    },
    holds: {
      zh: '{name}扣{lost}分，与所写各项扣分之和（{parts}）相符',
      en: '{name} lost {lost} points, the sum of the deductions told ({parts})',
    },
  },
  *check(report) {
    for (const deduction of deductionsOf(report)) {
      const amounts = amountsIn(deduction.words);
      const names = namedIn(deduction.words);
      if (amounts.length > 0 || names.length > 0) yield comparisonOf(deduction, amounts, names);
    }
  },
};

function comparisonOf({ node, lost }: Deduction, amounts: readonly string[], names: readonly string[]): Comparison {
  const { holds } = checkSum(plainFigure(lost), amounts.map(plainFigure), 'score');
  const variant = amounts.length === 0 ? 'unaccounted' : holds ? 'holds' : 'differs';
  const sum = amounts.map(decimal).reduce(add, decimal('0'));
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: { name: node.name, lost, names: names.join('、'), parts: `${amounts.join(' + ')} = ${print(sum)}` },
    figures: [node],
    stated: `${lost}分`,
    ...(amounts.length > 0 ? { computed: `${print(sum)}分` } : {}),
  };
}
