import type { Indicator } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { attainmentsOf, isAbove } from '../attainment.ts';

/**
 * 同类结果结论用语不一: the same outcome has different words as its verdict.
 *
 * Why: some rows above their target are called 超额完成, others only 完成; a reader takes the latter for just reached.
 * Formula: all rows with actual > target have a verdict of one kind (超额完成 or 完成), text and table apart.
 * Basis: 完成结论用语应统一。
 * Fires: 目标值10个，实际值11个，超额完成年度任务 beside 目标值60家，实际值62家，完成年度任务.
 * Holds: both 完成年度任务. Silent where fewer than two rows lie above their target, and for limits from above.
 */
export const verdictWordingInconsistent: Rule = {
  id: 'verdict-wording-inconsistent',
  severity: 'note',
  title: { zh: '同类结果结论用语不一', en: 'The same outcome has different verdicts' },
  basis: '完成结论用语应统一',
  needs: {
    zh: '写有完成结论且实际值高于目标值的指标不足两项',
    en: 'Needs at least two indicators above their target with a verdict',
  },
  messages: {
    mixed: {
      zh: '实际值高于目标值的指标中，{some}项结论为“{one}”，与其余{others}项的结论（“{other}”）用语不符',
      en: 'Of the indicators above their target, {some} are called “{one}” and {others} “{other}”',
    },
    holds: {
      zh: '实际值高于目标值的{some}项指标，结论均为“{one}”一类',
      en: 'The {some} indicators above their target all have a verdict like “{one}”',
    },
  },
  *check(report, profile) {
    const above = attainmentsOf(report, profile).filter((attainment) => isAbove(attainment, '100'));
    const rows = [...new Set(above.map(({ indicator }) => indicator))];
    for (const from of ['prose', 'table'] as const) yield* comparisonOf(rows.filter((row) => row.from === from));
  },
};

function* comparisonOf(rows: readonly Indicator[]): Iterable<Comparison> {
  const exceeded = verdictsOf(rows, 'exceeded');
  const met = verdictsOf(rows, 'met');
  if (exceeded.length + met.length < 2) return;
  const isMixed = exceeded.length > 0 && met.length > 0;
  const [first, second] = exceeded.length > 0 ? [exceeded, met] : [met, exceeded];
  yield {
    outcome: isMixed ? 'fail' : 'pass',
    variant: isMixed ? 'mixed' : 'holds',
    facts: {
      some: String(first.length),
      one: first[0]?.text ?? '',
      others: String(second.length),
      other: second[0]?.text ?? '',
    },
    figures: [...first, ...second],
  };
}

function verdictsOf(rows: readonly Indicator[], value: 'exceeded' | 'met'): Evidence[] {
  return rows.flatMap(({ verdict }) => (verdict?.value === value ? verdict : []));
}
