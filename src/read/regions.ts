/** Where words stand in a picture of a page. */
import type { PixelLine } from './lines.ts';
import type { Picture, PixelBox } from './picture.ts';

/** A map of how likely each of its points belongs to words, at a smaller size than the picture. */
export interface TextMap {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** A point of the map belongs to words from this likelihood on; a region needs the higher one on average. */
const POINT = 0.3;
const REGION = 0.55;
/** The map shows words shrunk to their core; boxes are let out again by this factor (as the model was trained). */
const UNCLIP = 1.6;

/** The regions of words that a map shows, as boxes in the picture that the map was made of. */
export function regionsOf(map: TextMap, picture: Picture): PixelBox[] {
  const [sx, sy] = [picture.width / map.width, picture.height / map.height];
  const land = new Uint8Array(map.values.length);
  for (let i = 0; i < land.length; i++) land[i] = (map.values[i] as number) >= POINT ? 1 : 0;
  return islands(land, map.width).flatMap(({ box: [x0, y0, x1, y1], points }): PixelBox[] => {
    const [w, h] = [x1 - x0, y1 - y0];
    const mean = points.reduce((sum, i) => sum + (map.values[i] as number), 0) / points.length;
    if (Math.min(w, h) < 3 || mean < REGION) return [];
    const out = (w * h * UNCLIP) / (2 * (w + h));
    return [
      [
        Math.max(0, Math.round((x0 - out) * sx)),
        Math.max(0, Math.round((y0 - out) * sy)),
        Math.min(picture.width, Math.round((x1 + out) * sx)),
        Math.min(picture.height, Math.round((y1 + out) * sy)),
      ],
    ];
  });
}

/** A set of points that hang together. */
interface Island {
  readonly box: PixelBox;
  /** Where they lie, row by row. */
  readonly points: readonly number[];
}

/** Sets of points that hang together by their sides, from the top. `land` is 1 at every point, and is used up. */
export function islands(land: Uint8Array, width: number): Island[] {
  const found: Island[] = [];
  for (let i = land.indexOf(1); i >= 0; i = land.indexOf(1, i + 1)) found.push(flood(land, width, i));
  return found;
}

function flood(land: Uint8Array, width: number, start: number): Island {
  const points = [start];
  land[start] = 0;
  let [x0, y0, x1, y1] = [Infinity, Infinity, 0, 0];
  const visit = (i: number): void => {
    if (land[i] !== 1) return;
    land[i] = 0;
    points.push(i);
  };
  for (let k = 0; k < points.length; k++) {
    const i = points[k] as number;
    const x = i % width;
    const y = (i / width) | 0;
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x + 1);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y + 1);
    if (x > 0) visit(i - 1);
    if (x < width - 1) visit(i + 1);
    if (y > 0) visit(i - width);
    if (i + width < land.length) visit(i + width);
  }
  return { box: [x0, y0, x1, y1], points };
}

/** Boxes of one line that stand nearer than this share of their height are one: the map tore a figure apart. */
const TORN = 0.3;

