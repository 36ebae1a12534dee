/**
 * Printed figures compared, 勾稽: a figure is the interval of what may have been rounded to it, never a point with an epsilon.
 *
 * Each comparison is one line of the tolerance policy: exact, score, sum, rate, interval, unit.
 */
import {
  absolute,
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  isZero,
  max,
  min,
  multiply,
  negate,
  print,
  shift,
  subtract,
} from './decimal.ts';
import { stepOf } from './quantity.ts';
import { isCount, powerOf, worthOf } from './quantity-unit.ts';
import type { Money, Quantity } from './report.ts';

export { stepOf };

/** What a printed figure may stand for; null where it is open: 超3000人 has no upper end. */
export interface Interval {
  readonly low: Decimal | null;
  readonly high: Decimal | null;
}

/** A number and the size of its last printed digit, all figures of one comparison in one unit. */
export interface Figure {
  readonly value: string;
  readonly step: string;
}

/** A comparison told in figures: `difference` is stated − computed. */
export interface Comparison {
  readonly holds: boolean;
  readonly computed: string;
  readonly difference: string;
  readonly tolerance: string;
}

/** Which line of the tolerance policy a sum follows: counts and weights, scores, money and measured amounts. */
export type SumPolicy = 'exact' | 'score' | 'sum';

type Printed = Pick<Quantity, 'value' | 'step' | 'comparator'> & { upper?: string | undefined; unit?: string };

const zero = decimal('0');
const hundred = decimal('100');
const half = decimal('0.5');
const twentieth = decimal('0.05');

/** The interval of a printed figure in its own unit: ± half a step, 约 ± 5 %, open above for 超 and 不少于, below for 近 and 不高于. */
export function intervalOf(q: Printed): Interval {
  const [low, high] = [decimal(q.value), decimal(q.upper ?? q.value)];
  const margin = q.comparator === '~' ? max(halfStepOf(q), multiply(absolute(low), twentieth)) : halfStepOf(q);
  const interval = { low: subtract(low, margin), high: add(high, margin) };
  if (isLower(q.comparator)) return { low: interval.low, high: null };
  return isUpper(q.comparator) ? { low: null, high: interval.high } : interval;
}

function isLower(comparator: Quantity['comparator']): boolean {
  return comparator === '>=' || comparator === '>' || comparator === 'over';
}

function isUpper(comparator: Quantity['comparator']): boolean {
  return comparator === '<=' || comparator === '<' || comparator === 'under';
}

// 412家 is counted one by one; 3.4万名 is measured to 0.1万, 28.5个 is an average.
function halfStepOf(q: Printed): Decimal {
  return isCount(q.unit ?? '') && isWhole(decimal(q.value)) ? zero : multiply(decimal(q.step), half);
}

function isWhole({ digits, scale }: Decimal): boolean {
  return digits % 10n ** BigInt(scale) === 0n;
}

/** Whether the two can be compared: equal units, or units that convert, 亿元 and 万元, 家 and 户; never 人 and 人次. */
export function comparable(a: Pick<Quantity, 'unit'>, b: Pick<Quantity, 'unit'>): boolean {
  return worthOf(a.unit).base === worthOf(b.unit).base;
}

/** Whether two prints can be one fact: their intervals touch after unit conversion; 下降9.8% and -9% do not. */
export function agree(a: Quantity, b: Quantity): boolean {
  if (!comparable(a, b)) return false;
  const [first, second] = sameDirection(a, b);
  const [one, other] = [signedInterval(first), signedInterval(second)];
  // Neighbours of one precision (694公里, 695公里) only touch: each is printed as exactly as the other, and they differ.
  if (isEquallyExact(first, second)) return isBelow(one.low, other.high) && isBelow(other.low, one.high);
  return notAbove(one.low, other.high) && notAbove(other.low, one.high);
}

const isEquallyExact = (a: Quantity, b: Quantity): boolean =>
  a.comparator === '=' &&
  b.comparator === '=' &&
  a.upper === undefined &&
  b.upper === undefined &&
  figureOf(a).step !== '0' &&
  compare(decimal(figureOf(a).step), decimal(figureOf(b).step)) === 0;

function isBelow(low: Decimal | null, high: Decimal | null): boolean {
  return low === null || high === null || compare(low, high) < 0;
}

