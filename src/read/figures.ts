/** How sure the characters of a page are: figures are weighed as a whole, and asked of a second reader where in doubt. */

import type { PixelLine } from './lines.ts';
import { confidenceOf, digitPitch, figuresIn, isEvenlySet, isPrintedFigure } from './numbers.ts';
import type { Picture, PixelBox } from './picture.ts';
import { inkBox, type PlacedLine } from './placing.ts';

/** Reads figures a second time: the digits and signs in parts of a picture. */
export type FigureReader = (picture: Picture, boxes: readonly PixelBox[]) => Promise<string[]>;

/** The least likelihood at which a figure needs no second reader. */
const SURE = 0.999;

/** A figure of a page: characters `from` up to `to` of a line. */
interface Figure {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly likelihood: number;
  readonly isEven: boolean;
  readonly box: PixelBox;
}

/** The page that figures are looked at on, its ruling lines already taken away. */
export interface FigurePage {
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
  const confidences = lines.map((line) => line.characters.map((c) => c.likelihood));
  const figures = lines.flatMap((line, index) => figuresOf(page, line, index));
  // In black and white the first reader is surer than it should be: all figures are read twice.
  const isAsked = (f: Figure): boolean =>
    f.isEven && isPrintedFigure(f.text) && (page.isBilevel || f.likelihood < SURE);
  const asked = second ? figures.filter(isAsked) : [];
  const boxes = asked.map((f) => f.box);
  const answers = second && boxes.length > 0 ? await second(page.picture, boxes) : [];
  const answerOf = new Map(asked.map((figure, i) => [figure, answers[i]]));
  for (const figure of figures) {
    const confidence = confidenceOf({ ...figure, second: answerOf.get(figure) ?? null });
    confidences[figure.line]?.fill(confidence, figure.from, figure.to);
  }
  return confidences;
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
      isEven: isEvenlySet(own, pitch, line.emPx) && !isTornOff(page, line, from, to),
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

/** Ink this near to an end of a figure, in heights of the type, is a lost part of it. */
const NEAR = 0.7;

/** Whether there is ink beside a figure that its line does not know of: the figure may go on there. */
function isTornOff(page: FigurePage, { characters, emPx }: PlacedLine, from: number, to: number): boolean {
  const [x0, top, , bottom] = (characters[from] as { box: PixelBox }).box;
  const x1 = (characters[to - 1] as { box: PixelBox }).box[2];
  const [before, after] = [characters[from - 1], characters[to]];
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
