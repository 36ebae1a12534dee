import { add, compare, decimal, multiply } from '../../model/decimal.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { ReportBody, Statement } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { completionRates, figureBefore, paragraphOf } from '../completion.ts';
import { speaksOf } from '../likeness.ts';
import { givesReason, hasReason } from '../reasons.ts';

/**
 * 完成率偏低而未说明原因: a printed completion rate below 90 % without a reason or a problem.
 *
 * Why: a task that was done by half is told among the achievements and then forgotten.
 * Formula: rate < 90 % (profile) → its paragraph, its indicator or a problem gives a reason; `interval`.
 * Basis: 未完成绩效目标或偏离较大的，应分析并说明原因。
 * Fires: 新增入库企业86家，完成率57%.
 * Holds: 新增入库企业86家，完成率57%，主要原因是两个园区交付推迟; a problem about 企业入库. Silent for rates of money.
 */
export const lowCompletionUnexplained: Rule = {
  id: 'low-completion-unexplained',
  severity: 'warning',
  title: { zh: '完成率偏低而未说明原因', en: 'A low completion rate without a reason' },
  basis: '未完成绩效目标或偏离较大的，应分析并说明原因',
  needs: { zh: '未读到完成率', en: 'Needs a printed completion rate' },
  messages: {
    unexplained: {
      zh: '“{name}”（{figure}）的完成率为{rate}，低于{limit}，未写明原因',
      en: 'The completion rate of “{name}” ({figure}) is {rate}, below {limit}, and no reason is given',
    },
    explained: {
      zh: '“{name}”（{figure}）的完成率为{rate}，低于{limit}，已写明原因或列入问题',
      en: 'The completion rate of “{name}” ({figure}) is {rate}, below {limit}; a reason or a problem tells why',
    },
    holds: {
      zh: '“{name}”（{figure}）的完成率为{rate}，不低于{limit}',
      en: 'The completion rate of “{name}” ({figure}) is {rate}, not below {limit}',
    },
  },
  *check(report, profile) {
    for (const rate of completionRates(report)) yield comparisonOf(rate, report, profile);
  },
};

function comparisonOf(rate: Statement, report: ReportBody, profile: ProvinceProfile): Comparison {
  const before = figureBefore(rate, report);
  const variant = !isLow(rate, profile)
    ? 'holds'
    : isExplained(rate, before, report, profile)
      ? 'explained'
      : 'unexplained';
  const limit = `${profile.completion.low}%`;
  return {
    outcome: variant === 'unexplained' ? 'fail' : 'pass',
    variant,
    facts: { name: before?.subject ?? rate.subject, figure: before?.text ?? rate.text, rate: rate.text, limit },
    figures: [rate, ...(before ? [before] : [])],
    stated: rate.text,
    tolerance: limit,
  };
}

function isLow({ quantity: { value, step } }: Statement, { completion }: ProvinceProfile): boolean {
  return compare(add(decimal(value), multiply(decimal(step), decimal('0.5'))), decimal(completion.low)) < 0;
}

function isExplained(rate: Statement, before: Statement | null, report: ReportBody, profile: ProvinceProfile): boolean {
  if (givesReason(paragraphOf(rate.sentence, report.sections), profile)) return true;
  const row = report.indicators.find(({ name }) => rate.sentence.includes(name) || rate.subject.startsWith(name));
  if (row && hasReason(row, profile)) return true;
  return report.problems.some(({ text }) => speaksOf(text, before?.subject ?? rate.sentence));
}
