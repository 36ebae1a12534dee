/**
 * Compares the reports of a folder with each other. 报告间核对
 *
 * One pass over all reports keeps who they are of and sketches of their paragraphs; what belongs together is then read
 * again, one department at a time. Never are all reports in memory, never are all pairs compared.
 */
import type { CrossCheck } from '../../model/cross-check.ts';
import type { Report } from '../../model/report.ts';
import { earlierYearDiffers } from '../batch-rules.ts';
import { AmountTable } from './amounts.ts';
import { Copies, confirm, type Suspicion } from './copies.ts';
import { compareYears, type YearDigest, yearDigest } from './earlier-year.ts';
import { departmentOf, type Member } from './owner.ts';

/** Reads a report of the folder again; null when it is gone. */
export type Load = (json: string) => Report | null;

export class CrossChecker {
  readonly #names: string[] = [];
  /** Reports by department; a department with one of them needs no second look. */
  readonly #departments = new Map<string, number[]>();
  readonly #copies = new Copies();

  /** Takes a report; in the order of the names, so that a folder gives the same findings every time. */
  add(json: string, report: Report): void {
    const at = this.#names.push(json) - 1;
    const department = departmentOf(report);
    if (department === null) return;
    const known = this.#departments.get(department);
    if (known) known.push(at);
    else this.#departments.set(department, [at]);
    this.#copies.add(at, report);
  }

  get reports(): number {
    return this.#names.length;
  }

  /** All comparisons, rule by rule; of those there are many, none is held. */
  *finish(load: Load): Iterable<CrossCheck> {
    const read = (at: number): Member | null => {
      const json = this.#names[at] ?? '';
      const report = load(json);
      return report && { json, report };
    };
    const own = [...this.#departments.values()].filter(({ length }) => length > 1);
    // A department is read once for both of its rules: what is said of years waits for the amounts of all.
    const ofYears: CrossCheck[] = [];
    for (const members of own) {
      for (const check of compareOwn(members, read)) {
        if (check.rule === earlierYearDiffers.id) ofYears.push(check);
        else yield check;
      }
    }
    yield* ofYears;
    yield* compareTexts(this.#copies.suspicions(), read);
  }
}

type Read = (at: number) => Member | null;

/** Amounts and years of the reports of one department. */
function* compareOwn(members: readonly number[], read: Read): Iterable<CrossCheck> {
  const tables = new Map<string, AmountTable>();
  const digests: YearDigest[] = [];
  for (const at of members) {
    const member = read(at);
    if (!member) continue;
    const year = member.report.profile.fiscalYear?.value;
    const table = tables.get(year ?? '') ?? new AmountTable();
    if (year !== undefined) {
      tables.set(year, table);
      yield* table.add(member);
    }
    digests.push(...[yearDigest(member)].flatMap((digest) => digest ?? []));
  }
  for (const later of digests) {
    const earlier = digests.filter(({ year, series }) => year === later.year - 1 && series === later.series);
    // Two versions of last year's report may differ in this very figure.
    if (earlier[0] && earlier.length === 1) yield* compareYears(later, earlier[0]);
  }
}

/** The suspicions that hold, the reports of each pair read once. */
function* compareTexts(suspicions: readonly Suspicion[], read: Read): Iterable<CrossCheck> {
  const sorted = [...suspicions].sort(
    ([a, b], [c, d]) => a.report - c.report || b.report - d.report || a.paragraph - c.paragraph,
  );
  const kept = new Map<number, Member | null>();
  for (const [one, other] of sorted) {
    for (const at of kept.keys()) if (at !== one.report && at !== other.report) kept.delete(at);
    for (const { report } of [one, other]) if (!kept.has(report)) kept.set(report, read(report));
    const [a, b] = [kept.get(one.report), kept.get(other.report)];
    if (a && b) yield* confirm(a, one.paragraph, b, other.paragraph);
  }
}
