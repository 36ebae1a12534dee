import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, told } from '../arithmetic.ts';
import { isBase, type Located, locate } from '../figures-in-text.ts';
import { type Sum, sumOf } from '../listings.ts';

/**
 * “三公”经费构成不符: the three public expenses do not add up.
 *
 * Why: they are published one by one and looked at closely.
 * Formula: abroad + vehicles (purchase + running) + reception = three public expenses; policy `sum`.
 * Basis: “三公”经费 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费。
 * Fires: “三公”经费28.50万元，其中因公出国（境）费0万元，公务用车运行维护费20.00万元，公务接待费5.50万元.
 * Holds: “三公”经费25.50万元 with the same parts. Silent where one of the three is not told.
 */
export const threePublicExpensesMismatch: Rule = {
  id: 'three-public-expenses-mismatch',
  severity: 'error',
  title: { zh: '“三公”经费构成不符', en: 'The three public expenses do not add up' },
  basis: '“三公”经费 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费',
  needs: {
    zh: '未同时读到“三公”经费总额及其三项构成',
    en: 'Needs the three public expenses and their sum',
  },
  messages: {
    differs: {
      zh: '“三公”经费为{stated}，与三项构成之和（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The three public expenses are {stated}, which differs from the sum of the three ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    rounding: {
      zh: '“三公”经费为{stated}，与三项构成之和（{parts} = {computed}）相差{difference}，属尾差，容许误差{tolerance}',
      en: 'The three public expenses are {stated}; the sum of the three ({parts} = {computed}) differs by {difference}, a rounding difference (tolerance {tolerance})',
    },
    holds: {
      zh: '“三公”经费为{stated}，与三项构成之和（{parts} = {computed}）相符',
      en: 'The three public expenses are {stated}, the sum of the three ({parts} = {computed})',
    },
  },
  *check(report) {
    for (const expenses of expensesOf(report)) yield comparisonOf(expenses);
  },
};

/** Figures behind the sum among which its parts are looked for. */
const REACH = 16;

interface Expenses extends Sum {
  readonly whole: Located;
  readonly parts: readonly Located[];
}

function expensesOf(report: ReportBody): Expenses[] {
  const figures = locate(report).filter((one) => isBase(one) && one.statement.quantity.yuan !== undefined);
  return figures.flatMap((first, i) => {
    if (!first.statement.subject.includes('三公')) return [];
    const reach = figures.slice(i + 1, i + 1 + REACH);
    const next = reach.findIndex(({ statement }) => statement.subject.includes('三公'));
    const rest = next < 0 ? reach : reach.slice(0, next);
    const sums = partsOf(rest).flatMap((parts) =>
      wholesOf(first, rest).flatMap((whole) => {
        const sum = sumOf(whole, parts);
        return sum ? [{ whole, parts, ...sum }] : [];
      }),
    );
    return bestOf(sums) ?? [];
  });
}

// “三公”经费年初预算数45万元，支出决算数36.80万元，其中……: the parts are those of the nearer one.
function wholesOf(first: Located, rest: readonly Located[]): Located[] {
  const end = rest.findIndex(
    ({ statement: { sentence, subject } }) =>
      sentence !== first.statement.sentence || /出国|接待|用车|购置|运行/u.test(subject),
  );
  return [first, ...rest.slice(0, Math.max(0, end))].reverse();
}

// Vehicles are told as a whole, or as purchase and running, or as both.
function partsOf(figures: readonly Located[]): Located[][] {
  const named = (name: RegExp) => figures.find(({ statement }) => name.test(statement.subject));
  const [abroad, reception] = [named(/出国/u), named(/接待/u)];
  const vehicles = named(/公务用车购置(?:及|和|与)运行|公务用车费|公务用车经费/u);
  const [purchase, running] = [named(/用车购置费|^购置费/u), named(/用车运行|^运行/u)];
  const lists = [vehicles ? [vehicles] : [], purchase && running ? [purchase, running] : [], running ? [running] : []];
  if (!abroad || !reception) return [];
  return lists.filter(({ length }) => length > 0).map((list) => [abroad, ...list, reception]);
}

function comparisonOf({ whole, parts, unit, result }: Expenses): Comparison {
  const { outcome, variant, numbers, facts } = told(whole.statement.text, result, unit);
  return {
    outcome,
    variant,
    facts: { ...facts, parts: parts.map(({ statement }) => statement.text).join(' + ') },
    figures: [whole, ...parts].map(({ statement }) => statement),
    isSum: true,
    ...numbers,
  };
}
