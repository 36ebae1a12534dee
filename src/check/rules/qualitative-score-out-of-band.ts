import { compare, decimal } from '../../model/decimal.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Indicator } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf, factsOf } from '../by-row.ts';
import { shareOf } from '../earned.ts';

/**
 * 定性指标得分超出档次区间: the score of a qualitative indicator lies outside of its band.
 *
 * Why: where there is no figure, the words of the actual value decide how many points it earns.
 * Formula: 达成 80 … 100 %, 部分达成 60 … 80 %, 未达成 0 … 60 % of the full score, limits included; exact.
 * Basis: 定性指标按达成、部分达成、未达成三档，分别按80%—100%、60%—80%、0—60%合理确定分值。
 * Fires: 部分达成预期指标并具有一定效果，分值10分，得分9分.
 * Holds: 部分达成预期指标并具有一定效果，分值10分，得分7分. Silent for targets with a figure, and for other words.
 */
export const qualitativeScoreOutOfBand: Rule = {
  id: 'qualitative-score-out-of-band',
  severity: 'warning',
  title: { zh: '定性指标得分超出档次区间', en: 'The score of a qualitative indicator lies outside of its band' },
  basis: '定性指标按达成、部分达成、未达成三档，分别按该指标分值的80%—100%、60%—80%、0—60%确定得分',
  needs: {
    zh: '未读到按达成情况分档、写明分值和得分的定性指标',
    en: 'Needs a qualitative indicator with its degree, full score and score',
  },
  messages: {
    outside: {
      zh: '“{name}”得分为{score}分（分值{fullScore}分），与完成情况“{actual}”所在档次（{range}分）不符',
      en: 'The score of “{name}” is {score} out of {fullScore}, outside of the band of “{actual}” ({range})',
    },
    holds: {
      zh: '“{name}”得分为{score}分（分值{fullScore}分），在完成情况“{actual}”所在档次（{range}分）之内',
      en: 'The score of “{name}” is {score} out of {fullScore}, within the band of “{actual}” ({range})',
    },
  },
  *check({ indicators }, profile) {
    for (const indicator of indicators) {
      const range = rangeOf(indicator, profile);
      if (range) yield comparisonOf(indicator, range);
    }
  },
};

type Range = readonly [from: string, to: string];

function rangeOf({ target, actual, fullScore, score }: Indicator, profile: ProvinceProfile): Range | null {
  if (!actual || !fullScore || !score || (target?.quantities.length ?? 0) > 0 || actual.quantities.length > 0)
    return null;
  const band = profile.qualitativeBands.bands.find(({ words }) => words.some((word) => actual.text.includes(word)));
  if (!band) return null;
  return [shareOf(fullScore.value, band.from, '100'), shareOf(fullScore.value, band.to, '100')];
}

function comparisonOf(indicator: Indicator, [from, to]: Range): Comparison {
  const score = decimal(indicator.score?.value ?? '0');
  const isInside = compare(score, decimal(from)) >= 0 && compare(score, decimal(to)) <= 0;
  return {
    outcome: isInside ? 'pass' : 'fail',
    variant: isInside ? 'holds' : 'outside',
    facts: { ...factsOf(indicator), range: `${from}～${to}` },
    figures: evidenceOf(indicator),
    stated: `${indicator.score?.value}分`,
    computed: `${from}～${to}分`,
    tolerance: '0分',
  };
}
