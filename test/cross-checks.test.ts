import { describe, expect, it } from 'vitest';
import { suspicionsIn } from '../src/check/batch/copies.ts';
import { digestOf } from '../src/check/batch/digest.ts';
import { CrossChecker, type Shelf } from '../src/check/batch/index.ts';
import { sketchOf } from '../src/check/batch/sketch.ts';
import { batchRules } from '../src/check/batch-rules.ts';
import { wordsOf } from '../src/check/index.ts';
import { type CrossCheck, crossCheckSchema } from '../src/model/cross-check.ts';
import type { Report, ReportBody } from '../src/model/report.ts';
import { fund, printed, prose, report, section } from './model-reports.ts';

interface Who {
  kind?: ReportBody['profile']['kind'];
  department?: string;
  year?: string;
  project?: string;
}

let nextDigest = 0;

/** A report as a folder holds it. */
function stored(file: string, who: Who, body: Partial<ReportBody>): readonly [string, Report] {
  const said = (value: string) => ({ value, ...printed(value) });
  nextDigest++;
  const profile = {
    kind: who.kind ?? 'department',
    title: null,
    department: said(who.department ?? '岷阳市青岭县水务局'),
    fiscalYear: said(who.year ?? '2023'),
    ...(who.project ? { projectName: said(who.project) } : {}),
  };
  return [
    file.replace('.pdf', '.json'),
    {
      schema: 'gouji/report/1',
      source: { file, sha256: String(nextDigest).padStart(64, '0'), bytes: 1, pageCount: 1, pages: [] },
      ...report({ ...body, profile }),
      checks: [],
      notAssessed: [],
      diagnostics: [],
    },
  ];
}

/** A shelf in memory. */
function shelf(): Shelf {
  const texts: string[] = [];
  return { put: (text) => void texts.push(text), fetch: (at) => texts[at] ?? '' };
}

function add(checker: CrossChecker, json: string, one: Report): void {
  const digest = digestOf(json, one);
  if (digest) checker.add(digest);
}

/** The comparisons of a folder. */
function compared(...reports: (readonly [string, Report])[]): CrossCheck[] {
  const checker = new CrossChecker(shelf());
  for (const [json, one] of reports) add(checker, json, one);
  return [...checker.finish((json) => structuredClone(reports.find(([name]) => name === json)?.[1] ?? null))];
}

const told = (checks: readonly CrossCheck[]): string[] => checks.map(({ rule, outcome }) => `${rule} ${outcome}`);

describe('amounts of one department and year', () => {
  const own = (text: string, scope = 'department', item = 'expenditure') => ({
    funds: [fund(item, text, 'total', scope)],
  });

  it('that differ in two versions are told with both files and places', () => {
    const [check, ...others] = compared(
      stored('a.pdf', {}, own('1,204.50万元')),
      stored('b.pdf', {}, own('1,240.50万元')),
    );
    expect(others).toEqual([]);
    expect(crossCheckSchema.parse(check)).toEqual(check);
    expect(check).toMatchObject({ rule: 'amount-differs-between-reports', outcome: 'fail', severity: 'warning' });
    expect(check?.places.map(({ file, json, text }) => [file, json, text])).toEqual([
      ['a.pdf', 'a.json', '1,204.50万元'],
      ['b.pdf', 'b.json', '1,240.50万元'],
    ]);
    expect(check?.message).toBe('岷阳市青岭县水务局2023年度“支出”在a.pdf中为1,204.50万元，与b.pdf所写1,240.50万元不符');
    expect(wordsOf(check as CrossCheck, 'en')).toContain('in a.pdf, but 1,240.50万元 in b.pdf');
  });

  it('that agree in another unit pass', () => {
    const checks = compared(stored('a.pdf', {}, own('1,204.50万元')), stored('b.pdf', {}, own('12045000元')));
    expect(told(checks)).toEqual(['amount-differs-between-reports pass']);
  });

  it('of a project stand in its form and in the report of the department', () => {
    const form = stored(
      'form.pdf',
      { kind: 'project', project: '2023年河道清淤项目' },
      own('80.00万元', '2023年河道清淤项目'),
    );
    const checks = compared(form, stored('whole.pdf', {}, own('88.00万元', '“河道清淤项目”')));
    expect(told(checks)).toEqual(['amount-differs-between-reports fail']);
  });

  it.each<[string, Who, Partial<ReportBody>]>([
    ['another year', { year: '2022' }, own('9.00万元')],
    ['another department', { department: '岷阳市青岭县教育局' }, own('9.00万元')],
    ['a project', { kind: 'project' }, own('9.00万元')],
    ['another kind of books', { kind: 'final-account' }, own('9.00万元')],
    ['another item', {}, own('9.00万元', 'department', 'adjusted')],
    ['several amounts', {}, { funds: [...own('9.00万元').funds, ...own('8.00万元').funds] }],
  ])('are not compared with those of %s', (_, who, body) => {
    expect(compared(stored('a.pdf', {}, own('5.00万元')), stored('b.pdf', who, body))).toEqual([]);
  });

  it('of a copy of the same file are not compared', () => {
    const [json, one] = stored('a.pdf', {}, own('5.00万元'));
    expect(compared([json, one], ['copy.json', one])).toEqual([]);
  });
});

