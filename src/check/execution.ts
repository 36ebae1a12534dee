/** How much of the budget was spent, as printed or as the amounts give it. 预算执行 */
import { compare, decimal } from '../model/decimal.ts';
import { checkRatio, type Figure } from '../model/figure.ts';
import type { ProvinceProfile } from '../model/profile.ts';
import type { Fund, ReportBody } from '../model/report.ts';
import type { Evidence } from '../model/rule.ts';
import { combinations } from './arithmetic.ts';
import { shareOf } from './earned.ts';
import { amountEvidence, amountsOf, groupsOf, inOneUnit } from './money.ts';
import { onceBy } from './once.ts';
import { fundsOf, isYearlyRate, rateWords } from './rates.ts';

/** A yearly rate in percent, with what it rests on. */
export interface Execution {
  readonly scope: string;
  readonly percent: string;
  /** The rate as printed; null where the amounts alone give it. */
  readonly printed: string | null;
  readonly evidence: readonly Evidence[];
}

/** The yearly rates that are printed, of the whole money or a part of it. */
export function printedRates(report: ReportBody, profile: ProvinceProfile): Execution[] {
  const yearly = report.rates.filter((rate) => isYearlyRate(rate, profile));
  return yearly.map((rate) => ({
    scope: rate.scope,
    percent: rate.value.value,
    printed: rateWords(rate),
    evidence: [rate],
  }));
}

/** The rates that expenditure and budget give: the adjusted budget, or the initial one where no adjusted one is printed. */
export function computedRates(
  report: ReportBody,
  scope: string,
  { execution: { bases } }: ProvinceProfile,
): Execution[] {
  const spent = amountsOf(report, 'expenditure', 'total', scope);
  const told = bases.map((base) => amountsOf(report, base, 'total', scope));
  const budgets = told.find(({ length }) => length > 0) ?? [];
  const pairs = [...combinations([spent, budgets])] as [Fund, Fund][];
  return pairs.flatMap((pair) => {
    const [part, whole] = inOneUnit(pair).figures as [Figure, Figure];
    const percent = checkRatio({ value: '0', step: '1' }, part, whole) && shareOf('100', part.value, whole.value);
    return percent ? [{ scope, percent, printed: null, evidence: pair.map(amountEvidence) }] : [];
  });
}

/** What a department, or each project, spent of all its money in the year: the printed rate, else what the amounts give. */
export const executionsOf = onceBy((report: ReportBody, profile): readonly Execution[] => {
  const ofAll = report.rates.filter((rate) => fundsOf(rate, report, profile).includes('total'));
  const printed = printedRates({ ...report, rates: ofAll }, profile);
  const scopes = [...printed, ...groupsOf(report, 'expenditure')].map(({ scope }) => scope);
  return [...new Set(scopes)].flatMap((scope) => {
    const [computed] = computedRates(report, scope, profile);
    const told = printed.find((one) => one.scope === scope);
    return told ? [told] : computed ? [computed] : [];
  });
});

/** The rate in words. */
export function percentWords({ printed, percent }: Execution): string {
  return printed ?? `${percent}%`;
}

/** Whether a rate is below a limit in percent. */
export function isBelow({ percent }: Execution, limit: string): boolean {
  return compare(decimal(percent), decimal(limit)) < 0;
}
