/** `gouji check`: applies the rules anew to reports that were read before. No PDF is opened. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../check/index.ts';
import { type Severity, severities } from '../model/check.ts';
import type { Report } from '../model/report.ts';
import { jsonText, writeWhole } from '../write/files.ts';
import { exits } from './run.ts';
import { printable } from './table.ts';
import type { Say } from './words.ts';

export interface CheckOptions {
  readonly failOn?: Severity;
}

/** Totals of a re-check; reports go through one by one, so that their number does not matter for memory. */
interface Totals {
  reports: number;
  changed: number;
  unread: number;
  failed: Record<Severity, number>;
}

/** Re-checks reports and returns the exit code. `paths` are output folders or JSON files. */
export function recheck(paths: readonly string[], { failOn }: CheckOptions, say: Say): number {
  const totals: Totals = { reports: 0, changed: 0, unread: 0, failed: { error: 0, warning: 0, note: 0 } };
  for (const path of paths) {
    if (!existsSync(path)) {
      process.stderr.write(`${say('noSuchPath', { path: printable(path) })}\n`);
      return exits.usage;
    }
    for (const file of reportsAt(path)) recheckFile(file, totals, say);
  }
  const { failed, ...counts } = totals;
  process.stdout.write(`${say('rechecked', { ...counts, ...failed })}\n`);
  if (totals.unread > 0) return exits.unread;
  const counted = failOn ? severities.slice(0, severities.indexOf(failOn) + 1) : [];
  return counted.some((severity) => totals.failed[severity] > 0) ? exits.checksFailed : exits.done;
}

function reportsAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const folder = existsSync(join(path, 'reports')) ? join(path, 'reports') : path;
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  return names.sort().map((name) => join(folder, name));
}

function recheckFile(file: string, totals: Totals, say: Say): void {
  const before = readFileSync(file, 'utf8');
  const report = parseReport(before);
  if (!report) {
    totals.unread++;
    process.stderr.write(`${say('notReport', { path: printable(file), where: 'schema', why: 'gouji/report/1' })}\n`);
    return;
  }
  const after = jsonText(withChecks(report));
  totals.reports++;
  if (after !== before) {
    totals.changed++;
    writeWhole(file, after);
  }
  for (const { outcome, severity } of report.checks) if (outcome === 'fail') totals.failed[severity]++;
}

/** The whole schema was applied when the file was written; its name tells that this is such a file. */
function parseReport(text: string): Report | null {
  try {
    const report = JSON.parse(text) as Report;
    return report.schema === 'gouji/report/1' ? report : null;
  } catch {
    return null;
  }
}

/** The report with the checks of this version, in place, so that the order of its fields stays. */
function withChecks(report: Report): Report {
  const { checks, notAssessed, diagnostics } = check(report);
  const read = report.diagnostics.filter(({ code }) => !code.startsWith('check/'));
  return Object.assign(report, { checks, notAssessed, diagnostics: [...read, ...diagnostics] });
}
