import type { Indicator } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { factsOf } from '../by-row.ts';
import { mayBeMissed } from '../pairing.ts';
import { isReduced } from '../weights.ts';

/**
 * 未完成目标却得满分: a target was missed and the full score given.
 *
 * Why: points are given for what was reached.
 * Formula: actual below target, or verdict missed or partly met → score < full score; `interval`.
 * Basis: 未达到指标值的，应按完成情况扣分。
 * Fires: 目标值≥60%，实际值54%，分值15，得分15.
 * Holds: 目标值≥60%，实际值54%，分值15，得分13.5.
 */
export const fullScoreDespiteShortfall: Rule = {
  id: 'full-score-despite-shortfall',
  severity: 'error',
  title: { zh: '未完成目标却得满分', en: 'A target was missed and the full score given' },
  basis: '未达到指标值的，应按完成情况扣分',
  needs: {
    zh: '未读到未完成目标且写明分值和得分的指标',
    en: 'Needs a missed target with full score and score',
  },
  messages: {
    full: {
      zh: '“{name}”得分为{score}分（满分{fullScore}分），与完成情况（目标值{target}，实际值{actual}，未达到目标）不符',
      en: 'The score of “{name}” is {score} out of {fullScore}, but its target ({target}) is not reached (actual {actual})',
    },
    holds: {
      zh: '“{name}”目标值{target}，实际值{actual}，未达到目标，得分{score}分，低于满分{fullScore}分',
      en: '“{name}” does not reach its target {target} (actual {actual}); its score {score} is below the full score {fullScore}',
    },
  },
  *check(report, profile) {
    for (const indicator of report.indicators) {
      const reduced = isReduced(indicator);
      if (reduced !== null && mayBeMissed(indicator, profile)) yield comparisonOf(indicator, reduced);
    }
  },
};

function comparisonOf(indicator: Indicator, reduced: boolean): Comparison {
  const { target, actual, fullScore, score } = indicator;
  return {
    outcome: reduced ? 'pass' : 'fail',
    variant: reduced ? 'holds' : 'full',
    facts: factsOf(indicator),
    figures: [target, actual, fullScore, score].flatMap((printed) => printed ?? []),
    stated: `${score?.value}分`,
    tolerance: '0分',
  };
}
