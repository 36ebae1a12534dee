/** Glyphs → lines of text, each character with its box. 行 */
import { isBlank, isLatin } from '../model/characters.ts';
import type { InkedText } from '../model/document.ts';
import type { Box, Glyph } from '../model/page.ts';

/** A line of text and the box around it. */
export interface Line extends InkedText {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Height of the type, in points: that of most of its characters. */
  readonly sizePt: number;
}

/** Share of the smaller height by which two glyphs must overlap to stand on one line. */
const SAME_LINE_OVERLAP = 0.5;
/** A gap between two Latin words, in type heights, that reads as a blank although none is written. */
const WORD_GAP = 0.2;
/** A gap between any words, in type heights, that no justified line has: 「填报单位：水务局      填报日期：」. */
const WIDE_GAP = 1.1;
/** A character drawn again this near to itself, in type heights, is bold by double printing. */
const REPRINT_SHIFT = 0.2;

/** The lines that some glyphs of a page make, from top to bottom. Ink that runs at an angle (watermarks) is no line. */
export function linesOf(page: number, glyphs: readonly Glyph[]): Line[] {
  const upright = glyphs.filter((g) => g.angle === 0 && !isBlank(g.text) && hasArea(g));
  return clusterByHeight(upright).flatMap((row) => {
    const inked = withoutReprints(row.sort((a, b) => a.box[0] - b.box[0]));
    return inked.length > 0 ? [toLine(page, inked)] : [];
  });
}

const hasArea = ({ box }: Glyph): boolean => box[2] > box[0] && box[3] > box[1];

/** Rows of glyphs whose heights overlap, top to bottom. */
function clusterByHeight(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: { top: number; bottom: number; glyphs: Glyph[] }[] = [];
  for (const g of [...glyphs].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    if (row && overlaps(row, g)) {
      row.glyphs.push(g);
      // A taller glyph widens the row; a superscript does not narrow it.
      row.top = Math.min(row.top, g.box[1]);
      row.bottom = Math.max(row.bottom, g.box[3]);
    } else rows.push({ top: g.box[1], bottom: g.box[3], glyphs: [g] });
  }
  return rows.map((row) => row.glyphs);
}

const middle = ({ box }: Glyph): number => (box[1] + box[3]) / 2;

function overlaps(row: { top: number; bottom: number }, { box }: Glyph): boolean {
  const shared = Math.min(row.bottom, box[3]) - Math.max(row.top, box[1]);
  return shared > SAME_LINE_OVERLAP * Math.min(row.bottom - row.top, box[3] - box[1]);
}

function withoutReprints(row: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of row) if (![1, 2, 3].some((n) => isReprint(glyph, kept[kept.length - n]))) kept.push(glyph);
  return kept;
}

const isReprint = (glyph: Glyph, before: Glyph | undefined): boolean =>
  before?.text === glyph.text && Math.abs(before.box[0] - glyph.box[0]) < REPRINT_SHIFT * glyph.sizePt;

/**
 * One line: blanks dropped, except between Latin words and where words stand far apart.
 *
 * Justified text is set with blanks between ideographs and figures (「2022 年」, 「3 万册」); they mean nothing.
 */
function toLine(page: number, glyphs: readonly Glyph[]): Line {
  const set = withWordGaps(glyphs);
  const text = set.map((g) => g.text).join('');
  return {
    page,
    text,
    boxes: boxesOf(set, text.length),
    confidences: confidencesOf(set),
    sizePt: typeSize(glyphs),
    ...extent(glyphs),
  };
}

/** Puts a blank into every gap between Latin words, and into wide ones. */
function withWordGaps(glyphs: readonly Glyph[]): Glyph[] {
  const set: Glyph[] = [];
  for (const glyph of glyphs) {
    const last = set.at(-1);
    if (last && isWordGap(last, glyph)) {
      const box: Box = [last.box[2], last.box[1], glyph.box[0], last.box[3]];
      set.push({ ...last, text: ' ', box, confidence: 1 });
    }
    set.push(glyph);
  }
  return set;
}

/** Four numbers for every UTF-16 unit. */
function boxesOf(glyphs: readonly Glyph[], units: number): Float32Array {
  const boxes = new Float32Array(4 * units);
  let at = 0;
  for (const { text, box } of glyphs) {
    for (let unit = 0; unit < text.length; unit++) for (let k = 0; k < 4; k++) boxes[at++] = box[k] as number;
  }
  return boxes;
}

function confidencesOf(glyphs: readonly Glyph[]): Float32Array | null {
  if (glyphs.every((g) => g.confidence === 1)) return null;
  return Float32Array.from(glyphs.flatMap((g) => new Array<number>(g.text.length).fill(g.confidence)));
}

function isWordGap(left: Glyph, right: Glyph): boolean {
  const gapEm = (right.box[0] - left.box[2]) / Math.min(left.sizePt, right.sizePt);
  if (gapEm <= WORD_GAP) return false;
  return gapEm > WIDE_GAP || (isLatin(left.text.slice(-1)) && isLatin(right.text.charAt(0)));
}

function typeSize(glyphs: readonly Glyph[]): number {
  const sizes = glyphs.map((g) => g.sizePt).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

function extent(glyphs: readonly Glyph[]): { x0: number; y0: number; x1: number; y1: number } {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box } of glyphs) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return { x0, y0, x1, y1 };
}
