import type { Comparison, Rule } from '../../model/rule.ts';
import { isSame } from '../arithmetic.ts';
import { isOneMeasure } from '../measures.ts';
import { type Mention, mentionsOf } from '../mentions.ts';
import { restatementsOf } from '../restated.ts';

/**
 * 同一事实计量词不一: one fact is counted with two measure words.
 *
 * Why: 126个 and 126座 are one number, but a reader who adds them up or looks for them will not find both.
 * Formula: the same subject with the same number has one measure word; exact.
 * Basis: 同一事项应使用同一计量单位。
 * Fires: 新建充电站126个 … 新建充电站126座.
 * Holds: 新建充电站126座 twice. Silent for 亩 beside 万亩 and for different numbers (restated-figure-differs).
 */
export const measureWordDiffers: Rule = {
  id: 'measure-word-differs',
  severity: 'note',
  title: { zh: '同一事实计量词不一', en: 'One fact is counted with two measure words' },
  basis: '同一事项应使用同一计量单位',
  needs: { zh: '未读到在两处写明的同一计数', en: 'Needs a count that is told in two places' },
  messages: {
    differs: {
      zh: '“{subject}”一处写作{one}，与另一处写作的{other}计量词不符',
      en: '“{subject}” is {one} in one place and {other} in another',
    },
    holds: {
      zh: '“{subject}”在{count}处使用同一计量词（{one}）',
      en: '“{subject}” has one measure word ({one}) in {count} places',
    },
  },
  *check(report) {
    for (const { agreeing } of restatementsOf(mentionsOf(report))) {
      for (const mentions of agreeing) yield* comparisonOf(mentions);
    }
  },
};

function* comparisonOf(mentions: readonly Mention[]): Iterable<Comparison> {
  const [one] = mentions;
  if (!one) return;
  const same = mentions.filter(
    ({ quantity: { value, unit } }) => isSame(value, one.quantity.value) && isOneMeasure(unit, one.quantity.unit),
  );
  const other = same.find(({ quantity }) => quantity.unit !== one.quantity.unit);
  if (same.length < 2) return;
  yield {
    outcome: other ? 'fail' : 'pass',
    variant: other ? 'differs' : 'holds',
    facts: { subject: one.subject, one: one.text, other: other?.text ?? '', count: String(same.length) },
    figures: other ? [one, other] : same,
    stated: one.text,
    ...(other ? { computed: other.text } : {}),
  };
}
