import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { bestOf, told } from '../arithmetic.ts';
import { fundItemOf, type Located } from '../figures-in-text.ts';
import { endsOf, isWithin, type Listing, listingsOf, type Sum, sumOf } from '../listings.ts';
import { totalsBehind, totalsElsewhere } from '../totals.ts';

/**
 * 分项之和与合计不符: components told in the text do not add up to the sum told with them.
 *
 * Why: one of the figures was changed, or mistyped, and the others were not.
 * Formula: Σ components = stated sum, for lists behind 其中 and 包括, for sums behind their parts (两项合计), and for an
 * indicator whose parts are told in one sentence; policy `sum`, counts exact.
 * Basis: 分项之和应等于合计数。
 * Fires: 建筑面积13,000平方米，其中地上8,100平方米，地下4,800平方米.
 * Holds: 年末在职人员58人，其中行政人员23人，事业人员35人. Silent where the list may be incomplete or its parts overlap: the sum
 * is far from the total, the list ends with 等, or it begins with 主要包括; sources of money are fund-sum-mismatch.
 */
export const componentSumMismatch: Rule = {
  id: 'component-sum-mismatch',
  severity: 'error',
  title: { zh: '分项之和与合计不符', en: 'Components do not add up to the sum told with them' },
  basis: '分项之和应等于合计数',
  needs: {
    zh: '未读到列出全部分项的合计数',
    en: 'Needs a sum with the complete list of its components',
  },
  messages: {
    differs: {
      zh: '“{name}”为{stated}，与各分项之和（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: '“{name}” is {stated}, which differs from the sum of its components ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    rounding: {
      zh: '“{name}”为{stated}，与各分项之和（{parts} = {computed}）相差{difference}，属尾差，容许误差{tolerance}',
      en: '“{name}” is {stated}; the sum of its components ({parts} = {computed}) differs by {difference}, a rounding difference (tolerance {tolerance})',
    },
    holds: {
      zh: '“{name}”为{stated}，与各分项之和（{parts} = {computed}）相符',
      en: '“{name}” is {stated}, the sum of its components ({parts} = {computed})',
    },
  },
  *check(report) {
    for (const listing of listingsOf(report)) {
      const candidates = isOfFunds(listing, report) ? [] : candidatesOf(listing);
      const best = bestOf(candidates);
      if (best && (best.result.holds || isSlip(best, listing.isOpen)))
        yield comparisonOf(listing.whole.figure, best.parts, best);
    }
    for (const { whole, parts, ...sum } of totalsBehind(report)) yield comparisonOf(whole, parts, sum);
    for (const { name, whole, parts, result } of totalsElsewhere(report))
      yield toComparison(name, whole, parts, { result, unit: parts[0]?.statement.quantity.unit ?? '' });
  },
};

/** Per cent of the sum up to which a difference is a slip, not a list with other parts. */
const SLIP_BELOW = '3';
const SLIP_ABOVE = '10';
const SLIP_CLOSED = '25';

/** Words of which two make a whole. */
const pairs =
  /地上.*地下|进口.*出口|基本支出.*项目支出|货物.*工程.*服务|男.*女|行政.*事业|城镇.*农村|新建.*续建|线上.*线下|国内.*国外/u;

interface Candidate extends Sum {
  readonly parts: readonly Located[];
}

function* candidatesOf(listing: Listing): Iterable<Candidate> {
  for (const items of endsOf(listing)) {
    const parts = items.map(({ figure }) => figure);
    const sum = sumOf(listing.whole.figure, parts);
    if (sum) yield { parts, ...sum };
  }
}

function isSlip({ parts, result }: Candidate, isOpen: boolean): boolean {
  if (isOpen) return false;
  const names = parts.map(({ statement }) => statement.subject).join();
  const isAbove = result.difference.startsWith('-');
  return isWithin(result, pairs.test(names) ? SLIP_CLOSED : isAbove ? SLIP_ABOVE : SLIP_BELOW);
}

// 一般公共预算 and 政府性基金 of one item are fund-sum-mismatch, 基本支出 and 项目支出 basic-plus-project-mismatch.
function isOfFunds({ whole, parts }: Listing, { funds }: ReportBody): boolean {
  // 三公经费 has a rule of its own.
  if (/三公/u.test(whole.figure.statement.subject)) return true;
  const [item, ...items] = [whole, ...parts.slice(0, 2)].map(({ figure }) => fundItemOf(figure, funds));
  const isNature = items.includes('basic-expenditure') || items.includes('project-expenditure');
  return items.every((one) => one !== null && (one === item || isNature));
}

function comparisonOf(whole: Located, parts: readonly Located[], sum: Sum): Comparison {
  return toComparison(whole.statement.subject, whole.statement, parts, sum);
}

function toComparison(name: string, whole: Evidence, parts: readonly Located[], { unit, result }: Sum): Comparison {
  const { outcome, variant, numbers, facts } = told(whole.text, result, unit);
  const figures = parts.map(({ statement }) => statement);
  return {
    outcome,
    variant,
    facts: { ...facts, name, parts: figures.map(({ text }) => text).join(' + ') },
    figures: [whole, ...figures],
    isSum: true,
    ...numbers,
  };
}
