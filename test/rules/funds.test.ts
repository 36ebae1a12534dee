import { describe, expect, it } from 'vitest';
import { assess } from '../../src/check/index.ts';
import { adjustedBudgetMismatch } from '../../src/check/rules/adjusted-budget-mismatch.ts';
import { executionRateMismatch } from '../../src/check/rules/execution-rate-mismatch.ts';
import { fundSumMismatch } from '../../src/check/rules/fund-sum-mismatch.ts';
import { fund, rate, report } from '../model-reports.ts';
import { cases, message, notAssessed } from './cases.ts';

const adjusted = (initial: string, change: string, whole: string) =>
  report({ funds: [fund('initial', initial), fund('adjustment', change), fund('adjusted', whole)] });

describe('adjusted-budget-mismatch', () => {
  cases(adjustedBudgetMismatch, [
    ['holds', adjusted('1,200.00万元', '300.00万元', '1,500.00万元'), ['pass holds']],
    ['differs', adjusted('1,200.00万元', '300.00万元', '1,600.00万元'), ['fail differs']],
    ['one last digit', adjusted('1,200.00万元', '300.00万元', '1,500.01万元'), ['pass rounding']],
    ['two last digits', adjusted('1,200.00万元', '300.00万元', '1,500.02万元'), ['fail differs']],
    ['two units', adjusted('1,200万元', '3,000,000元', '0.15亿元'), ['pass holds']],
    ['nothing adjusted', adjusted('1,200.00万元', '0万元', '1,200.03万元'), ['fail differs']],
    [
      'a decrease',
      report({
        funds: [
          fund('initial', '500万元'),
          fund('adjustment', '80万元', 'total', 'department', 'decrease'),
          fund('adjusted', '420万元'),
        ],
      }),
      ['pass holds'],
    ],
    [
      'increases and decreases',
      report({
        funds: [
          fund('initial', '500万元'),
          fund('adjustment', '80万元', 'total', 'department', 'decrease'),
          fund('adjustment', '30万元'),
          fund('adjusted', '450万元'),
        ],
      }),
      ['pass holds'],
    ],
    [
      'each fund of each scope apart',
      report({
        funds: ['department', '甲项目'].flatMap((scope) =>
          ['total', 'other'].flatMap((source) => [
            fund('initial', '10.0万元', source, scope),
            fund('adjustment', '2.0万元', source, scope),
            fund('adjusted', scope === 'department' ? '12.0万元' : '15.0万元', source, scope),
          ]),
        ),
      }),
      ['pass holds', 'pass holds', 'fail differs', 'fail differs'],
    ],
    [
      'a rounded print does not decide',
      report({
        funds: [...adjusted('1,200.00万元', '300.00万元', '1,500.50万元').funds, fund('adjusted', '0.15亿元')],
      }),
      ['fail differs'],
    ],
    [
      'the adjustment of one source',
      report({
        funds: [fund('initial', '100万元'), fund('adjustment', '20万元', 'local'), fund('adjusted', '120万元')],
      }),
      ['pass holds'],
    ],
  ]);
  notAssessed(adjustedBudgetMismatch, [
    ['no adjustment', report({ funds: [fund('initial', '1万元'), fund('adjusted', '2万元')] })],
    ['about', report({ funds: [fund('initial', '约1万元'), fund('adjustment', '1万元'), fund('adjusted', '2万元')] })],
  ]);
  it('prints every figure', () => {
    expect(message(adjustedBudgetMismatch, adjusted('1,200.00万元', '300.00万元', '1,600.00万元'))).toBe(
      '调整后预算为1,600.00万元，与年初预算和调整数之和（1,200.00万元 + 300.00万元 = 1500.00万元）不符，相差100.00万元，容许误差0.015万元',
    );
  });
});

const sources = (total: string, parts: Record<string, string>, item = 'initial') => [
  fund(item, total),
  ...Object.entries(parts).map(([source, text]) => fund(item, text, source)),
];
const fundReport = (total: string, parts: Record<string, string>) => report({ funds: sources(total, parts) });

