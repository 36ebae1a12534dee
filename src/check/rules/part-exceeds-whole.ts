import type { Comparison as Arithmetic } from '../../model/figure.ts';
import type { Fund, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, unsigned } from '../arithmetic.ts';
import { amountEvidence, amountName, amountsOf, amountWords, groupsOf, withinFunds } from '../money.ts';

/**
 * 部分大于整体: a part of the money is larger than the whole.
 *
 * Why: a project cannot spend more than its department, nor 三公经费 be more than the whole expenditure.
 * Formula: project ≤ department for each item; basic, project, staff, running and three public expenses ≤ the largest total
 * told that they are spent of; `interval`. The budget of the year's beginning is none: money is added during the year.
 * Basis: 部分不大于整体。
 * Fires: 部门整体支出1,000.00万元，重点项目实际支出1,200.00万元.
 * Holds: 部门整体支出1,000.00万元，重点项目实际支出300.00万元. Sources of money are looked at by fund-sum-mismatch.
 */
export const partExceedsWhole: Rule = {
  id: 'part-exceeds-whole',
  severity: 'error',
  title: { zh: '部分大于整体', en: 'A part of the money is larger than the whole' },
  basis: '部分不大于整体：项目支出不大于部门支出，分项不大于合计',
  needs: {
    zh: '未同时读到部门总额和其中项目或分项的金额',
    en: 'Needs a total of the department and the amount of a project or a part',
  },
  messages: {
    above: {
      zh: '{name}为{stated}，与{wholeName}（{whole}）不符，部分大于整体，超出{difference}，容许误差{tolerance}',
      en: '{name} is {stated}, which exceeds {wholeName} ({whole}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '{name}为{stated}，未超出{wholeName}{whole}，容许误差{tolerance}',
      en: '{name} is {stated}, within {wholeName} {whole} (tolerance {tolerance})',
    },
  },
  *check(report) {
    for (const part of partsOf(report)) {
      const best = bestOf(wholesOf(report, part).map((whole) => ({ part, whole, ...withinFunds(part, [whole]) })));
      if (best) yield comparisonOf(best);
    }
  },
};

/** Items of a project that its department has too. */
const shared: readonly string[] = ['expenditure', 'adjusted', 'initial'];
const totals: readonly string[] = ['expenditure', 'adjusted', 'expenditure-budget', 'income-budget'];
const parts: readonly string[] = [
  'basic-expenditure',
  'project-expenditure',
  'staff-expenditure',
  'running-expenditure',
  'three-public',
];

function partsOf(report: ReportBody): Fund[] {
  const isOwner = report.profile.kind === 'department';
  const projects = shared.flatMap((item) => groupsOf(report, item).map((group) => ({ item, ...group })));
  const ofProjects = projects.filter(({ scope, fund }) => isOwner && scope !== 'department' && fund === 'total');
  const ofDepartment = parts.map((item) => ({ item, scope: 'department', fund: 'total' }));
  return [...ofProjects, ...ofDepartment].flatMap(({ item, fund, scope }) =>
    amountsOf(report, item, fund, scope).filter(({ amount }) => !amount.change),
  );
}

function wholesOf(report: ReportBody, { item, scope }: Fund): Fund[] {
  const items = scope === 'department' ? totals : [item];
  return items.flatMap((one) => amountsOf(report, one, 'total', 'department'));
}

interface Candidate {
  readonly part: Fund;
  readonly whole: Fund;
  readonly unit: string;
  readonly result: Arithmetic;
}

function comparisonOf({ part, whole, unit, result }: Candidate): Comparison {
  const numbers = { stated: amountWords(part), tolerance: result.tolerance + unit };
  return {
    outcome: result.holds ? 'pass' : 'fail',
    variant: result.holds ? 'holds' : 'above',
    facts: {
      ...numbers,
      name: amountName(part.item, part.fund, part.scope),
      wholeName: amountName(whole.item, whole.fund, whole.scope),
      whole: amountWords(whole),
      difference: unsigned(result.difference) + unit,
    },
    figures: [part, whole].map(amountEvidence),
    ...numbers,
    computed: amountWords(whole),
    difference: result.difference + unit,
  };
}
