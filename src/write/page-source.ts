/** What the spreadsheet and the page are made of: the files of a run, one by one, and the words that the rules own. */
import type { Check } from '../model/check.ts';
import { completion } from '../model/figure.ts';
import type { Place } from '../model/place.ts';
import type { Indicator, Rate, Report } from '../model/report.ts';
import type { Wording } from '../model/rule.ts';

/** A file of a run; one that could not be read has no report. */
export interface RunFile {
  /** The path for people. */
  readonly file: string;
  /** The way from the output folder to the PDF as a URL (`linkFrom`), or null where there is none. */
  readonly link: string | null;
  /** How it ended: 完成, 已加密 … */
  readonly ending: Wording;
  /** Why it was not read, and what to do. */
  readonly reason: Wording | null;
  readonly report: Report | null;
}

/** A file that was read. */
export type ReadFile = RunFile & { readonly report: Report };

/** Words that belong to the rules, in both languages. */
export interface RuleWords {
  title(rule: string): Wording;
  sentence(check: Check): Wording;
}

/** Something read on the paper: the words and the pages that they stand on, in order. */
export interface Quote {
  readonly text: string;
  readonly pages: readonly number[];
}

const BIDI = '\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';
// XML 1.0 knows no other control characters, and U+FFFE and U+FFFF are no characters at all.
const UNFIT = new RegExp(`[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe\\uffff${BIDI}]`, 'g');
const HALF_SURROGATE = /\p{Cs}/gu;

/**
 * Text of a report that every program can show: no control characters, no halves of surrogates.
 *
 * Marks that turn the direction of writing are dropped too, since Chinese needs none and they hide what a text says.
 */
export function cleaned(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNFIT, '').replace(HALF_SURROGATE, '\ufffd');
}

/** At most so many UTF-16 units, the cut shown by …, never through a surrogate pair. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/**
 * The URL of a file, relative to the folder of the output.
 *
 * @param path relative, its parts joined by `/`
 */
export function linkFrom(path: string): string {
  const parts = path.split('/').map((part) => encodeURIComponent(part.replace(HALF_SURROGATE, '\ufffd')));
  return parts[0] === '..' ? parts.join('/') : `./${parts.join('/')}`;
}

/** The pages of places, each once, in order. */
export function pagesOf(places: readonly Place[]): number[] {
  return [...new Set(places.map(({ page }) => page))].sort((a, b) => a - b);
}

/** 8, 8–10, 3、8: pages as people write them. */
export function pageText(pages: readonly number[]): string {
  const [first, last] = [pages[0], pages.at(-1)];
  if (first === undefined || last === undefined) return '';
  const isRun = pages.length > 1 && last - first === pages.length - 1;
  return isRun ? `${first}–${last}` : pages.join('、');
}

/** What a check compares, in its order; a quote that runs over a page break is one. */
export function quotesOf({ places }: Check, { source }: Report): Quote[] {
  const quotes: { text: string; places: Place[] }[] = [];
  for (const { text, ...place } of places) {
    const last = quotes.at(-1);
    const before = last?.places.at(-1);
    if (last?.text === text && before && isContinued(before, place, source)) last.places.push(place);
    else quotes.push({ text, places: [place] });
  }
  return quotes.map((quote) => ({ text: quote.text, pages: pagesOf(quote.places) }));
}

// A check does not say where one figure ends and the next begins: equal words at the foot of a page and at the head of
// the next one are one quote, while the 完成 of two indicators on two pages are two.
function isContinued(before: Place, after: Place, { pages }: Report['source']): boolean {
  const height = pages.find(({ number }) => number === before.page)?.heightPt ?? 0;
  const [foot, head] = [before.boxes.at(-1)?.[3] ?? 0, after.boxes[0]?.[1] ?? height];
  return after.page === before.page + 1 && foot > height * 0.75 && head < height * 0.25;
}

/** The name that people know a report by: its department, else its title, else its file. */
export function nameOf({ report, file }: RunFile): string {
  const { department, title } = report?.profile ?? {};
  return department?.value || title?.value || file;
}

/**
 * How much of its target an indicator reached, in %; null where that has no meaning.
 *
 * Targets that limit from above are left out: 95 % of a limit is not 5 % short.
 */
export function completionOf({ target, actual }: Indicator): string | null {
  const [wanted, reached] = [target?.quantities, actual?.quantities];
  if (wanted?.length !== 1 || reached?.length !== 1 || !wanted[0] || !reached[0]) return null;
  return ['<', '<=', 'under'].includes(wanted[0].comparator) ? null : completion(reached[0], wanted[0]);
}

/** The rate that tells how much of the whole budget was spent; a part of the year (一季度) tells less. */
export function executionRateOf({ rates }: Report): Rate | null {
  const named = rates.filter(({ name, value }) => name.includes('执行率') && value.unit === '%');
  return named.find(({ scope }) => scope === 'department') ?? named[0] ?? null;
}
