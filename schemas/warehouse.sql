-- gouji/tables/1: generated from src/write/kinds.ts and src/write/views.ts by npm run schemas.
-- DuckDB and PostgreSQL read it alike.

CREATE TABLE IF NOT EXISTS report (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  file TEXT,
  json TEXT,
  digest TEXT,
  report_schema TEXT,
  bytes BIGINT,
  page_count INTEGER,
  ocr_pages INTEGER,
  confidence DOUBLE PRECISION,
  kind TEXT,
  title TEXT,
  department TEXT,
  fiscal_year INTEGER,
  fiscal_year_text TEXT,
  project_name TEXT,
  score DECIMAL(38,10),
  score_text TEXT,
  grade TEXT,
  conclusion_text TEXT,
  conclusion_page INTEGER,
  indicators INTEGER,
  failed_errors INTEGER,
  failed_warnings INTEGER,
  failed_notes INTEGER,
  uncertain INTEGER,
  passed INTEGER,
  accepted INTEGER,
  diagnostics INTEGER,
  not_assessed JSON
);

COMMENT ON TABLE report IS '报告. One row for each PDF; two files with the same bytes are one report.';

COMMENT ON COLUMN report.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN report.position IS '序号 (position)';

COMMENT ON COLUMN report.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN report.program IS '程序版本 (program version)';

COMMENT ON COLUMN report.file IS '文件名 (file name)';

COMMENT ON COLUMN report.json IS '结果文件 (JSON file)';

COMMENT ON COLUMN report.digest IS '内容摘要 (digest)';

COMMENT ON COLUMN report.report_schema IS '报告结构版本 (schema of the JSON)';

COMMENT ON COLUMN report.bytes IS '文件大小（字节） (size in bytes)';

COMMENT ON COLUMN report.page_count IS '页数 (pages)';

COMMENT ON COLUMN report.ocr_pages IS '识别页数 (pages read by OCR)';

COMMENT ON COLUMN report.confidence IS '最低页面置信度 (confidence of the worst page)';

COMMENT ON COLUMN report.kind IS '报告类型 (kind)';

COMMENT ON COLUMN report.title IS '标题 (title)';

COMMENT ON COLUMN report.department IS '部门（单位） (department)';

COMMENT ON COLUMN report.fiscal_year IS '年度 (fiscal year)';

COMMENT ON COLUMN report.fiscal_year_text IS '年度（原文） (fiscal year as printed)';

COMMENT ON COLUMN report.project_name IS '项目名称 (project)';

COMMENT ON COLUMN report.score IS '自评得分 (score of the conclusion)';

COMMENT ON COLUMN report.score_text IS '自评得分（精确文本） (score of the conclusion, exact text)';

COMMENT ON COLUMN report.grade IS '自评等次 (grade of the conclusion)';

COMMENT ON COLUMN report.conclusion_text IS '结论原文 (conclusion as printed)';

COMMENT ON COLUMN report.conclusion_page IS '结论页码 (page of the conclusion)';

COMMENT ON COLUMN report.indicators IS '指标数 (indicators)';

COMMENT ON COLUMN report.failed_errors IS '不符：错误 (failed checks: errors)';

COMMENT ON COLUMN report.failed_warnings IS '不符：警告 (failed checks: warnings)';

COMMENT ON COLUMN report.failed_notes IS '不符：提示 (failed checks: notes)';

COMMENT ON COLUMN report.uncertain IS '存疑 (uncertain checks)';

COMMENT ON COLUMN report.passed IS '相符 (passed checks)';

COMMENT ON COLUMN report.accepted IS '已接受 (accepted by a reviewer)';

COMMENT ON COLUMN report.diagnostics IS '可能误读 (diagnostics)';

COMMENT ON COLUMN report.not_assessed IS '未核对的规则 (rules not assessed)';

CREATE TABLE IF NOT EXISTS section (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  parent INTEGER,
  level INTEGER,
  number TEXT,
  title TEXT,
  topic TEXT,
  text TEXT,
  page INTEGER,
  places JSON,
  confidence DOUBLE PRECISION
);

