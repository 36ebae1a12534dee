import { describe, expect, it } from 'vitest';
import { assess } from '../../src/check/index.ts';
import { comparatorDirectionImplausible } from '../../src/check/rules/comparator-direction-implausible.ts';
import { compoundTargetPartlyAnswered } from '../../src/check/rules/compound-target-partly-answered.ts';
import { duplicateIndicator } from '../../src/check/rules/duplicate-indicator.ts';
import { hollowTarget } from '../../src/check/rules/hollow-target.ts';
import { milestoneLate } from '../../src/check/rules/milestone-late.ts';
import { overachievementWithoutReason } from '../../src/check/rules/overachievement-without-reason.ts';
import { percentageOutOfBounds } from '../../src/check/rules/percentage-out-of-bounds.ts';
import { quantityIndicatorNotCountable } from '../../src/check/rules/quantity-indicator-not-countable.ts';
import { reasonReused } from '../../src/check/rules/reason-reused.ts';
import { satisfactionWithoutEvidence } from '../../src/check/rules/satisfaction-without-evidence.ts';
import { severeShortfall } from '../../src/check/rules/severe-shortfall.ts';
import { shortfallMissingFromProblems } from '../../src/check/rules/shortfall-missing-from-problems.ts';
import { targetRepeatedAsActual } from '../../src/check/rules/target-repeated-as-actual.ts';
import { targetZeroOrMissing } from '../../src/check/rules/target-zero-or-missing.ts';
import { unitDiffers } from '../../src/check/rules/unit-differs.ts';
import { verdictWordingInconsistent } from '../../src/check/rules/verdict-wording-inconsistent.ts';
import type { Indicator, ReportBody } from '../../src/model/report.ts';
import { indicator, printed, report } from '../model-reports.ts';
import { cases, message, notAssessed } from './cases.ts';
import { prose } from './prose.ts';

const row = (name: string, target: string, actual: string, more: Parameters<typeof indicator>[1] = {}): ReportBody =>
  report({ indicators: [indicator(name, { target, actual, ...more })] });
const rows = (...indicators: Indicator[]): ReportBody => report({ indicators });
const empty: readonly [string, ReportBody][] = [['an empty report', report()]];

describe('overachievement-without-reason', () => {
  cases(overachievementWithoutReason, [
    ['above 130 %', row('讲座场次', '30场', '40场'), ['fail unexplained']],
    ['exactly 130 %', row('讲座场次', '30场', '39场'), ['pass holds']],
    ['a reason', row('讲座场次', '30场', '50场', { reason: '年中新增两处场地' }), ['pass explained']],
    ['a null reason', row('讲座场次', '30场', '50场', { reason: '无' }), ['fail unexplained']],
    ['a reason in the actual', row('讲座场次', '30场', '由于新增场地，完成50场'), ['pass explained']],
    ['rounded figures have the benefit', row('整治面积', '1.0万亩', '1.3万亩'), ['pass holds']],
    ['人次 against 人', row('培训人次', '1,000人次', '1,400人'), ['fail unexplained']],
    ['the unit is printed once', row('购置设备', '≥0.2万元', '0.5', { from: 'table' }), ['fail unexplained']],
    ['what is counted is no target', row('培育企业', '产值大于2亿元的企业不少于3家', '5家'), ['fail unexplained']],
  ]);
  notAssessed(overachievementWithoutReason, [
    ...empty,
    ['a limit from above', row('差错数', '不超过10起', '2起')],
    ['a cost', row('设备成本', '100万元', '180万元', { kind: 'cost' })],
    ['a growth', row('产值增长率', '增长3%', '增长8%')],
    ['about', row('讲座场次', '30场', '约50场')],
    ['two figures of one unit', row('讲座场次', '上半年10场，下半年20场', '上半年30场，下半年40场')],
  ]);
  it('tells how far', () => {
    expect(message(overachievementWithoutReason, row('讲座场次', '30场', '46场'))).toBe(
      '“讲座场次”实际值为46场，达到目标值（30场）的153.3%，超过130%，未写明原因',
    );
  });
});

