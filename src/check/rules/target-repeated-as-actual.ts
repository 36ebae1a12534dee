import { isLimit } from '../../model/quantity-words.ts';
import type { Indicator } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { vocabulary } from '../../model/vocabulary.ts';
import { evidenceOf, wordsOfRow } from '../attainment.ts';

/**
 * 实际值照抄目标值，没有数值: the actual is the wording of the target, its limit included, and no value.
 *
 * Why: 不高于100% as an actual tells that nobody measured, or that the cell was copied.
 * Formula: the actual contains the whole target, and the target is a limit (≥, 不少于 …); a note for a long sentence without
 * any figure that is repeated word by word.
 * Basis: 实际完成值应填写实际完成的具体数值。
 * Fires: 目标值不少于20场，实际值不少于20场.
 * Holds: 目标值不少于20场，实际值20场; 目标值26个，实际值26个, since an equal value is a value. Silent for a level that is only
 * named (显著, 提升) and for a sentence in other words.
 */
export const targetRepeatedAsActual: Rule = {
  id: 'target-repeated-as-actual',
  severity: 'warning',
  title: { zh: '实际值照抄目标值，没有数值', en: 'The actual repeats the target and is no value' },
  basis: '实际完成值应填写实际完成的具体数值',
  needs: { zh: '未读到同时有目标值和实际值的指标', en: 'Needs an indicator with target and actual' },
  messages: {
    repeated: {
      zh: '“{name}”实际值（{actual}）照抄目标值（{target}），与填写具体完成数值的要求不符',
      en: 'The actual of “{name}” ({actual}) repeats its target ({target}) and is no value',
    },
    'repeated-words': {
      zh: '“{name}”实际值（{actual}）与目标值（{target}）文字完全相同，未写明实际完成情况',
      en: 'The actual of “{name}” ({actual}) is word by word its target ({target}); what was done is not told',
    },
    holds: {
      zh: '“{name}”实际值（{actual}）不是照抄目标值（{target}）',
      en: 'The actual of “{name}” ({actual}) does not repeat its target ({target})',
    },
  },
  *check({ indicators }) {
    for (const indicator of indicators) {
      const variant = variantOf(indicator);
      if (variant) yield comparisonOf(indicator, variant);
    }
  },
};

/** A repeated sentence of so many characters was copied; below it, it may be a level: 有效提升. */
const SENTENCE = 12;

type Variant = 'repeated' | 'repeated-words' | 'holds';

function variantOf({ target, actual }: Indicator): Variant | null {
  if (!target || !actual) return null;
  const [wanted, reached] = [bare(target.text), bare(actual.text)];
  if (wanted === '' || reached === '' || vocabulary.nullTokens.includes(reached)) return null;
  if (target.quantities.length > 0) {
    const isCopied = reached.includes(wanted) && actual.quantities.length > 0 && actual.quantities.every(isLimit);
    return isCopied ? 'repeated' : 'holds';
  }
  const hasFigure = actual.quantities.length > 0 || /\d/.test(reached);
  return wanted === reached && wanted.length >= SENTENCE && !hasFigure ? 'repeated-words' : 'holds';
}

function bare(text: string): string {
  return text.replace(/[\s。．.；;，,：:]/gu, '');
}

function comparisonOf(indicator: Indicator, variant: Variant): Comparison {
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: wordsOfRow(indicator),
    figures: evidenceOf(indicator),
    stated: indicator.actual?.text ?? '',
    ...(variant === 'repeated-words' ? { severity: 'note' as const } : {}),
  };
}
