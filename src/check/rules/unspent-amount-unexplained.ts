import { add, compare, decimal, print } from '../../model/decimal.ts';
import { type Comparison as Arithmetic, checkSum, type Figure, opposite } from '../../model/figure.ts';
import type { Fund, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, combinations, told } from '../arithmetic.ts';
import { amountEvidence, amountsOf, amountWords, groupsOf, inOneUnit } from '../money.ts';

/**
 * 未支出金额未完全说明: the explanation does not cover the amount that was not spent.
 *
 * Why: what is left after the explained amounts was not spent either, and nobody says why.
 * Formula: adjusted − expenditure = Σ amounts told as not spent (年底下达, 未支出, 结转); policy `sum`.
 * Basis: 未支出金额应逐项说明。
 * Fires: 调整后预算1,000.00万元，支出700.00万元，因年底临时下达的250.00万元未能实现支出.
 * Holds: 调整后预算1,000.00万元，支出700.00万元，因年底临时下达的300.00万元未能实现支出. Silent where no such amount is told.
 */
export const unspentAmountUnexplained: Rule = {
  id: 'unspent-amount-unexplained',
  severity: 'warning',
  title: { zh: '未支出金额未完全说明', en: 'The explanation does not cover the unspent amount' },
  basis: '未支出金额应逐项说明：调整后预算 − 支出 = 各项未支出金额之和',
  needs: {
    zh: '未同时读到调整后预算、支出和所说明的未支出金额',
    en: 'Needs adjusted budget, expenditure and the amounts told as not spent',
  },
  messages: {
    differs: {
      zh: '所说明的未支出金额为{stated}，与调整后预算减支出（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The unspent amount explained is {stated}, which differs from adjusted budget − expenditure ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    rounding: {
      zh: '所说明的未支出金额为{stated}，与调整后预算减支出（{parts} = {computed}）相差{difference}，属尾差，容许误差{tolerance}',
      en: 'The unspent amount explained is {stated}; adjusted budget − expenditure ({parts} = {computed}) differs by {difference}, a rounding difference (tolerance {tolerance})',
    },
    holds: {
      zh: '所说明的未支出金额为{stated}，与调整后预算减支出（{parts} = {computed}）相符',
      en: 'The unspent amount explained is {stated}, adjusted budget − expenditure ({parts} = {computed})',
    },
  },
  *check(report) {
    for (const { scope } of groupsOf(report, 'adjusted').filter(({ fund }) => fund === 'total')) {
      const best = bestOf(candidates(report, scope));
      // More than what is left is no gap: the amount may be counted over several years.
      const isGap = best?.isNamed && best.result.difference.startsWith('-');
      if (best && (best.result.holds || isGap)) yield comparisonOf(best);
    }
  },
};

interface Candidate {
  readonly adjusted: Fund;
  readonly spent: Fund;
  readonly explained: readonly Fund[];
  /** False for an amount that only stands in a sentence about money left over. */
  readonly isNamed: boolean;
  readonly unit: string;
  readonly result: Arithmetic;
}

function* candidates(report: ReportBody, scope: string): Iterable<Candidate> {
  const lists = ['adjusted', 'expenditure'].map((item) => amountsOf(report, item, 'total', scope));
  const named = ['late-allocation', 'unspent'].flatMap((item) => amountsOf(report, item, 'total', scope));
  const others = scope === 'department' || named.length > 0 ? toldInSentences(report) : [];
  for (const [adjusted, spent] of combinations(lists) as Iterable<[Fund, Fund]>) {
    if (compare(decimal(adjusted.amount.yuan), decimal(spent.amount.yuan)) <= 0) continue;
    for (const explained of [named, ...named.map((one) => [one])].filter(({ length }) => length > 0))
      yield candidate(adjusted, spent, explained, true);
    for (const explained of runsOf(others)) yield candidate(adjusted, spent, explained, false);
  }
}

const leftOver = /未支出|未支付|未能实现支出|未付|未使用|结转|结余|剩余|质保金/u;

/** The amounts of the sentences about money left over. */
function toldInSentences({ statements }: ReportBody): Fund[] {
  return statements.flatMap(({ sentence, quantity, text, places }) => {
    const { yuan } = quantity;
    if (yuan === undefined || quantity.comparator !== '=' || !leftOver.test(sentence)) return [];
    return [{ item: 'unspent', fund: 'total', scope: 'department', amount: { ...quantity, yuan, text, places } }];
  });
}

// One amount, or several that are told one after the other.
function runsOf(funds: readonly Fund[]): Fund[][] {
  return funds.flatMap((_, i) => [1, 2, 3, 4].map((length) => funds.slice(i, i + length)));
}

function candidate(adjusted: Fund, spent: Fund, explained: readonly Fund[], isNamed: boolean): Candidate {
  const { unit, figures } = inOneUnit([...explained, adjusted, spent]);
  const [whole, part] = figures.slice(-2) as [Figure, Figure];
  const values = figures.slice(0, -2);
  const stated = {
    value: print(values.map(({ value }) => decimal(value)).reduce(add)),
    step: values[0]?.step ?? '0',
  };
  return { adjusted, spent, explained, isNamed, unit, result: checkSum(stated, [whole, opposite(part)], 'sum') };
}

function comparisonOf({ adjusted, spent, explained, unit, result }: Candidate): Comparison {
  const { outcome, variant, numbers, facts } = told(explained.map(amountWords).join(' + '), result, unit);
  return {
    outcome,
    variant,
    facts: { ...facts, parts: [adjusted, spent].map(amountWords).join(' − ') },
    figures: [...explained, adjusted, spent].map(amountEvidence),
    ...numbers,
  };
}
