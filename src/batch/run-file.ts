/** `run.json`: what was read, how each file ended, by which program. */
import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { severities } from '../model/check.ts';
import { jsonText, writeWhole } from '../write/files.ts';
import type { Skipped } from './inputs.ts';
import type { Entry, Reason, Summary } from './outcome.ts';

/** What a batch came to. */
export interface Run {
  /** One for every file that was finished, in the order of the paths. */
  readonly files: readonly Entry[];
  readonly skipped: readonly Skipped[];
  /** Files that an interrupted run did not get to; the next run will. */
  readonly notReached: readonly string[];
  /** How many of `files` were taken from the journal. */
  readonly unchanged: number;
}

/** What the results depend on beside the files. The number of jobs and the language are left out: they change nothing. */
export interface Conditions {
  readonly program: string;
  readonly node: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
}

/** Writes `run.json`; it holds no times, so that two runs over the same files write the same bytes. */
export function writeRunFile(
  folder: string,
  run: Run,
  conditions: Conditions,
  sentence: (reason: Reason) => string,
): void {
  const { files, skipped, notReached } = run;
  const text = jsonText({
    schema: 'gouji/run/1',
    ...conditions,
    from: wayFrom(folder),
    totals: totalsOf(files),
    files: files.map((entry) => toRow(entry, sentence)),
    skipped,
    notReached,
  });
  writeWhole(join(folder, 'run.json'), text);
}

/** The folder that paths of files are told from, as seen from `folder`: both may move together. */
function wayFrom(folder: string): string {
  return relative(resolve(folder), resolve()).split(sep).join('/') || '.';
}

function toRow(
  { file, state, reason, json, bytes, sha256, summary }: Entry,
  sentence: (reason: Reason) => string,
): object {
  return {
    file,
    state,
    message: reason && sentence(reason),
    detail: reason?.detail ? reason.detail : null,
    json: state === 'done' ? `reports/${json}` : null,
    bytes,
    sha256,
    ...(summary ?? {
      pages: null,
      indicators: null,
      score: null,
      grade: null,
      failed: null,
      uncertain: null,
      diagnostics: null,
    }),
  };
}

/** Puts the new summaries of reports into `run.json`; a file that is not there or not ours stays as it is. */
export function amendRunFile(folder: string, amendments: ReadonlyMap<string, Pick<Entry, 'summary'>>): void {
  const path = join(folder, 'run.json');
  const run = runFileAt(path);
  if (!run) return;
  const files = run.files.map((row) => ({
    ...row,
    ...amendments.get((row.json ?? '').replace(/^reports\//, ''))?.summary,
  }));
  const totals = totalsOf(files.map((row) => ({ summary: row.pages === null ? null : row })));
  writeWhole(path, jsonText({ ...run, totals, files }));
}

type Row = Summary & { readonly file: string; readonly json: string | null };

interface RunFile {
  readonly files: readonly Row[];
  /** Missing in files of older programs. */
  readonly from?: string;
}

/** `run.json` as it stands there; null where it is missing or of another make. */
export function runFileAt(path: string): RunFile | null {
  try {
    const run = JSON.parse(readFileSync(path, 'utf8')) as RunFile & { schema: string };
    return run.schema === 'gouji/run/1' ? run : null;
  } catch {
    return null;
  }
}

function totalsOf(files: readonly Pick<Entry, 'summary'>[]): object {
  const done = files.flatMap(({ summary }) => summary ?? []);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    files: files.length,
    read: done.length,
    pages: sum(done.map(({ pages }) => pages)),
    indicators: sum(done.map(({ indicators }) => indicators)),
    failed: Object.fromEntries(severities.map((level) => [level, sum(done.map(({ failed }) => failed[level]))])),
  };
}
