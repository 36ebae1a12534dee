/**
 * Compares the reports of a folder with each other. 报告间核对
 *
 * One pass over all reports puts digests aside; what belongs together is compared by them, one department at a time. Never
 * are all reports or all digests in memory, never are all pairs compared.
 */
import type { CrossCheck } from '../../model/cross-check.ts';
import type { Report } from '../../model/report.ts';
import { earlierYearDiffers } from '../batch-rules.ts';
import { AmountTable } from './amounts.ts';
import { confirm, type Sketched, type Suspicion, suspicionsIn } from './copies.ts';
import type { Digest } from './digest.ts';
import { compareYears, type Years } from './earlier-year.ts';
import type { Member, Origin } from './owner.ts';

/** Reads a report of the folder again; null when it is gone. */
export type Load = (json: string) => Report | null;

/** Texts that are put aside and fetched by their number, from 0: memory in tests, a file for a folder. */
export interface Shelf {
  put(text: string): void;
  fetch(at: number): string;
}

type Facts = Omit<Digest, 'sketches'>;

export class CrossChecker {
  readonly #shelf: Shelf;
  /** Numbers of the digests of each department. */
  readonly #departments = new Map<string, number[]>();
  #digests = 0;
  #paragraphs = 0;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** Takes the digest of a report; in the order of the names, so that a folder gives the same findings every time. */
  add({ sketches, ...facts }: Digest): void {
    const { department } = facts.origin;
    const at = this.#digests++;
    // Most of a digest are sketches, which nobody needs who compares the amounts of a department.
    this.#shelf.put(JSON.stringify(facts));
    this.#shelf.put(JSON.stringify({ owner: department, sketches } satisfies Sketched));
    this.#paragraphs += sketches.length;
    put(this.#departments, department, at);
  }

  /** All comparisons, rule by rule; of those there are many, none is held. */
  *finish(load: Load): Iterable<CrossCheck> {
    const own = [...this.#departments.values()].filter(({ length }) => length > 1);
    // A department is read once for both of its rules: what is said of years waits for the amounts of all.
    const ofYears: CrossCheck[] = [];
    for (const members of own) {
      for (const check of compareOwn(members, this.#facts, load)) {
        if (check.rule === earlierYearDiffers.id) ofYears.push(check);
        else yield check;
      }
    }
    yield* ofYears;
    const suspicions = suspicionsIn(() => this.#all(), this.#paragraphs);
    yield* compareTexts(suspicions, (at) => memberOf(this.#facts(at).origin, load));
  }

  readonly #facts = (at: number): Facts => JSON.parse(this.#shelf.fetch(2 * at)) as Facts;

  *#all(): Iterable<Sketched> {
    for (let at = 0; at < this.#digests; at++) yield JSON.parse(this.#shelf.fetch(2 * at + 1)) as Sketched;
  }
}

function memberOf({ json }: Origin, load: Load): Member | null {
  const report = load(json);
  return report && { json, report };
}

/** Amounts and years of the reports of one department, of which one at a time is in memory. */
function* compareOwn(members: readonly number[], factsOf: (at: number) => Facts, load: Load): Iterable<CrossCheck> {
  const tables = new Map<string, AmountTable>();
  const series = new Map<string, number[]>();
  for (const at of members) {
    const { origin, kind, amounts, years } = factsOf(at);
    if (years) put(series, seriesOf(years), at);
    if (origin.year === '') continue;
    const table = tables.get(origin.year) ?? new AmountTable();
    tables.set(origin.year, table);
    yield* table.add(origin, kind, amounts);
  }
  for (const at of members) {
    const { origin, years: later } = factsOf(at);
    const earlier = later && later.before.length > 0 ? series.get(seriesOf(later, later.year - 1)) : undefined;
    // Two versions of last year's report may differ in this very figure.
    if (!later || earlier?.length !== 1) continue;
    const only = factsOf(earlier[0] as number).origin;
    const report = load(only.json);
    if (report) yield* compareYears(origin, later, only, report);
  }
}

function put(lists: Map<string, number[]>, key: string, at: number): void {
  const known = lists.get(key);
  if (known) known.push(at);
  else lists.set(key, [at]);
}

/** What the reports of one year are told apart by from those of another, and of another project. */
const seriesOf = ({ series, year }: Years, of = year): string => `${of} ${series}`;

/** The suspicions that hold, the reports of each pair read once. */
function* compareTexts(suspicions: readonly Suspicion[], read: (at: number) => Member | null): Iterable<CrossCheck> {
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
