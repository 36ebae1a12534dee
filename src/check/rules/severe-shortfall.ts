import { compare, decimal } from '../../model/decimal.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Indicator, Quantity } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { attainmentsOf, evidenceOf, isBelow, onlyFigures, wordsOfRow } from '../attainment.ts';
import { hasReason } from '../reasons.ts';

/**
 * 完成率过低: far below the target, or the other way round.
 *
 * Why: less than 70 % reached, or a decrease where growth was wanted, puts the target or the work in question.
 * Formula: actual ÷ target < 70 % (profile) and no reason; opposite signs, a note where the row gives its reason; `interval`.
 * Basis: 实际完成值偏离目标值较大的，应分析原因。
 * Fires: 目标值100场，实际值52场; 目标值增长5%以上，实际值-3%.
 * Holds: 目标值100场，实际值86场. Silent for limits from above, costs, periods, and growth that is merely slower.
 */
export const severeShortfall: Rule = {
  id: 'severe-shortfall',
  severity: 'warning',
  title: { zh: '完成率过低', en: 'Far below target' },
  basis: '实际完成值偏离目标值较大的，应分析原因',
  needs: { zh: '未读到目标值与实际值可比的指标', en: 'Needs an indicator with comparable target and actual' },
  messages: {
    low: {
      zh: '“{name}”实际值为{actual}，仅为目标值（{target}）的{percent}，低于{limit}，与年度目标严重不符',
      en: 'The actual of “{name}” is {actual}, only {percent} of its target ({target}), below {limit}',
    },
    explained: {
      zh: '“{name}”实际值为{actual}，仅为目标值（{target}）的{percent}，低于{limit}，已写明原因',
      en: 'The actual of “{name}” is {actual}, only {percent} of its target ({target}), below {limit}; the reason is given',
    },
    opposite: {
      zh: '“{name}”实际值为{actual}，与目标值（{target}）的增减方向不符',
      en: 'The actual of “{name}” is {actual}, which goes the other way than its target ({target})',
    },
    holds: {
      zh: '“{name}”实际值为{actual}，为目标值（{target}）的{percent}，不低于{limit}',
      en: 'The actual of “{name}” is {actual}, {percent} of its target ({target}), not below {limit}',
    },
  },
  *check(report, profile) {
    const limit = profile.completion.severe;
    for (const attainment of attainmentsOf(report, profile)) {
      const { indicator, percent } = attainment;
      const low = hasReason(indicator, profile) ? 'explained' : 'low';
      const variant = isBelow(attainment, limit) ? low : 'holds';
      yield comparisonOf(indicator, variant, { percent: `${percent}%`, limit: `${limit}%` });
    }
    for (const indicator of report.indicators) {
      if (isOpposite(indicator)) yield oppositeOf(indicator, profile);
    }
  },
};

function isOpposite(indicator: Indicator): boolean {
  const [target, actual] = onlyFigures(indicator) ?? [];
  if (!target?.change || !actual) return false;
  const way = wayOf(actual);
  return way !== null && way !== target.change;
}

function wayOf({ change, value }: Quantity): Quantity['change'] | null {
  if (compare(decimal(value), decimal('0')) < 0) return change === 'decrease' ? 'increase' : 'decrease';
  return change ?? null;
}

function oppositeOf(indicator: Indicator, profile: ProvinceProfile): Comparison {
  const comparison = comparisonOf(indicator, 'opposite', {});
  return hasReason(indicator, profile) ? { ...comparison, severity: 'note' } : comparison;
}

function comparisonOf(
  indicator: Indicator,
  variant: 'low' | 'opposite' | 'explained' | 'holds',
  facts: Readonly<Record<string, string>>,
): Comparison {
  return {
    outcome: variant === 'holds' || variant === 'explained' ? 'pass' : 'fail',
    variant,
    facts: { ...wordsOfRow(indicator), ...facts },
    figures: evidenceOf(indicator),
    stated: indicator.actual?.text ?? '',
    ...(facts.percent ? { computed: facts.percent } : {}),
  };
}
