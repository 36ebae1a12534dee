/** The kinds of rows and the columns of each; the order here is the order in every file and table. */
import { type Column, exact, integer, json, keys, of, printed, quantity, text } from './columns.ts';

const finding: readonly Column[] = [...text('number', '编号', 'number'), ...text('title', '标题', 'title'), ...printed];

const report: readonly Column[] = [
  ...text('file', '文件名', 'file name'),
  ...text('json', '结果文件', 'JSON file', 'Name in the folder `reports`.'),
  ...text('digest', '内容摘要', 'digest', 'sha256 of all rows of the report: loaders skip what has not changed.'),
  ...text('report_schema', '报告结构版本', 'schema of the JSON'),
  ...of('BIGINT')('bytes', '文件大小（字节）', 'size in bytes'),
  ...integer('page_count', '页数', 'pages'),
  ...integer('ocr_pages', '识别页数', 'pages read by OCR'),
  {
    name: 'confidence',
    type: 'DOUBLE PRECISION',
    zh: '最低页面置信度',
    en: 'confidence of the worst page',
    description: '',
  },
  ...text('kind', '报告类型', 'kind', '`department` `project` `transfer` `final-account` `budget` `other`.'),
  ...text('title', '标题', 'title'),
  ...text('department', '部门（单位）', 'department'),
  ...integer('fiscal_year', '年度', 'fiscal year'),
  ...text('fiscal_year_text', '年度（原文）', 'fiscal year as printed'),
  ...text('project_name', '项目名称', 'project'),
  ...exact('score', '自评得分', 'score of the conclusion'),
  ...text('grade', '自评等次', 'grade of the conclusion'),
  ...text('conclusion_text', '结论原文', 'conclusion as printed'),
  ...integer('conclusion_page', '结论页码', 'page of the conclusion'),
  ...integer('indicators', '指标数', 'indicators'),
  ...integer('failed_errors', '不符：错误', 'failed checks: errors'),
  ...integer('failed_warnings', '不符：警告', 'failed checks: warnings'),
  ...integer('failed_notes', '不符：提示', 'failed checks: notes'),
  ...integer('uncertain', '存疑', 'uncertain checks'),
  ...integer('passed', '相符', 'passed checks'),
  ...integer('accepted', '已接受', 'accepted by a reviewer', 'Counted neither as failed nor as uncertain.'),
  ...integer('diagnostics', '可能误读', 'diagnostics'),
  ...json(
    'not_assessed',
    '未核对的规则',
    'rules not assessed',
    'Rules that lacked their inputs, each with its reason: silence is no pass.',
  ),
];

const indicator: readonly Column[] = [
  ...text('number', '编号', 'number'),
  ...text('level1', '一级指标', 'level 1'),
  ...text('level2', '二级指标', 'level 2'),
  ...text('name', '指标名称', 'name'),
  ...text('kind', '指标类型', 'kind', '`output` `benefit` `satisfaction` `cost` `execution` `management`.'),
  ...text(
    'target_text',
    '目标值（原文）',
    'target as printed',
    'Its figures are rows of `quantity` with the role `target`.',
  ),
  ...integer('target_page', '目标值页码', 'page of the target'),
  ...text(
    'actual_text',
    '实际值（原文）',
    'actual as printed',
    'Its figures are rows of `quantity` with the role `actual`.',
  ),
  ...integer('actual_page', '实际值页码', 'page of the actual'),
  ...text('verdict', '完成结论', 'verdict', '`exceeded` `met` `partly-met` `missed`.'),
  ...text('verdict_text', '完成结论（原文）', 'verdict as printed'),
  ...exact('full_score', '分值', 'full score'),
  ...exact('score', '得分', 'score'),
  ...text('shortfall_reason', '偏差原因', 'shortfall reason'),
  ...text('source', '出处', 'read from', '`prose` or `table`.'),
  ...text('restated_text', '表中重述', 'restated in a table'),
  ...printed,
];

const check: readonly Column[] = [
  ...text('rule', '规则', 'rule'),
  ...text('outcome', '结果', 'outcome', '`pass` `fail` `uncertain`.'),
  ...text('severity', '级别', 'severity', '`error` `warning` `note`.'),
  ...text('message', '说明', 'message'),
  ...text('stated', '报告所述', 'stated'),
  ...text('computed', '计算所得', 'computed'),
  ...text('difference', '差额', 'difference'),
  ...text('tolerance', '容差', 'tolerance'),
  ...text('first_text', '原文一', 'first quote'),
  ...integer('first_page', '原文一页码', 'page of the first quote'),
  ...text('second_text', '原文二', 'second quote'),
  ...integer('second_page', '原文二页码', 'page of the second quote'),
  ...text('variant', '措辞', 'wording of the rule'),
  ...text(
    'suggestion',
    '疑似误读',
    'what a doubtful figure may be',
    'The reading and the value with which the sum comes out.',
  ),
  ...json('facts', '事实', 'facts', 'The words and figures of the message.'),
  ...json('places', '位置', 'places', 'Every figure compared, with its words.'),
  ...text(
    'accepted',
    '核实说明',
    'why a reviewer accepts it',
    'Accepted findings count as neither failed nor uncertain.',
  ),
];

