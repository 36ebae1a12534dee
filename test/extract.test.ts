import { describe, expect, it } from 'vitest';
import type { Indicator, ReportBody, Score } from '../src/model/report.ts';
import { examine } from '../src/pipeline.ts';
import { bodyOf, pdfOfText } from './pages.ts';

const TITLE = '清和区图书馆2023年度部门整体支出绩效自评报告';
/** A report with words in one section. */
const inSection = (section: string, words: string): ReportBody => bodyOf(`${TITLE}\n一、${section}\n${words}`);

describe('indicators', () => {
  const indicatorsIn = (words: string): Indicator[] => inSection('绩效目标完成情况分析', words).indicators;
  const short = (one: Indicator): (string | null)[] => [
    one.name,
    one.target?.text ?? null,
    one.actual?.text ?? null,
    one.verdict?.value ?? null,
  ];
  const shortIn = (words: string): (string | null)[][] => indicatorsIn(words).map(short);

  it.each<[string, string, (string | null)[]]>([
    [
      'blocks',
      '①新增分馆数量。\n年度目标值：3个。\n年度实际值：4个。超额完成年度任务。',
      ['新增分馆数量', '3个', '4个', 'exceeded'],
    ],
    [
      'blocks with other labels',
      '1.新增分馆数量\n指标值：≥3个。\n完成值：4个，完成年度任务。',
      ['新增分馆数量', '≥3个', '4个', 'met'],
    ],
    [
      'blocks on one line',
      '①新增分馆数量。年度目标值：3个。年度实际值：2个。部分完成年度任务。',
      ['新增分馆数量', '3个', '2个', 'partly-met'],
    ],
    [
      'labels of name, target and actual',
      '全馆指标如下。\n指标名称：新增分馆数量\n目标值：3个\n实际完成值：3个',
      ['新增分馆数量', '3个', '3个', null],
    ],
    [
      '年初指标值为不低于X，全年实际完成值Y',
      '读者满意度年初指标值为不低于90%，全年实际完成值95.2%。',
      ['读者满意度', '不低于90%', '95.2%', null],
    ],
    [
      'a numbered entry that runs up to its reason',
      '（1）基地建设完成率年初目标值100%，实际完成值85%，偏差原因：设备到货延期',
      ['基地建设完成率', '100%', '85%', null],
    ],
    ['a prefix with a limit', '数量指标：布防点位数量≥6处，实际布防6处。', ['布防点位数量', '≥6处', '6处', null]],
    [
      '目标值…，完成值…，完成率…',
      '设备巡检次数目标值12次，完成值12次，完成率100%。',
      ['设备巡检次数', '12次', '12次', null],
    ],
    ['words for figures', '制度体系目标值为建立健全，完成值为部分建立。', ['制度体系', '建立健全', '部分建立', null]],
    ['指标值≥…，实际值…', '图书外借量指标值≥20万册，实际值21.5万册。', ['图书外借量', '≥20万册', '21.5万册', null]],
    ['the verb 应', '检测合格率目标值应≥98%，实际完成值99%。', ['检测合格率', '≥98%', '99%', null]],
  ])('in the style of %s', (_, words, expected) => {
    expect(shortIn(words)).toEqual([expected]);
  });

  it.each<[string, string, (string | null)[][]]>([
    [
      'sentences',
      '外借量目标值20万册，实际完成值21万册。办证量目标值3000张，实际完成值2800张。',
      [
        ['外借量', '20万册', '21万册', null],
        ['办证量', '3000张', '2800张', null],
      ],
    ],
    [
      'semicolons',
      '其中：外借量目标值为20万册，完成值为21万册；办证量目标值为3000张，完成值为2800张。',
      [
        ['外借量', '20万册', '21万册', null],
        ['办证量', '3000张', '2800张', null],
      ],
    ],
    [
      'limits',
      '数量指标：讲座场次≥30场，实际举办33场；展览场次≥8场，实际举办8场。',
      [
        ['讲座场次', '≥30场', '33场', null],
        ['展览场次', '≥8场', '8场', null],
      ],
    ],
    [
      'commas',
      '外借量目标值20万册，实际完成值21万册，办证量目标值3000张，实际完成值2800张。',
      [
        ['外借量', '20万册', '21万册', null],
        ['办证量', '3000张', '2800张', null],
      ],
    ],
  ])('several in one paragraph, parted by %s', (_, words, expected) => {
    expect(shortIn(words)).toEqual(expected);
  });

  it.each<[string, string | null, string]>([
    ['5个。超额完成年度任务。', 'exceeded', '5个'],
    ['5个，超额完成', 'exceeded', '5个'],
    ['5个。完成年度任务。', 'met', '5个'],
    ['5个，已完成。', 'met', '5个'],
    ['5个；均达标。', 'met', '5个'],
    ['5个。达成年度指标。', 'met', '5个'],
    ['5个。部分完成年度任务。', 'partly-met', '5个'],
    ['5个，基本完成。', 'partly-met', '5个'],
    ['5个。未完成年度任务。', 'missed', '5个'],
    ['5个，未达标。', 'missed', '5个'],
    ['5个。', null, '5个'],
    ['按期开展并完成全部验收工作。', null, '按期开展并完成全部验收工作'],
    ['完成年度任务。', 'met', '完成年度任务'],
  ])('have the verdict of 「%s」', (actual, value, text) => {
    const [one] = indicatorsIn(`①新增分馆数量。\n年度目标值：5个。\n年度实际值：${actual}`);
    expect([one?.verdict?.value ?? null, one?.actual?.text]).toEqual([value, text]);
  });

  it('have a reason where the target was missed', () => {
    const [one, two] = indicatorsIn(
      '①分馆数量。\n年度目标值：3个。\n年度实际值：2个。未完成年度任务。\n未达标原因：选址变更；手续未批。\n②展览场次。\n年度目标值：3场。\n年度实际值：3场。',
    );
    expect(one?.shortfallReason?.text).toBe('选址变更；手续未批。');
    expect([two?.name, two?.shortfallReason]).toEqual(['展览场次', null]);
  });

  it.each([
    ['分值10分，得分9.5分', '10', '9.5'],
    ['权重10分，自评得分9.5分', '10', '9.5'],
    ['分值10，得分9.5', '10', '9.5'],
    ['满分10分，得9.5分', '10', '9.5'],
  ])('have points in 「%s」', (points, fullScore, score) => {
    const { indicators, scores } = inSection(
      '绩效目标完成情况分析',
      `外借量目标值20万册，实际完成值19万册，${points}。`,
    );
    expect(indicators.map((one) => [one.actual?.text, one.fullScore?.value, one.score?.value])).toEqual([
      ['19万册', fullScore, score],
    ]);
    expect(scores).toEqual([]);
  });

  it.each<[string, string, string | null, string | null, Indicator['kind']]>([
    [
      'headings',
      '（一）产出指标\n1.数量指标\n①新增分馆。\n年度目标值：3个。\n年度实际值：3个。',
      '产出指标',
      '数量指标',
      'output',
    ],
    [
      'a heading and a caption',
      '（一）效益指标\n社会效益指标：\n到馆人次目标值3万人次，完成值3万人次。',
      '效益指标',
      '社会效益指标',
      'benefit',
    ],
    ['a prefix', '（一）产出指标\n质量指标：合格率≥95%，实际96%。', '产出指标', '质量指标', 'output'],
    ['a level 2 alone', '时效指标：按期开工率≥95%，实际96%。', null, '时效指标', 'output'],
    [
      'a level 1 alone',
      '（一）满意度指标\n①读者满意度。\n年度目标值：90%。\n年度实际值：95%。',
      '满意度指标',
      null,
      'satisfaction',
    ],
    [
      'costs below outputs',
      '（一）产出指标\n1.成本指标\n①单位成本。\n年度目标值：≤3万元。\n年度实际值：2.9万元。',
      '产出指标',
      '成本指标',
      'cost',
    ],
    ['nothing', '①新增分馆。\n年度目标值：3个。\n年度实际值：3个。', null, null, null],
  ])('have levels and kind from %s', (_, words, level1, level2, kind) => {
    expect(indicatorsIn(words).map((one) => [one.level1, one.level2, one.kind])).toEqual([[level1, level2, kind]]);
  });

  it.each([
    ['①新增分馆数量。\n年度目标值：3个。\n年度实际值：3个。', '①'],
    ['（1）新增分馆数量。目标值：3个。完成值：3个。', '（1）'],
    ['全馆情况如下。\n新增分馆数量目标值3个，完成值3个，新增藏书目标值3册，完成值3册。', null],
  ])('have the number of their own item: %s', (words, number) => {
    expect(indicatorsIn(words)[0]?.number).toBe(number);
  });

  it('have no number when they are told in the text of a section: its own number is no number of theirs', () => {
    expect(indicatorsIn('新增分馆数量目标值3个，完成值3个。')[0]?.number).toBeNull();
  });

  // The words right behind a bare title are taken for one passage with it (passagesOf counts the line break as run-on).
  it('have the name of a label in the first paragraph of a section', () => {
    expect(shortIn('指标名称：新增分馆数量\n目标值：3个\n实际完成值：3个')).toEqual([
      ['新增分馆数量', '3个', '3个', null],
    ]);
  });

  // A caption is forgotten at the first numbered entry below it.
  it('have the level of a caption above numbered entries', () => {
    const words = '（一）效益指标\n社会效益指标：\n①到馆人次。\n年度目标值：3万人次。\n年度实际值：3万人次。';
    expect(indicatorsIn(words).map((one) => one.level2)).toEqual(['社会效益指标']);
  });

  // A short name that holds a level label is taken for a caption of itself.
  it('have no level of their own name', () => {
    const [one] = indicatorsIn('①服务对象满意度。\n年度目标值：90%。\n年度实际值：95%。');
    expect([one?.level1, one?.level2, one?.kind]).toEqual([null, null, 'satisfaction']);
  });

  it('keep every figure of a target', () => {
    const [one] = indicatorsIn('①建设规模。\n年度目标值：新建分馆不少于3个，面积1,200.5平方米。\n年度实际值：3个。');
    expect(one?.target?.quantities.map(({ comparator, value, unit }) => [comparator, value, unit])).toEqual([
      ['>=', '3', '个'],
      ['=', '1200.5', '平方米'],
    ]);
  });

  // The label 指标得分 is not seen behind a comma, so it stays in the actual and the score is lost.
  it('have points told as 指标得分', () => {
    const [one] = indicatorsIn('合格率目标值为100%，实际完成值为100%，指标得分5分，满分5分。');
    expect([one?.actual?.text, one?.score?.value, one?.fullScore?.value]).toEqual(['100%', '5', '5']);
  });

  it('have a name without the count in front of it', () => {
    expect(shortIn('全馆情况如下。\n指标1：外借量，目标值≥20万册，实际值21万册。')[0]?.[0]).toBe('外借量');
  });

  it('have a target in brackets behind their name', () => {
    const words = '全馆情况如下。\n布防点位数量（≥6处），实际布防6处。';
    expect(shortIn(words)).toEqual([['布防点位数量', '≥6处', '6处', null]]);
  });

  it.each([
    '全年围绕年度目标开展工作，实际成效明显。',
    '根据实际情况，完成了各项任务。',
    '本馆实际在编人员48人。',
    '绩效目标设置合理，指标值明确。',
  ])('are not in %s', (words) => {
    expect(shortIn(words)).toEqual([]);
  });
});

