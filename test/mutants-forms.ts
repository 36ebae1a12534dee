/** Templates of mutants in forms: every cell of a self-evaluation form that a rule computes with. */
import type { Random, Template } from './mutants.ts';
import { amount, budgetOf, officeOf, opened, percent, reasons } from './mutants-words.ts';

/** A cell that is changed, by its name, and what is printed in it then. */
interface Change {
  readonly cell: string;
  readonly to: string;
  /** Other cells that this report prints in its own way. */
  readonly beside?: Figures;
}

const COLUMNS = '|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施|';
const PROJECTS = ['农村供水管网改造项目', '河道清淤整治项目', '公共图书馆修缮项目', '林区防火道建设项目'];

/** Figures of a clean form, by the name of their cell. */
type Figures = Readonly<Record<string, string>>;

function figuresOf(random: Random): Figures {
  const [fiscal, carried] = [random.int(20_000, 60_000), random.int(1000, 5000)];
  const [less, cut] = [random.int(100, 500), random.int(10, 60)];
  const spent = Math.round(((fiscal - less) * random.int(9300, 9800)) / 10_000);
  const rest = Math.round((carried * random.int(9300, 9800)) / 10_000);
  const [whole, all] = [fiscal + carried - less, spent + rest];
  const pipes = random.int(40, 90) * 10;
  const saved = random.int(10, 50) * 10;
  const rate = percent(all, whole);
  return {
    initial: amount(fiscal + carried),
    initialFiscal: amount(fiscal),
    initialCarried: amount(carried),
    adjusted: amount(whole),
    adjustedFiscal: amount(fiscal - less),
    adjustedCarried: amount(carried),
    spent: amount(all),
    spentFiscal: amount(spent),
    spentCarried: amount(rest),
    rate: `${rate}%`,
    rateFiscal: `${percent(spent, fiscal - less)}%`,
    executionScore: (Number(rate) / 10).toFixed(2),
    outputWeight: '50',
    pipes: `≥${pipes}米`,
    pipesDone: `${pipes + random.int(1, 9)}米`,
    pipesWeight: '20',
    pipesScore: '20',
    meters: `≥${saved * 10}块`,
    metersDone: `${saved * 9}块`,
    metersWeight: '10',
    metersScore: '9',
    metersReason: random.pick(reasons),
    passed: '≥95%',
    passedDone: `${(random.int(955, 990) / 10).toFixed(1)}%`,
    passedScore: '10',
    filesDone: '资料还不齐全',
    filesWeight: '10',
    filesScore: '8',
    filesReason: '两处管段的竣工图还没有补齐',
    people: `≥${cut * 10}户`,
    peopleDone: `${cut * 10 + random.int(1, 3)}户`,
    peopleScore: '30',
    content: '≥90%',
    contentDone: `${(random.int(911, 950) / 10).toFixed(1)}%（回收有效问卷300份）`,
    contentScore: '10',
    totalWeight: '100',
    total: (Number(rate) / 10 + 87).toFixed(2),
  };
}

/** Which parts a form has: a form without totals or amounts lets one figure change without touching a sum. */
interface Shape {
  readonly hasTotal?: boolean;
  readonly hasRate?: boolean;
  /** Points for the execution; without them no sum with a total. */
  readonly hasPoints?: boolean;
  readonly hasSources?: boolean;
  readonly hasHeading?: boolean;
}

