/** Recognised characters → characters with boxes as a font would have set them. */
import type { ReadCharacter } from './paddle.ts';
import type { Picture, PixelBox } from './picture.ts';

/** A character on a picture. */
export interface PlacedCharacter {
  readonly text: string;
  readonly box: PixelBox;
  readonly likelihood: number;
  /** Middle of its ink across, in pixels. */
  readonly centre: number;
  /** Whether a blank was read before it. */
  readonly isParted: boolean;
}

/** The characters of one line, from the left, and what is known of their type. */
export interface PlacedLine {
  /** The part of the picture that was read. */
  readonly strip: PixelBox;
  readonly characters: readonly PlacedCharacter[];
  /** Height of the type as this line shows it, in pixels. */
  readonly emPx: number;
}

/** What is darker than this belongs to a character. */
const INK = 190;

/** 汉字 and what is set as wide as they are. */
const isFullWidth = (c: string): boolean => /[\p{Script=Han}\u3000-\u303f\uff00-\uff60①-⓿“”‘’—…]/u.test(c);
const isOpening = (c: string): boolean => /[（〔《〈【“‘「『]/.test(c);
const isStop = (c: string): boolean => /[，。、；：！？）〕》〉】”’」』]/.test(c);
const isIdeograph = (c: string): boolean => /\p{Script=Han}/u.test(c);
/** Ideographs that fill their square: their ink tells the height of the type. */
const fillsSquare = (c: string): boolean => isIdeograph(c) && !/[一二三工上下小口日曰四血皿十土士乙丁]/.test(c);

/** Ink of a square-filling ideograph, of a figure and of a capital letter, as a share of the type's height. */
const SQUARE_INK = 0.92;
const FIGURE_INK = 0.7;

/** Columns of ink between two cuts. */
interface Inked extends ReadCharacter {
  /** Null where a character shows no ink. */
  readonly ink: PixelBox | null;
  /** Whether a blank was read before it. */
  readonly isParted: boolean;
}

/** A gap of half-width characters is none up to this width, in heights of the type; less where a blank was read. */
const NO_GAP = 0.95;
const NO_GAP_PARTED = 0.3;
/** Two figures this near are one of which the separator was lost. */
const NO_GAP_DIGITS = 0.6;

/** Places the characters of one line. Blanks are dropped: the boxes tell where they are. */
export function placed(picture: Picture, strip: PixelBox, read: readonly ReadCharacter[]): PlacedLine {
  const printed = read.filter((c) => c.text.trim() !== '');
  const blanks = new Set(read.flatMap((c, i) => (c.text.trim() === '' && read[i + 1] ? [read[i + 1]] : [])));
  const cut = inkOf(picture, strip, printed).map((c, i): Inked => ({ ...c, isParted: blanks.has(printed[i]) }));
  const inked = withSharedInk(cut);
  const emPx = emOf(inked, strip);
  const middle = middleOf(inked, strip);
  const top = Math.round(middle - emPx / 2);
  const bottom = Math.round(middle + emPx / 2);
  const spans = spread(inked, emPx);
  const characters = inked.map((c, i): PlacedCharacter => {
    const [x0, x1] = spans[i] as [number, number];
    const { text, likelihood, isParted } = c;
    return { text, likelihood, isParted, centre: centreOf(c), box: [x0, top, x1, bottom] };
  });
  return { strip, characters, emPx };
}

/** The ink of every character: cut half way between neighbours, at the column nearby that has the least ink. */
function inkOf(picture: Picture, strip: PixelBox, characters: readonly ReadCharacter[]): Omit<Inked, 'isParted'>[] {
  const profile = columnsOf(picture, strip);
  const reach = Math.round((strip[3] - strip[1]) * 0.2);
  const cuts = characters.slice(1).map((c, i) => {
    const before = characters[i] as ReadCharacter;
    const half = Math.round((before.x + c.x) / 2);
    const room = Math.min(reach, Math.floor((c.x - before.x) / 2));
    return emptiest(profile, strip[0], half, room);
  });
  return characters.map((c, i) => {
    // What is further from where a character was read than the strip is high is a stamp beside it, and none of its ink.
    const reachX = strip[3] - strip[1];
    const x0 = Math.max(cuts[i - 1] ?? strip[0], Math.round(c.x - reachX));
    const x1 = Math.min(cuts[i] ?? strip[2], Math.round(c.x + reachX));
    const box: PixelBox = [x0, strip[1], x1, strip[3]];
    const ink = inkBox(picture, box);
    return { ...c, ...asInked(c, ink, strip), ink };
  });
}

