/** How sure the characters of a page are: figures are weighed as a whole, and asked of a second reader where in doubt. */

import type { PixelLine } from './lines.ts';
import { confidenceOf, digitPitch, figuresIn, halfWidth, isEvenlySet, isPrintedFigure, isSame } from './numbers.ts';
import type { Picture, PixelBox } from './picture.ts';
import { inkBox, type PlacedCharacter, type PlacedLine } from './placing.ts';

/** Reads figures a second time: the digits and signs in parts of a picture, which it sees at so many times their size. */
export type FigureReader = (picture: Picture, boxes: readonly PixelBox[], size?: number) => Promise<string[]>;

/** The least likelihood at which a figure needs no second reader. */
const SURE = 0.999;

/** From these likelihoods on a figure is trusted that both readers see alike; lost strokes deceive both. */
const LEAST = 0.8;
const LEAST_BILEVEL = 0.9;
/** Where the second reader reads otherwise it is shown the figure again at these sizes: its slips are seldom the same twice. */
const OTHER_SIZES = [2, 0.8];

/** A figure of a page: characters `from` up to `to` of a line. */
interface Figure {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly likelihood: number;
  readonly isWhole: boolean;
  readonly box: PixelBox;
}

/** The page that figures are looked at on, its ruling lines already taken away. */
interface FigurePage {
  readonly picture: Picture;
  readonly lines: readonly PixelLine[];
  readonly isBilevel: boolean;
}

/** Confidence of every character, line by line: its own likelihood, or that of the figure that it is part of. */
export async function confidencesOf(
  page: FigurePage,
  lines: readonly PlacedLine[],
  second: FigureReader | null,
): Promise<number[][]> {
  const confidences = lines.map((line) =>
    line.characters.map((c) => (isOfSigns(line) ? Math.min(c.likelihood, LONE) : c.likelihood)),
  );
  const figures = lines.flatMap((line, index) => figuresOf(page, line, index));
  const least = page.isBilevel ? LEAST_BILEVEL : LEAST;
  // In black and white the first reader is surer than it should be: all figures are read twice that can be trusted at all.
  const isAsked = (f: Figure): boolean =>
    f.isWhole && isPrintedFigure(f.text) && f.likelihood >= least && (page.isBilevel || f.likelihood < SURE);
  const answers = second ? await answersOf(page, figures.filter(isAsked), second) : new Map<Figure, string>();
  for (const figure of figures) {
    const confidence = confidenceOf({ ...figure, least, second: answers.get(figure) ?? null });
    confidences[figure.line]?.fill(confidence, figure.from, figure.to);
  }
  return confidences;
}

/** What the second reader sees: the same as the first, if it does so at any size. */
async function answersOf(
  page: FigurePage,
  asked: readonly Figure[],
  second: FigureReader,
): Promise<Map<Figure, string>> {
  const answers = new Map<Figure, string>();
  const ask = async (figures: readonly Figure[], size: number): Promise<void> => {
    if (figures.length === 0) return;
    const texts = await second(
      page.picture,
      figures.map((f) => f.box),
      size,
    );
    for (const [i, figure] of figures.entries()) answers.set(figure, texts[i] ?? '');
  };
  await ask(asked, 1);
  const isOpen = (f: Figure): boolean => !isSame(f.text, answers.get(f) ?? '');
  // In black and white both readers are deceived alike; who asks long enough is told what he wants to hear.
  if (!page.isBilevel) for (const size of OTHER_SIZES) await ask(asked.filter(isOpen), size);
  return answers;
}

function figuresOf(page: FigurePage, line: PlacedLine, index: number): Figure[] {
  const pitch = digitPitch(line.characters);
  return figuresIn(line.characters).map(({ from, to }): Figure => {
    const own = line.characters.slice(from, to);
    return {
      line: index,
      from,
      to,
      text: own.map((c) => c.text).join(''),
      likelihood: Math.min(...own.map((c) => c.likelihood)),
      isWhole:
        isEvenlySet(own, pitch, line.emPx) &&
        isSizeSure(own, page.isBilevel || line.emPx < SMALL_PX) &&
        !isBesideGarbage(line, from, to) &&
        !isTornOff(page, line, from, to),
      box: boxOf(line, from, to),
    };
  });
}

/** The part of the picture that a figure stands in, with a little paper around it but nothing of its neighbours. */
function boxOf({ characters, strip, emPx }: PlacedLine, from: number, to: number): PixelBox {
  const [first, last] = [characters[from], characters[to - 1]];
  const [before, after] = [characters[from - 1], characters[to]];
  const pad = 0.2 * emPx;
  const x0 = Math.max((first?.box[0] ?? 0) - pad, before ? before.box[2] - 0.02 * emPx : -Infinity);
  const x1 = Math.min((last?.box[2] ?? 0) + pad, after ? after.box[0] + 0.02 * emPx : Infinity);
  return [Math.max(0, Math.round(x0)), strip[1], Math.round(x1), strip[3]];
}

/** How far signs can be trusted that stand alone: they belong to a figure that was not read, or are dirt. */
const LONE = 0.5;

