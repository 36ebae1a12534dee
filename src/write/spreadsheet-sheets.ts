/** The sheets of `gouji.xlsx`, one after another, each with its columns. */
import { type CheckCounts, countsOf } from '../model/check.ts';
import type { Finding, Fund, Indicator, Rate, Report, Score } from '../model/report.ts';
import type { Wording } from '../model/rule.ts';
import { completionOf, executionRateOf, nameOf, type ReadFile, type RunFile } from './page-source.ts';
import {
  fundItemWords,
  fundWords,
  indicatorKindWords,
  reportKindWords,
  scopeWords,
  verdictWords,
} from './page-words.ts';
import { findings, passed } from './spreadsheet-checks.ts';
import {
  type Column,
  count,
  decimal,
  linkTo,
  ofReport,
  ownerColumns,
  pageColumns,
  sheetOf,
  tintedBy,
  words,
} from './spreadsheet-columns.ts';
import type { Condition, Sheet } from './spreadsheet-sheet.ts';

interface Row {
  readonly file: RunFile;
}

const some: Condition = { tint: 'red', when: 'AND(ISNUMBER(@),@>0)' };
const someWarned: Condition = { tint: 'amber', when: 'AND(ISNUMBER(@),@>0)' };
const shareTints: readonly Condition[] = [
  { tint: 'red', when: 'AND(ISNUMBER(@),@<80)' },
  { tint: 'amber', when: 'AND(ISNUMBER(@),@<95)' },
];

interface SummaryRow extends Row {
  readonly counts: CheckCounts | null;
}

function summaryRow(file: RunFile): SummaryRow {
  return { file, counts: file.report && countsOf(file.report.checks) };
}

/** The amount of the whole department or, in a report on one project, of that project. */
function totalOf(report: Report | null, item: string): string | null {
  const funds = report?.funds.filter((one) => one.item === item && one.fund === 'total') ?? [];
  return (funds.find(({ scope }) => scope === 'department') ?? funds[0])?.amount.yuan ?? null;
}

const summary = sheetOf<SummaryRow>({ zh: '汇总', en: 'Summary' }, 1, (file) => [summaryRow(file)], [
  words('部门', 'department', 26, ({ file }) => nameOf(file)),
  words('年度', 'year', 8, ({ file }) => file.report?.profile.fiscalYear?.value ?? null),
  words(
    '类型',
    'kind',
    14,
    ({ file: { report } }, { language }) => report && reportKindWords[report.profile.kind][language],
  ),
  words('标题', 'title', 40, ({ file }) => file.report?.profile.title?.value ?? null),
  words('结果', 'ended', 10, ({ file }, { language }) => file.ending[language]),
  ...decimal<SummaryRow>('自评得分', 'score', 'points', ({ file }) => file.report?.conclusion?.score ?? null),
  words('等次', 'grade', 8, ({ file }) => file.report?.conclusion?.grade ?? null),
  ...decimal<SummaryRow>(
    '执行率',
    'execution rate',
    'percent',
    ({ file: { report } }) => (report && executionRateOf(report)?.value.value) ?? null,
    shareTints,
  ),
  ...decimal<SummaryRow>('年初预算', 'initial budget', 'yuan', ({ file }) => totalOf(file.report, 'initial')),
  ...decimal<SummaryRow>('调整后预算', 'adjusted budget', 'yuan', ({ file }) => totalOf(file.report, 'adjusted')),
  ...decimal<SummaryRow>('全年支出', 'expenditure', 'yuan', ({ file }) => totalOf(file.report, 'expenditure')),
  count('指标数', 'indicators', ({ file }) => file.report?.indicators.length ?? null),
  count('错误', 'errors', ({ counts }) => counts?.failed.error ?? null, some),
  count('警告', 'warnings', ({ counts }) => counts?.failed.warning ?? null, someWarned),
  count('提示', 'notes', ({ counts }) => counts?.failed.note ?? null),
  count('存疑', 'uncertain', ({ counts }) => counts?.uncertain ?? null, someWarned),
  count('相符', 'passed', ({ counts }) => counts?.passed ?? null),
  count('未核对规则', 'rules not assessed', ({ file }) => file.report?.notAssessed.length ?? null),
  count('可能误读', 'perhaps misread', ({ file }) => file.report?.diagnostics.length ?? null, someWarned),
  count('页数', 'pages', ({ file }) => file.report?.source.pageCount ?? null),
  words('文件', 'file', 40, ({ file }) => file.file),
  {
    title: { zh: '打开原文', en: 'open' },
    width: 11,
    look: 'text',
    value: ({ file }, { language }) => linkTo(file, null, language),
  },
  words('未读取的原因', 'why it was not read', 50, ({ file }, { language }) => file.reason?.[language] ?? null),
]);

