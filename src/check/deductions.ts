/** Points taken off as the text tells them: 主要扣分指标是……，……扣1.4分. 扣分 */
import { compare, decimal, print, subtract } from '../model/decimal.ts';
import type { ReportBody, Score } from '../model/report.ts';
import { linesIn } from './headings.ts';
import { once } from './once.ts';
import { scoreNodes } from './scores.ts';

/** A part of the score that is not full, and the passage that tells why. */
export interface Deduction {
  readonly node: Score;
  /** Full score − score. */
  readonly lost: string;
  readonly words: string;
}

/** The deductions of the tree that the text goes into, its root apart. */
export const deductionsOf = once((report: ReportBody): readonly Deduction[] => {
  const lines = linesIn(report.sections);
  const nodes = [...scoreNodes(report.scores)].filter((node) => !report.scores.includes(node));
  return nodes.flatMap((node) => {
    const lost = lostOf(node);
    if (!lost) return [];
    const score = `得分${node.score}分`;
    const at = lines.findIndex((line) => line.includes(score));
    const words = at < 0 ? undefined : lines.slice(at, at + 2).find((line) => line.includes('扣'));
    return words ? [{ node, lost, words: ownPart(words, score) }] : [];
  });
});

function lostOf({ fullScore, score }: Score): string | null {
  if (!fullScore || !score || compare(decimal(score), decimal(fullScore)) >= 0) return null;
  return print(subtract(decimal(fullScore), decimal(score)));
}

// What stands behind the score, up to the score of the next one.
function ownPart(words: string, score: string): string {
  const from = words.indexOf(score);
  const rest = from < 0 ? words : words.slice(from + score.length);
  return rest.split(/得分\d/u)[0] ?? rest;
}

/** The indicators that a text names as those that lost points. */
export function namedIn(words: string): string[] {
  const list = /扣分(?:指标|项目|项|点|因素)(?:主要)?(?:是|为|有|包括|在于)?[:：]?(?<list>[^。；]+)/u.exec(words)
    ?.groups?.list;
  const names = list?.split(/[、，,和及]/u).map((name) => name.replace(/(?:各)?扣.*$|等$|^(?:其中|以及)/gu, '').trim());
  return names?.filter(({ length }) => length >= 2) ?? [];
}

/** The amounts that a text says were taken off. */
export function amountsIn(words: string): string[] {
  return [...words.matchAll(/扣(?:减|除|掉|了|分)?\s*(?<points>\d+(?:\.\d+)?)分/gu)].flatMap(
    ({ groups }) => groups?.points ?? [],
  );
}

/** Whether two texts speak of one thing: they share two pairs of neighbouring characters. */
export function isAbout(words: string, name: string): boolean {
  const pairs = Array.from({ length: Math.max(0, name.length - 1) }, (_, i) => name.slice(i, i + 2));
  const shared = pairs.filter((pair) => words.includes(pair)).length;
  return shared >= Math.min(2, pairs.length);
}
