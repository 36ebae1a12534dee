/** The amounts of one department and year in several reports. 同一金额 */
import { compact } from '../../model/characters.ts';
import type { CrossCheck } from '../../model/cross-check.ts';
import { agree } from '../../model/figure.ts';
import type { Fund, Report } from '../../model/report.ts';
import { amountDiffersBetweenReports } from '../batch-rules.ts';
import { amountName, amountsOf, amountWords } from '../money.ts';
import { crossCheck, type Origin, type Quoted } from './owner.ts';

/** Items whose direction or year the report alone tells. */
const UNCLEAR = ['adjustment', 'carry-over'];

/** Items that a project and its department tell alike; the others may be of the application. */
const SHARED = ['initial', 'adjusted', 'expenditure', 'arrived'];

type Kind = Report['profile']['kind'];

/** The amounts that a report tells once, by whose and what they are. */
export type Amounts = readonly (readonly [string, Fund])[];

interface Told extends Quoted {
  readonly fund: Fund;
  readonly kind: Kind;
}

/** Compares the reports of one department and year, added one by one: the first that tells an amount sets it. */
export class AmountTable {
  readonly #told = new Map<string, Told[]>();

  /** What the report tells in agreement or not with those before. */
  *add(origin: Origin, kind: Kind, amounts: Amounts): Iterable<CrossCheck> {
    for (const [key, fund] of amounts) {
      const told: Told = { origin, text: amountWords(fund), places: fund.amount.places, fund, kind };
      const known = this.#told.get(key) ?? [];
      const before = known.find((one) => isComparable(one, told));
      if (before) yield comparisonOf(before, told);
      // A report of another kind may be comparable with later ones.
      if (!known.some((one) => one.kind === kind)) this.#told.set(key, [...known, told]);
    }
  }
}

export function amountsIn(report: Report): Amounts {
  return [...onlyAmounts(report)];
}

function* onlyAmounts(report: Report): Iterable<readonly [string, Fund]> {
  const seen = new Set<string>();
  for (const { item, fund, scope } of report.funds) {
    const owner = ownerOf(scope, report);
    const key = [owner, item, fund].join('|');
    if (owner === null || seen.has(key) || UNCLEAR.includes(item)) continue;
    seen.add(key);
    const [only, ...others] = amountsOf(report, item, fund, scope);
    if (only && others.length === 0) yield [key, only];
  }
}

// The form of a project that names none tells nobody's amounts.
function ownerOf(scope: string, { profile }: Report): string | null {
  if (scope !== 'department') return projectKey(scope);
  if (profile.kind !== 'project' && profile.kind !== 'transfer') return scope;
  return profile.projectName && (profile.projects?.length ?? 0) < 2 ? projectKey(profile.projectName.value) : null;
}

/** A project by its name, whatever marks and year stand around it. */
function projectKey(name: string): string {
  return `“${compact(name).replace(/[“”"《》]|20\d\d年度?/gu, '')}”`;
}

const OF_RESULTS = ['department', 'project', 'transfer'];

function isComparable(one: Told, other: Told): boolean {
  if (one.origin.sha256 === other.origin.sha256) return false;
  if (one.kind === other.kind) return one.kind !== 'other';
  return OF_RESULTS.includes(one.kind) && OF_RESULTS.includes(other.kind) && SHARED.includes(one.fund.item);
}

function comparisonOf(one: Told, other: Told): CrossCheck {
  const { item, fund, scope } = other.fund;
  const facts = {
    department: other.origin.department,
    year: other.origin.year,
    name: amountName(item, fund, scope),
    file: one.origin.file,
    otherFile: other.origin.file,
    one: one.text,
    other: other.text,
  };
  const variant = agree(one.fund.amount, other.fund.amount) ? 'holds' : 'differs';
  return crossCheck(amountDiffersBetweenReports, variant, facts, [one, other]);
}