/** Joins boxes that lie side by side with hardly any blank between them, unless a line runs there. */
export function joinedAlong(lines: readonly PixelLine[], boxes: readonly PixelBox[]): PixelBox[] {
  const out: PixelBox[] = [];
  for (const box of [...boxes].sort((a, b) => a[0] - b[0])) {
    const k = out.findIndex((left) => isTorn(left, box) && !lines.some((line) => runsBetween(line, left, box)));
    const left = out[k];
    if (!left) out.push(box);
    else
      out[k] = [
        Math.min(left[0], box[0]),
        Math.min(left[1], box[1]),
        Math.max(left[2], box[2]),
        Math.max(left[3], box[3]),
      ];
  }
  return out.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

function isTorn(left: PixelBox, right: PixelBox): boolean {
  const [a, b] = [left[3] - left[1], right[3] - right[1]];
  const shared = Math.min(left[3], right[3]) - Math.max(left[1], right[1]);
  // Torn pieces differ in height: one holds a comma, another a bracket.
  return (
    shared > 0.65 * Math.min(a, b) &&
    Math.max(a, b) < 1.8 * Math.min(a, b) &&
    right[0] - left[2] < TORN * Math.max(a, b)
  );
}

function runsBetween({ box, direction }: PixelLine, left: PixelBox, right: PixelBox): boolean {
  if (direction === 'horizontal') return false;
  const at = (box[0] + box[2]) / 2;
  const [from, to] = [Math.min(left[2], right[0]) - 3, Math.max(left[2], right[0]) + 3];
  return at > from && at < to && box[1] < Math.min(left[3], right[3]) && box[3] > Math.max(left[1], right[1]);
}

/** Parts boxes that reach over a ruling line: words of two cells are not one. */
export function partedBy(lines: readonly PixelLine[], boxes: readonly PixelBox[]): PixelBox[] {
  let parts = [...boxes];
  for (const { box, direction } of lines) parts = parts.flatMap((part) => cut(part, box, direction));
  return parts;
}

/** Drops boxes that lie for the most part in a larger one: what reached over a ruling would be read twice. */
export function withoutCovered(boxes: readonly PixelBox[]): PixelBox[] {
  const area = (b: PixelBox): number => (b[2] - b[0]) * (b[3] - b[1]);
  const shared = (a: PixelBox, b: PixelBox): number =>
    Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  return boxes.filter((box) => !boxes.some((other) => area(other) > area(box) && shared(box, other) > 0.6 * area(box)));
}

function cut(part: PixelBox, box: PixelBox, direction: PixelLine['direction']): PixelBox[] {
  const [x0, y0, x1, y1] = part;
  // A sliver beside the ruling holds nothing but the margin of the box; ink that stands there is found as stray ink.
  const edge = 0.4 * (y1 - y0);
  if (direction === 'vertical') {
    const at = Math.round((box[0] + box[2]) / 2);
    const runsThrough = Math.min(y1, box[3]) - Math.max(y0, box[1]) > 0.5 * (y1 - y0);
    if (!runsThrough || at <= x0 || at >= x1) return [part];
    return [[x0, y0, at - 1, y1] as const, [at + 1, y0, x1, y1] as const].filter((p) => p[2] - p[0] > edge);
  }
  const at = Math.round((box[1] + box[3]) / 2);
  const runsThrough = Math.min(x1, box[2]) - Math.max(x0, box[0]) > 0.5 * (x1 - x0);
  if (!runsThrough || at <= y0 || at >= y1) return [part];
  const halves = [[x0, y0, x1, at - 1] as const, [x0, at + 1, x1, y1] as const];
  // The box of a line of words reaches over the ruling next to it: what lies beyond is no line of its own.
  return halves.filter((p) => p[3] - p[1] > 0.4 * (y1 - y0));
}

/** Sides of the squares in which stray ink is looked for, in points. */
const SQUARE_PT = 1.5;

/**
 * Ink of the size of words outside of all boxes: what the map did not see.
 *
 * @param boxes where words were found
 * @param emPx height of the type, in pixels
 */
export function strayInk(picture: Picture, boxes: readonly PixelBox[], dpi: number, emPx: number): PixelBox[] {
  const side = Math.max(2, Math.round((SQUARE_PT * dpi) / 72));
  const columns = Math.ceil(picture.width / side);
  const rows = Math.ceil(picture.height / side);
  const dark = new Uint8Array(columns * rows);
  for (let y = 0; y < picture.height; y++) {
    const row = ((y / side) | 0) * columns;
    for (let x = 0; x < picture.width; x++)
      if ((picture.pixels[y * picture.width + x] as number) < 110) dark[row + ((x / side) | 0)] = 1;
  }
  for (const [x0, y0, x1, y1] of boxes)
    for (let r = Math.floor(y0 / side); r <= Math.min(rows - 1, y1 / side); r++)
      dark.fill(0, r * columns + Math.floor(x0 / side), r * columns + Math.min(columns, Math.ceil(x1 / side)));
  return islands(dark, columns)
    .map(({ box }) => box.map((v) => v * side) as unknown as PixelBox)
    .filter((box) => isOfWords(box, picture, emPx));
}

/** Specks, the edges of the sheet and the stamp are not of the size of words. */
function isOfWords([x0, y0, x1, y1]: PixelBox, picture: Picture, emPx: number): boolean {
  const margin = 0.02 * picture.width;
  if (x0 < margin || y0 < margin || x1 > picture.width - margin || y1 > picture.height - margin) return false;
  const height = y1 - y0;
  return height > 0.5 * emPx && height < 1.6 * emPx && x1 - x0 > 0.15 * emPx && x1 - x0 < 30 * emPx;
}
