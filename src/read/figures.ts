/** How sure the characters of a page are: figures are weighed as a whole, and asked of a second reader where in doubt. */
import { confidenceOf, digitPitch, figuresIn, isEvenlySet, isPrintedFigure } from './numbers.ts';
import type { Picture, PixelBox } from './picture.ts';
import type { PlacedLine } from './placing.ts';

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

/** Confidence of every character, line by line: its own likelihood, or that of the figure that it is part of. */
export async function confidencesOf(
  { picture, isBilevel }: { readonly picture: Picture; readonly isBilevel: boolean },
  lines: readonly PlacedLine[],
  second: FigureReader | null,
): Promise<number[][]> {
  const confidences = lines.map((line) => line.characters.map((c) => c.likelihood));
  const figures = lines.flatMap(figuresOf);
  // In black and white the first reader is surer than it should be: all figures are read twice.
  const isAsked = (f: Figure): boolean => f.isEven && isPrintedFigure(f.text) && (isBilevel || f.likelihood < SURE);
  const asked = second ? figures.filter(isAsked) : [];
  const boxes = asked.map((f) => f.box);
  const answers = second && boxes.length > 0 ? await second(picture, boxes) : [];
  const answerOf = new Map(asked.map((figure, i) => [figure, answers[i]]));
  for (const figure of figures) {
    const confidence = confidenceOf({ ...figure, second: answerOf.get(figure) ?? null });
    confidences[figure.line]?.fill(confidence, figure.from, figure.to);
  }
  return confidences;
}

function figuresOf(line: PlacedLine, index: number): Figure[] {
  const pitch = digitPitch(line.characters);
  return figuresIn(line.characters).map(({ from, to }): Figure => {
    const own = line.characters.slice(from, to);
    return {
      line: index,
      from,
      to,
      text: own.map((c) => c.text).join(''),
      likelihood: Math.min(...own.map((c) => c.likelihood)),
      isEven: isEvenlySet(own, pitch),
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