COMMENT ON TABLE section IS '章节. Headings with the paragraphs below them, in reading order.';

COMMENT ON COLUMN section.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN section.position IS '序号 (position)';

COMMENT ON COLUMN section.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN section.program IS '程序版本 (program version)';

COMMENT ON COLUMN section.parent IS '上级序号 (position of the parent)';

COMMENT ON COLUMN section.level IS '层级 (level)';

COMMENT ON COLUMN section.number IS '编号 (number)';

COMMENT ON COLUMN section.title IS '标题 (title)';

COMMENT ON COLUMN section.topic IS '主题 (topic)';

COMMENT ON COLUMN section.text IS '原文 (words as printed)';

COMMENT ON COLUMN section.page IS '页码 (page)';

COMMENT ON COLUMN section.places IS '位置 (places)';

COMMENT ON COLUMN section.confidence IS '识别置信度 (confidence)';

CREATE TABLE IF NOT EXISTS fund (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  item TEXT,
  fund TEXT,
  scope TEXT,
  comparator TEXT,
  value DECIMAL(38,10),
  value_text TEXT,
  upper_value DECIMAL(38,10),
  upper_value_text TEXT,
  unit TEXT,
  step_text TEXT,
  change TEXT,
  counted TEXT,
  yuan DECIMAL(38,10),
  yuan_text TEXT,
  text TEXT,
  page INTEGER,
  places JSON,
  confidence DOUBLE PRECISION
);

COMMENT ON TABLE fund IS '资金. Amounts of budget and expenditure.';

COMMENT ON COLUMN fund.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN fund.position IS '序号 (position)';

COMMENT ON COLUMN fund.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN fund.program IS '程序版本 (program version)';

COMMENT ON COLUMN fund.item IS '资金项目 (item)';

COMMENT ON COLUMN fund.fund IS '资金来源 (fund)';

COMMENT ON COLUMN fund.scope IS '范围 (scope)';

COMMENT ON COLUMN fund.comparator IS '比较符 (comparator)';

COMMENT ON COLUMN fund.value IS '数值 (value)';

COMMENT ON COLUMN fund.value_text IS '数值（精确文本） (value, exact text)';

COMMENT ON COLUMN fund.upper_value IS '上限 (upper value)';

COMMENT ON COLUMN fund.upper_value_text IS '上限（精确文本） (upper value, exact text)';

COMMENT ON COLUMN fund.unit IS '单位 (unit)';

COMMENT ON COLUMN fund.step_text IS '末位单位 (step)';

COMMENT ON COLUMN fund.change IS '增减 (change)';

COMMENT ON COLUMN fund.counted IS '计量对象 (what is counted)';

COMMENT ON COLUMN fund.yuan IS '金额（元） (amount in yuan)';

COMMENT ON COLUMN fund.yuan_text IS '金额（元）（精确文本） (amount in yuan, exact text)';

COMMENT ON COLUMN fund.text IS '原文 (words as printed)';

COMMENT ON COLUMN fund.page IS '页码 (page)';

COMMENT ON COLUMN fund.places IS '位置 (places)';

COMMENT ON COLUMN fund.confidence IS '识别置信度 (confidence)';

CREATE TABLE IF NOT EXISTS rate (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  name TEXT,
  scope TEXT,
  comparator TEXT,
  value DECIMAL(38,10),
  value_text TEXT,
  upper_value DECIMAL(38,10),
  upper_value_text TEXT,
  unit TEXT,
  step_text TEXT,
  change TEXT,
  counted TEXT,
  yuan DECIMAL(38,10),
  yuan_text TEXT,
  text TEXT,
  page INTEGER,
  places JSON,
  confidence DOUBLE PRECISION
);

COMMENT ON TABLE rate IS '比率. Stated rates, such as 执行率.';

COMMENT ON COLUMN rate.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN rate.position IS '序号 (position)';

COMMENT ON COLUMN rate.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN rate.program IS '程序版本 (program version)';

COMMENT ON COLUMN rate.name IS '名称 (name)';

