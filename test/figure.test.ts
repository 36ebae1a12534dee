import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, decimal, print } from '../src/model/decimal.ts';
import {
  agree,
  checkRatio,
  checkSum,
  comparable,
  completion,
  figureOf,
  intervalOf,
  inYuan,
  satisfies,
  stepOf,
} from '../src/model/figure.ts';
import { parseMoney, parseQuantity } from '../src/model/quantity.ts';
import type { Quantity } from '../src/model/report.ts';

function quantity(match: string): Quantity {
  const found = parseQuantity(match);
  if (!found) throw new Error(match);
  return found.quantity;
}

function figures(...texts: string[]) {
  return texts.map((value) => ({ value, step: stepOf(value) }));
}

function figure(value: string) {
  return { value, step: stepOf(value) };
}

const number = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, scale]) => print({ digits, scale }));
const anyQuantity = fc
  .record({
    comparator: fc.constantFrom<Quantity['comparator']>('>=', '>', '<=', '<', '=', '~', 'over', 'under'),
    value: number,
    unit: fc.constantFrom('家', '户', '万家', '元', '万元', '亿元', '%', '人次', ''),
    change: fc.constantFrom<'increase' | 'decrease' | undefined>('increase', 'decrease', undefined),
  })
  .map(({ change, ...q }): Quantity => ({ ...q, step: stepOf(q.value), ...(change ? { change } : {}) }));

describe('intervals', () => {
  it.each([
    ['48217.36万元', '48217.355', '48217.365'],
    ['412家', '412', '412'],
    ['3.4万名', '3.35', '3.45'],
    ['约150个', '142.50', '157.50'],
    ['超3000人', '3000', undefined],
    ['不高于100%', undefined, '100.5'],
    ['3—5个', '3', '5'],
  ])('%s', (match, low, high) => {
    const interval = intervalOf(quantity(match));
    expect([interval.low, interval.high].map((d) => d && Number(print(d)))).toEqual(
      [low, high].map((t) => (t === undefined ? null : Number(t))),
    );
  });
});

describe('two prints of one fact', () => {
  it.each([
    ['7.25亿元', '72,500万元', true],
    ['7.25亿元', '72,560万元', false],
    ['412家', '419家', false],
    ['412家', '412户', true],
    ['3.4万名', '34,430人', true],
    ['1400人次', '1400人', false],
    ['96百分比', '96%', true],
    ['超3000人', '超过1,600人', true],
    ['超3000人', '1,600人', false],
    ['约150个', '157个', true],
    ['约150个', '158个', false],
    ['-9%', '下降9.8%', false],
    ['-9%', '下降9.3%', true],
    ['4%', '下降4%', true],
  ])('%s and %s: %s', (a, b, same) => expect(agree(quantity(a), quantity(b))).toBe(same));

  it('agrees with itself, both ways round', () => {
    fc.assert(fc.property(anyQuantity, (q) => agree(q, q)));
    fc.assert(fc.property(anyQuantity, anyQuantity, (a, b) => agree(a, b) === agree(b, a)));
  });

  it('never agrees for more precise digits where the coarser print did not', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, fc.integer({ min: 1, max: 4 }), (a, b, more) => {
        const value = `${a.value}${a.value.includes('.') ? '' : '.'}${'0'.repeat(more)}`;
        return agree(a, b) || !agree({ ...a, value, step: stepOf(value) }, b);
      }),
    );
  });

  it('compares units', () => {
    expect(comparable({ unit: '亿元' }, { unit: '元' })).toBe(true);
    expect(comparable({ unit: '%' }, { unit: '个百分点' })).toBe(false);
    expect(comparable({ unit: '家' }, { unit: '家次' })).toBe(false);
  });

  it('converts', () => {
    expect(figureOf(quantity('1.6万亩'))).toEqual({ value: '16000', step: '1000' });
    expect(figureOf(quantity('12家'))).toEqual({ value: '12', step: '0' });
    const money = parseMoney('7.25亿元');
    expect(money && inYuan(money)).toEqual({ value: '725000000.00', step: '1000000' });
  });
});

