/** Circled numbers ① to ⑳, which the reader's dictionary lacks for the most part and would read as plain figures. */
import { blankPicture, crop, type Picture, type PixelBox } from './picture.ts';
import { islands } from './regions.ts';

/** A ring with ink inside, and the picture of what is inside. */
export interface Ring {
  readonly box: PixelBox;
  readonly inside: Picture;
}

/** Rings are as large as the type: 6 to 40 points. */
const SMALLEST_PT = 5.5;
const LARGEST_PT = 40;
const INK = 205;
/** The ring is looked for at so many angles, and may have gaps at this share of them: print is never perfect. */
const ANGLES = 40;
const WHOLE = 0.9;
/** The stroke of the ring lies between these shares of its radius. */
const OUTER = 1.06;
const INNER = 0.8;
/** Ink inside of the ring, as a share of the disc: more than dirt, less than a solid. */
const LEAST_FILLED = 0.06;
const MOST_FILLED = 0.6;

/** The rings of a picture without its ruling lines. */
export function ringsIn(picture: Picture, dpi: number): Ring[] {
  const pt = dpi / 72;
  const ink = new Uint8Array(picture.pixels.length);
  for (let i = 0; i < ink.length; i++) ink[i] = (picture.pixels[i] as number) < INK ? 1 : 0;
  return islands(ink, picture.width).flatMap(({ box }): Ring[] => {
    const [x0, y0, x1, y1] = box;
    const [w, h] = [x1 - x0, y1 - y0];
    if (Math.min(w, h) < SMALLEST_PT * pt || Math.max(w, h) > LARGEST_PT * pt) return [];
    if (Math.max(w, h) > 1.15 * Math.min(w, h) || !isRing(picture, box)) return [];
    const inside = insideOf(picture, box);
    return inside ? [{ box, inside }] : [];
  });
}

/** At nearly every angle there is ink near the edge, and at the corners of the box there is none. */
function isRing(picture: Picture, box: PixelBox): boolean {
  let hits = 0;
  for (let k = 0; k < ANGLES; k++) {
    const angle = (2 * Math.PI * k) / ANGLES;
    if (hasInk(picture, box, angle, INNER, OUTER)) hits++;
  }
  const corners = [1, 3, 5, 7].some((k) => hasInk(picture, box, (k * Math.PI) / 4, 1.16, 1.36));
  return hits >= WHOLE * ANGLES && !corners;
}

function hasInk({ width, pixels }: Picture, box: PixelBox, angle: number, from: number, to: number): boolean {
  const [rx, ry] = [(box[2] - box[0]) / 2, (box[3] - box[1]) / 2];
  for (let share = from; share <= to; share += 0.04) {
    const x = Math.floor(box[0] + rx + rx * share * Math.cos(angle));
    const y = Math.floor(box[1] + ry + ry * share * Math.sin(angle));
    if (x < box[0] || y < box[1] || x >= box[2] || y >= box[3]) continue;
    if ((pixels[y * width + x] as number) < INK) return true;
  }
  return false;
}

/** What stands inside of the ring, on white, or null where it is empty (〇) or solid (●). */
function insideOf(picture: Picture, box: PixelBox): Picture | null {
  const cut = crop(picture, box);
  const out = blankPicture(cut.width, cut.height);
  let ink = 0;
  let all = 0;
  for (let y = 0; y < cut.height; y++) {
    for (let x = 0; x < cut.width; x++) {
      const distance = Math.hypot((x + 0.5) / (cut.width / 2) - 1, (y + 0.5) / (cut.height / 2) - 1);
      if (distance > INNER - 0.04) continue;
      const value = cut.pixels[y * cut.width + x] as number;
      out.pixels[y * cut.width + x] = value;
      all++;
      if (value < INK) ink++;
    }
  }
  return ink > LEAST_FILLED * all && ink < MOST_FILLED * all ? out : null;
}

/** A page without its rings, so that nobody reads them as figures. */
export function withoutRings(picture: Picture, rings: readonly Ring[]): Picture {
  if (rings.length === 0) return picture;
  const pixels = new Uint8Array(picture.pixels);
  for (const { box } of rings)
    for (let y = Math.max(0, box[1] - 1); y < Math.min(picture.height, box[3] + 1); y++)
      pixels.fill(
        255,
        y * picture.width + Math.max(0, box[0] - 1),
        y * picture.width + Math.min(picture.width, box[2] + 1),
      );
  return { ...picture, pixels };
}

/** The circled form of a number from 1 to 20 as read inside of a ring, or null. */
export function circledForm(text: string): string | null {
  const digits = text
    .replace(/[lI|丨]/g, '1')
    .replace(/[oO]/g, '0')
    .replace(/\D/g, '');
  const value = Number(digits);
  return digits !== '' && value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : null;
}
