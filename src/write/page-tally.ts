/** A run summed up for the page, in memory that does not grow with the number of reports beyond a row for each. */
import { type Check, type CheckCounts, countsOf, isOpen, type Severity, severities } from '../model/check.ts';
import type { Report } from '../model/report.ts';
import type { Wording } from '../model/rule.ts';
import { type Between, type Owner, ownerOf } from './between.ts';
import { completionOf, executionRateOf, nameOf, type Quote, quotesOf, type RunFile, shortened } from './page-source.ts';

/** Checks that the page holds; the rest are in the spreadsheet. */
export const MOST_FINDINGS = 1000;
/** Reports that the page lists, those with most to look at first. */
export const MOST_REPORTS = 1000;
/** Longer quotes are cut: they would push everything else away. */
const QUOTE_UNITS = 300;
const MOST_QUOTES = 6;

export type Counts = Record<Severity, number>;

/** A file as a row of the page. */
export interface ReportRow {
  readonly name: string;
  readonly file: string;
  readonly link: string | null;
  readonly ending: Wording;
  readonly reason: Wording | null;
  readonly year: string | null;
  readonly score: string | null;
  readonly grade: string | null;
  readonly executionRate: string | null;
  readonly pages: number | null;
  readonly indicators: number | null;
  readonly failed: Readonly<Counts>;
  readonly uncertain: number;
  /** Places where the program may have misread. */
  readonly doubts: number;
}

/** A quote with the way to its page; `file` only where it is from another report than the one in front. */
export interface LinkedQuote extends Quote {
  readonly file: string | null;
  readonly link: string | null;
}

/** A check that fails or cannot be told, with what it compares. */
export interface FindingRow {
  readonly name: string;
  readonly file: string;
  readonly link: string | null;
  readonly year: string | null;
  readonly check: Pick<Check, 'rule' | 'severity' | 'outcome' | 'suggestion'>;
  readonly sentence: Wording;
  readonly quotes: readonly LinkedQuote[];
  /** Quotes beyond those shown. */
  readonly more: number;
}

/** Completion rates by band: the first is below 60 %. */
export const bands = ['<60', '60–80', '80–95', '95–100', '100', '100–110', '110–150', '>150'] as const;

const noCounts = (): Counts => ({ error: 0, warning: 0, note: 0 });

/** Collects the rows and the sums. */
export class PageTally {
  readonly reports: ReportRow[] = [];
  readonly byRule = new Map<string, Counts>();
  readonly completion: number[] = bands.map(() => 0);
  readonly failed = noCounts();
  readonly #findings: Readonly<Record<Severity | 'uncertain', FindingRow[]>> = {
    error: [],
    warning: [],
    note: [],
    uncertain: [],
  };
  uncertain = 0;
  /** Findings between reports that are open; the other counts are of the reports one by one. */
  between = 0;
  passed = 0;
  pages = 0;
  indicators = 0;

  add(file: RunFile, sentence: (check: Check) => Wording): void {
    const { report } = file;
    const counts = countsOf(report?.checks ?? []);
    if (report) this.#addReport(file, report, sentence);
    for (const severity of severities) this.failed[severity] += counts.failed[severity];
    this.uncertain += counts.uncertain;
    this.passed += counts.passed;
    this.reports.push(rowOf(file, counts));
  }

  /** A finding between reports stands with the one that it speaks of first. */
  addBetween({ check, sides }: Between, sentence: (check: Check) => Wording): void {
    const [first] = sides;
    if (!first || !isOpen(check)) return;
    this.between++;
    this.#addFinding(check, () => findingRow(check, first, sentence(check), sides));
  }

  /** Findings for the page: failing ones first, the severe before the mild, then what is uncertain. */
  findings(): FindingRow[] {
    const { error, warning, note, uncertain } = this.#findings;
    return [...error, ...warning, ...note, ...uncertain].slice(0, MOST_FINDINGS);
  }

  #addReport(file: RunFile, report: Report, sentence: (check: Check) => Wording): void {
    this.pages += report.source.pageCount;
    this.indicators += report.indicators.length;
    for (const indicator of report.indicators) this.#addCompletion(completionOf(indicator));
    for (const check of report.checks.filter(isOpen)) {
      this.#addFinding(check, () => findingOf(check, file, report, sentence(check)));
    }
  }

  #addFinding(check: Check, row: () => FindingRow): void {
    const list = this.#findings[check.outcome === 'fail' ? check.severity : 'uncertain'];
    if (list.length < MOST_FINDINGS) list.push(row());
    if (check.outcome === 'fail') this.#countRule(check);
  }

  #countRule({ rule, severity }: Check): void {
    const counts = this.byRule.get(rule) ?? noCounts();
    this.byRule.set(rule, counts);
    counts[severity]++;
  }

  #addCompletion(text: string | null): void {
    if (text === null) return;
    const percent = Number(text);
    const limits = [60, 80, 95, 100];
    const below = limits.findIndex((limit) => percent < limit);
    const at = below >= 0 ? below : percent === 100 ? 4 : percent <= 110 ? 5 : percent <= 150 ? 6 : 7;
    this.completion[at] = (this.completion[at] ?? 0) + 1;
  }
}

function rowOf(file: RunFile, { failed, uncertain }: CheckCounts): ReportRow {
  const { report } = file;
  return {
    name: shortened(nameOf(file), 80),
    file: file.file,
    link: file.link,
    ending: file.ending,
    reason: file.reason,
    year: report?.profile.fiscalYear?.value ?? null,
    score: report?.conclusion?.score ?? null,
    grade: report?.conclusion?.grade ?? null,
    executionRate: (report && executionRateOf(report)?.value.value) ?? null,
    pages: report?.source.pageCount ?? null,
    indicators: report?.indicators.length ?? null,
    failed,
    uncertain,
    doubts: report?.diagnostics.length ?? 0,
  };
}

function findingOf(check: Check, file: RunFile, report: Report, sentence: Wording): FindingRow {
  const { link } = file;
  const quotes = quotesOf(check, report).map((quote) => ({ ...quote, file: null, link }));
  return findingRow(check, ownerOf(file), sentence, quotes);
}

function findingRow(
  { rule, severity, outcome }: Check,
  { name, year, file, link }: Owner,
  { zh, en }: Wording,
  quotes: readonly LinkedQuote[],
): FindingRow {
  return {
    ...{ name: shortened(name, 80), file, link, year },
    check: { rule, severity, outcome },
    sentence: { zh: shortened(zh, 2 * QUOTE_UNITS), en: shortened(en, 2 * QUOTE_UNITS) },
    quotes: quotes.slice(0, MOST_QUOTES).map((quote) => ({ ...quote, text: shortened(quote.text, QUOTE_UNITS) })),
    more: Math.max(0, quotes.length - MOST_QUOTES),
  };
}

/** How much there is to look at; a file that was not read comes before everything. */
export function weightOf({ indicators, failed, uncertain, doubts }: ReportRow): number {
  if (indicators === null) return Number.MAX_SAFE_INTEGER;
  return failed.error * 1e6 + failed.warning * 1e3 + failed.note + uncertain + doubts;
}

/** The reports with most to look at first, in the order of the run where that is equal. */
export function worstFirst(rows: readonly ReportRow[]): ReportRow[] {
  return [...rows].sort((a, b) => weightOf(b) - weightOf(a));
}
