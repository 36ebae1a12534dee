import { compare, decimal } from '../../model/decimal.ts';
import type { Rate } from '../../model/report.ts';
import type { Rule } from '../../model/rule.ts';
import { sentencesOf } from '../reasons.ts';

/**
 * 执行率超过100%未说明口径: an execution rate above 100 % without its base.
 *
 * Why: more than the budget cannot be spent; such a rate is one of a schedule, and the reader has to be told so.
 * Formula: rate > 100 % → the sentence names what it is computed from (月度通报, 年初预算, 序时进度).
 * Basis: 执行率超过100%的，应说明计算口径。
 * Fires: 全年预算执行率为108.2%.
 * Holds: 按月度通报计算，年度平均执行率为108.2%.
 */
export const rateAboveHundredUnexplained: Rule = {
  id: 'rate-above-hundred-unexplained',
  severity: 'note',
  title: { zh: '执行率超过100%未说明口径', en: 'An execution rate above 100 % without its base' },
  basis: '执行率超过100%的，应说明计算口径',
  needs: { zh: '未读到超过100%的执行率', en: 'No execution rate above 100 %' },
  messages: {
    unexplained: {
      zh: '“{name}”为{rate}，超过100%，未写明计算口径',
      en: '“{name}” is {rate}, above 100 %, and what it is computed from is not told',
    },
    explained: {
      zh: '“{name}”为{rate}，超过100%，已写明计算口径',
      en: '“{name}” is {rate}, above 100 %, and what it is computed from is told',
    },
  },
  *check(report, profile) {
    const sentences = sentencesOf(report);
    for (const rate of report.rates.filter(isAbove)) {
      const own = sentences.filter((words) => words.includes(rate.text) && /率|进度/u.test(words));
      const isNamed = [rate.name, ...own].some((words) => profile.rateBase.words.some((word) => words.includes(word)));
      yield {
        outcome: isNamed ? 'pass' : 'fail',
        variant: isNamed ? 'explained' : 'unexplained',
        facts: { name: rate.name, rate: rate.text },
        figures: [rate],
        stated: rate.text,
      };
    }
  },
};

function isAbove({ name, value }: Rate): boolean {
  return /执行率|支出率|支出进度/u.test(name) && compare(decimal(value.value), decimal('100')) > 0;
}
