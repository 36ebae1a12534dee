import { type Comparison as Arithmetic, checkRatio, type Figure } from '../../model/figure.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Fund, Rate, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, combinations, told } from '../arithmetic.ts';
import { amountEvidence, amountsOf, amountWords, inOneUnit } from '../money.ts';
import { fundsOf, isYearlyRate, rateWords } from '../rates.ts';

/**
 * 执行率与金额不符: a printed execution rate does not follow from the amounts.
 *
 * Why: the rate is scored; it has to be the one that the printed amounts give.
 * Formula: rate = expenditure ÷ adjusted budget (the initial one where no adjusted one is printed, or where it gives the
 * rate), same scope and fund; policy `rate`, so that rounding, cutting off and rounding up are all accepted.
 * Basis: 预算执行率 = 预算执行数 ÷ 预算数 × 100%。
 * Fires: 调整后预算3,000.00万元，支出2,400.00万元，预算执行率100%.
 * Holds: 调整后预算3,000.00万元，支出2,400.00万元，预算执行率80%. Silent for monthly rates and their average, 到位率, and
 * rates of a part of the money that the report does not tell.
 */
export const executionRateMismatch: Rule = {
  id: 'execution-rate-mismatch',
  severity: 'error',
  title: { zh: '执行率与金额不符', en: 'The execution rate does not follow from the amounts' },
  basis: '预算执行率 = 预算执行数 ÷ 预算数 × 100%',
  needs: {
    zh: '未同时读到全年执行率及其对应的支出和预算金额',
    en: 'Needs a yearly execution rate with the expenditure and the budget that it is computed from',
  },
  messages: {
    differs: {
      zh: '“{name}”为{stated}，与支出除以调整后预算（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: '“{name}” is {stated}, which differs from expenditure ÷ adjusted budget ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    'differs-on-initial': {
      zh: '“{name}”为{stated}，与支出除以年初预算（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: '“{name}” is {stated}, which differs from expenditure ÷ initial budget ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '“{name}”为{stated}，与支出除以调整后预算（{parts} = {computed}）相符，容许误差{tolerance}',
      en: '“{name}” is {stated}, which is expenditure ÷ adjusted budget ({parts} = {computed}; tolerance {tolerance})',
    },
    'holds-on-initial': {
      zh: '“{name}”为{stated}，与支出除以年初预算（{parts} = {computed}）相符，容许误差{tolerance}',
      en: '“{name}” is {stated}, which is expenditure ÷ initial budget ({parts} = {computed}; tolerance {tolerance})',
    },
  },
  *check(report, profile) {
    for (const rate of report.rates) {
      const best = isYearlyRate(rate, profile) ? bestOf(candidates(report, rate, profile)) : null;
      if (best) yield comparisonOf(best, rate);
    }
  },
};

interface Candidate {
  readonly base: 'adjusted' | 'initial';
  readonly expenditure: Fund;
  readonly budget: Fund;
  readonly result: Arithmetic;
}

function* candidates(report: ReportBody, rate: Rate, profile: ProvinceProfile): Iterable<Candidate> {
  for (const fund of fundsOf(rate, report, profile)) {
    const found = [...onBase(report, rate, fund, 'adjusted'), ...onBase(report, rate, fund, 'initial')];
    yield* found;
    if (found.length > 0) return;
  }
}

function* onBase(report: ReportBody, rate: Rate, fund: string, base: Candidate['base']): Iterable<Candidate> {
  const lists = ['expenditure', base].map((item) => amountsOf(report, item, fund, rate.scope));
  for (const [expenditure, budget] of combinations(lists) as Iterable<[Fund, Fund]>) {
    const [part, whole] = inOneUnit([expenditure, budget]).figures as [Figure, Figure];
    const result = checkRatio(rate.value, part, whole);
    if (result) yield { base, expenditure, budget, result };
  }
}

function comparisonOf({ base, expenditure, budget, result }: Candidate, rate: Rate): Comparison {
  const { outcome, numbers, facts } = told(rateWords(rate), result, '%');
  const word = result.holds ? 'holds' : 'differs';
  return {
    outcome,
    variant: base === 'adjusted' ? word : `${word}-on-initial`,
    facts: {
      ...facts,
      name: rate.scope === 'department' ? rate.name : `${rate.scope}${rate.name}`,
      parts: `${amountWords(expenditure)} ÷ ${amountWords(budget)}`,
    },
    figures: [rate, amountEvidence(expenditure), amountEvidence(budget)],
    ...numbers,
  };
}
