/** `gouji show`: one report in the terminal, with the pages to look at. */
import { readFileSync } from 'node:fs';
import { wordsOf } from '../check/index.ts';
import { rules } from '../check/rules.ts';
import { type Check, type Diagnostic, isOpen, type NotAssessed, severities } from '../model/check.ts';
import type { Place } from '../model/place.ts';
import {
  type Finding,
  type Indicator,
  type Report,
  reportSchema,
  type Score,
  type Section,
  type Table,
} from '../model/report.ts';
import { vocabulary } from '../model/vocabulary.ts';
import { misreadWords } from '../write/page-words.ts';
import { complain, exits } from './exits.ts';
import { printable, shorten, tableLines } from './table.ts';
import { type Language, type Say, sayIn } from './words.ts';

/** What `gouji show` prints beside what everybody asks for. */
export interface ShowOptions {
  /** The passed checks one by one. */
  readonly all?: boolean;
  /** The tables as grids. */
  readonly tables?: boolean;
}

/** Prints a report and returns the exit code. */
export function show(path: string, language: Language, options: ShowOptions): number {
  const say = sayIn(language);
  const read = readReport(path, say);
  if (typeof read === 'string') return complain(read, exits.unread);
  process.stdout.write(`${reportLines(read, language, options).join('\n')}\n`);
  return exits.done;
}

/** A report, or the sentence that says what is wrong with its file. */
function readReport(path: string, say: Say): Report | string {
  const shown = printable(path);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return say('cannotOpen', { path: shown, why: messageOf(error) });
  }
  try {
    const parsed = reportSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    return say('notReport', { path: shown, where: issue?.path.join('.') ?? '', why: issue?.message ?? '' });
  } catch (error) {
    return say('notJson', { path: shown, why: messageOf(error) });
  }
}

/** Everything that a reader of the report asks for, in lines. */
export function reportLines(
  report: Report,
  language: Language,
  { all = false, tables = false }: ShowOptions,
): string[] {
  const say = sayIn(language);
  const page = (places: readonly Place[]) => pagesOf(places, say);
  return [
    ...profileLines(report, say, page),
    ...block(say('conclusion'), conclusionLines(report, page)),
    ...block(
      say('sections'),
      report.sections.flatMap((section) => sectionLines(section, page, 0)),
    ),
    ...block(
      say('scores'),
      report.scores.flatMap((score) => scoreLines(score, page, 0)),
    ),
    ...block(say('funds'), fundLines(report, language, page)),
    ...block(say('rates'), rateLines(report, page)),
    ...block(
      say('indicators', { count: report.indicators.length }),
      report.indicators.flatMap((indicator) => indicatorLines(indicator, say, page)),
    ),
    ...block(say('problems', { count: report.problems.length }), findingLines(report.problems, page)),
    ...block(say('improvements', { count: report.improvements.length }), findingLines(report.improvements, page)),
    ...(tables ? report.tables.flatMap((table) => gridLines(table, say, page)) : []),
    ...checkLines(report.checks, language, all),
    ...notAssessedLines(report.notAssessed, language),
    ...diagnosticLines(report.diagnostics, say, page),
  ];
}

type PageWords = (places: readonly Place[]) => string;

/** p.8 or p.8–9; blank before it, so that it can follow any words. */
function pagesOf(places: readonly Place[], say: Say): string {
  const pages = [...new Set(places.map(({ page }) => page))].sort((a, b) => a - b);
  const [first, last] = [pages[0], pages.at(-1)];
  if (first === undefined) return '';
  const isRun = pages.length > 1 && Number(last) - first === pages.length - 1;
  return `  ${say('page', { pages: isRun ? `${first}–${last}` : pages.join(', ') })}`;
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : [];
}

function profileLines({ profile, source, checkedBy }: Report, say: Say, page: PageWords): string[] {
  const { title, department, fiscalYear, projectName } = profile;
  const named = [
    ['department', department],
    ['fiscalYear', fiscalYear],
    ['project', projectName],
  ] as const;
  return [
    title ? title.text + page(title.places) : printable(source.file),
    ...named.flatMap(([word, value]) => (value ? [`  ${say(word)}: ${value.value}${page(value.places)}`] : [])),
    `  ${say('source')}: ${say('sourceLine', { file: printable(source.file), pages: source.pageCount })}`,
    ...(checkedBy ? [choiceLine(checkedBy, say)] : []),
  ];
}

function choiceLine({ profile, chosen, words }: NonNullable<Report['checkedBy']>, say: Say): string {
  const why = say(`chosen/${chosen}`, { words: words.join('、') });
  return `  ${say('checkedBy')}: ${printable(profile)} (${why})`;
}

function conclusionLines({ conclusion }: Report, page: PageWords): string[] {
  if (!conclusion) return [];
  const { score, grade, places } = conclusion;
  return [[score, grade].filter((part) => part !== null).join('  ') + page(places)];
}

function sectionLines({ number, title, places, sections }: Section, page: PageWords, depth: number): string[] {
  const line = `${'  '.repeat(depth)}${number}  ${title}${page(places)}`;
  return [line, ...sections.flatMap((section) => sectionLines(section, page, depth + 1))];
}

function scoreLines({ name, score, fullScore, places, parts }: Score, page: PageWords, depth: number): string[] {
  const points = fullScore === null ? (score ?? '–') : `${score ?? '–'} / ${fullScore}`;
  const line = `${'  '.repeat(depth)}${name}  ${points}${page(places)}`;
  return [line, ...parts.flatMap((part) => scoreLines(part, page, depth + 1))];
}

