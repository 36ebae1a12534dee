/** Templates of edits that make nothing wrong: another print of the same fact, or a fact that only looks like the same. */
import type { Random, Template } from './mutants.ts';
import {
  amount,
  budgetOf,
  budgetWords,
  grouped,
  officeOf,
  opened,
  percent,
  points,
  reached,
  reasons,
  withMoney,
  withRows,
  withWork,
  works,
} from './mutants-words.ts';

const mark = (clean: string, edited: string): string => `⟦${clean}⇒${edited}⟧`;

const FULL_WIDTH = '０１２３４５６７８９';
const fullWidth = (words: string): string =>
  words.replace(/\d/g, (digit) => FULL_WIDTH.charAt(Number(digit))).replace('.', '．');

/** One fact in two sections. */
function twice(random: Random, one: string, other: string): string {
  return opened(
    officeOf(random),
    '（二）重点工作任务完成情况。',
    `${one}，各项工作有序推进。`,
    '二、主要工作成效',
    '（一）工作成效。',
    `${other}，成效明显。`,
  );
}

/** The sentences on budget, expenditure and rate, each figure printed as told. */
function spent(
  random: Random,
  print: (budget: ReturnType<typeof budgetOf>) => Partial<Record<string, string>>,
): string {
  const budget = budgetOf(random);
  const told = {
    initial: `${amount(budget.initial)}万元`,
    change: `${amount(budget.change)}万元`,
    adjusted: `${amount(budget.adjusted)}万元`,
    spent: `${amount(budget.spent)}万元`,
    rate: `${percent(budget.spent, budget.adjusted)}%`,
    name: '预算执行率',
    ...print(budget),
  };
  return withMoney(
    random,
    ({ year }) =>
      `我局${year}年年初预算为${told.initial}，年度执行中调增预算${told.change}，调整后年度预算为${told.adjusted}。截至${year}年12月31日，部门整体支出${told.spent}，${told.name}为${told.rate}。`,
  );
}

const rounded: readonly Template[] = [
  (r) => {
    const cents = r.int(2_000_000, 9_000_000);
    const what = r.pick(['农产品网络销售总额', '旅游综合收入', '技术合同成交额']);
    const [exact, short] = [`${amount(cents)}万元`, `${(cents / 1_000_000).toFixed(2)}亿元`];
    return twice(r, `全县${what}${exact}`, `全县${what}${mark(exact, short)}`);
  },
  (r) => {
    const mu = r.int(10_100, 39_900);
    return twice(
      r,
      `全年建成高标准农田${grouped(mu)}亩`,
      `全年建成高标准农田${mark(`${grouped(mu)}亩`, `${(mu / 10_000).toFixed(2)}万亩`)}`,
    );
  },
  (r) =>
    spent(r, ({ spent: s, adjusted }) => ({ rate: mark(`${percent(s, adjusted)}%`, `${percent(s, adjusted, 1)}%`) })),
  (r) =>
    spent(r, ({ spent: s, adjusted }) => {
      const cut = (Math.floor((s * 10_000) / adjusted) / 100).toFixed(2);
      return { rate: mark(`${percent(s, adjusted)}%`, `${cut}%`) };
    }),
];

/** 余, 超 */
const bounds: readonly Template[] = [
  (r) => {
    const people = r.int(2101, 2490);
    return twice(
      r,
      `全年培训高素质农民${people}人`,
      `全年培训高素质农民${mark(`${people}人`, `${Math.floor(people / 100) * 100}余人`)}`,
    );
  },
  (r) => {
    const homes = r.int(1101, 1990);
    return twice(
      r,
      `${homes}户农户领取农机补贴`,
      mark(`${homes}户`, `超${Math.floor(homes / 100) * 100}户`).concat('农户领取农机补贴'),
    );
  },
];

