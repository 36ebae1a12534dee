/** A page that is a picture → a page with glyphs and rulings, as if it had a text layer. */
import type { Diagnostic } from '../model/check.ts';
import type { Box, Glyph, Page, Ruling } from '../model/page.ts';
import { greyOf, type RawPixels } from './ink.ts';
import type { PictureReading } from './ocr.ts';
import type { DrawnImage } from './operators.ts';
import { mirrored, type Picture, type PixelBox, scaled, turned } from './picture.ts';

/** A page, and what went wrong in reading it. */
export interface PageReading {
  readonly value: Page;
  readonly diagnostics: readonly Diagnostic[];
}

/** A picture and where it stands on the page as shown. */
export interface PagePicture {
  readonly picture: Picture;
  /** In points. */
  readonly box: Box;
}

/** Finer pictures are reduced to this: nothing is read better above it. */
const FINEST_DPI = 300;
/** Pictures this far from the page's axes, in points, are not taken as they are. */
const TILT_PT = 1.5;

/** A drawn picture, turned as the page shows it, or null where it stands askew. */
export function asShown(raw: RawPixels, { toPage: [a, b, c, d, e, f] }: DrawnImage): PagePicture | null {
  const isLevel = Math.abs(b) < TILT_PT && Math.abs(c) < TILT_PT;
  const isUpright = Math.abs(a) < TILT_PT && Math.abs(d) < TILT_PT;
  if (!isLevel && !isUpright) return null;
  const isMirrored = a * d - b * c > 0;
  const [ux, uy] = isMirrored ? [-a, -b] : [a, b];
  const quarters = isLevel ? (ux > 0 ? 0 : 2) : uy > 0 ? 1 : 3;
  const grey = greyOf(raw);
  const picture = turned(isMirrored ? mirrored(grey) : grey, quarters);
  const box: Box = [Math.min(e, e + a + c), Math.min(f, f + b + d), Math.max(e, e + a + c), Math.max(f, f + b + d)];
  return inSquarePixels({ picture, box });
}

/** Fax pixels are twice as high as wide: pixels are made square, and no finer than needed. */
function inSquarePixels({ picture, box }: PagePicture): PagePicture {
  const [widthPt, heightPt] = [box[2] - box[0], box[3] - box[1]];
  const dpi = Math.min(FINEST_DPI, (72 * picture.width) / widthPt, (72 * picture.height) / heightPt);
  const isSquare = Math.abs((picture.width / widthPt) * (heightPt / picture.height) - 1) < 0.04;
  if (isSquare && (72 * picture.width) / widthPt < 1.1 * FINEST_DPI) return { picture, box };
  const finest = isSquare
    ? dpi
    : Math.min(FINEST_DPI, 72 * Math.max(picture.width / widthPt, picture.height / heightPt));
  return { picture: scaled(picture, Math.round((widthPt * finest) / 72), Math.round((heightPt * finest) / 72)), box };
}

/** Strips of one page as one picture; null where they do not share a resolution. */
export function joinedStrips(strips: readonly PagePicture[]): PagePicture | null {
  const [first] = strips;
  if (!first || strips.length === 1) return first ?? null;
  const perPt = first.picture.width / (first.box[2] - first.box[0]);
  const box = strips
    .map((s) => s.box)
    .reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
  const width = Math.round((box[2] - box[0]) * perPt);
  const height = Math.round((box[3] - box[1]) * perPt);
  const pixels = new Uint8Array(width * height).fill(255);
  for (const { picture, box: own } of strips) {
    if (Math.abs(picture.width / (own[2] - own[0]) / perPt - 1) > 0.02) return null;
    const left = Math.round((own[0] - box[0]) * perPt);
    const top = Math.round((own[1] - box[1]) * perPt);
    for (let y = 0; y < picture.height && top + y < height; y++) {
      const row = picture.pixels.subarray(y * picture.width, y * picture.width + Math.min(picture.width, width - left));
      pixels.set(row, (top + y) * width + left);
    }
  }
  return { picture: { width, height, pixels }, box };
}

