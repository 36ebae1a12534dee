import { compare, decimal, isZero } from '../../model/decimal.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Indicator, Printed, Quantity } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { vocabulary } from '../../model/vocabulary.ts';
import { evidenceOf, onlyFigures, wordsOfRow } from '../attainment.ts';
import { isLowerBetter } from '../pairing.ts';

/**
 * 目标值缺失或为零: an indicator has no target, or the target is zero although more is wanted.
 *
 * Why: without a target nothing can be judged, and everything exceeds zero.
 * Formula: target present where most rows have one; target ≠ 0 where something was reached; exact.
 * Basis: 绩效指标应设定明确的目标值。
 * Fires: 目标值0场，实际值12场; 目标值—，实际值12场.
 * Holds: 目标值12场. Silent for a zero that is wanted (安全事故0起, 投诉, costs), for ≤ 0, and where the list has no targets.
 */
export const targetZeroOrMissing: Rule = {
  id: 'target-zero-or-missing',
  severity: 'warning',
  title: { zh: '目标值缺失或为零', en: 'An indicator has no target, or a target of zero' },
  basis: '绩效指标应设定明确的目标值',
  needs: { zh: '未读到有目标值的指标', en: 'Needs a list of indicators with targets' },
  messages: {
    zero: {
      zh: '“{name}”目标值为{target}，与实际值（{actual}）不符，目标值不应为零',
      en: 'The target of “{name}” is {target}, its actual {actual}; a target of zero says nothing',
    },
    missing: {
      zh: '“{name}”实际值为{actual}，未写明目标值',
      en: 'The actual of “{name}” is {actual}, and no target is given',
    },
    holds: { zh: '“{name}”目标值为{target}', en: 'The target of “{name}” is {target}' },
  },
  *check({ indicators }, profile) {
    for (const from of ['prose', 'table'] as const) {
      const rows = indicators.filter((row) => row.from === from);
      const isListed = rows.filter(({ target }) => !isNothing(target)).length * 2 > rows.length;
      for (const row of isListed ? rows : []) {
        const variant = variantOf(row, profile);
        if (variant) yield comparisonOf(row, variant);
      }
    }
  },
};

type Variant = 'zero' | 'missing' | 'holds';

function variantOf(row: Indicator, profile: ProvinceProfile): Variant | null {
  if (isNothing(row.target)) return isNothing(row.actual) ? null : 'missing';
  const [target, actual] = onlyFigures(row) ?? [];
  if (!target || !isZero(decimal(target.value))) return 'holds';
  return actual && isWanted(row, target, profile) && compare(decimal(actual.value), decimal('0')) > 0 ? 'zero' : null;
}

function isNothing(printed: Printed | null): boolean {
  const words = printed?.text.replace(/[\s。．]/gu, '') ?? '';
  return words === '' || vocabulary.nullTokens.includes(words);
}

function isWanted(row: Indicator, target: Quantity, profile: ProvinceProfile): boolean {
  const isLimit = target.comparator === '<=' || target.comparator === '<';
  return !isLimit && !target.change && !isLowerBetter(row, target, profile);
}

function comparisonOf(row: Indicator, variant: Variant): Comparison {
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: wordsOfRow(row),
    figures: evidenceOf(row),
    stated: row.target?.text ?? '',
  };
}