describe('severe-shortfall', () => {
  cases(severeShortfall, [
    ['below 70 %', row('讲座场次', '100场', '69场'), ['fail low']],
    ['exactly 70 %', row('讲座场次', '100场', '70场'), ['pass holds']],
    ['explained', row('讲座场次', '100场', '50场', { reason: '场馆全年改造' }), ['pass explained']],
    ['nothing reached', row('讲座场次', '4场', '0场'), ['fail low']],
    ['the other way', row('总产值', '增长5%以上', '-3%'), ['fail opposite']],
    ['the other way in words', row('总产值', '增长5%以上', '下降3%'), ['fail opposite']],
  ]);
  it('is a note where the reason is given', () => {
    const explained = row('总产值', '增长5%以上', '-3%', { reason: '主要企业停产检修' });
    expect(assess(severeShortfall, explained).map(({ severity }) => severity)).toEqual(['note']);
  });
  notAssessed(severeShortfall, [
    ...empty,
    ['slower growth', row('总产值', '增长5%以上', '增长1%')],
    ['a wanted decrease', row('能耗', '下降3%以上', '下降5%')],
    ['at least', row('差错率', '≤5%', '1%')],
  ]);
});

describe('unit-differs', () => {
  cases(unitDiffers, [
    ['人次 against 人', row('培训', '600人次', '640人'), ['fail differs']],
    ['家 against 户', row('主体', '30家', '33户'), ['pass holds']],
    ['个 against 家', row('主体', '30个', '33家'), ['pass holds']],
    ['万亩 against 亩', row('造林', '1.2万亩', '12,300亩'), ['pass holds']],
    ['a count against a share', row('覆盖', '12个', '80%'), ['fail differs']],
  ]);
  notAssessed(unitDiffers, [
    ...empty,
    ['no unit', row('培训', '600人次', '640', { from: 'table' })],
    ['a share answered by a sentence', row('建设任务', '100%', '已建成12个站点')],
    ['several figures', row('培训', '2期，60人次', '70人')],
  ]);
});

describe('target-repeated-as-actual', () => {
  const sentence = '在规定期限内逐笔核对并足额兑付';
  cases(targetRepeatedAsActual, [
    ['a limit', row('条数', '不少于200条', '不少于200条'), ['fail repeated']],
    ['a sign', row('满意度', '≥95%', '≥95%', { from: 'table' }), ['fail repeated']],
    ['an equal value', row('条数', '26条', '26条'), ['pass holds']],
    ['a value', row('条数', '不少于200条', '200条'), ['pass holds']],
    ['more than', row('条数', '200条', '超200条'), ['pass holds']],
    ['a level', row('水平', '显著提升', '显著提升'), ['pass holds']],
    ['a sentence', row('时限', sentence, sentence), ['fail repeated-words']],
    ['a sentence in other words', row('时限', sentence, `各项目均${sentence}`), ['pass holds']],
  ]);
  notAssessed(targetRepeatedAsActual, [...empty, ['no actual', rows(indicator('条数', { target: '20条' }))]]);
});

describe('compound-target-partly-answered', () => {
  const three = '评选工作室12个、教师36人，考核岗位8项';
  cases(compoundTargetPartlyAnswered, [
    ['one of three', row('评选', three, '考核岗位8项'), ['fail partly']],
    ['all', row('评选', three, '评选工作室11个、教师37人，考核岗位8项'), ['pass holds']],
    ['as many clauses', row('编制', '出台政策2套，编制方案5份', '政策已报审，尚未出台；编制方案5份'), ['pass holds']],
    ['all of them', row('评选', three, '各项任务均已完成，其中教师36人'), ['pass holds']],
    ['a total', row('讲座', '上半年10场，下半年20场', '30场'), ['pass holds']],
    ['no figure at all', row('评选', three, '达成预期指标'), ['pass holds']],
  ]);
  notAssessed(compoundTargetPartlyAnswered, [
    ...empty,
    ['what is counted', row('培育', '产值大于2亿元的企业不少于3家', '5家')],
    ['brackets', row('培育', '不少于3家（每家补助5万元，共15万元）', '5家')],
  ]);
  it('names what is missing', () => {
    expect(message(compoundTargetPartlyAnswered, row('评选', three, '考核岗位8项'))).toContain(
      '其中12个、36人没有对应的完成值',
    );
  });
});

