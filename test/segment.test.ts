import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extentOf, type Item, passagesOf, walk } from '../src/model/section.ts';
import { segment } from '../src/segment.ts';
import { textDocument } from './text-document.ts';

const outlineOf = (text: string) => ({ document: textDocument(text), ...segment(textDocument(text)) });

/** One line an item, two blanks a level: 「一 基本情况 #basics」; entries of lists have a dash in front, bodies a bar behind. */
function treeOf(text: string): string[] {
  const { document, value } = outlineOf(text);
  const words = (span: { from: number; to: number }): string => document.text.slice(span.from, span.to);
  return [...walk(value.items)].map((item) => {
    const topic = item.topic ? ` #${item.topic}` : '';
    const body = item.body.map((span) => ` | ${words(span)}`).join('');
    return `${'  '.repeat(item.level - 1)}${item.isHeading ? '' : '- '}${words(item.number)} ${words(item.title)}${topic}${body}`;
  });
}

/** Number, title and what follows of a paragraph that heads a section of its own. */
const headOf = (line: string): [string, string, string] => {
  const { document, value } = outlineOf(`${line}\n这里是正文。`);
  const item = value.items[0] as Item;
  return [document.textOf([item.number]), document.textOf([item.title]), document.textOf(item.body)];
};

describe('a number', () => {
  it.each([
    ['第一部分 基本情况', '第一部分', '基本情况'],
    ['第二部分：综合评价分析', '第二部分', '综合评价分析'],
    ['第三章、存在问题', '第三章', '存在问题'],
    ['一、基本情况', '一', '基本情况'],
    ['十二、附件', '十二', '附件'],
    ['三.存在问题', '三', '存在问题'],
    ['（一）部门概况', '（一）', '部门概况'],
    ['(一)部门概况', '(一)', '部门概况'],
    ['（二）、部门概况', '（二）', '部门概况'],
    ['1.部门职能', '1', '部门职能'],
    ['１．部门职能', '１', '部门职能'],
    ['1、部门职能', '1', '部门职能'],
    ['2 、部门职能', '2', '部门职能'],
    ['1.2022年完成收入', '1', '2022年完成收入'],
    ['（1）产出指标', '（1）', '产出指标'],
    ['(1)产出指标', '(1)', '产出指标'],
    ['1)产出指标', '1)', '产出指标'],
    ['⑴产出指标', '⑴', '产出指标'],
    ['①新增分馆', '①', '新增分馆'],
    ['㉑新增分馆', '㉑', '新增分馆'],
  ])('of %s', (line, number, title) => {
    expect(headOf(line)).toEqual([number, title, '这里是正文。']);
  });

  it.each([
    '1.5亿元用于建设。',
    '2022.5.1起施行。',
    '2023年完成三项工作。',
    '3家单位参加。',
    '一是加强管理。',
    '十四五规划开局良好。',
    '一般公共预算支出120万元。',
    '（以下简称本局）承担职能。',
    '（2023年度）',
    '20230101、20230102两批。',
    '一、',
    '（一）',
  ])('is none in %s', (line) => {
    expect(outlineOf(`${line}`).value.items).toEqual([]);
  });

  it.each([
    ['一', 1],
    ['九', 9],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['二十三', 23],
  ])('%s counts %i', (number, ordinal) => {
    expect(outlineOf(`${number}、基本情况`).value.items[0]?.ordinal).toBe(ordinal);
  });
});

describe('a title', () => {
  it.each([
    ['runs into its text', '（一）采购备案不及时。未能按月报送。', '采购备案不及时', '未能按月报送。'],
    ['ends with a colon', '（二）预算执行：全年进度偏慢。', '预算执行', '全年进度偏慢。'],
    ['ends with a semicolon', '1.细化预算编制；', '细化预算编制', ''],
    [
      'holds a full stop in brackets',
      '1.落实《办法（试行。修订）》要求。已印发。',
      '落实《办法（试行。修订）》要求',
      '已印发。',
    ],
    ['ends without a mark', '（三）资产管理', '资产管理', ''],
    ['holds a comma', '1.制度建设，流程再造。已完成。', '制度建设，流程再造', '已完成。'],
  ])('%s', (_, line, title, body) => {
    expect(headOf(line).slice(1)).toEqual([title, `${body}这里是正文。`]);
  });
});

