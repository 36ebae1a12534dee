import { add, compare, type Decimal, decimal, divide, multiply, print, subtract } from '../../model/decimal.ts';
import type { Comparison as Arithmetic } from '../../model/figure.ts';
import type { Indicator, Score } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { told } from '../arithmetic.ts';
import { checkPoints } from '../earned.ts';
import { type Form, formsOf, isHeading } from '../forms.ts';

/**
 * 剔除不适用指标后的折算得分不符: the total after leaving out rows that do not apply is not rescaled correctly.
 *
 * Why: what does not apply may neither cost points nor give them.
 * Formula: total = earned × 100 ÷ (100 − weight of the rows that do not apply); policy `score`.
 * Basis: 不适用的指标剔除后，按剩余分值折算为百分制。
 * Fires: a row of 10分 is 不适用, the others earn 81分 of 90分, 总分 81分.
 * Holds: the same with 总分 90分. Not assessed where every row applies.
 */
export const notApplicableRescaleMismatch: Rule = {
  id: 'not-applicable-rescale-mismatch',
  severity: 'warning',
  title: { zh: '剔除不适用指标后的折算得分不符', en: 'The total without rows that do not apply is rescaled wrongly' },
  basis: '不适用的指标剔除后，按剩余分值折算为百分制',
  needs: {
    zh: '未读到注明不适用的指标及总分和其余各项得分',
    en: 'Needs a row that does not apply, the total, and the scores of all other rows',
  },
  messages: {
    differs: {
      zh: '总分为{stated}，与剔除不适用指标后的折算得分（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The total is {stated}, which differs from the rescaled one ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    rounding: {
      zh: '总分为{stated}，与剔除不适用指标后的折算得分（{parts} = {computed}）相差{difference}，属尾差，容许误差{tolerance}',
      en: 'The total is {stated}; the rescaled one ({parts} = {computed}) differs by {difference}, a rounding difference (tolerance {tolerance})',
    },
    holds: {
      zh: '总分为{stated}，与剔除不适用指标后的折算得分（{parts} = {computed}）相符',
      en: 'The total is {stated}, the rescaled one ({parts} = {computed})',
    },
  },
  *check(report) {
    for (const { total, nodes, rows } of formsOf(report)) {
      const beside = nodes.filter((node) => !isHeading(node, rows));
      if (total?.score && rows.some(isNotApplicable)) yield* comparisonsOf(total, beside, rows);
    }
  },
};

const hundred = decimal('100');

function isNotApplicable({ actual, score }: Indicator): boolean {
  return score === null && /不适用|不涉及/u.test(actual?.text ?? '');
}

function* comparisonsOf(total: Score, beside: Form['nodes'], rows: readonly Indicator[]): Iterable<Comparison> {
  const [left, kept] = [rows.filter(isNotApplicable), rows.filter((row) => !isNotApplicable(row))];
  const scores = [...beside.map(({ score }) => score), ...kept.map(({ score }) => score?.value ?? null)];
  const weights = left.map(({ fullScore }) => fullScore?.value ?? null);
  if ([...scores, ...weights].includes(null)) return;
  const [earned, lost] = [scores, weights].map((list) =>
    list.map((one) => decimal(one ?? '0')).reduce(add, decimal('0')),
  );
  const rest = subtract(hundred, lost as Decimal);
  if (compare(rest, decimal('0')) <= 0) return;
  const computed = print(divide(multiply(earned as Decimal, hundred), rest, 2, 'half-up'));
  yield comparisonOf(total, left, checkPoints(total.score ?? '0', computed, '100'), [earned, rest] as Decimal[]);
}

function comparisonOf(
  total: Score,
  left: readonly Indicator[],
  result: Arithmetic,
  terms: readonly Decimal[],
): Comparison {
  const { outcome, variant, numbers, facts } = told(`${total.score}分`, result, '分');
  const [earned, rest] = terms.map(print);
  return {
    outcome,
    variant,
    facts: { ...facts, parts: `${earned} × 100 ÷ ${rest}` },
    figures: [total, ...left.flatMap(({ actual, fullScore }) => [actual, fullScore])].flatMap((one) => one ?? []),
    ...numbers,
  };
}
