import { describe, expect, it } from 'vitest';
import { findQuantities, notFigures, parseMoney, parseQuantity } from '../src/model/quantity.ts';
import { digitsOf } from '../src/model/quantity-numeral.ts';
import { unitAt, worthOf } from '../src/model/quantity-unit.ts';

function told(match: string): string[] {
  return findQuantities(match).map(({ from, to, quantity: q }) => {
    const upper = q.upper === undefined ? '' : `..${q.upper}`;
    return `${match.slice(from, to)} ${q.comparator} ${q.value}${upper} ${q.unit}${q.change ? ` ${q.change}` : ''}`;
  });
}

describe('figures in prose', () => {
  it.each([
    ['验收项目不少于580项。', '不少于580项 >= 580 项'],
    ['目标为增长7%以上', '增长7%以上 >= 7 % increase'],
    ['超3000人参加', '超3000人 over 3000 人'],
    ['超过1,600人参加', '超过1,600人 over 1600 人'],
    ['销售额大于10亿元的企业', '大于10亿元 > 10 亿元'],
    ['新增岗位约150个。', '约150个 ~ 150 个'],
    ['出动730余人次', '730余人次 over 730 人次'],
    ['对590多个点位', '590多个点位 over 590 个点位'],
    ['20来个', '20来个 over 20 个'],
    ['利润-3.5亿元', '-3.5亿元 = -3.5 亿元'],
    ['近3万人', '近3万人 under 3 万人'],
    ['投资3000多万元', '3000多万元 over 3000 万元'],
    ['投资5亿多元', '5亿多元 over 5 亿元'],
    ['5万余人', '5万余人 over 5 万人'],
    ['3.4万名从业人员', '3.4万名 = 3.4 万名'],
    ['产值1,250.47亿元,其中', '1,250.47亿元 = 1250.47 亿元'],
    ['外资61,350万美元', '61,350万美元 = 61350 万美元'],
    ['≥13台', '≥13台 >= 13 台'],
    ['≥ 13台', '≥ 13台 >= 13 台'],
    ['≥14250.00(平方米)', '≥14250.00(平方米) >= 14250.00 平方米'],
    ['=5.00(万人次)', '=5.00(万人次) = 5.00 万人次'],
    ['=100.00(%)', '=100.00(%) = 100.00 %'],
    ['95%(含)以上', '95%(含)以上 >= 95 %'],
    ['5%左右', '5%左右 ~ 5 %'],
    ['每亩300元', '300元 = 300 元'],
    ['补贴500元/人', '500元/人 = 500 元/人'],
    ['处理能力5000吨/日', '5000吨/日 = 5000 吨/日'],
    ['开展3—5个项目', '3—5个 = 3..5 个'],
    ['60%-80%', '60%-80% = 60..80 %'],
    ['10～12家', '10～12家 = 10..12 家'],
    ['3至5场', '3至5场 = 3..5 场'],
    ['不得低于5%', '不得低于5% >= 5 %'],
    ['不超过30万元', '不超过30万元 <= 30 万元'],
    ['举办宣讲不少4场', '不少4场 >= 4 场'],
    ['2个工作日内备案', '2个工作日内 <= 2 个工作日'],
    ['工期15日内', '15日内 <= 15 日'],
    ['≥5年5 10', '≥5年 >= 5 年'],
    ['服务满5年', '5年 = 5 年'],
    ['同比增长23.7%', '同比增长23.7% = 23.7 % increase'],
    ['同比下降9.8%。', '同比下降9.8% = 9.8 % decrease'],
    ['增长率为7%', '增长率为7% = 7 % increase'],
    ['提高了2.5个百分点', '提高了2.5个百分点 = 2.5 个百分点 increase'],
    ['提高到95%', '95% = 95 %'],
    ['实际值:-9%。', '-9% = -9 %'],
    ['自评得分91.37分', '91.37分 = 91.37 分'],
    ['控制在10万元以内', '10万元以内 <= 10 万元'],
    ['百分之九十五', '百分之九十五 = 95 %'],
    ['用电300 kWh以上', '300 kWh以上 >= 300 kWh'],
    ['购置LED100盏', '100盏 = 100 盏'],
    ['节约150万元', '150万元 = 150 万元'],
    ['大型商超1,320家次', '1,320家次 = 1320 家次'],
    ['推进5项目标', '5项 = 5 项'],
    ['2.3万个体工商户', '2.3万 = 2.3 万'],
    ['3家以下简称', '3家 = 3 家'],
    ['覆盖3镇(乡)', '3镇(乡) = 3 镇(乡)'],
    ['建设完成3人以上团队', '3人以上 >= 3 人'],
  ])('%s', (match, ...figures) => expect(told(match)).toEqual(figures));

  it('keeps the order and never overlaps', () => {
    expect(told('推荐305家、418家企业,获146万元')).toEqual(['305家 = 305 家', '418家 = 418 家', '146万元 = 146 万元']);
    expect(told('2022年,1,085家')).toEqual(['1,085家 = 1085 家']);
  });

  it.each([
    ['六项工作任务', '六项 = 6 项'],
    ['十二个', '十二个 = 12 个'],
    ['不少于两次', '不少于两次 >= 2 次'],
    ['一百二十户', '一百二十户 = 120 户'],
    ['三十多个', '三十多个 over 30 个'],
    ['五类,三家', '五类 = 5 类', '三家 = 3 家'],
  ])('counts in words: %s', (match, ...figures) => expect(told(match)).toEqual(figures));

  it.each(
    '一个 其中一个项目 一批 一体 三公经费 十四五 一是 一企一策 双 四上 三重一大 “四个意识” 两个维护 中央八项规定 三年行动计划 二次供水 百家企业 几十个 第十二条 第三批 一季度 二级 十大 三台县 三支一扶 三四个'.split(
      ' ',
    ),
  )('is no count: %s', (match) => expect(told(match)).toEqual([]));
});

