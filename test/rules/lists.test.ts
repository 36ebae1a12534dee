import { describe, expect, it } from 'vitest';
import { componentSumMismatch } from '../../src/check/rules/component-sum-mismatch.ts';
import { growthRateInconsistent } from '../../src/check/rules/growth-rate-inconsistent.ts';
import { growthRateMismatch } from '../../src/check/rules/growth-rate-mismatch.ts';
import { shareMismatch } from '../../src/check/rules/share-mismatch.ts';
import { threePublicExpensesMismatch } from '../../src/check/rules/three-public-expenses-mismatch.ts';
import { indicator, prose } from '../model-reports.ts';
import { cases, message, notAssessed } from './cases.ts';

describe('component-sum-mismatch', () => {
  const staff = '年末在职人员58人，其中行政人员23人，事业人员';
  cases(componentSumMismatch, [
    ['counts', prose(`${staff}35人。`), ['pass holds']],
    ['one too many', prose(`${staff}36人。`), ['fail differs']],
    ['measured', prose('总产值48.6亿元，其中种植业30.1亿元，渔业18.4亿元。'), ['pass rounding']],
    ['measured, two last digits', prose('总产值48.6亿元，其中种植业30.1亿元，渔业18.2亿元。'), ['fail differs']],
    [
      'a total to the fen has parts to the fen',
      prose('预算资金74.96万元，其中：设计25万元；审计25万元；测绘24.98万元。'),
      ['fail differs'],
    ],
    ['in the sentence before', prose('采购预算640万元。其中货物40万元、工程380万元、服务220万元。'), ['pass holds']],
    [
      'a list within brackets',
      prose('建筑面积13,000平方米，其中地上8,200平方米（其中计容8,000平方米，不计容200平方米），地下4,800平方米。'),
      ['pass holds', 'pass holds'],
    ],
    [
      'about, with all digits',
      prose('建筑面积约为24618平方米，其中地上16205平方米，地下8323平方米。'),
      ['fail differs'],
    ],
    [
      'a line for each part',
      prose('支出预算500万元，其中：', '人员经费300万元。', '公用经费200万元。'),
      ['pass holds'],
    ],
    [
      'behind its parts',
      prose('工程尾款412.50万元未支付，采购尾款161.53万元未支付，两项合计574.03万元。'),
      ['pass holds'],
    ],
    [
      'behind its parts, wrong',
      prose('工程尾款412.50万元，采购尾款161.53万元，两项合计547.03万元。'),
      ['fail differs'],
    ],
    [
      'an indicator whose parts are told elsewhere',
      {
        ...prose('提供设备检测服务36家，车间节能改造18家。'),
        indicators: [indicator('检测服务、节能改造企业数量', { target: '50家', actual: '54家' })],
      },
      ['pass holds'],
    ],
    [
      'what follows behind a semicolon',
      prose('年末资产120万元，其中房屋100万元，设备20万元；负债5万元。'),
      ['pass holds'],
    ],
  ]);
  notAssessed(componentSumMismatch, [
    ['a list that need not be complete', prose(`${staff}20人。`)],
    ['主要', prose('投入100万元，其中主要是设备60万元，材料38万元。')],
    ['one part', prose('年末在职人员58人，其中行政人员23人。')],
    ['another unit', prose('培训58场，其中线上1,200人次，线下800人次。')],
    [
      'parts told elsewhere that do not fit',
      {
        ...prose('提供设备检测服务36家，车间节能改造19家。'),
        indicators: [indicator('检测服务、节能改造企业数量', { target: '50家', actual: '54家' })],
      },
    ],
  ]);
  it('prints every figure', () => {
    expect(message(componentSumMismatch, prose(`${staff}36人。`))).toBe(
      '“年末在职人员”为58人，与各分项之和（23人 + 36人 = 59人）不符，相差1人，容许误差0人',
    );
  });
});

