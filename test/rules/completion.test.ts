import { describe, expect, it } from 'vitest';
import { completionRateMismatch } from '../../src/check/rules/completion-rate-mismatch.ts';
import { lowCompletionUnexplained } from '../../src/check/rules/low-completion-unexplained.ts';
import { problemClaimUnsupported } from '../../src/check/rules/problem-claim-unsupported.ts';
import { indicator, report } from '../model-reports.ts';
import { cases, message, notAssessed } from './cases.ts';
import { prose } from './prose.ts';

const results = (words: string, ...more: string[]) => prose('一、主要工作成效', words, ...more);

describe('completion-rate-mismatch', () => {
  cases(completionRateMismatch, [
    ['differs', results('全年计划演练12场，实际完成10场，完成率93.3%。'), ['fail differs']],
    ['rounded', results('全年计划演练12场，实际完成10场，完成率83.3%。'), ['pass holds']],
    ['cut off', results('全年计划演练12场，实际完成8场，完成率66.6%。'), ['pass holds']],
    ['above the target', results('全年目标检查80家，实际完成100家，完成率125%。'), ['pass holds']],
  ]);
  notAssessed(completionRateMismatch, [
    ['two plans', results('计划新建12个，续建8个，完成率100%。')],
    ['no target', results('新增企业86家，完成率57%。')],
    ['money', results('计划支出100万元，实际支出80万元，支出完成率80%。')],
    ['another sentence', results('全年计划演练12场。实际完成10场，完成率93.3%。')],
  ]);
  it('tells both figures', () => {
    expect(message(completionRateMismatch, results('全年计划演练12场，实际完成10场，完成率93.3%。'))).toBe(
      '“计划演练”完成率为93.3%，与实际值除以目标值（10场 ÷ 12场 = 83.333%）不符，相差9.967%，容许误差0.101%',
    );
  });
});

describe('low-completion-unexplained', () => {
  cases(lowCompletionUnexplained, [
    ['no reason', results('新增商贸企业86家，完成率57%。'), ['fail unexplained']],
    ['a reason', results('新增商贸企业86家，完成率57%，主要原因是两个园区延期交付。'), ['pass explained']],
    [
      'a reason in the paragraph',
      results('新增商贸企业86家，完成率57%。由于园区延期，部分企业推迟开业。'),
      ['pass explained'],
    ],
    [
      'a problem',
      results('新增商贸企业86家，完成率57%。', '二、存在的主要问题', '（一）商贸企业培育不足。', '储备偏少。'),
      ['pass explained'],
    ],
    ['above the limit', results('新增商贸企业86家，完成率90%。'), ['pass holds']],
  ]);
  notAssessed(lowCompletionUnexplained, [
    ['no rate', results('新增商贸企业86家。')],
    ['money', results('实际支出80万元，支出完成率80%。')],
  ]);
});

describe('problem-claim-unsupported', () => {
  const claim = (words: string, actual: string) => ({
    ...report({ indicators: [indicator('讲座', { target: '20场', actual })] }),
    problems: [
      {
        number: '（一）',
        title: words,
        text: words,
        places: report({ indicators: [indicator('x')] }).indicators[0]?.places ?? [],
      },
    ],
  });
  cases(problemClaimUnsupported, [
    ['none', claim('个别指标实际完成率超过140%', '22场'), ['fail unsupported']],
    ['one', claim('个别指标实际完成率超过140%', '32场'), ['pass holds']],
  ]);
  notAssessed(problemClaimUnsupported, [
    ['no claim', claim('部分指标设置偏低', '22场')],
    ['money', claim('资金支出完成率超过140%', '22场')],
    ['nothing to compute', { ...claim('个别指标实际完成率超过140%', '22场'), indicators: [] }],
  ]);
});