/** Digits other than 1 are of one width: the cuts went wrong beside one that is this much narrower or wider. */
const TOO_NARROW = 0.5;
const TOO_WIDE = 1.25;

/** A digit whose ink went to its neighbour gets half of it back: two equal digits on one spot would pass for one. */
function withSharedInk(inked: readonly Inked[]): Inked[] {
  const out = [...inked];
  const widthOf = (c: Inked | undefined): number => (c?.ink ? c.ink[2] - c.ink[0] : 0);
  const isDigit = (c: Inked | undefined): boolean => /^\d$/.test(c?.text ?? '');
  const widths = inked.filter((c) => c.ink && isDigit(c) && c.text !== '1').map(widthOf);
  const usual = median(widths) ?? Infinity;
  for (const [i, c] of inked.entries()) {
    if (!isDigit(c) || widthOf(c) >= (c.text === '1' ? 1 : TOO_NARROW * usual)) continue;
    const k = [i - 1, i + 1].find((at) => isDigit(out[at]) && widthOf(out[at]) > TOO_WIDE * usual);
    if (k === undefined) continue;
    const [first, second] = [Math.min(i, k), Math.max(i, k)];
    const [left, right] = halvesOf(around([out[i]?.ink, out[k]?.ink]));
    out[first] = { ...(out[first] as Inked), ink: left };
    out[second] = { ...(out[second] as Inked), ink: right };
  }
  return out;
}

/** The box around boxes. */
function around(boxes: readonly (PixelBox | null | undefined)[]): PixelBox {
  const all = boxes.filter((box): box is PixelBox => !!box);
  const side = (i: 0 | 1 | 2 | 3): number[] => all.map((box) => box[i]);
  return [Math.min(...side(0)), Math.min(...side(1)), Math.max(...side(2)), Math.max(...side(3))];
}

function halvesOf([x0, y0, x1, y1]: PixelBox): [PixelBox, PixelBox] {
  const middle = Math.round((x0 + x1) / 2);
  return [
    [x0, y0, middle, y1],
    [middle, y0, x1, y1],
  ];
}

/** Below this likelihood a character counts as doubtful. */
const DOUBTFUL = 0.85;

/** Signs that only their shape and height tell apart: 〇 is as wide as high, 0 is not; 。 stands low, ° high. */
function asInked({ text, likelihood }: ReadCharacter, ink: PixelBox | null, strip: PixelBox): Partial<ReadCharacter> {
  if (!ink) return {};
  const [width, height] = [ink[2] - ink[0], ink[3] - ink[1]];
  const doubt = Math.min(likelihood, DOUBTFUL);
  if (/[〇○OoО]/.test(text) && width < 0.78 * height && height > 0.35 * (strip[3] - strip[1]))
    return { text: '0', likelihood: doubt };
  if (/[°º]/.test(text) && ink[1] > strip[1] + 0.26 * (strip[3] - strip[1])) return { text: '。', likelihood: doubt };
  return {};
}

function columnsOf({ width, pixels }: Picture, [x0, y0, x1, y1]: PixelBox): Uint32Array {
  const profile = new Uint32Array(x1 - x0);
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++)
      profile[x - x0] = (profile[x - x0] as number) + 255 - (pixels[y * width + x] as number);
  return profile;
}

function emptiest(profile: Uint32Array, left: number, centre: number, reach: number): number {
  let best = centre;
  for (let d = 1; d <= reach; d++)
    for (const x of [centre - d, centre + d])
      if ((profile[x - left] ?? Infinity) < (profile[best - left] ?? Infinity)) best = x;
  return best;
}

