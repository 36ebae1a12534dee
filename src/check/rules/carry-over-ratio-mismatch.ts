import { type Comparison as Arithmetic, checkRatio, type Figure } from '../../model/figure.ts';
import type { Fund, Rate, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, combinations, told } from '../arithmetic.ts';
import { amountEvidence, amountsOf, amountWords, inOneUnit } from '../money.ts';

/**
 * 结转结余率与金额不符: a carry-over ratio does not follow from the amounts.
 *
 * Why: the ratio is scored; it has to be the one that the printed amounts give.
 * Formula: ratio = carry-over ÷ expenditure, or ÷ budget, any of them; policy `rate`.
 * Basis: 结转结余率 = 结转结余总额 ÷ 支出预算数 × 100%。
 * Fires: 年末结转结余50.00万元，支出预算1,000.00万元，结转结余率8%.
 * Holds: 年末结转结余50.00万元，支出预算1,000.00万元，结转结余率5%.
 */
export const carryOverRatioMismatch: Rule = {
  id: 'carry-over-ratio-mismatch',
  severity: 'warning',
  title: { zh: '结转结余率与金额不符', en: 'A carry-over ratio does not follow from the amounts' },
  basis: '结转结余率 = 结转结余总额 ÷ 支出预算数 × 100%',
  needs: {
    zh: '未同时读到结转结余率、结转结余金额和支出或预算',
    en: 'Needs a carry-over ratio, the amount carried over, and expenditure or budget',
  },
  messages: {
    differs: {
      zh: '“{name}”为{stated}，与结转结余除以支出或预算（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: '“{name}” is {stated}, which differs from carry-over ÷ expenditure or budget ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '“{name}”为{stated}，与结转结余除以支出或预算（{parts} = {computed}）相符，容许误差{tolerance}',
      en: '“{name}” is {stated}, which is carry-over ÷ expenditure or budget ({parts} = {computed}; tolerance {tolerance})',
    },
  },
  *check(report) {
    for (const ratio of ratiosOf(report)) {
      const best = bestOf(candidates(report, ratio));
      if (best) yield comparisonOf(best, ratio);
    }
  },
};

/** The ratios among the rates, and those that are told as any other figure. */
function ratiosOf({ rates, statements }: ReportBody): Rate[] {
  const told = statements.map(({ subject, quantity, text, places }) => ({
    name: subject,
    value: quantity,
    scope: 'department',
    text,
    places,
  }));
  const isRatio = ({ name, value }: Rate): boolean =>
    value.unit === '%' && value.comparator === '=' && !value.change && /结[转余]率$/u.test(name);
  return [...rates, ...(rates.some(isRatio) ? [] : told)].filter(isRatio);
}

const bases: readonly string[] = ['adjusted', 'initial', 'expenditure', 'expenditure-budget', 'income-budget'];

interface Candidate {
  readonly pair: readonly Fund[];
  readonly result: Arithmetic;
}

function* candidates(report: ReportBody, rate: Rate): Iterable<Candidate> {
  const [left, whole] = [['carry-over', 'unspent'], bases].map((items) =>
    items.flatMap((item) => amountsOf(report, item, 'total', rate.scope)),
  );
  for (const pair of combinations([left ?? [], whole ?? []])) {
    const [part, base] = inOneUnit(pair).figures as [Figure, Figure];
    const result = checkRatio(rate.value, part, base);
    if (result) yield { pair, result };
  }
}

function comparisonOf({ pair, result }: Candidate, rate: Rate): Comparison {
  const { outcome, numbers, facts } = told(rate.text, result, '%');
  return {
    outcome,
    variant: result.holds ? 'holds' : 'differs',
    facts: { ...facts, name: rate.name, parts: pair.map(amountWords).join(' ÷ ') },
    figures: [rate, ...pair.map(amountEvidence)],
    ...numbers,
  };
}