COMMENT ON COLUMN rate.scope IS '范围 (scope)';

COMMENT ON COLUMN rate.comparator IS '比较符 (comparator)';

COMMENT ON COLUMN rate.value IS '数值 (value)';

COMMENT ON COLUMN rate.value_text IS '数值（精确文本） (value, exact text)';

COMMENT ON COLUMN rate.upper_value IS '上限 (upper value)';

COMMENT ON COLUMN rate.upper_value_text IS '上限（精确文本） (upper value, exact text)';

COMMENT ON COLUMN rate.unit IS '单位 (unit)';

COMMENT ON COLUMN rate.step_text IS '末位单位 (step)';

COMMENT ON COLUMN rate.change IS '增减 (change)';

COMMENT ON COLUMN rate.counted IS '计量对象 (what is counted)';

COMMENT ON COLUMN rate.yuan IS '金额（元） (amount in yuan)';

COMMENT ON COLUMN rate.yuan_text IS '金额（元）（精确文本） (amount in yuan, exact text)';

COMMENT ON COLUMN rate.text IS '原文 (words as printed)';

COMMENT ON COLUMN rate.page IS '页码 (page)';

COMMENT ON COLUMN rate.places IS '位置 (places)';

COMMENT ON COLUMN rate.confidence IS '识别置信度 (confidence)';

CREATE TABLE IF NOT EXISTS score (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  parent INTEGER,
  depth INTEGER,
  path TEXT,
  name TEXT,
  full_score DECIMAL(38,10),
  full_score_text TEXT,
  score DECIMAL(38,10),
  score_text TEXT,
  text TEXT,
  page INTEGER,
  places JSON,
  confidence DOUBLE PRECISION
);

COMMENT ON TABLE score IS '得分. The tree of scores, parents before their parts.';

COMMENT ON COLUMN score.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN score.position IS '序号 (position)';

COMMENT ON COLUMN score.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN score.program IS '程序版本 (program version)';

COMMENT ON COLUMN score.parent IS '上级序号 (position of the parent)';

COMMENT ON COLUMN score.depth IS '层级 (depth)';

COMMENT ON COLUMN score.path IS '路径 (path)';

COMMENT ON COLUMN score.name IS '名称 (name)';

COMMENT ON COLUMN score.full_score IS '分值 (full score)';

COMMENT ON COLUMN score.full_score_text IS '分值（精确文本） (full score, exact text)';

COMMENT ON COLUMN score.score IS '得分 (score)';

COMMENT ON COLUMN score.score_text IS '得分（精确文本） (score, exact text)';

COMMENT ON COLUMN score.text IS '原文 (words as printed)';

COMMENT ON COLUMN score.page IS '页码 (page)';

COMMENT ON COLUMN score.places IS '位置 (places)';

COMMENT ON COLUMN score.confidence IS '识别置信度 (confidence)';

CREATE TABLE IF NOT EXISTS indicator (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  number TEXT,
  level1 TEXT,
  level2 TEXT,
  name TEXT,
  kind TEXT,
  target_text TEXT,
  target_page INTEGER,
  actual_text TEXT,
  actual_page INTEGER,
  verdict TEXT,
  verdict_text TEXT,
  full_score DECIMAL(38,10),
  full_score_text TEXT,
  score DECIMAL(38,10),
  score_text TEXT,
  shortfall_reason TEXT,
  source TEXT,
  restated_text TEXT,
  text TEXT,
  page INTEGER,
  places JSON,
  confidence DOUBLE PRECISION
);

COMMENT ON TABLE indicator IS '指标. Performance indicators with target, actual and verdict.';

COMMENT ON COLUMN indicator.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN indicator.position IS '序号 (position)';

COMMENT ON COLUMN indicator.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN indicator.program IS '程序版本 (program version)';

COMMENT ON COLUMN indicator.number IS '编号 (number)';

COMMENT ON COLUMN indicator.level1 IS '一级指标 (level 1)';

COMMENT ON COLUMN indicator.level2 IS '二级指标 (level 2)';

