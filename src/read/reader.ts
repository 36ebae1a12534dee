/** The first reader: PP-OCRv4 finds and reads words; figures are read a second time by another engine. */
import { circledForm, type Ring, ringsIn, withoutRings } from './circled.ts';
import { linesIn, type PixelLine, withoutLines } from './lines.ts';
import { confidenceOf, figuresIn, isPrintedFigure } from './numbers.ts';
import type { Ocr, PictureCharacter, PictureReading } from './ocr.ts';
import type { Paddle, ReadCharacter } from './paddle.ts';
import { blankPicture, type Picture, type PixelBox, turned } from './picture.ts';
import { type PlacedLine, placed } from './placing.ts';
import { prepare } from './prepare.ts';
import { asSet } from './punctuation.ts';
import { partedBy, regionsOf, strayInk } from './regions.ts';
import { commonSizes } from './typesizes.ts';

/** Reads a figure a second time: the digits and signs in a part of a picture. */
export type FigureReader = (picture: Picture, boxes: readonly PixelBox[]) => Promise<string[]>;

/** Words are looked for at this size: the longer side in pixels, more for small type on large sheets. */
const MAP_PX = 1120;
/** The least likelihood at which a figure needs no second reader. */
const SURE = 0.999;
/** A line that is higher than this many times its width is written downwards. */
const UPRIGHT_RATIO = 1.8;
/** Less likely than this, on average, and the page may stand on its head. */
const DOUBTFUL_MEAN = 0.75;

/** The page as it is read: without lines and rings. */
interface Sheet {
  readonly picture: Picture;
  readonly lines: readonly PixelLine[];
  readonly rings: readonly Ring[];
  readonly regions: readonly PixelBox[];
  readonly isBilevel: boolean;
}

/** A reader of pictures. */
export function paddleOcr(paddle: Paddle, second: FigureReader | null): Ocr {
  const read = async (picture: Picture, dpi: number): Promise<PictureReading> => {
    const { sheet, quarters } = await upright(paddle, picture, dpi);
    const found = await wordsOf(paddle, sheet.picture, sheet.regions);
    const emPx = typical(found) ?? (11 * dpi) / 72;
    const { words, unread } = await strayWords(paddle, sheet, dpi, emPx);
    const lines = [...found, ...words, ...(await ringsOf(paddle, sheet.rings))];
    const characters = await finished(sheet, lines, second);
    return { quarters, characters, lines: sheet.lines, unread };
  };
  return { name: second ? 'pp+tesseract' : 'pp', read };
}

async function sheetOf(paddle: Paddle, picture: Picture, dpi: number): Promise<Sheet> {
  const prepared = prepare(picture);
  const lines = linesIn(prepared.picture, dpi);
  const bare = withoutLines(prepared.picture, lines);
  const rings = ringsIn(bare, dpi);
  const plain = withoutRings(bare, rings);
  const regions = partedBy(lines, regionsOf(await paddle.map(plain, MAP_PX), plain)).map(ofLineHeight);
  return { picture: plain, lines, rings, regions, isBilevel: prepared.isBilevel };
}

/** Boxes as high as lines of words: a dash alone would be blown up into a bar that reads as a figure. */
function ofLineHeight([x0, y0, x1, y1]: PixelBox, _: number, all: readonly PixelBox[]): PixelBox {
  const heights = all.map((box) => box[3] - box[1]).sort((a, b) => a - b);
  const lack = 0.7 * (heights[heights.length >> 1] ?? 0) - (y1 - y0);
  const pad = Math.max(0, Math.ceil(lack / 2));
  return [x0, Math.max(0, y0 - pad), x1, y1 + pad];
}

/** The page with its words upright: as it is, or turned where most words run downwards or make no sense. */
async function upright(paddle: Paddle, picture: Picture, dpi: number): Promise<{ sheet: Sheet; quarters: number }> {
  const sheet = await sheetOf(paddle, picture, dpi);
  const isSideways =
    lengthOf(sheet.regions.filter(isTall)) > 1.5 * lengthOf(sheet.regions.filter((box) => !isTall(box)));
  const mean = isSideways ? 0 : await sample(paddle, sheet);
  if (sheet.regions.length === 0 || mean > DOUBTFUL_MEAN) return { sheet, quarters: 0 };
  let best = { sheet, quarters: 0, mean };
  for (const quarters of isSideways ? [1, 3] : [2]) {
    const other = await sheetOf(paddle, turned(picture, quarters), dpi);
    const otherMean = await sample(paddle, other);
    if (otherMean > best.mean + 0.1) best = { sheet: other, quarters, mean: otherMean };
  }
  return best;
}

const isTall = ([x0, y0, x1, y1]: PixelBox): boolean => y1 - y0 > UPRIGHT_RATIO * (x1 - x0);
const lengthOf = (boxes: readonly PixelBox[]): number =>
  boxes.reduce((sum, [x0, y0, x1, y1]) => sum + Math.max(x1 - x0, y1 - y0), 0);

/** Mean likelihood over a few of the longest lines. */
async function sample(paddle: Paddle, { picture, regions }: Sheet): Promise<number> {
  const longest = regions
    .filter((box) => !isTall(box))
    .sort((a, b) => b[2] - b[0] - (a[2] - a[0]))
    .slice(0, 3);
  const read: ReadCharacter[] = [];
  for (const box of longest) read.push(...(await paddle.recognise(picture, box)));
  return read.length < 4 ? 0 : read.reduce((sum, c) => sum + c.likelihood, 0) / read.length;
}

