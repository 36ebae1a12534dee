/** The weights of a report as sums: the tree of scores, the rows of a form, the headings of its levels. 分值 */
import { compare, decimal, print, subtract } from '../model/decimal.ts';
import { type Comparison, checkSum } from '../model/figure.ts';
import type { Indicator, Printed, ReportBody, Score } from '../model/report.ts';
import type { Comparison as Checked, Evidence } from '../model/rule.ts';
import { plainFigure, told } from './arithmetic.ts';
import { bareName, type Form, formsOf, isHeading } from './forms.ts';

/** A weight that was printed. */
export interface Weight extends Evidence {
  readonly name: string;
  readonly value: string;
}

/** A whole and the weights that make it. */
export interface WeightSum {
  readonly whole: Weight;
  readonly parts: readonly Weight[];
  readonly result: Comparison;
}

/** What a total stands for where none is printed. */
const FULL_SCORE = '100';

/** What a rule says of a sum of weights. */
export function comparisonOf({ whole, parts, result }: WeightSum): Checked {
  const { outcome, variant, numbers, facts } = told(`${whole.value}分`, result, '分');
  return {
    outcome,
    variant,
    facts: { ...facts, name: whole.name, parts: parts.map(({ name, value }) => name + value).join(' + ') },
    figures: [whole, ...parts],
    isSum: true,
    ...numbers,
  };
}

/** Each way to add up weights: a list of candidates of which one has to hold. */
export function* weightSums(report: ReportBody): Iterable<WeightSum[]> {
  for (const form of formsOf(report)) {
    yield form.from === 'prose' ? treeSum(form) : headingSum(form);
    yield rowSums(form);
    if (form.from === 'prose') for (const node of form.nodes) yield innerSum(node);
  }
  for (const { rows } of report.tables) yield labelSum(rows);
}

/** The heading of a level over the rows below it; rows of one form only. */
export function* levelWeights(report: ReportBody): Iterable<WeightSum> {
  for (const form of formsOf(report)) {
    for (const node of form.nodes) {
      const name = bareName(node.name);
      const rows = form.rows.filter(({ level1, level2 }) => level1 === name || level2 === name);
      const parts = rows.flatMap(rowWeight);
      if (node.fullScore === null || parts.length === 0 || parts.length < rows.filter(isFilled).length) continue;
      yield weightSum({ ...nodeWeight(node)[0], name } as Weight, parts);
    }
  }
}

// 总分100: execution and the headings of the levels.
function headingSum({ total, nodes, rows }: Form): WeightSum[] {
  const headings = nodes.filter((node) => isHeading(node, rows));
  const parts = nodes.flatMap(nodeWeight);
  if (headings.length < 2 || parts.length < nodes.length) return [];
  const sum = weightSum(wholeOf(total, parts), parts);
  // 成本指标 without its points beside 产出指标（50分）: too little is no fault.
  const names = headings.map(({ name }) => bareName(name));
  const isComplete = rows.every(({ level1, level2 }) =>
    [level1, level2].some((level) => level && names.includes(level)),
  );
  return isComplete || sum.result.holds ? [sum] : [];
}

function treeSum({ total, nodes }: Form): WeightSum[] {
  return total ? listed(total, nodes, total.fullScore ?? FULL_SCORE) : [];
}

function innerSum(node: Score): WeightSum[] {
  return node.fullScore === null ? [] : listed(node, node.parts, node.fullScore);
}

/** The parts of a node in prose, where some may be left untold: too little is no fault unless the scores are complete. */
function listed(node: Score, nodes: readonly Score[], value: string): WeightSum[] {
  const parts = nodes.flatMap(nodeWeight);
  if (parts.length < 2 || parts.length < nodes.length) return [];
  const sum = weightSum({ name: node.name, value, ...printOf(node) }, parts);
  const isShort = !sum.result.holds && !sum.result.difference.startsWith('-');
  return isShort && !isScoredInFull(node, nodes) ? [] : [sum];
}

function isScoredInFull({ score }: Score, nodes: readonly Score[]): boolean {
  const scores = nodes.flatMap((node) => node.score ?? []);
  if (score === null || scores.length < nodes.length) return false;
  return checkSum(plainFigure(score), scores.map(plainFigure), 'score').holds;
}

/** The rows with what is scored beside them, and without; only against a printed total where it does not hold. */
function rowSums({ total, nodes, rows }: Form): WeightSum[] {
  const parts = rows.flatMap(rowWeight);
  if (parts.length < 2 || parts.length < rows.filter(isFilled).length) return [];
  const beside = nodes.filter((node) => !isHeading(node, rows)).flatMap(nodeWeight);
  const lists = beside.length > 0 ? [[...beside, ...parts], parts] : [parts];
  const sums = lists.map((list) => weightSum(wholeOf(total, list), list));
  return total?.fullScore ? sums : sums.filter(({ result }) => result.holds);
}

// 项目决策5分, 项目管理15分, 项目绩效80分 at the left of the rows, labels of inner levels behind them.
function labelSum(rows: readonly (readonly Printed[])[]): WeightSum[] {
  const labels = rows.flatMap(([first]) => (first ? labelWeight(first) : []));
  const sums = labels.map((_, i) => labels.slice(0, i + 1)).filter(({ length }) => length > 1);
  return sums.map((parts) => weightSum(wholeOf(null, parts), parts)).filter(({ result }) => result.holds);
}

function labelWeight({ text, places }: Printed): Weight[] {
  const label = /^(?<name>\p{Script=Han}{2,8})[（(]?(?<value>\d{1,3}(?:\.\d+)?)分/u.exec(text)?.groups;
  return label?.name && label.value ? [{ name: label.name, value: label.value, text, places }] : [];
}

function wholeOf(total: Score | null, parts: readonly Weight[]): Weight {
  const { text, places } = total ? printOf(total) : (parts[0] ?? { text: '', places: [] });
  return { name: '总分', value: total?.fullScore ?? FULL_SCORE, text, places };
}

function weightSum(whole: Weight, parts: readonly Weight[]): WeightSum {
  const figures = parts.map(({ value }) => plainFigure(value));
  return { whole, parts, result: checkSum(plainFigure(whole.value), figures, 'exact') };
}

function nodeWeight(node: Score): Weight[] {
  return node.fullScore === null ? [] : [{ name: bareName(node.name), value: node.fullScore, ...printOf(node) }];
}

/** Where the weight of a node is printed; a node without a score has it in its own place. */
function printOf({ weight, text, places }: Score): Printed {
  return weight ?? { text, places };
}

function rowWeight({ name, fullScore }: Indicator): Weight[] {
  return fullScore ? [{ name, value: fullScore.value, text: fullScore.text, places: fullScore.places }] : [];
}

/** Whether a row says anything: one with a dash in every cell is no indicator of this form. */
export function isFilled({ target, actual, score }: Indicator): boolean {
  return Boolean(target ?? actual ?? score);
}

/** Whether points were taken off; null where score or full score is not printed, or the score is none: -2分. */
export function isReduced({ fullScore, score }: Pick<Indicator, 'fullScore' | 'score'>): boolean | null {
  if (!fullScore || !score || compare(decimal(score.value), decimal('0')) < 0) return null;
  return compare(decimal(score.value), decimal(fullScore.value)) < 0;
}

/** The points that were taken off; nothing where score or full score is not printed. */
export function lostPoints({ fullScore, score }: Pick<Indicator, 'fullScore' | 'score'>): string {
  return fullScore && score ? print(subtract(decimal(fullScore.value), decimal(score.value))) : '';
}