const units: readonly Template[] = [
  (r) => spent(r, ({ spent: s }) => ({ spent: mark(`${amount(s)}万元`, `${grouped(s * 100)}.00元`) })),
  (r) => spent(r, ({ initial: s }) => ({ initial: mark(`${amount(s)}万元`, `${grouped(s * 100)}元`) })),
  (r) => {
    const value = r.int(120, 900);
    const [what, one, other] = r.pick([
      ['完成旧管网改造', '公里', '千米'],
      ['培训农村致富带头人', '人', '名'],
      ['新增绿化面积', '平方米', '㎡'],
    ] as const);
    return twice(r, `全年${what}${value}${one}`, `${what}${value}${mark(one, other)}`);
  },
  (r) =>
    withRows(
      officeOf(r),
      r.some(works, 3).map((work) => reached(r, work)),
    ).replace(
      /(\d+)(\D+)。完成年度任务。/u,
      (_, n, unit) => `${mark(n + unit, `${n}${unit}，按期完成`)}。完成年度任务。`,
    ),
  (r) => {
    const target = r.int(11, 19);
    const row = {
      name: '人工造林面积',
      target: `${target / 10}万亩`,
      actual: `${mark(`${(target + 1) / 10}万亩`, `${grouped(target * 1000 + 500)}亩`)}。完成年度任务`,
    };
    return withRows(officeOf(r), [row]);
  },
];

const others: readonly Template[] = [
  (r) => {
    const value = r.int(10, 30);
    const told = `新增冷链仓库${value}座`;
    return twice(r, `全年${told}`, mark(told, `全县累计建成冷链仓库${value + r.int(20, 60)}座`));
  },
  (r) => {
    const value = r.int(120, 300);
    const office = officeOf(r);
    return opened(
      office,
      '（二）重点工作任务完成情况。',
      `全年新认定高新技术企业${value}家，各项工作有序推进。`,
      '二、主要工作成效',
      `${mark(`${office.year}年新认定高新技术企业${value}家`, `${office.year - 1}年新认定高新技术企业${value - r.int(5, 30)}家`)}，成效明显。`,
    );
  },
  (r) => {
    const value = r.int(120, 300);
    const told = `通过认定高新技术企业${value}家`;
    return twice(r, `全年${told}`, mark(told, `推荐申报高新技术企业${value + r.int(5, 30)}家`));
  },
  (r) => {
    const value = r.int(20, 90);
    const told = `新建口袋公园${value}座`;
    return twice(r, `全年${told}`, mark(told, `计划新建口袋公园${value - r.int(1, 9)}座`));
  },
  (r) => {
    const value = r.int(200, 900);
    const told = `进口总额${value}.5亿元`;
    return twice(r, `全区${told}`, `全区${mark(told, `出口总额${value - 50}.1亿元`)}`);
  },
  (r) => {
    const value = r.int(20, 90);
    const told = `创建市级示范社${value}家`;
    return twice(r, `全年${told}`, mark(told, `创建省级示范社${value - 12}家`));
  },
];

const order: readonly Template[] = [
  (r) => {
    const [a, b] = [`全年新建口袋公园${r.int(20, 90)}座。`, `完成旧管网改造${r.int(20, 90)}公里。`];
    return withWork(r, () => mark(a + b, b + a));
  },
  (r) => {
    const parts = [r.int(12, 40), r.int(12, 40)] as const;
    const [one, other] = [`行政人员${parts[0]}人`, `事业人员${parts[1]}人`];
    return withWork(
      r,
      () => `年末在职人员${parts[0] + parts[1]}人，其中${mark(`${one}，${other}`, `${other}，${one}`)}。`,
    );
  },
  (r) => {
    const parts = [r.int(80_000, 300_000), r.int(9000, 40_000), r.int(1000, 8000)] as const;
    const whole = parts[0] + parts[1] + parts[2];
    const [a, b, c] = ['一般公共预算', '政府性基金', '其他收入'].map(
      (name, i) => `${name}${amount(parts[i] as number)}万元`,
    );
    return withMoney(
      r,
      ({ year }) =>
        `我局${year}年年初预算为${amount(whole)}万元，其中${mark([a, b, c].join('，'), [c, a, b].join('，'))}。`,
    );
  },
  (r) => {
    const list = r.some(['办公室', '综合科', '调查科', '监督科', '财务科', '法规科'], 4);
    return opened(officeOf(r), `局机关内设科室4个，分别是${mark(list.join('、'), list.toReversed().join('、'))}。`);
  },
];

