import { checkRatio, type Figure } from '../../model/figure.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Fund, Rate, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { combinations } from '../arithmetic.ts';
import { amountEvidence, amountsOf, inOneUnit } from '../money.ts';
import { fundsOf, isYearlyRate } from '../rates.ts';

/**
 * 执行率分母不明: the base of the execution rates changes within the report.
 *
 * Why: rates on the initial and on the adjusted budget cannot be compared, and the better one is easily chosen.
 * Formula: all rates of a report follow from the adjusted budget, or all from the initial one; policy `rate`.
 * Basis: 同一报告中预算执行率的计算口径应一致。
 * Fires: 执行率 of the department on the adjusted budget, that of a project on its initial budget, both told.
 * Holds: all of them on one base. Silent where the amounts do not tell the bases apart.
 */
export const executionRateBaseUnclear: Rule = {
  id: 'execution-rate-base-unclear',
  severity: 'note',
  title: { zh: '执行率分母不明', en: 'The base of the execution rates changes' },
  basis: '同一报告中预算执行率的计算口径应一致',
  needs: {
    zh: '未读到可与年初预算和调整后预算区分的执行率',
    en: 'Needs execution rates that tell initial and adjusted budget apart',
  },
  messages: {
    mixed: {
      zh: '执行率的分母前后不符：{initial}按年初预算计算，{adjusted}按调整后预算计算',
      en: 'The base of the execution rates changes: {initial} on the initial budget, {adjusted} on the adjusted one',
    },
    holds: {
      zh: '{rates}的分母一致',
      en: '{rates} have one base',
    },
  },
  *check(report, profile) {
    const based = report.rates.flatMap((rate) => basedOn(rate, report, profile));
    const [initial, adjusted] = ['initial', 'adjusted'].map((base) => based.filter((one) => one.base === base));
    if (based.length > 0) yield comparisonOf(based, initial ?? [], adjusted ?? []);
  },
};

interface Based {
  readonly rate: Rate;
  readonly base: string;
  readonly funds: readonly Fund[];
}

/** The only budget that gives the rate; none where both do, or neither. */
function basedOn(rate: Rate, report: ReportBody, profile: ProvinceProfile): Based[] {
  if (!isYearlyRate(rate, profile)) return [];
  const fits = ['initial', 'adjusted'].flatMap((base) => {
    const pairs = fundsOf(rate, report, profile).flatMap((fund) => pairsOn(report, rate, fund, base));
    const funds = pairs.find((pair) => follows(rate, pair));
    return funds ? [{ rate, base, funds }] : [];
  });
  const isTold = ['initial', 'adjusted'].every((base) =>
    report.funds.some(({ item, scope }) => item === base && scope === rate.scope),
  );
  return isTold && fits.length === 1 ? fits : [];
}

function pairsOn(report: ReportBody, rate: Rate, fund: string, base: string): Fund[][] {
  return [...combinations(['expenditure', base].map((item) => amountsOf(report, item, fund, rate.scope)))];
}

function follows(rate: Rate, pair: readonly Fund[]): boolean {
  const [part, whole] = inOneUnit(pair).figures as [Figure, Figure];
  return checkRatio(rate.value, part, whole)?.holds ?? false;
}

function comparisonOf(based: readonly Based[], initial: readonly Based[], adjusted: readonly Based[]): Comparison {
  const isMixed = initial.length > 0 && adjusted.length > 0;
  const words = (list: readonly Based[]): string => list.map(({ rate }) => `${rate.name}${rate.text}`).join('、');
  return {
    outcome: isMixed ? 'fail' : 'pass',
    variant: isMixed ? 'mixed' : 'holds',
    facts: { initial: words(initial), adjusted: words(adjusted), rates: words(based) },
    figures: based.flatMap(({ rate, funds }) => [rate, ...funds.map(amountEvidence)]),
  };
}