describe('fund-sum-mismatch', () => {
  cases(fundSumMismatch, [
    ['holds', fundReport('100.00万元', { 'general-public': '80.00万元', other: '20.00万元' }), ['pass holds']],
    [
      'a closed list below the total',
      fundReport('100.00万元', { 'general-public': '80.00万元', other: '15.00万元' }),
      ['fail differs'],
    ],
    [
      'above the total',
      fundReport('100.00万元', { 'general-public': '80.00万元', 'government-fund': '25.00万元' }),
      ['fail differs'],
    ],
    [
      'one last digit',
      fundReport('100.01万元', { 'general-public': '80.00万元', other: '20.00万元' }),
      ['pass rounding'],
    ],
    [
      'zero says that there is none',
      fundReport('100.03万元', { 'general-public': '100.00万元', other: '0万元' }),
      ['fail differs'],
    ],
    [
      'three sources close the list',
      fundReport('100万元', { 'general-public': '50万元', 'government-fund': '30万元', unit: '10万元' }),
      ['fail differs'],
    ],
    ['the total is zero', fundReport('0万元', { fiscal: '90万元' }), ['fail exceeded']],
    ['one source is all', fundReport('90万元', { fiscal: '90万元' }), ['pass holds']],
    [
      'a source is not counted with what contains it',
      fundReport('100万元', {
        fiscal: '90万元',
        'general-public': '70万元',
        'government-fund': '20万元',
        other: '10万元',
      }),
      ['pass holds', 'pass holds'],
    ],
    [
      'levels of government',
      fundReport('100万元', { central: '60万元', province: '30万元', local: '10万元' }),
      ['pass holds'],
    ],
    [
      'the same list adds up for another item',
      report({
        funds: [
          ...sources('100万元', { 'general-public': '80万元', 'government-fund': '20万元' }),
          ...sources('120万元', { 'general-public': '85万元', 'government-fund': '20万元' }, 'adjusted'),
        ],
      }),
      ['pass holds', 'fail differs'],
    ],
    [
      'increases and decreases apart',
      report({
        funds: [
          fund('adjustment', '100万元'),
          fund('adjustment', '100万元', 'general-public'),
          fund('adjustment', '30万元', 'total', 'department', 'decrease'),
          fund('adjustment', '30万元', 'other', 'department', 'decrease'),
        ],
      }),
      ['pass holds'],
    ],
  ]);
  notAssessed(fundSumMismatch, [
    ['no sources', report({ funds: [fund('initial', '1万元')] })],
    ['one source below the total', fundReport('100万元', { 'general-public': '80万元' })],
    ['two sources below the total', fundReport('100万元', { 'general-public': '80万元', 'government-fund': '10万元' })],
  ]);
  it('names the source that exceeds', () => {
    expect(message(fundSumMismatch, fundReport('0万元', { fiscal: '90万元' }))).toBe(
      '年初预算为0万元，与其中一项来源（财政拨款90万元）不符，该项超出总额90万元，容许误差0.5万元',
    );
  });
});

const spent = (text: string, name = '预算执行率', scope = 'department') =>
  report({
    rates: [rate(name, text, scope)],
    funds: [fund('initial', '2,500.00万元'), fund('adjusted', '3,000.00万元'), fund('expenditure', '2,400.00万元')],
  });

describe('execution-rate-mismatch', () => {
  cases(executionRateMismatch, [
    ['on the adjusted budget', spent('80%'), ['pass holds']],
    ['on the initial budget', spent('96.00%'), ['pass holds-on-initial']],
    ['on neither', spent('100%'), ['fail differs']],
    ['one whole step is allowed', spent('80.01%'), ['pass holds']],
    ['two are not', spent('80.03%'), ['fail differs']],
    [
      'no adjusted budget',
      report({ rates: [rate('执行率', '99%')], funds: [fund('initial', '200万元'), fund('expenditure', '100万元')] }),
      ['fail differs-on-initial'],
    ],
    [
      'the fund that the name tells',
      report({
        rates: [rate('一般公共预算执行率', '50.0%')],
        funds: [
          ...['adjusted', 'expenditure'].map((item) => fund(item, '40.00万元')),
          fund('adjusted', '30.00万元', 'general-public'),
          fund('expenditure', '15.00万元', 'general-public'),
        ],
      }),
      ['pass holds'],
    ],
  ]);
  notAssessed(executionRateMismatch, [
    ['average of months', spent('100%', '年度平均执行率')],
    ['arrival', spent('100%', '资金到位率')],
    ['part of the money', spent('100%', '上级专项执行率')],
    ['projects of a department', spent('100%', '项目支出执行率')],
    ['another scope', spent('100%', '预算执行率', '甲项目')],
    ['a bound', spent('超过95%')],
    [
      'budget zero',
      report({ rates: [rate('执行率', '0%')], funds: [fund('adjusted', '0万元'), fund('expenditure', '0万元')] }),
    ],
  ]);
  it('prints every figure', () => {
    expect(assess(executionRateMismatch, spent('100%'))[0]).toMatchObject({
      message:
        '“预算执行率”为100%，与支出除以调整后预算（2,400.00万元 ÷ 3,000.00万元 = 80.00%）不符，相差20.00%，容许误差1.01%',
      places: [{ text: '100%' }, { text: '2,400.00万元' }, { text: '3,000.00万元' }],
    });
  });
});
