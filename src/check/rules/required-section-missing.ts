import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { sectionsIn, wordsOfSections } from '../headings.ts';

/**
 * 缺少必备章节: a required part of a self-evaluation is missing.
 *
 * Why: without problems and measures nothing follows from the evaluation.
 * Formula: a self-evaluation in prose (department or project, at least four headings of the first level) has 基本情况,
 * 收支情况, 自评结论, 分析, 存在问题 and 改进措施: by heading, by figures, or by a single word in the text.
 * Basis: 绩效自评报告应包括基本情况、绩效分析、存在问题和改进措施。
 * Fires: a report that nowhere speaks of 问题, 不足 or 困难.
 * Holds: a heading 存在的问题; a paragraph on 不足之处 under another heading. Not assessed for forms, budgets, final accounts, and excerpts that lack
 * three parts or more.
 */
export const requiredSectionMissing: Rule = {
  id: 'required-section-missing',
  severity: 'error',
  title: { zh: '缺少必备章节', en: 'A required part is missing' },
  basis: '绩效自评报告应包括基本情况、绩效分析、存在问题和改进措施',
  needs: {
    zh: '不是部门整体或项目支出绩效自评报告正文（表格、预算、决算不作要求）',
    en: 'Needs a self-evaluation in prose; forms, budgets and final accounts have other parts',
  },
  messages: {
    missing: {
      zh: '报告缺少“{part}”部分，与自评报告的内容要求不符',
      en: 'The report lacks the part “{part}”',
    },
    holds: { zh: '报告有{count}个必备部分', en: 'The report has the {count} required parts' },
  },
  *check(report) {
    if (!isProseReport(report)) return;
    const missing = parts.filter((part) => !isPresent(part, report));
    // An excerpt lacks most of them.
    if (missing.length > MOST_MISSING) return;
    for (const { name } of missing) yield comparisonOf('missing', name, report);
    if (missing.length === 0) yield comparisonOf('holds', '', report);
  },
};

interface Part {
  readonly name: string;
  readonly topics: readonly string[];
  readonly words: RegExp;
  readonly isIn?: (report: ReportBody) => boolean;
}

const parts: readonly Part[] = [
  { name: '基本情况', topics: ['basics', 'tasks'], words: /概况|基本情况|职责|职能|主要内容|下达情况/u },
  { name: '收支情况', topics: ['funds'], words: /预算|支出|资金/u, isIn: ({ funds }) => funds.length > 0 },
  {
    name: '自评结论',
    topics: ['conclusion'],
    // 「附专项资金绩效自评表」: the form that it promises has the score.
    words: /结论|得分|等级|等次|评价结果|自评表|评分表/u,
    isIn: ({ conclusion }) => conclusion !== null,
  },
  {
    name: '绩效分析',
    topics: ['analysis', 'results'],
    words: /完成情况|分析|成效/u,
    isIn: ({ indicators, scores }) => indicators.length > 0 || scores.some(({ parts }) => parts.length > 0),
  },
  {
    name: '存在问题',
    topics: ['problems'],
    words: /问题|不足|困难|薄弱|短板/u,
    isIn: ({ problems }) => problems.length > 0,
  },
  {
    name: '改进措施',
    topics: ['improvements'],
    words: /措施|改进|建议|打算|下一步|整改/u,
    isIn: ({ improvements }) => improvements.length > 0,
  },
];

const FEWEST_HEADINGS = 4;
const MOST_MISSING = 2;

function isProseReport({ profile, sections }: ReportBody): boolean {
  const isKind = profile.kind === 'department' || profile.kind === 'project';
  const isEvaluation = /自评|评价/u.test(profile.title?.value ?? '') && !/表$/u.test(profile.title?.value ?? '');
  return isKind && isEvaluation && sections.length >= FEWEST_HEADINGS;
}

function isPresent({ topics, words, isIn }: Part, report: ReportBody): boolean {
  const isHeaded = [...sectionsIn(report.sections)].some(({ topic }) => topic !== null && topics.includes(topic));
  return isHeaded || (isIn?.(report) ?? false) || words.test(wordsOfSections(report.sections));
}

function comparisonOf(variant: 'missing' | 'holds', part: string, { sections }: ReportBody): Comparison {
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: { part, count: String(parts.length) },
    figures: sections.map(({ title, places }) => ({ text: title, places })),
  };
}