function formWords(random: Random, shape: Shape, f: Figures): string[] {
  const { hasRate = true, hasPoints = hasRate, hasTotal = hasPoints, hasSources = true, hasHeading = false } = shape;
  const [rate, rateFiscal] = hasRate ? [f.rate, f.rateFiscal] : ['—', '—'];
  const [weight, score] = hasPoints ? ['10', f.executionScore] : ['—', '—'];
  const fund = (name: string, ...cells: (string | undefined)[]): string => `|^|${name}|${cells.join('|')}|`;
  return [
    `|项目名称|<|${random.pick(PROJECTS)}|<|<|<|<|<|`,
    '|项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
    fund('年度资金总额', f.initial, f.adjusted, f.spent, weight, rate, score),
    ...(hasSources
      ? [
          fund('其中：当年财政拨款', f.initialFiscal, f.adjustedFiscal, f.spentFiscal, '—', rateFiscal, '—'),
          fund('上年结转资金', f.initialCarried, f.adjustedCarried, f.spentCarried, '—', '—', '—'),
          fund('其他资金', '0.00', '0.00', '0.00', '—', '—', '—'),
        ]
      : []),
    COLUMNS,
    `|${hasHeading ? `产出指标（${f.outputWeight}分）` : '产出指标'}|数量指标|改造供水管网长度|${f.pipes}|${f.pipesDone}|${f.pipesWeight}|${f.pipesScore}||`,
    `|^|^|更换入户水表数量|${f.meters}|${f.metersDone}|${f.metersWeight}|${f.metersScore}|${f.metersReason}|`,
    `|^|质量指标|管网水压试验合格率|${f.passed}|${f.passedDone}|10|${f.passedScore}||`,
    `|^|^|管网资料归档质量|资料齐全规范|${f.filesDone}|${f.filesWeight}|${f.filesScore}|${f.filesReason}|`,
    `|效益指标|社会效益指标|受益农户数|${f.people}|${f.peopleDone}|30|${f.peopleScore}||`,
    `|满意度指标|服务对象满意度指标|用水户满意度|${f.content}|${f.contentDone}|10|${f.contentScore}||`,
    ...(hasTotal ? [`|总分|<|<|<|<|${f.totalWeight}|${f.total}||`] : []),
  ];
}

/** A form of its own, one cell changed. */
function form(random: Random, shape: Shape, change: (figures: Figures) => Change): string {
  const figures = figuresOf(random);
  const { cell, to, beside = {} } = change(figures);
  const { year, place } = officeOf(random);
  const own = { ...figures, ...beside };
  const changed = { ...own, [cell]: `⟦${own[cell]}⇒${to}⟧` };
  return [`${place}项目支出绩效自评表`, `（${year}年度）`, ...formWords(random, shape, changed)].join('\n');
}

/** A report with its form behind it; `told` is the paragraph that a figure of the form is told in. */
function annexed(random: Random, told: (figures: Figures) => string[]): string {
  const figures = figuresOf(random);
  const office = officeOf(random);
  return [
    opened(office, ...told(figures)),
    '附件',
    '部门整体支出绩效自评表',
    `（${office.year}年度）`,
    ...formWords(random, {}, figures).slice(1),
  ].join('\n');
}

/** A form whose fund rows stand below their heading, not beside it. */
function stackedForm(random: Random, told: (initial: string) => string): string {
  const { initial, adjusted, spent } = budgetOf(random);
  const rate = percent(spent, adjusted);
  const office = officeOf(random);
  return [
    opened(office, '（二）部门整体收支情况。', told(amount(initial))),
    '附件',
    '部门整体支出绩效自评表',
    `（${office.year}年度）`,
    '|项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分|',
    `|年度资金总额|${amount(initial)}|${amount(adjusted)}|${amount(spent)}|10|${rate}%|${(Number(rate) / 10).toFixed(2)}|`,
  ].join('\n');
}

const numberOf = (text: string | undefined): number => Number((text ?? '').replace(/[^\d.]/g, ''));
const more = (text: string | undefined, by: number, digits = 2): string =>
  amount(numberOf(text) * 100 + by * 100, digits);

