import type { Indicator, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf, wordsOfRow } from '../attainment.ts';
import { datesIn } from '../dates.ts';

/**
 * 完成时间晚于计划: a finishing date lies after the planned one.
 *
 * Why: a deadline that was missed is a target that was missed, whatever the verdict says.
 * Formula: date(actual) ≤ date(target), one date each; a month ends with its last day; the year is the one printed, else the
 * one of the other date, else the fiscal year; exact.
 * Basis: 时效指标应按期完成。
 * Fires: 目标值9月底前，实际值11月18日.
 * Holds: 目标值2023年11月底前，实际值2023年11月18日. Silent for several dates on either side and for words such as 按期完成.
 */
export const milestoneLate: Rule = {
  id: 'milestone-late',
  severity: 'warning',
  title: { zh: '完成时间晚于计划', en: 'A finishing date lies after the planned one' },
  basis: '时效指标应按期完成',
  needs: {
    zh: '未读到目标值和实际值各写明一个日期的指标',
    en: 'Needs an indicator with a date both as target and actual',
  },
  messages: {
    late: {
      zh: '“{name}”实际完成时间（{actual}）与计划完成时间（{target}）不符，晚于计划',
      en: '“{name}” was finished ({actual}) after the planned date ({target})',
    },
    holds: {
      zh: '“{name}”实际完成时间（{actual}）不晚于计划完成时间（{target}）',
      en: '“{name}” was finished ({actual}) no later than planned ({target})',
    },
  },
  *check(report) {
    for (const indicator of report.indicators) {
      const isLate = latenessOf(indicator, report);
      if (isLate !== null) yield comparisonOf(indicator, isLate);
    }
  },
};

function latenessOf({ target, actual }: Indicator, { profile }: ReportBody): boolean | null {
  const [planned, ...others] = datesIn(target?.text ?? '');
  const [done, ...more] = datesIn(actual?.text ?? '');
  if (!planned || !done || others.length + more.length > 0) return null;
  const fiscal = Number(profile.fiscalYear?.value) || 0;
  const [due, finished] = [planned.year ?? done.year ?? fiscal, done.year ?? planned.year ?? fiscal];
  // The whole month is given to the plan, the first possible day to what was done.
  return finished * 10_000 + done.first > due * 10_000 + planned.last;
}

function comparisonOf(indicator: Indicator, isLate: boolean): Comparison {
  return {
    outcome: isLate ? 'fail' : 'pass',
    variant: isLate ? 'late' : 'holds',
    facts: wordsOfRow(indicator),
    figures: evidenceOf(indicator),
    stated: indicator.actual?.text ?? '',
    computed: indicator.target?.text ?? '',
  };
}
