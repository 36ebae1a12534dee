import type { ProvinceProfile } from '../../model/profile.ts';
import type { Indicator, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf, wordsOfRow } from '../attainment.ts';
import { isMissed } from '../pairing.ts';
import { hasReason, sentencesOf } from '../reasons.ts';

/**
 * 未完成目标且未说明原因: a target was missed and no reason is given.
 *
 * Why: a shortfall without a reason cannot be judged, and the procedure asks for one.
 * Formula: actual below target, or verdict missed or partly met → reason present; 无, — and / are none; `interval`.
 * Basis: 未完成绩效目标或偏离较大的，应分析并说明原因。
 * Fires: 目标值不少于30家，实际值26家，未完成年度任务, without 未达标原因.
 * Holds: the same with 未达标原因：两家企业年底前外迁. Silent for rows that reach their target, and for those that claim to
 * (完成年度任务 with too small a figure is verdict-contradicts-figures).
 */
export const shortfallWithoutReason: Rule = {
  id: 'shortfall-without-reason',
  severity: 'error',
  title: { zh: '未完成目标且未说明原因', en: 'Below target without a reason' },
  basis: '未完成绩效目标或偏离较大的，应分析并说明原因',
  needs: { zh: '未读到未完成目标的指标', en: 'No indicator is below its target' },
  messages: {
    unexplained: {
      zh: '“{name}”实际值为{actual}，与目标值（{target}）不符，未写明未达标原因',
      en: 'The actual of “{name}” is {actual}, short of its target ({target}), and no reason is given',
    },
    'unexplained-verdict': {
      zh: '“{name}”的完成结论为“{verdict}”（目标值{target}，实际值{actual}），未写明未达标原因',
      en: 'The verdict on “{name}” is “{verdict}” (target {target}, actual {actual}), and no reason is given',
    },
    explained: {
      zh: '“{name}”实际值{actual}，未完成目标值{target}，已写明未达标原因',
      en: 'The actual of “{name}” is {actual}, short of its target {target}, and the reason is given',
    },
  },
  *check(report, profile) {
    for (const indicator of report.indicators) {
      // Why little was spent, low-execution-unexplained asks.
      if (isMissed(indicator, profile) && indicator.kind !== 'execution')
        yield comparisonOf(indicator, report, profile);
    }
  },
};

function comparisonOf(indicator: Indicator, report: ReportBody, profile: ProvinceProfile): Comparison {
  const { verdict, shortfallReason } = indicator;
  // Some forms have no column of reasons and one cell for all of them below the rows.
  const isExplainedBelow = indicator.from === 'table' && report.explanations.length > 0;
  const isExplained = hasReason(indicator, profile) || isExplainedBelow || isExplainedElsewhere(indicator, report);
  const variant = isExplained ? 'explained' : verdict ? 'unexplained-verdict' : 'unexplained';
  return {
    outcome: variant === 'explained' ? 'pass' : 'fail',
    variant,
    facts: { ...wordsOfRow(indicator), verdict: verdict?.text ?? '' },
    figures: evidenceOf(indicator),
    ...(shortfallReason ? { stated: shortfallReason.text } : {}),
  };
}

/** 「基础设施项目数量未完成年度目标，原因是……」 in another section. */
function isExplainedElsewhere({ name }: Indicator, report: ReportBody): boolean {
  return sentencesOf(report).some((sentence) => sentence.includes(name) && toldReason.test(sentence));
}

const toldReason = /原因|由于|因为|受[^，]{1,20}影响/u;
