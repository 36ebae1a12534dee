import type { Indicator } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { isReached, type Pair, pairsOf } from '../pairing.ts';

/**
 * 完成结论与数值不符: the verdict contradicts target and actual.
 *
 * Why: the verdict is what gets read and scored; the figures beside it have to bear it out.
 * Formula: actual satisfies target ↔ verdict is met or exceeded; policy `interval`, a limit exact. A bare target is a
 * lower limit.
 * Basis: 实际完成值达到年度目标值的，方可认定为完成。
 * Fires: 目标值不少于30家，实际值26家，完成年度任务; 目标值30家，实际值35家，未完成年度任务.
 * Holds: 目标值不少于30家，实际值30家，完成年度任务. Silent where figures cannot be paired one to one by their unit, where
 * a bare target of a cost or a period is exceeded, and for 部分完成 of a target that asks for more than one thing.
 */
export const verdictContradictsFigures: Rule = {
  id: 'verdict-contradicts-figures',
  severity: 'error',
  title: { zh: '完成结论与数值不符', en: 'The verdict contradicts target and actual' },
  basis: '实际完成值达到年度目标值的，方可认定为完成',
  needs: {
    zh: '未读到同时写明目标值、实际值（可比数值）和完成结论的指标',
    en: 'Needs an indicator with target, comparable actual, and a verdict',
  },
  messages: {
    'met-but-below': {
      zh: '“{name}”的完成结论为“{verdict}”，与数值（目标值{target}，实际值{actual}，未达到目标）不符',
      en: 'The verdict on “{name}” is “{verdict}”, but its figures (target {target}, actual {actual}) do not reach the target',
    },
    'missed-but-reached': {
      zh: '“{name}”的完成结论为“{verdict}”，与数值（目标值{target}，实际值{actual}，已达到目标）不符',
      en: 'The verdict on “{name}” is “{verdict}”, but its figures (target {target}, actual {actual}) reach the target',
    },
    holds: {
      zh: '“{name}”的完成结论为“{verdict}”，与数值（目标值{target}，实际值{actual}）相符',
      en: 'The verdict on “{name}” is “{verdict}”, as its figures (target {target}, actual {actual}) tell',
    },
  },
  *check(report, profile) {
    for (const indicator of report.indicators) {
      const variant = variantOf(indicator, pairsOf(indicator, profile));
      if (variant) yield comparisonOf(indicator, variant);
    }
  },
};

type Variant = 'met-but-below' | 'missed-but-reached' | 'holds';

function variantOf({ verdict, target }: Indicator, pairs: readonly Pair[]): Variant | null {
  const reached = isReached(pairs);
  if (!verdict || reached === null) return null;
  const claimed = verdict.value === 'met' || verdict.value === 'exceeded';
  if (claimed === reached) return 'holds';
  if (claimed) return 'met-but-below';
  // 建成平台1个，并投入使用: the number is reached, the rest need not be.
  return target?.quantities.length === 1 && !/[，；、。,;].*\S/u.test(target.text) ? 'missed-but-reached' : null;
}

function comparisonOf({ name, target, actual, verdict }: Indicator, variant: Variant): Comparison {
  const figures = [target, actual, verdict].flatMap((printed) => printed ?? []);
  const [wanted = '', reached = '', told = ''] = figures.map(({ text }) => text);
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: { name, target: wanted, actual: reached, verdict: told },
    figures,
    stated: told,
  };
}
