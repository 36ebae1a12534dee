/** Amounts in forms and money tables: every figure with the label beside it and the label above it. */
import type { Quote, Span } from '../../model/document.ts';
import type { FundDraft, RateDraft, ScoreDraft } from '../../model/draft.ts';
import { anyOf, vocabulary } from '../../model/vocabulary.ts';
import { isItemOf } from '../parts.ts';
import { type Form, type FormCell, figureOf, isFigure, quoteOf, within } from './form.ts';
import { readLabel } from './labels.ts';

/** What a fund block says. */
export interface FundRows {
  readonly funds: FundDraft[];
  readonly rates: RateDraft[];
  /** The points for budget execution. */
  readonly scores: ScoreDraft[];
}

/** A form that prints sources side by side and no item means the budget as it was adjusted: 中央 | 省 | 本级 | 合计. */
const ITEM_OF_SOURCES = 'adjusted';

/**
 * Reads the amounts of a form.
 *
 * @param captionUnit the money unit that the words above the table tell: 单位：万元
 * @param isOutside rows that are no amounts: those of the indicators
 */
export function readFunds(
  form: Form,
  scope: Quote | null,
  captionUnit: string | null,
  isOutside: (row: number) => boolean,
): FundRows {
  const rows: FundRows = { funds: [], rates: [], scores: [] };
  const blockUnit = captionUnit ?? form.cells.find((c) => c.label.unit)?.label.unit ?? null;
  for (const cell of form.cells) {
    if (isOutside(cell.row)) continue;
    const amount = figureOf(cell);
    if (amount) readFigure(form, cell, amount, { scope, blockUnit }, rows);
    else rows.funds.push(...inlineFunds(form, cell, { scope, blockUnit }));
  }
  return rows;
}

interface Around {
  readonly scope: Quote | null;
  /** The unit of the amounts that have none near them. */
  readonly blockUnit: string | null;
}

function readFigure(form: Form, cell: FormCell, amount: Quote, { scope, blockUnit }: Around, rows: FundRows): void {
  const left = form.labelLeftOf(cell);
  const above = form.labelAbove(cell);
  if (above && (above.label.column === 'ordinal' || isOfEarlierYear(form, above))) return;
  if (above && above.label.column === 'executionRate') {
    if (isTotalRow(form, cell, left))
      rows.rates.push({ name: [labelSpan(form, above)], value: amount, scope, period: null });
    return;
  }
  const named = nameOf(form, left, above);
  if (named) {
    const unit = unitOf(form, cell, [above, left], blockUnit);
    rows.funds.push({ ...named, scope, amount, isDecrease: false, ...(unit && { unit }) });
  }
  if (above?.label.column === 'score' && isTotalRow(form, cell, left) && isFundHeader(form, above))
    rows.scores.push(executionScore(form, cell, above, amount));
}

/** The item and source that the labels beside and above an amount name. */
function nameOf(
  form: Form,
  left: FormCell | undefined,
  above: FormCell | undefined,
): { item: string; fund: string } | null {
  const [item, source] = [above?.label.fundItem, left?.label.fundSource];
  if (item && (source || left?.label.isTotal)) return { item, fund: source ?? 'total' };
  // 总计 below 年初结转和结余 adds up more than that.
  const owner = source && left && !left.label.isTotal ? itemAbove(form, left) : null;
  if (owner && source) return { item: owner, fund: source };
  const own = left?.label.fundItem;
  // A budget that no label tells which one is a budget all the same.
  const phase = item ?? (above?.words.includes('预算') ? 'initial' : null);
  if (own) return isItemOf(own, phase) ? { item: own, fund: above?.label.fundSource ?? 'total' } : null;
  if (source) return null;
  const across = above?.label.fundSource;
  if (item && isOneRowBlock(form, above)) return { item, fund: 'total' };
  return across && isOneRowBlock(form, above) ? { item: ITEM_OF_SOURCES, fund: across } : null;
}

/** 2021年决算数 beside 2022年决算数: a column of a year that is only compared with. */
function isOfEarlierYear(form: Form, header: FormCell): boolean {
  const yearIn = ({ words }: FormCell): string => /^20\d\d(?=年)/.exec(words)?.[0] ?? '';
  const own = yearIn(header);
  return own !== '' && form.row(header.row).some((cell) => yearIn(cell) > own);
}

/** 「年度资金申请总额」 over 「其中：当年财政拨款」: the item that a source is a part of. */
function itemAbove(form: Form, label: FormCell): string | null {
  for (let row = label.row - 1; row >= 0; row--) {
    const above = form.at(row, label.column);
    if (!above || isFigure(above)) return null;
    if (!above.label.fundSource) return sharedOwner(form, above).label.fundItem;
  }
  return null;
}

/**
 * The item that the sources below a label belong to.
 *
 * Two items side by side (项目资金总额 | 年度资金申请总额) have a list of sources each, or share one list that runs over
 * both halves; then no source comes twice, and the list belongs to the first.
 */