async function wordsOf(paddle: Paddle, picture: Picture, boxes: readonly PixelBox[]): Promise<PlacedLine[]> {
  const lines: PlacedLine[] = [];
  for (const box of boxes.flatMap((b) => (isTall(b) ? squares(b) : [b]))) {
    const line = placed(picture, box, await paddle.recognise(picture, box));
    if (line.characters.length > 0) lines.push(line);
  }
  return lines;
}

/** Parts a column of upright characters into squares. */
function squares([x0, y0, x1, y1]: PixelBox): PixelBox[] {
  const count = Math.max(1, Math.round((y1 - y0) / ((x1 - x0) * 0.9)));
  const pitch = (y1 - y0) / count;
  return Array.from({ length: count }, (_, i) => [
    x0,
    Math.round(y0 + i * pitch),
    x1,
    Math.round(y0 + (i + 1) * pitch),
  ]);
}

/** The height of most of the page's type, in pixels. */
function typical(lines: readonly PlacedLine[]): number | undefined {
  const sizes = lines.map((line) => line.emPx).sort((a, b) => a - b);
  return sizes[sizes.length >> 1];
}

/** Reads what was missed; what still gives no word is told of. */
async function strayWords(
  paddle: Paddle,
  { picture, regions, rings }: Sheet,
  dpi: number,
  emPx: number,
): Promise<{ words: PlacedLine[]; unread: PixelBox[] }> {
  const words: PlacedLine[] = [];
  const unread: PixelBox[] = [];
  const pad = Math.round(0.2 * emPx);
  for (const [x0, y0, x1, y1] of strayInk(picture, [...regions, ...rings.map((r) => r.box)], dpi, emPx)) {
    const box: PixelBox = [x0 - pad, y0 - pad, x1 + pad, y1 + pad].map((v) => Math.max(0, v)) as unknown as PixelBox;
    const read = (await paddle.recognise(picture, box)).filter((c) => c.likelihood > 0.5);
    if (read.some((c) => /[\p{L}\p{N}]/u.test(c.text))) words.push(placed(picture, box, read));
    else unread.push([x0, y0, x1, y1]);
  }
  return { words, unread };
}

/** Circled numbers: the inside of every ring is read by itself. */
async function ringsOf(paddle: Paddle, rings: readonly Ring[]): Promise<PlacedLine[]> {
  const lines: PlacedLine[] = [];
  for (const { box, inside } of rings) {
    const framed = blankPicture(inside.width, inside.height);
    framed.pixels.set(inside.pixels);
    const read = await paddle.recognise(framed, [0, 0, framed.width, framed.height]);
    const text = circledForm(read.map((c) => c.text).join(''));
    const likelihood = Math.min(1, ...read.map((c) => c.likelihood));
    const size = (box[3] - box[1]) / 0.9;
    lines.push({
      strip: box,
      emPx: size,
      characters: [{ text: text ?? '○', box, likelihood: text ? likelihood : 0.3 }],
    });
  }
  return lines;
}

/** Lines with their common type sizes, their punctuation and the confidence of every character. */
async function finished(
  sheet: Sheet,
  lines: readonly PlacedLine[],
  second: FigureReader | null,
): Promise<PictureCharacter[]> {
  const weight = ({ characters }: PlacedLine): number =>
    characters.filter((c) => /\p{Script=Han}/u.test(c.text)).length;
  const sizes = commonSizes(lines.map((line) => ({ emPx: line.emPx, weight: weight(line) })));
  const set = lines.map((line, i) => ({
    ...line,
    emPx: sizes[i] as number,
    characters: asSet(line.characters, sizes[i] as number),
  }));
  const confidences = await confidencesOf(sheet, set, second);
  return set.flatMap(({ characters, emPx }, i) =>
    characters.map((c, k): PictureCharacter => {
      const middle = (c.box[1] + c.box[3]) / 2;
      const box: PixelBox = [c.box[0], middle - emPx / 2, c.box[2], middle + emPx / 2];
      return { text: c.text, box, emPx, confidence: confidences[i]?.[k] ?? c.likelihood };
    }),
  );
}

/** Confidence of every character, line by line: its own likelihood, or that of the figure that it is part of. */
async function confidencesOf(
  { picture, isBilevel }: Sheet,
  lines: readonly PlacedLine[],
  second: FigureReader | null,
): Promise<number[][]> {
  const confidences = lines.map((line) => line.characters.map((c) => c.likelihood));
  const figures = lines.flatMap((line, index) =>
    figuresIn(line.characters).map(({ from, to }) => {
      const own = line.characters.slice(from, to);
      const text = own.map((c) => c.text).join('');
      return {
        index,
        from,
        to,
        text,
        likelihood: Math.min(...own.map((c) => c.likelihood)),
        box: boxOf(line, from, to),
      };
    }),
  );
  const asked = second ? figures.filter((f) => isPrintedFigure(f.text) && (isBilevel || f.likelihood < SURE)) : [];
  const answers =
    second && asked.length > 0
      ? await second(
          picture,
          asked.map((f) => f.box),
        )
      : [];
  for (const figure of figures) {
    const answer = answers[asked.indexOf(figure)] ?? null;
    const confidence = confidenceOf({ text: figure.text, likelihood: figure.likelihood, second: answer });
    confidences[figure.index]?.fill(confidence, figure.from, figure.to);
  }
  return confidences;
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
