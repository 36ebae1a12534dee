import { describe, expect, it } from 'vitest';
import { ordinalOf } from '../../src/check/headings.ts';
import { disclosureMarkUnexpected } from '../../src/check/rules/disclosure-mark-unexpected.ts';
import { documentTitleDiffers } from '../../src/check/rules/document-title-differs.ts';
import { nameDiffers } from '../../src/check/rules/name-differs.ts';
import { numberingGap } from '../../src/check/rules/numbering-gap.ts';
import { problemMeasureMismatch } from '../../src/check/rules/problem-measure-mismatch.ts';
import { promisedAttachmentMissing } from '../../src/check/rules/promised-attachment-missing.ts';
import { requiredSectionMissing } from '../../src/check/rules/required-section-missing.ts';
import { templateTextLeft } from '../../src/check/rules/template-text-left.ts';
import { yearOrUnitNameDiffers } from '../../src/check/rules/year-or-unit-name-differs.ts';
import type { ReportBody, Table } from '../../src/model/report.ts';
import { fund, indicator, printed, report } from '../model-reports.ts';
import { cases, message, notAssessed } from './cases.ts';
import { prose } from './prose.ts';

const table = (...cells: string[]): Table => ({
  title: null,
  pages: [2],
  columns: [],
  rows: [cells.map((text) => ({ ...printed(text), rowSpan: 1, colSpan: 1 }))],
});
const says = (...words: string[]): ReportBody => prose('一、基本情况', ...words);

it.each([
  ['一', 1],
  ['十', 10],
  ['（十二）', 12],
  ['二十', 20],
  ['3.', 3],
  ['④', 4],
  ['第三部分', 3],
  ['无', undefined],
])('the ordinal of %s', (printedNumber, value) => expect(ordinalOf(printedNumber)?.value).toBe(value));

describe('numbering-gap', () => {
  const headed = (...numbers: string[]) =>
    report({
      sections: numbers.map((number) => ({
        number,
        level: 1,
        title: '概况',
        topic: null,
        sections: [],
        ...printed(number),
        text: '有序。',
      })),
    });
  cases(numberingGap, [
    ['a gap', headed('（一）', '（二）', '（四）'), ['fail gap']],
    ['twice', headed('（一）', '（二）', '（二）'), ['fail repeated']],
    ['continuous', headed('（一）', '（二）', '（三）'), ['pass holds']],
    [
      'indicators',
      report({ indicators: ['①', '②', '④'].map((number) => ({ ...indicator(number, { target: '1个' }), number })) }),
      ['fail gap'],
    ],
  ]);
  notAssessed(numberingGap, [
    ['an empty report', report()],
    ['no numbers', report({ indicators: [indicator('甲', { target: '1个' })] })],
  ]);
});

describe('year-or-unit-name-differs', () => {
  cases(yearOrUnitNameDiffers, [
    ['last year', says('我局2022年度部门整体支出绩效自评得分92分。'), ['fail year']],
    ['this year', says('我局2023年度部门整体支出绩效自评得分92分。'), ['pass holds']],
    ['another unit', says('青岭县发展改革局2023年度部门整体支出绩效自评得分92分。'), ['pass holds', 'fail unit']],
    ['the own unit', says('丹溪县发展改革局2023年度部门整体支出绩效自评得分92分。'), ['pass holds']],
  ]);
  notAssessed(yearOrUnitNameDiffers, [
    ['an empty report', report()],
    ['a notice', says('根据关于开展2024年度部门整体支出绩效自评工作的通知，得分92分。')],
    ['a title', says('按《2024年度部门整体支出绩效自评方案》自评。')],
    ['what became of the last one', says('2022年度部门整体支出绩效自评结果应用于预算编制。')],
    ['targets', says('已编报2024年度部门整体支出绩效目标。')],
  ]);
});

describe('required-section-missing', () => {
  const parts = [
    '一、基本情况',
    '二、收支情况',
    '三、自评结论',
    '四、绩效目标完成情况',
    '五、存在的问题',
    '六、改进措施',
  ];
  const body = (list: readonly string[]) => prose(...list.flatMap((heading) => [heading, '总体平稳。']));
  cases(requiredSectionMissing, [
    ['complete', body(parts), ['pass holds']],
    ['no problems', body(parts.filter((one) => !one.includes('问题'))), ['fail missing']],
    ['a word elsewhere', body([...parts.slice(0, 4), '五、不足之处与下一步打算']), ['pass holds']],
  ]);
  notAssessed(requiredSectionMissing, [
    ['an empty report', report()],
    ['an excerpt', body(parts.slice(0, 3))],
    ['a budget', { ...body(parts.slice(0, 5)), profile: { ...report().profile, kind: 'budget' } }],
    ['a form', report({ tables: [table('项目支出绩效自评表')] })],
  ]);
});

