/** The spreadsheet and the page of a run, made from the reports that the run left in its folder. */
import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { LastRun } from '../batch/last-run.ts';
import type { Entry } from '../batch/outcome.ts';
import { allRules, wordsOf } from '../check/index.ts';
import type { Check } from '../model/check.ts';
import { type Report, reportSchema } from '../model/report.ts';
import type { Wording } from '../model/rule.ts';
import { programVersion } from '../version.ts';
import { type Between, betweenOf, type Owner, ownerOf } from '../write/between.ts';
import { StoredCrossChecks } from '../write/cross-checks.ts';
import { openPage } from '../write/page.ts';
import { linkFrom, type RuleWords, type RunFile } from '../write/page-source.ts';
import { openSpreadsheet } from '../write/spreadsheet.ts';
import { sentenceOf } from './summary.ts';
import { printable } from './table.ts';
import { type Language, type Say, sayIn } from './words.ts';

export interface PresentOptions {
  readonly wanted: { readonly page: boolean; readonly spreadsheet: boolean };
  readonly language: Language;
  /** Ctrl-C: what is there stays as it was. */
  readonly signal: AbortSignal;
}

/** A writer of one of the two files. */
interface Writer {
  readonly path: string;
  add(file: RunFile): void;
  addBetween(between: Between): void;
  finish(): void;
  abandon?(): void;
}

/** Writes `gouji.xlsx` and `index.html` from all reports of a run, one report in memory at a time. */
export async function present(output: string, run: LastRun, options: PresentOptions, say: Say): Promise<void> {
  const writers = writersOf(output, options);
  if (writers.length === 0) return;
  const checks = new StoredCrossChecks(output);
  const owners = new Map<string, Owner>();
  try {
    for (const entry of run.files) {
      // A signal is heard between two turns only.
      await setImmediate();
      if (options.signal.aborted) return;
      const file = fileOf(entry, output, run.base);
      for (const writer of writers) writer.add(file);
      if (checks.names.has(entry.json)) owners.set(entry.json, ownerOf(file));
    }
    for (const between of betweensIn(checks, owners)) for (const writer of writers) writer.addBetween(between);
    for (const writer of writers) {
      writer.finish();
      process.stdout.write(`${say('written', { path: printable(writer.path) })}\n`);
    }
  } finally {
    for (const writer of writers) writer.abandon?.();
  }
}

/** What the reports say of each other; what agrees comes last, since nobody has to look at it. */
function* betweensIn(checks: StoredCrossChecks, owners: ReadonlyMap<string, Owner>): Iterable<Between> {
  for (const isPassing of [false, true]) {
    for (const check of checks.all()) {
      if ((check.outcome === 'pass') === isPassing) yield betweenOf(check, owners);
    }
  }
}

function writersOf(output: string, { wanted, language }: PresentOptions): Writer[] {
  const settings = { language, words: ruleWords, program: programVersion() };
  const [book, html] = [join(output, 'gouji.xlsx'), join(output, 'index.html')];
  return [
    ...(wanted.spreadsheet ? [{ path: book, ...openSpreadsheet(book, settings) }] : []),
    ...(wanted.page ? [{ path: html, ...openPage(html, settings) }] : []),
  ];
}

function fileOf({ file, state, reason, json }: Entry, output: string, base: string): RunFile {
  return {
    file,
    link: linkTo(resolve(base, file), output),
    ending: inBoth((say) => say(state)),
    reason: reason && inBoth((say) => sentenceOf(reason, say)),
    report: state === 'done' ? reportIn(join(output, 'reports', json)) : null,
  };
}

function inBoth(words: (say: Say) => string): Wording {
  return { zh: words(sayIn('zh')), en: words(sayIn('en')) };
}

/** The PDF as seen from the output folder; null on another drive, which no relative path leads to. */
function linkTo(file: string, output: string): string | null {
  const path = relative(resolve(output), file);
  return path === resolve(path) ? null : linkFrom(path.split(sep).join('/'));
}

// Somebody may have changed the file since: what is no report any more is told as a file without one.
function reportIn(path: string): Report | null {
  try {
    return reportSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** The words of the rules; a check of a rule that this program does not know keeps its own Chinese sentence. */
export const ruleWords: RuleWords = {
  title: (rule) => allRules.get(rule)?.title ?? { zh: rule, en: rule },
  sentence: (check) => ({ zh: check.message, en: englishOf(check) }),
};

function englishOf(check: Check): string {
  try {
    return wordsOf(check, 'en');
  } catch {
    return check.message;
  }
}
