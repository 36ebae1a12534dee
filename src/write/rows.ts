/** A report as rows: the one place that flattens the JSON, for tables, warehouse and PostgreSQL alike. */
import { createHash } from 'node:crypto';
import { type Check, type CheckCounts, countsOf } from '../model/check.ts';
import type { CrossCheck } from '../model/cross-check.ts';
import type { Place } from '../model/place.ts';
import type { Finding, Indicator, Money, Printed, Quantity, Report, Score, Section } from '../model/report.ts';
import { fitsDecimal, TABLES_SCHEMA } from './columns.ts';
import { type KindName, kinds } from './kinds.ts';

/** A cell: null where the report says nothing; decimals are text, lists and objects JSON as text. */
export type Cell = string | number | null;

export interface Row {
  readonly kind: KindName;
  /** One for each column of the kind, in their order. */
  readonly cells: readonly Cell[];
  /** The same as one line of JSON, without the line feed. */
  readonly line: string;
}

/** What a row tells beside the report itself. */
export interface Origin {
  /** Version of the program that read the report. */
  readonly program: string;
  /** Name of the JSON in the folder `reports`. */
  readonly json: string;
  /** Comparisons with other reports that speak of this one first. */
  readonly between?: readonly CrossCheck[];
}

/** What a report says, by column. */
type Cells = Readonly<Record<string, Cell | object>>;

/** Cells of one kind without the keys; the order of rows is their position. */
type Parts = readonly Cells[];

/**
 * All rows of a report, its own row first, every kind in the order of the JSON.
 *
 * The digest in the report's row covers every other cell, so that a loader sees by one comparison whether to do anything.
 */
export function rowsOf(report: Report, origin: Origin): Row[] {
  const parts = partsOf(report, origin.between ?? []);
  const { sha256 } = report.source;
  const keysAt = (at: number): Keys => ({ sha256, position: at + 1, schema: TABLES_SCHEMA, program: origin.program });
  const rows = kinds.flatMap(({ name }) => (parts[name] ?? []).map((values, at) => rowOf(name, keysAt(at), values)));
  const own = reportCells(report, origin);
  const hash = createHash('sha256').update(rowOf('report', keysAt(0), own).line);
  for (const { line } of rows) hash.update('\n').update(line);
  return [rowOf('report', keysAt(0), { ...own, digest: hash.digest('hex') }), ...rows];
}

/** The columns that all kinds begin with. */
type Keys = Readonly<Record<'sha256' | 'position' | 'schema' | 'program', string | number>>;

/** The columns of a kind, each with the beginning of its member in a line of JSON. */
const columnsOf = new Map(
  kinds.map(({ name, columns }) => [
    name,
    columns.map((column, at) => ({ name: column.name, head: `${at === 0 ? '{' : ','}"${column.name}":` })),
  ]),
);

function rowOf(kind: KindName, keys: Keys, values: Cells): Row {
  const row = put(kind, keys, values);
  // JSON.stringify escapes exactly what databases refuse, so that a look at the line spares a walk through most rows.
  return /\\u(0000|d[89a-f])/.test(row.line) ? put(kind, cleaned(keys) as Keys, cleaned(values) as Cells) : row;
}

// Built by hand: a list of places would be turned into JSON once for the line and once for CSV, and an object that is put
// together of keys and values costs more than both.
function put(kind: KindName, keys: Keys, values: Cells): Row {
  const cells: Cell[] = [];
  let line = '';
  for (const { name, head } of columnsOf.get(kind) ?? []) {
    const value = values[name] ?? keys[name as keyof Keys] ?? null;
    const cell = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    line += head + (cell === value ? JSON.stringify(cell) : cell);
    cells.push(cell);
  }
  return { kind, cells, line: `${line.replace(LINE_END, escaped)}}` };
}

/** Many readers end a line at these too, and JSON leaves them as they are. */
const LINE_END = /[\u0085\u2028\u2029]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The same value with U+FFFD for U+0000 and halves of surrogates, which PostgreSQL and UTF-8 cannot hold. */
export function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\0\p{Cs}]/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleaned(key), cleaned(inner)]));
}