/** For every mask a text that would be read as a figure without it. */
const looksLikeFigures: Record<keyof typeof notFigures, string[]> = {
  web: ['见www.example.cn/3个', 'https://a.cn/?n=5人', 'mail@163.com'],
  ordinal: ['第128届', '第1次', '第5号', '第三批', '第十二条', '第3个'],
  yearRange: ['2022-2024年', '2019-2021年度', '2022—2024年', '2022年-2024年'],
  year: ['2022年', '2022年度', '2022年9月', '2022年12月31日内'],
  date: ['2022.5.1', '2022/5/1', '2022-05-01'],
  monthRange: ['1-12月', '1—11月份', '2022年1-12月', '9月—12月'],
  day: ['12月31日', '12月31日内'],
  clock: ['8时30分', '8点30分'],
  telephone: ['020-12345678'],
  issue: ['〔2023〕17号', '[2022]5号', '(2022)5件'],
  code: ['功能分类代码2010301项', '编号:318001个', '类款项2010301项'],
  scheme: ['6+6', '6+6个', '1+1+N', '3+2个', '7×24小时', '1∶1', '3·15'],
  section: ['1.2.3项', '3.1.2个'],
  fraction: ['1/3', '1/3个'],
  slogan: ['两个维护', '八项规定'],
};

describe.each(Object.entries(looksLikeFigures))('not figures: %s', (_name, matches) => {
  it.each(matches)('%s', (match) => expect(told(match)).toEqual([]));
});

it('has a text for every mask', () => expect(Object.keys(looksLikeFigures)).toEqual(Object.keys(notFigures)));

it.each(
  [
    '5G基站',
    '4A级景区',
    '12345热线',
    '前三季度',
    '618购物节',
    '13800138000',
    '1234 5678',
    '1. 指导',
    '(1)',
    '1、负责',
    '318001',
    '12月',
    '9月',
    '31日',
    '22年度',
  ].concat([
    'T000010200001',
    '0.00项目',
    '22年12月',
    'V2.0',
    'ISO9001',
    'PM2.5',
    'COVID-19',
    'COVID-19例',
    '300TW/5Hz',
    '100字以内',
    '3:1',
    '近5年',
    '权重超过50的样本',
    '10-5个',
    'A4张',
    '1.5级',
  ]),
)('is no figure: %s', (match) => expect(told(match)).toEqual([]));

