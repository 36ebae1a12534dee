import { compare, decimal, print, subtract } from '../../model/decimal.ts';
import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { scoreNodes } from '../scores.ts';

/**
 * 得分小于零或大于分值: a score lies outside of 0 … full score.
 *
 * Why: points are taken off a full score, so that no score can be above it or below nothing.
 * Formula: 0 ≤ score ≤ fullScore, exact, for every node of the score tree and every indicator.
 * Basis: 指标得分不得超过该指标分值，扣完为止。
 * Fires: 总分20分，自评得分20.5分.
 * Holds: 总分20分，自评得分20分.
 */
export const scoreOutOfRange: Rule = {
  id: 'score-out-of-range',
  severity: 'error',
  title: { zh: '得分小于零或大于分值', en: 'A score lies outside of 0 … full score' },
  basis: '指标得分不得超过该指标分值，扣完为止',
  needs: { zh: '未读到同时写明分值和得分的指标', en: 'No score is printed together with its full score' },
  messages: {
    above: {
      zh: '{name}得分为{score}分，与分值（{fullScore}分）不符，超出{excess}分',
      en: 'The score of {name} is {score}, which exceeds its full score ({fullScore}) by {excess}',
    },
    below: {
      zh: '{name}得分为{score}分，与分值范围（0至{fullScore}分）不符，低于零分',
      en: 'The score of {name} is {score}, which lies outside of its range (0 to {fullScore}), below zero',
    },
    holds: {
      zh: '{name}得分为{score}分，在分值范围（0至{fullScore}分）之内',
      en: 'The score of {name} is {score}, within its range (0 to {fullScore})',
    },
  },
  *check(report) {
    for (const { name, score, fullScore, figures } of scored(report))
      yield comparisonOf(name, score, fullScore, figures);
  },
};

interface Scored {
  readonly name: string;
  readonly score: string;
  readonly fullScore: string;
  readonly figures: readonly Evidence[];
}

function* scored({ scores, indicators }: ReportBody): Iterable<Scored> {
  for (const { name, score, fullScore, text, places } of scoreNodes(scores)) {
    if (score !== null && fullScore !== null) yield { name, score, fullScore, figures: [{ text, places }] };
  }
  for (const { name, score, fullScore } of indicators) {
    if (score && fullScore) yield { name, score: score.value, fullScore: fullScore.value, figures: [score, fullScore] };
  }
}

function comparisonOf(name: string, score: string, fullScore: string, figures: readonly Evidence[]): Comparison {
  const excess = subtract(decimal(score), decimal(fullScore));
  const variant = excess.digits > 0n ? 'above' : compare(decimal(score), decimal('0')) < 0 ? 'below' : 'holds';
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: { name, score, fullScore, excess: print(excess) },
    figures,
    stated: `${score}分`,
    computed: `0～${fullScore}分`,
    ...(variant === 'above' ? { difference: `${print(excess)}分` } : {}),
    tolerance: '0分',
  };
}