/** A kind of rows: the name of a file in `tables/` and of a table in the warehouse. */
export interface Kind {
  readonly name: KindName;
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly Column[];
}

export const kindNames = [
  'report',
  'section',
  'fund',
  'rate',
  'score',
  'indicator',
  'quantity',
  'problem',
  'improvement',
  'statement',
  'check',
  'cross_check',
  'diagnostic',
] as const;
export type KindName = (typeof kindNames)[number];

const parent = integer('parent', '上级序号', 'position of the parent', 'Null at the top.');

const own: Readonly<Record<KindName, readonly [zh: string, en: string, columns: readonly Column[]]>> = {
  report: ['报告', 'One row for each PDF; two files with the same bytes are one report.', report],
  section: [
    '章节',
    'Headings with the paragraphs below them, in reading order.',
    [
      ...parent,
      ...integer('level', '层级', 'level'),
      ...text('number', '编号', 'number'),
      ...text('title', '标题', 'title'),
      ...text('topic', '主题', 'topic'),
      ...printed,
    ],
  ],
  fund: [
    '资金',
    'Amounts of budget and expenditure.',
    [
      ...text('item', '资金项目', 'item', '`initial` `adjustment` `adjusted` `expenditure` `carry-over` …'),
      ...text('fund', '资金来源', 'fund', '`total` `general-public` `government-fund` …'),
      ...text('scope', '范围', 'scope', '`department` or the name of a project.'),
      ...quantity,
      ...printed,
    ],
  ],
  rate: [
    '比率',
    'Stated rates, such as 执行率.',
    [...text('name', '名称', 'name'), ...text('scope', '范围', 'scope'), ...quantity, ...printed],
  ],
  score: [
    '得分',
    'The tree of scores, parents before their parts.',
    [
      ...parent,
      ...integer('depth', '层级', 'depth', '1 at the top.'),
      ...text('path', '路径', 'path', 'Names from the top, joined by ` / `.'),
      ...text('name', '名称', 'name'),
      ...exact('full_score', '分值', 'full score'),
      ...exact('score', '得分', 'score'),
      ...printed,
    ],
  ],
  indicator: ['指标', 'Performance indicators with target, actual and verdict.', indicator],
  quantity: [
    '数值',
    'Every figure of funds, rates, indicators, statements and enumerations, one a row.',
    [
      ...text('owner_kind', '所属类别', 'kind of the owner', '`fund` `rate` `indicator` `statement` `enumeration`.'),
      ...integer('owner_position', '所属序号', 'position of the owner'),
      ...text(
        'role',
        '角色',
        'role',
        '`amount` `rate` `target` `actual` `restated-target` `restated-actual` `stated` `declared`.',
      ),
      ...integer('ordinal', '次序', 'ordinal', 'Counts from 1 within the role.'),
      ...quantity,
      ...printed,
    ],
  ],
  problem: ['存在问题', 'Problems that the report names.', finding],
  improvement: ['改进措施', 'Improvements that the report promises.', finding],
  statement: [
    '陈述',
    'Every stated figure with its subject.',
    [
      ...text('subject', '主语', 'subject'),
      ...text('period', '时期', 'period'),
      ...text('sentence', '所在句子', 'sentence'),
      ...quantity,
      ...printed,
    ],
  ],
  check: ['核对', 'What is right or wrong with the report.', check],
  cross_check: [
    '报告间核对',
    'What reports of the folder say of each other; `sha256` is the report of the first quote.',
    [
      ...check,
      ...text('second_file', '原文二所在文件', 'file of the second quote'),
      ...text('second_sha256', '原文二文件校验值', 'sha256 of the second quote', 'Leads to its row in `report`.'),
    ],
  ],
  diagnostic: [
    '诊断',
    'Where the program may have misread the report.',
    [
      ...text('code', '代码', 'code'),
      ...text('severity', '级别', 'severity'),
      ...text('message', '说明', 'message'),
      ...printed.slice(1),
    ],
  ],
};

/** All kinds; the order of their columns is the order in every file and table. */
export const kinds: readonly Kind[] = kindNames.map((name) => {
  const [zh, en, columns] = own[name];
  return { name, zh, en, columns: [...keys, ...columns] };
});
