/**
 * The questions that a reviewer asks first, as views over the tables; the same words for DuckDB and PostgreSQL.
 *
 * Quotients divide before they multiply: in DuckDB a division of decimals gives a double, which cannot overflow.
 */
export interface View {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly sql: string;
}

/** In the order in which they are made: later ones stand on earlier ones. */
export const views: readonly View[] = [
  {
    name: 'v_findings',
    zh: '问题清单：不符和存疑的核对',
    en: 'Checks that failed or are uncertain and are not accepted, with both quotes and their pages; `second_file` tells those between reports.',
    sql: `
SELECT r.file, r.department, r.fiscal_year, r.kind AS report_kind, c.outcome, c.severity, c.rule, c.message,
       c.stated, c.computed, c.difference, c.first_text, c.first_page, c.second_text, c.second_page, c.sha256, c.position,
       CAST(NULL AS TEXT) AS second_file
FROM "check" c
JOIN report r ON r.sha256 = c.sha256
WHERE c.outcome <> 'pass' AND c.accepted IS NULL
UNION ALL
SELECT r.file, r.department, r.fiscal_year, r.kind AS report_kind, c.outcome, c.severity, c.rule, c.message,
       c.stated, c.computed, c.difference, c.first_text, c.first_page, c.second_text, c.second_page, c.sha256, c.position,
       c.second_file
FROM cross_check c
JOIN report r ON r.sha256 = c.sha256
WHERE c.outcome <> 'pass' AND c.accepted IS NULL`,
  },
  {
    name: 'v_indicator_completion',
    zh: '指标完成率',
    en: 'Indicators with one figure each as target and actual; the percentage only where both have the same unit and more is better.',
    sql: `
WITH figure AS (
  SELECT sha256, owner_position, role, min(value) AS value, min(unit) AS unit, min(comparator) AS comparator
  FROM quantity
  WHERE owner_kind = 'indicator' AND role IN ('target', 'actual')
  GROUP BY sha256, owner_position, role
  HAVING count(*) = 1
)
SELECT r.file, r.department, r.fiscal_year, i.kind, i.level1, i.level2, i.name, i.target_text, i.actual_text, i.verdict,
       t.comparator AS target_comparator, t.value AS target_value, t.unit AS target_unit,
       a.value AS actual_value, a.unit AS actual_unit,
       CASE WHEN t.unit = a.unit AND t.value > 0 AND t.comparator IN ('=', '>=', '>', '~', 'over')
            THEN round(a.value / t.value * 100, 2) END AS completion_percent,
       i.score, i.full_score, i.shortfall_reason, i.page, i.sha256, i.position
FROM indicator i
JOIN report r ON r.sha256 = i.sha256
LEFT JOIN figure t ON t.sha256 = i.sha256 AND t.owner_position = i.position AND t.role = 'target'
LEFT JOIN figure a ON a.sha256 = i.sha256 AND a.owner_position = i.position AND a.role = 'actual'`,
  },
  {
    name: 'v_execution_rate',
    zh: '预算执行率：计算值与报告所述',
    en: 'Budget, expenditure and their quotient beside the rate that is stated; where an amount is told twice, the first one.',
    sql: `
WITH amount AS (
  SELECT sha256, scope,
         (array_agg(yuan ORDER BY position) FILTER (WHERE item = 'initial' AND yuan IS NOT NULL))[1] AS initial_yuan,
         (array_agg(yuan ORDER BY position) FILTER (WHERE item = 'adjusted' AND yuan IS NOT NULL))[1] AS adjusted_yuan,
         (array_agg(yuan ORDER BY position) FILTER (WHERE item = 'expenditure' AND yuan IS NOT NULL))[1] AS expenditure_yuan
  FROM fund
  WHERE fund = 'total'
  GROUP BY sha256, scope
), stated AS (
  SELECT sha256, scope, (array_agg(value ORDER BY position))[1] AS stated_percent
  FROM rate
  WHERE name LIKE '%执行率%' AND unit = '%' AND value IS NOT NULL
  GROUP BY sha256, scope
)
SELECT r.file, r.department, r.fiscal_year, r.kind AS report_kind, a.scope,
       a.initial_yuan, a.adjusted_yuan, coalesce(a.adjusted_yuan, a.initial_yuan) AS budget_yuan, a.expenditure_yuan,
       round(a.expenditure_yuan / nullif(coalesce(a.adjusted_yuan, a.initial_yuan), 0) * 100, 2) AS computed_percent,
       s.stated_percent, a.sha256
FROM amount a
JOIN report r ON r.sha256 = a.sha256
LEFT JOIN stated s ON s.sha256 = a.sha256 AND s.scope = a.scope`,
  },
  {
    name: 'v_department_summary',
    zh: '部门汇总',
    en: 'One row for each department, year and kind of report; money of the report’s own scope, never of its parts.',
    sql: `
WITH money AS (
  SELECT e.sha256, sum(e.budget_yuan) AS budget_yuan, sum(e.expenditure_yuan) AS expenditure_yuan
  FROM v_execution_rate e
  JOIN report r ON r.sha256 = e.sha256
  WHERE e.scope = coalesce(r.project_name, 'department')
  GROUP BY e.sha256
), verdict AS (
  SELECT sha256, count(verdict) AS with_verdict,
         count(*) FILTER (WHERE verdict IN ('met', 'exceeded')) AS met
  FROM indicator
  GROUP BY sha256
)
SELECT r.department, r.fiscal_year, r.kind AS report_kind, count(*) AS reports,
       round(avg(r.score), 2) AS average_score, min(r.score) AS lowest_score,
       sum(r.indicators) AS indicators, sum(v.with_verdict) AS indicators_with_verdict, sum(v.met) AS indicators_met,
       sum(r.failed_errors) AS failed_errors, sum(r.failed_warnings) AS failed_warnings,
       sum(r.failed_notes) AS failed_notes, sum(r.uncertain) AS uncertain,
       sum(m.budget_yuan) AS budget_yuan, sum(m.expenditure_yuan) AS expenditure_yuan,
       round(sum(m.expenditure_yuan) / nullif(sum(m.budget_yuan), 0) * 100, 2) AS execution_percent
FROM report r
LEFT JOIN money m ON m.sha256 = r.sha256
LEFT JOIN verdict v ON v.sha256 = r.sha256
GROUP BY r.department, r.fiscal_year, r.kind`,
  },
  {
    name: 'v_year_over_year',
    zh: '年度对比',
    en: 'Departments with reports of two years running: this year beside the one before.',
    sql: `
SELECT t.department, t.report_kind, t.fiscal_year, t.average_score, b.average_score AS average_score_before,
       t.average_score - b.average_score AS score_change,
       t.budget_yuan, b.budget_yuan AS budget_yuan_before, t.budget_yuan - b.budget_yuan AS budget_change,
       t.expenditure_yuan, b.expenditure_yuan AS expenditure_yuan_before,
       t.expenditure_yuan - b.expenditure_yuan AS expenditure_change,
       t.execution_percent, b.execution_percent AS execution_percent_before,
       t.failed_errors, b.failed_errors AS failed_errors_before
FROM v_department_summary t
JOIN v_department_summary b
  ON b.department = t.department AND b.report_kind = t.report_kind AND b.fiscal_year = t.fiscal_year - 1`,
  },
];
