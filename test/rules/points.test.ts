import { describe, expect, it } from 'vitest';
import { actualUsedAsMultiplier } from '../../src/check/rules/actual-used-as-multiplier.ts';
import { deductionDespiteCompletion } from '../../src/check/rules/deduction-despite-completion.ts';
import { deductionMissingFromProblems } from '../../src/check/rules/deduction-missing-from-problems.ts';
import { deductionUnaccounted } from '../../src/check/rules/deduction-unaccounted.ts';
import { deductionWithoutReason } from '../../src/check/rules/deduction-without-reason.ts';
import { emptyReason } from '../../src/check/rules/empty-reason.ts';
import { equalWeightImplausible } from '../../src/check/rules/equal-weight-implausible.ts';
import { executionScoreMismatch } from '../../src/check/rules/execution-score-mismatch.ts';
import { fullScoreDespiteShortfall } from '../../src/check/rules/full-score-despite-shortfall.ts';
import { indicatorScoreMismatch } from '../../src/check/rules/indicator-score-mismatch.ts';
import { qualitativeScoreOutOfBand } from '../../src/check/rules/qualitative-score-out-of-band.ts';
import { fund, indicator, printed, rate, report, score, section } from '../model-reports.ts';
import { cases, message, notAssessed } from './cases.ts';

const one = (target: string, actual: string, fullScore?: string, points?: string, reason?: string, name = '培训人数') =>
  report({
    indicators: [
      indicator(name, {
        target,
        actual,
        from: 'table',
        ...(fullScore === undefined ? {} : { fullScore }),
        ...(points === undefined ? {} : { score: points }),
        ...(reason === undefined ? {} : { reason }),
      }),
    ],
  });

describe('indicator-score-mismatch', () => {
  cases(indicatorScoreMismatch, [
    ['its share', one('≥100人', '80人', '10', '8.0'), ['pass holds']],
    ['a rounded share', one('≥120人', '116人', '10', '9.67'), ['pass holds']],
    ['another score', one('≥100人', '80人', '10', '9.0'), ['fail differs']],
    ['one last digit', one('≥100人', '80人', '10', '8.01'), ['pass rounding']],
    ['two last digits', one('≥100人', '80人', '10', '8.02'), ['fail differs']],
    ['above a limit', one('≤10天', '12天', '10', '8.33', undefined, '用时'), ['pass holds']],
    ['what the excess leaves', one('≤10天', '12天', '10', '8.00', undefined, '用时'), ['pass holds']],
    ['neither', one('≤10天', '12天', '10', '9.00', undefined, '用时'), ['fail differs']],
    ['a unit printed once', one('≥96%', '90', '10', '9.38'), ['pass holds']],
  ]);
  notAssessed(indicatorScoreMismatch, [
    ['reached', one('≥100人', '100人', '10', '9')],
    ['no points at all', one('≥100人', '80人', '10', '0')],
    ['full points', one('≥100人', '80人', '10', '10')],
    ['no full score', one('≥100人', '80人', undefined, '8')],
    ['words', one('效果明显', '部分达成预期指标', '10', '7')],
  ]);
  it('prints every figure', () => {
    expect(message(indicatorScoreMismatch, one('≥100人', '80人', '10', '9.0'))).toBe(
      '“培训人数”得分为9.0分，与按目标值≥100人、实际值80人、分值10分计算的得分（8.00分）不符，相差1.00分，容许误差0.1分',
    );
  });
});

describe('full-score-despite-shortfall', () => {
  cases(fullScoreDespiteShortfall, [
    ['full', one('≥100人', '80人', '10', '10'), ['fail full']],
    ['reduced', one('≥100人', '80人', '10', '9.9'), ['pass holds']],
    ['nearly reached', one('≥100人', '99人', '10', '10'), ['fail full']],
    [
      'missed by its verdict',
      report({
        indicators: [
          indicator('甲', { target: '建成', actual: '在建', verdict: '未完成任务', fullScore: '5', score: '5' }),
        ],
      }),
      ['fail full'],
    ],
  ]);
  notAssessed(fullScoreDespiteShortfall, [
    ['reached', one('≥100人', '100人', '10', '10')],
    ['no score', one('≥100人', '80人', '10')],
  ]);
});

