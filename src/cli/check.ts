/** `gouji check`: applies the rules anew to reports that were read before. No PDF is opened. */
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { amend } from '../batch/amend.ts';
import { recheck as checkAgain } from '../check/recheck.ts';
import { checkingFrom, SettingsError } from '../check/settings.ts';
import { type Severity, severities } from '../model/check.ts';
import { complain, exits } from './exits.ts';
import { type Cross, emptyTally, fails, rewrite, type Tally, walk } from './folder.ts';
import { outputOf, type SettingOptions, settingsOf, settingsSentence } from './settings.ts';
import { crossLine } from './settle.ts';
import { printable } from './table.ts';
import type { Say } from './words.ts';

export interface CheckOptions extends SettingOptions {
  readonly failOn?: Severity;
}

/** What the paths came to. */
interface Outcome {
  readonly tally: Tally;
  readonly crosses: Cross[];
  unread: number;
}

/** Re-checks reports and returns the exit code. `paths` are output folders or JSON files. */
export async function recheck(paths: readonly string[], options: CheckOptions, say: Say): Promise<number> {
  const outcome: Outcome = { tally: emptyTally(), crosses: [], unread: 0 };
  try {
    for (const path of paths) {
      if (!existsSync(path)) return complain(say('noSuchPath', { path: printable(path) }), exits.usage);
      await recheckPath(path, options, outcome, say);
    }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return complain(settingsSentence(error, say), exits.usage);
  }
  const { tally, crosses, unread } = outcome;
  const { failed, accepted, ...counts } = tally;
  const lines = [
    say('rechecked', { ...counts, unread, ...failed }),
    ...(accepted > 0 ? [say('acceptedLine', { count: accepted })] : []),
    ...crosses.filter(({ reports }) => reports > 1).map((cross) => crossLine(cross, say)),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodeOf(outcome, options.failOn);
}

function exitCodeOf({ tally, crosses, unread }: Outcome, failOn: Severity | undefined): number {
  if (unread > 0) return exits.unread;
  const counted = failOn ? severities.slice(0, severities.indexOf(failOn) + 1) : [];
  return [tally, ...crosses].some(({ failed }) => fails(failed, counted)) ? exits.checksFailed : exits.done;
}

async function recheckPath(path: string, options: CheckOptions, outcome: Outcome, say: Say): Promise<void> {
  const isFolder = statSync(path).isDirectory();
  const output = isFolder ? path : outputOf(path);
  const checking = checkingFrom(settingsOf(options, output));
  const change = (report: Parameters<typeof checkAgain>[0]) => checkAgain(report, checking);
  const onStray = (file: string): void => {
    outcome.unread++;
    process.stderr.write(`${say('notReport', { path: printable(file), where: 'schema', why: 'gouji/report/1' })}\n`);
  };
  if (!isFolder) {
    const rewritten = rewrite(path, change, outcome.tally);
    if (!rewritten) onStray(path);
    if (rewritten?.amendment) amend(output, new Map([[basename(path), rewritten.amendment]]));
    return;
  }
  const walked = await walk(path, { change, accepted: checking.accepted, tally: outcome.tally, onStray });
  if (walked) outcome.crosses.push(walked.cross);
}