describe('funds', () => {
  const fundsIn = (words: string, section = '部门整体收支情况'): string[] =>
    inSection(section, words).funds.map(({ item, fund, scope, amount }) => [item, fund, scope, amount.yuan].join(' '));

  it.each<[string, string[]]>([
    ['2023年年初预算1,200.50万元。', ['initial total department 12005000.00']],
    [
      '年初预算500万元，其中：本年财政拨款300万元。',
      ['initial total department 5000000.00', 'initial fiscal department 3000000.00'],
    ],
    ['年初预算安排资金共计0.35亿元。', ['initial total department 35000000.00']],
    ['调整后预算为980万元。', ['adjusted total department 9800000.00']],
    ['全年执行数合计965.43万元。', ['expenditure total department 9654300.00']],
    [
      '年初预算收入1,200万元，其中：一般公共预算900万元，政府性基金预算200万元，其他收入100万元。',
      [
        'initial total department 12000000.00',
        'initial general-public department 9000000.00',
        'initial government-fund department 2000000.00',
        'initial other department 1000000.00',
      ],
    ],
    [
      '2023年“三公”经费年初预算数为45万元，支出决算数为36.8万元，其中公务接待费支出决算为8.3万元。',
      ['three-public total department 368000.00'],
    ],
    [
      '基本支出决算数为2,865.32万元，其中：人员经费2,431.20万元，公用经费434.12万元。',
      [
        'basic-expenditure total department 28653200.00',
        'staff-expenditure total department 24312000.00',
        'running-expenditure total department 4341200.00',
      ],
    ],
    [
      '2022年“三公”经费财政拨款支出预算为28.50万元，支出决算为26.35万元，其中：公务接待费支出决算为8.15万元。',
      ['three-public total department 263500.00'],
    ],
    ['“三公”经费总体控制较好，实际支出12.36万元。', ['three-public total department 123600.00']],
    [
      '各级资金到位1,600万元，到位率100%。其中：中央资金1,000万元，省级资金600万元。',
      [
        'arrived total department 16000000.00',
        'arrived central department 10000000.00',
        'arrived province department 6000000.00',
      ],
    ],
    [
      '其中：上年结转312.40万元，当年财政拨款6,169.75万元。当年支出6,205.88万元。',
      ['carry-over total department 3124000.00', 'expenditure total department 62058800.00'],
    ],
    [
      '年初预算500万元，实际支出480.123456万元。',
      ['initial total department 5000000.00', 'expenditure total department 4801234.56'],
    ],
  ])('of %s', (words, expected) => {
    expect(fundsIn(words)).toEqual(expected);
  });

  it.each([
    ['全年支出480万元。', 'expenditure total department 4800000.00'],
    ['本年支出决算480万元。', 'expenditure total department 4800000.00'],
    ['年中调减20万元。', 'adjustment total department 200000.00'],
    ['预算调减20万元。', 'adjustment total department 200000.00'],
    ['全年调整预算数500万元。', 'adjusted total department 5000000.00'],
    ['全年预算数（A）为500万元。', 'adjusted total department 5000000.00'],
    ['2023年度我馆部门预算数365万元。', 'adjusted total department 3650000.00'],
    ['基本支出预算数218万元，执行数216万元。', 'basic-expenditure total department 2160000.00'],
    ['年初批复预算8个项目985万元。', 'initial total department 9850000.00'],
    ['2023年度支出480万元，其中教育支出300万元。', 'expenditure total department 4800000.00'],
    ['2022年全年支出470万元，2023年全年支出480万元，上年支出决算470万元。', 'expenditure total department 4800000.00'],
    ['截至6月底，累计支出200万元。全年支出480万元。', 'expenditure total department 4800000.00'],
  ])('of %s', (words, expected) => {
    expect(fundsIn(words)).toEqual([expected]);
  });

  it('go down where the budget was cut', () => {
    const { funds } = inSection('部门整体收支情况', '年初预算500万元，调减预算20万元，调整后预算480万元。');
    expect(funds.map(({ item, amount }) => [item, amount.value, amount.change ?? null])).toEqual([
      ['initial', '500', null],
      ['adjustment', '20', 'decrease'],
      ['adjusted', '480', null],
    ]);
  });

  it('belong to the project that their paragraph names', () => {
    const funds = fundsIn(
      '重点任务项目是图书馆智慧化改造工程，年初预算300万元，实际支出290万元。\n全馆年初预算1,200万元。',
      '绩效目标完成情况分析',
    );
    expect(funds).toEqual([
      'initial total 图书馆智慧化改造工程 3000000.00',
      'expenditure total 图书馆智慧化改造工程 2900000.00',
      'initial total department 12000000.00',
    ]);
  });

  it.each(['追加水毁修复资金200万元。', '争取上级奖补资金30万元用于设备更新。', '带动社会投资2亿元。'])(
    'are no amounts with another purpose: %s',
    (words) => {
      expect(fundsIn(words)).toEqual([]);
    },
  );

  it.each([
    '项目收支良好。其中，馆舍维修年初预算数6万元，年末支出决算数6万元；设备更新年初预算数12万元。',
    '图书馆智慧化改造工程年初预算300万元，执行数290万元。',
    '文化惠民项目资金到位150万元，到位率100%，实际支出146.30万元。',
    '2023年度支出决算比2022年支出480万元减少20万元。',
    '与上年支出决算480万元相比，减少20万元。',
    '截至2023年9月底，累计支出300万元。',
    '1.文化旅游支出（类）文化和旅游（款）图书馆（项）：支出决算为286.40万元，完成预算100%。',
    '“三公”经费财政拨款支出决算中，公务接待费支出决算5.20万元，占22.03%。',
    '收到资金1,051万元，其中：古籍保护补助资金到位620万元，设备购置资金调减2.66万元。',
  ])('are none of the whole where something else is named: %s', (words) => {
    expect(fundsIn(words)).toEqual([]);
  });

  it('are none of the whole below a title that names something else', () => {
    const words =
      '（一）“三公”经费情况\n年初预算45万元，支出决算36万元。\n（二）馆舍维修工程\n年初预算300万元，执行数290万元。';
    expect(fundsIn(words)).toEqual(['three-public total department 360000.00']);
  });

  it('come back to the whole behind a list of what was added', () => {
    expect(fundsIn('追加预算300万元，其中：馆舍维修追加120万元，调整后预算2,300万元。')).toEqual([
      'adjustment total department 3000000.00',
      'adjusted total department 23000000.00',
    ]);
  });

  it('are told once', async () => {
    const words = [TITLE, '一、部门整体收支情况', '年初预算500万元。', '如前所述，年初预算500万元。'];
    const { funds } = await examine(pdfOfText(words), 'report.pdf');
    expect(funds.map(({ item, amount }) => [item, amount.text])).toEqual([['initial', '500万元']]);
  });

  it('are not looked for among results', () => {
    expect(fundsIn('企业全年支出500万元。', '取得的成效')).toEqual([]);
  });
});