describe('deduction-despite-completion', () => {
  cases(deductionDespiteCompletion, [
    ['full', one('≥100人', '100人', '10', '10'), ['pass holds']],
    ['reduced', one('≥100人', '100人', '10', '9.9'), ['fail unexplained']],
    ['with a reason', one('≥100人', '200人', '10', '9', '目标设置偏低，超额较多'), ['pass explained']],
  ]);
  notAssessed(deductionDespiteCompletion, [['missed', one('≥100人', '99人', '10', '9')]]);
});

describe('actual-used-as-multiplier', () => {
  cases(actualUsedAsMultiplier, [
    ['multiplied', one('≥95%', '96%', '20', '19.2'), ['fail multiplied']],
    ['full', one('≥95%', '96%', '20', '20.0'), ['pass holds']],
    ['another deduction', one('≥95%', '96%', '20', '18.0'), ['pass holds']],
    ['one last digit', one('≥95%', '96%', '20', '19.3'), ['fail multiplied']],
  ]);
  notAssessed(actualUsedAsMultiplier, [
    ['missed', one('≥98%', '96%', '20', '19.2')],
    ['all of it', one('≥98%', '100%', '20', '20')],
    ['no share', one('≥95人', '96人', '20', '19.2')],
  ]);
});

describe('qualitative-score-out-of-band', () => {
  const words = (actual: string, points: string) => one('效果明显', actual, '10', points);
  cases(qualitativeScoreOutOfBand, [
    ['met', words('达成预期指标', '8'), ['pass holds']],
    ['met, too little', words('达成预期指标', '7.9'), ['fail outside']],
    ['partly', words('部分达成预期指标并具有一定效果', '6'), ['pass holds']],
    ['partly, the limit', words('部分达成预期指标并具有一定效果', '8'), ['pass holds']],
    ['partly, too much', words('部分达成预期指标并具有一定效果', '8.1'), ['fail outside']],
    ['missed, too much', words('未达成预期指标且效果较差', '7'), ['fail outside']],
  ]);
  notAssessed(qualitativeScoreOutOfBand, [
    ['a figure', one('≥100人', '达成预期指标', '10', '5')],
    ['other words', words('效果较好', '5')],
  ]);
});

describe('deduction-without-reason', () => {
  const missed = (reason?: string) => one('≥100人', '80人', '10', '8', reason);
  cases(deductionWithoutReason, [
    ['none', missed(), ['fail unexplained']],
    ['a dash', missed('—'), ['fail unexplained']],
    ['a reason', missed('两场培训改在次年'), ['pass explained']],
    ['the least deduction', one('≥100人', '100人', '10', '9.99'), ['fail unexplained']],
    [
      'below the form',
      { ...missed(), explanations: [printed('受汛期影响，两场培训改在次年举办。')] },
      ['pass explained'],
    ],
    [
      'in the text',
      { ...missed(), sections: [section('问题', '培训人数没有达到目标，原因是师资不足。')] },
      ['pass explained'],
    ],
  ]);
  notAssessed(deductionWithoutReason, [['full', one('≥100人', '100人', '10', '10')]]);
  it('tells the lost points', () => {
    expect(message(deductionWithoutReason, missed())).toBe(
      '“培训人数”得分为8分（满分10分；≥100人 → 80人），扣2分，未写明扣分原因',
    );
  });
});

describe('empty-reason', () => {
  const reason = (text: string) => one('≥100人', '80人', '10', '8', text);
  cases(emptyReason, [
    ['empty words', reason('酌情扣分。'), ['fail empty']],
    ['a word', reason('疫情'), ['fail empty']],
    ['words and little more', reason('工作不到位，扣分'), ['fail empty']],
    ['a cause', reason('汛期停工'), ['pass holds']],
  ]);
  notAssessed(emptyReason, [
    ['none', one('≥100人', '80人')],
    ['a null word', reason('无')],
  ]);
});

