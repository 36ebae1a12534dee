import { absolute, compare, type Decimal, decimal, subtract } from '../../model/decimal.ts';
import { stepOf } from '../../model/figure.ts';
import type { GradeBand, ProvinceProfile } from '../../model/profile.ts';
import type { Rule } from '../../model/rule.ts';
import { totalOf } from '../scores.ts';

/**
 * 等级与得分不匹配: the grade does not follow from the score.
 *
 * Why: the grade is what is published and used; it has to be the one that the score gives.
 * Formula: from(grade) ≤ score < from(better grade), exact; limits that differ by province count for the report. Within
 * one last digit of a limit it is a note: 89.9 is read as 90.
 * Basis: 90（含）—100分为优，80（含）—90分为良，60（含）—80分为中，60分以下为差。
 * Fires: 自评得分86.2分，等级为“优”.
 * Holds: 自评得分93.5分，等级为“优”. Silent for a grade of another scale, and for a total other than 100.
 */
export const gradeScoreMismatch: Rule = {
  id: 'grade-score-mismatch',
  severity: 'error',
  title: { zh: '等级与得分不匹配', en: 'The grade does not follow from the score' },
  basis: '绩效评价结果等级：90（含）—100分为优，80（含）—90分为良，60（含）—80分为中，60分以下为差',
  needs: {
    zh: '未同时读到百分制的自评得分和可识别的等级',
    en: 'Needs a score out of 100 and a grade of a known scale',
  },
  messages: {
    differs: {
      zh: '自评等级为“{grade}”，与自评得分（{score}分）不符，该等级为{range}',
      en: 'The grade is “{grade}”, which does not follow from the score ({score}); that grade is {range}',
    },
    borderline: {
      zh: '自评等级为“{grade}”，与自评得分（{score}分）不符，该等级为{range}，得分与界限相差不超过一个末位单位',
      en: 'The grade is “{grade}”, which does not follow from the score ({score}); that grade is {range}, and the score is within one last digit of the limit',
    },
    holds: {
      zh: '自评等级为“{grade}”，与自评得分（{score}分）相符，该等级为{range}',
      en: 'The grade is “{grade}”, which follows from the score ({score}); that grade is {range}',
    },
  },
  *check(report, profile) {
    const { score, grade } = report.conclusion ?? {};
    if (!report.conclusion || !score || !grade || !isOutOf(totalOf(report)?.fullScore, profile)) return;
    const range = rangeOf(grade, profile);
    if (!range) return;
    const variant = variantOf(score, range);
    yield {
      outcome: variant === 'holds' ? 'pass' : 'fail',
      variant,
      facts: { grade, score, range: wordsOf(range) },
      figures: [report.conclusion],
      stated: grade,
      computed: wordsOf(range),
      tolerance: '0分',
      ...(variant === 'borderline' ? { severity: 'note' } : {}),
    };
  },
};

interface Range {
  readonly from: Decimal;
  /** Exclusive; null for the best grade. */
  readonly below: Decimal | null;
  readonly printed: readonly [string, string | null];
}

function isOutOf(fullScore: string | null | undefined, { grades }: ProvinceProfile): boolean {
  return !fullScore || compare(decimal(fullScore), decimal(grades.fullScore)) === 0;
}

function rangeOf(grade: string, { grades: { bands, atLeast } }: ProvinceProfile): Range | null {
  const at = bands.findIndex(({ words }) => words.includes(grade));
  if (at >= 0) return rangeBetween(limitsOf(bands[at] as GradeBand)[0], limitsOf(bands[at - 1]).at(-1) ?? null);
  const loose = atLeast.find(({ words }) => words.includes(grade));
  return loose ? rangeBetween(loose.from, null) : null;
}

function rangeBetween(from: string | undefined, below: string | null): Range {
  return { from: decimal(from ?? '0'), below: below === null ? null : decimal(below), printed: [from ?? '0', below] };
}

/** The lowest scores that count for a grade somewhere, in ascending order. */
function limitsOf(band: GradeBand | undefined): string[] {
  return band ? [band.from, ...(band.alsoFrom ?? [])].sort((a, b) => compare(decimal(a), decimal(b))) : [];
}

function variantOf(text: string, { from, below }: Range): 'holds' | 'borderline' | 'differs' {
  const score = decimal(text);
  if (compare(score, from) >= 0 && (below === null || compare(score, below) < 0)) return 'holds';
  const isNear = (limit: Decimal): boolean => compare(absolute(subtract(score, limit)), decimal(stepOf(text))) <= 0;
  return isNear(from) || (below !== null && isNear(below)) ? 'borderline' : 'differs';
}

function wordsOf({ printed: [from, below] }: Range): string {
  return below === null ? `≥${from}` : `≥${from}，<${below}`;
}
