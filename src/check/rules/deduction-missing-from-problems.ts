import type { ReportBody } from '../../model/report.ts';
import type { Rule } from '../../model/rule.ts';
import { deductionsOf, isAbout, namedIn } from '../deductions.ts';
import { wordsOfSections } from '../headings.ts';

/**
 * 扣分指标未在问题中反映: a named deduction has no entry under problems.
 *
 * Why: what cost points is a problem, and the part on problems has to deal with it.
 * Formula: each indicator named as one that lost points shares words with a problem.
 * Basis: 扣分指标应在存在问题中反映并提出改进措施。
 * Fires: 主要扣分指标是：资产盘点、信息公开, problems on 培训 only.
 * Holds: 主要扣分指标是：资产盘点, problem 资产盘点不及时. Not assessed without a part on problems.
 */
export const deductionMissingFromProblems: Rule = {
  id: 'deduction-missing-from-problems',
  severity: 'warning',
  title: { zh: '扣分指标未在问题中反映', en: 'A named deduction has no entry under problems' },
  basis: '扣分指标应在存在问题中反映并提出改进措施',
  needs: {
    zh: '未同时读到所列扣分指标和存在的问题',
    en: 'Needs indicators named as those that lost points, and problems',
  },
  messages: {
    missing: {
      zh: '扣分指标“{name}”与存在的问题不符，问题中未反映该指标',
      en: '“{name}” lost points, and no problem deals with it',
    },
    holds: {
      zh: '扣分指标“{name}”已在存在的问题中反映（“{problem}”）',
      en: '“{name}” lost points, and a problem deals with it (“{problem}”)',
    },
  },
  *check(report) {
    if (report.problems.length === 0) return;
    for (const { node, words } of deductionsOf(report)) {
      for (const name of namedIn(words)) {
        const problem = report.problems.find(({ title, text }) => isAbout(title + text, name));
        const isTold = problem !== undefined || isAbout(problemText(report.sections), name);
        yield {
          outcome: isTold ? 'pass' : 'fail',
          variant: isTold ? 'holds' : 'missing',
          facts: { name, problem: problem?.title ?? '' },
          figures: [node],
        };
      }
    }
  },
};

/** Everything below the heading of the problems. */
function problemText(sections: ReportBody['sections']): string {
  return sections
    .map((section) => (section.topic === 'problems' ? wordsOfSections([section]) : problemText(section.sections)))
    .join('\n');
}
