/** Compares a report with what a reader keyed from the paper (`truth.json`) and names every difference. */
import type { Check } from '../src/model/check.ts';
import type { Report } from '../src/model/report.ts';

/** A keyed value is one wording, a list of accepted ones, or null for nothing on the paper. */
type Row = Readonly<Record<string, unknown>>;
type Finding = { readonly rule: unknown; readonly figures?: readonly string[]; readonly severity?: Check['severity'] };
type Figure = { readonly figure: string; readonly page: number };
type Part = 'sections' | 'funds' | 'rates' | 'scores' | 'indicators' | 'problems' | 'improvements';
/** What is absent is not judged. */
export type Truth = { readonly complete?: readonly string[] } & { readonly [part in Part]?: readonly Row[] } & {
  readonly [part in 'profile' | 'conclusion']?: Row;
} & { readonly [part in 'statements' | 'mustNotFind']?: readonly Figure[] } & {
  readonly [part in 'mustFail' | 'mayFail' | 'mustPass']?: readonly Finding[];
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value ?? null]);
const compact = (value: unknown): string =>
  String(value)
    .normalize('NFKC')
    .replace(/\s|(?<=\d),(?=\d{3}(?!\d))/g, '');
/** Without quotes and marks at the ends; decimals without zeros at theirs. */
const form = (value: unknown): string => {
  const words = compact(value).replace(/^[,;:.。]+|[,;:.。]+$|["“”]/g, '');
  return /^-?\d+\.\d+$/.test(words) ? words.replace(/\.?0+$/, '') : words.replace(/[–—]/g, '-');
};
const numbersIn = (text: unknown): string[] => (compact(text ?? '').match(/\d+(?:\.\d+)?/g) ?? []).map(form);

type Same = (wanted: unknown, got: unknown) => boolean;
const equal: Same = (a, b) => (a === null || b === null ? a === b : form(a) === form(b));
const within: Same = (a, b) => equal(a, b) || (!!a && !!b && (form(a).includes(form(b)) || form(b).includes(form(a))));
const bare: Same = (a, b) => form(a).replace(/[()、]/g, '') === form(b).replace(/[()、]/g, '');
/** Where a value need not be equal word by word. */
const LENIENT: readonly (readonly [RegExp, Same])[] = [
  [/^sections\.number$/, bare],
  [/^(?:funds\.scope|(?:rates|scores)\.name|indicators\.level\d|(?:problems|improvements)\.title)$/, within],
  [/^indicators\.page$/, (a, b) => (b as unknown[]).includes(a)],
];
function accepts(key: string, wanted: unknown, got: unknown): boolean {
  const isSame = LENIENT.find(([pattern]) => pattern.test(key))?.[1] ?? equal;
  return listOf(wanted).some((one) => isSame(one, got ?? null));
}

const flat = <T>(nodes: readonly T[], inner: (node: T) => readonly T[]): T[] =>
  nodes.flatMap((node) => [node, ...flat(inner(node), inner)]);
const valueIn = (field: unknown): unknown => (field as { value?: unknown } | null | undefined)?.value ?? null;
const textOf = (field: { text: string } | null): unknown => field?.text ?? null;

/** The report as the truth has it: rows of plain values. */
function rowsOf(report: Report): Record<Part, Row[]> {
  return {
    sections: flat(report.sections, ({ sections }) => sections) as unknown as Row[],
    funds: report.funds.map((fund) => ({ ...fund, yuan: fund.amount.yuan })),
    rates: report.rates.map((rate) => ({ ...rate, value: rate.value.value })),
    scores: flat(report.scores, ({ parts }) => parts) as unknown as Row[],
    problems: report.problems,
    improvements: report.improvements,
    indicators: report.indicators.map((one) => ({
      ...one,
      ...{ target: textOf(one.target), actual: textOf(one.actual), shortfallReason: textOf(one.shortfallReason) },
      ...{ verdict: valueIn(one.verdict), fullScore: valueIn(one.fullScore), score: valueIn(one.score) },
      page: [one, one.target, one.actual].flatMap((part) => part?.places.map(({ page }) => page) ?? []),
    })),
  };
}

/** Takes the rows of the truth one by one out of those told; what remains on either side is a difference. */
function compareRows(part: string, wanted: readonly Row[], told: readonly Row[], isComplete: boolean): string[] {
  const left = [...told];
  const misses = wanted.filter((row) => {
    const keys = Object.keys(row).filter((key) => !['optional', 'note', 'at'].includes(key));
    const at = left.findIndex((one) => keys.every((key) => accepts(`${part}.${key}`, row[key], one[key])));
    if (at >= 0) left.splice(at, 1);
    return at < 0 && !row.optional;
  });
  const levels = wanted.filter(({ optional }) => !optional).map(({ level }) => level);
  const extra = isComplete ? left.filter(({ level }) => level === undefined || levels.includes(level)) : [];
  const name = ({ places, sections, parts, amount, text, ...row }: Row): string => `${part}: ${JSON.stringify(row)}`;
  return [...misses.map((row) => `missing ${name(row)}`), ...extra.map((row) => `not on the paper ${name(row)}`)];
}

const isCovered = (check: Check, { rule, figures = [] }: Finding): boolean => {
  const { message, stated, computed, difference, places } = check;
  const told = new Set([message, stated, computed, difference, ...places.map(({ text }) => text)].flatMap(numbersIn));
  return listOf(rule).includes(check.rule) && figures.flatMap(numbersIn).every((one) => told.has(one));
};

function compareChecks({ checks }: Report, truth: Truth, rules: readonly string[]): string[] {
  const { mustFail = [], mayFail = [], mustPass = [] } = truth;
  const isKnown = ({ rule }: Finding): boolean => listOf(rule).some((id) => rules.includes(id as string));
  const isSeen = (outcome: Check['outcome'], one: Finding): boolean =>
    checks.some((c) => c.outcome === outcome && isCovered(c, one) && [undefined, c.severity].includes(one.severity));
  const isListed = (c: Check): boolean => [...mustFail, ...mayFail].some((one) => isCovered(c, one));
  const alarms = checks.filter((c) => c.outcome === 'fail' && !isListed(c));
  const hidden = mustFail.filter((one) => isKnown(one) && !isSeen('fail', one));
  const unproved = mustPass.filter((one) => isKnown(one) && !isSeen('pass', one));
  return [...hidden, ...unproved, ...alarms].map((one) => `check ${JSON.stringify({ ...one, places: [] })}`);
}

function compareStatements(report: Report, { statements = [], mustNotFind = [] }: Truth): string[] {
  const on = (page: number) => report.statements.filter(({ places }) => places.some((place) => place.page === page));
  const begins = (text: string, at: number): boolean => at >= 0 && !/[\d.]/.test(text.charAt(at - 1));
  const isTold = ({ figure, page }: Figure): boolean =>
    on(page).some(({ text }) => begins(compact(text), compact(text).indexOf(compact(figure))));
  const isTrapped = ({ figure, page }: Figure): boolean => {
    const [, value, unit = ''] = /^([-+]?[\d.]+)(.*)$/.exec(compact(figure)) ?? [];
    return on(page).some(({ quantity }) => quantity.value === value && quantity.unit.startsWith(unit));
  };
  const untold = statements.filter((one) => !isTold(one));
  return [...untold, ...mustNotFind.filter(isTrapped)].map((one) => `figure ${JSON.stringify(one)}`);
}

/** Every difference between a report and the truth, in words. `rules` are the checks that there are. */
export function differences(report: Report, truth: Truth, rules: readonly string[]): string[] {
  const { kind, projects = [], ...stated } = report.profile;
  const profile = { kind, ...Object.fromEntries(Object.entries(stated).map(([key, field]) => [key, valueIn(field)])) };
  const fields = (part: string, wanted: Row, row: Row): string[] => {
    const wrong = Object.keys(wanted).filter((key) => key !== 'projects' && !accepts(key, wanted[key], row[key]));
    return wrong.map((key) => `${part}.${key}: ${row[key]}`);
  };
  const named = (name: unknown): boolean => projects.some(({ value }) => equal(name, value));
  const unnamed = listOf(truth.profile?.projects ?? []).filter((name) => !named(name));
  return [
    ...fields('profile', truth.profile ?? {}, profile),
    ...unnamed.map((name) => `profile.projects: ${name}`),
    ...fields('conclusion', truth.conclusion ?? {}, { ...report.conclusion }),
    ...Object.entries(rowsOf(report)).flatMap(([part, told]) => {
      const wanted = truth[part as Part];
      return wanted ? compareRows(part, wanted, told, truth.complete?.includes(part) ?? false) : [];
    }),
    ...compareStatements(report, truth),
    ...compareChecks(report, truth, rules),
  ];
}
