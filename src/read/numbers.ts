/** How figures are printed, and how far a reading of one can be trusted. */

/** Figures with the signs inside and around them; one that begins with a separator has lost its head. */
const FIGURE = /[-+−－]?[.,]?[\d０-９][\d０-９.,:;·．]*[%％‰]?/gu;

/** A whole number, with or without thousands separators, with decimals, as percent. */
const PRINTED = /^[-+−－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[%‰]?$/;

/** Where a figure stands in the characters of a line: from inclusive, to exclusive. */
interface FigureSpan {
  readonly from: number;
  readonly to: number;
}

/** The figures among the characters of a line. Punctuation behind a figure is not part of it. */
export function figuresIn(characters: readonly { readonly text: string }[]): FigureSpan[] {
  const line = characters.map((c) => (c.text.length === 1 ? c.text : '?')).join('');
  return [...line.matchAll(FIGURE)].map((match) => {
    const text = match[0].replace(/[.,:;·．]+$/u, '');
    return { from: match.index, to: match.index + text.length };
  });
}

/** A figure in half-width characters. */
export const halfWidth = (text: string): string => text.normalize('NFKC').replace(/[−－]/g, '-');

/** Whether two readings say the same in other widths. */
export const isSame = (a: string, b: string): boolean => halfWidth(a) === halfWidth(b);

/** Whether a reading has the shape of a printed figure: groups of three, one decimal point. */
export const isPrintedFigure = (text: string): boolean => PRINTED.test(halfWidth(text));

/** Digits of one figure stand at even distances: one further apart than this many times the usual hides a lost sign. */
const UNEVEN = 1.38;

/** A character of a figure, as far as its setting tells of lost signs. */
interface SetCharacter {
  readonly text: string;
  readonly box: readonly [number, number, number, number];
  readonly centre: number;
  readonly isParted: boolean;
}

/** A blank this wide inside of a figure, in heights of the type, parts it in two. */
const BLANK = 0.18;

/** Whether the characters of a figure stand evenly, without a blank among them. `pitch` and `emPx` are in pixels. */
export function isEvenlySet(characters: readonly SetCharacter[], pitch: number | null, emPx: number): boolean {
  return characters.every(({ text, box, centre, isParted }, i) => {
    const before = characters[i - 1];
    if (!before) return true;
    if (isParted || box[0] - before.box[2] > BLANK * emPx) return false;
    return pitch === null || !/\d/.test(text) || !/\d/.test(before.text) || centre - before.centre < UNEVEN * pitch;
  });
}

/** The usual distance of neighbouring digits in a line, or null where there are too few. In pixels. */
export function digitPitch(characters: readonly { text: string; centre: number }[]): number | null {
  const distances = characters.slice(1).flatMap((c, i) => {
    const before = characters[i] as { text: string; centre: number };
    return /^\d$/.test(c.text) && /^\d$/.test(before.text) ? [c.centre - before.centre] : [];
  });
  return distances.length < 2 ? null : (distances.sort((a, b) => a - b)[(distances.length - 1) >> 1] as number);
}

/** What is known of one reading of a figure. */
export interface Evidence {
  readonly text: string;
  /** The least likely of its characters, by the first reader. */
  readonly likelihood: number;
  /** Whether nothing in and around it tells of a lost digit or sign. */
  readonly isWhole: boolean;
  /** From which likelihood on it is trusted where both readers see it alike. */
  readonly least: number;
  /** What the second reader saw, or null where it was not asked. */
  readonly second: string | null;
}

/**
 * How sure a figure is, 0 to 1: at least 0.9 only where nothing speaks against it.
 *
 * The least likely character tells more than the mean; a figure of no printed shape is wrong somewhere; two readers seldom
 * make the same mistake. The limits are measured (bench:ocr).
 */
export function confidenceOf({ text, likelihood, isWhole, least, second }: Evidence): number {
  if (!isPrintedFigure(text) || !isWhole) return Math.min(likelihood, 0.5);
  if (second === null) return likelihood;
  if (!isSame(second, text)) return Math.min(likelihood, 0.8);
  return likelihood >= least ? Math.max(likelihood, 0.95) : Math.min(likelihood, 0.89);
}
