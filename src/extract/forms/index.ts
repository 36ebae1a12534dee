/** Self-evaluation forms and money tables: what their cells say. 自评表、申报表、收支表 */
import type { DocumentText, Paragraph, Quote, Span } from '../../model/document.ts';
import type { FindingDraft, FundDraft, IndicatorDraft, RateDraft, ScoreDraft, TableDraft } from '../../model/draft.ts';
import type { Grid } from '../../model/table.ts';
import { entriesIn } from '../findings.ts';
import type { Prose } from '../prose.ts';
import type { ScoreTree } from '../scores.ts';
import { Form, type FormCell, figureOf, isFigure, quoteOf } from './form.ts';
import { readFunds } from './funds.ts';
import { type IndicatorTable, indicatorTables, leadOf, readIndicators } from './indicators.ts';
import { type KeyField, unitIn } from './labels.ts';

/** What one table says. */
export interface FormReading {
  readonly table: TableDraft;
  /** Labels with a value beside them: 项目名称, 主管部门, 自评总分 … */
  readonly facts: ReadonlyMap<KeyField, Quote>;
  readonly indicators: readonly IndicatorDraft[];
  readonly funds: readonly FundDraft[];
  readonly rates: readonly RateDraft[];
  readonly scores: readonly ScoreDraft[];
  /** The score in the row 总分 or beside 自评总分. */
  readonly total: Quote | null;
  readonly problems: readonly FindingDraft[];
  readonly improvements: readonly FindingDraft[];
}

/** Above a table its title, remarks and unit stand in at most so many lines. */
const CAPTION_LINES = 4;
const LONGEST_CAPTION = 60;

/** Reads every table of the report. */
export function readForms(prose: Prose): FormReading[] {
  return prose.document.tables.map((grid, i, all) => readForm(prose, grid, all[i - 1]));
}

/** Whether forms are about different projects: what one of them tells is not told of the whole report. */
export function areOfSeveral(prose: Prose, forms: readonly FormReading[]): boolean {
  const names = forms.flatMap(({ facts }) => facts.get('projectName') ?? []);
  return new Set(names.map((name) => prose.match(name))).size > 1;
}

function readForm(prose: Prose, grid: Grid, before: Grid | undefined): FormReading {
  const { document } = prose;
  const form = new Form(document, grid);
  const captions = captionsOf(document, grid, before);
  const unit = unitIn(captions.map((p) => document.match.slice(p.from, p.to)).join('\n'));
  const facts = factsOf(form);
  const tables = indicatorTables(form);
  const isOutside = (row: number): boolean => tables.some((t) => row >= t.from && row < t.to);
  const rows = tables.map((table) => readIndicators(form, table));
  const { funds, rates, scores } = readFunds(form, facts.get('projectName') ?? null, unit, isOutside);
  const parts = [...scores, ...rows.flatMap((r) => r.scores)];
  return {
    table: { grid, title: titleOf(form, captions), unit },
    facts,
    indicators: rows.flatMap((r) => r.indicators),
    funds,
    rates,
    ...withTotal(form, tables, facts, parts),
    problems: findingsOf(prose, facts.get('problems')),
    improvements: findingsOf(prose, facts.get('improvements')),
  };
}

/** The short paragraphs right above a table, on its page; those of the table before it only where none stand between them. */
function captionsOf(document: DocumentText, { cells, pages }: Grid, before: Grid | undefined): Paragraph[] {
  const start = cells[0]?.span.from ?? 0;
  const end = before?.cells.at(-1)?.span.to ?? 0;
  const all = document.paragraphs.filter((p) => p.to <= start);
  const between = all.filter((p) => p.from >= end);
  const above = (between.length > 0 ? between : all).slice(-CAPTION_LINES);
  const own = above.filter((p) => document.pageOf(p.from) === pages[0]);
  const lastLong = own.findLastIndex((p) => p.to - p.from > LONGEST_CAPTION);
  return own.slice(lastLong + 1);
}

