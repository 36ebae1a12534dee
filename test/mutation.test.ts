/** One thing changed in a clean report: the rule that it breaks fails, and no other; what breaks nothing fails nowhere. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, type Decimal, decimal, isZero, print, shift } from '../src/model/decimal.ts';
import { agree, checkSum, intervalOf, stepOf } from '../src/model/figure.ts';
import type { Quantity } from '../src/model/report.ts';
import { failuresIn, type Mutant, missOf, mutantsOf, rulesIn, type Template, wordsOf } from './mutants.ts';
import { formTemplates } from './mutants-forms.ts';
import { harmlessTemplates } from './mutants-harmless.ts';
import { known } from './mutants-known.ts';
import { proseTemplates } from './mutants-prose.ts';

/** Reports of each template. */
const COUNT = 4;
const SHARE_CAUGHT = 0.99;

function allOf(templates: Readonly<Record<string, readonly Template[]>>, from: number, count = COUNT): Mutant[] {
  return Object.entries(templates).flatMap(([rule, list]) =>
    list.flatMap((template, i) => mutantsOf(rule, template, count, from + 100 * i)),
  );
}

/** The failing checks of texts that should have none, as one message. */
function failuresOf(mutants: readonly Mutant[], side: 'clean' | 'mutant'): string[] {
  return mutants.flatMap((one) => {
    const failing = failuresIn(one[side]);
    return failing.length === 0 ? [] : [`${one.name}${failing.map(wordsOf).join('')}\n${one[side]}`];
  });
}

describe('mutants', () => {
  const mutants = [...allOf(proseTemplates, 0), ...allOf(formTemplates, 5000)];
  const missed = new Map(mutants.map((one) => [one, missOf(one)]));
  const told = (kind: string): string[] =>
    [...missed].flatMap(([{ name, mutant }, miss]) => (miss?.startsWith(kind) ? `${name}: ${miss}\n${mutant}` : []));

  it('are many, and different', () => {
    expect(new Set(mutants.map(({ mutant }) => mutant)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThanOrEqual(200);
  });

  it('come from clean reports', () => expect(failuresOf(mutants, 'clean')).toEqual([]));

  it('are caught by the right rule with the changed words among its places', () => {
    const misses = [...told('not caught'), ...told('caught elsewhere')];
    expect(1 - misses.length / mutants.length, misses.join('\n\n')).toBeGreaterThanOrEqual(SHARE_CAUGHT);
  });

  it('fail nowhere else', () => expect(told('new failures')).toEqual([]));

  // An entry whose mutants are all caught has to go to the templates.
  it.fails.each(known.filter((one) => !one.isMended))('of $rule are caught although $why', ({ rule, template }) => {
    expect(mutantsOf(rule, template, COUNT, 9000).map(missOf)).toEqual(Array.from({ length: COUNT }, () => null));
  });

  it.each(known.filter((one) => one.isMended))(
    'of $rule are caught, which once were not: $why',
    ({ rule, template }) => {
      expect(mutantsOf(rule, template, COUNT, 9000).map(missOf)).toEqual(Array.from({ length: COUNT }, () => null));
    },
  );

  it.each(known)('of $rule come from clean reports, also where $why', ({ rule, template }) =>
    expect(failuresOf(mutantsOf(rule, template, COUNT, 9000), 'clean')).toEqual([]),
  );
});

describe('harmless edits', () => {
  const edits = allOf(harmlessTemplates, 0, 3);

  it('are many, and different', () => {
    expect(new Set(edits.map(({ clean, mutant }) => `${clean}\n${mutant}`)).size).toBe(edits.length);
    expect(edits.length).toBeGreaterThanOrEqual(50);
  });

  it('come from clean reports', () => expect(failuresOf(edits, 'clean')).toEqual([]));

  it('fail nowhere', () => expect(failuresOf(edits, 'mutant')).toEqual([]));

  // Another fact is none to compare with, and a bound names no measure word.
  it('are still looked at by the same rules', () => {
    const same = edits.filter(({ rule }) => rule !== 'other fact' && rule !== 'bound of the figure');
    const lost = same.flatMap(({ name, clean, mutant }) => {
      const now = rulesIn(mutant);
      const gone = rulesIn(clean).filter((rule) => !now.includes(rule));
      return gone.length === 0 ? [] : `${name}: ${gone.join('、')}\n${mutant}`;
    });
    expect(lost).toEqual([]);
  });
});

const digits = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.integer({ min: 0, max: 4 }))
  .map(([number, scale]) => print({ digits: number, scale }));
const comparators = ['>=', '>', '<=', '<', '=', '~', 'over', 'under'] as const;
const quantity = fc
  .record({
    comparator: fc.constantFrom(...comparators),
    value: digits,
    unit: fc.constantFrom('家', '户', '万家', '元', '万元', '亿元', '亩', '万亩', '%', '人次', ''),
    change: fc.constantFrom('increase' as const, 'decrease' as const, undefined),
  })
  .map(({ change, ...q }): Quantity => ({ ...q, step: stepOf(q.value), ...(change ? { change } : {}) }));

/** Units that convert, with the power of ten between them. */
const conversions = [
  ['万元', '元', 4],
  ['亿元', '元', 8],
  ['亿元', '万元', 4],
  ['万亩', '亩', 4],
  ['万家', '户', 4],
] as const;

describe('agree', () => {
  it('is symmetric', () => fc.assert(fc.property(quantity, quantity, (a, b) => agree(a, b) === agree(b, a))));

  it('is implied by equality, also in another unit and with zeros behind', () => {
    fc.assert(
      fc.property(quantity, fc.constantFrom(...conversions), fc.integer({ min: 0, max: 3 }), (q, pair, zeros) => {
        const [coarse, fine, power] = pair;
        const value = print(shift(decimal(q.value), power));
        const padded = zeros > 0 && !value.includes('.') ? `${value}.${'0'.repeat(zeros)}` : value;
        return agree({ ...q, unit: coarse }, { ...q, unit: fine, value: padded, step: stepOf(padded) });
      }),
    );
  });

  it('is never weaker when one is printed more precisely', () => {
    fc.assert(
      fc.property(quantity, quantity, fc.integer({ min: 1, max: 4 }), (a, b, more) => {
        const value = `${a.value}${a.value.includes('.') ? '' : '.'}${'0'.repeat(more)}`;
        const precise = { ...a, value, step: stepOf(value) };
        return (agree(a, b) || !agree(precise, b)) && (agree(b, a) || !agree(b, precise));
      }),
    );
  });

  it('holds for a figure and its rounding', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 1, max: 6 }), (fen, cut) => {
        const unit = 10n ** BigInt(cut);
        const [exact, rounded] = [
          { digits: fen, scale: 6 },
          { digits: (fen + unit / 2n) / unit, scale: 6 - cut },
        ].map(print) as [string, string];
        const printed = (value: string): Quantity => ({ comparator: '=', value, unit: '万元', step: stepOf(value) });
        return agree(printed(exact), printed(rounded));
      }),
    );
  });
});

