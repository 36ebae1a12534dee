import { groupBy } from '../../model/groups.ts';
import type { Indicator, ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf } from '../attainment.ts';
import { inTable } from '../forms.ts';

/**
 * 指标重复: the same indicator stands twice in one list.
 *
 * Why: its weight counts twice, and a real indicator may have been overwritten.
 * Formula: name, level and target equal within one list of the text or one table, exact after white space and brackets.
 * Basis: 绩效指标不应重复设置。
 * Fires: ①培训场次，目标值20场 … ④培训场次，目标值20场.
 * Holds: every name once. Silent for a table that repeats the list of the text, for the forms of several projects, and for
 * one name with another target.
 */
export const duplicateIndicator: Rule = {
  id: 'duplicate-indicator',
  severity: 'warning',
  title: { zh: '指标重复', en: 'The same indicator stands twice' },
  basis: '绩效指标不应重复设置',
  needs: { zh: '未读到两项以上指标', en: 'Needs a list of at least two indicators' },
  messages: {
    repeated: {
      zh: '“{name}”（目标值{target}）重复列示{count}次，与指标不重复设置的要求不符',
      en: '“{name}” (target {target}) is listed {count} times',
    },
    holds: { zh: '{count}项指标没有重复', en: 'None of the {count} indicators is listed twice' },
  },
  *check(report) {
    for (const list of listsOf(report)) yield* comparisonsOf(list);
  },
};

/** The lists of a report: runs of the prose whose numbers grow, the rows of each table. */
function listsOf(report: ReportBody): Indicator[][] {
  const prose = report.indicators.filter(({ from }) => from === 'prose');
  return [...runsOf(prose), ...tablesOf(report)].filter((list) => list.length > 1);
}

function tablesOf(report: ReportBody): Indicator[][] {
  const rows = report.indicators.filter(({ from }) => from === 'table');
  // The forms of several projects repeat each other's rows.
  if ((report.profile.projects?.length ?? 0) > 1) return [];
  if (report.tables.length < 2) return [rows];
  return report.tables.map((table) => rows.filter(inTable({ ...report, tables: [table] })));
}

function runsOf(rows: readonly Indicator[]): Indicator[][] {
  const runs: Indicator[][] = [];
  for (const row of rows) {
    const isFirst = row.number === null || row.number === runs.at(-1)?.[0]?.number;
    if (isFirst || runs.length === 0) runs.push([]);
    runs.at(-1)?.push(row);
  }
  return runs;
}

function* comparisonsOf(list: readonly Indicator[]): Iterable<Comparison> {
  const repeated = [...groupBy(list, keyOf).values()].filter((rows) => rows.length > 1);
  for (const rows of repeated) yield comparisonOf(rows);
  if (repeated.length === 0)
    yield {
      outcome: 'pass',
      variant: 'holds',
      facts: { count: String(list.length) },
      figures: list.flatMap(evidenceOf),
    };
}

function keyOf({ level1, level2, name, target, actual }: Indicator): string {
  const bare = (text: string | null | undefined): string => text?.replace(/[\s（）()，。、]/gu, '') ?? '';
  return [level1, level2, name, target?.text, actual?.text].map(bare).join('\n');
}

function comparisonOf(rows: readonly Indicator[]): Comparison {
  const [{ name, target }] = rows as [Indicator];
  return {
    outcome: 'fail',
    variant: 'repeated',
    facts: { name, target: target?.text ?? '', count: String(rows.length) },
    figures: rows.flatMap((row) => [{ text: row.name, places: row.places }, ...evidenceOf(row)]),
    stated: String(rows.length),
    computed: '1',
  };
}
