/** How the result of a sum or a quotient is told, the same in every rule. */
import { compare, decimal, isZero } from '../model/decimal.ts';
import { type Comparison as Arithmetic, type Figure, stepOf } from '../model/figure.ts';
import type { Comparison } from '../model/rule.ts';

/** A printed number that has no unit to convert: points. */
export function plainFigure(value: string): Figure {
  return { value, step: stepOf(value) };
}

/** `holds`, `rounding` (a difference inside the tolerance) or `differs`; the figures are told with their unit. */
export function told(stated: string, { holds, computed, difference, tolerance }: Arithmetic, unit: string) {
  const variant = !holds ? 'differs' : isZero(decimal(difference)) ? 'holds' : 'rounding';
  const outcome: Comparison['outcome'] = holds ? 'pass' : 'fail';
  return {
    outcome,
    variant,
    numbers: { stated, computed: computed + unit, difference: difference + unit, tolerance: tolerance + unit },
    facts: { stated, computed: computed + unit, difference: unsigned(difference) + unit, tolerance: tolerance + unit },
  };
}

/** The number without its sign. */
export function unsigned(text: string): string {
  return text.replace(/^-/, '');
}

/** The first candidate that holds, else the first: a report has the benefit of the doubt which figures belong together. */
export function bestOf<T extends { readonly result: { readonly holds: boolean } }>(candidates: Iterable<T>): T | null {
  let first: T | null = null;
  for (const candidate of candidates) {
    if (candidate.result.holds) return candidate;
    first ??= candidate;
  }
  return first;
}

/** Every way to take one of each list. */
export function* combinations<T>([head, ...rest]: readonly (readonly T[])[]): Iterable<T[]> {
  if (!head) {
    yield [];
    return;
  }
  for (const one of head) for (const others of combinations(rest)) yield [one, ...others];
}

/** Whether two decimals are the same amount: 46.5 and 46.50. */
export function isSame(a: string, b: string): boolean {
  return compare(decimal(a), decimal(b)) === 0;
}
