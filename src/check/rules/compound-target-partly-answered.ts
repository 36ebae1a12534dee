import { matchForm } from '../../model/characters.ts';
import { comparable } from '../../model/figure.ts';
import { findQuantities } from '../../model/quantity.ts';
import type { Indicator, Quantity } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf, wordsOfRow } from '../attainment.ts';
import { isOneMeasure } from '../measures.ts';

/**
 * 目标含多项内容，实际值只回应部分: a target of several clauses is answered only in part.
 *
 * Why: what is passed over in silence was usually not done.
 * Formula: every clause of the target with a figure has a figure of its unit in the actual, or the actual has as many
 * clauses as the target.
 * Basis: 应逐项说明绩效指标完成情况。
 * Fires: 目标值评选工作室12个、教师36人，考核岗位8项, 实际值考核岗位8项.
 * Holds: 目标值修订办法2项，编制手册3册, 实际值修订办法2项，编制手册2册. Silent for a figure inside a clause that says what is
 * counted (产值大于2亿元的企业不少于6家), for one total over clauses of one unit, and for 均已完成.
 */
export const compoundTargetPartlyAnswered: Rule = {
  id: 'compound-target-partly-answered',
  severity: 'warning',
  title: { zh: '目标含多项内容，实际值只回应部分', en: 'A target of several clauses is answered only in part' },
  basis: '应逐项说明绩效指标完成情况',
  needs: { zh: '未读到目标值含多项数值的指标', en: 'Needs an indicator whose target has several clauses with figures' },
  messages: {
    partly: {
      zh: '“{name}”目标值（{target}）含{count}项内容，与实际值（{actual}）不符，其中{missing}没有对应的完成值',
      en: 'The target of “{name}” ({target}) has {count} clauses; the actual ({actual}) says nothing of {missing}',
    },
    holds: {
      zh: '“{name}”目标值（{target}）含{count}项内容，实际值（{actual}）均有回应',
      en: 'The target of “{name}” ({target}) has {count} clauses, and the actual ({actual}) answers each',
    },
  },
  *check({ indicators }) {
    for (const indicator of indicators) {
      const clauses = clausesOf(indicator.target?.text ?? '');
      if (clauses.length > 1 && indicator.actual) yield comparisonOf(indicator, clauses);
    }
  },
};

interface Clause {
  readonly figures: readonly { readonly text: string; readonly quantity: Quantity }[];
}

/** The clauses of a text that have a figure; what stands in brackets or in the title of a document is none. */
function clausesOf(text: string): Clause[] {
  return clauseTexts(text)
    .map((clause) => ({
      figures: findQuantities(clause).map(({ from, to, quantity }) => ({ text: clause.slice(from, to), quantity })),
    }))
    .filter(({ figures }) => figures.length > 0);
}

function clauseTexts(text: string): string[] {
  return matchForm(text.replace(/《[^》]*》|（[^）]*）|\([^)]*\)/gu, ''))
    .split(/[，；;。、]|(?<!\d),|,(?!\d)/u)
    .filter((clause) => clause.trim() !== '');
}

function comparisonOf(indicator: Indicator, clauses: readonly Clause[]): Comparison {
  const missing = isAnswered(indicator, clauses)
    ? []
    : clauses.filter((clause) => !hasAnswer(clause, clauses, indicator));
  const isPartly = missing.length > 0;
  return {
    outcome: isPartly ? 'fail' : 'pass',
    variant: isPartly ? 'partly' : 'holds',
    facts: {
      ...wordsOfRow(indicator),
      count: String(clauses.length),
      missing: missing.flatMap(({ figures }) => figures.map(({ text }) => text)).join('、'),
    },
    figures: evidenceOf(indicator),
    stated: indicator.actual?.text ?? '',
  };
}

function isAnswered({ actual }: Indicator, clauses: readonly Clause[]): boolean {
  const [text, figures] = [actual?.text ?? '', actual?.quantities ?? []];
  // A sentence without any figure is a matter of target-repeated-as-actual, not of a clause that was left out.
  if (figures.length === 0 || figures.length >= clauses.length) return true;
  if (clauseTexts(text).length >= clauses.length || /[均皆都]|全部|逐一|各项/u.test(text)) return true;
  const [first, ...others] = clauses.map(({ figures: [figure] }) => figure?.quantity);
  return others.every((other) => first && other && comparable(first, other));
}

function hasAnswer({ figures }: Clause, clauses: readonly Clause[], { actual }: Indicator): boolean {
  const wanted = clauses.flatMap(({ figures: all }) => all);
  return (actual?.quantities ?? []).some((reached) => {
    // 8项 answers 8项, and 12个 only where nothing asks for 项.
    const isTaken = wanted.some(({ quantity }) => comparable(quantity, reached));
    return figures.some(({ quantity }) =>
      isTaken ? comparable(quantity, reached) : isOneMeasure(quantity.unit, reached.unit),
    );
  });
}