describe('rates', () => {
  it.each([
    ['馆舍维修工程年初预算300万元，执行数246万元，执行率82%。', '馆舍维修工程执行率'],
    ['（一）馆舍维修工程\n全年执行数246万元，执行率82%。', '馆舍维修工程执行率'],
    ['基本支出预算数218万元，执行数216万元，执行率99%。', '基本支出执行率'],
    ['年初预算300万元，执行数246万元，执行率82%。', '执行率'],
  ])('are named by what they are told of: %s', (words, name) => {
    expect(inSection('部门整体收支情况', words).rates.map((rate) => rate.name)).toEqual([name]);
  });

  it('of another year tell it', () => {
    const { rates } = inSection('部门整体收支情况', '预算执行率95%。2021年年初预算260万元，预算执行率98%。');
    expect(rates.map(({ text, period }) => [text, period])).toEqual([
      ['95%', undefined],
      ['98%', '2021年'],
    ]);
  });

  it('have the name of their own clause, also behind the commas of a Latin keyboard', () => {
    const { rates } = inSection('部门整体收支情况', '年初预算1,500万元,截至12月31日,执行1,440万元,执行率96%.');
    expect(rates.map(({ name, text }) => [name, text])).toEqual([['执行率', '96%']]);
  });

  it.each([
    ['全年预算执行率为98.35%。', [['预算执行率', '98.35']]],
    ['截至12月31日，年末总体支出执行率96.1%。', [['年末总体支出执行率', '96.1']]],
    ['年初预算500万元，全年支出480万元，预算执行率达到96%。', [['预算执行率', '96']]],
    ['办证量同比增长7%，满意率98%。', []],
  ])('of %s', (words, expected) => {
    expect(inSection('预算执行情况', words).rates.map(({ name, value }) => [name, value.value])).toEqual(expected);
  });

  it('are not the targets of indicators', () => {
    expect(inSection('绩效目标完成情况分析', '①预算执行率。\n年度目标值：95%。\n年度实际值：96%。').rates).toEqual([]);
  });
});