// The vocabulary knows the Chinese names; its own identifiers are the English ones.
function fundLines({ funds }: Report, language: Language, page: PageWords): string[] {
  const name = (id: string, names: Readonly<Record<string, readonly string[]>>) =>
    language === 'zh' ? (names[id]?.[0] ?? id) : id.replaceAll('-', ' ');
  return funds.map(({ item, fund, scope, amount }) => {
    const owner = scope === 'department' ? '' : `${scope}  `;
    const what = `${name(item, vocabulary.fundItems)} · ${name(fund, vocabulary.funds)}`;
    return `${owner}${what}  ${amount.text}${page(amount.places)}`;
  });
}

function rateLines({ rates }: Report, page: PageWords): string[] {
  return rates.map(({ name, scope, value, places }) => {
    const owner = scope === 'department' ? '' : `${scope}  `;
    return `${owner}${name}  ${value.value}${value.unit}${page(places)}`;
  });
}

function indicatorLines(indicator: Indicator, say: Say, page: PageWords): string[] {
  const { number, name, target, actual, verdict, score, fullScore, shortfallReason } = indicator;
  const points = score || fullScore ? `  ${score?.value ?? '–'} / ${fullScore?.value ?? '–'}` : '';
  const head = `${number ? `${number} ` : ''}${name}${points}${verdict ? `  [${say(verdict.value)}]` : ''}`;
  return [
    head + page(indicator.places),
    `    ${target?.text ?? '–'} → ${actual?.text ?? '–'}`,
    ...(shortfallReason ? [`    ${shortfallReason.text}`] : []),
  ];
}

function findingLines(findings: readonly Finding[], page: PageWords): string[] {
  return findings.map(({ number, title, text, places }) => `${number} ${title || text}${page(places)}`);
}

/** A table as a grid: a merged cell is told once, at its top left; ↓ and → say that it goes on. */
function gridLines({ title, unit, rows }: Table, say: Say, page: PageWords): string[] {
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, r) => {
    for (const { text, rowSpan, colSpan } of row) {
      const c = firstFree(grid[r] ?? []);
      for (let y = r; y < r + rowSpan; y++) {
        for (let x = c; x < c + colSpan; x++) (grid[y] as string[])[x] = y > r ? '↓' : '→';
      }
      (grid[r] as string[])[c] = shorten(printable(text), WIDEST_CELL);
    }
  });
  const places = rows.flatMap((row) => row.flatMap((cell) => cell.places));
  const head = `${title ?? say('untitled')}${unit ? `  ${unit}` : ''}${page(places)}`;
  return block(say('tableOf', { title: head }), tableLines(grid, []));
}

/** Cells of a terminal that a cell of a table takes at most. */
const WIDEST_CELL = 24;

function firstFree(row: readonly (string | undefined)[]): number {
  let column = 0;
  while (row[column] !== undefined) column++;
  return column;
}

function checkLines(checks: readonly Check[], language: Language, isAll: boolean): string[] {
  const say = sayIn(language);
  const of = (outcome: Check['outcome']) => checks.filter((one) => one.outcome === outcome);
  const worst = (a: Check, b: Check) => severities.indexOf(a.severity) - severities.indexOf(b.severity);
  const lines = (list: readonly Check[]) => list.map((one) => checkLine(one, language));
  const [failed, uncertain] = [of('fail').filter(isOpen).sort(worst), of('uncertain').filter(isOpen).sort(worst)];
  const passed = of('pass');
  const accepted = checks.filter((one) => one.accepted !== undefined).sort(worst);
  return [
    ...block(say('failedChecks', { count: failed.length }), lines(failed)),
    ...block(say('uncertainChecks', { count: uncertain.length }), lines(uncertain)),
    ...block(say('acceptedChecks', { count: accepted.length }), lines(accepted)),
    ...block(
      say('passedChecks', { count: passed.length }),
      isAll ? lines(passed) : passed.length > 0 ? [say('passedHint')] : [],
    ),
  ];
}

function checkLine(check: Check, language: Language): string {
  const say = sayIn(language);
  const mark = check.outcome === 'pass' ? '✓' : `✗ ${say(check.severity)}`;
  const { accepted, suggestion } = check;
  const reason = accepted === undefined ? '' : `  [${say('acceptedBecause', { reason: printable(accepted) })}]`;
  const maybe = suggestion ? `  [${printable(misreadWords(suggestion)[language])}]` : '';
  return `${mark}  ${sentenceOf(check, language)}${pagesOf(check.places, say)}  (${check.rule})${reason}${maybe}`;
}

// A JSON of another version may hold a rule that this one does not know; its Chinese sentence stands alone.
function sentenceOf(check: Check, language: Language): string {
  if (language === 'zh') return check.message;
  try {
    return wordsOf(check, language);
  } catch {
    return check.message;
  }
}

function notAssessedLines(list: readonly NotAssessed[], language: Language): string[] {
  const lines = list.map(({ rule, reason }) => {
    const needs = language === 'en' ? rules.find(({ id }) => id === rule)?.needs.en : undefined;
    return `${rule}  ${needs ?? reason}`;
  });
  return block(sayIn(language)('notAssessed', { count: list.length }), lines);
}

function diagnosticLines(list: readonly Diagnostic[], say: Say, page: PageWords): string[] {
  const lines = list.map(
    ({ code, severity, message, places }) => `${say(severity)}  ${message}${page(places)}  (${code})`,
  );
  return block(say('diagnostics', { count: list.length }), lines);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
