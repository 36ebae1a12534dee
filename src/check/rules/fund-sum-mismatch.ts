import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, told } from '../arithmetic.ts';
import { candidatesOf, type FundSum, sourceGroups } from '../fund-sums.ts';
import { amountEvidence, amountName, amountWords, fundWords } from '../money.ts';

/**
 * 资金来源之和与总额不符: the sources of money do not add up to the total.
 *
 * Why: a total that its sources do not make means that one of the amounts was not carried over from the accounts.
 * Formula: Σ sources = total, for each item of each scope; policy `sum`. A fund that is part of another counts once.
 * Basis: 资金总额等于各资金来源之和。
 * Fires: 总额0万元，财政资金90万元; 总额100.00万元，其中一般公共预算80.00万元，政府性基金15.00万元，其他资金2.00万元.
 * Holds: 总额100.00万元，其中一般公共预算80.00万元，其他资金20.00万元. Silent where the list may be incomplete: the sum
 * is below the total, and nothing shows that the list is closed (a remainder such as 其他资金, three sources, or the same
 * list that adds up for another item).
 */
export const fundSumMismatch: Rule = {
  id: 'fund-sum-mismatch',
  severity: 'error',
  title: { zh: '资金来源之和与总额不符', en: 'The sources of money do not add up to the total' },
  basis: '资金总额等于各资金来源之和',
  needs: {
    zh: '未读到资金总额及其完整的资金来源构成',
    en: 'Needs a total and the complete list of its sources',
  },
  messages: {
    differs: {
      zh: '{name}为{stated}，与各资金来源之和（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: '{name} is {stated}, which differs from the sum of its sources ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    exceeded: {
      zh: '{name}为{stated}，与其中一项来源（{parts}）不符，该项超出总额{difference}，容许误差{tolerance}',
      en: '{name} is {stated}, which is less than one of its sources ({parts}) by {difference} (tolerance {tolerance})',
    },
    rounding: {
      zh: '{name}为{stated}，与各资金来源之和（{parts} = {computed}）相差{difference}，属尾差，容许误差{tolerance}',
      en: '{name} is {stated}; the sum of its sources ({parts} = {computed}) differs by {difference}, a rounding difference (tolerance {tolerance})',
    },
    holds: {
      zh: '{name}为{stated}，与各资金来源之和（{parts} = {computed}）相符',
      en: '{name} is {stated}, the sum of its sources ({parts} = {computed})',
    },
  },
  *check(report) {
    const groups = sourceGroups(report).map((group) => ({ ...group, sums: [...candidatesOf(report, group)] }));
    const closed = new Set(groups.flatMap(({ sums }) => sums.filter(({ result }) => result.holds).map(listOf)));
    for (const { item, scope, whole, sums } of groups) {
      const best = bestOf(sums.filter((sum) => isComparable(sum, closed)));
      if (best) yield comparisonOf(best, amountName(item, whole, scope));
    }
  },
};

/** Sources that close a list: what is left over. */
const remainders: readonly string[] = ['other'];

function isComparable(sum: FundSum, closed: ReadonlySet<string>): boolean {
  const { result, parts, isDivision } = sum;
  // More than the whole is wrong however many sources are missing.
  if (result.holds || (isDivision && result.difference.startsWith('-'))) return true;
  if (!isDivision || parts.length < 2) return false;
  return parts.length > 2 || parts.some(({ fund }) => remainders.includes(fund)) || closed.has(listOf(sum));
}

/** The names of a list of sources, the same for every item of a scope. */
function listOf({ total, parts }: FundSum): string {
  return [total.scope, total.fund, ...parts.map(({ fund }) => fund).sort()].join('\n');
}

function comparisonOf({ total, parts, unit, result }: FundSum, name: string): Comparison {
  const { outcome, variant, numbers, facts } = told(amountWords(total), result, unit);
  const isExceeded = variant === 'differs' && parts.length === 1;
  return {
    outcome,
    variant: isExceeded ? 'exceeded' : variant,
    facts: {
      ...facts,
      name,
      parts: parts.map((part) => fundWords(part.fund) + amountWords(part)).join(' + '),
    },
    figures: [total, ...parts].map(amountEvidence),
    isSum: true,
    ...numbers,
  };
}