describe('a score with its full score in brackets', () => {
  it('is both', () => {
    const words = '数量指标。安置人员年度指标值≥420人，实际完成405人，得分14.46分（满分15分）。';
    const [row] = inSection('绩效目标完成情况分析', words).indicators;
    expect([row?.score?.value, row?.fullScore?.value]).toEqual(['14.46', '15']);
  });

  it('has the labels of other forms', () => {
    const words = '系统建设健全性目标值健全，实际值健全，指标分值10分，得分9分。扣分原因：制度未印发。';
    const [row] = inSection('绩效目标完成情况分析', words).indicators;
    expect([row?.target?.text, row?.actual?.text, row?.fullScore?.value, row?.shortfallReason?.text]).toEqual([
      '健全',
      '健全',
      '10',
      '制度未印发。',
    ]);
  });
});

describe('a target without a label of forms', () => {
  const rows = (words: string): (string | undefined)[][] =>
    inSection('绩效目标完成情况', words).indicators.map(({ name, target, actual }) => [
      name,
      target?.text,
      actual?.text,
    ]);

  it.each<[string, (string | undefined)[][]]>([
    ['1.出院人次。年度目标1.8万人次，实际完成1.76万人次。', [['出院人次', '1.8万人次', '1.76万人次']]],
    ['学前教育毛入园率91.2%，目标值90%，完成率101.33%。', [['学前教育毛入园率', '90%', '91.2%']]],
    ['举办公益演出86场（目标80场），完成率107.5%。', [['举办公益演出', '80场', '86场']]],
    ['群众满意度94.1%（年度目标95%）。', [['群众满意度', '95%', '94.1%']]],
    ['制定方案3份（目标任务分解方案）。', []],
    ['义务教育巩固率99.8%，高于目标值98%。', [['义务教育巩固率', '98%', '99.8%']]],
    ['年度目标任务全面完成。', []],
    ['效益（30分），得28.5分。扣分原因：群众满意度93.2%，低于目标值95%，扣1.5分。', []],
  ])('is in %s', (words, expected) => expect(rows(words)).toEqual(expected));
});