const digits: readonly Template[] = [
  (r) => spent(r, ({ spent: s }) => ({ spent: mark(`${amount(s)}万元`, `${amount(s).replaceAll(',', '')}万元`) })),
  (r) =>
    spent(r, ({ spent: s }) => ({
      spent: mark(`${amount(s)}万元`, `${fullWidth(amount(s).replaceAll(',', ''))}万元`),
    })),
  (r) => spent(r, ({ change: s }) => ({ change: mark(`${amount(s)}万元`, ` ${amount(s)} 万元`) })),
  (r) => spent(r, ({ adjusted: s }) => ({ adjusted: mark(`${amount(s)}万元`, `${amount(s)}0万元`) })),
  (r) => {
    const value = r.int(1200, 9900);
    return twice(
      r,
      `全年采购图书${grouped(value)}册`,
      `采购图书${mark(grouped(value), r.pick([String(value), fullWidth(String(value)), ` ${value} `]))}册`,
    );
  },
  (r) => {
    const list = r.some(['办公室', '综合科', '调查科', '监督科', '财务科', '法规科'], 5);
    return opened(officeOf(r), `局机关内设科室${mark('5', r.pick(['五', '５']))}个，分别是${list.join('、')}。`);
  },
  (r) => {
    const [one, other] = [r.int(455, 495), r.int(4551, 4949)];
    return opened(
      officeOf(r),
      '二、综合评价结论',
      '（一）自评结论。',
      `本年度部门整体支出绩效自评得分为${points(one * 10 + other)}分，等级为“优”。`,
      '（二）绩效指标完成情况。',
      `1.履职效能情况。总分50分，自评得分${mark(points(one * 10), (one / 10).toFixed(2))}分。`,
      `2.管理效率情况。总分50分，自评得分${points(other)}分。`,
    );
  },
];

const labels: readonly Template[] = [
  (r) =>
    spent(r, () => ({ name: mark('预算执行率', r.pick(['总体支出执行率', '年末总体支出执行率', '部门预算执行率'])) })),
  (r) => {
    const budget = budgetOf(r);
    return withMoney(
      r,
      (office) =>
        `${budgetWords(office, budget)}截至${office.year}年12月31日，${mark('部门整体支出', r.pick(['全年支出', '实际支出', '全年总支出']))}${amount(budget.spent)}万元。`,
    );
  },
  (r) => {
    const words = withRows(
      officeOf(r),
      r.some(works, 4).map((work) => reached(r, work)),
    );
    return words.replace('年度目标值：', mark('年度目标值：', r.pick(['目标值：', '年初目标值：', '年度指标值：'])));
  },
  (r) => {
    const words = withRows(
      officeOf(r),
      r.some(works, 4).map((work) => reached(r, work)),
    );
    return words.replace('年度实际值：', mark('年度实际值：', r.pick(['实际完成值：', '全年实际值：', '实际值：'])));
  },
  (r) => {
    const words = withRows(
      officeOf(r),
      r.some(works, 4).map((work) => reached(r, work)),
    );
    return words.replace(
      /年度目标值：(\d+\D+?)。/u,
      (_, target) => `年度目标值：${mark(target, r.pick([`≥${target}`, `不少于${target}`, `不低于${target}`]))}。`,
    );
  },
  (r) => {
    const row = { name: '公益演出场次', target: '400场', actual: '380场。未完成年度任务', reason: r.pick(reasons) };
    const words = withRows(officeOf(r), [row, ...r.some(works.slice(3), 3).map((work) => reached(r, work))]);
    return words.replace(
      '未达标原因：',
      mark('未达标原因：', r.pick(['未完成原因：', '未达标原因分析：', '偏差原因：'])),
    );
  },
  (r) =>
    opened(
      officeOf(r),
      '二、综合评价结论',
      `本年度部门整体支出绩效自评得分为${points(r.int(9100, 9900))}分，等级为“${mark('优', '优秀')}”。`,
    ),
];

/** Templates of harmless edits by their kind. */
export const harmlessTemplates: Readonly<Record<string, readonly Template[]>> = {
  'rounded restatement': rounded,
  'bound of the figure': bounds,
  'other unit': units,
  'other fact': others,
  'other order': order,
  'other digits': digits,
  'other label': labels,
};