describe('sums', () => {
  it.each([
    ['50', ['20', '20', '10'], 'exact', true, '0'],
    ['91.37', ['44.87', '46.5'], 'score', true, '0.00'],
    ['91.37', ['44.86', '46.5'], 'score', true, '0.01'],
    ['91.37', ['44.85', '46.5'], 'score', false, '0.02'],
    ['91.37', ['44.86', '46.5'], 'exact', false, '0.01'],
    ['69567.54', ['48217.36', '21350.18'], 'sum', true, '0.00'],
    ['69567.55', ['48217.36', '21350.18'], 'sum', true, '0.01'],
    ['69567.57', ['48217.36', '21350.18'], 'sum', false, '0.03'],
    ['100', ['33.3', '33.3', '33.3'], 'sum', true, '0.1'],
    ['0', [], 'exact', true, '0'],
  ] as const)('%s of %j, %s: %s', (stated, parts, policy, holds, difference) => {
    expect(checkSum(figure(stated), figures(...parts), policy)).toMatchObject({ holds, difference });
  });

  it('holds for every true sum that was rounded for print', () => {
    const exact = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(fc.array(exact, { minLength: 1, maxLength: 12 }), (cents) => {
        const round = (v: bigint) => print({ digits: (v + 50n) / 100n, scale: 2 });
        return checkSum(figure(round(cents.reduce((a, b) => a + b))), figures(...cents.map(round)), 'sum').holds;
      }),
    );
  });

  it('has the true sum in the sum of the intervals', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 9 }), (exact) => {
        const printed = exact.map((v) => print({ digits: (v + 50n) / 100n, scale: 2 }));
        const intervals = printed.map((value) => intervalOf({ value, step: stepOf(value), comparator: '=' }));
        const sum = (ends: (ReturnType<typeof decimal> | null)[]) =>
          ends.reduce((a, b) => add(a ?? decimal('0'), b ?? decimal('0')));
        const truth = { digits: exact.reduce((a, b) => a + b), scale: 4 };
        const [low, high] = [sum(intervals.map((i) => i.low)), sum(intervals.map((i) => i.high))];
        return low !== null && high !== null && compare(low, truth) <= 0 && compare(truth, high) <= 0;
      }),
    );
  });
});

describe('rates', () => {
  it.each([
    ['45.78', '31846.27', '69567.54', true, '45.7775'],
    ['94.88', '5218.40', '5500', true, '94.8800'],
    ['86.19', '86.183', '100', true, '86.1830'],
    ['100', '78.31', '100.00', false, '78.31'],
    ['21', '240', '1250.50', false, '19.19'],
    ['-50', '-5.0', '10.0', true, '-50.00'],
  ])('%s%% of %s in %s: %s', (rate, part, whole, holds, computed) => {
    expect(checkRatio(figure(rate), figure(part), figure(whole))).toMatchObject({ holds, computed });
  });

  it('is not told for a whole of nothing', () =>
    expect(checkRatio(figure('100'), figure('5'), figure('0.00'))).toBeNull());

  it('holds for every rate cut off, rounded or rounded up', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(amount, amount, fc.bigInt({ min: 0n, max: 1n }), (part, whole, up) => {
        const rate = print({ digits: (part * 10000n) / whole + up, scale: 2 });
        const [p, w] = [part, whole].map((digits) => ({ value: String(digits), step: '0' }));
        return p !== undefined && w !== undefined && checkRatio(figure(rate), p, w)?.holds === true;
      }),
    );
  });
});

describe('targets', () => {
  it.each([
    ['45家', '30家', true],
    ['24个', '24个', true],
    ['417家', '425家', false],
    ['-9%', '增长7%以上', false],
    ['23.7%', '增长20%以上', true],
    ['下降4%', '增长3%以上', false],
    ['下降4%', '下降3%以上', true],
    ['-4%', '下降3%以上', true],
    ['增长4%', '下降3%以上', false],
    ['4%', '下降3%以上', true],
    ['50', '≥50个', true],
    ['13台', '≥13', true],
    ['1820人', '1400人次', null],
    ['1206.4亩', '不少于1200亩', true],
    ['3480元', '≤0.35万元', true],
    ['0.36万元', '≤0.35万元', false],
    ['不高于100%', '不高于100%', true],
    ['11月', '≤12月', true],
    ['92%', '≥95%', false],
    ['94.9%', '≥95%', false],
    ['51.5亿元', '≥515,321万元', true],
    ['10亿元', '大于10亿元', false],
    ['超3000人', '3500人', null],
    ['超3000人', '3000人', true],
    ['超3000人', '大于3000人', true],
    ['4个', '3—5个', true],
    ['2个', '3—5个', false],
  ])('%s against %s: %s', (actual, target, met) => expect(satisfies(quantity(actual), quantity(target))).toBe(met));

  it.each([
    ['45家', '30家', '150.0'],
    ['5个', '3个', '166.7'],
    ['1820', '1400人次', '130.0'],
    ['-9%', '增长7%以上', '-128.6'],
    ['下降4%', '下降2%', '200.0'],
    ['3480元', '≤0.35万元', '99.4'],
    ['1820人', '1400人次', null],
    ['5个', '0个', null],
  ])('%s of %s is %s', (actual, target, percent) =>
    expect(completion(quantity(actual), quantity(target))).toBe(percent),
  );
});
