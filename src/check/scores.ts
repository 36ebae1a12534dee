/** The scores of a report as sums: from the score tree, and from the rows of a form. 得分 */
import { add, compare, decimal } from '../model/decimal.ts';
import type { Indicator, ReportBody, Score } from '../model/report.ts';
import type { Evidence } from '../model/rule.ts';
import { vocabulary } from '../model/vocabulary.ts';
import { bareName, formsOf, isHeading } from './forms.ts';
import { isFilled } from './weights.ts';

/** A score that was printed. */
export interface Points extends Evidence {
  readonly name: string;
  readonly fullScore: string | null;
  readonly score: string;
}

/** A whole and what is printed as its parts. */
export interface ScoreSum {
  readonly whole: Points;
  readonly parts: readonly Points[];
  /** True where the report itself lists the parts under the whole. */
  readonly isListed: boolean;
  /** True where all parts are known to be read, fitting weights or not. */
  readonly isWhole?: boolean;
}

/** Full score of a report that prints none. */
const FULL_SCORE = '100';

/** All nodes of the tree, a node before its parts. */
export function* scoreNodes(scores: readonly Score[]): Iterable<Score> {
  for (const score of scores) {
    yield score;
    yield* scoreNodes(score.parts);
  }
}

/** The score of the whole report: the root of the tree, else the conclusion. */
export function totalOf({ scores, conclusion }: ReportBody): Points | null {
  const root =
    scores.find((node) => vocabulary.totals.includes(node.name)) ??
    scores.find(({ parts }) => scores.length === 1 && parts.length > 0);
  if (root?.score) return { ...pointsOf(root)[0], fullScore: root.fullScore ?? FULL_SCORE } as Points;
  if (!conclusion?.score) return null;
  return {
    name: '自评',
    fullScore: FULL_SCORE,
    score: conclusion.score,
    text: conclusion.text,
    places: conclusion.places,
  };
}

/** The sums of the tree; its first level counts as the parts of the conclusion where no node is the total. */
export function* treeSums(report: ReportBody): Iterable<ScoreSum> {
  for (const node of scoreNodes(report.scores)) {
    const whole = report.scores.includes(node) ? totalWeight(node, report) : node;
    yield* sumOf(pointsOf(whole)[0], node.parts);
  }
  const total = totalOf(report);
  if (
    report.scores.length > 1 &&
    total &&
    !report.scores.some(({ score, text }) => score === total.score && text === total.text)
  ) {
    for (const sum of sumOf(total, report.scores)) if (weightsFit(sum)) yield sum;
  }
}

// 自评得分92.42分 without 总分100分.
function totalWeight(node: Score, report: ReportBody): Score {
  const isTotal = report.scores.length === 1 || vocabulary.totals.includes(node.name);
  return isTotal && !node.fullScore ? { ...node, fullScore: FULL_SCORE } : node;
}

function* sumOf(whole: Points | undefined, nodes: readonly Score[]): Iterable<ScoreSum> {
  // The cell 得分 of the row 总分 is the total again.
  const own = nodes.filter(({ name, score }) => name !== '得分' || score !== whole?.score);
  const parts = own.flatMap(pointsOf);
  const isScored = parts.length > 0 && parts.length === own.length;
  if (whole && isScored)
    yield {
      whole,
      parts: parts.filter((part, i) => parts.findIndex((one) => isToldAgain(one, part)) === i),
      isListed: true,
    };
}

// 产出指标46.75分 in the summary is the same as 1.产出指标46.75分 in a heading.
function isToldAgain(one: Points, other: Points): boolean {
  return one.score === other.score && one.fullScore === other.fullScore && bareName(one.name) === bareName(other.name);
}

function pointsOf({ name, fullScore, score, text, places }: Score): Points[] {
  return score === null ? [] : [{ name, fullScore, score, text, places }];
}

/**
 * The rows of a form against its total, with what is scored outside of the rows (预算执行率) and without it.
 *
 * Prose and table are looked at apart, and so are the forms of several projects: an annex repeats the indicators of the text.
 */
export function* indicatorSums(report: ReportBody): Iterable<ScoreSum[]> {
  for (const { from, total, nodes, rows } of formsOf(report)) {
    const whole = total?.score ? pointsOf({ ...total, fullScore: total.fullScore ?? FULL_SCORE })[0] : totalOf(report);
    const parts = rows.flatMap(rowPoints);
    if (!whole || parts.length < 2 || parts.length < rows.filter(isFilled).length) continue;
    const others = nodes.filter((node) => !isHeading(node, rows)).flatMap(pointsOf);
    // Every row of a form is read, but points of the execution may be told nowhere; prose may leave some untold.
    const isPrinted = from === 'table' && Boolean(total?.fullScore);
    const isWhole = isPrinted && rows.every(({ fullScore, score }) => fullScore || !score);
    const [all, own] = [[...others, ...parts], parts].map((list) => ({ whole, parts: list, isListed: false, isWhole }));
    yield (others.length > 0 ? [all, own] : [own]) as ScoreSum[];
  }
}

/** The scored leaves of the tree that name a level of a form, over the rows of that level. 产出指标46.75分 */
export function* levelSums({ scores, indicators }: ReportBody): Iterable<ScoreSum> {
  const told = new Set<string>();
  for (const node of scoreNodes(scores)) {
    const name = bareName(node.name);
    const rows = indicators.filter(({ level1, level2 }) => level1 === name || level2 === name);
    const parts = rows.flatMap(rowPoints);
    const [whole] = pointsOf(node);
    if (
      !whole ||
      node.parts.length > 0 ||
      parts.length < 2 ||
      parts.length < rows.length ||
      told.has(`${name} ${whole.score}`)
    )
      continue;
    told.add(`${name} ${whole.score}`);
    yield { whole: { ...whole, name }, parts, isListed: false };
  }
}

function rowPoints({ name, score, fullScore }: Indicator): Points[] {
  if (!score) return [];
  return [{ name, fullScore: fullScore?.value ?? null, score: score.value, text: score.text, places: score.places }];
}

/** Whether the full scores of the parts make the full score of the whole; null where one is not printed. */
export function weightsFit({ whole, parts }: ScoreSum): boolean | null {
  const weights = parts.map(({ fullScore }) => fullScore);
  if (whole.fullScore === null || weights.some((weight) => weight === null)) return null;
  const sum = weights.map((weight) => decimal(weight ?? '0')).reduce(add);
  return compare(sum, decimal(whole.fullScore)) === 0;
}