describe('figures of the year before', () => {
  const said = (...lines: string[]): Partial<ReportBody> => {
    const { sections, statements } = prose(...lines);
    return { sections, statements };
  };
  const years = (later: string, earlier: string) =>
    compared(stored('2022.pdf', { year: '2022' }, said(earlier)), stored('2023.pdf', { year: '2023' }, said(later)));

  it('that differ from last year’s report are told', () => {
    const [check, ...others] = years('上年度新增农村供水管网1,573公里。', '新增农村供水管网1,648公里。');
    expect(others).toEqual([]);
    expect(check).toMatchObject({
      rule: 'earlier-year-differs',
      outcome: 'fail',
      stated: '1,573公里',
      computed: '1,648公里',
    });
    expect(check?.places.map(({ file }) => file)).toEqual(['2023.pdf', '2022.pdf']);
  });

  it('that agree pass, named as last year or by its number', () => {
    expect(told(years('2022年新增农村供水管网1,648公里。', '新增农村供水管网1,648公里。'))).toEqual([
      'earlier-year-differs pass',
    ]);
  });

  it.each([
    ['比上年度新增农村供水管网1,573公里。', '新增农村供水管网1,648公里。'],
    ['新增农村供水管网1,573公里。', '新增农村供水管网1,648公里。'],
    ['2021年新增农村供水管网1,573公里。', '新增农村供水管网1,648公里。'],
    ['上年度计划新增农村供水管网1,573公里。', '新增农村供水管网1,648公里。'],
    ['上年度新增农村供水管网1,573公里。', '改造农村供水管网1,648公里。'],
    ['上年度新增农村供水管网1,573公里。', '新增农村供水管网1,648公里。\n全县新增农村供水管网901公里。'],
  ])('are not guessed: %s / %s', (later, earlier) => {
    expect(told(years(later, earlier)).filter((one) => one.endsWith('fail'))).toEqual([]);
  });
});

describe('text of another department', () => {
  const paragraph = (name: string, amount: string): string =>
    `${name}聚焦年度重点任务，成立由主要负责人任组长的绩效工作专班，逐项梳理${amount}项目标任务，建立按月调度、按季通报、年终评估的工作机制，对进度滞后的事项实行挂牌督办，同时组织业务骨干赴先进地区学习，将好的做法转化为制度成果。`;
  const of = (department: string, text: string) =>
    stored(`${department}.pdf`, { department }, { sections: [section('工作成效', text)] });
  const [water, school, park] = ['岷阳市青岭县水务局', '岷阳市青岭县教育局', '岷阳市松溪区林业局'];

  it('is found under another name and with other figures', () => {
    const checks = compared(of(water, paragraph('青岭县水务局', '12')), of(school, paragraph('青岭县教育局', '31')));
    expect(told(checks)).toEqual(['text-copied-from-other-report fail']);
    expect(checks[0]).toMatchObject({ severity: 'note', facts: { otherDepartment: school, percent: '100%' } });
    expect(checks[0]?.places.map(({ json }) => json)).toEqual([`${water}.json`, `${school}.json`]);
  });

  it('is found with a few words changed', () => {
    const changed = paragraph('教育局', '31').replace('先进地区', '外地');
    expect(told(compared(of(water, paragraph('水务局', '12')), of(school, changed)))).toHaveLength(1);
  });

  it('is no finding when half of it is new', () => {
    const changed = `${paragraph('教育局', '31').slice(0, 60)}积极推进义务教育优质均衡发展，新增公办学位，改善办学条件，校园周边环境明显好转，家长普遍满意。`;
    expect(compared(of(water, paragraph('水务局', '12')), of(school, changed))).toEqual([]);
  });

  it('is no finding when many share it', () => {
    const many = ['水务局', '教育局', '林业局', '民政局'].map((name) =>
      of(`岷阳市青岭县${name}`, paragraph(name, '5')),
    );
    expect(compared(...many)).toEqual([]);
    expect(compared(...many.slice(0, 3))).toHaveLength(2);
  });

  it('is no finding within one department, in a short paragraph, or where documents are cited', () => {
    expect(compared(of(water, paragraph('水务局', '1')), of(water.slice(3), paragraph('水务局', '2')))).toEqual([]);
    expect(compared(of(water, '按月调度，按季通报。'), of(school, '按月调度，按季通报。'))).toEqual([]);
    const cited = `根据《预算法》《预算法实施条例》《项目支出绩效评价管理办法》等规定，${paragraph('本单位', '1')}`;
    expect(compared(of(water, cited), of(park, cited))).toEqual([]);
  });

  it('is found in a folder of any size, whose paragraphs are looked through in several rounds', () => {
    const words = [paragraph('水务局', '1'), paragraph('教育局', '2'), '别的内容。'.repeat(30)];
    const all = words.map((text, at) => ({
      owner: `第${at}单位`,
      sketches: [sketchOf(text), sketchOf(text.slice(40))],
    }));
    const found = suspicionsIn(() => all, 6);
    expect(found).toContainEqual([expect.objectContaining({ report: 0 }), expect.objectContaining({ report: 1 })]);
    expect(suspicionsIn(() => all, 600_000)).toEqual(found);
  });

  it('is found by the same few numbers every time', () => {
    expect(sketchOf('按月调度、按季通报')).toEqual(sketchOf('按月调度、按季通报'));
    expect(new Set(sketchOf(paragraph('水务局', '1'))).size).toBe(6);
  });
});

it('never holds the reports: a folder of many reads each again only where it has a partner', () => {
  const checker = new CrossChecker(shelf());
  const loads: string[] = [];
  for (let i = 0; i < 500; i++) {
    const [json, one] = stored(
      `${i}.pdf`,
      { department: `岷阳市第${i}中学` },
      { funds: [fund('expenditure', `${i}.00万元`)] },
    );
    add(checker, json, one);
  }
  const found = checker.finish((json) => {
    loads.push(json);
    return null;
  });
  expect([[...found], loads]).toEqual([[], []]);
});

it.each(batchRules.map((rule) => [rule.id, rule] as const))(
  '%s speaks both languages',
  (_, { title, needs, messages }) => {
    for (const { zh, en } of [title, needs, ...Object.values(messages)]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  },
);