function partsOf(report: Report, between: readonly CrossCheck[]): Partial<Record<KindName, Parts>> {
  return {
    section: sectionParts(report.sections),
    fund: report.funds.map(({ item, fund, scope, amount }) => ({
      ...{ item, fund, scope },
      ...quantityCells(amount),
      ...placing(amount),
    })),
    rate: report.rates.map((rate) => ({
      ...{ name: rate.name, scope: rate.scope },
      ...quantityCells(rate.value),
      ...placing(rate),
    })),
    score: scoreParts(report.scores),
    indicator: report.indicators.map(indicatorCells),
    quantity: quantityParts(report),
    problem: report.problems.map(findingCells),
    improvement: report.improvements.map(findingCells),
    statement: report.statements.map((statement) => ({
      ...{ subject: statement.subject, period: statement.period ?? null, sentence: statement.sentence },
      ...quantityCells(statement.quantity),
      ...placing(statement),
    })),
    check: report.checks.map(checkCells),
    cross_check: between.map(crossCheckCells),
    diagnostic: report.diagnostics.map(({ places, ...rest }) => ({ ...rest, ...placing({ text: '', places }) })),
  };
}

function reportCells({ source, profile, conclusion, schema, ...rest }: Report, { json }: Origin): Cells {
  const year = profile.fiscalYear?.value ?? null;
  return {
    ...{ file: source.file, json, report_schema: schema, bytes: source.bytes, page_count: source.pageCount },
    ocr_pages: source.pages.filter(({ text }) => text === 'ocr').length,
    confidence: lowest(source.pages),
    ...{ kind: profile.kind, title: profile.title?.value ?? null, department: profile.department?.value ?? null },
    fiscal_year: year !== null && /^\d{4}$/.test(year) ? Number(year) : null,
    ...{ fiscal_year_text: profile.fiscalYear?.text ?? null, project_name: profile.projectName?.value ?? null },
    ...exact('score', conclusion?.score),
    ...{ grade: conclusion?.grade ?? null, conclusion_text: conclusion?.text ?? null },
    conclusion_page: firstPage(conclusion),
    indicators: rest.indicators.length,
    ...countCells(countsOf(rest.checks)),
    ...{ diagnostics: rest.diagnostics.length, not_assessed: rest.notAssessed },
  };
}

function countCells({ failed, ...others }: CheckCounts): Cells {
  return { failed_errors: failed.error, failed_warnings: failed.warning, failed_notes: failed.note, ...others };
}

function sectionParts(sections: readonly Section[]): Parts {
  const parts: Cells[] = [];
  const add = (section: Section, parent: number | null) => {
    const { level, number, title, topic } = section;
    const position = parts.push({ parent, level, number, title, topic, ...placing(section) });
    for (const inner of section.sections) add(inner, position);
  };
  for (const section of sections) add(section, null);
  return parts;
}

function scoreParts(scores: readonly Score[]): Parts {
  const parts: Cells[] = [];
  const add = (score: Score, parent: number | null, above: readonly string[]) => {
    const names = [...above, score.name];
    const cells = { parent, depth: names.length, path: names.join(' / '), name: score.name };
    const points = { ...exact('full_score', score.fullScore), ...exact('score', score.score) };
    const position = parts.push({ ...cells, ...points, ...placing(score) });
    for (const inner of score.parts) add(inner, position, names);
  };
  for (const score of scores) add(score, null, []);
  return parts;
}

function indicatorCells(indicator: Indicator): Cells {
  const { number, level1, level2, name, kind, target, actual, verdict } = indicator;
  return {
    ...{ number, level1, level2, name, kind },
    ...{ target_text: target?.text ?? null, target_page: firstPage(target) },
    ...{ actual_text: actual?.text ?? null, actual_page: firstPage(actual) },
    ...{ verdict: verdict?.value ?? null, verdict_text: verdict?.text ?? null },
    ...exact('full_score', indicator.fullScore?.value),
    ...exact('score', indicator.score?.value),
    shortfall_reason: indicator.shortfallReason?.text ?? null,
    source: indicator.from,
    restated_text: indicator.restated?.text ?? null,
    ...placing(indicator),
  };
}