describe('promised-attachment-missing', () => {
  const promised = (...behind: string[]) =>
    prose('一、基本情况', '有序推进。', '二、附件', '部门整体支出绩效自评表。', ...behind);
  cases(promisedAttachmentMissing, [
    ['not there', promised(), ['fail missing']],
    ['a table', { ...promised(), tables: [table('一级指标')] }, ['pass holds']],
    ['its text', promised('附件1', '部门整体支出绩效自评表', '得分92分'), ['pass holds']],
    [
      'a list',
      prose('一、基本情况', '有序推进。', '附件：1.部门整体支出绩效自评表', '2.佐证材料清单'),
      ['fail missing', 'fail missing'],
    ],
  ]);
  notAssessed(promisedAttachmentMissing, [
    ['an empty report', report()],
    ['no list', says('有序推进。')],
  ]);
});

describe('problem-measure-mismatch', () => {
  const finding = (number: string, title: string) => ({ number, title, ...printed(title) });
  const problems = [finding('（一）', '采购意向公开偏晚'), finding('（二）', '固定资产清查滞后')];
  const about = (...titles: string[]) =>
    report({ problems, improvements: titles.map((title, i) => finding(`（${'一二三'[i]}）`, title)) });
  cases(problemMeasureMismatch, [
    ['one of two', about('提前编制采购计划'), ['fail unmatched']],
    ['both in one', about('提前编制采购计划，健全资产台账'), ['pass holds']],
    ['as many', about('完善制度', '强化培训'), ['pass holds']],
    ['more', about('完善制度', '强化培训', '加强调度'), ['pass holds']],
  ]);
  notAssessed(problemMeasureMismatch, [
    ['an empty report', report()],
    ['no measures', report({ problems })],
  ]);
});

describe('template-text-left', () => {
  cases(templateTextLeft, [
    ['a length', says('说明原因（100字以内）。'), ['fail left']],
    ['a placeholder', says('XX项目有序推进。'), ['fail left']],
    ['crosses', says('××县有序推进。'), ['fail left']],
    ['asterisks in a cell', report({ tables: [table('≥**人')] }), ['fail left']],
    ['an instruction', says('项目概况（此处填写项目背景）。'), ['fail left']],
    ['nothing', says('有序推进。'), ['pass holds']],
    ['a hidden name', says('张××、李**参加。'), ['pass holds']],
    ['a length in a sentence', says('组织撰写500字左右的心得。'), ['pass holds']],
    ['a format', says('安装LED屏3×5块，购置XXL号服装。'), ['pass holds']],
  ]);
  notAssessed(templateTextLeft, [['an empty report', report()]]);
});

describe('document-title-differs', () => {
  cases(documentTitleDiffers, [
    [
      'a function word',
      says('印发《丹溪县光电子产业链发展行动方案》《丹溪县光电子及产业链发展行动计划》。'),
      ['fail differs'],
    ],
    ['a character', says('落实《公共机构节能改造管理办法》《公共机构节能改建管理办法》。'), ['fail differs']],
    [
      'without the place',
      says('印发《丹溪县光电子产业链发展行动方案》《光电子产业链发展行动方案》《节水条例实施细则》。'),
      ['pass holds'],
    ],
    ['a level', says('落实《省级骨干教师管理办法》《市级骨干教师管理办法》。'), ['pass holds']],
    ['a number', says('落实《节能改造一期工程方案》《节能改造二期工程方案》。'), ['pass holds']],
  ]);
  notAssessed(documentTitleDiffers, [
    ['an empty report', report()],
    ['one title', says('落实《公共机构节能改造管理办法》。')],
  ]);
});

describe('name-differs', () => {
  const scopes = (...names: string[]) =>
    report({ funds: names.map((name) => fund('adjusted', '1万元', 'total', name)) });
  cases(nameDiffers, [
    ['a character', scopes('农村供水管网改造项目', '农村供水管网改建项目'), ['fail differs']],
    ['two projects', scopes('农村供水管网一期项目', '农村供水管网二期项目'), ['pass holds']],
    [
      'text and form',
      report({ indicators: [indicator('防雷安全检查单位数'), indicator('防雷安全检查的单位数', { from: 'table' })] }),
      ['fail differs'],
    ],
  ]);
  notAssessed(nameDiffers, [
    ['an empty report', report()],
    ['one name', scopes('农村供水管网改造项目')],
    ['one list', report({ indicators: [indicator('防雷安全检查单位数'), indicator('防雷安全检查的单位数')] })],
  ]);
});

describe('disclosure-mark-unexpected', () => {
  cases(disclosureMarkUnexpected, [
    ['not for disclosure', says('公开方式：免予公开'), ['fail unexpected']],
    ['disclosed', says('公开方式：主动公开'), ['pass holds']],
  ]);
  notAssessed(disclosureMarkUnexpected, [
    ['an empty report', report()],
    ['no mark', says('有序推进。')],
  ]);
  it('tells the mark', () => {
    expect(message(disclosureMarkUnexpected, says('公开方式：依申请公开'))).toBe(
      '公开方式标为“依申请公开”，与自评结果应公开的要求不符',
    );
  });
});
