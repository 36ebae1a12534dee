import { describe, expect, it } from 'vitest';
import { readLabel } from '../src/extract/forms/labels.ts';

describe('the head of a column', () => {
  it.each([
    ['实际完成指标值', 'actual'],
    ['全年实际完成值（B）', 'actual'],
    ['指标完成情况', 'actual'],
    ['年初设定目标值', 'target'],
    ['计划完成值', 'target'],
    ['调整后指标值', 'adjustedTarget'],
    ['指标权重（分）', 'fullScore'],
    ['执行率权重（分）', 'fullScore'],
    ['总分值', 'fullScore'],
    ['执行率得分（分）', 'score'],
    ['总得分', 'score'],
    ['复核得分', 'reviewScore'],
    ['偏离目标的原因及说明', 'shortfallReason'],
    ['运算符号', 'comparator'],
    ['行次', 'ordinal'],
    ['指标完成率', null],
    ['年度总体目标完成情况综述', null],
    ['一个企业因设备检修原因未能完成全部任务，顺延一年', null],
  ])('%s is %s', (words, column) => expect(readLabel(words).column).toBe(column));
});

describe('the name of a source', () => {
  it.each([
    ['其中：上级资金', 'upper'],
    ['中央预算内投资', 'central'],
    ['其中：中央补助', 'central'],
    ['自治区财政补助资金', 'province'],
    ['省级专项资金', 'province'],
    ['州级资金', 'city'],
    ['县（市、区）级资金', 'local'],
    ['地方财政资金', 'local'],
    ['年度总金额', 'total'],
    ['省级机关', null],
    ['市场补助资金', null],
  ])('%s is %s', (words, source) => expect(readLabel(words).fundSource).toBe(source));
});

it.each([
  ['全年（调整）预算数', 'adjusted'],
  ['2022年决算数', 'expenditure'],
  ['年初批复预算数', 'initial'],
  ['预算数', null],
])('%s is the item %s', (words, item) => expect(readLabel(words).fundItem).toBe(item));