describe('the total', () => {
  it('stands in a paragraph of its own, with its grade behind it', () => {
    const words = '群众满意度较高。\n自评得分：92分。评价等级：优秀。';
    expect(inSection('部门整体支出绩效情况', words).conclusion).toMatchObject({ score: '92', grade: '优秀' });
  });

  it.each([
    ['该项目绩效自评得分为99.04分，其中预算执行率得分9.58分（满分10分）。', '99.04'],
    ['本部门整体支出绩效自评总分为96.8分，其中：年度预算执行率（10分）得9.57分；产出指标（50分）得48.23分。', '96.8'],
  ])('of %s', (words, total) => {
    expect(inSection('自评结论', words).conclusion?.score).toBe(total);
  });
});

describe('scores', () => {
  const tree = (scores: readonly Score[], indent = ''): string[] =>
    scores.flatMap(({ name, score, fullScore, parts }) => [
      `${indent}${name} ${score}/${fullScore}`,
      ...tree(parts, `${indent}  `),
    ]);

  it('are a tree by sections', () => {
    const report = bodyOf(
      `${TITLE}\n一、基本情况\n概况。\n二、综合评价分析\n（一）自评结论综述\n2023年度部门整体支出绩效自评得分93.2分，自评结果为“优”。\n（二）绩效目标完成情况分析\n1.履职效能情况\n总分50分。自评得分46.7分。\n2.管理效率情况\n总分50分。自评得分46.5分。\n（1）预算编制\n分值5分，得分4.5分。\n（2）资产管理\n分值6分，得分6分。`,
    );
    expect(tree(report.scores)).toEqual([
      '自评得分 93.2/null',
      '  履职效能 46.7/50',
      '  管理效率 46.5/50',
      '    预算编制 4.5/5',
      '    资产管理 6/6',
    ]);
    expect(report.conclusion).toMatchObject({ score: '93.2', grade: '优' });
  });

  it.each([
    [
      'full score first',
      '我馆自评总分100分，综合得分96.6分，其中：预算执行率10分，得分8.60分；产出指标50分，得分48分；效益指标30分，得分30分；满意度指标10分，得分10分。',
    ],
    [
      'in brackets',
      '综合得分96.6分，满分100分，其中：预算执行率（10分）得8.60分；产出指标（50分）得48分；效益指标（30分）得30分；满意度指标（10分）得10分。',
    ],
  ])('are a list behind 其中, %s', (_, words) => {
    const [total, ...rest] = inSection('综合评价结论', words).scores;
    expect(rest).toEqual([]);
    expect(total?.score).toBe('96.6');
    expect(tree(total?.parts ?? [])).toEqual([
      '预算执行率 8.60/10',
      '产出指标 48/50',
      '效益指标 30/30',
      '满意度指标 10/10',
    ]);
  });

  it.each([
    '综合得分96.6分，其中决策19分、过程19.6分、产出29分、效益29分。',
    '综合得分96.6分。决策满分20分，自评19分；过程满分20分，自评19.6分；产出满分30分，自评29分；效益满分30分，自评29分。',
  ])('are a list of names and points: %s', (words) => {
    const names = inSection('综合评价结论', words).scores[0]?.parts.map(({ name, score }) => `${name} ${score}`);
    expect(names).toEqual(['决策 19', '过程 19.6', '产出 29', '效益 29']);
  });

  it('hang below what the conclusion told of their section', () => {
    const report = bodyOf(
      `${TITLE}\n一、评价结论\n总得分为31.6分。其中：项目决策类指标权重15分，得分14分；项目过程类指标权重20分，得分17.6分。\n二、绩效分析\n1.项目决策\n项目决策类指标权重15分，得分14分。\nA11立项依据充分性：权重15分，得分14分。\n2.项目过程\n项目过程类指标权重20分，得分17.6分。\nB11资金使用合规性：权重20分，得分17.6分。根据评分标准，得17.6分。`,
    );
    expect(tree(report.scores)).toEqual([
      '总得分 31.6/null',
      '  项目决策类 14/15',
      '    A11立项依据充分性 14/15',
      '  项目过程类 17.6/20',
      '    B11资金使用合规性 17.6/20',
    ]);
  });

  it('have the name of their heading where the text says 该部分', () => {
    const report = bodyOf(
      `${TITLE}\n一、综合评价分析\n（一）绩效情况\n1.履职效能情况\n该部分总分50分。自评得分46.7分。`,
    );
    expect(tree(report.scores)).toEqual(['履职效能 46.7/50']);
  });

  it.each(['因未按期完成，扣2分。', '满意度调查平均4.8分。', '共扣减1.5分。'])('are not in %s', (words) => {
    expect(inSection('绩效目标完成情况分析', words).scores).toEqual([]);
  });
});

