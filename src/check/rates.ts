/** Which amounts a rate is computed from, as its name tells. 执行率 */
import { compare, decimal } from '../model/decimal.ts';
import type { ProvinceProfile } from '../model/profile.ts';
import type { Rate, ReportBody } from '../model/report.ts';
import { nameIn, vocabulary } from '../model/vocabulary.ts';
import { groupsOf } from './money.ts';

/** Below this a number without % may be a fraction: 0.98, 1.14. */
const largestFraction = decimal('2');

/** Whether the rate is one of the whole year: not an average of months, not 到位率, not a bound. */
export function isYearlyRate({ name, value, period }: Rate, { rateNames }: ProvinceProfile): boolean {
  if (period !== undefined || !name.includes('执行率') || rateNames.partial.some((word) => name.includes(word)))
    return false;
  if (value.comparator !== '=' || value.upper !== undefined || value.change) return false;
  const isPercent = value.unit === '%' || value.unit === '百分比';
  return isPercent || (value.unit === '' && compare(decimal(value.value), largestFraction) > 0);
}

/** The rate as printed, with the % that a form leaves to the head of its column. */
export function rateWords({ text }: Rate): string {
  return /[%分]/.test(text) ? text : `${text}%`;
}

/**
 * The funds that a rate may be computed from: the one that its name tells, else the total, else the only one there is.
 *
 * A name with a word that is not known (上级专项执行率) is the rate of something else: no fund.
 */
export function fundsOf(rate: Rate, report: ReportBody, profile: ProvinceProfile): string[] {
  const named = nameIn(rate.name, sources);
  if (hasUnknownWord(rate, named, profile)) return [];
  if (named) return [named];
  const spent = groupsOf(report, 'expenditure').filter(({ scope }) => scope === rate.scope);
  const [only] = spent;
  return only && spent.length === 1 ? ['total', only.fund] : ['total'];
}

const { total: _, ...sources } = vocabulary.funds;

function hasUnknownWord({ name, scope }: Rate, fund: string | null, { rateNames }: ProvinceProfile): boolean {
  const labels = fund ? (vocabulary.funds[fund] ?? []) : [];
  const words = [scope, ...labels, ...rateNames.whole, ...(vocabulary.funds.total ?? []), '执行率'];
  // 基本支出 and 项目支出 of a department are parts of its money; a project has no other.
  if (scope === 'department' && /基本支出|项目/.test(name)) return true;
  const rest = words.sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ''), name);
  return /[^\d年（）()%/AB：:\s]/u.test(rest);
}
