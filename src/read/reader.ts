/** The first reader: PP-OCRv4 finds and reads words; figures are read a second time by another engine. */
import { circledForm, type Ring, ringsIn, withoutRings } from './circled.ts';
import { confidencesOf, type FigureReader } from './figures.ts';
import { linesIn, type PixelLine, withoutLines } from './lines.ts';
import type { Ocr, PictureCharacter, PictureReading } from './ocr.ts';
import type { Paddle, ReadCharacter } from './paddle.ts';
import { type Picture, type PixelBox, turned } from './picture.ts';
import { inkBox, type PlacedLine, placed } from './placing.ts';
import { prepare } from './prepare.ts';
import { asSet } from './punctuation.ts';
import { joinedAlong, partedBy, regionsOf, strayInk, withoutCovered } from './regions.ts';
import { commonSizes } from './typesizes.ts';

/** Words are looked for at this size: the longer side in pixels, more for small type on large sheets. */
const MAP_PX = 1120;
/** A line that is higher than this many times its width is written downwards. */
const UPRIGHT_RATIO = 1.8;
/** Less likely than this, on average, and the page may stand on its head. */
const DOUBTFUL_MEAN = 0.75;

/** The page as it is read: without lines and rings. */
interface Sheet {
  readonly picture: Picture;
  readonly lines: readonly PixelLine[];
  readonly rings: readonly CircledNumber[];
  readonly regions: readonly PixelBox[];
  readonly isBilevel: boolean;
  /** What was read of it so far: a few lines tell whether it stands upright, and are not read twice. */
  readonly known: Map<PixelBox, ReadCharacter[]>;
}

/** A reader of pictures. */
export function paddleOcr(paddle: Paddle, second: FigureReader | null): Ocr {
  const read = async (picture: Picture, dpi: number): Promise<PictureReading> => {
    const { sheet, quarters } = await upright(paddle, picture, dpi);
    const found = await wordsOf(paddle, sheet);
    const emPx = typical(found) ?? (11 * dpi) / 72;
    const { words, unread } = await strayWords(paddle, sheet, dpi, emPx);
    const lines = [...found, ...words, ...sheet.rings.map(ringLine)];
    const characters = await finished(sheet, lines, second);
    return { quarters, characters, lines: sheet.lines, unread };
  };
  return { name: second ? 'pp+tesseract' : 'pp', read };
}

async function sheetOf(paddle: Paddle, picture: Picture, dpi: number): Promise<Sheet> {
  const prepared = prepare(picture);
  const lines = linesIn(prepared.picture, dpi);
  const bare = withoutLines(prepared.picture, lines);
  const rings = await readRings(paddle, ringsIn(bare, dpi));
  const plain = withoutRings(bare, rings);
  const found = withoutCovered(partedBy(lines, regionsOf(await paddle.map(plain, MAP_PX), plain)));
  const inked = joinedAlong(lines, found).filter((box) => inkBox(plain, box) !== null);
  const regions = ofLineHeight(inked);
  return { picture: plain, lines, rings, regions, isBilevel: prepared.isBilevel, known: new Map() };
}

/** Boxes as high as lines of words: a dash alone would be blown up into a bar that reads as a figure. */
function ofLineHeight(boxes: readonly PixelBox[]): PixelBox[] {
  const heights = boxes.map((box) => box[3] - box[1]).sort((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 0;
  return boxes.map(([x0, y0, x1, y1]): PixelBox => {
    const pad = Math.max(0, Math.ceil((0.7 * usual - (y1 - y0)) / 2));
    return [x0, Math.max(0, y0 - pad), x1, y1 + pad];
  });
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
async function sample(paddle: Paddle, sheet: Sheet): Promise<number> {
  const longest = sheet.regions
    .filter((box) => !isTall(box))
    .sort((a, b) => b[2] - b[0] - (a[2] - a[0]))
    .slice(0, 3);
  const read: ReadCharacter[] = [];
  for (const box of longest) read.push(...(await lineIn(paddle, sheet, box)));
  return read.length < 4 ? 0 : read.reduce((sum, c) => sum + c.likelihood, 0) / read.length;
}

async function lineIn(paddle: Paddle, { picture, known }: Sheet, box: PixelBox): Promise<ReadCharacter[]> {
  const read = known.get(box) ?? (await paddle.recognise(picture, box));
  known.set(box, read);
  return read;
}

async function wordsOf(paddle: Paddle, sheet: Sheet): Promise<PlacedLine[]> {
  const lines: PlacedLine[] = [];
  for (const box of sheet.regions.flatMap((b) => (isTall(b) ? squares(b) : [b]))) {
    const line = placed(sheet.picture, box, await lineIn(paddle, sheet, box));
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

/** A circled number and how likely it is. */
interface CircledNumber extends Ring {
  readonly text: string;
  readonly likelihood: number;
}

/** Circled numbers: the inside of every ring is read by itself. What holds no number from 1 to 20 is no such ring. */
async function readRings(paddle: Paddle, rings: readonly Ring[]): Promise<CircledNumber[]> {
  const numbers: CircledNumber[] = [];
  for (const ring of rings) {
    const read = await paddle.recognise(ring.inside, [0, 0, ring.inside.width, ring.inside.height]);
    const text = circledForm(read.map((c) => c.text).join(''));
    const likelihood = Math.min(1, ...read.map((c) => c.likelihood));
    if (text !== null && likelihood > 0.4) numbers.push({ ...ring, text, likelihood });
  }
  return numbers;
}

const ringLine = ({ box, text, likelihood }: CircledNumber): PlacedLine => ({
  strip: box,
  emPx: (box[3] - box[1]) / 0.9,
  characters: [{ text, box, likelihood, centre: (box[0] + box[2]) / 2, isParted: false }],
});

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
