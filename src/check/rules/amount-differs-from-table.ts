import { absolute, compare, decimal, max, print, subtract } from '../../model/decimal.ts';
import { inYuan } from '../../model/figure.ts';
import type { Fund, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, unsigned } from '../arithmetic.ts';
import { inTable } from '../forms.ts';
import { amountEvidence, amountName, amountsOf, amountWords, groupsOf } from '../money.ts';

/**
 * 正文金额与表格金额不一致: an amount in the text differs from the table.
 *
 * Why: text and table come from the same accounts; one of them was not brought up to date.
 * Formula: equal after conversion into yuan; policy `unit`, one step of the coarser print.
 * Basis: 报告正文与附表数据应一致。
 * Fires: 部门整体支出1,219.61万元 in the text, 全年执行数 1,291.61 in the table.
 * Holds: 部门整体支出0.12亿元 in the text, 全年执行数 1,219.61 (万元) in the table. Silent where the amount is told more than
 * once with different values on either side, and in budgets, whose tables have many amounts of one kind.
 */
export const amountDiffersFromTable: Rule = {
  id: 'amount-differs-from-table',
  severity: 'error',
  title: { zh: '正文金额与表格金额不一致', en: 'An amount in the text differs from the table' },
  basis: '报告正文与附表数据应一致',
  needs: {
    zh: '未同时在正文和表格中读到同一金额',
    en: 'Needs one amount both in the text and in a table',
  },
  messages: {
    differs: {
      zh: '正文中{name}为{stated}，与表格（{computed}）不符，相差{difference}，容许误差{tolerance}',
      en: '{name} is {stated} in the text, which differs from the table ({computed}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '正文中{name}为{stated}，与表格（{computed}）相符，容许误差{tolerance}',
      en: '{name} is {stated} in the text, as in the table ({computed}; tolerance {tolerance})',
    },
  },
  *check(report) {
    const isPrinted = inTable(report);
    const sides = { table: [] as Fund[], text: [] as Fund[] };
    for (const print of report.funds.flatMap(printsOf)) sides[isPrinted(print.amount) ? 'table' : 'text'].push(print);
    const [table, text] = [sides.table, sides.text].map((funds) => ({ ...report, funds })) as [ReportBody, ReportBody];
    const groups = items.flatMap((item) => groupsOf(text, item).map((group) => ({ item, ...group })));
    for (const { item, fund, scope } of groups) {
      const [told, printed] = [text, table].map((side) => amountsOf(side, item, fund, scope)) as [Fund[], Fund[]];
      const best = bestOf(told.flatMap((one) => printed.map((other) => compared(one, other))));
      const isClear = told.length === 1 && printed.length === 1 && report.profile.kind !== 'budget';
      if (best && (best.result.holds || isClear)) yield comparisonOf(best, amountName(item, fund, scope));
    }
  },
};

/** Basic and project expenditure are told of several funds, in the table of one. */
const items: readonly string[] = ['initial', 'adjustment', 'adjusted', 'expenditure'];

function printsOf(fund: Fund): Fund[] {
  return [fund, ...(fund.restated ?? []).map((again) => ({ ...fund, amount: { ...fund.amount, ...again } }))];
}

interface Compared {
  readonly told: Fund;
  readonly printed: Fund;
  readonly result: { readonly holds: boolean; readonly difference: string; readonly tolerance: string };
}

function compared(told: Fund, printed: Fund): Compared {
  const [one, other] = [told, printed].map(({ amount }) => inYuan(amount)) as [
    ReturnType<typeof inYuan>,
    ReturnType<typeof inYuan>,
  ];
  const difference = subtract(decimal(one.value), decimal(other.value));
  const tolerance = max(decimal(one.step), decimal(other.step));
  const holds = compare(absolute(difference), tolerance) <= 0;
  return { told, printed, result: { holds, difference: print(difference), tolerance: print(tolerance) } };
}

function comparisonOf({ told, printed, result }: Compared, name: string): Comparison {
  const numbers = { stated: amountWords(told), computed: amountWords(printed), tolerance: `${result.tolerance}元` };
  return {
    outcome: result.holds ? 'pass' : 'fail',
    variant: result.holds ? 'holds' : 'differs',
    facts: { ...numbers, name, difference: `${unsigned(result.difference)}元` },
    figures: [told, printed].map(amountEvidence),
    ...numbers,
    difference: `${result.difference}元`,
  };
}