const isOfSigns = ({ characters }: PlacedLine): boolean => characters.every((c) => /[-+−－.,，．·]/.test(c.text));

/** The least likelihood of a sign that a figure's size hangs on. */
const SURE_SIGN = 0.97;
/** In type below this height, in pixels, the tail of a comma is two pixels long: it may be lost, as most are in black and white. */
const SMALL_PX = 25;

/**
 * Whether a point or comma before the last three digits is surely that: 7,459 and 7.459 are both printed, and both readers
 * take a comma without its tail for a point.
 */
function isSizeSure(own: readonly PlacedCharacter[], mayLoseTails: boolean): boolean {
  const sign = /([.,])\d{3}[%‰]?$/.exec(halfWidth(own.map((c) => c.text).join('')))?.[1];
  if (!sign) return true;
  const likelihood = own.findLast((c) => halfWidth(c.text) === sign)?.likelihood ?? 0;
  return likelihood >= SURE_SIGN && !(mayLoseTails && sign === '.');
}

/** Below this likelihood a character may be anything: a digit, too. Stops are no digits, however faint. */
const GARBAGE = 0.7;
/** The same for the only word of a line of figures, which may be a digit below a stamp. */
const LONE_GARBAGE = 0.95;
const STOP = /[，。、；]/;
/** A neighbour this near, in heights of the type, may be part of a figure. */
const TOUCHING = 0.5;

/** Whether what stands right before or behind a figure was hardly read, or is nothing that stands there. */
function isBesideGarbage({ characters, emPx }: PlacedLine, from: number, to: number): boolean {
  const [first, last] = [characters[from] as PlacedCharacter, characters[to - 1] as PlacedCharacter];
  const [before, after] = [characters[from - 1], characters[to]];
  const isLone = characters.filter((c) => /\p{L}/u.test(c.text)).length === 1;
  const limit = isLone ? LONE_GARBAGE : GARBAGE;
  const isGarbage = ({ text, likelihood }: PlacedCharacter): boolean => likelihood < limit && !STOP.test(text);
  const isNear = (left: PlacedCharacter, right: PlacedCharacter): boolean =>
    right.box[0] - left.box[2] < TOUCHING * emPx;
  if (before && isNear(before, first) && (isGarbage(before) || /\p{Sc}/u.test(before.text))) return true;
  if (!after || !isNear(last, after)) return false;
  // Dashes on both sides, as around page numbers, are no minus.
  return isGarbage(after) || LOST_PERCENT.test(after.text) || (!before && isDash(first) && isDash(after));
}

/** No straight quote is printed behind a figure: it is a % that lost its rings. */
const LOST_PERCENT = /["'＂＇]/;

const isDash = ({ text }: PlacedCharacter): boolean => /[-−－—]/.test(text);

/** Ink this near to an end of a figure, in heights of the type, is a lost part of it. */
const NEAR = 0.7;
/** Half the width of a point or a comma, in heights of the type. */
const SIGN = 0.15;

/** Whether there is ink beside a figure that its line does not know of: the figure may go on there. */
function isTornOff(page: FigurePage, { characters, emPx }: PlacedLine, from: number, to: number): boolean {
  const isSeparator = (c: PlacedCharacter | undefined): boolean => c !== undefined && /[.,，．·]/.test(c.text);
  let [start, end] = [from, to];
  // What goes on behind a separator belongs to the figure, too.
  while (isSeparator(characters[start - 1])) start--;
  while (isSeparator(characters[end])) end++;
  const [first, last] = [characters[start] as PlacedCharacter, characters[end - 1] as PlacedCharacter];
  const [, top, , bottom] = first.box;
  // A full-width sign has its ink in one half only.
  const x0 = isSeparator(first) ? first.centre - SIGN * emPx : first.box[0];
  const x1 = isSeparator(last) ? last.centre + SIGN * emPx : last.box[2];
  const [before, after] = [characters[start - 1], characters[end]];
  const middle = (top + bottom) / 2;
  const reach = NEAR * emPx;
  const isFree = (left: number, right: number): boolean => {
    const limits = page.lines.filter((l) => l.direction === 'vertical' && l.box[1] < middle && middle < l.box[3]);
    // What stands beyond a ruling belongs to another cell.
    const from = Math.max(left, ...limits.filter((l) => l.box[2] < x0 + 2).map((l) => l.box[2] + 3));
    const to = Math.min(right, ...limits.filter((l) => l.box[0] > x1 - 2).map((l) => l.box[0] - 3));
    if (to - from < 0.1 * emPx) return true;
    const ink = inkBox(
      page.picture,
      [from, middle - 0.35 * emPx, to, middle + 0.35 * emPx].map(Math.round) as unknown as PixelBox,
    );
    return ink === null || ink[3] - ink[1] < 0.35 * emPx;
  };
  const isOpenBefore = !before || x0 - before.box[2] > reach;
  const isOpenAfter = !after || after.box[0] - x1 > reach;
  const gap = 0.06 * emPx;
  return (isOpenBefore && !isFree(x0 - reach, x0 - gap)) || (isOpenAfter && !isFree(x1 + gap, x1 + reach));
}