describe('the conclusion', () => {
  it.each<[string, string | null, string | null]>([
    ['经自评，我局整体支出绩效自评得分95.5分，自评结果为“优”。', '95.5', '优'],
    ['综合得分88分，评价等级为“良”。', '88', '良'],
    ['自评总得分75分，等级为中。', '75', '中'],
    ['综合评价得分92分，评定等次为优秀。', '92', '优秀'],
    ['综合得分85.20分。自评等级：良好。', '85.20', '良好'],
    ['总得分58分，评为差。', '58', '差'],
    ['自评得分90分。', '90', null],
    ['优化服务，得分90分。', '90', null],
  ])('of 「%s」', (words, score, grade) => {
    const { conclusion } = inSection('评价结论', words);
    expect([conclusion?.score, conclusion?.grade]).toEqual([score, grade]);
  });

  // 总分 beside no 得分 is the score; 我馆 is the whole report just as 我局 is.
  it.each([
    ['绩效自评得分为92.5分，评价结果为“优”。', '92.5', '优'],
    ['自评分数为92.5分，自评等级为“优”。', '92.5', '优'],
    ['评价得分：92.50，评价等级：优。', '92.50', '优'],
    ['自评总分75分，等级为中。', '75', '中'],
    ['总分为95.5分，评定为优秀。', '95.5', '优秀'],
    ['经自评，我馆整体支出绩效自评得分95.5分，自评结果为“优”。', '95.5', '优'],
    ['项目严格按照方案开展，绩效评分98.5分，自评为优。', '98.5', '优'],
    ['对照指标体系，绩效评分结果为83.4分，项目总体绩效良好。', '83.4', '良好'],
  ])('of 「%s」', (words, score, grade) => {
    const { conclusion } = inSection('评价结论', words);
    expect([conclusion?.score, conclusion?.grade]).toEqual([score, grade]);
  });

  it.each([
    ['对照评价指标自评，得分95分，等级为优。', '95', '优'],
    ['对照评价指标，得分95分（满分100分），评为“优秀”。', '95', '优秀'],
    ['产出指标得分28分，等级为优。', null, null],
  ])('stands outside of its section with a grade behind it: 「%s」', (words, score, grade) => {
    const { conclusion } = inSection('部门整体支出绩效情况', words);
    expect([conclusion?.score ?? null, conclusion?.grade ?? null]).toEqual([score, grade]);
  });

  it('has no grade of other points', () => {
    const words = '部门整体支出绩效自评得分94.6分。\n90分以上评定为优。\n馆舍维修项目自评得分97.8分，评为优。';
    expect(inSection('评价结论', words).conclusion).toMatchObject({ score: '94.6', grade: null });
  });

  it('is none of a single project', () => {
    const words =
      '馆舍维修项目绩效自评综述：根据年初设定的绩效目标，项目自评得分为97.6分。全年预算数为320万元，执行数为306万元。';
    const { conclusion, scores, funds } = inSection('预算绩效情况说明', words);
    expect([conclusion, scores.map(({ name, score }) => [name, score]), funds]).toEqual([
      null,
      [['馆舍维修项目', '97.6']],
      [],
    ]);
  });

  it('is null where nothing is concluded', () => {
    expect(inSection('基本情况', '本馆有编制48名。').conclusion).toBeNull();
  });
});

describe('findings', () => {
  const told = (list: ReportBody['problems']): string[][] => list.map(({ number, title }) => [number, title]);

  it.each<[string, string, string[][]]>([
    [
      'items',
      '（一）预算编制不细。部分项目未细化。\n（二）资产盘点不及时。未按季度盘点。',
      [
        ['（一）', '预算编制不细'],
        ['（二）', '资产盘点不及时'],
      ],
    ],
    [
      'arabic items',
      '1.预算编制不细。部分项目未细化。\n2.资产盘点不及时。未盘点。',
      [
        ['1', '预算编制不细'],
        ['2', '资产盘点不及时'],
      ],
    ],
    [
      '一是 二是',
      '一是预算编制不细，部分项目未细化。二是资产盘点不及时。',
      [
        ['一是', '预算编制不细，部分项目未细化'],
        ['二是', '资产盘点不及时'],
      ],
    ],
    [
      'a run in a paragraph',
      '1.预算编制不细；2.资产盘点不及时。',
      [
        ['1', '预算编制不细'],
        ['2', '资产盘点不及时'],
      ],
    ],
    ['one sentence', '预算编制不细。', [['', '预算编制不细']]],
  ])('in the style of %s', (_, words, expected) => {
    expect(told(inSection('存在的主要问题', words).problems)).toEqual(expected);
    expect(told(inSection('下一步改进措施', words).improvements)).toEqual(expected);
  });

  it.each(['附件：1.自评表\n2.收支决算表\n附件1\n部门整体支出绩效自评表', '清和区图书馆\n2024年3月5日', '附件2'])(
    'end in front of what closes the report: %s',
    (closing) => {
      const texts = (words: string): string[] =>
        inSection('改进措施', `${words}\n${closing}`).improvements.map(({ text }) => text);
      expect(texts('细化预算编制。')).toEqual(['细化预算编制。']);
      expect(texts('1.细化编制。按季测算。\n2.及时盘点。每季一次。')).toEqual([
        '细化编制。按季测算。',
        '及时盘点。每季一次。',
      ]);
    },
  );

  it('are told once where a summary tells them before', () => {
    const report = bodyOf(
      `${TITLE}\n一、存在的问题\n1.预算编制不细。2.盘点不及时。\n二、基本情况\n概况。\n三、存在的问题\n1.预算编制不细，未按季度测算\n详情。\n2.盘点不及时\n详情。`,
    );
    expect(report.problems.map(({ title }) => title)).toEqual(['预算编制不细，未按季度测算', '盘点不及时']);
  });

  it('stand in a paragraph of another section, behind labels of their own', () => {
    const words =
      '自评得分90分，发现的主要问题及原因：一是演出推迟；二是反馈不足。下一步改进措施：一是优化安排；二是增加问卷。\n存在问题：无。改进措施：继续开放。';
    const report = inSection('预算绩效情况说明', words);
    expect(told(report.problems)).toEqual([
      ['一是', '演出推迟'],
      ['二是', '反馈不足'],
    ]);
    expect(told(report.improvements)).toEqual([
      ['一是', '优化安排'],
      ['二是', '增加问卷'],
      ['', '继续开放'],
    ]);
  });

  it.each(['无', '无。', '暂无', '暂无问题。', '我馆目前不存在明显问题。', '—'])(
    'are none where it says %s',
    (words) => {
      expect(inSection('存在的主要问题', words).problems).toEqual([]);
    },
  );

  it('stand in one section', () => {
    const report = bodyOf(
      `${TITLE}\n一、基本情况\n概况。\n二、存在问题及建议\n（一）存在问题\n1.预算编制不细。未细化。\n2.盘点不及时。未盘点。\n（二）改进建议\n1.细化编制。按季细化。`,
    );
    expect(told(report.problems)).toEqual([
      ['1', '预算编制不细'],
      ['2', '盘点不及时'],
    ]);
    expect(told(report.improvements)).toEqual([['1', '细化编制']]);
  });
});