COMMENT ON COLUMN indicator.name IS '指标名称 (name)';

COMMENT ON COLUMN indicator.kind IS '指标类型 (kind)';

COMMENT ON COLUMN indicator.target_text IS '目标值（原文） (target as printed)';

COMMENT ON COLUMN indicator.target_page IS '目标值页码 (page of the target)';

COMMENT ON COLUMN indicator.actual_text IS '实际值（原文） (actual as printed)';

COMMENT ON COLUMN indicator.actual_page IS '实际值页码 (page of the actual)';

COMMENT ON COLUMN indicator.verdict IS '完成结论 (verdict)';

COMMENT ON COLUMN indicator.verdict_text IS '完成结论（原文） (verdict as printed)';

COMMENT ON COLUMN indicator.full_score IS '分值 (full score)';

COMMENT ON COLUMN indicator.full_score_text IS '分值（精确文本） (full score, exact text)';

COMMENT ON COLUMN indicator.score IS '得分 (score)';

COMMENT ON COLUMN indicator.score_text IS '得分（精确文本） (score, exact text)';

COMMENT ON COLUMN indicator.shortfall_reason IS '偏差原因 (shortfall reason)';

COMMENT ON COLUMN indicator.source IS '出处 (read from)';

COMMENT ON COLUMN indicator.restated_text IS '表中重述 (restated in a table)';

COMMENT ON COLUMN indicator.text IS '原文 (words as printed)';

COMMENT ON COLUMN indicator.page IS '页码 (page)';

COMMENT ON COLUMN indicator.places IS '位置 (places)';

COMMENT ON COLUMN indicator.confidence IS '识别置信度 (confidence)';

CREATE TABLE IF NOT EXISTS quantity (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  owner_kind TEXT,
  owner_position INTEGER,
  role TEXT,
  ordinal INTEGER,
  comparator TEXT,
  value DECIMAL(38,10),
  value_text TEXT,
  upper_value DECIMAL(38,10),
  upper_value_text TEXT,
  unit TEXT,
  step_text TEXT,
  change TEXT,
  counted TEXT,
  yuan DECIMAL(38,10),
  yuan_text TEXT,
  text TEXT,
  page INTEGER,
  places JSON,
  confidence DOUBLE PRECISION
);

COMMENT ON TABLE quantity IS '数值. Every figure of funds, rates, indicators, statements and enumerations, one a row.';

COMMENT ON COLUMN quantity.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN quantity.position IS '序号 (position)';

COMMENT ON COLUMN quantity.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN quantity.program IS '程序版本 (program version)';

COMMENT ON COLUMN quantity.owner_kind IS '所属类别 (kind of the owner)';

COMMENT ON COLUMN quantity.owner_position IS '所属序号 (position of the owner)';

COMMENT ON COLUMN quantity.role IS '角色 (role)';

COMMENT ON COLUMN quantity.ordinal IS '次序 (ordinal)';

COMMENT ON COLUMN quantity.comparator IS '比较符 (comparator)';

COMMENT ON COLUMN quantity.value IS '数值 (value)';

COMMENT ON COLUMN quantity.value_text IS '数值（精确文本） (value, exact text)';

COMMENT ON COLUMN quantity.upper_value IS '上限 (upper value)';

COMMENT ON COLUMN quantity.upper_value_text IS '上限（精确文本） (upper value, exact text)';

COMMENT ON COLUMN quantity.unit IS '单位 (unit)';

COMMENT ON COLUMN quantity.step_text IS '末位单位 (step)';

COMMENT ON COLUMN quantity.change IS '增减 (change)';

COMMENT ON COLUMN quantity.counted IS '计量对象 (what is counted)';

COMMENT ON COLUMN quantity.yuan IS '金额（元） (amount in yuan)';

COMMENT ON COLUMN quantity.yuan_text IS '金额（元）（精确文本） (amount in yuan, exact text)';

COMMENT ON COLUMN quantity.text IS '原文 (words as printed)';

COMMENT ON COLUMN quantity.page IS '页码 (page)';

