import type { Finding, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { speaksOf } from '../likeness.ts';

/**
 * 问题与改进措施不对应: problems and measures do not correspond.
 *
 * Why: a problem without a measure will be found again next year.
 * Formula: as many measures as problems, or a measure about every problem (a shared word); exact.
 * Basis: 改进措施应针对存在问题逐项提出。
 * Fires: three problems, two measures, and none about the third.
 * Holds: three problems and three measures; three problems and two measures that cover all. Silent without a list of both.
 */
export const problemMeasureMismatch: Rule = {
  id: 'problem-measure-mismatch',
  severity: 'warning',
  title: { zh: '问题与改进措施不对应', en: 'Problems and measures do not correspond' },
  basis: '改进措施应针对存在问题逐项提出',
  needs: { zh: '未同时读到存在问题和改进措施', en: 'Needs a list of problems and a list of measures' },
  messages: {
    unmatched: {
      zh: '存在问题{problems}项，与改进措施{measures}项数量不符，“{problem}”没有对应的措施',
      en: 'There are {problems} problems and {measures} measures, none of them about “{problem}”',
    },
    holds: {
      zh: '存在问题{problems}项，改进措施{measures}项，二者对应',
      en: 'There are {problems} problems and {measures} measures, which correspond',
    },
  },
  *check({ problems, improvements }) {
    if (problems.length === 0 || improvements.length === 0) return;
    const isListed = [...problems, ...improvements].every(({ number }) => number !== '');
    const alone = problems.find(({ text }) => !improvements.some((measure) => speaksOf(measure.text, text)));
    const isMatched = problems.length <= improvements.length || !alone || !isListed;
    yield comparisonOf(problems, improvements, isMatched ? null : (alone ?? null));
  },
};

function comparisonOf(
  problems: ReportBody['problems'],
  measures: ReportBody['improvements'],
  alone: Finding | null,
): Comparison {
  return {
    outcome: alone ? 'fail' : 'pass',
    variant: alone ? 'unmatched' : 'holds',
    facts: { problems: String(problems.length), measures: String(measures.length), problem: alone?.title ?? '' },
    figures: [...problems, ...measures].map(({ title, places }) => ({ text: title, places })),
    stated: String(measures.length),
    computed: String(problems.length),
  };
}
