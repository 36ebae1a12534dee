import { describe, expect, it } from 'vitest';
import { adjustmentUnexplained } from '../../src/check/rules/adjustment-unexplained.ts';
import { amountDiffersFromTable } from '../../src/check/rules/amount-differs-from-table.ts';
import { basicPlusProjectMismatch } from '../../src/check/rules/basic-plus-project-mismatch.ts';
import { carryOverRatioMismatch } from '../../src/check/rules/carry-over-ratio-mismatch.ts';
import { executionRateBaseUnclear } from '../../src/check/rules/execution-rate-base-unclear.ts';
import { expenditureAboveBudget } from '../../src/check/rules/expenditure-above-budget.ts';
import { fullRateScoreDespiteLowExecution } from '../../src/check/rules/full-rate-score-despite-low-execution.ts';
import { lateAllocationExceedsAdjustment } from '../../src/check/rules/late-allocation-exceeds-adjustment.ts';
import { lowExecutionUnexplained } from '../../src/check/rules/low-execution-unexplained.ts';
import { moneyUnitSlip } from '../../src/check/rules/money-unit-slip.ts';
import { partExceedsWhole } from '../../src/check/rules/part-exceeds-whole.ts';
import { rateAboveHundredUnexplained } from '../../src/check/rules/rate-above-hundred-unexplained.ts';
import { unspentAmountUnexplained } from '../../src/check/rules/unspent-amount-unexplained.ts';
import type { Fund } from '../../src/model/report.ts';
import { fund, printed, prose, rate, report, score, section, table } from '../model-reports.ts';
import { cases, message, notAssessed } from './cases.ts';

const funds = (amounts: Readonly<Record<string, string>>, scope = 'department'): Fund[] =>
  Object.entries(amounts).map(([item, text]) => fund(item, text, 'total', scope));
const of = (amounts: Readonly<Record<string, string>>) => report({ funds: funds(amounts) });

describe('basic-plus-project-mismatch', () => {
  const parts = (total: string, basic: string, project: string, more: Readonly<Record<string, string>> = {}) =>
    of({ expenditure: total, 'basic-expenditure': basic, 'project-expenditure': project, ...more });
  cases(basicPlusProjectMismatch, [
    ['holds', parts('1,800.00万元', '1,000.00万元', '800.00万元'), ['pass holds']],
    ['differs', parts('1,800.00万元', '1,000.00万元', '750.00万元'), ['fail differs']],
    ['one last digit', parts('1,800.01万元', '1,000.00万元', '800.00万元'), ['pass rounding']],
    ['two last digits', parts('1,800.02万元', '1,000.00万元', '800.00万元'), ['fail differs']],
    ['a reserve', parts('1,900万元', '1,000万元', '800万元', { reserve: '100万元' }), ['pass holds']],
    [
      'another total',
      parts('1,700.00万元', '1,000.00万元', '800.00万元', { adjusted: '1,800.00万元' }),
      ['pass holds'],
    ],
  ]);
  notAssessed(basicPlusProjectMismatch, [
    ['no project', of({ expenditure: '1万元', 'basic-expenditure': '1万元' })],
    ['far from every total', parts('5,000.00万元', '1,000.00万元', '800.00万元')],
  ]);
});

describe('expenditure-above-budget', () => {
  const spent = (adjusted: string, expenditure: string, more = {}) => of({ adjusted, expenditure, ...more });
  cases(expenditureAboveBudget, [
    ['within', spent('100.00万元', '98.00万元'), ['pass holds']],
    ['above', spent('100.00万元', '110.00万元'), ['fail above']],
    ['one last digit', spent('100.00万元', '100.01万元'), ['pass holds']],
    ['two last digits', spent('100.00万元', '100.02万元'), ['fail above']],
    ['money carried over', spent('100.00万元', '110.00万元', { 'carry-over': '20.00万元' }), ['pass holds']],
    ['two units', spent('0.01亿元', '980,000元'), ['pass holds']],
  ]);
  notAssessed(expenditureAboveBudget, [['initial only', of({ initial: '1万元', expenditure: '2万元' })]]);
  it('tells the excess', () => {
    expect(message(expenditureAboveBudget, spent('100.00万元', '110.00万元'))).toBe(
      '支出为110.00万元，与调整后预算（100.00万元）不符，超出10.00万元，容许误差0.01万元',
    );
  });
});

