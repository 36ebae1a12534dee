/** How much of a target was reached, in per cent, where more is better. 完成率 */
import { add, compare, type Decimal, decimal, isZero, multiply, subtract } from '../model/decimal.ts';
import { comparable, completion, figureOf } from '../model/figure.ts';
import type { ProvinceProfile } from '../model/profile.ts';
import { isCount } from '../model/quantity-unit.ts';
import type { Indicator, Printed, Quantity, ReportBody } from '../model/report.ts';
import { onceBy } from './once.ts';
import { isLowerBetter, pairsOf } from './pairing.ts';

/** A target and the figure that answers it. */
export interface Attainment {
  readonly indicator: Indicator;
  readonly target: Quantity;
  readonly actual: Quantity;
  /** With one digit, 153.3. */
  readonly percent: string;
}

/** Words that make a figure a change, whose ratio to the wanted change says little: 7.0% of 8.0%. */
const CHANGE = /[增降减涨升]|提高|节约|节省/;
const half = decimal('0.5');
const hundred = decimal('100');

/** Every target of which a part can be told: more is better, and neither figure is about, a range or a change. */
export const attainmentsOf = onceBy((report: ReportBody, profile): readonly Attainment[] =>
  report.indicators.flatMap((indicator) =>
    answersOf(indicator, profile)
      .filter(({ target, actual }) => wantsMore(indicator, target, profile) && isExact(target) && isExact(actual))
      .flatMap((answer) => attainmentOf(indicator, answer)),
  ),
);

interface Answer {
  readonly target: Quantity;
  readonly actual: Quantity;
}

function attainmentOf(indicator: Indicator, answer: Answer): Attainment[] {
  // A form prints the unit once.
  const target = { ...answer.target, unit: answer.target.unit || answer.actual.unit };
  const actual = { ...answer.actual, unit: answer.actual.unit || answer.target.unit };
  const percent = completion(actual, comparable(actual, target) ? target : { ...target, unit: actual.unit });
  return percent === null ? [] : [{ indicator, target, actual, percent }];
}

// 1,200人次 and 1,640人 are no pair for a verdict, but far enough apart to be told.
function answersOf(indicator: Indicator, profile: ProvinceProfile): Answer[] {
  const pairs = pairsOf(indicator, profile).filter(({ isMet }) => isMet !== null);
  if (pairs.length > 0) return pairs;
  const [target, actual] = onlyFigures(indicator) ?? [];
  const isLoose = target && actual && !comparable(target, actual) && isCount(target.unit) && isCount(actual.unit);
  return isLoose ? [{ target, actual }] : [];
}

/** The figures of target and actual where each has one. */
export function onlyFigures({ target, actual }: Indicator): readonly [Quantity, Quantity] | null {
  const [wanted, ...others] = target?.quantities ?? [];
  const [reached, ...more] = actual?.quantities ?? [];
  return wanted && reached && others.length + more.length === 0 ? [wanted, reached] : null;
}

function wantsMore(indicator: Indicator, target: Quantity, profile: ProvinceProfile): boolean {
  if (['<=', '<', 'under'].includes(target.comparator)) return false;
  const isBareLimit = target.comparator === '=' && isLowerBetter(indicator, target, profile);
  return !isBareLimit && !CHANGE.test(indicator.name);
}

function isExact({ comparator, upper, change, value }: Quantity): boolean {
  return comparator !== '~' && upper === undefined && !change && !value.startsWith('-');
}

/** Whether what was reached lies above the limit whatever was rounded. */
export function isAbove({ target, actual }: Attainment, percent: string): boolean {
  return compare(multiply(endOf(actual, 'low'), hundred), multiply(endOf(target, 'high'), decimal(percent))) > 0;
}

/** Whether what was reached lies below the limit whatever was rounded. */
export function isBelow({ target, actual }: Attainment, percent: string): boolean {
  if (isZero(decimal(target.value)) || ['over', '>', '>='].includes(actual.comparator)) return false;
  return compare(multiply(endOf(actual, 'high'), hundred), multiply(endOf(target, 'low'), decimal(percent))) < 0;
}

function endOf(quantity: Quantity, end: 'low' | 'high'): Decimal {
  const { value, step } = figureOf(quantity);
  const margin = multiply(decimal(step), half);
  return end === 'low' ? subtract(decimal(value), margin) : add(decimal(value), margin);
}

/** What is printed of an indicator: target, actual, verdict, reason. */
export function evidenceOf({ target, actual, verdict, shortfallReason, text, places }: Indicator): Printed[] {
  const printed = [target, actual, verdict, shortfallReason].flatMap((one) => one ?? []);
  return printed.length > 0 ? printed : [{ text, places }];
}

/** Name, target and actual as a message prints them. */
export function wordsOfRow({ name, target, actual }: Indicator): { name: string; target: string; actual: string } {
  return { name, target: target?.text ?? '', actual: actual?.text ?? '' };
}
