import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { sectionsIn } from '../headings.ts';
import { bareTitle, nearPairs } from '../titles.ts';

/**
 * 文件名称前后不一: titles in 《》 nearly agree.
 *
 * Why: one document is cited under two titles; at least one of them cannot be found.
 * Formula: titles that differ in a function word (及, 和), in 方案 for 计划, or in a single character; places and years are left
 * out of the comparison.
 * Basis: 引用文件应使用全称，前后一致。
 * Fires: 《湖区光电子产业链发展三年行动方案》 … 《湖区光电子及产业链发展三年行动计划》.
 * Holds: one title cited twice, also without the place in front of it. Silent for numbers, levels and directions that differ.
 */
export const documentTitleDiffers: Rule = {
  id: 'document-title-differs',
  severity: 'note',
  title: { zh: '文件名称前后不一', en: 'Titles of documents nearly agree' },
  basis: '引用文件应使用全称，前后一致',
  needs: { zh: '正文引用的文件名称不足两个', en: 'Needs at least two titles of documents' },
  messages: {
    differs: {
      zh: '文件名称“{one}”与另一处所写“{other}”不符',
      en: 'The document “{one}” is elsewhere called “{other}”',
    },
    holds: {
      zh: '正文引用的{count}个文件名称没有近似而不同的',
      en: 'None of the {count} titles of documents nearly agree',
    },
  },
  *check(report) {
    const titles = titlesOf(report);
    const pairs = nearPairs(titles, ({ text }) => bareTitle(text), SHORTEST);
    for (const [one, other] of pairs) yield differing(one, other);
    if (titles.length > 1 && pairs.length === 0)
      yield { outcome: 'pass', variant: 'holds', facts: { count: String(titles.length) }, figures: titles };
  },
};

const SHORTEST = 8;
/** More titles than this are a list of laws. */
const MOST = 300;

function titlesOf({ sections }: ReportBody): Evidence[] {
  const titles = new Map<string, Evidence>();
  for (const { text, places } of sectionsIn(sections)) {
    for (const [, title = ''] of text.matchAll(/《([^《》]{4,60})》/gu)) {
      const key = bareTitle(title);
      if (!titles.has(key)) titles.set(key, { text: title, places });
    }
  }
  return [...titles.values()].slice(0, MOST);
}

function differing(one: Evidence, other: Evidence): Comparison {
  return {
    outcome: 'fail',
    variant: 'differs',
    facts: { one: one.text, other: other.text },
    figures: [one, other],
    stated: one.text,
    computed: other.text,
  };
}
