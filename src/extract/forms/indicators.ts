/** Rows of indicators: header cells → fields, in any order and any depth of header. */
import type { Quote, Span } from '../../model/document.ts';
import type { IndicatorDraft, ScoreDraft } from '../../model/draft.ts';
import { kindOf, levelIn } from '../levels.ts';
import { type Form, type FormCell, figureOf, quoteOf, within } from './form.ts';
import type { ColumnField } from './labels.ts';

/** A table of indicators, or of rows that only carry scores, inside a form. */
export interface IndicatorTable {
  readonly columns: ReadonlyMap<ColumnField, number>;
  /** First row below the header, and the row behind the last. */
  readonly from: number;
  readonly to: number;
}

/** Finds the tables of a form that have a header row with a name of what is measured and a value or score of it. */
export function indicatorTables(form: Form): IndicatorTable[] {
  const tables: IndicatorTable[] = [];
  for (let row = 0; row < form.grid.rowCount; row++) {
    const header = headerAt(form, row);
    if (!header) continue;
    const to = endOf(form, header.from);
    tables.push({ ...header, to });
    row = Math.max(row, to - 1);
  }
  return tables;
}

function headerAt(form: Form, row: number): Omit<IndicatorTable, 'to'> | null {
  const cells = form.row(row).filter((cell) => cell.row === row && cell.label.column);
  const labelled = cells.filter((cell) => cell.label.column !== 'indicator');
  const fields = new Set(labelled.map((cell) => cell.label.column));
  const values = fields.has('target') || fields.has('actual') || fields.has('score') || fields.has('fullScore');
  if (!values || labelled.length < 2) return null;
  // 指标值 over 目标值 and 完成值: the header is as deep as its deepest cell.
  const depth = Math.max(...labelled.map((cell) => cell.rowSpan));
  // 绩效指标 may head the names, or stand beside all rows.
  const named = cells.find((cell) => cell.label.column === 'indicator' && cell.rowSpan <= depth);
  const columns = columnsOf(form, row, depth);
  const isScored = fields.has('score') && fields.has('fullScore');
  const names = columns.has('level3') || (columns.has('level1') && (columns.has('level2') || isScored));
  if (!names && !named) return null;
  if (labelled.length + (named ? 1 : 0) < 3) return null;
  if (named && !names) columns.set('level3', named.column);
  const remark = columns.get('remark');
  if (remark !== undefined && !columns.has('shortfallReason')) columns.set('shortfallReason', remark);
  return { columns, from: row + depth };
}

/** The column of each field of a header; of several the first. */
function columnsOf(form: Form, row: number, depth: number): Map<ColumnField, number> {
  const columns = new Map<ColumnField, number>();
  for (let column = 0; column < form.grid.columnCount; column++) {
    const deepest = form.at(row + depth - 1, column);
    const field = deepest?.label.column ?? form.at(row, column)?.label.column;
    if (!field || field === 'indicator') continue;
    // 一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 权重 | 得分: that of the row itself stands last.
    const isOwnWeight = field === 'fullScore' && !columns.has('score');
    if (!columns.has(field) || isOwnWeight) columns.set(field, column);
  }
  return columns;
}

/** The first cell with words that begins in a row; what runs through from above heads other rows too. */
export const leadOf = (form: Form, row: number): FormCell | undefined =>
  form.row(row).find((cell) => cell.row === row && !cell.isBlank);

/** The rows end at a total, at another header, at a cell over the whole width, or at a label such as 评价结论. */
function endOf(form: Form, from: number): number {
  for (let row = from; row < form.grid.rowCount; row++) {
    const cells = form.row(row);
    const isWide = cells.length === 1;
    const lead = leadOf(form, row);
    if (isWide || headerAt(form, row)) return row;
    if (lead && (lead.label.isTotal || lead.label.key !== null)) return row;
  }
  return form.grid.rowCount;
}

/** What a table of indicators says: its indicators, the rows that only have scores, and the weights of its headings. */
export interface IndicatorRows {
  readonly indicators: readonly IndicatorDraft[];
  readonly scores: readonly ScoreDraft[];
}

