import type { Rule } from '../../model/rule.ts';
import { executionsOf, isBelow, percentWords } from '../execution.ts';
import { explains, sentencesOf } from '../reasons.ts';

/**
 * 执行率低于90%未说明原因: execution below 90 % without a reason.
 *
 * Why: money that was asked for and not spent has to be accounted for.
 * Formula: yearly rate < 90 % → a sentence on the execution, or on what was not spent, gives a reason; `interval`.
 * Basis: 预算执行率低于90%的，应说明原因。
 * Fires: 全年预算执行率为72.5%, and nothing more on it.
 * Holds: 全年预算执行率为72.5%，主要原因是工程结算尚未办结. Silent for rates of a part of the money.
 */
export const lowExecutionUnexplained: Rule = {
  id: 'low-execution-unexplained',
  severity: 'warning',
  title: { zh: '执行率低于90%未说明原因', en: 'Execution below 90 % without a reason' },
  basis: '预算执行率低于90%的，应说明原因',
  needs: { zh: '未读到全年执行率，也未读到支出和预算', en: 'Needs a yearly execution rate, or expenditure and budget' },
  messages: {
    unexplained: {
      zh: '{owner}全年预算执行率为{rate}，低于{limit}%，未写明原因',
      en: 'The yearly execution rate of {owner} is {rate}, below {limit} %, and no reason is given',
    },
    explained: {
      zh: '{owner}全年预算执行率为{rate}，低于{limit}%，已写明原因',
      en: 'The yearly execution rate of {owner} is {rate}, below {limit} %, and the reason is given',
    },
    holds: {
      zh: '{owner}全年预算执行率为{rate}，不低于{limit}%',
      en: 'The yearly execution rate of {owner} is {rate}, not below {limit} %',
    },
  },
  *check(report, profile) {
    const limit = profile.execution.low;
    for (const execution of executionsOf(report, profile)) {
      const isLow = isBelow(execution, limit);
      const isExplained = isLow && explains(sentencesOf(report), about, profile);
      yield {
        outcome: isLow && !isExplained ? 'fail' : 'pass',
        variant: isLow ? (isExplained ? 'explained' : 'unexplained') : 'holds',
        facts: {
          owner: execution.scope === 'department' ? '' : `“${execution.scope}”`,
          rate: percentWords(execution),
          limit,
        },
        figures: execution.evidence,
        stated: percentWords(execution),
      };
    }
  },
};

const about = /执行率|预算执行|支出进度|支出率|未支出|未支付|未能实现支出|结转|结余|剩余资金|尾款/u;