function notAbove(low: Decimal | null, high: Decimal | null): boolean {
  return low === null || high === null || compare(low, high) <= 0;
}

// 降幅 4% beside 下降3%以上: a figure without sign or change word goes the way of the other.
function sameDirection(a: Quantity, b: Quantity): [Quantity, Quantity] {
  return [directed(a, b), directed(b, a)];
}

function directed(q: Quantity, other: Quantity): Quantity {
  if (q.change || !other.change || q.value.startsWith('-')) return q;
  return { ...q, change: other.change };
}

/** The interval in base units, a decrease below zero. */
function signedInterval(q: Quantity): Interval {
  const interval = inBase(intervalOf(q), q.unit);
  return q.change === 'decrease' ? turned(interval) : interval;
}

function inBase({ low, high }: Interval, unit: string): Interval {
  const power = powerOf(unit);
  return { low: low && shift(low, power), high: high && shift(high, power) };
}

/** The figure in its base unit, 1.6万亩 as 16000; a count has step 0, so that sums of counts are exact. */
export function figureOf(q: Quantity): Figure {
  const power = powerOf(q.unit);
  const step = isZero(halfStepOf(q)) ? zero : shift(decimal(q.step), power);
  return { value: print(shift(decimal(q.value), power)), step: print(step) };
}

/** The amount in yuan with the step that its print has in yuan: 7.25亿元 is exact to 1000000. */
export function inYuan(money: Money): Figure {
  const power = powerOf(money.unit);
  return { value: money.yuan, step: print(shift(decimal(money.step), power)) };
}

/** Whether the parts add up to the stated whole. */
export function checkSum(stated: Figure, parts: readonly Figure[], policy: SumPolicy): Comparison {
  const computed = sumOf(parts.map(({ value }) => value));
  const tolerance = toleranceOf(policy, stated, parts);
  const difference = subtract(decimal(stated.value), computed);
  return {
    holds: compare(absolute(difference), tolerance) <= 0,
    computed: print(computed),
    difference: print(difference),
    tolerance: print(tolerance),
  };
}

function sumOf(texts: readonly string[]): Decimal {
  return texts.map(decimal).reduce(add, zero);
}

function toleranceOf(policy: SumPolicy, stated: Figure, parts: readonly Figure[]): Decimal {
  if (policy === 'exact') return zero;
  if (policy === 'score') return [stated, ...parts].map(({ step }) => decimal(step)).reduce(min);
  const halves = multiply(sumOf([stated, ...parts].map(({ step }) => step)), half);
  return max(decimal(stated.step), halves);
}

/**
 * Whether a stated percentage follows from part and whole; null when the whole may be zero.
 *
 * One whole step of the rate is allowed, since reports round, cut off and round up: 86.183 % is found in print as 86.19 %.
 */
export function checkRatio(stated: Figure, part: Figure, whole: Figure): Comparison | null {
  const quotient = quotientOf(part, whole);
  if (!quotient) return null;
  const [rate, step] = [decimal(stated.value), decimal(stated.step)];
  const scale = rate.scale + 2;
  const computed = divide(multiply(decimal(part.value), hundred), decimal(whole.value), scale, 'half-up');
  const { low, high } = quotient;
  const below = subtract(computed, divide(low.top, low.bottom, scale, 'down'));
  const above = subtract(divide(high.top, high.bottom, scale, 'up'), computed);
  return {
    holds: isAtLeast(add(rate, step), low) && !isMoreThan(subtract(rate, step), high),
    computed: print(computed),
    difference: print(subtract(rate, computed)),
    tolerance: print(add(step, max(below, above))),
  };
}

interface Quotient {
  readonly top: Decimal;
  readonly bottom: Decimal;
}

/** The ends of 100 × part ÷ whole, kept as fractions, since 1 ÷ 3 has no last digit. */
function quotientOf(part: Figure, whole: Figure): { low: Quotient; high: Quotient } | null {
  const divisor = ends(whole);
  if (compare(divisor.low, zero) <= 0 && compare(divisor.high, zero) >= 0) return null;
  if (compare(divisor.high, zero) < 0) return quotientOf(opposite(part), opposite(whole));
  const { low, high } = ends(part);
  return {
    low: { top: multiply(low, hundred), bottom: low.digits < 0n ? divisor.low : divisor.high },
    high: { top: multiply(high, hundred), bottom: high.digits < 0n ? divisor.high : divisor.low },
  };
}

