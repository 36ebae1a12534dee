/** The points that target and actual earn, by the formulas in use. 得分计算 */
import { compare, type Decimal, decimal, divide, multiply, print, subtract } from '../model/decimal.ts';
import { type Comparison, checkSum, figureOf } from '../model/figure.ts';
import type { ProvinceProfile } from '../model/profile.ts';
import type { Quantity } from '../model/report.ts';
import { plainFigure } from './arithmetic.ts';

/** Digits kept of a computed score or rate. */
const SCALE = 2;

const zero = decimal('0');

/** A part ÷ whole of the full score, cut to two digits. */
export function shareOf(fullScore: string, part: string, whole: string): string {
  return print(divide(multiply(decimal(fullScore), decimal(part)), decimal(whole), SCALE, 'half-up'));
}

/** What a missed target may earn: its share, or what the excess over a limit leaves; the usual formula first. */
export function pointsFor(
  fullScore: string,
  actual: Quantity,
  target: Quantity,
  { lowerIsBetter: { formulas } }: ProvinceProfile,
): string[] {
  const [reached, wanted] = [figureOf({ ...actual, unit: actual.unit || target.unit }), figureOf(target)].map((f) =>
    decimal(f.value),
  ) as [Decimal, Decimal];
  if (compare(wanted, zero) <= 0 || compare(reached, zero) <= 0) return [];
  if (compare(reached, wanted) <= 0) return [shareOf(fullScore, print(reached), print(wanted))];
  const excess = subtract(reached, wanted);
  const left = compare(excess, wanted) < 0 ? shareOf(fullScore, print(subtract(wanted, excess)), print(wanted)) : '0';
  const earned = { 'target/actual': shareOf(fullScore, print(wanted), print(reached)), excess: left };
  return formulas.map((formula) => earned[formula]);
}

/** Whether a printed score is the computed one; policy `score`, the step being the finest of score and full score. */
export function checkPoints(score: string, computed: string, fullScore: string): Comparison {
  const finest = [plainFigure(score), plainFigure(fullScore)].sort((a, b) => compare(decimal(a.step), decimal(b.step)));
  return checkSum(plainFigure(score), [{ value: computed, step: finest[0]?.step ?? '1' }], 'score');
}