export function readIndicators(form: Form, table: IndicatorTable): IndicatorRows {
  const cellOf = (row: number, field: ColumnField): FormCell | undefined => {
    const column = table.columns.get(field);
    return column === undefined ? undefined : form.at(row, column);
  };
  const isMeasured = table.columns.has('target') || table.columns.has('actual');
  const indicators: IndicatorDraft[] = [];
  // Where rows are scores themselves, the points of their headings would count twice.
  const scores = isMeasured ? headingWeights(form, table) : [];
  const levels: Levels = { level1: undefined, level2: undefined };
  for (let row = table.from; row < table.to; row++) {
    inherit(levels, cellOf(row, 'level1'), cellOf(row, 'level2'));
    const name = cellOf(row, 'level3') ?? levels.level2 ?? levels.level1;
    if (!name || name.isBlank || (name.row !== row && name !== cellOf(row, 'level3'))) continue;
    const rowCells = (field: ColumnField): FormCell | undefined => cellOf(row, field);
    // 年度目标2 | 农村供水: words over name and values are a heading.
    if (name === rowCells('target') || name === rowCells('actual') || name === rowCells('score')) continue;
    if (isMeasured) indicators.push(...indicatorOf(form, name, levels, rowCells));
    else
      scores.push({
        name: [name.span],
        fullScore: figureOf(rowCells('fullScore')),
        score: figureOf(rowCells('score')),
        parts: [],
      });
  }
  return { indicators, scores };
}

interface Levels {
  level1: FormCell | undefined;
  level2: FormCell | undefined;
}

/** An empty level cell means the one above it; a new level 1 has its own levels 2. */
function inherit(levels: Levels, level1: FormCell | undefined, level2: FormCell | undefined): void {
  if (level1 && !level1.isBlank && level1 !== levels.level1) Object.assign(levels, { level1, level2: undefined });
  if (level2 && !level2.isBlank) levels.level2 = level2;
}

function indicatorOf(
  form: Form,
  name: FormCell,
  { level1, level2 }: Levels,
  cell: (field: ColumnField) => FormCell | undefined,
): IndicatorDraft[] {
  const adjusted = cell('adjustedTarget');
  const target = targetOf(cell('comparator'), adjusted && !adjusted.isBlank ? adjusted : cell('target'), cell('unit'));
  const actual = quoteOf(cell('actual'));
  // 「—」 says that there is no value; an empty row says nothing at all.
  if (!target && !actual && !cell('target')?.words && !cell('actual')?.words) return [];
  return [
    {
      number: null,
      level1: levelQuote(form, level1),
      level2: levelQuote(form, level2),
      name: [withoutWeight(form, name)],
      kind: kindOf([level2?.words ?? null, level1?.words ?? null, name.words]),
      target,
      actual,
      verdict: null,
      fullScore: figureOf(cell('fullScore')) ?? pointsIn(form, name),
      score: figureOf(cell('score')),
      shortfallReason: quoteOf(cell('shortfallReason')),
      from: 'table',
    },
  ];
}

/** 预算执行率 of 「预算执行率（10分）」. */
const withoutWeight = ({ document }: Form, name: FormCell): Span =>
  within(document, name, /^[^()]+(?=\(\d+(?:\.\d+)?分\)$)/) ?? name.span;

/** The points in a label: 「堤防维修长度（10分）」. */
function pointsIn({ document }: Form, label: FormCell): Quote | null {
  const points = within(document, label, /\d+(?:\.\d+)?(?=\s*分\)?$)/);
  return points && [points];
}

/** 「≥ | 13 | 台」 is one target in three columns. */
function targetOf(
  comparator: FormCell | undefined,
  value: FormCell | undefined,
  unit: FormCell | undefined,
): Quote | null {
  if (!value || value.isBlank) return null;
  const isNumber = /^[\d,.]+$/.test(value.words);
  const before = isNumber && comparator && /^[≥≤><=＝≧≦]+$/.test(comparator.words) ? [comparator.span] : [];
  const after = isNumber && unit && unit !== value && !unit.isBlank ? [unit.span] : [];
  return [...before, value.span, ...after];
}

/** The label alone: 产出指标 of 「产出指标（50分）」. */
function levelQuote({ document }: Form, cell: FormCell | undefined): Quote | null {
  if (!cell || cell.isBlank) return null;
  const label = levelIn(document.match, cell.span) ?? within(document, cell, /^[^\d(]+/);
  return [label ?? cell.span];
}

/** 「产出指标（50分）」 and 「数量指标15分」: a heading with the points of the rows below it. */
function headingWeights(form: Form, { columns, from, to }: IndicatorTable): ScoreDraft[] {
  const column = columns.get('level1');
  if (column === undefined) return [];
  const cells = new Set(Array.from({ length: to - from }, (_, i) => form.at(from + i, column)));
  const name = columns.get('level3') ?? Number.POSITIVE_INFINITY;
  // 预算执行率（10分） over all levels is a row, and heads none.
  const headings = [...cells].filter((cell) => cell && cell.column + cell.colSpan <= name);
  return headings.flatMap((cell) => weightOf(form, cell) ?? []);
}

function weightOf(form: Form, cell: FormCell | undefined): ScoreDraft | null {
  if (!cell) return null;
  const fullScore = pointsIn(form, cell);
  const name = levelQuote(form, cell);
  return fullScore && name ? { name, fullScore, score: null, parts: [] } : null;
}
