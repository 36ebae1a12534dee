// @ts-expect-error big.js ships no types; it is the oracle of this test only
import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as d from '../src/model/decimal.ts';

const text = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.integer({ min: 0, max: 8 }))
  .map(([negative, digits, scale]) => d.print({ digits: negative ? -digits : digits, scale }));
const big = (d_: d.Decimal) => Big(d.print(d_));

describe('decimal', () => {
  it.each(['0', '320.00', '-9', '-0.05', '0.00', '48217.36'])('prints %s as it was', (t) =>
    expect(d.print(d.decimal(t))).toBe(t),
  );

  it.each(['', '1,083', '.5', '5.', '+5', '1e3', '12%', ' 1', '１', 'NaN', '1.2.3'])('refuses %j', (t) =>
    expect(() => d.decimal(t)).toThrow(RangeError),
  );

  it('parse(print(x)) = x', () => {
    fc.assert(fc.property(text, (t) => d.print(d.decimal(t)) === t));
  });

  it('adds, subtracts, multiplies and compares as big.js does', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [d.decimal(a), d.decimal(b)];
        expect(big(d.add(x, y)).eq(Big(a).plus(b))).toBe(true);
        expect(big(d.subtract(x, y)).eq(Big(a).minus(b))).toBe(true);
        expect(big(d.multiply(x, y)).eq(Big(a).times(b))).toBe(true);
        expect(d.compare(x, y)).toBe(Big(a).cmp(b));
        expect(big(d.min(x, y)).lte(big(d.max(x, y)))).toBe(true);
        expect(big(d.absolute(x)).eq(Big(a).abs())).toBe(true);
      }),
    );
  });

  it('divides as big.js does, in each rounding', () => {
    const Exact = Big();
    fc.assert(
      fc.property(text, text, fc.integer({ min: 0, max: 6 }), (a, b, scale) => {
        fc.pre(!d.isZero(d.decimal(b)));
        Exact.DP = scale;
        Exact.RM = 1;
        const halfUp = new Exact(a).div(b);
        const quotient = (r: d.Rounding) => d.divide(d.decimal(a), d.decimal(b), scale, r);
        expect(big(quotient('half-up')).eq(halfUp)).toBe(true);
        const [down, up] = [quotient('down'), quotient('up')];
        expect(big(d.multiply(down, d.decimal(b))).cmp(a) * (b.startsWith('-') ? -1 : 1)).toBeLessThanOrEqual(0);
        expect(big(d.multiply(up, d.decimal(b))).cmp(a) * (b.startsWith('-') ? -1 : 1)).toBeGreaterThanOrEqual(0);
        expect(up.digits - down.digits <= 1n).toBe(true);
      }),
    );
  });

  it('shifts by powers of ten: 3.5亿', () => {
    expect(d.print(d.shift(d.decimal('3.5'), 8))).toBe('350000000');
    expect(d.print(d.shift(d.decimal('26'), -1))).toBe('2.6');
    fc.assert(
      fc.property(text, fc.integer({ min: -9, max: 9 }), (t, n) =>
        big(d.shift(d.decimal(t), n)).eq(Big(t).times(Big(10).pow(n))),
      ),
    );
  });

  it('divides by nothing', () => expect(() => d.divide(d.decimal('1'), d.decimal('0.00'), 2, 'down')).toThrow('zero'));
});