describe('part-exceeds-whole', () => {
  const project = (text: string) =>
    report({ funds: [fund('expenditure', '1,000.00万元'), fund('expenditure', text, 'total', '甲项目')] });
  cases(partExceedsWhole, [
    ['a project within', project('300.00万元'), ['pass holds']],
    ['a project above', project('1,200.00万元'), ['fail above']],
    ['one last digit', project('1,000.01万元'), ['pass holds']],
    ['a part', of({ expenditure: '100万元', 'three-public': '120万元' }), ['fail above']],
    [
      'a part of the budget',
      of({ expenditure: '100万元', adjusted: '150万元', 'three-public': '120万元' }),
      ['pass holds'],
    ],
  ]);
  notAssessed(partExceedsWhole, [
    ['no part', of({ expenditure: '100万元' })],
    [
      'a budget that more was added to',
      of({ initial: '100万元', adjustment: '30万元', 'basic-expenditure': '120万元' }),
    ],
  ]);
});

describe('amount-differs-from-table', () => {
  const both = (text: string, cell: string) => {
    const inside = fund('expenditure', cell);
    return report({ funds: [fund('expenditure', text), inside], tables: [table([printed('执行数'), inside.amount])] });
  };
  cases(amountDiffersFromTable, [
    ['equal', both('1,219.61万元', '1,219.61万元'), ['pass holds']],
    ['two units', both('1,219.61万元', '12,196,100元'), ['pass holds']],
    ['rounded', both('0.12亿元', '1,219.61万元'), ['pass holds']],
    ['differs', both('1,219.61万元', '1,291.61万元'), ['fail differs']],
    ['one last digit', both('1,219.61万元', '1,219.62万元'), ['pass holds']],
    ['two last digits', both('1,219.61万元', '1,219.63万元'), ['fail differs']],
  ]);
  notAssessed(amountDiffersFromTable, [
    ['no table', of({ expenditure: '1万元' })],
    [
      'several amounts of one kind',
      report({ ...both('1万元', '2万元'), funds: [...both('1万元', '2万元').funds, fund('expenditure', '3万元')] }),
    ],
  ]);
});

const because = (words: string) => [section('收支情况', words)];

describe('low-execution-unexplained', () => {
  const low = (text: string, words = '') => report({ rates: [rate('预算执行率', text)], sections: because(words) });
  cases(lowExecutionUnexplained, [
    ['high', low('90%'), ['pass holds']],
    ['low', low('89.9%'), ['fail unexplained']],
    ['explained', low('72.5%', '全年预算执行率为72.5%，主要是工程结算尚未办结。'), ['pass explained']],
    [
      'explained in the next sentence',
      low('72.5%', '全年预算执行率为72.5%。受汛期影响，工程推迟。'),
      ['pass explained'],
    ],
    ['asked for only', low('72.5%', '执行率低于90%的需说明原因。'), ['fail unexplained']],
    ['the amounts', of({ adjusted: '100万元', expenditure: '80万元' }), ['fail unexplained']],
  ]);
  notAssessed(lowExecutionUnexplained, [
    ['no rate', report()],
    ['a part of the money', report({ rates: [rate('上级专项执行率', '60%')] })],
  ]);
});

describe('full-rate-score-despite-low-execution', () => {
  const scored = (points: string, text: string) =>
    report({ scores: [score('部门预算资金支出率', '10', points)], rates: [rate('年末总体支出执行率', text)] });
  cases(fullRateScoreDespiteLowExecution, [
    ['full and low', scored('10', '62.40%'), ['fail full']],
    ['full and high', scored('10', '90.00%'), ['pass holds']],
    ['reduced', scored('9.9', '62.40%'), ['pass holds']],
  ]);
  notAssessed(fullRateScoreDespiteLowExecution, [['no rate', report({ scores: [score('支出率', '10', '10')] })]]);
});

describe('unspent-amount-unexplained', () => {
  const left = (late: string) => of({ adjusted: '1,000.00万元', expenditure: '700.00万元', 'late-allocation': late });
  const sentence = (...lines: string[]) => ({
    ...prose('（二）部门整体收支情况。', ...lines),
    funds: funds({ adjusted: '1,000.00万元', expenditure: '700.00万元' }),
  });
  cases(unspentAmountUnexplained, [
    ['all of it', left('300.00万元'), ['pass holds']],
    ['a part of it', left('250.00万元'), ['fail differs']],
    ['one last digit', left('300.01万元'), ['pass rounding']],
    ['in two sentences', sentence('工程尾款180.00万元当年未支付。质保金120.00万元结转下年。'), ['pass holds']],
  ]);
  notAssessed(unspentAmountUnexplained, [
    ['no explanation', of({ adjusted: '1,000.00万元', expenditure: '700.00万元' })],
    ['more than what is left', left('400.00万元')],
    ['a part told in a sentence', sentence('工程尾款180.00万元当年未支付。')],
    ['all spent', of({ adjusted: '1万元', expenditure: '1万元', 'late-allocation': '1万元' })],
  ]);
});

