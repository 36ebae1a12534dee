import { matchForm } from '../../model/characters.ts';
import { findQuantities } from '../../model/quantity.ts';
import type { Finding, ReportBody } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { type Attainment, attainmentsOf, isAbove } from '../attainment.ts';
import { lastClause } from '../clauses.ts';

/**
 * 问题中所述情况无数据支持: a claim under problems has no figure behind it.
 *
 * Why: 个别指标完成率超过140% under problems has to be found among the indicators, or the paragraph was taken from elsewhere.
 * Formula: 完成率超过x% → an indicator with actual ÷ target > x %; exact limits, `interval` figures.
 * Basis: 存在问题应与自评数据相对应。
 * Fires: 导致个别指标实际完成率超过140%, no indicator above 120 %.
 * Holds: the same with 目标值30家，实际值45家. Silent where no indicator can be computed, and for claims about money.
 */
export const problemClaimUnsupported: Rule = {
  id: 'problem-claim-unsupported',
  severity: 'warning',
  title: { zh: '问题中所述情况无数据支持', en: 'A claim under problems has no figure behind it' },
  basis: '存在问题应与自评数据相对应',
  needs: {
    zh: '存在问题中未写明指标完成率，或没有可以计算完成率的指标',
    en: 'Needs a claim on completion rates under problems, and indicators to compute them from',
  },
  messages: {
    unsupported: {
      zh: '存在问题中所述“{claim}”与指标数据不符，没有完成率达到这一程度的指标',
      en: 'Under problems “{claim}” is said, but no indicator has such a completion rate',
    },
    holds: {
      zh: '存在问题中所述“{claim}”有指标数据支持（{names}）',
      en: 'What is said under problems (“{claim}”) is borne out by indicators ({names})',
    },
  },
  *check(report, profile) {
    const attainments = attainmentsOf(report, profile);
    for (const claim of claimsOf(report)) if (attainments.length > 0) yield comparisonOf(claim, attainments);
  },
};

interface Claim extends Evidence {
  readonly words: string;
  readonly limit: string;
}

/** The figure in the problems that a completion rate is said to pass. */
function claimsOf({ problems }: ReportBody): Claim[] {
  return problems.flatMap((problem) => claimsIn(problem));
}

function claimsIn({ text, places }: Finding): Claim[] {
  const match = matchForm(text);
  return findQuantities(match)
    .filter(({ quantity: { unit, comparator } }) => unit === '%' && ['over', '>', '>='].includes(comparator))
    .map(({ from, to, quantity }) => ({
      words: lastClause(match.slice(0, from), '，。；、\n') + match.slice(from, to),
      limit: quantity.value,
      text: match.slice(from, to),
      places,
    }))
    .filter(({ words }) => /完成率|完成比例/u.test(words) && !/支出|执行|资金|预算|支付/u.test(words));
}

function comparisonOf({ words, limit, text, places }: Claim, attainments: readonly Attainment[]): Comparison {
  const found = attainments.filter((attainment) => isAbove(attainment, limit));
  const figures = found.flatMap(({ indicator: { actual } }) => actual ?? []);
  return {
    outcome: found.length > 0 ? 'pass' : 'fail',
    variant: found.length > 0 ? 'holds' : 'unsupported',
    facts: { claim: words, names: found.map(({ indicator, percent }) => `${indicator.name}${percent}%`).join('、') },
    figures: [{ text, places }, ...figures],
    stated: text,
  };
}
