import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { cellsOf } from '../cells.ts';
import { sectionsIn } from '../headings.ts';

/**
 * 残留模板提示文字: words of the template are left.
 *
 * Why: an instruction or a placeholder in a published report tells that the passage was never filled in.
 * Formula: no 100字以内, no XX or ×× in front of 单位, 项目, 年 …, no ** for a figure, no （填写…）.
 * Basis: 填报时应删除模板提示文字。
 * Fires: 预算执行率未达到90%的需说明原因（100字以内）; ≥**人; XX项目.
 * Holds: a report without any of these. Silent for names made unreadable on purpose (张××, 李**), for
 * 3×5, and for 撰写500字以上的心得 in a sentence.
 */
export const templateTextLeft: Rule = {
  id: 'template-text-left',
  severity: 'error',
  title: { zh: '残留模板提示文字', en: 'Words of the template are left' },
  basis: '填报时应删除模板提示文字',
  needs: { zh: '未读到正文或表格', en: 'Needs text or tables' },
  messages: {
    left: {
      zh: '“{words}”为模板提示文字，与填报内容不符',
      en: '“{words}” are words of the template',
    },
    holds: { zh: '{count}段文字中没有模板提示文字', en: 'None of the {count} passages has words of the template' },
  },
  *check(report) {
    const passages = passagesOf(report);
    const left = passages.flatMap((passage) => templateWords(passage));
    yield* left;
    if (passages.length > 0 && left.length === 0) yield holds(passages);
  },
};

const template = [
  /[（(][^（）()]{0,12}\d{2,4}字[^（）()]{0,6}[）)]/u,
  /限\d{2,4}字/u,
  /(?<![A-Za-z])X{2,}(?=[省市县区局委镇乡项年月元人个万%（]|部门|单位|项目|工作|资金)/u,
  /[×╳]{2,}(?=[省市县区局委镇乡项年月元个万%（]|部门|单位|项目|工作|资金)/u,
  /[≥≤=＝<>]\s*\*{2,}[^\s，。]?/u,
  /\*{2,}(?=[省市县区局镇乡年月元个家次万%]|部门|单位|项目)/u,
  /[（(](?:请|此处)?(?:填写|填报|填列)[^）)]{0,20}[）)]/u,
];

function passagesOf({ sections, tables }: ReportBody): Evidence[] {
  const paragraphs = [...sectionsIn(sections)].flatMap(({ title, text, places }) =>
    [title, ...text.split('\n')].map((words) => ({ text: words, places })),
  );
  return [...paragraphs, ...cellsOf(tables)].filter(({ text, places }) => text && places.length > 0);
}

/** Every pattern has one of these: most passages have none, and are looked at once. */
const MARK = /[字X×╳*填]/u;

function templateWords({ text, places }: Evidence): Comparison[] {
  if (!MARK.test(text)) return [];
  return template.flatMap((pattern) => {
    const words = pattern.exec(text)?.[0];
    if (words === undefined) return [];
    const figure = { text: aroundOf(text, words), places };
    return [
      { outcome: 'fail' as const, variant: 'left', facts: { words: figure.text }, figures: [figure], stated: words },
    ];
  });
}

/** Characters quoted on either side. */
const CONTEXT = 12;

function aroundOf(text: string, words: string): string {
  const at = text.indexOf(words);
  return text.slice(Math.max(0, at - CONTEXT), at + words.length + CONTEXT);
}

function holds(passages: readonly Evidence[]): Comparison {
  const [first] = passages;
  return {
    outcome: 'pass',
    variant: 'holds',
    facts: { count: String(passages.length) },
    figures: first ? [first] : [],
  };
}
