import { describe, expect, it } from 'vitest';
import { allFullScores } from '../../src/check/rules/all-full-scores.ts';
import { levelWeightNonstandard } from '../../src/check/rules/level-weight-nonstandard.ts';
import { notApplicableRescaleMismatch } from '../../src/check/rules/not-applicable-rescale-mismatch.ts';
import { scoreMissing } from '../../src/check/rules/score-missing.ts';
import { totalDiffersFromTable } from '../../src/check/rules/total-differs-from-table.ts';
import { weightNotPositive } from '../../src/check/rules/weight-not-positive.ts';
import { weightRollupMismatch } from '../../src/check/rules/weight-rollup-mismatch.ts';
import { weightSumMismatch } from '../../src/check/rules/weight-sum-mismatch.ts';
import type { Score } from '../../src/model/report.ts';
import { conclusion, indicator, printed, report, score, table } from '../model-reports.ts';
import { cases, message, notAssessed } from './cases.ts';

type Row = readonly [level1: string, fullScore: string | undefined, points?: string | undefined, actual?: string];

const row = ([level1, fullScore, points, actual = '1个']: Row) =>
  indicator(level1 + fullScore, {
    level1,
    actual,
    from: 'table',
    ...(fullScore === undefined ? {} : { fullScore }),
    ...(points === undefined ? {} : { score: points }),
  });

/** A form: 预算执行率 10, the rows, and what else the total is made of. */
const form = (total: string | null, rows: readonly Row[], ...nodes: Score[]) =>
  report({
    scores: [score('总分', total, null, score('预算执行率', '10', '9'), ...nodes)],
    indicators: rows.map(row),
  });

const usual: readonly Row[] = [
  ['产出指标', '50', '50'],
  ['效益指标', '30', '30'],
  ['满意度指标', '10', '10'],
];

describe('weight-sum-mismatch', () => {
  const tree = (...weights: (string | null)[]) =>
    report({
      scores: [score('自评得分', '50', '45', ...weights.map((weight) => score('甲', weight, '15')))],
    });
  cases(weightSumMismatch, [
    ['rows and execution', form('100', usual), ['pass holds']],
    ['98 for 100', form('100', [...usual.slice(1), ['产出指标', '48']]), ['fail differs']],
    ['one point too many', form('100', [...usual, ['产出指标', '1']]), ['fail differs']],
    ['rows that are all there is', form('90', usual), ['pass holds']],
    [
      'headings and rows apart',
      form('100', usual, score('产出指标', '40', null), score('效益指标', '30', null), score('满意度指标', '10', null)),
      ['fail differs', 'pass holds'],
    ],
    ['a tree of prose', tree('20', '20', '10'), ['pass holds']],
    ['a tree whose scores are all told', tree('20', '20', '9'), ['fail differs']],
    [
      'labels of the first column',
      report({ tables: [table([printed('项目决策20分')], [printed('项目管理80分')], [printed('立项依据5分')])] }),
      ['pass holds'],
    ],
    [
      'the forms of two projects',
      report({
        scores: ['甲', '乙'].map((_, i) => ({
          ...score('总分', '100', '90'),
          places: [{ page: i + 1, boxes: [[0, 5000, 10, 5010] as [number, number, number, number]], confidence: 1 }],
        })),
        indicators: ['60', '40', '70', '20'].map((weight, i) => {
          const one = row(['产出指标', weight]);
          return { ...one, places: one.places.map((place) => ({ ...place, page: i < 2 ? 1 : 2 })) };
        }),
      }),
      ['pass holds', 'fail differs'],
    ],
  ]);
  notAssessed(weightSumMismatch, [
    ['no weights', report({ indicators: [indicator('甲'), indicator('乙')] })],
    ['a row without weight', form('100', [...usual, ['产出指标', undefined]])],
    ['no total and not 100', form(null, usual.slice(1))],
    ['parts that prose leaves untold', report({ scores: [score('得分', '50', '45', score('甲', '20', '19'))] })],
  ]);
  it('prints every weight', () => {
    expect(message(weightSumMismatch, form('100', usual.slice(1)))).toBe(
      '总分标明的分值为100分，与各项分值之和（预算执行率10 + 效益指标3030 + 满意度指标1010 = 50分）不符，相差50分，容许误差0分',
    );
  });
});

describe('weight-rollup-mismatch', () => {
  const heading = (weight: string) => form('100', usual, score('产出指标', weight, null));
  cases(weightRollupMismatch, [
    ['holds', heading('50'), ['pass holds']],
    ['differs', heading('49'), ['fail differs']],
    [
      'a score is no weight',
      form('100', [...usual, ['产出指标', '5', '4']], score('产出指标', '55', '54')),
      ['pass holds'],
    ],
  ]);
  notAssessed(weightRollupMismatch, [
    ['no heading with a weight', form('100', usual)],
    ['a row without weight', form('100', [...usual, ['产出指标', undefined]], score('产出指标', '50', null))],
  ]);
});

