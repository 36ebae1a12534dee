/** Figures that may be misread: which of them a sum confirms, and what a sum that fails suggests to look for. 存疑 */
import { matchForm } from '../model/characters.ts';
import type { Check } from '../model/check.ts';
import { add, compare, decimal, print, subtract } from '../model/decimal.ts';
import type { Place } from '../model/place.ts';
import { parseQuantity } from '../model/quantity.ts';
import type { Comparison, Evidence } from '../model/rule.ts';

/** Whether nothing speaks against a figure: it was read well, or a sum proves it. */
export type Trust = (figure: Evidence) => boolean;

const keyOf = ({ page, boxes }: Place): string => `${page} ${boxes.join(' ')}`;

/** Trusts figures of at least this confidence, and those of sums that come out to the last digit. */
export function trustIn(comparisons: readonly Comparison[], limit: number): Trust {
  const sums = comparisons.filter((one) => one.isSum && one.outcome === 'pass' && one.variant === 'holds');
  const proven = new Set(sums.flatMap(({ figures }) => figures.flatMap(({ places }) => places.map(keyOf))));
  return ({ places }) => places.every((place) => place.confidence >= limit || proven.has(keyOf(place)));
}

/**
 * What a doubtful figure would have to be for a sum to come out; undefined where several are doubtful, and where more than one
 * character would have to be misread.
 */
export function suggestionOf(comparison: Comparison, trust: Trust): Check['suggestion'] {
  const doubtful = comparison.figures.filter((figure) => !trust(figure));
  const [figure, ...others] = doubtful;
  if (!comparison.isSum || !figure || others.length > 0) return undefined;
  const [read, off] = [figure.text, comparison.difference ?? ''].map((words) => parseQuantity(matchForm(words)));
  if (!read || !off || (read.quantity.unit !== '' && read.quantity.unit !== off.quantity.unit)) return undefined;
  const [value, difference] = [decimal(read.quantity.value), decimal(off.quantity.value)];
  // The difference is stated − computed: the whole is too large by it, a part too small.
  const right = figure === comparison.figures[0] ? subtract(value, difference) : add(value, difference);
  const isFit = compare(right, decimal('0')) >= 0 && isOneCharacterOff(print(right), read.quantity.value);
  return isFit ? { text: figure.text, value: print(right), places: [...figure.places] } : undefined;
}

/** Whether one character was taken for another, or one was missed or read twice. */
function isOneCharacterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  const rest = short.slice(long.length === short.length ? same + 1 : same);
  return a !== b && long.length - short.length <= 1 && long.slice(same + 1) === rest;
}
