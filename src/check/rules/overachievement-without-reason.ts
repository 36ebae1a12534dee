import type { ProvinceProfile } from '../../model/profile.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { type Attainment, attainmentsOf, evidenceOf, isAbove, wordsOfRow } from '../attainment.ts';
import { hasReason } from '../reasons.ts';

/**
 * 超额完成幅度大而未说明原因: a target was far exceeded and no reason is given.
 *
 * Why: a target that is passed by a third was set too low, or the figure counts something else; either has to be said.
 * Formula: actual ÷ target > 130 % (profile) → reason present; `interval`, whatever was rounded.
 * Basis: 实际完成值偏离目标值较大的，应说明原因。
 * Fires: 目标值30家，实际值45家，完成年度任务.
 * Holds: 目标值30家，实际值36家; the same with a reason. Silent for limits from above, costs, periods, growth rates, figures
 * per unit, and rows whose figures cannot be paired.
 */
export const overachievementWithoutReason: Rule = {
  id: 'overachievement-without-reason',
  severity: 'warning',
  title: { zh: '超额完成幅度大而未说明原因', en: 'Far above target without a reason' },
  basis: '实际完成值偏离目标值较大的，应说明原因',
  needs: { zh: '未读到目标值与实际值可比的指标', en: 'Needs an indicator with comparable target and actual' },
  messages: {
    unexplained: {
      zh: '“{name}”实际值为{actual}，达到目标值（{target}）的{percent}，超过{limit}，未写明原因',
      en: 'The actual of “{name}” is {actual}, {percent} of its target ({target}), above {limit}, and no reason is given',
    },
    explained: {
      zh: '“{name}”实际值为{actual}，达到目标值（{target}）的{percent}，超过{limit}，已写明原因',
      en: 'The actual of “{name}” is {actual}, {percent} of its target ({target}), above {limit}, and the reason is given',
    },
    holds: {
      zh: '“{name}”实际值为{actual}，为目标值（{target}）的{percent}，未超过{limit}',
      en: 'The actual of “{name}” is {actual}, {percent} of its target ({target}), not above {limit}',
    },
  },
  *check(report, profile) {
    for (const attainment of attainmentsOf(report, profile)) yield comparisonOf(attainment, profile);
  },
};

function comparisonOf(attainment: Attainment, profile: ProvinceProfile): Comparison {
  const { indicator, percent } = attainment;
  const isFar = isAbove(attainment, profile.completion.over);
  const variant = !isFar ? 'holds' : hasReason(indicator, profile) ? 'explained' : 'unexplained';
  const limit = `${profile.completion.over}%`;
  return {
    outcome: variant === 'unexplained' ? 'fail' : 'pass',
    variant,
    facts: { ...wordsOfRow(indicator), percent: `${percent}%`, limit },
    figures: evidenceOf(indicator),
    stated: indicator.actual?.text ?? '',
    computed: `${percent}%`,
    tolerance: limit,
  };
}
