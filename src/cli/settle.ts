/** The end of a run: what was not read again follows the settings too, and the reports are compared with each other. */
import type { Run } from '../batch/run-file.ts';
import type { CheckSettings } from '../check/settings.ts';
import { type Cross, emptyTally, walk } from './folder.ts';
import { printable } from './table.ts';
import type { Say } from './words.ts';

/** A run with its checks as they stand in the folder. */
export interface Settled {
  readonly run: Run;
  /** Null when it was broken off. */
  readonly cross: Cross | null;
  readonly accepted: number;
}

/** Applies profile and acceptances to all reports of the folder and compares them. */
export async function settleChecks(
  run: Run,
  output: string,
  settings: CheckSettings,
  jobs: number,
  signal: AbortSignal,
): Promise<Settled> {
  const tally = emptyTally();
  const walked = signal.aborted
    ? null
    : await walk(output, {
        revision: { settings, way: 'refresh' },
        jobs,
        tally,
        // The tables tell of it.
        onStray: () => {},
        signal,
      });
  if (!walked) return { run, cross: null, accepted: 0 };
  const files = run.files.map((entry) => ({ ...entry, ...walked.amendments.get(entry.json) }));
  return { run: { ...run, files }, cross: walked.cross, accepted: tally.accepted };
}

/** What is said of a settled run below its summary; nothing of a single report. */
export function settledLines({ cross, accepted }: Settled, say: Say): string[] {
  return [
    ...(accepted > 0 ? [say('acceptedLine', { count: accepted })] : []),
    ...(cross && cross.reports > 1 ? [crossLine(cross, say)] : []),
  ];
}

/** What the reports of a folder say of each other, in a line. */
export function crossLine({ path, reports, passed, failed }: Cross, say: Say): string {
  return say('crossLine', { reports, passed, ...failed, path: printable(path) });
}