function findingCells(finding: Finding): Cells {
  return { number: finding.number, title: finding.title, ...placing(finding) };
}

function checkCells({ suggestion, ...check }: Check): Cells {
  const [first, second] = check.places;
  return {
    ...check,
    accepted: check.accepted ?? null,
    suggestion: suggestion ? `${suggestion.text} → ${suggestion.value}` : null,
    ...quoteCells('first', first),
    ...quoteCells('second', second),
  };
}

function crossCheckCells(check: CrossCheck): Cells {
  const [first] = check.places;
  const second = check.places.find(({ sha256 }) => sha256 !== first?.sha256);
  return {
    ...checkCells(check),
    ...quoteCells('second', second),
    ...{ second_file: second?.file ?? null, second_sha256: second?.sha256 ?? null },
  };
}

function quoteCells(name: string, place: Check['places'][number] | undefined): Cells {
  return { [`${name}_text`]: place?.text ?? null, [`${name}_page`]: place?.page ?? null };
}

/** A part of a report with figures: whose they are, what part they play, and the words that they stand in. */
type Owned = readonly [
  kind: string,
  position: number,
  role: string,
  quantities: readonly (Quantity | Money)[],
  at: Printed,
];

function quantityParts(report: Report): Parts {
  return ownedFigures(report).flatMap(([owner_kind, owner_position, role, quantities, at]) =>
    quantities.map((quantity, index) => ({
      ...{ owner_kind, owner_position, role, ordinal: index + 1 },
      ...quantityCells(quantity),
      ...placing(at),
    })),
  );
}

function ownedFigures({ funds, rates, indicators, statements, enumerations }: Report): Owned[] {
  return [
    ...funds.map(({ amount }, at): Owned => ['fund', at + 1, 'amount', [amount], amount]),
    ...rates.map((rate, at): Owned => ['rate', at + 1, 'rate', [rate.value], rate]),
    ...indicators.flatMap((indicator, at) => soughtFigures(indicator, at + 1)),
    ...statements.map((one, at): Owned => ['statement', at + 1, 'stated', [one.quantity], one]),
    ...enumerations.map((one, at): Owned => ['enumeration', at + 1, 'declared', [one.declared], one]),
  ];
}

function soughtFigures({ target, actual, restated }: Indicator, position: number): Owned[] {
  const parts = [
    ['target', target],
    ['actual', actual],
    ['restated-target', restated?.target],
    ['restated-actual', restated?.actual],
  ] as const;
  return parts.flatMap(([role, part]): Owned[] => (part ? [['indicator', position, role, part.quantities, part]] : []));
}

function quantityCells(quantity: Quantity & { readonly yuan?: string | undefined }): Cells {
  const { comparator, value, upper, unit, step, change, of, yuan } = quantity;
  return {
    ...{ comparator, unit, step_text: step, change: change ?? null, counted: of ?? null },
    ...exact('value', value),
    ...exact('upper_value', upper),
    ...exact('yuan', yuan),
  };
}

/** A decimal as two cells; never rounded: what the column cannot hold stands in the text alone. */
function exact(name: string, text: string | null | undefined): Cells {
  return { [name]: text && fitsDecimal(text) ? text : null, [`${name}_text`]: text ?? null };
}

function placing({ text, places }: Printed): Cells {
  return { text, page: firstPage({ places }), places, confidence: lowest(places) };
}

function firstPage(part: { readonly places: readonly Place[] } | null | undefined): number | null {
  return part?.places[0]?.page ?? null;
}

function lowest(parts: readonly { readonly confidence: number }[]): number | null {
  return parts.length === 0 ? null : Math.min(...parts.map(({ confidence }) => confidence));
}
