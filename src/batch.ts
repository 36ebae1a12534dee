/** A batch: many files, each examined in a child process of its own, with a journal to go on from. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { assertInputs, findInputs, type Source } from './batch/inputs.ts';
import { appendEntry, isUnchanged, readJournal, writeJournal } from './batch/journal.ts';
import { jsonNames } from './batch/names.ts';
import type { Entry, Outcome, Reason } from './batch/outcome.ts';
import { Pool } from './batch/pool.ts';
import { type Conditions, type Run, writeRunFile } from './batch/run-file.ts';
import { removeLeftovers } from './write/files.ts';

export interface BatchOptions {
  /** Folders and files. */
  readonly inputs: readonly string[];
  readonly output: string;
  readonly jobs: number;
  /** Limits for one file. */
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Reads everything, also what did not change. */
  readonly isForced: boolean;
  /** Version and fingerprint of the program: results of another one are read again. */
  readonly program: string;
  readonly node: string;
  /** The sentence that `run.json` gives for a reason. */
  readonly sentence: (reason: Reason) => string;
  readonly observer?: Observer;
  /** Takes no new files and lets the running ones end. */
  readonly stop?: AbortSignal;
  /** Kills the running ones. */
  readonly kill?: AbortSignal;
  /** The compiled child, and the module whose `examine` it calls; tests put their own in. */
  readonly childModule?: URL;
  readonly examineModule?: URL;
  /** What `examine` is told beside the file. */
  readonly examineOptions?: Readonly<Record<string, string>>;
}

/** Who wants to see a batch at work. */
export interface Observer {
  started(total: number): void;
  finished(entry: Entry, isUnchanged: boolean): void;
}

/** A file and where its JSON goes. */
interface Job {
  readonly source: Source;
  readonly json: string;
}

interface Workplace {
  readonly options: BatchOptions;
  readonly pool: Pool;
  readonly reports: string;
  readonly journalPath: string;
  readonly before: ReadonlyMap<string, Entry>;
}

/**
 * Reads all files that changed since the last run and writes their JSON, the journal and `run.json`.
 *
 * @throws InputError when a named file or folder does not exist
 */
export async function runBatch(options: BatchOptions): Promise<Run> {
  assertInputs(options.inputs);
  const place = openWorkplace(options);
  const { sources, skipped } = findInputs(options.inputs, options.output);
  const names = jsonNames(sources);
  const jobs = sources.map((source, at): Job => ({ source, json: names[at] as string }));
  options.observer?.started(jobs.length);
  const ends = await runAll(jobs, place);
  const files = ends.flatMap((end) => end?.entry ?? []);
  const notReached = jobs.filter((_, at) => !ends[at]).map(({ source }) => source.shown);
  const run: Run = { files, skipped, notReached, unchanged: ends.filter((end) => end?.isUnchanged).length };
  settle(run, place);
  return run;
}

function openWorkplace(options: BatchOptions): Workplace {
  const reports = join(options.output, 'reports');
  mkdirSync(reports, { recursive: true });
  removeLeftovers(reports);
  removeLeftovers(options.output);
  const journalPath = join(options.output, 'journal.ndjson');
  const before = readJournal(journalPath);
  // A torn last line would spoil the first one that is appended.
  writeJournal(journalPath, before.values());
  return { options, pool: openPool(options), reports, journalPath, before };
}

function openPool({ childModule, examineModule, examineOptions, timeoutMs, memoryMb }: BatchOptions): Pool {
  return new Pool({
    childModule: childModule ?? new URL('./batch/child.js', import.meta.url),
    examineModule: examineModule ?? new URL('./pipeline.js', import.meta.url),
    timeoutMs,
    memoryBytes: memoryMb * 1024 ** 2,
    examineOptions: examineOptions ?? {},
  });
}

interface End {
  readonly entry: Entry;
  readonly isUnchanged: boolean;
}

async function runAll(jobs: readonly Job[], place: Workplace): Promise<(End | null)[]> {
  const { options, pool } = place;
  const queue = new PQueue({ concurrency: options.jobs });
  const interrupt = () => pool.interrupt();
  options.kill?.addEventListener('abort', interrupt);
  let left = jobs.length;
  const runNext = async (job: Job) => {
    const end = await runOne(job, place);
    pool.grantReaders(readersFor(--left, options.jobs));
    return end;
  };
  pool.grantReaders(readersFor(left, options.jobs));
  try {
    return await Promise.all(jobs.map((job) => queue.add(() => runNext(job))));
  } finally {
    queue.clear();
    options.kill?.removeEventListener('abort', interrupt);
    await pool.close();
  }
}

/** With fewer files than may be read at a time, each may read several of its pages: together no more than `jobs`. */
const readersFor = (files: number, jobs: number): number => Math.max(1, Math.floor(jobs / Math.max(1, files)));

async function runOne(job: Job, place: Workplace): Promise<End | null> {
  const { options, pool, before, reports } = place;
  if (options.stop?.aborted) return null;
  const { source, json } = job;
  const known = options.isForced ? undefined : before.get(json);
  const isKnown = known !== undefined && (await isUnchanged(known, source, options.program, reports));
  const task = { path: source.path.toString('latin1'), name: source.name, json: join(reports, json) };
  const outcome = isKnown ? known : await pool.examine(task);
  return outcome && finish(outcome, job, isKnown, place);
}

function finish(outcome: Outcome, { source, json }: Job, isUnchanged: boolean, place: Workplace): End {
  const { options, reports, journalPath } = place;
  const entry: Entry = { ...outcome, json, file: source.shown, name: source.name, version: options.program };
  // The JSON of an earlier, better day would pass for the file's present state.
  if (entry.state !== 'done') rmSync(join(reports, json), { force: true });
  if (!isUnchanged) appendEntry(journalPath, entry);
  options.observer?.finished(entry, isUnchanged);
  return { entry, isUnchanged };
}

/**
 * Leaves the output folder as an unbroken run would.
 *
 * Reports of files that were not part of this run stay; what a file of this run wrote under another name, before a
 * namesake came or went, is removed.
 */
function settle(run: Run, { options, reports, journalPath, before }: Workplace): void {
  removeLeftovers(reports);
  const entries = new Map(before);
  for (const entry of run.files) entries.set(entry.json, entry);
  const current = new Map(run.files.map(({ file, json }) => [file, json]));
  for (const { file, json } of before.values()) {
    const renamed = current.get(file);
    if (renamed === undefined || renamed === json || entries.get(json)?.file !== file) continue;
    entries.delete(json);
    rmSync(join(reports, json), { force: true });
  }
  writeJournal(journalPath, entries.values());
  writeRunFile(options.output, run, conditionsOf(options), options.sentence);
}

function conditionsOf({ program, node, timeoutMs, memoryMb }: BatchOptions): Conditions {
  return { program, node, timeoutSeconds: timeoutMs / 1000, memoryMb };
}
