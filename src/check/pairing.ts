/** Target and actual of an indicator, figure by figure. 目标值与实际值 */
import { comparable, satisfies } from '../model/figure.ts';
import type { ProvinceProfile } from '../model/profile.ts';
import { isTime } from '../model/quantity-unit.ts';
import type { Indicator, Quantity } from '../model/report.ts';
import { onceBy } from './once.ts';

/** One demand of the target and the figure that answers it; `isMet` is null where that cannot be told. */
export interface Pair {
  readonly target: Quantity;
  readonly actual: Quantity;
  readonly isMet: boolean | null;
}

/**
 * The figures of target and actual that belong together by their unit.
 *
 * 产值大于2亿元的企业不少于6家 and 7家: 6家 pairs, 2亿元 says which enterprises are counted. Two figures of one unit on either side
 * are not paired at all.
 */
export const pairsOf = onceBy((indicator: Indicator, profile): readonly Pair[] => {
  const targets = indicator.target?.quantities ?? [];
  const actuals = indicator.actual?.quantities ?? [];
  return targets.flatMap((target) => {
    const actual = answerTo(target, targets, actuals);
    return actual ? [{ target, actual, isMet: isMet(actual, target, indicator, profile) }] : [];
  });
});

/** Whether the target is reached as far as its figures tell: null when no pair, or not every pair, can be judged. */
export function isReached(pairs: readonly Pair[]): boolean | null {
  if (pairs.some(({ isMet }) => isMet === false)) return false;
  return pairs.length > 0 && pairs.every(({ isMet }) => isMet) ? true : null;
}

/** Whether the report says that the row was missed: its verdict decides, where there is none its figures do. */
export function isMissed(row: Indicator, profile: ProvinceProfile): boolean {
  return row.verdict ? claimsMiss(row) : isReached(pairsOf(row, profile)) === false;
}

/** Whether the verdict of a row or its figures say that it was missed. */
export function mayBeMissed(row: Indicator, profile: ProvinceProfile): boolean {
  return claimsMiss(row) || isReached(pairsOf(row, profile)) === false;
}

function claimsMiss({ verdict }: Indicator): boolean {
  return verdict?.value === 'missed' || verdict?.value === 'partly-met';
}

function answerTo(target: Quantity, targets: readonly Quantity[], actuals: readonly Quantity[]): Quantity | null {
  const same = actuals.filter((actual) => comparable(actual, target));
  const rivals = targets.filter((other) => comparable(other, target));
  if (same.length === 1 && rivals.length === 1) return same[0] as Quantity;
  const [only] = actuals;
  // A form prints the unit once: ≥12个月 and 13, or 50 in a column 完成值.
  const isBare = only !== undefined && (only.unit === '' || target.unit === '');
  return actuals.length === 1 && targets.length === 1 && isBare ? only : null;
}

function isMet(actual: Quantity, target: Quantity, indicator: Indicator, profile: ProvinceProfile): boolean | null {
  if (countsPerUnit(indicator.actual?.text, profile) !== countsPerUnit(indicator.target?.text, profile)) return null;
  const demand = directed(target, actual, indicator);
  if (!demand) return null;
  if (demand.change || demand.comparator !== '=' || !isLowerBetter(indicator, target, profile))
    return satisfies(actual, demand);
  // A bare limit of a cost or a period may be meant from above or from below; what stays within it is right either way.
  return satisfies(actual, { ...demand, comparator: '<=' }) || null;
}

// 每季度1次 does not miss 4次.
function countsPerUnit(text: string | undefined, { perUnit }: ProvinceProfile): boolean {
  return perUnit.words.some((word) => text?.includes(word));
}

/**
 * The target in the direction that name and actual tell, or null when they measure different things.
 *
 * 降低率 3% is reached by 下降5%, 增速 7% is not; a share of 90% says nothing about 提高5%.
 */
function directed(target: Quantity, actual: Quantity, { name, target: printed }: Indicator): Quantity | null {
  if (target.change || !actual.change) return target;
  const words = name + (printed?.text ?? '');
  if (/[降减]/.test(words)) return actual.change === 'decrease' ? { ...target, change: 'decrease' } : null;
  return /[增涨升]|提高/.test(words) ? target : null;
}

/** Whether a bare target is a limit from above, as its name, kind or unit tell. */
export function isLowerBetter(
  { name, kind, level2 }: Indicator,
  target: Quantity,
  { lowerIsBetter }: ProvinceProfile,
): boolean {
  if (kind === 'cost' || isTime(target.unit)) return true;
  return lowerIsBetter.words.some((word) => name.includes(word) || level2?.includes(word));
}
