import { decimal, isZero } from '../../model/decimal.ts';
import type { Comparison as Arithmetic } from '../../model/figure.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Indicator } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, isSame, told } from '../arithmetic.ts';
import { wordsOfRow } from '../attainment.ts';
import { checkPoints, pointsFor } from '../earned.ts';
import { isReached, pairsOf } from '../pairing.ts';

/**
 * 指标得分与按完成情况计算的得分不符: the score of an indicator cannot be computed from target and actual.
 *
 * Why: the score of a missed target is computed from its figures; another one was given by hand.
 * Formula: actual ÷ target × full score; above a limit target ÷ actual × full score, or full score × (1 − excess ÷ target);
 * any of them; policy `score`.
 * Basis: 未达到指标值的，按完成比例计分。
 * Fires: 目标值不低于100家，实际值80家，分值10分，得分9.00分.
 * Holds: 目标值不低于100家，实际值80家，分值10分，得分8.00分. Silent for targets that are reached, for no points at all
 * (未完成不得分), for full points (full-score-despite-shortfall), and for targets of more than one figure.
 */
export const indicatorScoreMismatch: Rule = {
  id: 'indicator-score-mismatch',
  severity: 'warning',
  title: { zh: '指标得分与按完成情况计算的得分不符', en: 'The score of an indicator does not follow from its figures' },
  basis: '未达到指标值的，按完成比例计分',
  needs: {
    zh: '未读到写明分值、得分和可比数值且未完成目标的指标',
    en: 'Needs a missed target with comparable figures, full score and score',
  },
  messages: {
    differs: {
      zh: '“{name}”得分为{stated}，与按目标值{target}、实际值{actual}、分值{fullScore}分计算的得分（{computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The score of “{name}” is {stated}; target {target}, actual {actual} and full score {fullScore} give {computed}, a difference of {difference} (tolerance {tolerance})',
    },
    rounding: {
      zh: '“{name}”得分为{stated}，与按目标值{target}、实际值{actual}、分值{fullScore}分计算的得分（{computed}）相差{difference}，属尾差，容许误差{tolerance}',
      en: 'The score of “{name}” is {stated}; target {target}, actual {actual} and full score {fullScore} give {computed}, a rounding difference of {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '“{name}”得分为{stated}，与按目标值{target}、实际值{actual}、分值{fullScore}分计算的得分（{computed}）相符',
      en: 'The score of “{name}” is {stated}, as target {target}, actual {actual} and full score {fullScore} give ({computed})',
    },
  },
  *check(report, profile) {
    for (const indicator of report.indicators) {
      const best = bestOf(candidates(indicator, profile));
      if (best) yield comparisonOf(indicator, best.result);
    }
  },
};

function* candidates(indicator: Indicator, profile: ProvinceProfile): Iterable<{ readonly result: Arithmetic }> {
  const { fullScore, score } = indicator;
  const pairs = pairsOf(indicator, profile);
  const [pair] = pairs;
  if (!fullScore || !score || !pair || pairs.length > 1 || isReached(pairs) !== false) return;
  if (isZero(decimal(score.value)) || isSame(score.value, fullScore.value)) return;
  for (const points of pointsFor(fullScore.value, pair.actual, pair.target, profile))
    yield { result: checkPoints(score.value, points, fullScore.value) };
}

function comparisonOf(indicator: Indicator, result: Arithmetic): Comparison {
  const { target, actual, fullScore, score } = indicator;
  const { outcome, variant, numbers, facts } = told(`${score?.value}分`, result, '分');
  return {
    outcome,
    variant,
    facts: { ...facts, ...wordsOfRow(indicator), fullScore: fullScore?.value ?? '' },
    figures: [target, actual, fullScore, score].flatMap((printed) => printed ?? []),
    ...numbers,
  };
}
