/** The rules, in the order in which their findings are told: scores, money, counts, indicators. */
import type { Rule } from '../model/rule.ts';
import { adjustedBudgetMismatch } from './rules/adjusted-budget-mismatch.ts';
import { amountDiffersFromTable } from './rules/amount-differs-from-table.ts';
import { basicPlusProjectMismatch } from './rules/basic-plus-project-mismatch.ts';
import { declaredCountMismatch } from './rules/declared-count-mismatch.ts';
import { deductionWithoutReason } from './rules/deduction-without-reason.ts';
import { executionRateMismatch } from './rules/execution-rate-mismatch.ts';
import { executionScoreMismatch } from './rules/execution-score-mismatch.ts';
import { expenditureAboveBudget } from './rules/expenditure-above-budget.ts';
import { fullScoreDespiteShortfall } from './rules/full-score-despite-shortfall.ts';
import { fundSumMismatch } from './rules/fund-sum-mismatch.ts';
import { gradeScoreMismatch } from './rules/grade-score-mismatch.ts';
import { indicatorScoreMismatch } from './rules/indicator-score-mismatch.ts';
import { partExceedsWhole } from './rules/part-exceeds-whole.ts';
import { scoreMissing } from './rules/score-missing.ts';
import { scoreOutOfRange } from './rules/score-out-of-range.ts';
import { scoreSumMismatch } from './rules/score-sum-mismatch.ts';
import { shortfallWithoutReason } from './rules/shortfall-without-reason.ts';
import { totalDiffersFromTable } from './rules/total-differs-from-table.ts';
import { verdictContradictsFigures } from './rules/verdict-contradicts-figures.ts';
import { verdictMissing } from './rules/verdict-missing.ts';
import { weightRollupMismatch } from './rules/weight-rollup-mismatch.ts';
import { weightSumMismatch } from './rules/weight-sum-mismatch.ts';

export const rules: readonly Rule[] = [
  weightSumMismatch,
  weightRollupMismatch,
  scoreSumMismatch,
  scoreOutOfRange,
  totalDiffersFromTable,
  gradeScoreMismatch,
  scoreMissing,
  indicatorScoreMismatch,
  executionScoreMismatch,
  fullScoreDespiteShortfall,
  deductionWithoutReason,
  adjustedBudgetMismatch,
  fundSumMismatch,
  basicPlusProjectMismatch,
  partExceedsWhole,
  expenditureAboveBudget,
  executionRateMismatch,
  amountDiffersFromTable,
  declaredCountMismatch,
  verdictContradictsFigures,
  verdictMissing,
  shortfallWithoutReason,
];