describe('sums of intervals', () => {
  const zero = decimal('0');
  const sum = (list: readonly (Decimal | null)[]): Decimal => list.map((d) => d ?? zero).reduce(add, zero);
  const amounts = fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 10n }), fc.integer({ min: 0, max: 4 })), {
    minLength: 1,
    maxLength: 9,
  });

  it('contain the true sum, whatever the precision of each print', () => {
    fc.assert(
      fc.property(amounts, (exact) => {
        const intervals = exact.map(([fen, cut]) => {
          const value = roundedTo(fen, cut);
          return intervalOf({ comparator: '=', value, step: stepOf(value) });
        });
        const truth = { digits: exact.reduce((all, [fen]) => all + fen, 0n), scale: 4 };
        const [low, high] = [sum(intervals.map((i) => i.low)), sum(intervals.map((i) => i.high))];
        return compare(low, truth) <= 0 && compare(truth, high) <= 0;
      }),
    );
  });

  it('hold for the true sum rounded, and count exactly', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 4 }), (exact, cut) => {
        const figures = exact.map(([fen, own]) => roundedTo(fen, own)).map((value) => ({ value, step: stepOf(value) }));
        const total = roundedTo(
          exact.reduce((all, [fen]) => all + fen, 0n),
          cut,
        );
        return checkSum({ value: total, step: stepOf(total) }, figures, 'sum').holds;
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.integer({ min: -9, max: 9 }), (counts, off) => {
        const figure = (n: number) => ({ value: String(n), step: '1' });
        const { holds } = checkSum(figure(counts.reduce((a, b) => a + b) + off), counts.map(figure), 'exact');
        return holds === isZero(decimal(String(off)));
      }),
    );
  });
});

/** Ten-thousandths rounded to some digits fewer. */
function roundedTo(fen: bigint, cut: number): string {
  const unit = 10n ** BigInt(cut);
  return print({ digits: (fen + unit / 2n) / unit, scale: 4 - cut });
}
