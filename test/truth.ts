/** Compares a report with what a reader keyed from the paper (`truth.json`) and names every difference. */
import type { Check } from '../src/model/check.ts';
import type { Report } from '../src/model/report.ts';

/** A keyed value is one wording, a list of accepted ones, or null for nothing on the paper. */
type Row = Readonly<Record<string, unknown>>;
interface Finding {
  readonly rule: string | readonly string[];
  readonly figures?: readonly string[];
  readonly severity?: string;
}
interface Figure {
  readonly figure: string;
  readonly page: number;
}
/** The parts of `truth.json` that are compared; what is absent is not judged. */
export interface Truth extends Readonly<Record<string, unknown>> {
  readonly complete?: readonly string[];
  readonly profile?: Row;
  readonly conclusion?: Row;
  readonly statements?: readonly Figure[];
  readonly mustNotFind?: readonly Figure[];
  readonly mustFail?: readonly Finding[];
  readonly mayFail?: readonly Finding[];
  readonly mustPass?: readonly Finding[];
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value ?? null]);
const compact = (value: unknown): string =>
  String(value).normalize('NFKC').replace(/\s/g, '').replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
/** Without marks at the ends; decimals without zeros at theirs. */
const form = (value: unknown): string => {
  const words = compact(value).replace(/^[,;:.。]+|[,;:.。]+$/g, '').replace(/[“”]/g, '"').replace(/[–—]/g, '-');
  return /^-?\d+\.\d+$/.test(words) ? words.replace(/\.?0+$/, '') : words;
};
const numbersIn = (text: unknown): string[] => (compact(text ?? '').match(/\d+(?:\.\d+)?/g) ?? []).map(form);

type Same = (wanted: unknown, got: unknown) => boolean;
const equal: Same = (a, b) => (a === null || b === null ? a === b : form(a) === form(b));
const within: Same = (a, b) => a !== null && b !== null && (form(a).includes(form(b)) || form(b).includes(form(a)));
const begins: Same = (a, b) => form(a).startsWith(form(b)) || form(b).startsWith(form(a));
const bare: Same = (a, b) => form(a).replace(/[()、]/g, '') === form(b).replace(/[()、]/g, '');
const anyPage: Same = (a, b) => (b as unknown[]).includes(a);
/** Where a value need not be equal word by word. */
const LENIENT: Readonly<Record<string, Same>> = {
  'sections.number': bare,
  'funds.scope': within,
  'rates.name': within,
  'scores.name': within,
  'problems.title': begins,
  'improvements.title': begins,
  'indicators.level1': (a, b) => equal(a, b) || within(a, b),
  'indicators.level2': (a, b) => equal(a, b) || within(a, b),
  'indicators.page': anyPage,
};
const accepts = (key: string, wanted: unknown, got: unknown): boolean =>
  listOf(wanted).some((one) => (LENIENT[key] ?? equal)(one, got ?? null));

const flat = <T>(nodes: readonly T[], inner: (node: T) => readonly T[]): T[] =>
  nodes.flatMap((node) => [node, ...flat(inner(node), inner)]);
const valueOf = (field: unknown): unknown => (field as { value?: unknown } | null | undefined)?.value ?? null;
const textOf = (field: { text: string } | null): unknown => field?.text ?? null;

/** The report as the truth has it: rows of plain values. */
function rowsOf(report: Report): Record<string, Row[]> {
  return {
    sections: flat(report.sections, ({ sections }) => sections).map((section) => ({ ...section })),
    funds: report.funds.map((fund) => ({ ...fund, yuan: fund.amount.yuan })),
    rates: report.rates.map(({ name, value }) => ({ name, value: value.value })),
    scores: flat(report.scores, ({ parts }) => parts).map((score) => ({ ...score })),
    problems: report.problems.map((finding) => ({ ...finding })),
    improvements: report.improvements.map((finding) => ({ ...finding })),
    indicators: report.indicators.map((one) => ({
      ...one,
      ...{ target: textOf(one.target), actual: textOf(one.actual), shortfallReason: textOf(one.shortfallReason) },
      ...{ verdict: valueOf(one.verdict), fullScore: valueOf(one.fullScore), score: valueOf(one.score) },
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
  const unseen = (outcome: Check['outcome'], { rule, figures, severity }: Finding): boolean =>
    listOf(rule).some((id) => rules.includes(id as string)) &&
    !checks.some((c) => c.outcome === outcome && isCovered(c, { rule, figures: figures ?? [] }) && (severity ?? c.severity) === c.severity);
  const alarms = checks.filter((c) => c.outcome === 'fail' && ![...mustFail, ...mayFail].some((one) => isCovered(c, one)));
  return [
    ...mustFail.filter((one) => unseen('fail', one)).map((one) => `not reported ${JSON.stringify(one)}`),
    ...mustPass.filter((one) => unseen('pass', one)).map((one) => `not seen to hold ${JSON.stringify(one)}`),
    ...alarms.map(({ rule, message }) => `false alarm ${rule}: ${message}`),
  ];
}

function compareStatements(report: Report, { statements = [], mustNotFind = [] }: Truth): string[] {
  const on = (page: number) => report.statements.filter(({ places }) => places.some((place) => place.page === page));
  const isTold = ({ figure, page }: Figure): boolean =>
    on(page).some(({ text }) => compact(text).split(compact(figure)).slice(0, -1).some((before) => !/[\d.]$/.test(before)));
  const isTrapped = ({ figure, page }: Figure): boolean => {
    const [, value, unit = ''] = /^([-+]?[\d.]+)(.*)$/.exec(compact(figure)) ?? [];
    return on(page).some(({ quantity }) => quantity.value === value && quantity.unit.startsWith(unit));
  };
  return [...statements.filter((one) => !isTold(one)), ...mustNotFind.filter(isTrapped)].map((one) => `figure ${JSON.stringify(one)}`);
}

/** Every difference between a report and the truth, in words. `rules` are the checks that there are. */
export function differences(report: Report, truth: Truth, rules: readonly string[]): string[] {
  const { kind, projects = [], ...stated } = report.profile;
  const profile = { kind, ...Object.fromEntries(Object.entries(stated).map(([key, field]) => [key, valueOf(field)])) };
  const fields = (part: string, wanted: Row, told: Row): string[] =>
    Object.keys(wanted).filter((key) => key !== 'projects' && !accepts(key, wanted[key], told[key])).map((key) => `${part}.${key}: ${told[key]}`);
  const unnamed = listOf(truth.profile?.projects ?? []).filter((name) => !projects.some(({ value }) => equal(name, value)));
  return [
    ...fields('profile', truth.profile ?? {}, profile),
    ...unnamed.map((name) => `profile.projects: ${name}`),
    ...fields('conclusion', truth.conclusion ?? {}, { ...report.conclusion }),
    ...Object.entries(rowsOf(report)).flatMap(([part, told]) => {
      const wanted = truth[part] as readonly Row[] | undefined;
      return wanted ? compareRows(part, wanted, told, truth.complete?.includes(part) ?? false) : [];
    }),
    ...compareStatements(report, truth),
    ...compareChecks(report, truth, rules),
  ];
}
