/** `gouji check`: applies the rules anew to reports that were read before. No PDF is opened. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { amend } from '../batch/amend.ts';
import { assertInputs } from '../batch/inputs.ts';
import { type Severity, severities } from '../model/check.ts';
import { deliverAgain } from './deliver.ts';
import { exits } from './exits.ts';
import { failed } from './failure.ts';
import { addRevised, type Cross, emptyTally, fails, type Tally, walk } from './folder.ts';
import { changeBy, type Revision, revise } from './revise.ts';
import { outputAt, outputOf, type SettingOptions, settingsOf } from './settings.ts';
import { crossLine } from './settle.ts';
import { printable } from './table.ts';
import type { Language, Say } from './words.ts';

export interface CheckOptions extends SettingOptions {
  readonly failOn?: Severity;
  /** How many reports are checked at a time. */
  readonly jobs: number;
  /** Page, spreadsheet and tables follow at once; for thousands of reports that takes minutes. */
  readonly refresh: boolean;
  readonly language: Language;
}

/** What the paths came to. */
interface Outcome {
  readonly tally: Tally;
  readonly crosses: Cross[];
  /** The output folders of all paths. */
  readonly outputs: Set<string>;
  unread: number;
}

/**
 * Re-checks reports and what was made of them, and returns the exit code. `paths` are output folders or JSON files.
 *
 * A file is checked alone: what the reports of its folder say of each other stays, since it takes all of them.
 */
export async function recheck(paths: readonly string[], options: CheckOptions, say: Say): Promise<number> {
  const outcome: Outcome = { tally: emptyTally(), crosses: [], outputs: new Set(), unread: 0 };
  const codes = [];
  try {
    assertInputs(paths);
    for (const path of paths) await recheckPath(path, options, outcome, say);
    process.stdout.write(`${linesOf(outcome, say).join('\n')}\n`);
    for (const output of options.refresh ? outcome.outputs : [])
      codes.push(await deliverAgain(output, options.language, say));
  } catch (error) {
    return failed(error, paths.join(', '), say);
  }
  return Math.max(...codes, exitCodeOf(outcome, options.failOn));
}

function linesOf({ tally, crosses, unread }: Outcome, say: Say): string[] {
  const { failed, accepted, ...counts } = tally;
  return [
    say('rechecked', { ...counts, unread, ...failed }),
    ...(accepted > 0 ? [say('acceptedLine', { count: accepted })] : []),
    ...crosses.filter(({ reports }) => reports > 1).map((cross) => crossLine(cross, say)),
  ];
}

function exitCodeOf({ tally, crosses, unread }: Outcome, failOn: Severity | undefined): number {
  if (unread > 0) return exits.unread;
  const counted = failOn ? severities.slice(0, severities.indexOf(failOn) + 1) : [];
  return [tally, ...crosses].some((one) => fails(one.failed, counted)) ? exits.checksFailed : exits.done;
}

async function recheckPath(path: string, options: CheckOptions, outcome: Outcome, say: Say): Promise<void> {
  const isFolder = statSync(path).isDirectory();
  const output = isFolder ? outputAt(path) : outputOf(path);
  const revision: Revision = { settings: settingsOf(options, output), way: 'recheck' };
  outcome.outputs.add(output);
  const onStray = (file: string): void => {
    outcome.unread++;
    process.stderr.write(`${say('notReport', { path: printable(file), where: 'schema', why: 'gouji/report/1' })}\n`);
  };
  if (!isFolder) {
    const revised = revise(path, changeBy(revision));
    if (!revised) return onStray(path);
    addRevised(revised, outcome.tally);
    if (revised.amendment) amend(output, new Map([[basename(path), revised.amendment]]));
    return;
  }
  const walked = await walk(output, { revision, jobs: options.jobs, tally: outcome.tally, onStray });
  if (walked) outcome.crosses.push(walked.cross);
}