describe('level-weight-nonstandard', () => {
  cases(levelWeightNonstandard, [
    ['in use', form('100', usual), ['pass holds']],
    [
      'others',
      form('100', [
        ['产出指标', '60'],
        ['效益指标', '20'],
        ['满意度指标', '10'],
      ]),
      ['fail differs'],
    ],
    [
      'with cost',
      form('100', [
        ['成本指标', '20'],
        ['产出指标', '40'],
        ['效益指标', '20'],
        ['满意度指标', '10'],
      ]),
      ['pass holds'],
    ],
  ]);
  notAssessed(levelWeightNonstandard, [
    ['not 100', form('100', usual.slice(1))],
    ['other levels', form('100', [['履职效能', '90']])],
  ]);
});

describe('weight-not-positive', () => {
  cases(weightNotPositive, [
    ['positive', form('100', usual), ['pass holds']],
    ['zero', form('100', [...usual, ['产出指标', '0']]), ['fail none']],
    ['negative', form('100', [...usual, ['产出指标', '-1']]), ['fail none']],
    ['small', form('100', [['产出指标', '0.1']]), ['pass holds']],
  ]);
  notAssessed(weightNotPositive, [['no weights', report({ indicators: [indicator('甲')] })]]);
});

describe('score-missing', () => {
  cases(scoreMissing, [
    ['all scored', form('100', usual), ['pass holds']],
    ['one missing', form('100', [...usual, ['产出指标', '5']]), ['fail missing']],
    [
      'execution missing',
      report({ scores: [score('总分', '100', '90', score('预算执行率', '10', null))], indicators: usual.map(row) }),
      ['fail missing'],
    ],
    ['zero is a score', form('100', [...usual, ['产出指标', '5', '0']]), ['pass holds']],
  ]);
  notAssessed(scoreMissing, [
    ['targets only', report({ indicators: usual.map(([level, weight]) => row([level, weight])) })],
  ]);
});

describe('all-full-scores', () => {
  const full = (points: string) =>
    report({ indicators: ['10', '10', '10', '10', points].map((one) => row(['产出指标', '10', one])) });
  cases(allFullScores, [
    ['all full', full('10.0'), ['fail full']],
    ['one below', full('9.9'), ['pass holds']],
    ['execution below', form('100', [...usual, ...usual]), ['pass holds']],
  ]);
  notAssessed(allFullScores, [
    ['four rows', report({ indicators: usual.map(row) })],
    ['a score without weight', report({ indicators: [...full('10').indicators, row(['产出指标', undefined, '3'])] })],
  ]);
});

describe('not-applicable-rescale-mismatch', () => {
  const rescaled = (total: string) =>
    report({
      scores: [score('总分', '100', total)],
      indicators: [row(['产出指标', '90', '81']), row(['效益指标', '10', undefined, '不适用'])],
    });
  cases(notApplicableRescaleMismatch, [
    ['rescaled', rescaled('90'), ['pass holds']],
    ['not rescaled', rescaled('81'), ['fail differs']],
    ['one last digit', rescaled('90.01'), ['pass rounding']],
    ['two last digits', rescaled('90.02'), ['fail differs']],
  ]);
  notAssessed(notApplicableRescaleMismatch, [['every row applies', form('100', usual)]]);
});

describe('total-differs-from-table', () => {
  const both = (told: string, total: string, kind: 'department' | 'project' = 'project', name = '单位名称') => {
    const root = score('总分', '100', total);
    return report({
      profile: { kind, title: null, department: null, fiscalYear: null },
      conclusion: conclusion(told, '优'),
      scores: [root],
      indicators: usual.map(row),
      tables: [table([printed(name)], [root])],
    });
  };
  cases(totalDiffersFromTable, [
    ['equal', both('95', '95.0'), ['pass holds']],
    ['differs', both('95.2', '95.8'), ['fail differs']],
    ['by one last digit', both('95.2', '95.3'), ['fail differs']],
    ['a department', both('95.2', '95.8', 'department'), ['fail differs']],
  ]);
  notAssessed(totalDiffersFromTable, [
    ['no table', report({ conclusion: conclusion('95', '优') })],
    ['the form of a project', both('95.2', '95.8', 'department', '项目名称')],
  ]);
  it('prints both', () => {
    expect(message(totalDiffersFromTable, both('95.2', '95.8'))).toBe(
      '正文自评得分为95.2分，与自评表总分（95.8分）不符，相差0.6分',
    );
  });
});
