import { compare, decimal } from '../../model/decimal.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Indicator } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf, factsOf } from '../by-row.ts';
import { checkPoints, shareOf } from '../earned.ts';
import { isReached, pairsOf } from '../pairing.ts';
import { isReduced } from '../weights.ts';

/**
 * 误以完成值百分数乘以分值计分: the percentage of the actual was used as a factor although the target is met.
 *
 * Why: a target of 98 % that is reached earns all points, not 98 % of them.
 * Formula: actual reaches target, actual < 100 % → score ≠ full score × actual; policy `score`.
 * Basis: 达到指标值的，得该指标满分；未达到的，按完成值与指标值的比例计分。
 * Fires: 目标值≥95%，实际值96%，分值20分，得分19.2分.
 * Holds: 目标值≥95%，实际值96%，分值20分，得分20分.
 */
export const actualUsedAsMultiplier: Rule = {
  id: 'actual-used-as-multiplier',
  severity: 'warning',
  title: { zh: '误以完成值百分数乘以分值计分', en: 'The percentage of the actual was used as a factor' },
  basis: '达到指标值的，得该指标满分；未达到的，按完成值与指标值的比例计分',
  needs: {
    zh: '未读到已完成、以百分数表示且低于100%并写明分值和得分的指标',
    en: 'Needs a target that is reached by less than 100 %, with full score and score',
  },
  messages: {
    multiplied: {
      zh: '“{name}”得分为{score}分，系分值{fullScore}分乘以实际值{actual}，与完成情况（目标值{target}，已达到目标）不符',
      en: 'The score of “{name}” is {score}, its full score {fullScore} times the actual {actual}, although its target ({target}) is reached',
    },
    holds: {
      zh: '“{name}”目标值{target}，实际值{actual}，得分{score}分，并非分值{fullScore}分乘以实际值',
      en: '“{name}”: target {target}, actual {actual}; its score {score} is not its full score {fullScore} times the actual',
    },
  },
  *check({ indicators }, profile) {
    for (const indicator of indicators) {
      const percent = percentOf(indicator, profile);
      if (percent !== null && isReduced(indicator) !== null) yield comparisonOf(indicator, percent);
    }
  },
};

/** The actual in % where it reaches its target from below 100 %. */
function percentOf(indicator: Indicator, profile: ProvinceProfile): string | null {
  const pairs = pairsOf(indicator, profile);
  const [pair] = pairs;
  const unit = pair?.actual.unit || pair?.target.unit;
  if (!pair || pairs.length > 1 || isReached(pairs) !== true || unit !== '%') return null;
  const { value } = pair.actual;
  const isInside = compare(decimal(value), decimal('0')) > 0 && compare(decimal(value), decimal('100')) < 0;
  return isInside ? value : null;
}

function comparisonOf(indicator: Indicator, percent: string): Comparison {
  const { score, fullScore } = indicator;
  const computed = shareOf(fullScore?.value ?? '0', percent, '100');
  const result = checkPoints(score?.value ?? '0', computed, fullScore?.value ?? '0');
  const isWrong = isReduced(indicator) === true && result.holds;
  return {
    outcome: isWrong ? 'fail' : 'pass',
    variant: isWrong ? 'multiplied' : 'holds',
    facts: factsOf(indicator),
    figures: evidenceOf(indicator),
    stated: `${score?.value}分`,
    computed: `${computed}分`,
    tolerance: `${result.tolerance}分`,
  };
}