describe('percentage-out-of-bounds', () => {
  cases(percentageOutOfBounds, [
    ['above', row('水质合格率', '≥95%', '197%'), ['pass holds', 'fail outside']],
    ['the unit is printed once', row('水质合格率', '≥95%', '101', { from: 'table' }), ['pass holds', 'fail outside']],
    ['within', row('水质合格率', '≥95%', '100%'), ['pass holds', 'pass holds']],
    ['in prose', prose('一、主要工作成效', '全年抽检2,705批次，合格率为109.3%。'), ['fail outside']],
  ]);
  notAssessed(percentageOutOfBounds, [
    ...empty,
    ['a completion', row('任务完成率', '100%', '112%')],
    ['a change', row('满意度提升幅度', '120%', '130%')],
    ['degrees', row('满意度', '90.00(度)', '190.00(度)')],
  ]);
});

describe('target-zero-or-missing', () => {
  const other = indicator('其他', { target: '8场', actual: '8场' });
  const third = indicator('第三', { target: '8场', actual: '8场' });
  cases(targetZeroOrMissing, [
    ['zero', rows(other, indicator('讲座', { target: '0场', actual: '12场' })), ['pass holds', 'fail zero']],
    [
      'missing',
      rows(other, third, indicator('讲座', { actual: '12场' })),
      ['pass holds', 'pass holds', 'fail missing'],
    ],
    [
      'a dash',
      rows(other, third, indicator('讲座', { target: '—', actual: '9场' })),
      ['pass holds', 'pass holds', 'fail missing'],
    ],
    ['zero accidents', rows(other, indicator('安全事故', { target: '0起', actual: '1起' })), ['pass holds']],
    ['nothing reached', rows(other, indicator('讲座', { target: '0场', actual: '0场' })), ['pass holds']],
  ]);
  notAssessed(targetZeroOrMissing, [...empty, ['a list without targets', rows(indicator('讲座', { actual: '12场' }))]]);
});

describe('comparator-direction-implausible', () => {
  cases(comparatorDirectionImplausible, [
    ['a cost from below', row('采购成本控制率', '≥100%', '98%'), ['fail wants-less']],
    ['a cost from above', row('采购成本控制率', '不高于100%', '98%'), ['pass holds']],
    ['a satisfaction from above', row('满意度', '≤95%', '98%'), ['fail wants-more']],
    ['a satisfaction from below', row('满意度', '≥95%', '98%'), ['pass holds']],
  ]);
  notAssessed(comparatorDirectionImplausible, [
    ...empty,
    ['a bare target', row('采购成本控制率', '100%', '98%')],
    ['savings', row('成本节约率', '≥5%', '6%')],
    ['a standard', row('造林补助', '≥300元', '300元', { kind: 'cost' })],
  ]);
});

describe('duplicate-indicator', () => {
  const one = indicator('讲座场次', { target: '8场', actual: '8场' });
  const form = indicator('讲座场次', { target: '8场', actual: '8场', from: 'table' });
  const other = { ...indicator('巡查次数', { target: '8次', actual: '8次' }), number: '②' };
  cases(duplicateIndicator, [
    ['twice', rows({ ...one, number: '①' }, other, { ...one, number: '③' }), ['fail repeated']],
    ['once', rows({ ...one, number: '①' }, other), ['pass holds']],
    ['twice in a form', rows(form, { ...form, name: '讲座 场次' }), ['fail repeated']],
    [
      'another target',
      rows(form, indicator('讲座场次', { target: '9场', actual: '8场', from: 'table' })),
      ['pass holds'],
    ],
    [
      'another list',
      rows({ ...one, number: '①' }, other, { ...one, number: '①' }, other),
      ['pass holds', 'pass holds'],
    ],
  ]);
  notAssessed(duplicateIndicator, [
    ...empty,
    ['the form repeats the text', rows({ ...one, number: '①' }, form)],
    [
      'forms of two projects',
      {
        ...rows(form, form),
        profile: {
          ...report().profile,
          projects: ['甲', '乙'].map((value) => ({ value, ...printed(value) })),
        },
      },
    ],
  ]);
});

describe('verdict-wording-inconsistent', () => {
  const above = (verdict: string) => indicator('讲座', { target: '8场', actual: '9场', verdict });
  cases(verdictWordingInconsistent, [
    ['mixed', rows(above('超额完成年度任务'), above('完成年度任务')), ['fail mixed']],
    ['alike', rows(above('完成年度任务'), above('完成任务')), ['pass holds']],
  ]);
  notAssessed(verdictWordingInconsistent, [
    ...empty,
    [
      'just reached',
      rows(above('超额完成年度任务'), indicator('讲座', { target: '8场', actual: '8场', verdict: '完成年度任务' })),
    ],
  ]);
});

