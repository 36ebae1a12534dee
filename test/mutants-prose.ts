/** Templates of mutants in prose: points, money, counts, targets. */
import type { Random, Template } from './mutants.ts';
import {
  amount,
  budgetOf,
  budgetWords,
  grouped,
  type Office,
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

type Templates = Readonly<Record<string, readonly Template[]>>;

const mark = (clean: string | number, mutant: string | number): string => `⟦${clean}⇒${mutant}⟧`;

/** Points with the grade that they give. */
function graded(random: Random): { score: number; grade: string } {
  const grade = random.pick(['优', '良'] as const);
  return { score: grade === '优' ? random.int(9100, 9900) : random.int(8100, 8900), grade };
}

function conclusion(office: Office, score: string, grade: string, ...lines: string[]): string {
  return opened(
    office,
    '二、综合评价结论',
    '（一）自评结论。',
    `${office.year}年度部门整体支出绩效自评得分为${score}分，等级为“${grade}”。`,
    ...lines,
  );
}

/** Two branches of 50 points, the first with three leaves of 20, 20 and 10. */
interface Tree {
  readonly total: number;
  readonly first: number;
  readonly second: number;
  readonly leaves: readonly [number, number, number];
}

/** A tree whose parts add up. */
export function treeOf(random: Random): Tree {
  const leaves = [random.int(1800, 1990), random.int(1800, 1990), random.int(940, 990)] as const;
  const first = leaves[0] + leaves[1] + leaves[2];
  const second = random.int(4550, 4950);
  return { total: first + second, first, second, leaves };
}

interface Printed {
  readonly total: string;
  readonly first: string;
  readonly second: string;
  readonly leaf: string;
  readonly weights: readonly [string, string];
}

/** The conclusion and the tree below it, some figures printed in another way. */
export function treeWords(random: Random, tree: Tree, change: Partial<Printed>): string {
  const { total, first, second, leaf, weights } = {
    total: points(tree.total),
    first: points(tree.first),
    second: points(tree.second),
    leaf: points(tree.leaves[1]),
    weights: ['50', '20'] as const,
    ...change,
  };
  return conclusion(
    officeOf(random),
    total,
    '优',
    '（二）绩效指标完成情况。',
    `1.履职效能情况。总分${weights[0]}分，自评得分${first}分。`,
    `（1）产出指标完成情况。总分20分，自评得分${points(tree.leaves[0])}分。`,
    `（2）效益指标完成情况。总分${weights[1]}分，自评得分${leaf}分。`,
    `（3）部门预算资金支出率。总分10分，自评得分${points(tree.leaves[2])}分。`,
    `2.管理效率情况。总分50分，自评得分${second}分。`,
  );
}

/** Off by at least a tenth of a point, either way. */
function offBy(random: Random, value: number): number {
  return value + random.pick([-1, 1]) * random.int(11, 90);
}

function flatScores(random: Random, score: (n: number) => string): string {
  const [one, other] = [random.int(4550, 4950), random.int(4550, 4950)];
  return conclusion(
    officeOf(random),
    score(one + other),
    '优',
    '（二）绩效指标完成情况。',
    `1.履职效能情况。总分50分，自评得分${points(one)}分。`,
    `2.管理效率情况。总分50分，自评得分${points(other)}分。`,
  );
}

/** Lines 「（1）数量指标：……分值8分，得分8分。」 */
function scored(office: Office, ...lines: string[]): string {
  return opened(office, '二、绩效指标完成情况', '1.产出指标。', ...lines.map((line, i) => `（${i + 1}）${line}`));
}

function fullRow(random: Random, [name, unit]: (typeof works)[number], weight: string, score: string): string {
  const target = random.int(20, 60) * 10;
  return `数量指标：${name}目标值≥${target}${unit}，完成值${target + random.int(1, 15)}${unit}。分值${weight}分，得分${score}分。`;
}

function twoScored(random: Random, weight: string, score: string): string {
  const [one, other] = random.some(works, 2) as [(typeof works)[number], (typeof works)[number]];
  return scored(officeOf(random), fullRow(random, one, '8', '8'), fullRow(random, other, weight, score));
}

/** A target reached to some per cent, with the points that it earns. */
function partlyScored(random: Random, score: (earned: number) => string): string {
  const [[name, unit], other] = random.some(works, 2) as [(typeof works)[number], (typeof works)[number]];
  const [target, share] = [random.int(2, 9) * 100, random.int(84, 96)];
  const row = `数量指标：${name}目标值≥${target}${unit}，完成值${(target * share) / 100}${unit}。分值10分，得分${score(share * 10)}分。未完成原因：${random.pick(reasons)}。`;
  return scored(officeOf(random), row, fullRow(random, other, '8', '8'));
}

const scores: Templates = {
  'score-sum-mismatch': [
    (r) => flatScores(r, (sum) => mark(points(sum), points(offBy(r, sum)))),
    (r) => {
      const tree = treeOf(r);
      return treeWords(r, tree, { total: mark(points(tree.total), points(offBy(r, tree.total))) });
    },
    (r) => {
      const tree = treeOf(r);
      return treeWords(r, tree, { leaf: mark(points(tree.leaves[1]), points(tree.leaves[1] - r.int(15, 90))) });
    },
    (r) => {
      const tree = treeOf(r);
      return treeWords(r, tree, { second: mark(points(tree.second), points(tree.second - r.int(15, 90))) });
    },
  ],
  'score-out-of-range': [
    (r) => twoScored(r, '8', mark(8, points(800 + r.int(1, 150)))),
    (r) => twoScored(r, mark('8', points(r.int(701, 799))), '8'),
  ],
  'grade-score-mismatch': [
    (r) => {
      const { score, grade } = graded(r);
      return conclusion(officeOf(r), points(score), mark(grade, grade === '优' ? '良' : '优'));
    },
    (r) => conclusion(officeOf(r), mark(points(r.int(9100, 9900)), points(r.int(8100, 8990))), '优'),
    (r) => conclusion(officeOf(r), points(r.int(6000, 6990)), mark('中', r.pick(['良', '良好', '优秀']))),
  ],
  'weight-rollup-mismatch': [(r) => rolledUp(r, mark('24', r.int(25, 30)))],
  'indicator-score-mismatch': [
    (r) => partlyScored(r, (earned) => mark(points(earned), points(earned - r.int(11, 80)))),
    (r) => partlyScored(r, (earned) => mark(points(earned), points(earned + r.int(11, 30)))),
  ],
  'full-score-despite-shortfall': [(r) => partlyScored(r, (earned) => mark(points(earned), 10))],
  'execution-score-mismatch': [
    (r) => {
      const rate = r.int(9300, 9890);
      return executed(r, points(rate), mark((rate / 1000).toFixed(2), ((rate + r.int(16, 90)) / 1000).toFixed(2)));
    },
    (r) => {
      const rate = r.int(9300, 9890);
      return executed(r, mark(points(rate), points(rate - r.int(150, 290))), (rate / 1000).toFixed(2));
    },
  ],
  'score-missing': [
    (r) => {
      const [one, other] = r.some(works, 2) as [(typeof works)[number], (typeof works)[number]];
      const row = fullRow(r, other, '8', '8').replace('分值8分，得分8分', `分值${mark('8分，得分8分', '8分')}`);
      return scored(officeOf(r), fullRow(r, one, '8', '8'), row);
    },
  ],
};

function rolledUp(random: Random, weight: string): string {
  const [one] = random.some(works, 1) as [(typeof works)[number]];
  const target = random.int(20, 60) * 10;
  return opened(
    officeOf(random),
    '二、自评结论',
    `对照绩效目标逐项评分，部门整体支出绩效总得分98.00分，等级为“优”。其中：预算执行率10分，得分10.00分；产出指标50分，得分48.00分；效益指标40分，得分40.00分。`,
    '三、绩效指标完成情况',
    '1.产出指标',
    `（1）数量指标：${one[0]}目标值≥${target}${one[1]}，完成值${target + 3}${one[1]}。分值26分，得分26分。`,
    `（2）质量指标：档案管理质量目标值为资料齐全规范，完成值为资料还不齐全。分值${weight}分，得分22分。未完成原因：${random.pick(reasons)}。`,
  );
}

function executed(random: Random, rate: string, score: string): string {
  const office = officeOf(random);
  return opened(
    office,
    '（二）部门整体收支情况。',
    `截至${office.year}年12月31日，我局预算执行率为${rate}%。`,
    '二、自评结论',
    `对照绩效目标逐项评分，其中：预算执行率10分，得分${score}分；产出指标50分，得分46.00分；效益指标30分，得分29.00分。`,
  );
}

/** Three amounts that make a whole. */
function threeOf(random: Random): { whole: number; parts: readonly [number, number, number] } {
  const parts = [random.int(80_000, 300_000), random.int(9000, 40_000), random.int(1000, 8000)] as const;
  return { whole: parts[0] + parts[1] + parts[2], parts };
}

function sourced(random: Random, lead: (office: Office) => string, tail: string, at: number): string {
  const { whole, parts } = threeOf(random);
  const off = random.pick([-1, 1]) * random.int(200, 900);
  const [total, ...others] = [whole, ...parts].map((cents, i) =>
    i === at ? mark(amount(cents), amount(cents + off)) : amount(cents),
  );
  return withMoney(
    random,
    (office) =>
      `${lead(office)}${total}万元，其中一般公共预算${tail}${others[0]}万元，政府性基金${tail}${others[1]}万元，其他收入${tail}${others[2]}万元。`,
  );
}

function halves(random: Random, at: number): string {
  const parts = [random.int(50_000, 200_000), random.int(50_000, 200_000)] as const;
  const [total, basic, project] = [parts[0] + parts[1], ...parts].map((cents, i) =>
    i === at ? mark(amount(cents), amount(i === 0 ? cents + 5000 : cents - random.int(1000, 9000))) : amount(cents),
  );
  return withMoney(
    random,
    ({ year }) => `${year}年部门整体支出${total}万元。按支出性质分，基本支出${basic}万元，项目支出${project}万元。`,
  );
}

const money: Templates = {
  'adjusted-budget-mismatch': [
    (r) => {
      const budget = budgetOf(r);
      const wrong = amount(budget.adjusted + r.pick([-1, 1]) * r.int(100, 5000));
      return withMoney(r, (office) =>
        budgetWords(office, budget).replace(/为(\S{6,12})(?=万元。)/u, (_, right) => `为${mark(right, wrong)}`),
      );
    },
    (r) => {
      const { initial, change } = budgetOf(r);
      const adjusted = initial - change;
      return withMoney(
        r,
        ({ year }) =>
          `我局${year}年年初预算为${amount(initial)}万元，年度执行中调减预算${mark(amount(change), amount(change + r.int(100, 900)))}万元，调整后年度预算为${amount(adjusted)}万元。`,
      );
    },
  ],
  'fund-sum-mismatch': [
    (r) => sourced(r, ({ year }) => `我局${year}年年初预算为`, '', 0),
    (r) => sourced(r, ({ year }) => `我局${year}年年初预算为`, '', r.int(1, 3)),
    (r) => sourced(r, ({ year }) => `截至${year}年12月31日，部门整体支出`, '支出', r.int(1, 3)),
  ],
  'basic-plus-project-mismatch': [(r) => halves(r, 0), (r) => halves(r, r.int(1, 2))],
  'execution-rate-base-unclear': [
    (r) => {
      const budget = budgetOf(r);
      const [initial, adjusted] = [10_000, 12_500];
      const rate = r.int(930, 980) / 10;
      const project = `重点任务项目是文化馆改造项目，年初预算${amount(initial)}万元，调整后预算${amount(adjusted)}万元，实际支出`;
      const spent = mark(amount((adjusted * rate) / 100), amount((initial * rate) / 100));
      return withMoney(
        r,
        (office) =>
          `${budgetWords(office, budget)}截至${office.year}年12月31日，部门整体支出${amount(budget.spent)}万元，预算执行率为${percent(budget.spent, budget.adjusted)}%。\n（三）重点项目支出情况。\n${office.year}年我局${project}${spent}万元，预算执行率${rate.toFixed(2)}%。`,
      );
    },
  ],
  'part-exceeds-whole': [
    (r) => {
      const whole = r.int(80_000, 300_000);
      const part = Math.round((whole * r.int(30, 80)) / 100);
      return withMoney(
        r,
        ({ year }) =>
          `${year}年部门整体支出${amount(whole)}万元。其中${r.pick(['人员经费', '公用经费'])}${mark(amount(part), amount(whole + r.int(500, 90_000)))}万元。`,
      );
    },
  ],
  'expenditure-above-budget': [
    (r) => {
      const budget = budgetOf(r);
      const above = amount(budget.adjusted + r.int(500, 9000));
      return withMoney(
        r,
        (office) =>
          `${budgetWords(office, budget)}截至${office.year}年12月31日，部门整体支出${mark(amount(budget.spent), above)}万元，各项工作按计划推进。`,
      );
    },
  ],
  'execution-rate-mismatch': [
    (r) => {
      const budget = budgetOf(r);
      const rate = percent(budget.spent, budget.adjusted);
      return withMoney(
        r,
        (office) =>
          `${budgetWords(office, budget)}截至${office.year}年12月31日，部门整体支出${amount(budget.spent)}万元，${r.pick(['预算执行率', '年末总体支出执行率'])}为${mark(rate, (Number(rate) - r.int(30, 250) / 100).toFixed(2))}%。`,
      );
    },
    (r) => {
      const budget = budgetOf(r);
      const less = amount(budget.spent - Math.round(budget.adjusted / r.int(35, 90)));
      return withMoney(
        r,
        (office) =>
          `${budgetWords(office, budget)}截至${office.year}年12月31日，部门整体支出${mark(amount(budget.spent), less)}万元，预算执行率为${percent(budget.spent, budget.adjusted, 1)}%。`,
      );
    },
  ],
  'carry-over-ratio-mismatch': [
    (r) => {
      const budget = budgetOf(r);
      const left = Math.round((budget.adjusted * r.int(20, 70)) / 1000);
      const rate = percent(left, budget.adjusted);
      return withMoney(
        r,
        (office) =>
          `${budgetWords(office, budget)}年末结转结余${amount(left)}万元，结转结余率为${mark(rate, (Number(rate) - r.int(60, 150) / 100).toFixed(2))}%。`,
      );
    },
  ],
  'three-public-expenses-mismatch': [
    (r) => threePublic(r, 0, r.int(400, 900)),
    (r) => threePublic(r, r.int(1, 2), r.int(600, 900)),
  ],
  'late-allocation-exceeds-adjustment': [(r) => lateMoney(r, ({ change }) => change + r.int(500, 5000), 'late')],
  'unspent-amount-unexplained': [
    (r) => lateMoney(r, ({ adjusted, spent }) => Math.round((adjusted - spent) * 0.6), 'unspent'),
  ],
  'money-unit-slip': [
    (r) => {
      const value = amount(r.int(120, 980));
      const what = r.pick(['农产品网络销售总额', '林下经济总产值', '技术合同成交额']);
      return withWork(
        r,
        ({ place }) =>
          `${place}${what}${value}亿元，带动一批农户增收。\n年末盘点，${place}${what}${value}${mark('亿元', '万元')}。`,
      );
    },
  ],
  'rate-above-hundred-unexplained': [
    (r) => {
      const rate = r.int(930, 990) / 10;
      return withMoney(
        r,
        ({ year }) => `我局${year}年度支出执行率为${mark(rate.toFixed(1), (rate + 11).toFixed(1))}%。`,
      );
    },
  ],
  'low-execution-unexplained': [
    (r) =>
      withMoney(
        r,
        ({ year }) =>
          `我局${year}年度预算执行率为${mark((r.int(9200, 9900) / 100).toFixed(2), (r.int(6000, 8900) / 100).toFixed(2))}%。`,
      ),
  ],
};

/** The three, with one of them or their sum off by `wrong`. */
function threePublic(random: Random, at: number, wrong: number): string {
  const parts = [random.int(1000, 3000), random.int(200, 900)] as const;
  const [total, cars, guests] = [parts[0] + parts[1], ...parts].map((cents, i) =>
    i === at ? mark(amount(cents), amount(cents + wrong)) : amount(cents),
  );
  return withMoney(
    random,
    ({ year }) =>
      `${year}年“三公”经费支出${total}万元，其中因公出国（境）费0万元，公务用车运行维护费${cars}万元，公务接待费${guests}万元。`,
  );
}

/** What was not spent came late: all of it, and no more than the budget grew by. */
function lateMoney(random: Random, wrong: (budget: ReturnType<typeof budgetOf>) => number, kind: string): string {
  const budget = budgetOf(random);
  const left = budget.adjusted - budget.spent;
  const told = kind === 'late' ? Math.min(budget.change - 100, left) : left;
  const rate = percent(budget.spent, budget.adjusted);
  return withMoney(
    random,
    (office) =>
      `${budgetWords(office, budget)}截至${office.year}年12月31日，部门整体支出${amount(budget.spent)}万元，因年底临时下达的${mark(amount(told), amount(wrong(budget)))}万元专项资金未能实现支出，预算执行率为${rate}%。`,
  );
}

const DIVISIONS = ['办公室', '综合科', '调查科', '监督科', '财务科', '法规科', '规划科', '信息科'];
const TASKS = ['做好抽样调查', '完成年度普查', '推进执法检查', '加强数据解读', '开展业务培训', '修订管理办法'];
const HAN = '零一二三四五六七八九十';
/** 两项, never 二项. */
const counted = (n: number): string => (n === 2 ? '两' : HAN.charAt(n));

const counts: Templates = {
  'declared-count-mismatch': [
    (r) => {
      const list = r.some(DIVISIONS, r.int(4, 7));
      const wrong = list.length + r.pick([-2, -1, 1, 2]);
      return opened(officeOf(r), `局机关内设科室${mark(list.length, wrong)}个，分别是${list.join('、')}。`);
    },
    (r) => {
      const list = r.some(TASKS, r.int(3, 5));
      const right = counted(list.length);
      const wrong = counted(list.length + r.pick([-1, 1]));
      const items = list.map((task, i) => `${HAN.charAt(i + 1)}是${task}`);
      return withWork(r, ({ year }) => `${year}年度我局确定${mark(right, wrong)}项重点工作任务，${items.join('；')}。`);
    },
    (r) => {
      const rows = r.some(works, 4).map((work) => reached(r, work));
      return withRows(officeOf(r), rows).replace(
        '1.产出指标完成情况。',
        `1.产出指标完成情况。设置了${mark(4, r.pick([3, 5, 6]))}个产出指标。`,
      );
    },
  ],
  'numbering-gap': [
    (r) => {
      const words = withWork(r, () => '年末在职人员齐备。\n（三）绩效管理情况。\n按要求开展自评。');
      return words.replace('（三）', `（${mark('三', r.pick(['四', '五']))}）`);
    },
  ],
  'component-sum-mismatch': [
    (r) => staff(r, 0),
    (r) => staff(r, 1),
    (r) => {
      const [a, b] = [r.int(20_000, 50_000), r.int(3000, 19_000)];
      const sum = mark(amount(a + b), amount(a + b + r.pick([-1, 1]) * r.int(100, 900)));
      return withWork(r, () => `文化馆工程尾款${amount(a)}万元，图书采购尾款${amount(b)}万元，两项合计${sum}万元。`);
    },
    (r) => {
      const parts = [r.int(120, 160), r.int(50, 90), r.int(20, 49)];
      const whole = parts.reduce((x, y) => x + y);
      return withWork(
        r,
        () =>
          `全年开展检查${whole}次，其中日常检查${parts[0]}次，专项检查${mark(parts[1] as number, (parts[1] as number) + r.int(1, 15))}次，联合检查${parts[2]}次。`,
      );
    },
  ],
  'growth-rate-mismatch': [
    (r) => {
      const [older, rate] = [r.int(2000, 9000), r.int(1050, 4800) / 100];
      const newer = Math.round(older * (1 + rate / 100));
      const right = percent(newer - older, older);
      return withWork(
        r,
        ({ year }) =>
          `${year - 1}年文物保护经费执行数为${amount(older)}万元，${year}年预算安排${amount(newer)}万元，比${year - 1}年执行数增加${mark(right, (Number(right) + r.int(60, 900) / 100).toFixed(2))}%。`,
      );
    },
    (r) => {
      const [older, more] = [r.int(20_000, 90_000), r.int(1500, 9000)];
      const right = percent(more, older);
      return withWork(
        r,
        () =>
          `全年旅游收入${amount(older + more)}万元，与上年相比增加${mark(amount(more), amount(more + r.int(800, 1400)))}万元，增长${right}%。`,
      );
    },
    (r) => {
      const [older, less] = [r.int(20_000, 90_000), r.int(1500, 9000)];
      const right = percent(less, older);
      return withWork(
        r,
        () =>
          `全年旅游收入${amount(older - less)}万元，与上年相比减少${amount(less)}万元，下降${mark(right, (Number(right) + r.int(60, 300) / 100).toFixed(2))}%。`,
      );
    },
  ],
  'growth-rate-inconsistent': [
    (r) => {
      const [a, b] = [r.int(180, 260) / 10, r.int(280, 340) / 10];
      const whole = (200 / (100 / (1 + a / 100) + 100 / (1 + b / 100)) - 1) * 100;
      return withWork(
        r,
        () =>
          `全年旅游总收入200.0亿元，同比增长${mark(whole.toFixed(1), (a - r.int(60, 150) / 10).toFixed(1))}%。其中国内旅游100.0亿元，同比增长${a.toFixed(1)}%；入境旅游100.0亿元，同比增长${b.toFixed(1)}%。`,
      );
    },
  ],
  'share-mismatch': [
    (r) => {
      const [a, b] = [r.int(800, 1900), r.int(400, 1500)];
      const right = percent(a, a + b, 1);
      const told = mark(right, (Number(right) + (r.pick([-1, 1]) * r.int(8, 60)) / 10).toFixed(1));
      const [whole, home, away] = [a + b, b, a].map((tenths) => (tenths / 10).toFixed(1));
      return withWork(
        r,
        () => `全年接待游客${whole}万人次，其中外地游客${away}万人次，占${told}%，本地游客${home}万人次。`,
      );
    },
  ],
  'completion-rate-mismatch': [
    (r) => {
      const [plan, done] = [r.int(12, 40) * 2, r.int(0, 3)];
      const rate = percent(plan - done - 1, plan, 1);
      const wrong = (Number(rate) - r.int(10, 30) / 10).toFixed(1);
      return opened(
        officeOf(r),
        '二、主要工作情况',
        `全年计划演练${plan}场，实际完成${plan - done - 1}场，完成率${mark(rate, wrong)}%，主要原因是年末极寒天气。`,
      );
    },
  ],
};

function staff(random: Random, at: number): string {
  const parts = [random.int(12, 40), random.int(12, 40)] as const;
  const [all, one, other] = [parts[0] + parts[1], ...parts].map((n, i) =>
    i === at ? mark(n, n + random.pick([-1, 1]) * random.int(1, 9)) : String(n),
  );
  return withWork(random, () => `年末在职人员${all}人，其中行政人员${one}人，事业人员${other}人。`);
}

/** A few rows, of which the one in the middle is given. */
function among(random: Random, row: (work: (typeof works)[number]) => Parameters<typeof withRows>[1][number]): string {
  const [before, own, ...behind] = random.some(works, 4) as [...(typeof works)[number][]];
  const list = [reached(random, before as (typeof works)[number]), row(own as (typeof works)[number])];
  return withRows(officeOf(random), [...list, ...behind.map((work) => reached(random, work))]);
}

const targets: Templates = {
  'verdict-contradicts-figures': [
    (r) =>
      among(r, ([name, unit]) => {
        const target = r.int(20, 60) * 10;
        const actual = target - r.int(11, 30);
        const told = `${actual}${unit}。${mark('未完成年度任务', '完成年度任务')}`;
        return { name, target: `${target}${unit}`, actual: told, reason: r.pick(reasons) };
      }),
    (r) =>
      among(r, ([name, unit]) => {
        const target = r.int(20, 60) * 10;
        const actual = `${mark(target + r.int(1, 15), target - r.int(11, 30))}${unit}`;
        return { name, target: `不少于${target}${unit}`, actual: `${actual}。完成年度任务` };
      }),
    (r) =>
      among(r, ([name, unit]) => {
        const target = r.int(20, 60) * 10;
        const done = target - r.int(11, 30);
        const told = mark(done, target + r.int(1, 15));
        return { name, target: `${target}${unit}`, actual: `${told}${unit}。未完成年度任务`, reason: r.pick(reasons) };
      }),
    (r) =>
      among(r, ([name, unit]) => {
        const target = r.int(20, 60) * 10;
        const told = `${mark(target - 3, target + r.int(2, 9))}${unit}`;
        return { name, target: told, actual: `${target}${unit}。完成年度任务` };
      }),
  ],
  'verdict-missing': [
    (r) => {
      const rows = r.some(works, 6).map((work) => reached(r, work));
      const gone = mark('。完成年度任务', '');
      const at = r.int(0, 5);
      const list = rows.map((row, i) =>
        i === at ? { ...row, actual: row.actual.replace('。完成年度任务', gone) } : row,
      );
      return withRows(officeOf(r), list);
    },
  ],
  'shortfall-without-reason': [
    (r) => missed(r, mark(r.pick(reasons), '无')),
    (r) =>
      missed(r, r.pick(reasons)).replace(
        /任务。\n未达标原因：([^\n]*)/u,
        (_, why) => `任务${mark(`。\n未达标原因：${why}`, '')}`,
      ),
  ],
  'overachievement-without-reason': [
    (r) =>
      among(r, ([name, unit]) => {
        const target = r.int(20, 60) * 10;
        const told = mark(target + r.int(1, 15), Math.round((target * r.int(135, 190)) / 100));
        return { name, target: `${target}${unit}`, actual: `${told}${unit}。完成年度任务` };
      }),
  ],
  'severe-shortfall': [
    (r) =>
      among(r, () => ({
        name: r.pick(['茶叶产值', '旅游收入', '渔业产值']),
        target: `增长${r.int(50, 80) / 10}%以上`,
        actual: `${mark((r.int(20, 45) / 10).toFixed(1), (r.int(-60, -11) / 10).toFixed(1))}%。未完成年度任务`,
        reason: r.pick(reasons),
      })),
  ],
  'compound-target-partly-answered': [
    (r) => {
      const clauses = ['修订管理办法', '编制操作手册', '开展业务培训'].map(
        (words, i) => `${words}${r.int(2, 9)}${'项册场'.charAt(i)}`,
      );
      const [first, ...rest] = clauses;
      return among(r, () => ({
        name: '制度修订和业务培训',
        target: clauses.join('，'),
        actual: `${first}${mark(`，${rest.join('，')}`, '')}。部分完成任务`,
        reason: r.pick(reasons),
      }));
    },
  ],
  'unit-differs': [
    (r) => {
      const [one, other, name] = r.pick([
        ['人次', '人', '业务培训人次'],
        ['家次', '家', '上门服务家次'],
        ['场', '人', '公益讲座场次'],
        ['米', '亩', '护栏安装长度'],
      ] as const);
      const target = r.int(20, 60) * 10;
      return among(r, () => ({
        name,
        target: `${target}${one}`,
        actual: `${target + r.int(1, 15)}${mark(one, other)}。完成年度任务`,
      }));
    },
  ],
  'percentage-out-of-bounds': [
    (r) =>
      among(r, () => ({
        name: r.pick(['水质抽检合格率', '设备完好率', '苗木成活率']),
        target: '不低于95%',
        actual: `${mark((r.int(951, 999) / 10).toFixed(1), (r.int(1001, 1190) / 10).toFixed(1))}%。完成年度任务`,
      })),
  ],
  'milestone-late': [
    (r) => {
      const month = r.int(5, 10);
      return among(r, () => ({
        name: '主体工程完工时间',
        target: `${month}月底前`,
        actual: `${mark(month - 1, month + r.int(1, 2))}月${r.int(11, 28)}日。完成年度任务`,
      }));
    },
  ],
};

function missed(random: Random, reason: string): string {
  return among(random, ([name, unit]) => {
    const target = random.int(20, 60) * 10;
    const actual = `${target - random.int(11, 20)}${unit}。${random.pick(['未完成年度任务', '部分完成任务'])}`;
    return { name, target: `${target}${unit}`, actual, reason };
  });
}

const restated: Templates = {
  'restated-figure-differs': [
    (r) => {
      const [what, unit] = r.pick([
        ['新增众创空间', '家'],
        ['新建口袋公园', '座'],
        ['完成旧管网改造', '公里'],
        ['培训农村致富带头人', '人'],
      ] as const);
      const value = r.int(120, 900);
      return twice(r, `全年${what}${grouped(value)}${unit}，`, `${what}${mark(value, value + r.int(2, 9))}${unit}，`);
    },
    (r) => {
      const value = r.int(101, 299);
      const told = (value / 10).toFixed(1);
      const wrong = ((value + r.pick([-1, 1]) * r.int(2, 30)) / 10).toFixed(1);
      return twice(r, `全县粮食总产量${told}万吨，`, `全县粮食总产量${mark(told, wrong)}万吨，`);
    },
    (r) => {
      const [value, target] = [r.int(210, 240), 200];
      const row = { name: '新建充电站数量', target: `${target}座`, actual: `${value}座。完成年度任务` };
      const wrong = value + r.pick([-1, 1]) * r.int(1, 9);
      return withRows(
        officeOf(r),
        [row],
        '（二）主要工作成效。',
        `全年新建充电站${mark(value, wrong)}座，布局更加合理。`,
      );
    },
    (r) => {
      const [value, target] = [r.int(210, 240), 200];
      const wrong = value + r.int(1, 9);
      const row = { name: '新建充电站数量', target: `${target}座`, actual: `${mark(value, wrong)}座。完成年度任务` };
      return withRows(officeOf(r), [row], '（二）主要工作成效。', `全年新建充电站${value}座，布局更加合理。`);
    },
    (r) => {
      const rate = r.int(9300, 9890) / 100;
      const wrong = mark(rate.toFixed(2), (rate - r.int(20, 200) / 100).toFixed(2));
      return withMoney(
        r,
        () =>
          `年末总体支出执行率为${rate.toFixed(2)}%。\n二、主要工作成效\n年末总体支出执行率为${wrong}%，资金使用规范。`,
      );
    },
  ],
};

function twice(random: Random, one: string, other: string): string {
  return opened(
    officeOf(random),
    '（二）重点工作任务完成情况。',
    `${one}各项工作有序推进。`,
    '二、主要工作成效',
    '（一）工作成效。',
    `${other}成效明显。`,
  );
}

/** Prose templates by the rule that must fail. */
export const proseTemplates: Templates = { ...scores, ...money, ...counts, ...targets, ...restated };