describe('the tree', () => {
  it('nests the styles of official writing', () => {
    const text =
      '第一部分 概况\n一、基本情况\n（一）部门概况\n1.主要职能\n（1）产出指标\n①新增分馆\n一段正文。\n（二）人员构成\n另一段。';
    expect(treeOf(text)).toEqual([
      '第一部分 概况',
      '  一 基本情况 #basics',
      '    （一） 部门概况 #basics',
      '      1 主要职能 #basics',
      '        （1） 产出指标',
      '          - ① 新增分馆 | 一段正文。',
      '    （二） 人员构成 #basics | 另一段。',
    ]);
  });

  it.each([
    [
      'leaves out styles',
      '一、基本情况\n1.主要职能\n职能。\n2.人员构成\n人员。\n二、存在问题\n问题。',
      [
        '一 基本情况 #basics',
        '  1 主要职能 #basics | 职能。',
        '  2 人员构成 #basics | 人员。',
        '二 存在问题 #problems | 问题。',
      ],
    ],
    [
      'comes back to an outer style after a skip',
      '一、评价\n（一）甲项\n1.乙项\n丙。\n（二）丁项\n戊。\n二、建议\n己。',
      ['一 评价', '  （一） 甲项', '    1 乙项 | 丙。', '  （二） 丁项 | 戊。', '二 建议 #improvements | 己。'],
    ],
    [
      'begins each list anew',
      '一、甲部分\n1.一项\n文。\n二、乙部分\n1.二项\n文。',
      ['一 甲部分', '  1 一项 | 文。', '二 乙部分', '  1 二项 | 文。'],
    ],
    [
      'takes a list in the style of its own heading',
      '一、基本情况\n（一）部门概况\n概况。\n（二）主要职责\n（一）负责拟订规划并组织实施。\n（二）负责公共设施建设。\n（三）指导基层服务。\n二、存在问题\n问题。',
      [
        '一 基本情况 #basics',
        '  （一） 部门概况 #basics | 概况。',
        '  （二） 主要职责 #basics',
        '    - （一） 负责拟订规划并组织实施',
        '    - （二） 负责公共设施建设',
        '    - （三） 指导基层服务',
        '二 存在问题 #problems | 问题。',
      ],
    ],
  ])('%s', (_, text, tree) => {
    expect(treeOf(text)).toEqual(tree);
  });

  it('keeps what stands before the first number', () => {
    const { document, value } = outlineOf('自评报告\n（2023年度）\n一、基本情况\n文。');
    expect(value.preamble.map((span) => document.textOf([span]))).toEqual(['自评报告', '（2023年度）']);
  });

  it.each([
    [
      '1.…；2.…；3.…',
      '一、改进措施\n1.细化预算编制；2.加强财务管理；3.健全制度。',
      ['1 细化预算编制', '2 加强财务管理', '3 健全制度'],
    ],
    ['（1）…（2）…', '一、改进措施\n主要做法：（1）细化编制；（2）加强管理。', ['（1） 细化编制', '（2） 加强管理']],
    ['（一）…（二）…', '一、改进措施\n（一）细化编制。（二）加强管理。', ['（一） 细化编制', '（二） 加强管理']],
    ['①…②…', '一、改进措施\n主要有：①细化编制；②加强管理。', ['① 细化编制', '② 加强管理']],
  ])('parts the run %s in a paragraph', (_, text, entries) => {
    expect(
      treeOf(text)
        .slice(1)
        .map((line) => line.replace(/^[\s-]+/, '')),
    ).toEqual(entries);
  });

  it.each([
    '一、支出\n投入1.5亿元；其中2.3亿元未用；另有3.1亿元结转。',
    '一、支出\n完成率为1.2倍，同比2.1倍。',
    '一、支出\n依据（1）号文件开展。',
  ])('parts no decimals and no single number: %s', (text) => {
    expect(treeOf(text)).toHaveLength(1);
  });
});

describe('sections and lists', () => {
  it('takes duties and tasks for a list', () => {
    const tree = treeOf(
      '一、主要职责\n1.负责拟订全区公共文化发展规划并组织实施各项年度计划和专项方案。\n2.负责公共图书馆建设。\n3.承办上级交办的其他事项。',
    );
    expect(tree.filter((line) => line.includes('- '))).toHaveLength(3);
  });

  it('takes short titles with text behind them for sections', () => {
    const tree = treeOf('一、存在问题\n（一）预算编制不细。部分项目未细化。\n（二）资产盘点不及时。未按季度盘点。');
    expect(tree.slice(1).every((line) => !line.includes('- '))).toBe(true);
  });

  it('never takes a circled number for a section', () => {
    expect(treeOf('一、产出指标\n①新增分馆\n目标值：3个。')[1]).toBe('  - ① 新增分馆 | 目标值：3个。');
  });
});

