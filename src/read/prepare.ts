/** A page's picture made ready for reading: even paper, black ink, straight lines. */
import { blankPicture, isBilevel, type Picture, scaled } from './picture.ts';

/** A picture ready for reading. */
interface Prepared {
  readonly picture: Picture;
  readonly isBilevel: boolean;
}

/** Side of the squares over which the paper's brightness is measured, in pixels. */
const PAPER_BLOCK = 24;
/** Brightness, as a share of the paper's, that becomes black, and that becomes white. Higher whites keep faint print. */
const BLACK = 0.3;
const WHITE = 0.9;
/** Scans lie askew by no more than this. */
const MOST_SKEW_DEGREES = 3.2;
/** Below this a page counts as straight. */
const LEAST_SKEW_DEGREES = 0.03;

/** Evens out the paper and straightens the page. Pictures in black and white are softened instead, as the readers expect. */
export function prepare(raw: Picture): Prepared {
  const bilevel = isBilevel(raw);
  const even = bilevel ? raw : evened(raw);
  const skewDegrees = skewOf(even);
  const straight = Math.abs(skewDegrees) < LEAST_SKEW_DEGREES ? even : rotated(even, skewDegrees);
  return { picture: bilevel ? softened(straight) : straight, isBilevel: bilevel };
}

/** Divides the paper out, so that shadows and grey paper vanish, and stretches what is left. */
function evened(picture: Picture): Picture {
  const { width, height, pixels } = picture;
  const { columns, values } = paperOf(picture);
  const out = new Uint8Array(pixels.length);
  const table = stretch();
  const rows = values.length / columns;
  const gains = new Float32Array(columns);
  const between = betweenBlocks(width, columns);
  for (let y = 0; y < height; y++) {
    const at = clamp(y / PAPER_BLOCK - 0.5, 0, rows - 1);
    const upper = Math.floor(at) * columns;
    const lower = Math.min(rows - 1, Math.floor(at) + 1) * columns;
    const down = at - Math.floor(at);
    for (let c = 0; c < columns; c++)
      gains[c] = 682 / ((values[upper + c] as number) * (1 - down) + (values[lower + c] as number) * down);
    for (let x = 0, k = y * width; x < width; x++, k++) {
      const left = between.lefts[x] as number;
      const gain = gains[left] as number;
      const right = gains[left + 1 < columns ? left + 1 : left] as number;
      const level = (pixels[k] as number) * (gain + (right - gain) * (between.shares[x] as number));
      out[k] = table[level < 1023 ? level | 0 : 1023] as number;
    }
  }
  return { width, height, pixels: out };
}

/** For every column of pixels: the block to its left, and how far it lies from there to the next. */
function betweenBlocks(width: number, columns: number): { lefts: Uint16Array; shares: Float32Array } {
  const lefts = new Uint16Array(width);
  const shares = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const at = clamp(x / PAPER_BLOCK - 0.5, 0, columns - 1);
    lefts[x] = Math.floor(at);
    shares[x] = at - Math.floor(at);
  }
  return { lefts, shares };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** Brightness as a share of the paper's, in steps of 1/682, → grey. */
function stretch(): Uint8Array {
  const table = new Uint8Array(1024);
  for (let i = 0; i < table.length; i++)
    table[i] = clamp(Math.round((255 * (i / 682 - BLACK)) / (WHITE - BLACK)), 0, 255);
  return table;
}

/** Brightness of the paper in every block: bright pixels of the block and its neighbours, smoothed. */
function paperOf(picture: Picture): { columns: number; values: Float32Array } {
  const columns = Math.ceil(picture.width / PAPER_BLOCK);
  const rows = Math.ceil(picture.height / PAPER_BLOCK);
  const blocks = new Float32Array(columns * rows);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) blocks[r * columns + c] = brightOf(picture, c, r);
  const greatest = (values: number[]): number => Math.max(...values);
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  // A block full of ink borrows the paper from its neighbours; a black page must not divide by zero.
  const spread = overNeighbours(blocks, columns, greatest);
  return { columns, values: overNeighbours(spread, columns, mean).map((v) => Math.max(40, v)) };
}

/** The brightness that a quarter of a block's pixels reach. */
function brightOf({ width, height, pixels }: Picture, column: number, row: number): number {
  const histogram = new Uint32Array(256);
  let count = 0;
  for (let y = row * PAPER_BLOCK; y < Math.min(height, (row + 1) * PAPER_BLOCK); y += 2) {
    for (let x = column * PAPER_BLOCK; x < Math.min(width, (column + 1) * PAPER_BLOCK); x += 2, count++) {
      const v = pixels[y * width + x] as number;
      histogram[v] = (histogram[v] as number) + 1;
    }
  }
  let value = 255;
  for (let sum = histogram[value] as number; value > 0 && sum < count / 4; ) sum += histogram[--value] as number;
  return value;
}

