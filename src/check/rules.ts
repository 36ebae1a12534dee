/** The rules, in the order in which their findings are told: scores, money, counts, indicators. */
import type { Rule } from '../model/rule.ts';
import { actualUsedAsMultiplier } from './rules/actual-used-as-multiplier.ts';
import { adjustedBudgetMismatch } from './rules/adjusted-budget-mismatch.ts';
import { adjustmentUnexplained } from './rules/adjustment-unexplained.ts';
import { allFullScores } from './rules/all-full-scores.ts';
import { amountDiffersFromTable } from './rules/amount-differs-from-table.ts';
import { basicPlusProjectMismatch } from './rules/basic-plus-project-mismatch.ts';
import { carryOverRatioMismatch } from './rules/carry-over-ratio-mismatch.ts';
import { claimStrengthDiffers } from './rules/claim-strength-differs.ts';
import { comparatorDirectionImplausible } from './rules/comparator-direction-implausible.ts';
import { completionRateMismatch } from './rules/completion-rate-mismatch.ts';
import { componentSumMismatch } from './rules/component-sum-mismatch.ts';
import { compoundTargetPartlyAnswered } from './rules/compound-target-partly-answered.ts';
import { declaredCountMismatch } from './rules/declared-count-mismatch.ts';
import { deductionDespiteCompletion } from './rules/deduction-despite-completion.ts';
import { deductionMissingFromProblems } from './rules/deduction-missing-from-problems.ts';
import { deductionUnaccounted } from './rules/deduction-unaccounted.ts';
import { deductionWithoutReason } from './rules/deduction-without-reason.ts';
import { disclosureMarkUnexpected } from './rules/disclosure-mark-unexpected.ts';
import { documentTitleDiffers } from './rules/document-title-differs.ts';
import { duplicateIndicator } from './rules/duplicate-indicator.ts';
import { emptyReason } from './rules/empty-reason.ts';
import { equalWeightImplausible } from './rules/equal-weight-implausible.ts';
import { executionRateBaseUnclear } from './rules/execution-rate-base-unclear.ts';
import { executionRateMismatch } from './rules/execution-rate-mismatch.ts';
import { executionScoreMismatch } from './rules/execution-score-mismatch.ts';
import { expenditureAboveBudget } from './rules/expenditure-above-budget.ts';
import { fullRateScoreDespiteLowExecution } from './rules/full-rate-score-despite-low-execution.ts';
import { fullScoreDespiteShortfall } from './rules/full-score-despite-shortfall.ts';
import { fundSumMismatch } from './rules/fund-sum-mismatch.ts';
import { gradeScoreMismatch } from './rules/grade-score-mismatch.ts';
import { growthRateInconsistent } from './rules/growth-rate-inconsistent.ts';
import { growthRateMismatch } from './rules/growth-rate-mismatch.ts';
import { hollowTarget } from './rules/hollow-target.ts';
import { indicatorScoreMismatch } from './rules/indicator-score-mismatch.ts';
import { lateAllocationExceedsAdjustment } from './rules/late-allocation-exceeds-adjustment.ts';
import { levelWeightNonstandard } from './rules/level-weight-nonstandard.ts';
import { lowCompletionUnexplained } from './rules/low-completion-unexplained.ts';
import { lowExecutionUnexplained } from './rules/low-execution-unexplained.ts';
import { measureWordDiffers } from './rules/measure-word-differs.ts';
import { milestoneLate } from './rules/milestone-late.ts';
import { moneyUnitSlip } from './rules/money-unit-slip.ts';
import { nameDiffers } from './rules/name-differs.ts';
import { notApplicableRescaleMismatch } from './rules/not-applicable-rescale-mismatch.ts';
import { numberingGap } from './rules/numbering-gap.ts';
import { overachievementWithoutReason } from './rules/overachievement-without-reason.ts';
import { partExceedsWhole } from './rules/part-exceeds-whole.ts';
import { percentageOutOfBounds } from './rules/percentage-out-of-bounds.ts';
import { problemClaimUnsupported } from './rules/problem-claim-unsupported.ts';
import { problemMeasureMismatch } from './rules/problem-measure-mismatch.ts';
import { promisedAttachmentMissing } from './rules/promised-attachment-missing.ts';
import { qualitativeScoreOutOfBand } from './rules/qualitative-score-out-of-band.ts';
import { quantityIndicatorNotCountable } from './rules/quantity-indicator-not-countable.ts';
import { rateAboveHundredUnexplained } from './rules/rate-above-hundred-unexplained.ts';
import { reasonReused } from './rules/reason-reused.ts';
import { requiredSectionMissing } from './rules/required-section-missing.ts';
import { restatedFigureDiffers } from './rules/restated-figure-differs.ts';
import { satisfactionWithoutEvidence } from './rules/satisfaction-without-evidence.ts';
import { scoreMissing } from './rules/score-missing.ts';
import { scoreOutOfRange } from './rules/score-out-of-range.ts';
import { scoreSumMismatch } from './rules/score-sum-mismatch.ts';
import { severeShortfall } from './rules/severe-shortfall.ts';
import { shareMismatch } from './rules/share-mismatch.ts';
import { shortfallMissingFromProblems } from './rules/shortfall-missing-from-problems.ts';
import { shortfallWithoutReason } from './rules/shortfall-without-reason.ts';
import { targetRepeatedAsActual } from './rules/target-repeated-as-actual.ts';
import { targetZeroOrMissing } from './rules/target-zero-or-missing.ts';
import { templateTextLeft } from './rules/template-text-left.ts';
import { threePublicExpensesMismatch } from './rules/three-public-expenses-mismatch.ts';
import { totalDiffersFromTable } from './rules/total-differs-from-table.ts';
import { unitDiffers } from './rules/unit-differs.ts';
import { unspentAmountUnexplained } from './rules/unspent-amount-unexplained.ts';
import { verdictContradictsFigures } from './rules/verdict-contradicts-figures.ts';
import { verdictMissing } from './rules/verdict-missing.ts';
import { verdictWordingInconsistent } from './rules/verdict-wording-inconsistent.ts';
import { weightNotPositive } from './rules/weight-not-positive.ts';
import { weightRollupMismatch } from './rules/weight-rollup-mismatch.ts';
import { weightSumMismatch } from './rules/weight-sum-mismatch.ts';
import { yearOrUnitNameDiffers } from './rules/year-or-unit-name-differs.ts';