describe('late-allocation-exceeds-adjustment', () => {
  const late = (text: string, ...more: Fund[]) =>
    report({ funds: [...funds({ adjustment: '400.00万元', 'late-allocation': text }), ...more] });
  cases(lateAllocationExceedsAdjustment, [
    ['within', late('150.00万元'), ['pass holds']],
    ['above', late('450.00万元'), ['fail above']],
    ['one last digit', late('400.01万元'), ['pass holds']],
    ['two last digits', late('400.02万元'), ['fail above']],
  ]);
  notAssessed(lateAllocationExceedsAdjustment, [
    ['no increase', of({ 'late-allocation': '1万元' })],
    ['cuts are told', late('450.00万元', fund('adjustment', '60万元', 'total', 'department', 'decrease'))],
  ]);
});

describe('adjustment-unexplained', () => {
  const adjusted = (initial: string, text: string, words = '') =>
    report({ funds: funds({ initial, adjusted: text }), sections: because(words) });
  cases(adjustmentUnexplained, [
    ['a large one', adjusted('100万元', '130万元'), ['fail unexplained']],
    ['from nothing', adjusted('0万元', '4.82万元'), ['fail unexplained']],
    ['explained', adjusted('100万元', '180万元', '因新增防汛任务，追加预算80万元。'), ['pass explained']],
    ['asked for', adjusted('100万元', '101万元', '年中发生预算调整的需说明理由（100字以内）。'), ['fail unexplained']],
  ]);
  notAssessed(adjustmentUnexplained, [
    ['a small one', adjusted('100万元', '129万元')],
    ['none', adjusted('100万元', '100万元', '年中发生预算调整的需说明理由。')],
  ]);
});

describe('rate-above-hundred-unexplained', () => {
  const high = (name: string, words = '') => report({ rates: [rate(name, '108.2%')], sections: because(words) });
  cases(rateAboveHundredUnexplained, [
    ['no base', high('预算执行率'), ['fail unexplained']],
    ['named by itself', high('年度平均执行率'), ['pass explained']],
    ['named in the sentence', high('预算执行率', '以序时任务为准，执行率为108.2%。'), ['pass explained']],
  ]);
  notAssessed(rateAboveHundredUnexplained, [['at most 100', report({ rates: [rate('预算执行率', '100%')] })]]);
});

describe('execution-rate-base-unclear', () => {
  const two = (second: string) =>
    report({
      funds: ['department', '甲项目'].flatMap((scope) =>
        funds({ initial: '100.00万元', adjusted: '200.00万元', expenditure: '80.00万元' }, scope),
      ),
      rates: [rate('预算执行率', '40.00%'), rate('预算执行率', second, '甲项目')],
    });
  cases(executionRateBaseUnclear, [
    ['one base', two('40.00%'), ['pass holds']],
    ['two bases', two('80.00%'), ['fail mixed']],
    ['one last digit', two('80.01%'), ['fail mixed']],
    ['neither', two('60.00%'), ['pass holds']],
  ]);
  notAssessed(executionRateBaseUnclear, [['no initial budget', of({ adjusted: '1万元', expenditure: '1万元' })]]);
});

describe('money-unit-slip', () => {
  const twice = (one: string, other: string) =>
    report({ funds: [fund('expenditure', one), fund('expenditure', other)] });
  cases(moneyUnitSlip, [
    ['a slip', twice('1,219.61万元', '1,219.61元'), ['fail slip']],
    ['from 亿 to 元', twice('6.27亿元', '6.27元'), ['fail slip']],
    ['nearly', twice('1,219.61万元', '1,220元'), ['fail slip']],
    ['another amount', twice('1,219.61万元', '1,300元'), ['pass holds']],
    ['a statement', prose('全年农产品销售总额6.27亿元。', '全年农产品销售总额6.27万元。'), ['fail slip']],
  ]);
  notAssessed(moneyUnitSlip, [
    ['told once', of({ expenditure: '1万元' })],
    ['equal amounts', twice('1,219.61万元', '12,196,100元')],
  ]);
});

describe('carry-over-ratio-mismatch', () => {
  const ratio = (text: string) =>
    report({
      funds: funds({ adjusted: '1,000.00万元', 'carry-over': '50.00万元' }),
      rates: [rate('结转结余率', text)],
    });
  cases(carryOverRatioMismatch, [
    ['holds', ratio('5.00%'), ['pass holds']],
    ['differs', ratio('8.00%'), ['fail differs']],
    ['one last digit', ratio('5.01%'), ['pass holds']],
    ['two last digits', ratio('5.02%'), ['fail differs']],
  ]);
  notAssessed(carryOverRatioMismatch, [['no amount', report({ rates: [rate('结转结余率', '5%')] })]]);
});
