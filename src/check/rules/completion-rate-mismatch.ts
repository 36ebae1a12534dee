import { type Comparison as Arithmetic, checkRatio, comparable, figureOf } from '../../model/figure.ts';
import type { Indicator, Quantity, ReportBody, Statement } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { told } from '../arithmetic.ts';
import { onlyFigures } from '../attainment.ts';
import { lastClause } from '../clauses.ts';
import { completionRates } from '../completion.ts';

/**
 * 所写完成率与数值不符: a printed completion rate does not follow from target and actual.
 *
 * Why: the rate is what gets read and scored; it has to be the one that the two figures beside it give.
 * Formula: rate = actual ÷ target, both printed in the sentence of the rate; policy `rate`.
 * Basis: 完成率 = 实际完成值 ÷ 目标值 × 100%。
 * Fires: 目标值12场，完成值10场，完成率90%.
 * Holds: 目标值12场，完成值10场，完成率83.3%. Silent for a rate without its two figures in the same sentence, for limits from
 * above, and for rates of money (execution-rate-mismatch).
 */
export const completionRateMismatch: Rule = {
  id: 'completion-rate-mismatch',
  severity: 'error',
  title: { zh: '所写完成率与数值不符', en: 'The completion rate does not follow from target and actual' },
  basis: '完成率 = 实际完成值 ÷ 目标值 × 100%',
  needs: {
    zh: '未读到同一句中写明目标值、实际值和完成率的内容',
    en: 'Needs a completion rate with target and actual in the same sentence',
  },
  messages: {
    differs: {
      zh: '“{name}”完成率为{stated}，与实际值除以目标值（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The completion rate of “{name}” is {stated}, which differs from actual ÷ target ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '“{name}”完成率为{stated}，与实际值除以目标值（{parts} = {computed}）相符，容许误差{tolerance}',
      en: 'The completion rate of “{name}” is {stated}, which is actual ÷ target ({parts} = {computed}; tolerance {tolerance})',
    },
  },
  *check(report) {
    for (const rate of completionRates(report)) {
      const base = rowOf(rate, report.indicators) ?? sentenceOf(rate, report);
      const result = base ? checkRatio(rate.quantity, figureOf(base.reached), figureOf(base.wanted)) : null;
      if (base && result) yield comparisonOf(rate, base, result);
    }
  },
};

interface Base {
  readonly name: string;
  readonly wanted: Quantity;
  readonly reached: Quantity;
  readonly target: Evidence;
  readonly actual: Evidence;
}

function rowOf({ sentence }: Statement, indicators: readonly Indicator[]): Base | null {
  const row = indicators.find(
    ({ name, target, actual }) =>
      sentence.includes(name) && target && actual && sentence.includes(target.text) && sentence.includes(actual.text),
  );
  const [wanted, reached] = (row && onlyFigures(row)) ?? [];
  if (!row?.target || !row.actual || !wanted || !reached || !comparable(wanted, reached) || !wantsMore(wanted))
    return null;
  return { name: row.name, wanted, reached, target: row.target, actual: row.actual };
}

/** 计划检查480家，实际检查384家，完成率80%: the two figures before the rate. */
function sentenceOf(rate: Statement, { statements }: ReportBody): Base | null {
  const at = statements.indexOf(rate);
  const [target, actual] = statements.slice(Math.max(0, at - 2), at);
  if (target?.sentence !== rate.sentence || actual?.sentence !== rate.sentence) return null;
  const [before = '', between = ''] = rate.sentence.split(target.text);
  const isAsked = /计划|目标|任务/u.test(lastClause(before, '，；'));
  const isAnswered = /完成|实际|已/u.test(between.slice(0, Math.max(0, between.indexOf(actual.text))));
  if (!isAsked || !isAnswered || /计划|目标/u.test(actual.subject)) return null;
  if (!comparable(target.quantity, actual.quantity) || !wantsMore(target.quantity)) return null;
  return { name: target.subject, wanted: target.quantity, reached: actual.quantity, target, actual };
}

function wantsMore({ comparator, change }: Quantity): boolean {
  return comparator !== '<=' && comparator !== '<' && !change;
}

function comparisonOf(rate: Statement, { name, target, actual }: Base, result: Arithmetic): Comparison {
  const { outcome, numbers, facts } = told(rate.text, result, '%');
  return {
    outcome,
    variant: result.holds ? 'holds' : 'differs',
    facts: { ...facts, name, parts: `${actual.text} ÷ ${target.text}` },
    figures: [rate, target, actual],
    ...numbers,
  };
}
