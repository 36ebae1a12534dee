/** A form as rules look at it: its total, what is scored beside the indicators, its rows. 自评表 */
import { groupBy } from '../model/groups.ts';
import type { Place } from '../model/place.ts';
import type { Indicator, Printed, ReportBody, Score } from '../model/report.ts';
import { vocabulary } from '../model/vocabulary.ts';
import { cellsOf } from './cells.ts';
import { once } from './once.ts';

/** Last rows of a form whose name says no more than that. */
const sums: readonly string[] = ['合计', '总计'];

/** The scored part of one form, or of the prose. */
export interface Form {
  readonly from: Indicator['from'];
  readonly total: Score | null;
  /** What the total is made of beside the rows: 预算执行率, rows that only carry a score, headings with a weight. */
  readonly nodes: readonly Score[];
  readonly rows: readonly Indicator[];
}

/** Highest total of a scale of points; above it a 合计 is an amount of money. */
const HIGHEST_TOTAL = 1000;

/** The forms of a report, those of several projects kept apart; none where rows and totals cannot be told apart. */
export const formsOf = once((report: ReportBody): readonly Form[] => {
  const isPrinted = inTable(report);
  const trees = report.scores.filter((root) => root.parts.length > 0 || isScale(root));
  const inForms = trees.filter(isPrinted);
  const table = report.indicators.filter(isRow);
  const prose = report.indicators.filter((indicator) => !isRow(indicator));
  const proseTrees = table.length > 0 ? trees.filter((root) => inForms.length > 0 && !isPrinted(root)) : trees;
  const forms = table.length > 0 ? tableForms(inForms.length > 0 ? inForms : trees, table) : [];
  return [...oneForm('prose', proseTrees, prose), ...forms];
});

function isScale({ fullScore, score }: Score): boolean {
  return fullScore !== null && (score === null || Number(score) <= HIGHEST_TOTAL);
}

// An indicator of the prose that a form tells again has its points from there.
function isRow({ from, restated }: Indicator): boolean {
  return from === 'table' || restated !== undefined;
}

function tableForms(trees: readonly Score[], rows: readonly Indicator[]): Form[] {
  const totals = trees.filter(isTotal);
  if (totals.length < 2) return oneForm('table', trees, rows);
  const ends = totals.map(({ places }) => positionOf(places[0]));
  const runs = totals.map((_, i) =>
    rows.filter((row) => isBetween(positionOf((row.restated ?? row).places[0]), ends[i - 1], ends[i])),
  );
  const isClear = runs.every(({ length }) => length > 0) && runs.flat().length === rows.length;
  return isClear ? totals.flatMap((total, i) => oneForm('table', [total], runs[i] ?? [])) : [];
}

function oneForm(from: Form['from'], trees: readonly Score[], rows: readonly Indicator[]): Form[] {
  if (trees.length === 0 && rows.length === 0) return [];
  const total = trees.find(isTotal) ?? (trees.length === 1 && trees[0]?.parts.length ? trees[0] : null);
  const nodes = trees.flatMap((root) => (root === total || root.parts.length > 0 ? root.parts : [root]));
  return [{ from, total, nodes: nodes.filter((node) => !isTotal(node) && !isToldAgain(node, total)), rows }];
}

function isTotal({ name }: Score): boolean {
  const bare = name.replace(/[:：]$/, '');
  return vocabulary.totals.includes(bare) || sums.includes(bare);
}

// The cell 得分 of the row 总分 is the total, not a part of it.
function isToldAgain({ score, fullScore }: Score, total: Score | null): boolean {
  return total !== null && score !== null && score === total.score && fullScore === total.fullScore;
}

/** Whether the words stand in a cell of a table. */
export function inTable({ tables }: ReportBody): (words: Pick<Printed, 'places'>) => boolean {
  const cells = groupBy(
    cellsOf(tables).flatMap(({ places }) => places),
    ({ page }) => page,
  );
  return ({ places }) => places.some((place) => cells.get(place.page)?.some((cell) => isInside(place, cell)));
}

/** Whether a place begins in a cell of its page. */
function isInside(place: Place, cell: Place): boolean {
  const [box] = place.boxes;
  if (!box) return false;
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return cell.boxes.some(([x0, y0, x1, y1]) => x0 <= x && x <= x1 && y0 <= y && y <= y1);
}

type Position = readonly [page: number, y: number];

function positionOf(place: Place | undefined): Position {
  return [place?.page ?? 0, place?.boxes[0]?.[1] ?? 0];
}

function isBetween(at: Position, after: Position | undefined, to: Position | undefined): boolean {
  return (!after || isBefore(after, at)) && (!to || isBefore(at, to));
}

function isBefore([page, y]: Position, [otherPage, otherY]: Position): boolean {
  return page < otherPage || (page === otherPage && y < otherY);
}

/** Whether a node is what the budget execution is scored with. */
export function isExecution({ name }: Pick<Score, 'name'>): boolean {
  return /执行率|预算执行|支出率/.test(name);
}

/** A name without the number in front of it: （一）产出指标. */
export function bareName(name: string): string {
  return name.replace(/^[（(]?[\d一二三四五六七八九十]{1,2}[)）.．、]\s*/u, '');
}

/** Whether a node is the heading of some of the rows: 产出指标 */
export function isHeading({ name }: Pick<Score, 'name'>, rows: readonly Indicator[]): boolean {
  const bare = bareName(name);
  const isLevel = [...vocabulary.indicatorLevels.level1, ...vocabulary.indicatorLevels.level2].includes(bare);
  return isLevel || rows.some(({ level1, level2 }) => level1 === bare || level2 === bare);
}
