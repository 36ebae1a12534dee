import { decimal, print, subtract } from '../../model/decimal.ts';
import type { ReportBody, Score } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { isSame, unsigned } from '../arithmetic.ts';
import { formsOf } from '../forms.ts';

/**
 * 正文总分与附表总分不一致: total in the text and total in the table differ.
 *
 * Why: one report has one score; the other one is left over from a draft.
 * Formula: score(text) = score(table), exact.
 * Basis: 报告正文与自评表的得分应一致。
 * Fires: 自评得分95.2分 in the text, 总分 95.8 in the table.
 * Holds: 自评得分95.2分 in both. Silent where a department's report has several forms and none has its score: they may
 * be those of its projects.
 */
export const totalDiffersFromTable: Rule = {
  id: 'total-differs-from-table',
  severity: 'error',
  title: { zh: '正文总分与附表总分不一致', en: 'Total in the text and total in the table differ' },
  basis: '报告正文与自评表的得分应一致',
  needs: {
    zh: '未同时读到正文中的自评得分和自评表的总分',
    en: 'Needs a score in the text and a total in a form',
  },
  messages: {
    differs: {
      zh: '正文自评得分为{stated}，与自评表总分（{computed}）不符，相差{difference}',
      en: 'The score in the text is {stated}, which differs from the total of the form ({computed}) by {difference}',
    },
    holds: {
      zh: '正文自评得分为{stated}，与自评表总分（{computed}）相符',
      en: 'The score in the text is {stated}, the total of the form ({computed})',
    },
  },
  *check(report) {
    const told = toldOf(report);
    const totals = formsOf(report).flatMap(({ from, total }) => (from === 'table' && total?.score ? [total] : []));
    if (!told) return;
    const others = totals.filter((total) => !isOneCell(told, total));
    const same = others.find(({ score }) => isSame(score ?? '', told.score));
    const [only] = others;
    if (same) yield comparisonOf(told, same);
    else if (only && totals.length === 1 && !isOfProject(report)) yield comparisonOf(told, only);
  },
};

interface Told extends Evidence {
  readonly score: string;
}

function toldOf({ conclusion }: ReportBody): Told | null {
  return conclusion?.score ? { score: conclusion.score, text: conclusion.text, places: conclusion.places } : null;
}

function isOneCell(told: Told, total: Score): boolean {
  return JSON.stringify(told.places) === JSON.stringify(total.places);
}

// The only form of a department's report may be that of a project.
function isOfProject({ profile, tables }: ReportBody): boolean {
  const words = tables.flatMap(({ title, rows }) => [
    title ?? '',
    ...rows
      .slice(0, 3)
      .flat()
      .map(({ text }) => text),
  ]);
  return profile.kind === 'department' && words.some((text) => /项目支出|项目名称|项目绩效/u.test(text));
}

function comparisonOf(told: Told, total: Score): Comparison {
  const score = total.score ?? '';
  const difference = print(subtract(decimal(told.score), decimal(score)));
  const variant = isSame(told.score, score) ? 'holds' : 'differs';
  const numbers = { stated: `${told.score}分`, computed: `${score}分` };
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: { ...numbers, difference: `${unsigned(difference)}分` },
    figures: [told, total],
    ...numbers,
    difference: `${difference}分`,
    tolerance: '0分',
  };
}