describe('milestone-late', () => {
  cases(milestoneLate, [
    ['late', row('完工时间', '9月底前', '11月18日'), ['fail late']],
    ['in the same month', row('完工时间', '2023年11月底前', '2023年11月18日'), ['pass holds']],
    ['next year', row('完工时间', '2023年12月底前', '2024年1月6日'), ['fail late']],
    ['a part of the month', row('完工时间', '6月中旬', '6月下旬'), ['fail late']],
    ['words around', row('修订时限', '2022年9月底前完成', '2022年8月25日印发'), ['pass holds']],
  ]);
  notAssessed(milestoneLate, [
    ...empty,
    ['no date', row('完工时间', '按期', '按期')],
    ['two dates', row('工期', '3月开工，9月完工', '4月开工，8月完工')],
    ['a length of time', row('工期', '12个月', '13个月')],
  ]);
});

describe('hollow-target', () => {
  const benefit = (target: string) => row('生活品质', target, '改善', { kind: 'benefit' });
  cases(hollowTarget, [
    ['a direction', benefit('显著提升'), ['fail hollow']],
    ['a figure', benefit('提升5%'), ['pass holds']],
    ['a criterion', benefit('建立镇村两级长效管护机制'), ['pass holds']],
    ['nothing may happen', benefit('有效防范，零事故'), ['pass holds']],
  ]);
  notAssessed(hollowTarget, [...empty, ['an output', row('讲座', '提升', '提升')]]);
});

describe('quantity-indicator-not-countable', () => {
  const quantity = (name: string) => rows({ ...indicator(name, { target: '95%', actual: '96%' }), level2: '数量指标' });
  cases(quantityIndicatorNotCountable, [
    ['a payment', quantity('补助资金拨付率'), ['fail payment']],
    ['a product', quantity('补助户数'), ['pass holds']],
  ]);
  notAssessed(quantityIndicatorNotCountable, [...empty, ['no level', row('补助资金拨付率', '95%', '96%')]]);
});

describe('satisfaction-without-evidence', () => {
  const told = (words: string): ReportBody => ({
    ...prose('一、综合评价分析', words),
    indicators: [indicator('群众满意度', { target: '≥90%', actual: '94%', kind: 'satisfaction' })],
  });
  cases(satisfactionWithoutEvidence, [
    ['none', told('各项工作有序推进。'), ['fail missing']],
    ['a survey', told('共发放问卷820份。'), ['pass holds']],
  ]);
  notAssessed(satisfactionWithoutEvidence, [
    ...empty,
    ['a form alone', row('群众满意度', '≥90%', '94%', { kind: 'satisfaction', from: 'table' })],
  ]);
});

describe('reason-reused', () => {
  const missed = (name: string, reason: string) => indicator(name, { target: '8场', actual: '6场', reason });
  const reason = '受场地改造影响，部分活动未能按计划组织开展';
  cases(reasonReused, [
    ['one text', rows(missed('讲座', reason), missed('展览', `${reason}。`)), ['fail reused']],
    ['two texts', rows(missed('讲座', reason), missed('展览', '外请专家行程冲突，两讲推迟到次年举行')), ['pass holds']],
  ]);
  const cell = missed('讲座', reason);
  notAssessed(reasonReused, [
    ...empty,
    ['short reasons', rows(missed('讲座', '场地改造'), missed('展览', '场地改造'))],
    ['one reason', rows(cell)],
  ]);
  it('does not take a cell over two rows for two reasons', () => {
    const merged = rows(cell, { ...missed('展览', reason), shortfallReason: cell.shortfallReason });
    expect(assess(reasonReused, merged).map(({ outcome }) => outcome)).toEqual(['pass']);
  });
});

describe('shortfall-missing-from-problems', () => {
  const problem = (title: string) => ({ number: '（一）', title, ...printed(title) });
  const missed = indicator('机手培训人次', { target: '300人次', actual: '270人次' });
  cases(shortfallMissingFromProblems, [
    ['nothing about it', report({ indicators: [missed], problems: [problem('资产清查滞后')] }), ['fail missing']],
    ['its topic', report({ indicators: [missed], problems: [problem('机手培训安排不当')] }), ['pass holds']],
    ['in general', report({ indicators: [missed], problems: [problem('部分指标未完成')] }), ['pass holds']],
  ]);
  notAssessed(shortfallMissingFromProblems, [...empty, ['no problems', rows(missed)]]);
});
