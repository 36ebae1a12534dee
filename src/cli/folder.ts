/** The reports of an output folder, gone through one by one, and compared with each other on the way. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Amendment, amend } from '../batch/amend.ts';
import { withAcceptances } from '../check/accepted.ts';
import { CrossChecker } from '../check/batch/index.ts';
import { checkingFrom } from '../check/settings.ts';
import type { Acceptance } from '../model/accepted.ts';
import { type CheckCounts, countsOf, type Severity, severities } from '../model/check.ts';
import type { CrossCheck } from '../model/cross-check.ts';
import type { Report } from '../model/report.ts';
import { crossCheckPath, StoredCrossChecks, writeCrossChecks } from '../write/cross-checks.ts';
import { jsonNamesIn } from '../write/reports.ts';
import { FileShelf } from '../write/shelf.ts';
import { parseReport, type Revised, type Revision } from './revise.ts';
import { type Revisers, revisersFor } from './revisers.ts';

/** What the checks of many reports come to; it does not grow with their number. */
export interface Tally {
  reports: number;
  changed: number;
  accepted: number;
  passed: number;
  readonly failed: Record<Severity, number>;
}

export const emptyTally = (): Tally => ({
  reports: 0,
  changed: 0,
  accepted: 0,
  passed: 0,
  failed: { error: 0, warning: 0, note: 0 },
});

/** Where the reports of an output folder are; a folder without `reports` holds them itself. */
export function reportsFolder(output: string): string {
  return existsSync(join(output, 'reports')) ? join(output, 'reports') : output;
}

/** Names of the reports of an output folder, in the order of a run. */
export function reportNames(output: string): string[] {
  const folder = reportsFolder(output);
  const names = jsonNamesIn(folder);
  // Only where they lie beside each other can another file be taken for a report: reports/run.json is that of run.pdf.
  return folder === output ? names.filter((name) => !BESIDE.includes(name)) : names;
}

const BESIDE = ['run.json', 'accepted.json', 'cross-checks.json'];

/** Counts a revised report. */
export function addRevised({ counts, amendment }: Revised, tally: Tally): void {
  tally.reports++;
  if (amendment) tally.changed++;
  addCounts(counts, tally);
}

function addCounts({ failed, accepted, passed }: CheckCounts, tally: Tally): void {
  tally.accepted += accepted;
  tally.passed += passed;
  for (const severity of severities) tally.failed[severity] += failed[severity];
}

export interface Walk {
  readonly revision: Revision;
  /** How many reports may be revised at a time. */
  readonly jobs: number;
  readonly tally: Tally;
  /** A file that is no report. */
  readonly onStray: (path: string) => void;
  readonly signal?: AbortSignal;
}

/** What the reports of a folder say of each other. */
export interface Cross {
  readonly path: string;
  readonly reports: number;
  readonly passed: number;
  readonly failed: Readonly<Record<Severity, number>>;
}

/**
 * Goes through all reports of an output folder: revises them, compares them, writes `cross-checks.json`, amends the
 * journal. Null when it was broken off.
 *
 * @throws SettingsError for a file of settings that is missing or wrong
 */
export async function walk(output: string, { revision, jobs, tally, onStray, signal }: Walk) {
  const { accepted } = checkingFrom(revision.settings);
  const names = reportNames(output);
  const revisers = revisersFor(revision, jobs, names.length);
  const shelf = new FileShelf(output);
  const checker = new CrossChecker(shelf);
  const amendments = new Map<string, Amendment>();
  try {
    for await (const { json, path, revised } of allRevised(output, names, revisers, signal)) {
      if (!revised) {
        onStray(path);
        continue;
      }
      addRevised(revised, tally);
      if (revised.digest) checker.add(revised.digest);
      if (revised.amendment) amendments.set(json, revised.amendment);
    }
    return signal?.aborted ? null : { amendments, cross: writeCross(output, tally.reports, checker, accepted) };
  } finally {
    await revisers.close();
    shelf.close();
    amend(output, amendments);
  }
}

interface Stop {
  readonly json: string;
  readonly path: string;
  readonly revised: Promise<Revised | null>;
}

/** All reports in the order of their names, however many are at work; after a signal those that are, and no more. */
async function* allRevised(output: string, names: readonly string[], revisers: Revisers, signal?: AbortSignal) {
  const folder = reportsFolder(output);
  const ahead: Stop[] = [];
  try {
    for (const json of names) {
      // A signal is heard between two turns only.
      await setImmediate();
      if (signal?.aborted) break;
      const path = join(folder, json);
      const revised = revisers.revise(path);
      // It is heard of when its turn comes.
      revised.catch(() => undefined);
      ahead.push({ json, path, revised });
      if (ahead.length >= revisers.atOnce) yield await done(ahead.shift() as Stop);
    }
    while (ahead.length > 0) yield await done(ahead.shift() as Stop);
  } finally {
    // What is at work when one fails ends before the threads do.
    await Promise.allSettled(ahead.map(({ revised }) => revised));
  }
}

async function done({ revised, ...stop }: Stop) {
  return { ...stop, revised: await revised };
}

function writeCross(output: string, reports: number, checker: CrossChecker, accepted: readonly Acceptance[]): Cross {
  const folder = reportsFolder(output);
  const path = crossCheckPath(output);
  const tally = emptyTally();
  const found = checker.finish((json) => reportAt(join(folder, json)));
  if (reports < 2) rmSync(path, { force: true });
  else writeCrossChecks(output, reports, counted(acceptCross(found, accepted), tally));
  return { path, reports, passed: tally.passed, failed: tally.failed };
}

function* counted(checks: Iterable<CrossCheck>, tally: Tally): Iterable<CrossCheck> {
  for (const check of checks) {
    addCounts(countsOf([check]), tally);
    yield check;
  }
}

// Somebody may take a report away while the folder is gone through.
function reportAt(path: string): Report | null {
  try {
    return parseReport(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Marks what is accepted between reports: an entry for either of them counts. */
function* acceptCross(checks: Iterable<CrossCheck>, accepted: readonly Acceptance[]): Iterable<CrossCheck> {
  for (const check of checks) yield* withAcceptances([check], digestsOf, accepted);
}

const digestsOf = ({ places }: CrossCheck): string[] => places.map(({ sha256 }) => sha256);

/** Applies acceptances to the `cross-checks.json` that is there; how many of its findings `own` covers. */
export function acceptInCrossFile(output: string, accepted: readonly Acceptance[], own: Acceptance): number {
  const stored = new StoredCrossChecks(output);
  let count = 0;
  for (const check of stored.all()) {
    const [alone] = withAcceptances([check], digestsOf, [own]);
    if (alone?.accepted !== undefined) count++;
  }
  if (count > 0) writeCrossChecks(output, stored.reports, acceptCross(stored.all(), accepted));
  return count;
}

/** Whether checks that are open fail at a severity that ends the program with 1. */
export function fails(failed: Readonly<Record<Severity, number>>, counted: readonly Severity[]): boolean {
  return counted.some((severity) => failed[severity] > 0);
}