describe('the profile', () => {
  const profileOf = (text: string): (string | null)[] => {
    const { kind, title, department, fiscalYear, projectName } = bodyOf(text).profile;
    return [kind, title, department, fiscalYear, projectName ?? null].map((field) =>
      typeof field === 'string' ? field : (field?.value ?? null),
    );
  };
  it.each<[string, string, (string | null)[]]>([
    ['the title', `${TITLE}\n一、基本情况\n概况。`, ['department', TITLE, '清和区图书馆', '2023', null]],
    [
      'a title over two lines',
      '清和区文化和旅游局\n2022年度部门整体支出绩效自评报告\n一、基本情况\n概况。',
      ['department', '清和区文化和旅游局2022年度部门整体支出绩效自评报告', '清和区文化和旅游局', '2022', null],
    ],
    [
      '关于',
      '关于清和区民政局2021年度部门整体支出绩效自评报告\n一、基本情况\n概况。',
      ['department', '关于清和区民政局2021年度部门整体支出绩效自评报告', '清和区民政局', '2021', null],
    ],
    [
      'a label',
      '2023年度部门整体支出绩效自评报告\n单位名称：清和区水务局\n一、基本情况\n概况。',
      ['department', '2023年度部门整体支出绩效自评报告', '清和区水务局', '2023', null],
    ],
    [
      'what the office says of itself',
      '部门整体支出绩效自评报告\n（2023年度）\n一、部门概况\n基本情况如下。\n清和区水务局（简称区水务局）是区政府工作部门。',
      ['department', '部门整体支出绩效自评报告', '清和区水务局', '2023', null],
    ],
    [
      'a project of the title',
      '清和区水务局2023年度山洪预警站点建设项目支出绩效自评报告\n一、项目概况\n概况。',
      [
        'project',
        '清和区水务局2023年度山洪预警站点建设项目支出绩效自评报告',
        '清和区水务局',
        '2023',
        '山洪预警站点建设项目',
      ],
    ],
    [
      'a labelled project',
      '2023年度项目支出绩效自评报告\n项目名称：山洪预警站点建设\n项目单位：清和区水务局\n一、项目概况\n由清和区水务局实施。',
      ['project', '2023年度项目支出绩效自评报告', '清和区水务局', '2023', '山洪预警站点建设'],
    ],
    [
      'a title that begins with the year',
      '2023年度清和区妇女联合会部门（单位）整体支出绩效自评报告\n一、基本情况\n概况。',
      ['department', '2023年度清和区妇女联合会部门（单位）整体支出绩效自评报告', '清和区妇女联合会', '2023', null],
    ],
    [
      'brackets below the title, and a year without 年',
      '附件2\n清和区水务局2022项目绩效自评报告\n（节水宣传经费项目）\n一、自评结论\n概况。',
      ['project', '清和区水务局2022项目绩效自评报告', '清和区水务局', '2022', '节水宣传经费项目'],
    ],
    [
      'labels of a cover with blanks for colons',
      '清和区财政支出项目绩效评价自评报告\n项目名称    优抚补助\n项目单位    清和区民政局\n一、项目概况\n概况。',
      ['project', '清和区财政支出项目绩效评价自评报告', '清和区民政局', null, '优抚补助'],
    ],
    [
      'the office that signs',
      '助学专项资金项目自评报告\n一、项目概况\n2021年资助学生86人。\n清和区教育局\n2022年6月5日',
      ['project', '助学专项资金项目自评报告', '清和区教育局', '2021', '助学专项资金项目'],
    ],
    ['nothing', '会议纪要\n参加人员若干。', ['other', null, null, null, null]],
  ])('comes from %s', (_, text, expected) => {
    expect(profileOf(text)).toEqual(expected);
  });

  it('comes from the first paragraph behind a bare heading, too (passagesOf joins the two)', () => {
    const text = '部门整体支出绩效自评报告\n（2023年度）\n一、部门概况\n清和区水务局（简称区水务局）是区政府工作部门。';
    expect(profileOf(text)[2]).toBe('清和区水务局');
  });
});