describe('execution-score-mismatch', () => {
  const scored = (points: string, spent = '1,700.00万元', ...names: string[]) =>
    report({
      scores: [score('总分', '100', '90', score(names[0] ?? '预算执行率', '10', points))],
      funds: [fund('adjusted', '2,000.00万元'), fund('expenditure', spent)],
    });
  cases(executionScoreMismatch, [
    ['its share', scored('8.5'), ['pass holds']],
    ['full', scored('10'), ['fail differs']],
    ['one last digit', scored('8.51'), ['pass rounding']],
    ['two last digits', scored('8.52'), ['fail differs']],
    ['at most full', scored('10', '2,100.00万元'), ['pass holds']],
    ['the spending rate, as it is', scored('8.5', '1,700.00万元', '部门预算资金支出率'), ['pass holds']],
    [
      'the printed rate',
      report({
        scores: [score('总分', '100', '90', score('执行率', '10', '8.5'))],
        rates: [rate('预算执行率', '85.0%')],
      }),
      ['pass holds'],
    ],
  ]);
  notAssessed(executionScoreMismatch, [
    ['the spending rate of monthly notices', scored('10', '1,700.00万元', '部门预算资金支出率')],
    ['no rate', report({ scores: [score('预算执行率', '10', '9')] })],
  ]);
});

const told = (words: string, full: string, points: string) =>
  report({
    scores: [score('自评得分', '100', '90', score('管理效率', full, points))],
    sections: [section('管理效率', `总分${full}分，自评得分${points}分。${words}`)],
  });

describe('deduction-unaccounted', () => {
  cases(deductionUnaccounted, [
    ['names only', told('主要扣分指标是：采购管理、信息公开。', '50', '46'), ['fail unaccounted']],
    ['names and points', told('主要扣分指标是：采购管理扣2.5分，信息公开扣1.5分。', '50', '46'), ['pass holds']],
    ['one last digit', told('采购管理扣2.5分，信息公开扣1.6分。', '50', '46'), ['pass holds']],
    ['other points', told('采购管理扣2.5分，信息公开扣0.5分。', '50', '46'), ['fail differs']],
  ]);
  notAssessed(deductionUnaccounted, [
    ['nothing told', told('总体较好。', '50', '46')],
    ['nothing lost', told('没有扣分项。', '50', '50')],
  ]);
});

describe('deduction-missing-from-problems', () => {
  const problem = (title: string) => [{ number: '（一）', title, ...printed(title) }];
  const named = told('主要扣分指标是：资产盘点、采购备案。', '50', '46');
  cases(deductionMissingFromProblems, [
    ['both told', { ...named, problems: problem('资产盘点和采购备案不及时') }, ['pass holds', 'pass holds']],
    ['one missing', { ...named, problems: problem('资产盘点不及时') }, ['pass holds', 'fail missing']],
  ]);
  notAssessed(deductionMissingFromProblems, [
    ['no problems', named],
    ['no names', { ...told('总体较好。', '50', '46'), problems: problem('资产盘点不及时') }],
  ]);
});

describe('equal-weight-implausible', () => {
  const level = (points: string, actual: string) =>
    report({
      scores: [score('自评得分', '100', '90', score('部门整体产出指标', '20', points))],
      indicators: [actual, '100人', '100人', '100人'].map((text) =>
        indicator('甲', { level1: '产出指标', target: '≥100人', actual: text }),
      ),
    });
  cases(equalWeightImplausible, [
    ['what a miss may cost', level('19.5', '90人'), ['pass holds']],
    ['one last digit more', level('19.4', '90人'), ['pass holds']],
    ['too much', level('17', '90人'), ['fail implausible']],
    ['nothing missed', level('18', '100人'), ['fail implausible']],
    ['no figure to tell', level('15', '部分'), ['fail implausible']],
  ]);
  notAssessed(equalWeightImplausible, [
    ['one row', report({ scores: level('19', '90人').scores })],
    [
      'rows with weights',
      { ...level('19', '90人'), indicators: [1, 2].map(() => indicator('甲', { level1: '产出指标', fullScore: '5' })) },
    ],
  ]);
});