COMMENT ON COLUMN quantity.places IS '位置 (places)';

COMMENT ON COLUMN quantity.confidence IS '识别置信度 (confidence)';

CREATE TABLE IF NOT EXISTS problem (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  number TEXT,
  title TEXT,
  text TEXT,
  page INTEGER,
  places JSON,
  confidence DOUBLE PRECISION
);

COMMENT ON TABLE problem IS '存在问题. Problems that the report names.';

COMMENT ON COLUMN problem.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN problem.position IS '序号 (position)';

COMMENT ON COLUMN problem.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN problem.program IS '程序版本 (program version)';

COMMENT ON COLUMN problem.number IS '编号 (number)';

COMMENT ON COLUMN problem.title IS '标题 (title)';

COMMENT ON COLUMN problem.text IS '原文 (words as printed)';

COMMENT ON COLUMN problem.page IS '页码 (page)';

COMMENT ON COLUMN problem.places IS '位置 (places)';

COMMENT ON COLUMN problem.confidence IS '识别置信度 (confidence)';

CREATE TABLE IF NOT EXISTS improvement (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  number TEXT,
  title TEXT,
  text TEXT,
  page INTEGER,
  places JSON,
  confidence DOUBLE PRECISION
);

COMMENT ON TABLE improvement IS '改进措施. Improvements that the report promises.';

COMMENT ON COLUMN improvement.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN improvement.position IS '序号 (position)';

COMMENT ON COLUMN improvement.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN improvement.program IS '程序版本 (program version)';

COMMENT ON COLUMN improvement.number IS '编号 (number)';

COMMENT ON COLUMN improvement.title IS '标题 (title)';

COMMENT ON COLUMN improvement.text IS '原文 (words as printed)';

COMMENT ON COLUMN improvement.page IS '页码 (page)';

COMMENT ON COLUMN improvement.places IS '位置 (places)';

COMMENT ON COLUMN improvement.confidence IS '识别置信度 (confidence)';

CREATE TABLE IF NOT EXISTS statement (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  subject TEXT,
  period TEXT,
  sentence TEXT,
  comparator TEXT,
  value DECIMAL(38,10),
  value_text TEXT,
  upper_value DECIMAL(38,10),
  upper_value_text TEXT,
  unit TEXT,
  step_text TEXT,
  change TEXT,
  counted TEXT,
  yuan DECIMAL(38,10),
  yuan_text TEXT,
  text TEXT,
  page INTEGER,
  places JSON,
  confidence DOUBLE PRECISION
);

COMMENT ON TABLE statement IS '陈述. Every stated figure with its subject.';

COMMENT ON COLUMN statement.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN statement.position IS '序号 (position)';

COMMENT ON COLUMN statement.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN statement.program IS '程序版本 (program version)';

COMMENT ON COLUMN statement.subject IS '主语 (subject)';

COMMENT ON COLUMN statement.period IS '时期 (period)';

COMMENT ON COLUMN statement.sentence IS '所在句子 (sentence)';

COMMENT ON COLUMN statement.comparator IS '比较符 (comparator)';

COMMENT ON COLUMN statement.value IS '数值 (value)';

COMMENT ON COLUMN statement.value_text IS '数值（精确文本） (value, exact text)';

COMMENT ON COLUMN statement.upper_value IS '上限 (upper value)';

COMMENT ON COLUMN statement.upper_value_text IS '上限（精确文本） (upper value, exact text)';

COMMENT ON COLUMN statement.unit IS '单位 (unit)';

COMMENT ON COLUMN statement.step_text IS '末位单位 (step)';

COMMENT ON COLUMN statement.change IS '增减 (change)';

COMMENT ON COLUMN statement.counted IS '计量对象 (what is counted)';

COMMENT ON COLUMN statement.yuan IS '金额（元） (amount in yuan)';

COMMENT ON COLUMN statement.yuan_text IS '金额（元）（精确文本） (amount in yuan, exact text)';

COMMENT ON COLUMN statement.text IS '原文 (words as printed)';