export const rules: readonly Rule[] = [
  weightSumMismatch,
  weightRollupMismatch,
  levelWeightNonstandard,
  weightNotPositive,
  notApplicableRescaleMismatch,
  scoreSumMismatch,
  scoreOutOfRange,
  totalDiffersFromTable,
  gradeScoreMismatch,
  scoreMissing,
  indicatorScoreMismatch,
  qualitativeScoreOutOfBand,
  executionScoreMismatch,
  fullScoreDespiteShortfall,
  deductionDespiteCompletion,
  actualUsedAsMultiplier,
  deductionWithoutReason,
  emptyReason,
  allFullScores,
  deductionUnaccounted,
  equalWeightImplausible,
  deductionMissingFromProblems,
  adjustedBudgetMismatch,
  fundSumMismatch,
  basicPlusProjectMismatch,
  threePublicExpensesMismatch,
  componentSumMismatch,
  partExceedsWhole,
  expenditureAboveBudget,
  executionRateMismatch,
  executionRateBaseUnclear,
  rateAboveHundredUnexplained,
  lowExecutionUnexplained,
  fullRateScoreDespiteLowExecution,
  unspentAmountUnexplained,
  lateAllocationExceedsAdjustment,
  adjustmentUnexplained,
  amountDiffersFromTable,
  moneyUnitSlip,
  carryOverRatioMismatch,
  growthRateMismatch,
  growthRateInconsistent,
  shareMismatch,
  declaredCountMismatch,
  verdictContradictsFigures,
  verdictMissing,
  shortfallWithoutReason,
  overachievementWithoutReason,
  severeShortfall,
  unitDiffers,
  targetRepeatedAsActual,
  compoundTargetPartlyAnswered,
  percentageOutOfBounds,
  targetZeroOrMissing,
  comparatorDirectionImplausible,
  duplicateIndicator,
  verdictWordingInconsistent,
  completionRateMismatch,
  lowCompletionUnexplained,
  milestoneLate,
  problemClaimUnsupported,
  hollowTarget,
  quantityIndicatorNotCountable,
  satisfactionWithoutEvidence,
  reasonReused,
  shortfallMissingFromProblems,
  restatedFigureDiffers,
  measureWordDiffers,
  numberingGap,
  yearOrUnitNameDiffers,
  requiredSectionMissing,
  promisedAttachmentMissing,
  problemMeasureMismatch,
  templateTextLeft,
  documentTitleDiffers,
  nameDiffers,
  claimStrengthDiffers,
  disclosureMarkUnexpected,
];