/** What a PDF tells of a page that is a picture: all of the page but what is read from the picture. */
export interface ScanPage {
  /** Its number and size; it has no text yet. */
  readonly page: Page;
  /** Words of its own that can be trusted. */
  readonly own: readonly Glyph[];
  readonly diagnostics: readonly Diagnostic[];
  /** Size of the picture, in pixels, and where it stands on the page, in points. */
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  /** A whole number: a picture placed a hair larger is the same picture. */
  readonly dpi: number;
}

export function scanPage(
  page: Page,
  { picture: { width, height }, box }: PagePicture,
  own: readonly Glyph[],
  diagnostics: readonly Diagnostic[],
): ScanPage {
  const dpi = Math.round((72 * width) / (box[2] - box[0]));
  return { page: { ...page, glyphs: [], rulings: [] }, own, diagnostics, width, height, box, dpi };
}

/** A page with what was read from its picture; words of its own are kept where the picture shows none. */
export function withReading(scan: ScanPage, reading: PictureReading): PageReading {
  const { page, own, width, box } = scan;
  const place = placer(reading, scan);
  const pt = (box[2] - box[0]) / width;
  const read = reading.characters.flatMap(({ text, box, emPx, confidence }): Glyph[] => {
    const at = place.box(box);
    // What a CropBox cuts off is not on the paper.
    if (!covers([0, 0, place.widthPt, place.heightPt], at)) return [];
    return [{ text, box: at, sizePt: emPx * pt, angle: 0, isVisible: true, confidence: round(confidence) }];
  });
  const glyphs = [...read, ...own.filter((g) => !read.some((r) => covers(r.box, g.box)))];
  const rulings = reading.lines.map((line): Ruling => ({ box: place.box(line.box), direction: line.direction }));
  const { widthPt, heightPt } = place;
  const value: Page = { ...page, widthPt, heightPt, glyphs, rulings, text: glyphs.length > 0 ? 'ocr' : 'none' };
  const unread = reading.unread.map(place.box);
  return { value, diagnostics: [...scan.diagnostics, ...turnedNote(page, reading), ...unreadNote(page, unread)] };
}

interface Placer {
  readonly widthPt: number;
  readonly heightPt: number;
  box(box: PixelBox): Box;
}

/** Pixels of the picture as read → points of the page; a page that had to be turned is given as turned. */
function placer({ quarters }: PictureReading, { page, width, height, box }: ScanPage): Placer {
  const isSideways = quarters % 2 === 1;
  const [w, h] = isSideways ? [height, width] : [width, height];
  const [widthPt, heightPt] = isSideways ? [page.heightPt, page.widthPt] : [page.widthPt, page.heightPt];
  const sx = (isSideways ? box[3] - box[1] : box[2] - box[0]) / w;
  const sy = (isSideways ? box[2] - box[0] : box[3] - box[1]) / h;
  const [left, top] = [
    [box[0], box[1]],
    [page.heightPt - box[3], box[0]],
    [page.widthPt - box[2], page.heightPt - box[3]],
    [box[1], page.widthPt - box[2]],
  ][quarters] as [number, number];
  return {
    widthPt,
    heightPt,
    box: ([x0, y0, x1, y1]) => [left + x0 * sx, top + y0 * sy, left + x1 * sx, top + y1 * sy],
  };
}

const round = (x: number): number => Math.round(x * 1000) / 1000;

/** Whether the middle of a box lies in another. */
const covers = (outer: Box, inner: Box): boolean => {
  const [x, y] = [(inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2];
  return outer[0] <= x && x <= outer[2] && outer[1] <= y && y <= outer[3];
};

function turnedNote(page: Page, { quarters }: PictureReading): Diagnostic[] {
  if (quarters === 0) return [];
  const message = `第${page.number}页的图像转过${90 * quarters}度后识读，位置按转正后的页面计`;
  return [
    { code: 'read/page-turned', severity: 'note', message, places: [{ page: page.number, boxes: [], confidence: 1 }] },
  ];
}

function unreadNote(page: Page, boxes: readonly Box[]): Diagnostic[] {
  if (boxes.length === 0) return [];
  const message = `第${page.number}页有${boxes.length}处墨迹未能识读`;
  return [
    {
      code: 'read/ink-without-text',
      severity: 'warning',
      message,
      places: [{ page: page.number, boxes: boxes.map((b) => [...b]), confidence: 0 }],
    },
  ];
}