COMMENT ON COLUMN statement.page IS '页码 (page)';

COMMENT ON COLUMN statement.places IS '位置 (places)';

COMMENT ON COLUMN statement.confidence IS '识别置信度 (confidence)';

CREATE TABLE IF NOT EXISTS "check" (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  rule TEXT,
  outcome TEXT,
  severity TEXT,
  message TEXT,
  stated TEXT,
  computed TEXT,
  difference TEXT,
  tolerance TEXT,
  first_text TEXT,
  first_page INTEGER,
  second_text TEXT,
  second_page INTEGER,
  variant TEXT,
  suggestion TEXT,
  facts JSON,
  places JSON,
  accepted TEXT
);

COMMENT ON TABLE "check" IS '核对. What is right or wrong with the report.';

COMMENT ON COLUMN "check".sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN "check".position IS '序号 (position)';

COMMENT ON COLUMN "check".schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN "check".program IS '程序版本 (program version)';

COMMENT ON COLUMN "check".rule IS '规则 (rule)';

COMMENT ON COLUMN "check".outcome IS '结果 (outcome)';

COMMENT ON COLUMN "check".severity IS '级别 (severity)';

COMMENT ON COLUMN "check".message IS '说明 (message)';

COMMENT ON COLUMN "check".stated IS '报告所述 (stated)';

COMMENT ON COLUMN "check".computed IS '计算所得 (computed)';

COMMENT ON COLUMN "check".difference IS '差额 (difference)';

COMMENT ON COLUMN "check".tolerance IS '容差 (tolerance)';

COMMENT ON COLUMN "check".first_text IS '原文一 (first quote)';

COMMENT ON COLUMN "check".first_page IS '原文一页码 (page of the first quote)';

COMMENT ON COLUMN "check".second_text IS '原文二 (second quote)';

COMMENT ON COLUMN "check".second_page IS '原文二页码 (page of the second quote)';

COMMENT ON COLUMN "check".variant IS '措辞 (wording of the rule)';

COMMENT ON COLUMN "check".suggestion IS '疑似误读 (what a doubtful figure may be)';

COMMENT ON COLUMN "check".facts IS '事实 (facts)';

COMMENT ON COLUMN "check".places IS '位置 (places)';

COMMENT ON COLUMN "check".accepted IS '核实说明 (why a reviewer accepts it)';

CREATE TABLE IF NOT EXISTS cross_check (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  rule TEXT,
  outcome TEXT,
  severity TEXT,
  message TEXT,
  stated TEXT,
  computed TEXT,
  difference TEXT,
  tolerance TEXT,
  first_text TEXT,
  first_page INTEGER,
  second_text TEXT,
  second_page INTEGER,
  variant TEXT,
  suggestion TEXT,
  facts JSON,
  places JSON,
  accepted TEXT,
  second_file TEXT,
  second_sha256 TEXT
);

COMMENT ON TABLE cross_check IS '报告间核对. What reports of the folder say of each other; `sha256` is the report of the first quote.';

COMMENT ON COLUMN cross_check.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN cross_check.position IS '序号 (position)';

COMMENT ON COLUMN cross_check.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN cross_check.program IS '程序版本 (program version)';

COMMENT ON COLUMN cross_check.rule IS '规则 (rule)';

COMMENT ON COLUMN cross_check.outcome IS '结果 (outcome)';

COMMENT ON COLUMN cross_check.severity IS '级别 (severity)';

COMMENT ON COLUMN cross_check.message IS '说明 (message)';

COMMENT ON COLUMN cross_check.stated IS '报告所述 (stated)';

COMMENT ON COLUMN cross_check.computed IS '计算所得 (computed)';

COMMENT ON COLUMN cross_check.difference IS '差额 (difference)';

COMMENT ON COLUMN cross_check.tolerance IS '容差 (tolerance)';

COMMENT ON COLUMN cross_check.first_text IS '原文一 (first quote)';

COMMENT ON COLUMN cross_check.first_page IS '原文一页码 (page of the first quote)';

COMMENT ON COLUMN cross_check.second_text IS '原文二 (second quote)';