describe('a topic', () => {
  it.each([
    ['基本情况', 'basics'],
    ['部门（单位）基本概况', 'basics'],
    ['年度总体工作和重点工作任务', 'tasks'],
    ['部门整体收支情况', 'funds'],
    ['预算执行情况', 'funds'],
    ['部门整体绩效管理情况', 'performance-management'],
    ['自评结论综述', 'conclusion'],
    ['综合评价结论', 'conclusion'],
    ['综合评价分析', 'conclusion'],
    ['绩效目标完成情况分析', 'analysis'],
    ['各项工作任务绩效目标完成情况分析', 'analysis'],
    ['取得的成效', 'results'],
    ['存在的主要问题', 'problems'],
    ['存在问题', 'problems'],
    ['存在的问题及原因分析', 'problems'],
    ['下一步改进措施', 'improvements'],
    ['有关建议', 'improvements'],
    ['附件', 'attachments'],
    ['其他需要说明的事项', null],
  ])('of %s is %s', (title, topic) => {
    expect(outlineOf(`一、${title}\n文。`).value.items[0]?.topic).toBe(topic);
  });

  it('below the first level needs most of the title', () => {
    const [, , inner] = treeOf(
      '一、分析\n（一）存在问题\n文。\n（二）针对往年评价存在问题整改落实的各项具体安排\n文。',
    );
    expect(inner).toBe('  （二） 针对往年评价存在问题整改落实的各项具体安排 | 文。');
  });
});

describe('the table of contents', () => {
  const body = '一、基本情况\n概况。\n二、存在问题\n问题。';
  const tree = ['一 基本情况 #basics | 概况。', '二 存在问题 #problems | 问题。'];
  it.each([
    ['with dots', '目 录\n一、基本情况……………1\n二、存在问题…………3\n'],
    ['with full stops and no title', '一、基本情况..........1\n二、存在问题..........12\n'],
    ['without dots', '目录\n一、基本情况 1\n二、存在问题 3\n'],
    ['without page numbers', '目录\n一、基本情况\n二、存在问题\n'],
  ])('is no section: %s', (_, contents) => {
    expect(treeOf(`绩效自评报告\n${contents}${body}`)).toEqual(tree);
  });
});

describe('a diagnostic', () => {
  it.each([
    ['a skipped number', '一、甲\n文。\n三、乙\n文。', ['三']],
    ['a skipped number inside', '一、甲\n（一）乙\n文。\n（三）丙\n文。', ['（三）']],
    ['a repeated number', '一、甲\n文。\n二、乙\n文。\n二、丙\n文。', ['二']],
    ['a list that begins with 2', '一、甲\n2.乙\n文。', ['2']],
    ['no number missing', '一、甲\n1.乙\n文。\n2.丙\n文。\n二、丁\n文。', []],
    ['no second list', '一、甲\n1.乙\n2.丙\n小结：\n1.丁\n2.戊', []],
  ])('tells %s', (_, text, numbers) => {
    const { diagnostics } = outlineOf(text);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual(
      numbers.map(() => ['segment/number-skipped', 'note']),
    );
    diagnostics.forEach(({ message, places }, i) => {
      expect(message).toContain(`“${numbers[i]}”`);
      expect(places).toHaveLength(1);
    });
  });
});

it('loses no words: number, title and bodies of all items tile the text', () => {
  const line = fc
    .tuple(
      fc.constantFrom('', '一、', '二、', '（一）', '（二）', '1.', '2、', '（1）', '①', '②', '第一部分 ', '十、'),
      fc.constantFrom(
        '基本情况',
        '存在问题。未完成；',
        '负责（一。）拟订',
        '1.甲；2.乙；3.丙',
        '合计3.5万元：',
        '目标①甲；②乙',
        '。',
        '：',
      ),
      fc.constantFrom('', '全年支出。', '另有：'),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const { document, value } = outlineOf(lines.join('\n'));
      const spans = [
        ...value.preamble,
        ...[...walk(value.items)].flatMap((item) => [item.number, ...passagesOf(item)]),
      ];
      const covered = spans.reduce((sum, { from, to }) => sum + to - from, 0);
      const lost = [...document.text].filter(
        (c, i) => c !== '\n' && !spans.some(({ from, to }) => from <= i && i < to),
      );
      // Only the marks behind a number and behind a bare title belong to nothing.
      expect(lost.join('').replace(/[、.。；;:：\s]/g, '')).toBe('');
      expect(covered).toBeLessThanOrEqual(document.text.length);
      for (const item of walk(value.items)) {
        const { from, to } = extentOf(item);
        for (const inner of item.items)
          expect([extentOf(inner).from >= from, extentOf(inner).to <= to]).toEqual([true, true]);
      }
    }),
    { numRuns: 300 },
  );
});
