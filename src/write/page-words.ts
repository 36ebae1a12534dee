/** Words of the spreadsheet and the page for the values of the contract, in both languages. */
import type { Check, Severity } from '../model/check.ts';
import type { Indicator, Report } from '../model/report.ts';
import type { Wording } from '../model/rule.ts';
import { vocabulary } from '../model/vocabulary.ts';

export type Language = keyof Wording;

export const severityWords: Readonly<Record<Severity, Wording>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
};

export const outcomeWords: Readonly<Record<Check['outcome'], Wording>> = {
  fail: { zh: '不符', en: 'fails' },
  uncertain: { zh: '存疑', en: 'uncertain' },
  pass: { zh: '相符', en: 'passes' },
};

/** What a doubtful figure would have to be; nobody has changed it. */
export const misreadWords = ({ text, value }: NonNullable<Check['suggestion']>): Wording => ({
  zh: `“${text}”若应为${value}则相符，请核对原件`,
  en: `holds if “${text}” is ${value}: look at the paper`,
});

export const verdictWords: Readonly<Record<NonNullable<Indicator['verdict']>['value'], Wording>> = {
  exceeded: { zh: '超额完成', en: 'exceeded' },
  met: { zh: '完成', en: 'met' },
  'partly-met': { zh: '部分完成', en: 'partly met' },
  missed: { zh: '未完成', en: 'missed' },
};

export const reportKindWords: Readonly<Record<Report['profile']['kind'], Wording>> = {
  department: { zh: '部门整体支出', en: 'department' },
  project: { zh: '项目支出', en: 'project' },
  transfer: { zh: '转移支付', en: 'transfer' },
  'final-account': { zh: '决算', en: 'final account' },
  budget: { zh: '预算', en: 'budget' },
  other: { zh: '其他', en: 'other' },
};

export const indicatorKindWords: Readonly<Record<NonNullable<Indicator['kind']>, Wording>> = {
  output: { zh: '产出', en: 'output' },
  benefit: { zh: '效益', en: 'benefit' },
  satisfaction: { zh: '满意度', en: 'satisfaction' },
  cost: { zh: '成本', en: 'cost' },
  execution: { zh: '预算执行', en: 'execution' },
  management: { zh: '管理', en: 'management' },
};

/** What an amount is, 年初预算; the vocabulary's own identifiers are the English words. */
export function fundItemWords(item: string): Wording {
  return { zh: vocabulary.fundItems[item]?.[0] ?? item, en: item.replaceAll('-', ' ') };
}

/** Where money comes from, 一般公共预算. */
export function fundWords(fund: string): Wording {
  const zh = fund === 'total' ? '合计' : vocabulary.funds[fund]?.[0];
  return { zh: zh ?? fund, en: fund.replaceAll('-', ' ') };
}

/** What a figure is of: the whole department, or a project that is named. */
export function scopeWords(scope: string): Wording {
  return scope === 'department' ? { zh: '部门整体', en: 'department' } : { zh: scope, en: scope };
}
