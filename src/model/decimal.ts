/** Exact decimals: the printed digits and where the point stands. 金额 never passes through a binary float. */
import { remembered } from './remembered.ts';

/** A printed number: `digits` without the point, `scale` digits behind it, so that 320.00 stays 320.00. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Which way a quotient that does not come out even is cut. */
export type Rounding = 'down' | 'up' | 'half-up';

const plainDecimal = /^-?\d+(\.\d+)?$/;

/** A decimal from its text; throws on anything but plain digits, since separators and units are read by `quantity.ts`. */
export const decimal = remembered((text: string): Decimal => {
  if (!plainDecimal.test(text)) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`);
  const point = text.indexOf('.');
  if (point < 0) return { digits: BigInt(text), scale: 0 };
  return { digits: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
});

/** The decimal as text, every printed zero kept, so that `print(decimal(text)) === text` for a text as reports print it. */
export function print({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** The same amount with at least `scale` digits behind the point: yuan are printed to the fen, 分. */
export function widen(d: Decimal, scale: number): Decimal {
  return scale <= d.scale ? d : { digits: d.digits * 10n ** BigInt(scale - d.scale), scale };
}

/** The sum, as exact as the finer of the two. */
export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: widen(a, scale).digits + widen(b, scale).digits, scale };
}

/** The difference a − b, as exact as the finer of the two. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

/** The product, all digits kept. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

/** The amount with the other sign: 下降9.8% is −9.8. */
export function negate(d: Decimal): Decimal {
  return { digits: -d.digits, scale: d.scale };
}

/** The amount without its sign. */
export function absolute(d: Decimal): Decimal {
  return d.digits < 0n ? negate(d) : d;
}

/** Below zero, zero or above zero as a is less than, equal to or more than b; 46.5 equals 46.50. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const [one, other] = [widen(a, scale).digits, widen(b, scale).digits];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether nothing is left, however many zeros are printed. */
export function isZero(d: Decimal): boolean {
  return d.digits === 0n;
}

/** The amount times ten to the power: 3.5亿 is `shift(3.5, 8)`. */
export function shift(d: Decimal, powerOfTen: number): Decimal {
  const scale = d.scale - powerOfTen;
  return scale >= 0 ? { digits: d.digits, scale } : { digits: d.digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The quotient with `scale` digits behind the point; `down` and `up` mean towards and away from minus infinity. */
export function divide(a: Decimal, b: Decimal, scale: number, rounding: Rounding): Decimal {
  if (isZero(b)) throw new RangeError('division by zero');
  let top = a.digits * 10n ** BigInt(b.scale + scale);
  let bottom = b.digits * 10n ** BigInt(a.scale);
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  return { digits: rounded(top, bottom, rounding), scale };
}

function rounded(top: bigint, bottom: bigint, rounding: Rounding): bigint {
  if (rounding === 'down') return floorOf(top, bottom);
  if (rounding === 'up') return -floorOf(-top, bottom);
  // Half away from zero, as reports round: −0.5 is printed −1.
  const half = floorOf(2n * (top < 0n ? -top : top) + bottom, 2n * bottom);
  return top < 0n ? -half : half;
}

function floorOf(top: bigint, bottom: bigint): bigint {
  const quotient = top / bottom;
  return top % bottom < 0n ? quotient - 1n : quotient;
}

/** The smaller of two, the first when they are equal. */
export function min(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b;
}

/** The larger of two, the first when they are equal. */
export function max(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) >= 0 ? a : b;
}
