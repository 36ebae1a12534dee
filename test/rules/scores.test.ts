import { describe, expect, it } from 'vitest';
import { assess } from '../../src/check/index.ts';
import { gradeScoreMismatch } from '../../src/check/rules/grade-score-mismatch.ts';
import { scoreOutOfRange } from '../../src/check/rules/score-out-of-range.ts';
import { scoreSumMismatch } from '../../src/check/rules/score-sum-mismatch.ts';
import { conclusion, indicator, report, score } from '../model-reports.ts';
import { cases, message, notAssessed } from './cases.ts';

const tree = (total: string, duties: string, ...parts: string[]) =>
  report({
    scores: [
      score(
        '自评得分',
        null,
        total,
        score('履职效能', '60', duties, ...parts.map((p) => score('产出指标', '20', p))),
        score('管理效率', '40', '38.5'),
      ),
    ],
  });

const form = (total: string, ...rows: [string, string][]) =>
  report({
    scores: [score('总分', '100', total), score('预算执行率', '10', '9.5')],
    indicators: rows.map(([fullScore, points], i) =>
      indicator(`指标${i}`, { fullScore, score: points, from: 'table' }),
    ),
  });

describe('score-sum-mismatch', () => {
  cases(scoreSumMismatch, [
    ['every node of the tree', tree('96.00', '57.50', '19.5', '18', '20'), ['pass holds', 'pass holds']],
    ['total wrong', tree('96.50', '57.50', '19.5', '18', '20'), ['fail differs', 'pass holds']],
    ['part wrong', tree('96.00', '57.50', '19.5', '17', '20'), ['pass holds', 'fail differs']],
    [
      'one last digit is a rounding difference',
      tree('96.01', '57.50', '19.5', '18', '20'),
      ['pass rounding', 'pass holds'],
    ],
    ['two last digits are not', tree('96.02', '57.50', '19.5', '18', '20'), ['fail differs', 'pass holds']],
    ['the weights show that a part is missing', tree('96.00', '57.50', '19.5', '18'), ['pass holds']],
    [
      'the parts of the conclusion',
      report({
        conclusion: conclusion('88', '良'),
        scores: [score('履职效能', '60', '50'), score('管理效率', '40', '37')],
      }),
      ['fail differs'],
    ],
    ['rows of a form with the execution score', form('97.5', ['60', '59'], ['30', '29']), ['pass holds']],
    ['rows of a form', form('96.5', ['60', '59'], ['30', '29']), ['fail differs']],
    ['rows of a form whose weights do not fit either', form('96.5', ['50', '49'], ['30', '29']), ['fail differs']],
    [
      'rows of prose, which may leave some untold',
      report({
        scores: [score('总分', '100', '96.5'), score('预算执行率', '10', '9.5')],
        indicators: ['49', '29'].map((points) => indicator(points, { fullScore: '40', score: points })),
      }),
      [],
    ],
    [
      'rows of a level',
      report({
        scores: [score('产出指标', '20', '18')],
        indicators: ['10', '9'].map((points) =>
          indicator(points, { level1: '产出指标', score: points, fullScore: '10' }),
        ),
      }),
      ['fail differs'],
    ],
    [
      'a part that is told again in a heading',
      report({
        scores: [
          score('总得分', '100', '90', score('甲', '50', '46'), score('乙', '50', '44'), score('1.甲', '50', '46')),
        ],
      }),
      ['pass holds'],
    ],
  ]);
  notAssessed(scoreSumMismatch, [
    ['no scores', report()],
    [
      'a part without score',
      report({ scores: [score('自评得分', '100', '90', score('甲', '50', '46'), score('乙', '50', null))] }),
    ],
    ['one part of several', report({ scores: [score('自评得分', '100', '90', score('甲', null, '46'))] })],
  ]);
  it('prints every figure', () => {
    expect(assess(scoreSumMismatch, tree('96.50', '57.50', '19.5', '18', '20'))[0]).toMatchObject({
      message:
        '自评得分为96.50分，与各项得分之和（履职效能57.50 + 管理效率38.5 = 96.00分）不符，相差0.50分，容许误差0.01分',
      stated: '96.50分',
      computed: '96.00分',
      difference: '0.50分',
      tolerance: '0.01分',
      places: [{ text: '96.50分' }, { text: '57.50分' }, { text: '38.5分' }],
    });
  });
});

describe('score-out-of-range', () => {
  cases(scoreOutOfRange, [
    ['inside', report({ scores: [score('产出指标', '20', '20')] }), ['pass holds']],
    ['zero', report({ scores: [score('产出指标', '20', '0')] }), ['pass holds']],
    ['above by one last digit', report({ scores: [score('产出指标', '20', '20.1')] }), ['fail above']],
    ['below zero', report({ scores: [score('产出指标', '20', '-1')] }), ['fail below']],
    ['indicator', report({ indicators: [indicator('甲', { fullScore: '5', score: '6' })] }), ['fail above']],
  ]);
  notAssessed(scoreOutOfRange, [['no full score', report({ scores: [score('产出指标', null, '20')] })]]);
  it('tells the excess', () => {
    expect(message(scoreOutOfRange, report({ scores: [score('产出指标', '20', '20.5')] }))).toBe(
      '产出指标得分为20.5分，与分值（20分）不符，超出0.5分',
    );
  });
});

describe('grade-score-mismatch', () => {
  const graded = (points: string, grade: string) => report({ conclusion: conclusion(points, grade) });
  cases(gradeScoreMismatch, [
    ['limit itself', graded('90', '优'), ['pass holds']],
    ['synonym', graded('85.2', '良好'), ['pass holds']],
    ['contradiction', graded('86.2', '优'), ['fail differs']],
    ['too low a grade', graded('93.5', '良'), ['fail differs']],
    ['one last digit from the limit', graded('89.9', '优'), ['fail borderline']],
    ['two last digits from it', graded('89.8', '优'), ['fail differs']],
    ['limits that differ by province', graded('65', '差'), ['pass holds']],
    ['and the other limit', graded('65', '中'), ['pass holds']],
    ['below both', graded('58', '中'), ['fail differs']],
    ['a word that only tells a limit', graded('93', '合格'), ['pass holds']],
    ['and misses it', graded('51', '合格'), ['fail differs']],
  ]);
  notAssessed(gradeScoreMismatch, [
    ['no grade', report({ conclusion: { ...conclusion('90', null) } })],
    ['a grade of another scale', graded('90', 'A级')],
    ['not out of 100', report({ conclusion: conclusion('90', '优'), scores: [score('总分', '120', '90')] })],
  ]);
  it('is only a note near a limit', () => {
    expect(assess(gradeScoreMismatch, graded('89.9', '优'))[0]?.severity).toBe('note');
    expect(message(gradeScoreMismatch, graded('86.2', '优'))).toBe(
      '自评等级为“优”，与自评得分（86.2分）不符，该等级为≥90',
    );
  });
});
