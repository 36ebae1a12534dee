/** `gouji accept`: notes that a reviewer accepts a finding, and marks it in its report. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { amend } from '../batch/amend.ts';
import { withAcceptances, withEntry } from '../check/accepted.ts';
import { acceptancesIn } from '../check/settings.ts';
import type { Acceptance } from '../model/accepted.ts';
import type { Report } from '../model/report.ts';
import { jsonText, writeWhole } from '../write/files.ts';
import { deliverAgain } from './deliver.ts';
import { complain, exits } from './exits.ts';
import { failed } from './failure.ts';
import { acceptInCrossFile } from './folder.ts';
import { revise } from './revise.ts';
import { acceptedFileOf, outputOf } from './settings.ts';
import { printable } from './table.ts';
import type { Language, Say } from './words.ts';

export interface AcceptOptions {
  readonly reason: string;
  readonly accepted?: string;
  /** Page, spreadsheet and tables follow at once; for thousands of reports that takes minutes. */
  readonly refresh: boolean;
  readonly language: Language;
}

/** Which finding: a report, a rule, and words of the message or of a figure compared. */
export interface Finding {
  readonly json: string;
  readonly rule: string;
  readonly words: string;
}

/** Accepts a finding and returns the exit code; what fits no finding changes nothing. */
export async function accept(finding: Finding, options: AcceptOptions, say: Say): Promise<number> {
  const { json, rule, words } = finding;
  if (!existsSync(json)) return complain(say('noSuchPath', { path: printable(json) }), exits.usage);
  const output = outputOf(json);
  const path = options.accepted ?? acceptedFileOf(output);
  try {
    const count = mark(finding, path, options.reason);
    if (count === null)
      return complain(say('notReport', { path: printable(json), where: 'schema', why: 'gouji/report/1' }), exits.usage);
    if (count === 0)
      return complain(say('nothingToAccept', { path: printable(json), rule, words: printable(words) }), exits.usage);
    process.stdout.write(`${say('acceptedNow', { count, path: printable(path) })}\n`);
    return options.refresh ? await deliverAgain(output, options.language, say) : exits.done;
  } catch (error) {
    return failed(error, output, say);
  }
}

/** How many findings the words fit, in the report and between reports; null where the file is no report. */
function mark({ json, rule, words }: Finding, path: string, reason: string): number | null {
  const known = acceptancesIn(path);
  let entry: Acceptance | null = null;
  let count = 0;
  const change = (report: Report): Report => {
    const { sha256 } = report.source;
    entry = { sha256, rule, words, reason };
    const isFitting = withAcceptances(report.checks, () => [sha256], [entry]);
    count = isFitting.filter(({ accepted }) => accepted !== undefined).length;
    const checks = withAcceptances(report.checks, () => [sha256], withEntry(known, entry));
    return Object.assign(report, { checks });
  };
  const revised = revise(json, change);
  if (!revised || !entry) return null;
  const output = outputOf(json);
  if (revised.amendment) amend(output, new Map([[basename(json), revised.amendment]]));
  const entries = withEntry(known, entry);
  count += acceptInCrossFile(output, entries, entry);
  if (count > 0) writeWhole(path, jsonText({ schema: 'gouji/accepted/1', entries }));
  return count;
}