function overNeighbours(values: Float32Array, columns: number, join: (values: number[]) => number): Float32Array {
  const rows = values.length / columns;
  return values.map((_, i) => {
    const near: number[] = [];
    for (let r = Math.max(0, ((i / columns) | 0) - 1); r <= Math.min(rows - 1, ((i / columns) | 0) + 1); r++)
      for (let c = Math.max(0, (i % columns) - 1); c <= Math.min(columns - 1, (i % columns) + 1); c++)
        near.push(values[r * columns + c] as number);
    return join(near);
  });
}

/** The angle, in degrees, by which a page must be turned clockwise: where its rows of ink stand out most. */
export function skewOf(picture: Picture): number {
  const factor = Math.max(1, Math.round(picture.width / 800));
  const small = scaled(picture, Math.round(picture.width / factor), Math.round(picture.height / factor));
  const { xs, ys } = inkOf(small);
  const score = (angle: number): number => sharpness(xs, ys, small.height, angle);
  const coarse = best(score, 0, MOST_SKEW_DEGREES, 0.1);
  return best(score, coarse, 0.08, 0.02);
}

function best(score: (angle: number) => number, centre: number, reach: number, step: number): number {
  let [angle, value] = [centre, score(centre)];
  for (let a = centre - reach; a <= centre + reach + 1e-9; a += step) {
    const v = score(a);
    if (v > value) [angle, value] = [a, v];
  }
  return angle;
}

function inkOf({ width, height, pixels }: Picture): { xs: Float32Array; ys: Float32Array } {
  const margin = Math.round(0.03 * width);
  const xs: number[] = [];
  const ys: number[] = [];
  for (let y = margin; y < height - margin; y++) {
    for (let x = margin; x < width - margin; x++) {
      if ((pixels[y * width + x] as number) > 160) continue;
      xs.push(x - width / 2);
      ys.push(y);
    }
  }
  return { xs: Float32Array.from(xs), ys: Float32Array.from(ys) };
}

/** Sum of squared differences between the ink of neighbouring rows, at an angle. */
function sharpness(xs: Float32Array, ys: Float32Array, height: number, angle: number): number {
  const pad = 100;
  const rows = new Float64Array(height + 2 * pad);
  const slope = Math.tan((angle * Math.PI) / 180);
  for (let i = 0; i < xs.length; i++) {
    const y = (ys[i] as number) - (xs[i] as number) * slope + pad;
    const row = y | 0;
    if (row < 0 || row + 1 >= rows.length) continue;
    rows[row] = (rows[row] as number) + 1 - (y - row);
    rows[row + 1] = (rows[row + 1] as number) + y - row;
  }
  let sum = 0;
  for (let i = 1; i < rows.length; i++) sum += ((rows[i] as number) - (rows[i - 1] as number)) ** 2;
  return sum;
}

/** Turns a picture about its centre; the corners that come in are paper. */
function rotated(picture: Picture, degrees: number): Picture {
  const { width, height, pixels } = picture;
  const out = blankPicture(width, height);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  for (let y = 0; y < height; y++) {
    let sx = -cos * (width / 2) - sin * (y - height / 2) + width / 2;
    let sy = -sin * (width / 2) + cos * (y - height / 2) + height / 2;
    for (let x = 0; x < width; x++, sx += cos, sy += sin) {
      if (sx < 0 || sy < 0 || sx >= width - 1 || sy >= height - 1) continue;
      const x0 = sx | 0;
      const y0 = sy | 0;
      const a = sx - x0;
      const k = y0 * width + x0;
      const upper = (pixels[k] as number) * (1 - a) + (pixels[k + 1] as number) * a;
      const lower = (pixels[k + width] as number) * (1 - a) + (pixels[k + width + 1] as number) * a;
      out.pixels[y * width + x] = upper + (lower - upper) * (sy - y0) + 0.5;
    }
  }
  return out;
}

/** Blurs by a kernel of 1 2 1: hard edges of black and white become the soft ones that the readers learned. */
function softened({ width, height, pixels }: Picture): Picture {
  const across = new Uint8Array(pixels.length);
  const out = new Uint8Array(pixels.length);
  const mix = (from: Uint8Array, to: Uint8Array, step: number): void => {
    for (let i = step; i < from.length - step; i++)
      to[i] = ((from[i - step] as number) + 2 * (from[i] as number) + (from[i + step] as number) + 2) >> 2;
    to.fill(255, 0, step);
    to.fill(255, from.length - step);
  };
  mix(pixels, across, 1);
  mix(across, out, width);
  return { width, height, pixels: out };
}