/** Templates by the rule that must fail. */
export const formTemplates: Readonly<Record<string, readonly Template[]>> = {
  'score-sum-mismatch': [
    (r) => form(r, {}, (f) => ({ cell: 'total', to: more(f.total, r.pick([-1, 1]) * (r.int(11, 60) / 100)) })),
    (r) => form(r, {}, (f) => ({ cell: 'total', to: more(f.total, -r.int(2, 6)) })),
  ],
  'score-out-of-range': [
    (r) => form(r, { hasTotal: false }, () => ({ cell: 'pipesScore', to: String(r.int(21, 29)) })),
    (r) => form(r, { hasTotal: false }, () => ({ cell: 'contentScore', to: `10.${r.int(1, 9)}` })),
  ],
  'weight-sum-mismatch': [(r) => form(r, {}, () => ({ cell: 'filesWeight', to: String(r.int(11, 19)) }))],
  'weight-rollup-mismatch': [
    (r) => form(r, { hasHeading: true }, () => ({ cell: 'outputWeight', to: String(r.pick([40, 45, 48, 55, 60])) })),
  ],
  'indicator-score-mismatch': [
    (r) => form(r, { hasTotal: false }, () => ({ cell: 'metersScore', to: `8.${r.int(1, 8)}` })),
    (r) => form(r, { hasTotal: false }, () => ({ cell: 'metersScore', to: `9.${r.int(2, 8)}` })),
  ],
  'full-score-despite-shortfall': [(r) => form(r, { hasTotal: false }, () => ({ cell: 'metersScore', to: '10' }))],
  'execution-score-mismatch': [
    (r) =>
      form(r, { hasTotal: false }, (f) => ({
        cell: 'executionScore',
        to: (numberOf(f.executionScore) - r.int(11, 90) / 100).toFixed(2),
      })),
  ],
  'execution-rate-mismatch': [
    (r) =>
      form(r, { hasPoints: false, hasSources: false }, (f) => ({
        cell: 'spent',
        to: more(f.spent, -r.int(6, 12)),
      })),
  ],
  'fund-sum-mismatch': [
    (r) => form(r, { hasRate: false }, (f) => ({ cell: 'initialFiscal', to: more(f.initialFiscal, r.int(1, 20)) })),
    (r) => form(r, { hasRate: false }, (f) => ({ cell: 'initial', to: more(f.initial, r.int(1, 20)) })),
    (r) => form(r, { hasRate: false }, (f) => ({ cell: 'spentFiscal', to: more(f.spentFiscal, -r.int(1, 20)) })),
  ],
  'expenditure-above-budget': [
    (r) =>
      form(r, { hasRate: false, hasSources: false }, (f) => ({ cell: 'spent', to: more(f.adjusted, r.int(1, 40)) })),
  ],
  'deduction-without-reason': [
    (r) =>
      form(r, { hasTotal: false }, () => ({
        cell: 'filesScore',
        to: `${r.int(6, 9)}.${r.int(1, 9)}`,
        beside: { filesScore: '10', filesReason: '' },
      })),
  ],
  'qualitative-score-out-of-band': [
    (r) =>
      form(r, { hasTotal: false }, () => ({
        cell: 'filesScore',
        to: r.pick(['5', '5.5', '8.5', '9', '9.5']),
        beside: { filesScore: '7', filesDone: '部分达成预期指标并具有一定效果' },
      })),
  ],
  'target-zero-or-missing': [(r) => form(r, { hasTotal: false }, () => ({ cell: 'people', to: '0户' }))],
  'unit-differs': [
    (r) =>
      form(r, { hasTotal: false }, (f) => ({
        cell: 'pipesDone',
        to: `${numberOf(f.pipesDone)}${r.pick(['户', '座', '亩'])}`,
      })),
  ],
  'overachievement-without-reason': [
    (r) =>
      form(r, {}, (f) => ({ cell: 'pipesDone', to: `${Math.round((numberOf(f.pipes) * r.int(135, 190)) / 100)}米` })),
  ],
  'percentage-out-of-bounds': [(r) => form(r, {}, () => ({ cell: 'passedDone', to: `${r.int(1001, 1180) / 10}%` }))],
  'total-differs-from-table': [
    (r) =>
      annexed(r, (f) => [
        '二、综合评价结论',
        `本年度部门整体支出绩效自评得分为⟦${f.total}⇒${more(f.total, -r.int(11, 200) / 100)}⟧分，等级为“优”。`,
      ]),
  ],
  'amount-differs-from-table': [
    (r) => stackedForm(r, (initial) => `我局年初预算为⟦${initial}⇒1${initial}⟧万元，各项工作按计划推进。`),
    (r) =>
      annexed(r, (f) => [
        '（二）部门整体收支情况。',
        `我局年初预算为⟦${f.initial}⇒${more(f.initial, r.int(1, 40))}⟧万元，各项工作按计划推进。`,
      ]),
  ],
};
