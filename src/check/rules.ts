/** The rules, in the order in which their findings are told: scores, money, counts, indicators. */
import type { Rule } from '../model/rule.ts';
import { adjustedBudgetMismatch } from './rules/adjusted-budget-mismatch.ts';
import { declaredCountMismatch } from './rules/declared-count-mismatch.ts';
import { executionRateMismatch } from './rules/execution-rate-mismatch.ts';
import { fundSumMismatch } from './rules/fund-sum-mismatch.ts';
import { gradeScoreMismatch } from './rules/grade-score-mismatch.ts';
import { scoreOutOfRange } from './rules/score-out-of-range.ts';
import { scoreSumMismatch } from './rules/score-sum-mismatch.ts';
import { shortfallWithoutReason } from './rules/shortfall-without-reason.ts';
import { verdictContradictsFigures } from './rules/verdict-contradicts-figures.ts';
import { verdictMissing } from './rules/verdict-missing.ts';

export const rules: readonly Rule[] = [
  scoreSumMismatch,
  scoreOutOfRange,
  gradeScoreMismatch,
  adjustedBudgetMismatch,
  fundSumMismatch,
  executionRateMismatch,
  declaredCountMismatch,
  verdictContradictsFigures,
  verdictMissing,
  shortfallWithoutReason,
];
