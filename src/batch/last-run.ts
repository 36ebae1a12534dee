/** The last run of an output folder, as `run.json` and the journal tell it. */
import { join, resolve } from 'node:path';
import { readJournal } from './journal.ts';
import type { Entry } from './outcome.ts';
import { runFileAt } from './run-file.ts';

export interface LastRun {
  /** In the order of the run. */
  readonly files: readonly Entry[];
  /** The folder, as a whole path, that the paths of the files are told from. */
  readonly base: string;
}

/**
 * The files of the last run; those of the journal where `run.json` is missing, as after a run that was killed.
 *
 * Reports of earlier runs over other folders are in the journal too, but not in the list.
 */
export function lastRun(output: string): LastRun {
  const entries = [...readJournal(join(output, 'journal.ndjson')).values()];
  const run = runFileAt(join(output, 'run.json'));
  const base = run?.from === undefined ? resolve() : resolve(output, run.from);
  if (!run) return { files: entries, base };
  const order = new Map(run.files.map(({ file }, at) => [file, at]));
  const placeOf = ({ file }: Entry): number => order.get(file) ?? 0;
  const files = entries.filter(({ file }) => order.has(file)).sort((a, b) => placeOf(a) - placeOf(b));
  return { files, base };
}
