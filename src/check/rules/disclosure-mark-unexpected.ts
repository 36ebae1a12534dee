import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { sectionsIn } from '../headings.ts';

/**
 * 公开方式与公开要求不符: a self-evaluation is marked as not for disclosure.
 *
 * Why: self-evaluations are published with the final accounts; a mark that forbids it was taken over from a letter.
 * Formula: 公开方式 is neither 免予公开 nor 不予公开 nor 依申请公开.
 * Basis: 绩效自评结果应随部门决算一并公开。
 * Fires: 公开方式：免予公开.
 * Holds: 公开方式：主动公开. Not assessed without such a mark.
 */
export const disclosureMarkUnexpected: Rule = {
  id: 'disclosure-mark-unexpected',
  severity: 'note',
  title: { zh: '公开方式与公开要求不符', en: 'A self-evaluation is marked as not for disclosure' },
  basis: '绩效自评结果应随部门决算一并公开',
  needs: { zh: '未读到公开方式', en: 'Needs a mark that tells how the report is disclosed' },
  messages: {
    unexpected: {
      zh: '公开方式标为“{mark}”，与自评结果应公开的要求不符',
      en: 'The report is marked “{mark}”, although self-evaluations are to be published',
    },
    holds: { zh: '公开方式标为“{mark}”', en: 'The report is marked “{mark}”' },
  },
  *check(report) {
    for (const mark of marksOf(report)) yield comparisonOf(mark);
  },
};

const MARK = /公开(?:方式|属性|形式|选项)\s*[:：]\s*(?<mark>[\p{Script=Han}]{2,5}公开)/u;

function marksOf({ sections }: ReportBody): Evidence[] {
  return [...sectionsIn(sections)].flatMap(({ text, places }) => {
    const mark = MARK.exec(text)?.groups?.mark;
    return mark ? [{ text: mark, places }] : [];
  });
}

function comparisonOf(mark: Evidence): Comparison {
  const isClosed = /^[免不]|^依申请/u.test(mark.text);
  return {
    outcome: isClosed ? 'fail' : 'pass',
    variant: isClosed ? 'unexpected' : 'holds',
    facts: { mark: mark.text },
    figures: [mark],
    stated: mark.text,
  };
}
