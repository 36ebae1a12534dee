/** Glyphs → lines of text, each character with its box. 行 */
import { isBlank, isLatin } from '../model/characters.ts';
import type { InkedText } from '../model/document.ts';
import type { Glyph } from '../model/page.ts';

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
  const sorted = glyphs
    .map((g, order) => ({ g, order }))
    .sort((a, b) => middle(a.g) - middle(b.g) || a.order - b.order);
  const rows: { top: number; bottom: number; glyphs: Glyph[] }[] = [];
  for (const { g } of sorted) {
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
  for (const glyph of row) {
    const isReprint = kept.slice(-3).some((k) => {
      return k.text === glyph.text && Math.abs(k.box[0] - glyph.box[0]) < REPRINT_SHIFT * glyph.sizePt;
    });
    if (!isReprint) kept.push(glyph);
  }
  return kept;
}

/**
 * One line: blanks dropped, except between Latin words.
 *
 * Justified text is set with blanks between ideographs and figures (「2022 年」, 「3 万册」); they mean nothing.
 */
function toLine(page: number, glyphs: readonly Glyph[]): Line {
  let text = '';
  const boxes: number[] = [];
  const confidences: number[] = [];
  let last: Glyph | undefined;
  for (const glyph of glyphs) {
    if (last && isWordGap(last, glyph)) {
      text += ' ';
      boxes.push(last.box[2], last.box[1], glyph.box[0], last.box[3]);
      confidences.push(1);
    }
    text += glyph.text;
    for (let unit = 0; unit < glyph.text.length; unit++) {
      boxes.push(...glyph.box);
      confidences.push(glyph.confidence);
    }
    last = glyph;
  }
  const isCertain = confidences.every((c) => c === 1);
  return {
    page,
    text,
    boxes: Float32Array.from(boxes),
    confidences: isCertain ? null : Float32Array.from(confidences),
    sizePt: typeSize(glyphs),
    ...extent(glyphs),
  };
}

function isWordGap(left: Glyph, right: Glyph): boolean {
  if (!isLatin(left.text.slice(-1)) || !isLatin(right.text.charAt(0))) return false;
  return right.box[0] - left.box[2] > WORD_GAP * Math.min(left.sizePt, right.sizePt);
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
