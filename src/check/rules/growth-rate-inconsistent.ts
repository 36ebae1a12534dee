import { add, compare, type Decimal, decimal, divide, multiply, print, subtract } from '../../model/decimal.ts';
import { intervalOf } from '../../model/figure.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { figureIn, type Item, type Listing, listingsOf, sumOf } from '../listings.ts';

/**
 * 分项与合计的增速互相矛盾: the growth of the parts does not fit the growth of the whole.
 *
 * Why: the amounts of the year before that the rates imply have to add up as well.
 * Formula: Σ part ÷ (1 + growth) = whole ÷ (1 + growth), as intervals of what is printed; `interval`.
 * Basis: 上年各分项之和应等于上年合计。
 * Fires: 总值200.0亿元，同比增长5.0%，其中甲100.0亿元，同比增长20.0%，乙100.0亿元，同比增长30.0%.
 * Holds: the same with 总值同比增长24.8%. Silent where a part has no growth, or where the parts do not make the whole.
 */
export const growthRateInconsistent: Rule = {
  id: 'growth-rate-inconsistent',
  severity: 'warning',
  title: { zh: '分项与合计的增速互相矛盾', en: 'The growth of the parts does not fit the growth of the whole' },
  basis: '上年各分项之和应等于上年合计',
  needs: {
    zh: '未同时读到合计、全部分项及其增速',
    en: 'Needs a total, all its parts, and the growth of each',
  },
  messages: {
    differs: {
      zh: '“{name}”按增速{growth}推算的上年数（{stated}）与各分项按增速推算的上年数之和（{computed}）不符',
      en: 'The year before of “{name}” by its growth of {growth} ({stated}) differs from the sum of its parts by theirs ({computed})',
    },
    holds: {
      zh: '“{name}”按增速{growth}推算的上年数（{stated}）与各分项按增速推算的上年数之和（{computed}）相符',
      en: 'The year before of “{name}” by its growth of {growth} ({stated}) is the sum of its parts by theirs ({computed})',
    },
  },
  *check(report) {
    for (const listing of listingsOf(report)) {
      const { whole, parts } = listing;
      const sum = sumOf(
        whole.figure,
        parts.map(({ figure }) => figure),
      );
      const spans = [whole, ...parts].map(yearBefore);
      if (sum?.result.holds && spans.every((span) => span !== null)) yield comparisonOf(listing, spans as Span[]);
    }
  },
};

interface Span {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** Digits of a computed amount. */
const SCALE = 2;
const half = decimal('0.5');
const hundred = decimal('100');

/** What the amount may have been the year before. */
function yearBefore({ figure, growth }: Item): Span | null {
  const amount = figureIn(figure);
  const quantity = growth?.statement.quantity;
  if (!amount || !quantity || quantity.comparator !== '=') return null;
  const turns = quantity.change === 'decrease';
  const { low, high } = intervalOf(quantity);
  if (!low || !high) return null;
  const [least, most] = turns
    ? [subtract(hundred, high), subtract(hundred, low)]
    : [add(hundred, low), add(hundred, high)];
  if (compare(least, decimal('0')) <= 0) return null;
  const margin = multiply(decimal(amount.step), half);
  const of = (value: Decimal, base: Decimal, way: 'down' | 'up'): Decimal =>
    divide(multiply(value, hundred), base, SCALE, way);
  return {
    low: of(subtract(decimal(amount.value), margin), most, 'down'),
    high: of(add(decimal(amount.value), margin), least, 'up'),
  };
}

function comparisonOf({ whole, parts }: Listing, [stated, ...others]: readonly Span[]): Comparison {
  const sum = others.reduce((a, b) => ({ low: add(a.low, b.low), high: add(a.high, b.high) }));
  const holds = stated !== undefined && compare(stated.low, sum.high) <= 0 && compare(sum.low, stated.high) <= 0;
  const words = ({ low, high }: Span): string => `${print(low)}～${print(high)}`;
  const numbers = { stated: stated ? words(stated) : '', computed: words(sum) };
  return {
    outcome: holds ? 'pass' : 'fail',
    variant: holds ? 'holds' : 'differs',
    facts: { ...numbers, name: whole.figure.statement.subject, growth: whole.growth?.statement.text ?? '' },
    figures: [whole, ...parts].flatMap(({ figure, growth }) => [figure, growth].flatMap((one) => one?.statement ?? [])),
    ...numbers,
  };
}
