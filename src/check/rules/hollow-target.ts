import type { Indicator } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';

/**
 * 指标值空泛、无法衡量: the target of a benefit cannot be measured.
 *
 * Why: 提升 or 效果明显 is reached by whatever was done.
 * Formula: a target of a benefit or a satisfaction in at most ten characters, without a figure, that only names a direction.
 * Basis: 绩效指标值应清晰、可衡量。
 * Fires: 目标值：显著提升.
 * Holds: 目标值：增长5%以上; 建立长效管护机制并落实到村. Silent for outputs and costs.
 */
export const hollowTarget: Rule = {
  id: 'hollow-target',
  severity: 'note',
  title: { zh: '指标值空泛、无法衡量', en: 'The target cannot be measured' },
  basis: '绩效指标值应清晰、可衡量',
  needs: { zh: '未读到效益指标的目标值', en: 'Needs a benefit indicator with a target' },
  messages: {
    hollow: {
      zh: '“{name}”的目标值为“{target}”，与可衡量的要求不符',
      en: 'The target of “{name}” is “{target}”, which cannot be measured',
    },
    holds: { zh: '“{name}”的目标值（{target}）可以衡量', en: 'The target of “{name}” ({target}) can be measured' },
  },
  *check({ indicators }) {
    for (const indicator of indicators) {
      const isBenefit = indicator.kind === 'benefit' || indicator.kind === 'satisfaction';
      if (isBenefit && indicator.target?.text) yield comparisonOf(indicator);
    }
  },
};

/** A longer target says what is wanted. */
const LONGEST = 10;

const direction =
  /提升|提高|增强|增加|改善|显著|明显|有效|促进|扩大|加强|巩固|优化|持续|长期|推动|较好|良好|满意|稳定|有所|不断|逐步/u;

function comparisonOf({ name, target }: Indicator): Comparison {
  const [words, figures] = [target?.text ?? '', target?.quantities ?? []];
  const isHollow =
    figures.length === 0 && !/[\d零不无]/u.test(words) && words.length <= LONGEST && direction.test(words);
  return {
    outcome: isHollow ? 'fail' : 'pass',
    variant: isHollow ? 'hollow' : 'holds',
    facts: { name, target: words },
    figures: target ? [target] : [],
    stated: words,
  };
}