interface IndicatorRow extends Row {
  readonly indicator: Indicator;
}

type Sought = 'target' | 'actual';

/** The figure of a target or an actual; where there are several, the words tell them and no column can. */
function figureOf({ indicator }: IndicatorRow, which: Sought) {
  const quantities = indicator[which]?.quantities ?? [];
  return quantities.length === 1 ? quantities[0] : undefined;
}

function soughtColumns(which: Sought, zh: string, en: string): Column<IndicatorRow>[] {
  return [
    words(zh, en, 30, ({ indicator }) => indicator[which]?.text ?? null),
    words('比较', 'comparator', 7, (row) => comparatorOf(figureOf(row, which)?.comparator)),
    ...decimal<IndicatorRow>(`${zh}数值`, `${en} figure`, 'number', (row) => figureOf(row, which)?.value ?? null),
    words('单位', 'unit', 8, (row) => figureOf(row, which)?.unit ?? null),
  ];
}

const signs: Readonly<Record<string, string>> = {
  '>=': '≥',
  '<=': '≤',
  '~': '约',
  over: '超',
  under: '近',
  '>': '＞',
  '<': '＜',
};

function comparatorOf(comparator: string | undefined): string | null {
  return (comparator && signs[comparator]) ?? null;
}

const verdicts = tintedBy(verdictWords, { exceeded: 'green', 'partly-met': 'amber', missed: 'red' });

const indicators = sheetOf<IndicatorRow>(
  { zh: '指标', en: 'Indicators' },
  1,
  (file) => ofReport(file, ({ report }) => report.indicators.map((indicator) => ({ file, indicator }))),
  [
    ...ownerColumns<IndicatorRow>(),
    words('序号', 'number', 7, ({ indicator }) => indicator.number),
    words('一级指标', 'level 1', 16, ({ indicator }) => indicator.level1),
    words('二级指标', 'level 2', 16, ({ indicator }) => indicator.level2),
    words('指标名称', 'indicator', 34, ({ indicator }) => indicator.name),
    words('类别', 'kind', 10, ({ indicator: { kind } }, { language }) => kind && indicatorKindWords[kind][language]),
    ...soughtColumns('target', '目标值', 'target'),
    ...soughtColumns('actual', '实际值', 'actual'),
    ...decimal<IndicatorRow>('完成率', 'completion', 'percent', ({ indicator }) => completionOf(indicator), shareTints),
    words(
      '完成结论',
      'verdict',
      12,
      ({ indicator: { verdict } }, { language }) => verdict && verdictWords[verdict.value][language],
      verdicts,
    ),
    words('结论原文', 'verdict as printed', 18, ({ indicator }) => indicator.verdict?.text ?? null),
    ...decimal<IndicatorRow>('分值', 'full score', 'points', ({ indicator }) => indicator.fullScore?.value ?? null),
    ...decimal<IndicatorRow>('得分', 'score', 'points', ({ indicator }) => indicator.score?.value ?? null),
    words('未达标原因', 'reason of the shortfall', 40, ({ indicator }) => indicator.shortfallReason?.text ?? null),
    words('来源', 'from', 8, ({ indicator }, { language }) => sources[indicator.from][language]),
    ...pageColumns<IndicatorRow>(({ indicator }) => indicator.places),
  ],
);

const sources: Readonly<Record<Indicator['from'], Wording>> = {
  prose: { zh: '正文', en: 'prose' },
  table: { zh: '表格', en: 'table' },
};

interface FundRow extends Row {
  readonly fund: Fund | null;
  readonly rate: Rate | null;
}

