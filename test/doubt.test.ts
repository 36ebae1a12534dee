/** Figures of scans that may be misread, in sums. */
import { describe, expect, it } from 'vitest';
import { assess, check } from '../src/check/index.ts';
import { scoreOutOfRange } from '../src/check/rules/score-out-of-range.ts';
import { scoreSumMismatch } from '../src/check/rules/score-sum-mismatch.ts';
import type { Check } from '../src/model/check.ts';
import type { Place } from '../src/model/place.ts';
import type { Score } from '../src/model/report.ts';
import { report, score } from './model-reports.ts';

const placeAt = (x: number, line: number, confidence: number): Place[] => [
  { page: 1, boxes: [[x, 20 * line, x + 40, 20 * line + 12]], confidence },
];

/** A node of the tree in a line of its own, its score read with this confidence. */
function read(name: string, points: string, line: number, confidence: number, ...parts: Score[]): Score {
  const fullScore = parts.length > 0 ? '100' : '50';
  const weight = { text: `${fullScore}分`, places: placeAt(100, line, 1) };
  return { ...score(name, fullScore, points, ...parts), places: placeAt(200, line, confidence), weight };
}

const tree = (whole: string, ...parts: readonly (readonly [points: string, confidence: number])[]): Score =>
  read('自评得分', whole, 0, 1, ...parts.map(([points, sure], i) => read(`第${i + 1}项`, points, i + 1, sure)));

const sumOf = (root: Score): Check | undefined => assess(scoreSumMismatch, report({ scores: [root] }))[0];

describe('a sum that fails with one doubtful figure', () => {
  it.each<[string, string, string]>([
    ['one digit taken for another', '44.3', '44.8'],
    ['one digit missed', '4.8', '44.8'],
    ['one digit too many', '44.88', '44.8'],
  ])('suggests what the figure would have to be: %s', (_, points, value) => {
    const found = sumOf(tree('90.8', ['46', 1], [points, 0.7]));
    expect(found?.outcome).toBe('uncertain');
    expect(found?.suggestion).toMatchObject({ text: `${points}分`, places: [{ page: 1, confidence: 0.7 }] });
    expect(Number(found?.suggestion?.value)).toBe(Number(value));
    expect(found?.places.map(({ text }) => text)).toContain(`${points}分`);
  });

  it('suggests a whole that is too large by a digit', () => {
    const root = tree('90', ['46', 1], ['44', 1]);
    expect(sumOf(read('自评得分', '98', 0, 0.6, ...root.parts))?.suggestion?.value).toBe('90');
  });

  it.each<[string, Score]>([
    ['two figures are doubtful', tree('90.8', ['46', 0.8], ['44.3', 0.7])],
    ['more than one character would be wrong', tree('90', ['46', 1], ['31', 0.7])],
    ['no figure is doubtful', tree('90.8', ['46', 1], ['44.3', 1])],
  ])('suggests nothing where %s', (_, root) => expect(sumOf(root)).not.toHaveProperty('suggestion'));
});

describe('a doubtful figure in a sum that comes out', () => {
  const outcomes = (root: Score): string[] =>
    check(report({ scores: [root] })).checks.flatMap(({ rule, outcome, places }) =>
      rule === scoreOutOfRange.id && places[0]?.text === '61分' ? outcome : [],
    );

  it('is trusted elsewhere', () => expect(outcomes(tree('90', ['29', 1], ['61', 0.7]))).toEqual(['fail']));

  it('stays doubtful where the sum does not come out', () =>
    expect(outcomes(tree('92', ['29', 1], ['61', 0.7]))).toEqual(['uncertain']));
});