function sharedOwner(form: Form, label: FormCell): FormCell {
  const first = form.row(label.row).find((cell) => cell.row === label.row && cell.label.fundItem);
  if (!label.label.fundItem || !first || first === label) return label;
  const [left, right] = [sourcesBelow(form, first), sourcesBelow(form, label)];
  return left.length === 0 || left.some((source) => right.includes(source)) ? label : first;
}

function sourcesBelow(form: Form, label: FormCell): string[] {
  const sources: string[] = [];
  for (let row = label.row + label.rowSpan; row < form.grid.rowCount; row++) {
    const source = form.at(row, label.column)?.label.fundSource;
    if (!source) break;
    sources.push(source);
  }
  return sources;
}

/** A header of at least two sources, or two items, with a single row of figures below it. */
function isOneRowBlock(form: Form, header: FormCell | undefined): boolean {
  if (!header) return false;
  const names = form.row(header.row).filter((cell) => cell.row === header.row);
  const countOf = (kind: 'fundSource' | 'fundItem') => new Set(names.flatMap(({ label }) => label[kind] ?? [])).size;
  const isBlock = countOf('fundSource') >= 2 || countOf('fundItem') >= 2;
  return isBlock && !hasTwoBelow(form, header);
}

/** Whether more than one figure stands below a label, down to the next words. */
function hasTwoBelow(form: Form, label: FormCell): boolean {
  let count = 0;
  for (let row = label.row + label.rowSpan; count < 2; ) {
    const below = form.at(row, label.column);
    if (!below || !isFigure(below)) return false;
    if (below.isQuantity) count++;
    row = below.row + below.rowSpan;
  }
  return true;
}

const isTotalRow = (form: Form, cell: FormCell, left: FormCell | undefined): boolean => {
  if (left && (left.label.fundSource === 'total' || left.label.isTotal)) return true;
  return isOneRowBlock(form, form.labelAbove(cell));
};

/** Whether the points beside a label are those of the money: a rate or an amount stands in the same header. */
const isFundHeader = (form: Form, header: FormCell): boolean =>
  form.row(header.row).some(({ label }) => label.column === 'executionRate' || label.fundItem !== null);

/** 「分值10 | 执行率 | 得分9.8」 of the row of the total; the points may also stand in the label: 得分（20分*执行率）. */
function executionScore(form: Form, cell: FormCell, above: FormCell, score: Quote): ScoreDraft {
  const header = form.row(above.row);
  const columnOf = (field: string): FormCell | undefined => header.find((h) => h.label.column === field);
  const full = columnOf('fullScore');
  const rate = columnOf('executionRate');
  const inLabel = within(form.document, above, /\d+(?:\.\d+)?(?=\s*分)/);
  const fullScore = full ? figureOf(form.at(cell.row, full.column)) : null;
  return { name: [labelSpan(form, rate ?? above)], fullScore: fullScore ?? (inLabel && [inLabel]), score, parts: [] };
}

/** A label without what stands in brackets behind it. */
function labelSpan(form: Form, cell: FormCell): Span {
  return within(form.document, cell, /^[^(]+/) ?? cell.span;
}

/** The unit of an amount: its labels', its row's, else that of its block. */
function unitOf(
  form: Form,
  cell: FormCell,
  labels: readonly (FormCell | undefined)[],
  blockUnit: string | null,
): string | null {
  const near = [...labels, ...form.row(cell.row), ...(labels[0] ? form.row(labels[0].row) : [])];
  for (const label of near) {
    const unit = label?.label.unit;
    if (unit) return unit;
  }
  return blockUnit;
}

const INLINE = new RegExp(
  `^(?:其中:)?(${anyOf([...Object.values(vocabulary.funds), ...Object.values(vocabulary.fundItems)].flat())}):?([\\d,.]+[百千万亿]?元?)$`,
);

/** 「其中：一般公共预算：1642.35万元」: label and amount in one cell. */
function inlineFunds(form: Form, cell: FormCell, { scope, blockUnit }: Around): FundDraft[] {
  const found = INLINE.exec(cell.words);
  const amount = found?.[2];
  const label = found?.[1];
  if (!label || !amount || !quoteOf(cell)) return [];
  const digits = amount.replace(/[百千万亿元]/g, '');
  const span = within(form.document, cell, new RegExp(`${digits.replace(/[.,]/g, '\\$&')}\\s*[百千万亿]?元?\\s*$`));
  if (!span) return [];
  const unit = unitOf(form, cell, [], blockUnit);
  const { fundItem: item, fundSource } = readLabel(label);
  const names = item ? { item, fund: 'total' } : { item: ITEM_OF_SOURCES, fund: fundSource ?? 'other' };
  return [{ ...names, scope, amount: [span], isDecrease: false, ...(unit && { unit }) }];
}