/** The title of a table: a cell over its whole width at the top, or the largest of the lines above that is no unit. */
function titleOf(form: Form, captions: readonly Paragraph[]): Quote | null {
  const [first, ...more] = form.row(0);
  if (first && more.length === 0) return quoteOf(first);
  const named = captions.filter((p) => !/[:：]|^\(|^第|。$/.test(form.document.match.slice(p.from, p.to)));
  const numbered = named.findLast((p) =>
    /^附?表\s*[\d一二三四五六七八九十]/.test(form.document.match.slice(p.from, p.to)),
  );
  if (numbered) return [numbered];
  const largest = Math.max(...named.map((p) => p.sizePt));
  const title = named.findLast((p) => p.sizePt >= largest - 0.5);
  return title ? [title] : null;
}

function factsOf(form: Form): Map<KeyField, Quote> {
  const { grid } = form;
  const facts = new Map<KeyField, Quote>();
  for (const cell of form.cells) {
    const key = cell.label.key;
    const value = key ? cellOf(form, cell, key) : undefined;
    const quote = quoteOf(value);
    if (!key || !value || !quote || facts.has(key) || value.label.key) continue;
    // A label beside the whole width of a form: 偏差大或目标未完成原因分析 | ……; over a column it is that column's head.
    if (key === 'shortfallReason' && (value.column + value.colSpan < grid.columnCount || value.words.length < 6))
      continue;
    // 预期目标 heads a column: its text stands below.
    if (key === 'totalScore' ? isFigure(value) : !key.startsWith('goal')) facts.set(key, quote);
  }
  return facts;
}

/** The cell beside a label; 综合得分 may also head its figure, which 总分 and 自评得分 do as columns of the rows. */
function cellOf(form: Form, label: FormCell, key: KeyField): FormCell | undefined {
  const beside = form.rightOf(label);
  const isHead = key === 'totalScore' && label.label.column === null && (!beside || !figureOf(beside));
  return isHead ? form.at(label.row + label.rowSpan, label.column) : beside;
}

/** Hangs the parts below the total that the form prints, in its last row or beside 自评总分. */
function withTotal(
  form: Form,
  tables: readonly IndicatorTable[],
  facts: ReadonlyMap<KeyField, Quote>,
  parts: ScoreDraft[],
): ScoreTree {
  const total =
    tables.flatMap((table) => totalBehind(form, table) ?? [])[0] ?? toldTotal(form, facts, tables.length > 0);
  return { scores: total ? [{ ...total, parts }] : parts, total: total?.score ?? null };
}

/** 「总分 | 100 | 95」 behind the rows of a table. */
function totalBehind(form: Form, { columns, to }: IndicatorTable): ScoreDraft | null {
  if (to >= form.grid.rowCount) return null;
  const lead = leadOf(form, to);
  if (!lead?.label.isTotal) return null;
  const figureIn = (field: 'score' | 'fullScore'): Quote | null => {
    // 总分值 | 100 | 总得分 | 96.5: labels within the row tell more than the columns above it.
    const label = form.row(to).find((cell) => cell !== lead && cell.label.column === field);
    const column = columns.get(field);
    return figureOf(label ? form.rightOf(label) : column === undefined ? undefined : form.at(to, column));
  };
  const told = [figureIn('fullScore'), figureIn('score')];
  const figures = form
    .row(to)
    .map(figureOf)
    .filter((figure) => figure !== null);
  // Cells of a last row may stand askew: of two figures the first is what can be reached.
  const isAskew = !told[0] && figures.length === 2 && !columns.has('reviewScore');
  const [fullScore = null, score = null] = isAskew ? figures : told;
  return score ? { name: [lead.span], fullScore, score, parts: [] } : null;
}

/** 「自评总分 | 95」; 合计 may as well add up money, and is a total of points only where points are given. */
function toldTotal(form: Form, facts: ReadonlyMap<KeyField, Quote>, isScored: boolean): ScoreDraft | null {
  const score = facts.get('totalScore');
  const label = form.cells.find((cell) => cell.label.key === 'totalScore');
  if (label?.label.fundSource === 'total' && !isScored) return null;
  return score && label ? { name: [label.span], fullScore: null, score, parts: [] } : null;
}

function findingsOf(prose: Prose, quote: Quote | undefined): FindingDraft[] {
  return (quote ?? []).flatMap((span: Span) => entriesIn(prose, span));
}
