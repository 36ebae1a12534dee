import type { Rule } from '../../model/rule.ts';
import { evidenceOf, factsOf } from '../by-row.ts';
import { isReached, pairsOf } from '../pairing.ts';
import { hasReason } from '../reasons.ts';
import { isReduced } from '../weights.ts';

/**
 * 已完成目标却被扣分且无说明: the target was met, points were taken off, and no reason is given.
 *
 * Why: a target that is reached earns its points; taking some off needs a reason.
 * Formula: actual reaches target and score < full score → reason present; `interval`.
 * Basis: 达到指标值的，得该指标满分。
 * Fires: 目标值不少于20场，实际值22场，分值8分，得分7分.
 * Holds: the same with 得分8分, or with a reason such as 超额较多，目标设置偏低.
 */
export const deductionDespiteCompletion: Rule = {
  id: 'deduction-despite-completion',
  severity: 'warning',
  title: { zh: '已完成目标却被扣分且无说明', en: 'Target met, points taken off, no reason' },
  basis: '达到指标值的，得该指标满分',
  needs: {
    zh: '未读到已完成目标且写明分值和得分的指标',
    en: 'Needs a target that is reached, with full score and score',
  },
  messages: {
    unexplained: {
      zh: '“{name}”得分为{score}分（满分{fullScore}分），与完成情况（目标值{target}，实际值{actual}，已达到目标）不符，且无说明',
      en: 'The score of “{name}” is {score} out of {fullScore} although its target ({target}) is reached (actual {actual}), and no reason is given',
    },
    explained: {
      zh: '“{name}”目标值{target}，实际值{actual}，已达到目标，得分{score}分（满分{fullScore}分），已说明扣分原因',
      en: '“{name}” reaches its target {target} (actual {actual}); its score is {score} out of {fullScore}, and the reason is given',
    },
    holds: {
      zh: '“{name}”目标值{target}，实际值{actual}，已达到目标，得分{score}分（满分{fullScore}分）',
      en: '“{name}” reaches its target {target} (actual {actual}); its score is {score} out of {fullScore}',
    },
  },
  *check(report, profile) {
    for (const indicator of report.indicators) {
      const reduced = isReduced(indicator);
      if (reduced === null || isReached(pairsOf(indicator, profile)) !== true) continue;
      const isExplained = hasReason(indicator, profile) || report.explanations.length > 0;
      const isWrong = reduced && !isExplained;
      yield {
        outcome: isWrong ? 'fail' : 'pass',
        variant: isWrong ? 'unexplained' : reduced ? 'explained' : 'holds',
        facts: factsOf(indicator),
        figures: evidenceOf(indicator),
        stated: `${indicator.score?.value}分`,
        tolerance: '0分',
      };
    }
  },
};
