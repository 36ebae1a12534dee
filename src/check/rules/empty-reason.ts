import type { ProvinceProfile } from '../../model/profile.ts';
import type { Rule } from '../../model/rule.ts';
import { vocabulary } from '../../model/vocabulary.ts';

/**
 * 原因说明空泛: the reason says nothing.
 *
 * Why: 酌情扣分 explains nothing, but hides that no reason is given.
 * Formula: reason ∉ empty words of the profile, and longer than a few characters.
 * Basis: 偏差原因分析应具体、有针对性。
 * Fires: 未达标原因：酌情扣分.
 * Holds: 未达标原因：两家企业年底前外迁. Silent for 无, — and /, which are no reasons at all (deduction-without-reason).
 */
export const emptyReason: Rule = {
  id: 'empty-reason',
  severity: 'note',
  title: { zh: '原因说明空泛', en: 'The reason says nothing' },
  basis: '偏差原因分析应具体、有针对性',
  needs: { zh: '未读到偏差原因', en: 'No reason for a shortfall is given' },
  messages: {
    empty: {
      zh: '“{name}”的原因为“{reason}”，内容空泛，未写明具体原因',
      en: 'The reason for “{name}” is “{reason}”, which says nothing',
    },
    holds: {
      zh: '“{name}”的原因为“{reason}”，内容具体',
      en: 'The reason for “{name}” is “{reason}”, which is concrete',
    },
  },
  *check({ indicators }, profile) {
    for (const { name, shortfallReason } of indicators) {
      const words = shortfallReason?.text.replace(/[\s。．.，,；;：:]/gu, '') ?? '';
      if (!shortfallReason || words === '' || vocabulary.nullTokens.includes(words)) continue;
      const isEmpty = saysNothing(words, profile);
      yield {
        outcome: isEmpty ? 'fail' : 'pass',
        variant: isEmpty ? 'empty' : 'holds',
        facts: { name, reason: shortfallReason.text },
        figures: [shortfallReason],
        stated: shortfallReason.text,
      };
    }
  },
};

/** Fewer characters name no cause. */
const SHORTEST_REASON = 4;

function saysNothing(words: string, { emptyReason: { words: empty } }: ProvinceProfile): boolean {
  const rest = [...empty].sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ''), words);
  return [...rest].length < SHORTEST_REASON;
}
