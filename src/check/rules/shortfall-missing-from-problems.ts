import type { Indicator, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf, wordsOfRow } from '../attainment.ts';
import { speakingMostOf } from '../likeness.ts';
import { isMissed } from '../pairing.ts';

/**
 * 未完成指标未在问题中反映: a missed indicator has no entry under problems.
 *
 * Why: what was missed should come back where the report says what went wrong.
 * Formula: actual below target, or verdict missed or partly met → a problem speaks of the indicator, of its reason, or of
 * targets that were missed in general.
 * Basis: 存在问题应反映未完成的绩效目标。
 * Fires: 培训场次未完成年度任务, problems only about 采购 and 资产.
 * Holds: a problem 培训组织不及时; a problem 部分指标未完成. Silent where the report lists no problems.
 */
export const shortfallMissingFromProblems: Rule = {
  id: 'shortfall-missing-from-problems',
  severity: 'note',
  title: { zh: '未完成指标未在问题中反映', en: 'A missed indicator has no entry under problems' },
  basis: '存在问题应反映未完成的绩效目标',
  needs: { zh: '未读到未完成的指标或存在的问题', en: 'Needs a missed indicator and a list of problems' },
  messages: {
    missing: {
      zh: '“{name}”（目标值{target}，实际值{actual}）未完成，存在问题中未写明相关情况',
      en: '“{name}” (target {target}, actual {actual}) was missed, and no problem speaks of it',
    },
    holds: {
      zh: '“{name}”（目标值{target}，实际值{actual}）未完成，已在存在问题中反映：“{problem}”',
      en: '“{name}” (target {target}, actual {actual}) was missed, and a problem speaks of it: “{problem}”',
    },
  },
  *check(report, profile) {
    const missed = report.indicators.filter((row) => isMissed(row, profile));
    for (const row of report.problems.length > 0 ? missed : []) yield comparisonOf(row, report);
  },
};

const general = /(?:指标|目标|任务).{0,20}(?:未|没有|不|偏|过[低高])|未.{0,6}(?:达标|完成|达到)|进度/u;

function comparisonOf(row: Indicator, { problems }: ReportBody): Comparison {
  const topic = row.name + (row.shortfallReason?.text ?? '');
  const problem = speakingMostOf(problems, topic) ?? problems.find(({ text }) => general.test(text));
  return {
    outcome: problem ? 'pass' : 'fail',
    variant: problem ? 'holds' : 'missing',
    facts: { ...wordsOfRow(row), problem: problem?.title ?? '' },
    figures: [...evidenceOf(row), ...(problem ? [problem] : [])],
  };
}