describe('enumerations', () => {
  const listsIn = (words: string): (string | number)[][] =>
    inSection('基本情况', words).enumerations.map(({ declared, items }) => [declared.value, items.length]);

  it.each<[string, (string | number)[][]]>([
    ['内设科室3个，分别是办公室、业务科、财务科。', [['3', 3]]],
    ['内设科室4个，分别是办公室、业务科、财务科。', [['4', 3]]],
    ['下属单位2个，包括图书馆和文化馆。', [['2', 2]]],
    ['设置了数量指标、质量指标、时效指标等3个二级指标。', [['3', 3]]],
    ['编制了《甲规划》《乙方案》等2份文件。', [['2', 2]]],
    ['开展三项工作，一是建设分馆；二是更新藏书；三是培训馆员。', [['3', 3]]],
    ['内设科室4个，分别是办公室、宣传和教育科、业务科、财务科。', [['4', 4]]],
    ['内设科室4个，分别是办公室、业务科、财务科及资产管理科。', [['4', 4]]],
    ['内设科室3个，分别是办公室、业务科、财务科及资产管理科。', [['3', 3]]],
    // An open list is no evidence of a wrong number.
    ['内设科室6个，分别是办公室、业务科、财务科等。', []],
    ['全年服务读者3万人次。', []],
  ])('of %s', (words, expected) => {
    expect(listsIn(words)).toEqual(expected);
  });

  it('count the entries below', () => {
    const [list] = inSection(
      '绩效目标设置情况',
      '（一）产出指标\n本项设置了3个产出指标。\n1.新增分馆。\n年度目标值：3个。\n2.新增藏书。\n年度目标值：3万册。',
    ).enumerations;
    expect([list?.declared.value, list?.items.map(({ text }) => text)]).toEqual(['3', ['新增分馆', '新增藏书']]);
  });
});

describe('statements', () => {
  const statementsIn = (words: string): string[][] =>
    inSection('取得的成效', words).statements.map(({ subject, quantity, period }) => [
      subject,
      `${quantity.comparator}${quantity.value}${quantity.unit}`,
      period ?? '',
    ]);

  it.each<[string, string[][]]>([
    ['新增分馆3个。', [['新增分馆', '=3个', '']]],
    ['2023年，全区外借图书21.5万册。', [['全区外借图书', '=21.5万册', '2023']]],
    ['2023年1-11月办证2,800张。', [['办证', '=2800张', '2023年1-11月']]],
    [
      '全馆上半年举办讲座16场，展览5场。',
      [
        ['全馆上半年举办讲座', '=16场', '上半年'],
        ['展览', '=5场', '上半年'],
      ],
    ],
    ['其中，读者满意度达到98.5%。', [['读者满意度', '=98.5%', '']]],
    [
      '营业收入35.2亿元，同比增长4.1%。',
      [
        ['营业收入', '=35.2亿元', ''],
        ['营业收入', '=4.1%', ''],
      ],
    ],
    ['服务读者超过3万人次。', [['服务读者', 'over3万人次', '']]],
    ['42家书店参加。', [['书店参加', '=42家', '']]],
    [
      '投入（15分）得14分。',
      [
        ['投入', '=15分', ''],
        ['得', '=14分', ''],
      ],
    ],
    [
      '布防点位数量目标值6处，完成值6处。',
      [
        ['布防点位数量目标值', '=6处', ''],
        ['布防点位数量完成值', '=6处', ''],
      ],
    ],
  ])('of %s', (words, expected) => {
    expect(statementsIn(words)).toEqual(expected);
  });

  it('have a subject that does not begin with its period: 上半年', () => {
    expect(statementsIn('上半年举办讲座16场。')).toEqual([['举办讲座', '=16场', '上半年']]);
  });

  it('have the subject of a figure that moves from one value to another', () => {
    const subjects = statementsIn('投诉办结率由92%提高到98%。').map(([subject]) => subject);
    expect(subjects).toEqual(['投诉办结率', '投诉办结率']);
  });

  it('are no figures in the name of a thing', () => {
    expect(statementsIn('新增5个“15分钟阅读圈”。')).toEqual([['新增', '=5个', '']]);
  });

  it('know which figures grow, and amounts in yuan', () => {
    const [amount, growth] = inSection('取得的成效', '营业收入35.2亿元，同比下降4.1%。').statements;
    expect([amount?.quantity.yuan, growth?.quantity.change]).toEqual(['3520000000.00', 'decrease']);
  });

  it('are said of the indicator that they stand in', () => {
    const { statements } = inSection('绩效目标完成情况分析', '①新增分馆数量。\n年度目标值：3个。\n年度实际值：4个。');
    expect(statements.map(({ subject, text }) => [subject.startsWith('新增分馆数量'), text])).toEqual([
      [true, '3个'],
      [true, '4个'],
    ]);
  });

  it.each([
    '建成5G智慧书房，推进“十四五”规划。',
    '采用6+6模式开展服务。',
    '1-12月各项工作平稳推进。',
    '按照〔2023〕69号文件要求执行。',
    '根据清财绩〔2023〕7号通知办理。',
    '入选第三批示范名单，位列第12名。',
    '开展618购物节直播。',
    '落实2022-2024年行动方案。',
    '联系电话：010-12345678，手机13800000000。',
    '执行GB/T 9704-2012标准，系统升级到V2.0。',
    '2023年12月31日闭馆盘点，时间为8:30-17:30。',
    '落实中央八项规定，坚持“两个维护”。',
  ])('are not in %s', (words) => {
    expect(statementsIn(words)).toEqual([]);
  });
});