function ends({ value, step }: Figure): { low: Decimal; high: Decimal } {
  const margin = multiply(decimal(step), half);
  return { low: subtract(decimal(value), margin), high: add(decimal(value), margin) };
}

/** The figure with the other sign. */
export function opposite({ value, step }: Figure): Figure {
  return { value: print(negate(decimal(value))), step };
}

function isAtLeast(d: Decimal, { top, bottom }: Quotient): boolean {
  return compare(multiply(d, bottom), top) >= 0;
}

function isMoreThan(d: Decimal, { top, bottom }: Quotient): boolean {
  return compare(multiply(d, bottom), top) > 0;
}

/**
 * Whether the actual meets the target; null when that cannot be told (人次 against 人, 超3000 against 3500).
 *
 * A bare target is a lower limit, as the rules read 目标 30家, 实际 45家. A limit is exact; only an actual printed in coarser
 * digits than the target is given the benefit of its rounding: 51.5亿元 meets 515,321万元.
 */
export function satisfies(actual: Quantity, target: Quantity): boolean | null {
  const pair = paired(actual, target);
  if (!pair) return null;
  const met = meets(reachOf(pair), pair.target.comparator, limitOf(pair.target));
  return met === null && isRounded(pair.actual) ? true : met;
}

interface Pair {
  readonly actual: Quantity;
  readonly target: Quantity;
}

/** Both in one direction, the actual in the unit of the target where a cell prints only 50; null for units that differ. */
function paired(actual: Quantity, target: Quantity): Pair | null {
  const one = { ...directed(actual, target), unit: actual.unit || target.unit };
  const other = { ...target, unit: target.unit || actual.unit };
  return comparable(one, other) ? { actual: one, target: other } : null;
}

function isRounded(q: Quantity): boolean {
  return q.comparator === '=' && q.upper === undefined;
}

/** What the actual may be; `open` for 超 and 近, which are more and less than the figure itself. */
interface Reach extends Interval {
  readonly open: boolean;
}

/** The reach counted in the direction of the target: -4% is 4 where 下降3%以上 is wanted. */
function reachOf({ actual, target }: Pair): Reach {
  const comparator = actual.comparator === '~' ? '=' : actual.comparator;
  const interval = signedInterval({ ...actual, comparator, step: isCoarser(actual, target) ? actual.step : '0' });
  const open = comparator === 'over' || comparator === '>' || comparator === 'under' || comparator === '<';
  return { ...(target.change === 'decrease' ? turned(interval) : interval), open };
}

function turned({ low, high }: Interval): Interval {
  return { low: high && negate(high), high: low && negate(low) };
}

function isCoarser(actual: Quantity, target: Quantity): boolean {
  const targetStep = shift(decimal(target.step), powerOf(target.unit));
  return compare(decimal(figureOf(actual).step), targetStep) > 0;
}

function limitOf(target: Quantity): Decimal {
  const ends = target.comparator === '~' ? intervalOf(target).low : null;
  const printed = decimal(isUpper(target.comparator) ? (target.upper ?? target.value) : target.value);
  return shift(ends ?? printed, powerOf(target.unit));
}

function meets(reach: Reach, comparator: Quantity['comparator'], limit: Decimal): boolean | null {
  if (isUpper(comparator)) {
    return meets({ ...turned(reach), open: reach.open }, comparator === '<=' ? '>=' : '>', negate(limit));
  }
  const { low, high, open } = reach;
  const strict = comparator === '>' || comparator === 'over';
  if (low !== null && compare(low, limit) >= (strict && !open ? 1 : 0)) return true;
  return high !== null && compare(high, limit) < (strict || open ? 1 : 0) ? false : null;
}

/** How much of the target was reached, in % with one digit, 45家 of 30家 is 150.0; null for units that differ or a target of 0. */
export function completion(actual: Quantity, target: Quantity): string | null {
  const pair = paired(actual, target);
  if (!pair || isZero(decimal(target.value))) return null;
  // -4% is 4 where a decrease is wanted, 下降4% is -4 where an increase is.
  const turns = (pair.actual.change === 'decrease') !== (target.change === 'decrease');
  const reached = multiply(decimal(figureOf(pair.actual).value), turns ? negate(hundred) : hundred);
  return print(divide(reached, decimal(figureOf(pair.target).value), 1, 'half-up'));
}
