/** The words around a figure that make it a limit, an estimate or a change: 不少于, 约, 同比增长, 以上. */
import { groupBy } from './groups.ts';
import type { Quantity } from './report.ts';
import { vocabulary } from './vocabulary.ts';

export type Comparator = Quantity['comparator'];
type Change = NonNullable<Quantity['change']>;

const { comparators, approximate } = vocabulary;

/** Whether a figure is a limit: a demand, not what was reached. 超 and 不足 are estimates. */
export const isLimit = ({ comparator }: Pick<Quantity, 'comparator'>): boolean =>
  ['>=', '<=', '>', '<'].includes(comparator);

// They stand behind a figure; all others stand in front of it.
const behind = new Set(['以上', '及以上', '以下', '及以下', '以内', '之内', '左右', '上下', '余', '多']);
// 完成 and 达到 in front of a figure tell that it was reached, they are no part of it.
const equalSigns = new Set(['=', '═', '等于']);

// Later entries win: 超过 and 不足 are limits in a list of comparators and estimates in prose, where they are far more common.
const comparatorOf = new Map<string, Comparator>([
  ...entries('>=', comparators['>=']),
  ...entries('>', comparators['>']),
  ...entries('<=', comparators['<=']),
  ...entries('<', comparators['<']),
  ...entries(
    '=',
    comparators['='].filter((word) => equalSigns.has(word)),
  ),
  ...entries('over', approximate.over),
  ...entries('under', approximate.under),
  ...entries('~', approximate['~']),
]);

function entries(comparator: Comparator, words: readonly string[]): [string, Comparator][] {
  return words.map((word) => [word, comparator]);
}

/** 节约150万元, 商超10家, 附近5家: the last character of another word is no estimate. */
const notAfter: Readonly<Record<string, string>> = {
  约: '节签合预集公履契违续制条邀特失相',
  超: '商高反赶班',
  近: '最附临靠邻远亲',
  低于: '得',
  少于: '得',
};

type Ending = readonly [word: string, comparator: Comparator];
const front = byLastCharacter([...comparatorOf].filter(([word]) => !behind.has(word) && !word.includes('…')));
const back = [...comparatorOf].filter(([word]) => behind.has(word)).sort(([a], [b]) => b.length - a.length);

function byLastCharacter<Value>(words: (readonly [string, Value])[]): Map<string, (readonly [string, Value])[]> {
  const longestFirst = [...words].sort(([a], [b]) => b.length - a.length);
  return groupBy(longestFirst, ([word]) => word.at(-1) ?? '');
}

/** The comparator whose word ends at `at`, longest first: 不少于90 is not 少于90. */
export function comparatorBefore(match: string, at: number): { comparator: Comparator; from: number } | null {
  const end = match[at - 1] === ' ' ? at - 1 : at;
  const found = wordBefore(match, end, front);
  if (!found) return null;
  const [word, comparator] = found;
  const from = end - word.length;
  return notAfter[word]?.includes(match[from - 1] ?? '-') ? null : { comparator, from };
}

function wordBefore<Value>(
  match: string,
  end: number,
  words: Map<string, (readonly [string, Value])[]>,
): readonly [string, Value] | undefined {
  return words.get(match[end - 1] ?? '')?.find(([word]) => match.startsWith(word, end - word.length));
}

/** The comparator that follows the unit, 以上 or 左右; 内 limits a time only: 2个工作日内. */
export function comparatorAfter(
  match: string,
  at: number,
  time: boolean,
): { comparator: Comparator; to: number } | null {
  const start = match.startsWith('(含)', at) ? at + 3 : at;
  const found = back.find(([word]) => match.startsWith(word, start));
  if (found) return isRealEnding(match, found, start) ? { comparator: found[1], to: start + found[0].length } : null;
  return time && match[start] === '内' ? { comparator: '<=', to: start + 1 } : null;
}

// 3家以下简称, 5个多功能厅: the word goes on.
function isRealEnding(match: string, [word]: Ending, start: number): boolean {
  const next = match.slice(start + word.length, start + word.length + 2);
  if (word === '余' || word === '多') return !/^[\p{L}\p{N}]/u.test(next);
  return word !== '以下' || !/^(?:简称|各|几|问题|内容|方面)/u.test(next);
}

const changes = byLastCharacter<Change>([
  ...comparators.change.increase.map((word): [string, Change] => [word, 'increase']),
  ...comparators.change.decrease.map((word): [string, Change] => [word, 'decrease']),
]);
// 增长率为7%, 减少了3家, 增幅达8%; 提高到95% is a level and no change.
const changeLink = /(?:了|率|幅度?|额)?(?:为|达到?|:|约)?$/u;

/** The change word in front of the figure and its comparator: 同比增长, 下降. */
export function changeBefore(match: string, at: number): { change: Change; from: number } | null {
  const window = match.slice(Math.max(0, at - 6), at);
  const end = at - (changeLink.exec(window)?.[0].length ?? 0);
  const linked = wordBefore(match, end, changes);
  const found = linked ?? wordBefore(match, at, changes);
  return found ? { change: found[1], from: (linked ? end : at) - found[0].length } : null;
}