describe('a cell that is a figure', () => {
  it.each([
    ['50', '= 50 '],
    ['0.00', '= 0.00 '],
    ['≥50', '>= 50 '],
    ['100%', '= 100 %'],
    ['≥100百分比', '>= 100 百分比'],
    ['≤12月', '<= 12 月'],
    ['11月', '= 11 月'],
    ['≥5年', '>= 5 年'],
    ['1,234.50', '= 1234.50 '],
    ['-9%。', '= -9 %'],
    ['≥100.00(人数)', '>= 100.00 人数'],
    ['90.00(度)', '= 90.00 度'],
    ['2.75万亩', '= 2.75 万亩'],
    ['8—10', '= 8 '],
  ])('%s', (match, told_) => {
    const q = parseQuantity(match)?.quantity;
    expect(q && `${q.comparator} ${q.value} ${q.unit}`).toBe(told_);
  });

  it.each([
    '',
    '-',
    '/',
    '每亩300元',
    '100%完成',
    '2022年',
    '2022.5.1',
    '12月31日',
    '5G',
    '合规',
    '1/3',
    '3:1',
    '30家、418家',
  ])('%j is none', (match) => expect(parseQuantity(match)).toBeNull());

  it('spans the words', () => expect(parseQuantity('不少于2场')).toMatchObject({ from: 0, to: 5 }));
});

describe('money', () => {
  it.each([
    ['48,217.36万元', undefined, '482173600.00'],
    ['1250.47亿元', undefined, '125047000000.00'],
    ['0万元', undefined, '0.00'],
    ['12.345元', undefined, '12.345'],
    ['5千万元', undefined, '50000000.00'],
    ['48,217.36', '单位:万元', '482173600.00'],
    ['0.02', '(万元)', '200.00'],
    ['-7.35', '元', '-7.35'],
    ['100%', '万元', undefined],
    ['5', undefined, undefined],
    ['61,350万美元', undefined, undefined],
    ['300元/亩', undefined, undefined],
  ])('%s in %s', (match, caption, yuan) => expect(parseMoney(match, caption)?.yuan).toBe(yuan));
});

describe('units', () => {
  it.each([
    ['万人次', '10000', '人次'],
    ['万亩', '10000', '亩'],
    ['亿元', '100000000', '元'],
    ['千米', '1', '公里'],
    ['万千瓦时', '10000', '千瓦时'],
    ['百分比', '1', '%'],
    ['万元/亩', '10000', '元/亩'],
    ['名', '1', '人'],
    ['万', '10000', ''],
    ['帕', '1', '帕'],
  ])('%s', (unit, factor, base) => expect(worthOf(unit)).toEqual({ factor, base }));

  it.each(['个百分点', '个点位', '工作日', '平方米', '人次', '元/平方米', '万千瓦时'])(
    'takes the longest: %s',
    (unit) => expect(unitAt(unit, 0)?.unit).toBe(unit),
  );

  it.each(['分之一', '元旦', '条例', '个体户', '年度', '期间'])('is none: %s', (word) =>
    expect(unitAt(word, 0)).toBeNull(),
  );
});

it.each([
  ['十', '10'],
  ['十二', '12'],
  ['二十', '20'],
  ['一百零五', '105'],
  ['两千零五', '2005'],
  ['一百二十', '120'],
  ['九百九十九', '999'],
  ['三四', null],
  ['一二三', null],
  ['十四五', null],
  ['', null],
])('%s is %s', (words, digits) => expect(digitsOf(words)).toBe(digits));

it.each([
  ['digits', '1'.repeat(100_000)],
  ['commas', '1,'.repeat(50_000)],
  ['thousands', `${'111,'.repeat(25_000)}1111`],
  ['points', '1.'.repeat(50_000)],
  ['plus signs', '1+'.repeat(50_000)],
  ['words', '一二三百'.repeat(25_000)],
  ['prose', '同比增长9.8%,推动约150家企业,'.repeat(5_000)],
  ['blanks', ' '.repeat(100_000)],
  ['hyphens', '1-'.repeat(50_000)],
])('reads 100,000 %s in no time', (_name, match) => {
  const start = performance.now();
  findQuantities(match);
  expect(performance.now() - start).toBeLessThan(1_000);
});
