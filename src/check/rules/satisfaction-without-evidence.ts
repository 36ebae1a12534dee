import type { Indicator, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { sentencesOf } from '../reasons.ts';

/**
 * 满意度缺少调查依据: a satisfaction figure without a survey.
 *
 * Why: 95.8% satisfied of whom, asked how? Without a survey the figure cannot be checked.
 * Formula: an indicator of satisfaction with a figure → the report speaks of a survey anywhere (问卷, 样本, 调查, 测评, 回访 …).
 * Basis: 满意度指标应有调查等依据。
 * Fires: 服务对象满意度95.8%, no survey in the whole report.
 * Holds: 共发放问卷820份，服务对象满意度95.8%. One finding for the whole report; not assessed for a
 * form alone, which has no room for a survey.
 */
export const satisfactionWithoutEvidence: Rule = {
  id: 'satisfaction-without-evidence',
  severity: 'note',
  title: { zh: '满意度缺少调查依据', en: 'A satisfaction figure without a survey' },
  basis: '满意度指标应有调查等依据',
  needs: { zh: '未读到正文及满意度的实际值', en: 'Needs a report in prose with an actual figure of satisfaction' },
  messages: {
    missing: {
      zh: '满意度（{figures}）未写明问卷、样本等调查依据',
      en: 'Satisfaction ({figures}) is told without any survey behind it',
    },
    holds: {
      zh: '满意度（{figures}）有调查依据：“{survey}”',
      en: 'Satisfaction ({figures}) rests on a survey: “{survey}”',
    },
  },
  *check(report) {
    const rows = report.indicators.filter(isMeasured);
    if (rows.length > 0 && report.sections.length > 0) yield comparisonOf(rows, surveyIn(report));
  },
};

const survey = /问卷|样本|抽样|调查|测评|访谈|走访|回访|评议|民调|电话|扫码/u;

function isMeasured({ kind, name, actual }: Indicator): boolean {
  return (kind === 'satisfaction' || /满意[度率]/u.test(name)) && (actual?.quantities.length ?? 0) > 0;
}

function surveyIn(report: ReportBody): string | null {
  const cells = report.indicators.flatMap(({ actual, shortfallReason }) => [actual?.text, shortfallReason?.text]);
  const sentences = [...sentencesOf(report), ...cells.flatMap((text) => text ?? [])];
  return sentences.find((sentence) => survey.test(sentence)) ?? null;
}

function comparisonOf(rows: readonly Indicator[], found: string | null): Comparison {
  const figures = rows.map(({ name, actual }) => `${name}${actual?.text ?? ''}`).join('、');
  return {
    outcome: found === null ? 'fail' : 'pass',
    variant: found === null ? 'missing' : 'holds',
    facts: { figures, survey: found ?? '' },
    figures: rows.flatMap(({ actual }) => actual ?? []),
  };
}
