/** Pictures of pages as grey pixels, and the few ways in which they are cut and scaled. */

/** A grey picture, row by row from the top left; 0 is ink, 255 paper. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** x0, y0, x1, y1 in pixels from the top left; the last two exclusive. */
export type PixelBox = readonly [number, number, number, number];

/** An empty sheet. */
export function blankPicture(width: number, height: number): Picture {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) };
}

/** A part of a picture; what lies outside of it is paper. */
export function crop(picture: Picture, [x0, y0, x1, y1]: PixelBox): Picture {
  const out = blankPicture(Math.max(1, Math.ceil(x1) - Math.floor(x0)), Math.max(1, Math.ceil(y1) - Math.floor(y0)));
  const left = Math.floor(x0);
  const top = Math.floor(y0);
  const from = Math.max(0, left);
  const to = Math.min(picture.width, left + out.width);
  for (let y = Math.max(0, top); y < Math.min(picture.height, top + out.height) && from < to; y++) {
    const row = y * picture.width;
    out.pixels.set(picture.pixels.subarray(row + from, row + to), (y - top) * out.width + from - left);
  }
  return out;
}

/** A picture at another size: averages where it shrinks, interpolates where it grows. */
export function scaled(picture: Picture, width: number, height: number): Picture {
  if (picture.width === width && picture.height === height) return picture;
  const across = resampled(picture.pixels, picture.width, picture.height, width);
  return { width, height, pixels: resampled(across, picture.height, width, height) };
}

/** Resamples rows to another length and returns the result column by column: twice that is a resized picture. */
function resampled(pixels: Uint8Array, width: number, height: number, length: number): Uint8Array {
  const { starts, weights, taps } = kernel(width, length);
  const out = new Uint8Array(length * height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let i = 0; i < length; i++) {
      let sum = 0.5;
      const from = row + (starts[i] as number);
      for (let k = 0; k < taps; k++) sum += (pixels[from + k] as number) * (weights[i * taps + k] as number);
      out[i * height + y] = sum;
    }
  }
  return out;
}

/** The pixels and weights that make each new one: a tent as wide as the step, but no narrower than two pixels. */
function kernel(size: number, length: number): { starts: Int32Array; weights: Float32Array; taps: number } {
  const step = size / length;
  const radius = Math.max(1, step);
  const taps = Math.min(size, Math.ceil(2 * radius) + 1);
  const starts = new Int32Array(length);
  const weights = new Float32Array(length * taps);
  for (let i = 0; i < length; i++) {
    const centre = (i + 0.5) * step - 0.5;
    const start = Math.max(0, Math.min(size - taps, Math.ceil(centre - radius)));
    let sum = 0;
    for (let k = 0; k < taps; k++)
      sum += weights[i * taps + k] = Math.max(0, 1 - Math.abs(start + k - centre) / radius);
    if (sum === 0) weights[i * taps] = sum = 1;
    for (let k = 0; k < taps; k++) weights[i * taps + k] = (weights[i * taps + k] as number) / sum;
    starts[i] = start;
  }
  return { starts, weights, taps };
}

/** A picture turned clockwise by quarter turns. */
export function turned(picture: Picture, quarters: number): Picture {
  const { width, height, pixels } = picture;
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return picture;
  const out = turns === 2 ? blankPicture(width, height) : blankPicture(height, width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] =
        turns === 1 ? [height - 1 - y, x] : turns === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      out.pixels[v * out.width + u] = pixels[y * width + x] as number;
    }
  }
  return out;
}

/** A picture with rows for columns. Goes by squares, since memory is read by rows. */
export function transposed({ width, height, pixels }: Picture): Picture {
  const out = blankPicture(height, width);
  const side = 64;
  for (let top = 0; top < height; top += side)
    for (let left = 0; left < width; left += side)
      for (let y = top; y < Math.min(height, top + side); y++)
        for (let x = left; x < Math.min(width, left + side); x++)
          out.pixels[x * height + y] = pixels[y * width + x] as number;
  return out;
}

/** A picture mirrored left to right. */
export function mirrored(picture: Picture): Picture {
  const pixels = new Uint8Array(picture.pixels);
  for (let y = 0; y < picture.height; y++) pixels.subarray(y * picture.width, (y + 1) * picture.width).reverse();
  return { ...picture, pixels };
}

/** Whether a picture has black and white only: a fax, or a scanner set to text. */
export function isBilevel({ pixels }: Picture): boolean {
  let between = 0;
  let seen = 0;
  for (let i = 0; i < pixels.length; i += 7, seen++) {
    const v = pixels[i] as number;
    if (v > 12 && v < 243) between++;
  }
  return between < 0.002 * seen;
}

/** A binary PGM file: what the second engine takes without any compressing and decompressing. */
export function toPgm({ width, height, pixels }: Picture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels]);
}
