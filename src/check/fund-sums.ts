/** Which sources of money make up a total: 资金来源 are printed in several divisions, and none may count twice. */
import type { Comparison as Arithmetic } from '../model/figure.ts';
import type { Fund, ReportBody } from '../model/report.ts';
import { combinations } from './arithmetic.ts';
import { amountsOf, sumOfFunds } from './money.ts';

/** What each fund contains. 财政拨款 is 一般公共预算, 政府性基金 and 国有资本经营预算. */
const containedIn: Readonly<Record<string, readonly string[]>> = {
  fiscal: ['general-public', 'government-fund', 'state-capital'],
};

/** The level of government that pays: another division of the same money. */
const levels: readonly string[] = ['central', 'province', 'local'];

/** Money that may have been counted under its source already. */
const carriedOver = 'carry-over';

/** An item that is told with its sources; `whole` is the fund that they make. */
export interface SourceGroup {
  readonly item: string;
  readonly scope: string;
  readonly whole: string;
}

/** A total and a list of its sources. */
export interface FundSum {
  readonly total: Fund;
  readonly parts: readonly Fund[];
  readonly unit: string;
  readonly result: Arithmetic;
  /** False for another way to divide the total, which can hold but proves nothing when it does not. */
  readonly isDivision: boolean;
}

/** Every item with a total, and every one with 财政拨款, in the order of the report. */
export function sourceGroups(report: ReportBody): SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const { item, scope, fund } of report.funds) {
    if (fund === 'total' || containedIn[fund]) groups.set(`${item}\n${scope}\n${fund}`, { item, scope, whole: fund });
  }
  return [...groups.values()];
}

/** The sums that the amounts of a group allow, the one that ought to hold first. */
export function* candidatesOf(report: ReportBody, { item, scope, whole }: SourceGroup): Iterable<FundSum> {
  for (const total of amountsOf(report, item, whole, scope)) {
    // 调增 is made of 调增, never of 调减.
    const sources = sourcesOf(report, item, scope).map(
      ([fund, amounts]) => [fund, amounts.filter((one) => isSameWay(one, total))] as const,
    );
    const amounts = new Map(sources.filter(([, list]) => list.length > 0));
    for (const { funds, isDivision } of divisionsOf([...amounts.keys()], whole)) {
      const lists = funds.map((fund) => amounts.get(fund) ?? []);
      for (const parts of combinations(lists)) yield fundSum(total, parts, isDivision);
    }
  }
}

function sourcesOf(report: ReportBody, item: string, scope: string): (readonly [string, readonly Fund[]])[] {
  const funds = report.funds
    .filter((f) => f.item === item && f.scope === scope && f.fund !== 'total')
    .map(({ fund }) => fund);
  return [...new Set(funds)].map((fund) => [fund, amountsOf(report, item, fund, scope)] as const);
}

function isSameWay(a: Fund, b: Fund): boolean {
  return (a.amount.change === 'decrease') === (b.amount.change === 'decrease');
}

interface Division {
  readonly funds: readonly string[];
  readonly isDivision: boolean;
}

function divisionsOf(sources: readonly string[], whole: string): Division[] {
  const contained = containedIn[whole];
  if (contained) return nonEmpty([{ funds: sources.filter((fund) => contained.includes(fund)), isDivision: false }]);
  const outermost = sources.filter((fund) => !isContained(fund, sources));
  const innermost = sources.filter(
    (fund) => !containedIn[fund]?.some((inner) => sources.includes(inner)) && !levels.includes(fund),
  );
  const byLevel = sources.filter((fund) => levels.includes(fund) || fund === 'other' || fund === 'unit');
  return nonEmpty([
    { funds: outermost, isDivision: true },
    { funds: innermost, isDivision: false },
    { funds: outermost.filter((fund) => fund !== carriedOver), isDivision: false },
    { funds: byLevel, isDivision: false },
  ]);
}

function nonEmpty(divisions: readonly Division[]): Division[] {
  return divisions.filter(({ funds }) => funds.length > 0);
}

function isContained(fund: string, sources: readonly string[]): boolean {
  const isPart = Object.keys(containedIn).some(
    (outer) => containedIn[outer]?.includes(fund) && sources.includes(outer),
  );
  const hasSources = sources.some((source) => source === 'fiscal' || source === 'general-public');
  return isPart || (levels.includes(fund) && hasSources);
}

function fundSum(total: Fund, parts: readonly Fund[], isDivision: boolean): FundSum {
  return { total, parts, ...sumOfFunds(total, parts), isDivision };
}
