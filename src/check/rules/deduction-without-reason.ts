import type { ProvinceProfile } from '../../model/profile.ts';
import type { Indicator, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf } from '../by-row.ts';
import { hasReason, sentencesOf } from '../reasons.ts';
import { isReduced, lostPoints } from '../weights.ts';

/**
 * 扣分未说明原因: points were taken off and no reason is given.
 *
 * Why: a deduction without a reason cannot be judged, and the procedure asks for one.
 * Formula: score < full score → reason present, exact; 无, — and / are none.
 * Basis: 未完成绩效目标、扣分的指标，应分析并说明原因。
 * Fires: 目标值1,200台，实际值1,150台，分值8，得分7, with an empty 偏差原因.
 * Holds: the same with 偏差原因：两个村的设备年底才到货. A reason below the form counts when it names the indicator.
 */
export const deductionWithoutReason: Rule = {
  id: 'deduction-without-reason',
  severity: 'error',
  title: { zh: '扣分未说明原因', en: 'Points were taken off and no reason is given' },
  basis: '未完成绩效目标、扣分的指标，应分析并说明原因',
  needs: { zh: '未读到得分低于分值的指标', en: 'No indicator has a score below its full score' },
  messages: {
    unexplained: {
      zh: '“{name}”得分为{score}分（满分{fullScore}分{values}），扣{lost}分，未写明扣分原因',
      en: 'The score of “{name}” is {score} out of {fullScore}{values}; {lost} points were taken off and no reason is given',
    },
    explained: {
      zh: '“{name}”得分{score}分（满分{fullScore}分{values}），扣{lost}分，已写明扣分原因',
      en: 'The score of “{name}” is {score} out of {fullScore}{values}; {lost} points were taken off and the reason is given',
    },
  },
  *check(report, profile) {
    for (const indicator of report.indicators) {
      // The points of 预算执行率 follow from the rate: low-execution-unexplained asks why it is low.
      if (isReduced(indicator) && indicator.kind !== 'execution')
        yield comparisonOf(indicator, isExplained(indicator, report, profile));
    }
  },
};

function isExplained(indicator: Indicator, report: ReportBody, profile: ProvinceProfile): boolean {
  const told = sentencesOf(report).some((words) => words.includes(indicator.name) && /原因|由于|因|受/u.test(words));
  // Some forms have one cell for all reasons below the rows.
  const isBelow = report.explanations.length > 0 && (indicator.from === 'table' || Boolean(indicator.restated));
  return hasReason(indicator, profile) || isBelow || told || isToldElsewhere(indicator, report, profile);
}

// A form that repeats the prose need not repeat the reason.
function isToldElsewhere({ name }: Indicator, { indicators }: ReportBody, profile: ProvinceProfile): boolean {
  return indicators.some((other) => other.name === name && hasReason(other, profile));
}

function comparisonOf(indicator: Indicator, isExplainedHere: boolean): Comparison {
  const { name, target, actual, fullScore, score, shortfallReason } = indicator;
  const values = [target, actual].flatMap((one) => one?.text ?? []).join(' → ');
  return {
    outcome: isExplainedHere ? 'pass' : 'fail',
    variant: isExplainedHere ? 'explained' : 'unexplained',
    facts: {
      name,
      score: score?.value ?? '',
      fullScore: fullScore?.value ?? '',
      lost: lostPoints(indicator),
      values: values && `；${values}`,
    },
    figures: evidenceOf(indicator),
    ...(shortfallReason ? { stated: shortfallReason.text } : {}),
  };
}
