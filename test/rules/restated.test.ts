import { describe, expect, it } from 'vitest';
import { assess } from '../../src/check/index.ts';
import { claimStrengthDiffers } from '../../src/check/rules/claim-strength-differs.ts';
import { measureWordDiffers } from '../../src/check/rules/measure-word-differs.ts';
import { restatedFigureDiffers } from '../../src/check/rules/restated-figure-differs.ts';
import type { ReportBody } from '../../src/model/report.ts';
import { fund, indicator, printed, rate, report } from '../model-reports.ts';
import { cases, message, notAssessed } from './cases.ts';
import { prose, reportOf, twice } from './prose.ts';

const severitiesOf = (body: ReportBody): string[] =>
  assess(restatedFigureDiffers, body)
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ severity }) => severity);

describe('restated-figure-differs: prose against prose', () => {
  cases(restatedFigureDiffers, [
    ['one figure', twice('新建公共充电站126座。', '新建公共充电站126座。'), ['pass holds']],
    ['two figures', twice('新建公共充电站126座。', '新建公共充电站128座。'), ['fail differs']],
    ['thousands', twice('新建公共充电站1,260座。', '新建公共充电站1260座。'), ['pass holds']],
    ['another order of words', twice('改造农村供水管网88.4公里。', '农村供水管网改造87公里。'), ['fail differs']],
    ['the figure in front', twice('科技型中小企业入库806家。', '推动811家科技型中小企业办理入库。'), ['fail differs']],
    ['the own place', twice('全县新建公共充电站126座。', '丹溪县新建公共充电站128座。'), ['fail differs']],
    ['long and short form', twice('规上服务业企业纳统36户。', '规模以上服务业企业纳统38户。'), ['fail differs']],
    ['rounded', twice('建成高标准农田1.26万亩。', '建成高标准农田12,603亩。'), ['pass holds']],
    ['rounded too far', twice('建成高标准农田1.26万亩。', '建成高标准农田12,703亩。'), ['fail differs']],
    ['about', twice('建成智慧灯杆约150根。', '建成智慧灯杆153根。'), ['pass holds']],
    ['a growth', twice('粮食总产量同比增长3.2%。', '粮食总产量同比下降3.2%。'), ['fail differs']],
    [
      'completed by the clause before',
      twice('新认定高新技术企业数量212家。', '推荐260家企业申报高新技术企业，成功通过国家认定218家。'),
      ['fail differs'],
    ],
  ]);
  notAssessed(restatedFigureDiffers, [
    ['an empty report', report()],
    ['applied for and recognised', twice('申报高新技术企业260家。', '认定高新技术企业218家。')],
    ['new and in all', twice('新建公共充电站126座。', '累计建成公共充电站926座。')],
    ['new, of a list', twice('新增科技孵化器2家，众创空间5家。', '累计建成科技孵化器11家，众创空间25家。')],
    ['imports and exports', twice('农产品进口额126万元。', '农产品出口额403万元。')],
    ['levels', twice('认定省级骨干教师11名。', '认定市级骨干教师32名。')],
    ['planned', twice('计划新建公共充电站130座。', '新建公共充电站126座。')],
    ['another year', twice('2022年新建公共充电站98座。', '新建公共充电站126座。')],
    ['other months', twice('1-11月，规上服务业营业收入72.2亿元。', '规上服务业营业收入80.1亿元。')],
    ['half of the year', twice('上半年组织教师轮岗28期。', '组织教师轮岗59期。')],
    ['a part', twice('公共充电站126座。', '农村公共充电站26座。')],
    ['general words', twice('投入资金126万元。', '投入资金226万元。')],
    ['one paragraph', prose('一、主要工作成效', '新建公共充电站126座。开展督查。新建公共充电站28座。')],
    ['two bounds', twice('超900名群众领取购车补贴。', '超800名群众领取购车补贴。')],
    [
      'a tasks section that plans',
      prose('一、年度重点工作任务', '新建公共充电站130座。', '二、主要工作成效', '新建公共充电站126座。'),
    ],
    ['measures', prose('一、主要工作成效', '新建公共充电站126座。', '二、下一步改进措施', '新建公共充电站200座。')],
    [
      'two schools',
      prose('一、各校情况', '（一）县第一中学。', '招收高一新生960人。', '（二）县第二中学。', '招收高一新生780人。'),
    ],
    [
      'a label with three values',
      prose('一、甲', '招收高一新生960人。', '二、乙', '招收高一新生780人。', '三、丙', '招收高一新生640人。'),
    ],
  ]);
  it('is an error where the subjects are equal', () => {
    expect(severitiesOf(twice('新建公共充电站126座。', '新建公共充电站128座。'))).toEqual(['error']);
  });
  it.each([
    ['about', twice('建成智慧灯杆约150根。', '建成智慧灯杆173根。')],
    ['a bound', twice('建成智慧灯杆超150根。', '建成智慧灯杆103根。')],
    ['cut off', twice('粮食总产量同比增长9%。', '粮食总产量同比增长9.8%。')],
    ['completed', twice('新认定高新技术企业数量212家。', '推荐260家企业申报高新技术企业，成功通过国家认定218家。')],
  ])('is a warning: %s', (_, body) => expect(severitiesOf(body)).toEqual(['warning']));
  it('tells both', () => {
    expect(message(restatedFigureDiffers, twice('新建公共充电站126座。', '新建公共充电站128座。'))).toBe(
      '“新建公共充电站”为126座，与另一处“新建公共充电站”所写128座不符（匹配度100%）',
    );
  });
  it('stays near linear in the number of figures', () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `新建第${i}号公共充电站${i + 1}座。`);
    const body = reportOf(
      ['丹溪县发展改革局2023年度部门整体支出绩效自评报告', '一、主要工作成效', ...lines].join('\n'),
    );
    const start = performance.now();
    assess(restatedFigureDiffers, body);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('restated-figure-differs: indicators, rates, budget items', () => {
  const row = (actual: string, words: string): ReportBody => ({
    ...prose('一、主要工作成效', words),
    indicators: [indicator('新建公共充电站数量', { target: '120座', actual })],
  });
  const growth = (actual: string): ReportBody => ({
    ...prose('一、主要工作成效', '1-12月，全县规模以上工业企业完成产值320.5亿元，同比下降9.8%。'),
    indicators: [indicator('规上工业总产值', { target: '增长7%以上', actual })],
  });
  const rates = (one: string, other: string, spent = '99.9万元'): ReportBody =>
    report({
      rates: [rate('年度平均执行率', one), rate('一般公共预算支出年度平均执行率', other)],
      funds: [fund('expenditure', '100.0万元'), fund('expenditure', spent, 'general-public')],
    });
  const ofEarlierYear = (): ReportBody => {
    const body = rates('100%', '108%');
    return { ...body, rates: body.rates.map((one, i) => ({ ...one, ...(i === 0 && { period: '2021年' }) })) };
  };
  const item = (amount: string): ReportBody =>
    prose(
      '一、预算编制说明',
      `“教育支出（类）普通教育（款）小学教育（项）”18.00万元，主要用于校舍维护。2022年当年预算执行数为14.00万元，2023年预算安排${amount}。`,
    );
  cases(restatedFigureDiffers, [
    ['an actual value', row('126座', '新建公共充电站126座。'), ['pass holds']],
    ['another actual value', row('128座', '新建公共充电站126座。'), ['fail differs']],
    ['the target is not the actual', row('126座', '全年新建公共充电站126座。'), ['pass holds']],
    ['a growth', growth('-9.8%'), ['pass holds']],
    ['a growth cut off', growth('-9%'), ['fail differs']],
    ['a rate of nearly all', rates('100%', '108%'), ['fail differs']],
    ['the same rate', rates('100%', '100.0%'), ['pass holds']],
    ['a budget item', item('18.00万元'), ['pass holds']],
    ['another amount', item('19.00万元'), ['fail differs']],
  ]);
  notAssessed(restatedFigureDiffers, [
    ['a rate of an earlier year', ofEarlierYear()],
    ['a rate of a part', rates('100%', '108%', '60.0万元')],
    ['a name without its owner', report({ rates: [rate('预算执行率', '95%'), rate('预算执行率', '98%')] })],
    ['two projects', report({ rates: [rate('预算执行率', '95%', '甲'), rate('预算执行率', '98%', '乙')] })],
  ]);
  it('compares the form with the text', () => {
    const told = { ...printed('128座'), quantities: indicator('x', { actual: '128座' }).actual?.quantities ?? [] };
    const one = indicator('新建公共充电站', { target: '120座', actual: '126座' });
    const body = report({
      indicators: [{ ...one, restated: { ...printed('新建公共充电站'), target: null, actual: told } }],
    });
    expect(assess(restatedFigureDiffers, body).map(({ outcome }) => outcome)).toEqual(['fail']);
  });
});

describe('measure-word-differs', () => {
  cases(measureWordDiffers, [
    ['two measure words', twice('新建公共充电站126个。', '新建公共充电站126座。'), ['fail differs']],
    ['unequal kinds', twice('培育农业龙头企业36家。', '培育农业龙头企业36个。'), ['fail differs']],
    ['one', twice('新建公共充电站126座。', '新建公共充电站126座。'), ['pass holds']],
  ]);
  notAssessed(measureWordDiffers, [
    ['an empty report', report()],
    ['two numbers', twice('新建公共充电站126个。', '新建公共充电站128座。')],
    ['multiples', twice('建成高标准农田1.26万亩。', '建成高标准农田12,600亩。')],
  ]);
});

describe('claim-strength-differs', () => {
  const claims = (one: string, other: string) =>
    twice(`新建公共充电站126座，${one}。`, `新建公共充电站126座，${other}。`);
  cases(claimStrengthDiffers, [
    ['first and among the first', claims('全市排名第一', '位居全市前列'), ['fail differs']],
    ['first in two words', claims('全市排名第一', '居全市首位'), ['pass holds']],
  ]);
  notAssessed(claimStrengthDiffers, [
    ['an empty report', report()],
    ['one claim', claims('全市排名第一', '乡镇全覆盖')],
    ['two areas', claims('全市排名第一', '位居全省前列')],
  ]);
});
