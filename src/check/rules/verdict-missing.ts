import type { ProvinceProfile } from '../../model/profile.ts';
import type { Indicator, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { wordsOfRow } from '../attainment.ts';

/**
 * 缺少完成情况结论: an indicator has no verdict although the others have one.
 *
 * Why: a missing verdict hides whether the target was reached, and the row cannot be scored.
 * Formula: verdict present for every row, when at least 80 % of at least 5 rows have one; text and table apart.
 * Basis: 应逐项说明绩效指标完成情况。
 * Fires: nine indicators end with 完成年度任务, the tenth with 96%.
 * Holds: every indicator has its verdict. Not assessed in forms, which have no verdicts.
 */
export const verdictMissing: Rule = {
  id: 'verdict-missing',
  severity: 'warning',
  title: { zh: '缺少完成情况结论', en: 'An indicator has no verdict although the others have' },
  basis: '应逐项说明绩效指标完成情况',
  needs: {
    zh: '写明完成结论的指标过少（需不少于5项指标，其中80%以上写明结论）',
    en: 'Too few indicators with a verdict (needs at least 5 indicators, 80 % of them with a verdict)',
  },
  messages: {
    missing: {
      zh: '“{name}”（目标值{target}，实际值{actual}）未写明完成结论，其余{count}项指标均有结论',
      en: '“{name}” (target {target}, actual {actual}) has no verdict; {count} other indicators have one',
    },
    'missing-figures': {
      zh: '“{name}”未写明完成结论，其余{count}项指标均有结论',
      en: '“{name}” has no verdict; {count} other indicators have one',
    },
    holds: {
      zh: '{count}项指标均写明完成结论',
      en: 'All {count} indicators have a verdict',
    },
  },
  *check(report, profile) {
    for (const from of ['prose', 'table'] as const) yield* comparisonsOf(report, from, profile);
  },
};

function* comparisonsOf(
  { indicators }: ReportBody,
  from: Indicator['from'],
  profile: ProvinceProfile,
): Iterable<Comparison> {
  const rows = indicators.filter((indicator) => indicator.from === from);
  const verdicts = rows.flatMap(({ verdict }) => verdict ?? []);
  const { rows: fewest, percent } = profile.verdictShare;
  if (rows.length < fewest || verdicts.length * 100 < rows.length * percent) return;
  const count = String(verdicts.length);
  if (verdicts.length === rows.length) yield { outcome: 'pass', variant: 'holds', facts: { count }, figures: verdicts };
  for (const row of rows) if (!row.verdict) yield missing(row, count);
}

function missing(row: Indicator, count: string): Comparison {
  const { text, places, target, actual } = row;
  const figures = [target, actual].flatMap((printed) => printed ?? []);
  return {
    outcome: 'fail',
    variant: target && actual ? 'missing' : 'missing-figures',
    facts: { ...wordsOfRow(row), count },
    figures: figures.length > 0 ? figures : [{ text, places }],
  };
}