/** The box around the ink in a part of a picture, or null. Single dark pixels are dirt. */
export function inkBox({ width, height, pixels }: Picture, [x0, y0, x1, y1]: PixelBox): PixelBox | null {
  let [left, top, right, bottom, count] = [Infinity, Infinity, -1, -1, 0];
  for (let y = Math.max(0, y0); y < Math.min(height, y1); y++) {
    for (let x = Math.max(0, x0); x < Math.min(width, x1); x++) {
      if ((pixels[y * width + x] as number) >= INK) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
      count++;
    }
  }
  return count < 3 ? null : [left, top, right, bottom];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

/** Height of the type: from how far ideographs stand apart, as far as their ink bears it out. */
function emOf(inked: readonly Inked[], strip: PixelBox): number {
  const squares = inked.filter((c) => fillsSquare(c.text) && c.ink);
  if (squares.length > 0) {
    const byInk = median(squares.map(tallness)) / SQUARE_INK;
    // Text set wide stands further apart than it is high.
    return Math.max(0.94 * byInk, Math.min(1.12 * byInk, pitchOf(inked) ?? byInk));
  }
  const figures = inked.filter((c) => /[\dA-Z%]/.test(c.text) && c.ink);
  // Faint figures show too little ink; the strip is never much higher than the type.
  const least = (strip[3] - strip[1]) * 0.55;
  if (figures.length > 0) return Math.max(least, median(figures.map(tallness)) / FIGURE_INK);
  return (strip[3] - strip[1]) / 1.4;
}

/** Mean distance of ideographs that stand in a row; null where they are too few to tell. */
function pitchOf(inked: readonly Inked[]): number | null {
  let [length, count] = [0, 0];
  for (let from = 0, i = 1; i <= inked.length; i++) {
    if (i < inked.length && isIdeograph(inked[i]?.text ?? '') && isIdeograph(inked[i - 1]?.text ?? '')) continue;
    if (i - 1 - from >= 2) {
      length += centreOf(inked[i - 1] as Inked) - centreOf(inked[from] as Inked);
      count += i - 1 - from;
    }
    from = i;
  }
  return count >= 3 ? length / count : null;
}

const centreOf = ({ ink, x }: Inked): number => (ink ? (ink[0] + ink[2]) / 2 : x);

function tallness({ ink }: Inked): number {
  return ink ? ink[3] - ink[1] : 0;
}

/** The height at which the middle of the type runs. */
function middleOf(inked: readonly Inked[], strip: PixelBox): number {
  const tall = inked.filter((c) => c.ink && (isIdeograph(c.text) || /[\dA-Za-z%()（）]/.test(c.text)));
  if (tall.length === 0) return (strip[1] + strip[3]) / 2;
  return median(tall.map(({ ink }) => ((ink as PixelBox)[1] + (ink as PixelBox)[3]) / 2));
}

/** Left and right edges as a font would have them: full-width characters fill a square, others touch their neighbours. */
function spread(inked: readonly Inked[], emPx: number): [number, number][] {
  const spans = inked.map((c) => ownSpan(c, emPx));
  for (let i = 1; i < spans.length; i++) {
    const [before, here] = [spans[i - 1] as [number, number], spans[i] as [number, number]];
    const [left, right] = [inked[i - 1] as Inked, inked[i] as Inked];
    const overlap = before[1] - here[0];
    if (overlap > 0) before[1] = here[0] = meeting(left, right, before, here);
    else if (isFullWidth(left.text) || isFullWidth(right.text)) continue;
    else if (-overlap < noGap(left, right) * emPx) before[1] = here[0] = here[0] + overlap / 2;
  }
  return spans.map(([x0, x1]) => [Math.round(x0), Math.max(Math.round(x0) + 1, Math.round(x1))]);
}

function noGap(left: Inked, right: Inked): number {
  if (!right.isParted) return NO_GAP;
  return /\d/.test(left.text) && /[\d%]/.test(right.text) ? NO_GAP_DIGITS : NO_GAP_PARTED;
}

/** Where two characters that overlap meet: between their ink. */
function meeting(
  left: Inked,
  right: Inked,
  before: readonly [number, number],
  here: readonly [number, number],
): number {
  const from = left.ink?.[2] ?? left.x;
  const to = right.ink?.[0] ?? right.x;
  // The blank half of a bracket or a stop is what gives way.
  const at = isStop(left.text)
    ? Math.max(from, here[0])
    : isOpening(right.text)
      ? Math.min(to, before[1])
      : (from + to) / 2;
  return Math.max(before[0] + 1, Math.min(here[1] - 1, at));
}

function ownSpan({ text, x, ink }: Inked, emPx: number): [number, number] {
  const [left, right] = ink ? [ink[0], ink[2]] : [x - 0.2 * emPx, x + 0.2 * emPx];
  if (!isFullWidth(text)) return [left - 0.03 * emPx, right + 0.03 * emPx];
  if (isOpening(text)) return [right + 0.06 * emPx - emPx, right + 0.06 * emPx];
  // A stop at the end of a line may be set in half a square; its right half is blank in any case.
  if (isStop(text)) return [left - 0.06 * emPx, left + 0.9 * emPx];
  const centre = right - left < 1.2 * emPx ? (left + right) / 2 : x;
  return [centre - emPx / 2, centre + emPx / 2];
}
