import { comparable } from '../../model/figure.ts';
import { parseQuantity } from '../../model/quantity.ts';
import { isCount } from '../../model/quantity-unit.ts';
import type { Indicator, Quantity } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf, onlyFigures, wordsOfRow } from '../attainment.ts';
import { isOneMeasure } from '../measures.ts';

/**
 * 目标值与实际值计量单位不同: target and actual are given in different units.
 *
 * Why: 1,200人次 and 1,500人 do not measure the same thing, so nobody can tell whether the target was reached.
 * Formula: unit(actual) ≅ unit(target), one figure each; equal are units that convert and measure words of one kind.
 * Basis: 目标值与实际完成值应使用同一计量单位。
 * Fires: 目标值1,200人次，实际值1,500人.
 * Holds: 目标值1,200人次，实际值0.15万人次; 目标值30家，实际值35户. Silent where one of them has no unit, where either side
 * has several figures, and where a share is answered by a sentence.
 */
export const unitDiffers: Rule = {
  id: 'unit-differs',
  severity: 'warning',
  title: { zh: '目标值与实际值计量单位不同', en: 'Target and actual have different units' },
  basis: '目标值与实际完成值应使用同一计量单位',
  needs: {
    zh: '未读到目标值和实际值各有一个带计量单位数值的指标',
    en: 'Needs an indicator with one figure and its unit both in target and actual',
  },
  messages: {
    differs: {
      zh: '“{name}”目标值（{target}）的计量单位为{wanted}，与实际值（{actual}）的计量单位{reached}不符',
      en: 'The target of “{name}” ({target}) is given in {wanted}, its actual ({actual}) in {reached}',
    },
    holds: {
      zh: '“{name}”目标值（{target}）的计量单位为{wanted}，与实际值（{actual}）的计量单位{reached}相符',
      en: 'The target of “{name}” ({target}) is given in {wanted}, its actual ({actual}) in {reached}, which is the same',
    },
  },
  *check({ indicators }) {
    for (const indicator of indicators) {
      const [target, actual] = onlyFigures(indicator) ?? [];
      if (!target?.unit || !actual?.unit) continue;
      const isSame = comparable(target, actual) || isOneMeasure(target.unit, actual.unit);
      if (isSame || isClear(indicator, target, actual)) yield comparisonOf(indicator, target, actual, isSame);
    }
  },
};

// 100% answered by 已完成12个站点 says it in other words; 1,200人次 answered by 培训1,500人 does not.
function isClear({ target, actual }: Indicator, wanted: Quantity, reached: Quantity): boolean {
  if (isCount(wanted.unit) && isCount(reached.unit)) return true;
  return [target, actual].every((printed) => printed && parseQuantity(printed.text) !== null);
}

function comparisonOf(indicator: Indicator, wanted: Quantity, reached: Quantity, isSame: boolean): Comparison {
  return {
    outcome: isSame ? 'pass' : 'fail',
    variant: isSame ? 'holds' : 'differs',
    facts: { ...wordsOfRow(indicator), wanted: wanted.unit, reached: reached.unit },
    figures: evidenceOf(indicator),
    stated: reached.unit,
    computed: wanted.unit,
  };
}
