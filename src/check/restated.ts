/** Mentions of one thing, gathered and compared. 前后一致 */

import { agree, comparable } from '../model/figure.ts';
import { groupBy } from '../model/groups.ts';
import type { Quantity } from '../model/report.ts';
import { vocabulary } from '../model/vocabulary.ts';
import { isSame } from './arithmetic.ts';
import { isOneMeasure } from './measures.ts';
import type { Mention } from './mentions.ts';
import { once } from './once.ts';

/** Subjects told with more values than this are labels of a list, not one thing. */
const MOST_VALUES = 2;

/** The mentions of one thing, those with one value together. */
export interface Restatement {
  readonly agreeing: readonly (readonly Mention[])[];
  readonly differing: readonly [Mention, Mention] | null;
}

/** Everything that is told at least twice, in different paragraphs. */
export const restatementsOf = once((mentions: readonly Mention[]): readonly Restatement[] => {
  const groups = groupBy(mentions, ({ key }) => key);
  const all = [...groups.values()].filter((group) => group.length > 1).flatMap(restatementOf);
  const lists = parallelLists(all);
  return all.map((one) => (one.differing && lists.has(pairOf(one.differing)) ? { ...one, differing: null } : one));
});

/** Sections that differ in so many subjects, and in more than they agree in, tell the same of two things: two schools. */
const FEWEST_PARALLELS = 3;

function parallelLists(all: readonly Restatement[]): Set<string> {
  const counts = new Map<string, number>();
  const agreed = new Map<string, number>();
  for (const { agreeing, differing } of all) {
    if (differing) counts.set(pairOf(differing), (counts.get(pairOf(differing)) ?? 0) + 1);
    for (const [one, other] of agreeing)
      if (one && other) agreed.set(pairOf([one, other]), (agreed.get(pairOf([one, other])) ?? 0) + 1);
  }
  return new Set(
    [...counts].filter(([pair, n]) => n >= FEWEST_PARALLELS && n > (agreed.get(pair) ?? 0)).map(([pair]) => pair),
  );
}

function pairOf([one, other]: readonly [Mention, Mention]): string {
  return one.section && other.section ? `${placeOf(one)} ${placeOf(other)}` : `${one.key}\n${one.text}`;
}

function placeOf({ section }: Mention): string {
  return `${section?.number}${section?.title}`;
}

function restatementOf(group: readonly Mention[]): Restatement[] {
  const clusters: Mention[][] = [];
  for (const mention of group) {
    const cluster = clusters.find(([first]) => first && isOneValue(first.quantity, mention.quantity));
    if (cluster) cluster.push(mention);
    else clusters.push([mention]);
  }
  if (clusters.length > MOST_VALUES) return [];
  const agreeing = clusters.filter((cluster) => cluster.some((other) => cluster[0] && isApart(cluster[0], other)));
  return [{ agreeing, differing: differenceOf(clusters) }];
}

// 超900人 and 超800人 can both be true, but do not agree.
function isOneValue(a: Quantity, b: Quantity): boolean {
  // 126个 and 126座 of one thing differ in the measure word only.
  if (!comparable(a, b)) return isOneMeasure(a.unit, b.unit) && isSame(a.value, b.value);
  const areBounds = isBound(a) && isBound(b);
  return areBounds ? isSame(a.value, b.value) && a.unit === b.unit : agree(a, b);
}

/** 超, 余, 近: more or less than the figure itself. */
export function isBound({ comparator }: Quantity): boolean {
  return comparator !== '=' && comparator !== '~';
}

function differenceOf([ones, others]: readonly (readonly Mention[])[]): readonly [Mention, Mention] | null {
  for (const one of ones ?? []) {
    for (const other of others ?? []) {
      const areBounds = isBound(one.quantity) && isBound(other.quantity);
      const canBothBe =
        areBounds ||
        !comparable(one.quantity, other.quantity) ||
        agree(one.quantity, other.quantity) ||
        one.quantity.upper ||
        other.quantity.upper;
      if (!canBothBe && isApart(one, other) && !areOfSiblings(one, other)) return [one, other];
    }
  }
  return null;
}

/** Whether two mentions stand in different paragraphs: a list inside of one tells several things. */
function isApart(one: Mention, other: Mention): boolean {
  return one !== other && (one.paragraph !== other.paragraph || one.paragraph < 0);
}

// A section for every school tells the pupils of each.
function areOfSiblings({ section: one }: Mention, { section: other }: Mention): boolean {
  return one !== null && other !== null && one !== other && isOfEntity(one.title) && isOfEntity(other.title);
}

function isOfEntity(title: string): boolean {
  return [...vocabulary.departmentEndings, '项目', '工程', '专项', '经费', '资金', '补贴', '补助'].some((end) =>
    title.endsWith(end),
  );
}