const money = { zh: '金额', en: 'amount' };
const rateWord = { zh: '比率', en: 'rate' };

function* fundRows({ report, ...rest }: ReadFile): Iterable<FundRow> {
  const file = { ...rest, report };
  for (const fund of report.funds) yield { file, fund, rate: null };
  for (const rate of report.rates) yield { file, fund: null, rate };
}

const funds = sheetOf<FundRow>({ zh: '资金', en: 'Funds' }, 1, (file) => ofReport(file, fundRows), [
  ...ownerColumns<FundRow>(),
  words('种类', 'what', 8, ({ fund }, { language }) => (fund ? money : rateWord)[language]),
  words('范围', 'scope', 26, ({ fund, rate }, { language }) => scopeWords((fund ?? rate)?.scope ?? '')[language]),
  words('项目', 'item', 22, ({ fund, rate }, { language }) =>
    fund ? fundItemWords(fund.item)[language] : (rate?.name ?? null),
  ),
  words('资金来源', 'source', 22, ({ fund }, { language }) => fund && fundWords(fund.fund)[language]),
  words('原文', 'as printed', 18, ({ fund, rate }) => fund?.amount.text ?? rate?.text ?? null),
  ...decimal<FundRow>('金额', 'yuan', 'yuan', ({ fund }) => fund?.amount.yuan ?? null),
  ...decimal<FundRow>(
    '比率',
    'rate',
    'percent',
    ({ rate }) => (rate?.value.unit === '%' ? rate.value.value : null),
    shareTints,
  ),
  ...pageColumns<FundRow>(({ fund, rate }) => fund?.amount.places ?? rate?.places ?? []),
]);

interface ScoreRow extends Row {
  readonly score: Score;
  readonly depth: number;
  readonly above: string | null;
}

function* scoreRows(
  file: RunFile,
  scores: readonly Score[],
  depth = 1,
  above: string | null = null,
): Iterable<ScoreRow> {
  for (const score of scores) {
    yield { file, score, depth, above };
    yield* scoreRows(file, score.parts, depth + 1, score.name);
  }
}

const scores = sheetOf<ScoreRow>(
  { zh: '得分', en: 'Scores' },
  1,
  (file) => ofReport(file, (read) => scoreRows(file, read.report.scores)),
  [
    ...ownerColumns<ScoreRow>(),
    count('层级', 'depth', ({ depth }) => depth),
    words('上级', 'part of', 24, ({ above }) => above),
    words('名称', 'name', 34, ({ score, depth }) => `${'　'.repeat(depth - 1)}${score.name}`),
    ...decimal<ScoreRow>('分值', 'full score', 'points', ({ score }) => score.fullScore),
    ...decimal<ScoreRow>('得分', 'score', 'points', ({ score }) => score.score),
    words('原文', 'as printed', 18, ({ score }) => score.text),
    ...pageColumns<ScoreRow>(({ score }) => score.places),
  ],
);

interface FindingRow extends Row {
  readonly kind: Wording;
  readonly finding: Finding;
}

const problemWord = { zh: '存在问题', en: 'problem' };
const improvementWord = { zh: '改进措施', en: 'improvement' };

function* findingRows({ report, ...rest }: ReadFile): Iterable<FindingRow> {
  const file = { ...rest, report };
  for (const finding of report.problems) yield { file, kind: problemWord, finding };
  for (const finding of report.improvements) yield { file, kind: improvementWord, finding };
}

const problems = sheetOf<FindingRow>(
  { zh: '存在问题与改进措施', en: 'Problems and improvements' },
  1,
  (file) => ofReport(file, findingRows),
  [
    ...ownerColumns<FindingRow>(),
    words('种类', 'what', 12, ({ kind }, { language }) => kind[language]),
    words('序号', 'number', 8, ({ finding }) => finding.number),
    words('标题', 'title', 34, ({ finding }) => finding.title),
    words('内容', 'text', 90, ({ finding }) => finding.text),
    ...pageColumns<FindingRow>(({ finding }) => finding.places),
  ],
);

/** All sheets that grow with the reports, in their order; 报告间核对 and 说明 follow them. */
export const sheets: readonly Sheet[] = [summary, findings, indicators, funds, scores, problems, passed];
