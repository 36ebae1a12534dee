/** Coloured pixels → grey ones in which a red stamp does not hide the words below it. */
import { blankPicture, type Picture } from './picture.ts';

/** Pixels as a decoder gives them: one, three or four bytes a pixel, or one bit (0 is ink). */
export interface RawPixels {
  readonly width: number;
  readonly height: number;
  /** Bytes a pixel; 0 for one bit a pixel, rows padded to whole bytes. */
  readonly channels: 0 | 1 | 3 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** Above this share of red pixels a page bears a stamp. */
const STAMP_SHARE = 0.0005;
/** A pixel counts as red when its red is this much brighter than its other colours, as a share of red. */
const RED = 0.35;
/** Grey paper has a cast of up to this redness. */
const CAST = 0.06;

/** Grey pixels of any picture. */
export function greyOf(raw: RawPixels): Picture {
  if (raw.channels === 0) return fromBits(raw);
  if (raw.channels === 1) return { width: raw.width, height: raw.height, pixels: Uint8Array.from(raw.data) };
  return withoutStamp(raw, raw.channels);
}

function fromBits({ width, height, data }: RawPixels): Picture {
  const out = blankPicture(width, height);
  const stride = (width + 7) >> 3;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = ((data[y * stride + (x >> 3)] as number) >> (7 - (x & 7))) & 1;
      out.pixels[y * width + x] = bit === 1 ? 255 : 0;
    }
  }
  return out;
}

/** The red channel sees through a stamp; what of it stays dark is brightened by how red it is. */
function withoutStamp({ width, height, data }: RawPixels, step: number): Picture {
  const strength = stampStrength(data, step);
  const out = blankPicture(width, height);
  for (let i = 0, j = 0; i < out.pixels.length; i++, j += step) {
    const red = data[j] as number;
    const other = Math.max(data[j + 1] as number, data[j + 2] as number);
    const redness = red > 0 ? Math.max(0, (red - other) / red - CAST) : 0;
    out.pixels[i] = Math.min(255, red * (1 + strength * redness));
  }
  return out;
}

/** How much the stamp darkens the red channel for each unit of redness: 0 where the page has none. */
function stampStrength(data: RawPixels['data'], step: number): number {
  const reds: number[] = [];
  const rednesses: number[] = [];
  const histogram = new Uint32Array(256);
  let seen = 0;
  for (let j = 0; j < data.length; j += step * 5, seen++) {
    const red = data[j] as number;
    histogram[red] = (histogram[red] as number) + 1;
    const redness = red > 90 ? (red - Math.max(data[j + 1] as number, data[j + 2] as number)) / red : 0;
    if (redness <= RED) continue;
    reds.push(red);
    rednesses.push(redness);
  }
  if (reds.length < STAMP_SHARE * seen) return 0;
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] as number;
  const paper = brighterThan(histogram, 0.7 * seen);
  return 1.15 * Math.max(0, Math.min(1.2, (paper / middle(reds) - 1) / middle(rednesses)));
}

/** The value that some number of pixels do not exceed. */
function brighterThan(histogram: Uint32Array, count: number): number {
  let value = 0;
  for (let sum = histogram[0] as number; value < 255 && sum < count; ) sum += histogram[++value] as number;
  return value;
}
