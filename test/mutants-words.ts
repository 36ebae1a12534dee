/** Invented offices, works and sums of money for reports of our own. */
import type { Random } from './mutants.ts';

const PLACES = [
  '云溪县',
  '丰岭市',
  '石渠区',
  '清源区',
  '柳荫区',
  '丹溪县',
  '兰亭县',
  '松岗区',
  '青源县',
  '北坞县',
] as const;
const OFFICES = [
  ['林业局', '辖区森林资源管护'],
  ['水务局', '供水排水设施运行'],
  ['文化和旅游局', '公共文化服务'],
  ['统计局', '统计调查'],
  ['农业农村局', '农业生产'],
  ['应急管理局', '安全生产监管'],
  ['司法局', '公共法律服务'],
  ['医疗保障局', '医疗保障工作'],
] as const;

/** Things that are counted or measured, each with its unit. */
export const works = [
  ['造林面积', '亩'],
  ['林道维修里程', '公里'],
  ['公益演出场次', '场'],
  ['图书采购数量', '册'],
  ['苗木补植数量', '株'],
  ['水质监测点位', '个'],
  ['法律咨询服务人次', '人次'],
  ['应急演练次数', '次'],
  ['充电设施安装数量', '台'],
  ['冷链仓库建设数量', '座'],
  ['河道清淤长度', '米'],
  ['古籍数字化数量', '卷'],
] as const;
export type Work = (typeof works)[number];

export const reasons = [
  '台风过境，两处山场还没有恢复',
  '汛期连续降雨，停工三周',
  '讲师抽调支援外地，第三季度停讲',
  '两处点位因道路施工封闭，无法进场',
  '设备到货推迟到次年一月',
] as const;

export interface Office {
  readonly name: string;
  readonly place: string;
  readonly duty: string;
  readonly year: number;
}

export function officeOf(random: Random): Office {
  const place = random.pick(PLACES);
  const [kind, duty] = random.pick(OFFICES);
  return { name: place + kind, place, duty, year: random.int(2019, 2024) };
}

/** 1,234.56 for 123456 hundredths. */
export function amount(cents: number, digits = 2): string {
  const [whole = '', part] = (Math.round(cents) / 100).toFixed(digits).split('.');
  return `${grouped(whole)}${part ? `.${part}` : ''}`;
}

/** 1,234 for 1234. */
export function grouped(whole: number | string): string {
  return String(whole).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** A percentage with two digits, rounded. */
export function percent(part: number, whole: number, digits = 2): string {
  const scale = 10 ** digits;
  return (Math.round((part * 100 * scale) / whole) / scale).toFixed(digits);
}

/** Points as they are printed: 46.5 for 4650. */
export function points(cents: number): string {
  return (cents / 100).toFixed(2).replace(/\.?0+$/, '');
}

/** A report that opens with the usual words. */
export function opened({ name, duty, year }: Office, ...lines: string[]): string {
  return [
    `${name}${year}年度部门整体支出绩效自评报告`,
    '一、基本情况',
    '（一）部门概况。',
    `${name}负责${duty}。`,
    ...lines,
  ].join('\n');
}

/** 「（二）部门整体收支情况。」 */
export function withMoney(random: Random, write: (office: Office) => string): string {
  const office = officeOf(random);
  return opened(office, '（二）部门整体收支情况。', write(office));
}

/** 「（二）重点工作。」 */
export function withWork(random: Random, write: (office: Office) => string): string {
  const office = officeOf(random);
  return opened(office, '（二）重点工作。', write(office));
}

/** Initial budget, adjustment, adjusted budget and expenditure, in hundredths of 万元, execution between 93 and 98 per cent. */
export interface Budget {
  readonly initial: number;
  readonly change: number;
  readonly adjusted: number;
  readonly spent: number;
}

export function budgetOf(random: Random): Budget {
  const initial = random.int(90_000, 900_000);
  const change = Math.round((initial * random.int(8, 24)) / 100) + random.int(0, 99);
  const adjusted = initial + change;
  return { initial, change, adjusted, spent: Math.round((adjusted * random.int(9300, 9800)) / 10_000) };
}

/** The sentence on the budget of the year. */
export function budgetWords({ year }: Office, { initial, change, adjusted }: Budget): string {
  return `我局${year}年年初预算为${amount(initial)}万元，年度执行中调增预算${amount(change)}万元，调整后年度预算为${amount(adjusted)}万元。`;
}

/** A target with what was done, and the words that follow. */
export interface Row {
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly reason?: string;
}

/** A target that was reached, a few per cent above. */
export function reached(random: Random, [name, unit]: Work): Row {
  const target = random.int(20, 60) * 10;
  return { name, target: `${target}${unit}`, actual: `${target + random.int(1, 15)}${unit}。完成年度任务` };
}

/** The indicators as the prose of a report tells them, below the usual headings. */
export function withRows(office: Office, rows: readonly Row[], ...lines: string[]): string {
  return opened(
    office,
    '二、综合评价分析',
    '（一）绩效目标完成情况分析。',
    '1.产出指标完成情况。具体情况如下：',
    ...rows.flatMap(rowLines),
    ...lines,
  );
}

function rowLines({ name, target, actual, reason }: Row, i: number): string[] {
  return [
    `${'①②③④⑤⑥⑦⑧'.charAt(i)}${name}。`,
    `年度目标值：${target}。`,
    `年度实际值：${actual}。`,
    ...(reason === undefined ? [] : [`未达标原因：${reason}。`]),
  ];
}
