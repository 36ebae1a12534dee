/** Measure words that count the same kind of thing: 个 and 座 of base stations, 家 and 个 of firms. 计量词 */
import { contrasts } from '../model/contrasts.ts';
import { worthOf } from '../model/quantity-unit.ts';

/** Whether two units are measure words of one kind; 人 and 人次 are not. */
export function isOneMeasure(a: string, b: string): boolean {
  const [one, other] = [kindOf(a), kindOf(b)];
  return one !== null && one === other;
}

/** The kind of things that the measure word counts, with its multiplier; else the base unit itself. */
export function measureOf(unit: string): string {
  return kindOf(unit) ?? worthOf(unit).base;
}

function kindOf(unit: string): string | null {
  const { base } = worthOf(unit);
  const group = contrasts.measureWords.find((words) => words.includes(base));
  return group?.[0] ?? null;
}