describe('three-public-expenses-mismatch', () => {
  const expenses = (total: string, ...vehicles: string[]) =>
    prose(`“三公”经费支出${total}万元，其中因公出国（境）费0万元，${vehicles.join('，')}，公务接待费5.50万元。`);
  cases(threePublicExpensesMismatch, [
    ['holds', expenses('25.50', '公务用车运行维护费20.00万元'), ['pass holds']],
    ['differs', expenses('28.50', '公务用车运行维护费20.00万元'), ['fail differs']],
    ['one last digit', expenses('25.51', '公务用车运行维护费20.00万元'), ['pass rounding']],
    ['two last digits', expenses('25.53', '公务用车运行维护费20.00万元'), ['fail differs']],
    [
      'purchase and running',
      expenses('45.50', '公务用车购置费20.00万元', '公务用车运行维护费20.00万元'),
      ['pass holds'],
    ],
  ]);
  notAssessed(threePublicExpensesMismatch, [
    ['one of the three is not told', prose('“三公”经费支出25万元，其中因公出国（境）费0万元，公务接待费5万元。')],
  ]);
});

describe('share-mismatch', () => {
  const share = (text: string) => prose(`支出合计200.00万元，其中基本支出120.00万元，占${text}。`);
  cases(shareMismatch, [
    ['holds', share('60%'), ['pass holds']],
    ['differs', share('65%'), ['fail differs']],
    ['one last digit', share('60.01%'), ['pass holds']],
    ['two last digits', share('60.03%'), ['fail differs']],
    ['of the total', share('总额的60%'), ['pass holds']],
  ]);
  notAssessed(shareMismatch, [
    ['of something else', prose('年产值200亿元，其中规上企业120亿元，占全市工业的21%。')],
    ['no list', prose('基本支出120万元，占60%。')],
  ]);
});

describe('growth-rate-mismatch', () => {
  const years = (text: string) => prose(`2022年执行数为20.00万元，2023年预算安排30.00万元，比2022年执行数${text}。`);
  const change = (text: string) => prose(`收入预算110.00万元，与上年相比增加10.00万元，增长${text}。`);
  cases(growthRateMismatch, [
    ['two years', years('增加50.00%'), ['pass holds']],
    ['another rate', years('增加60.00%'), ['fail differs']],
    ['inside of the tolerance', years('增加50.05%'), ['pass holds']],
    ['outside of it', years('增加50.20%'), ['fail differs']],
    ['the change in figures', years('增加10.00万元'), ['pass holds']],
    ['another change', years('增加11.00万元'), ['fail differs']],
    ['change and rate', change('10.00%'), ['pass holds']],
    ['change and another rate', change('11.00%'), ['fail differs']],
    ['a decrease', prose('收入预算90.00万元，与上年相比减少10.00万元，下降10.00%。'), ['pass holds']],
  ]);
  notAssessed(growthRateMismatch, [
    ['from nothing', prose('2022年执行数为0万元，2023年预算安排30.00万元，比2022年执行数增加100%。')],
    ['no amount of the year before', prose('总产值312.4亿元，同比增长7.3%。')],
  ]);
});

describe('growth-rate-inconsistent', () => {
  const grown = (whole: string) =>
    prose(`总值200.0亿元，同比增长${whole}。其中进口100.0亿元，同比增长20.0%；出口100.0亿元，同比增长30.0%。`);
  cases(growthRateInconsistent, [
    ['holds', grown('24.8%'), ['pass holds']],
    ['differs', grown('5.0%'), ['fail differs']],
    ['inside of the intervals', grown('24.9%'), ['pass holds']],
    ['outside of them', grown('25.3%'), ['fail differs']],
  ]);
  notAssessed(growthRateInconsistent, [
    ['a part without growth', prose('总值200.0亿元，同比增长5%，其中进口100.0亿元，出口100.0亿元，同比增长3%。')],
    [
      'parts that are not all',
      prose('总值200.0亿元，同比增长5%，其中进口50.0亿元，同比增长3%，出口40.0亿元，同比增长3%。'),
    ],
  ]);
});
