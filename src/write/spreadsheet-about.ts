/** The sheet 说明: what the book holds, how to read it, its limits, and what every rule came to. */
import type { Check } from '../model/check.ts';
import type { Wording } from '../model/rule.ts';
import type { RunFile } from './page-source.ts';
import { MOST_LINKS } from './spreadsheet-links.ts';
import type { Cell, Heading, Sheet, Told } from './spreadsheet-sheet.ts';
import { MOST_ROWS } from './spreadsheet-sheet.ts';
import { MOST_UNITS } from './spreadsheet-xml.ts';

interface RuleCounts {
  fail: number;
  uncertain: number;
  pass: number;
  /** Reports that lacked what the rule needs. */
  notAssessed: number;
}

/** Counts over all files of a run; its size is that of the list of rules. */
export class Tally {
  readonly rules = new Map<string, RuleCounts>();
  files = 0;
  read = 0;
  pages = 0;
  indicators = 0;

  add({ report }: RunFile): void {
    this.files++;
    if (!report) return;
    this.read++;
    this.pages += report.source.pageCount;
    this.indicators += report.indicators.length;
    for (const check of report.checks) this.count(check);
    for (const { rule } of report.notAssessed) this.#of(rule).notAssessed++;
  }

  count({ rule, outcome, accepted }: Check): void {
    if (accepted === undefined) this.#of(rule)[outcome]++;
  }

  #of(rule: string): RuleCounts {
    const counts = this.rules.get(rule) ?? { fail: 0, uncertain: 0, pass: 0, notAssessed: 0 };
    this.rules.set(rule, counts);
    return counts;
  }
}

const headings: readonly Heading[] = [
  { title: { zh: '项目', en: 'what' }, width: 44, look: 'wrapped' },
  { title: { zh: '内容', en: 'meaning' }, width: 76, look: 'wrapped' },
  { title: { zh: '不符', en: 'fails' }, width: 9, look: 'count' },
  { title: { zh: '存疑', en: 'uncertain' }, width: 9, look: 'count' },
  { title: { zh: '相符', en: 'passes' }, width: 9, look: 'count' },
  { title: { zh: '未核对（份）', en: 'reports not assessed' }, width: 13, look: 'count' },
];

const notes: readonly (readonly [Wording, Wording])[] = [
  [
    { zh: '错误、警告、提示', en: 'error, warning, note' },
    {
      zh: '核对不符的严重程度：错误是数字自相矛盾，警告需要解释，提示供参考。',
      en: 'How severe a failing check is: an error contradicts itself in figures, a warning asks for a reason, a note is for information.',
    },
  ],
  [
    { zh: '存疑', en: 'uncertain' },
    {
      zh: '比较所依据的文字识别把握不足，不能据此认定报告有误，请看原文。',
      en: 'The comparison rests on a reading that is not sure: it accuses nobody before someone looked at the paper.',
    },
  ],
  [
    { zh: '未核对', en: 'not assessed' },
    {
      zh: '报告缺少该规则所需的内容。未核对不等于相符。',
      en: 'The report lacks what the rule needs. Not assessed is not passed.',
    },
  ],
  [
    { zh: '报告间核对', en: 'between reports' },
    {
      zh: '同一文件夹中各报告互相核对的全部结果，含相符项；不计入汇总表中各报告的问题数。',
      en: 'All that the reports of the folder say of each other, what agrees too; not counted among the findings of the reports on the first sheet.',
    },
  ],
  [
    { zh: '（精确）', en: '(exact)' },
    {
      zh: '电子表格的数字是二进制浮点数，只保留15位有效数字；其右侧“（精确）”一列为逐字不差的十进制文本，金额以元为单位。',
      en: 'Numbers of a spreadsheet are binary and hold 15 digits; the column “(exact)” beside each holds the decimal as text, amounts in yuan.',
    },
  ],
  [
    { zh: '完成率', en: 'completion' },
    {
      zh: '实际值除以目标值，由程序计算；仅在两者各为一个数值、单位可换算且目标不是上限时给出。',
      en: 'Actual by target, computed: only where both are one figure in units that convert and the target is no upper limit.',
    },
  ],
  [
    { zh: '打开原文', en: 'open' },
    {
      zh: `链接到 PDF 的页，相对于本文件所在的文件夹；移动其中之一后失效。每张工作表最多 ${MOST_LINKS} 个链接，其余只列页码。`,
      en: `Links to the page of the PDF, from the folder of this file; they break when one of the two is moved. A sheet takes ${MOST_LINKS} links, further rows tell the page only.`,
    },
  ],
  [
    { zh: '容量', en: 'limits' },
    {
      zh: `每张工作表最多 ${MOST_ROWS} 行，超出部分在名称以 _2、_3 结尾的工作表中继续；每个单元格最多 ${MOST_UNITS} 个字符，超长原文以“…”截断，全文见 JSON。`,
      en: `A sheet takes ${MOST_ROWS} rows and goes on in sheets named …_2, …_3; a cell takes ${MOST_UNITS} characters, longer words end with “…” and are whole in the JSON.`,
    },
  ],
  [
    { zh: '文字', en: 'words' },
    {
      zh: '原文照录；仅去掉电子表格无法保存的控制字符和改变书写方向的字符。所有单元格均不含公式。',
      en: 'As printed; only characters that a spreadsheet cannot hold, and marks that turn the direction of writing, are dropped. No cell holds a formula.',
    },
  ],
];

/** The sheet of a tally that is complete. */
export function aboutSheet(program: string): Sheet<Tally> {
  return {
    name: { zh: '说明', en: 'About' },
    headings,
    frozen: 0,
    *rows(tally, told) {
      yield* totalsOf(tally, program, told);
      for (const note of notes) yield note.map((wording) => wording[told.language]);
      yield [];
      yield* rulesOf(tally, told);
    },
  };
}

function totalsOf({ files, read, pages, indicators }: Tally, program: string, { language }: Told): Cell[][] {
  const totals: readonly (readonly [Wording, string])[] = [
    [{ zh: '程序', en: 'program' }, `gouji ${program}`],
    [{ zh: '文件', en: 'files' }, `${files}`],
    [{ zh: '其中已读取', en: 'of which read' }, `${read}`],
    [{ zh: '页数', en: 'pages' }, `${pages}`],
    [{ zh: '指标', en: 'indicators' }, `${indicators}`],
  ];
  return totals.map(([title, value]) => [title[language], value]);
}

function* rulesOf({ rules }: Tally, { language, words }: Told): Iterable<Cell[]> {
  const heading = { zh: '规则（右侧为各规则的核对结果）', en: 'rules, with what their checks came to' };
  yield [heading[language]];
  const byFailures = [...rules].sort(([a, one], [b, other]) => other.fail - one.fail || (a < b ? -1 : 1));
  for (const [rule, { fail, uncertain, pass, notAssessed }] of byFailures) {
    yield [words.title(rule)[language], rule, `${fail}`, `${uncertain}`, `${pass}`, `${notAssessed}`];
  }
}