COMMENT ON COLUMN cross_check.second_page IS '原文二页码 (page of the second quote)';

COMMENT ON COLUMN cross_check.variant IS '措辞 (wording of the rule)';

COMMENT ON COLUMN cross_check.suggestion IS '疑似误读 (what a doubtful figure may be)';

COMMENT ON COLUMN cross_check.facts IS '事实 (facts)';

COMMENT ON COLUMN cross_check.places IS '位置 (places)';

COMMENT ON COLUMN cross_check.accepted IS '核实说明 (why a reviewer accepts it)';

COMMENT ON COLUMN cross_check.second_file IS '原文二所在文件 (file of the second quote)';

COMMENT ON COLUMN cross_check.second_sha256 IS '原文二文件校验值 (sha256 of the second quote)';

CREATE TABLE IF NOT EXISTS diagnostic (
  sha256 TEXT NOT NULL,
  position INTEGER NOT NULL,
  schema TEXT,
  program TEXT,
  code TEXT,
  severity TEXT,
  message TEXT,
  page INTEGER,
  places JSON,
  confidence DOUBLE PRECISION
);

COMMENT ON TABLE diagnostic IS '诊断. Where the program may have misread the report.';

COMMENT ON COLUMN diagnostic.sha256 IS '文件校验值 (sha256 of the PDF)';

COMMENT ON COLUMN diagnostic.position IS '序号 (position)';

COMMENT ON COLUMN diagnostic.schema IS '表结构版本 (schema of the tables)';

COMMENT ON COLUMN diagnostic.program IS '程序版本 (program version)';

COMMENT ON COLUMN diagnostic.code IS '代码 (code)';

COMMENT ON COLUMN diagnostic.severity IS '级别 (severity)';

COMMENT ON COLUMN diagnostic.message IS '说明 (message)';

COMMENT ON COLUMN diagnostic.page IS '页码 (page)';

COMMENT ON COLUMN diagnostic.places IS '位置 (places)';

COMMENT ON COLUMN diagnostic.confidence IS '识别置信度 (confidence)';

CREATE VIEW v_findings AS
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
WHERE c.outcome <> 'pass' AND c.accepted IS NULL;

CREATE VIEW v_indicator_completion AS
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
LEFT JOIN figure a ON a.sha256 = i.sha256 AND a.owner_position = i.position AND a.role = 'actual';

CREATE VIEW v_execution_rate AS
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
LEFT JOIN stated s ON s.sha256 = a.sha256 AND s.scope = a.scope;

CREATE VIEW v_department_summary AS
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
GROUP BY r.department, r.fiscal_year, r.kind;

CREATE VIEW v_year_over_year AS
SELECT t.department, t.report_kind, t.fiscal_year, t.average_score, b.average_score AS average_score_before,
       t.average_score - b.average_score AS score_change,
       t.budget_yuan, b.budget_yuan AS budget_yuan_before, t.budget_yuan - b.budget_yuan AS budget_change,
       t.expenditure_yuan, b.expenditure_yuan AS expenditure_yuan_before,
       t.expenditure_yuan - b.expenditure_yuan AS expenditure_change,
       t.execution_percent, b.execution_percent AS execution_percent_before,
       t.failed_errors, b.failed_errors AS failed_errors_before
FROM v_department_summary t
JOIN v_department_summary b
  ON b.department = t.department AND b.report_kind = t.report_kind AND b.fiscal_year = t.fiscal_year - 1;

-- In PostgreSQL also:
-- CREATE UNIQUE INDEX IF NOT EXISTS report_key ON report (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS section_key ON section (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS fund_key ON fund (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS rate_key ON rate (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS score_key ON score (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS indicator_key ON indicator (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS quantity_key ON quantity (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS problem_key ON problem (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS improvement_key ON improvement (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS statement_key ON statement (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS check_key ON "check" (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS cross_check_key ON cross_check (sha256, position);
-- CREATE UNIQUE INDEX IF NOT EXISTS diagnostic_key ON diagnostic (sha256, position);
