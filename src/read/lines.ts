/** Ruling lines in a picture of a page: found, and taken away so that they do not spoil the words. 表线 */
import { type Picture, type PixelBox, transposed } from './picture.ts';

/** A straight line of ink, level or upright. */
export interface PixelLine {
  readonly box: PixelBox;
  readonly direction: 'horizontal' | 'vertical';
}

/** What is darker than this is ink, once the paper is even. */
const INK = 200;
/** A run of ink this long may be part of a line; a line that stands alone is longer. In points. */
const SHORTEST_PT = 9;
const LONE_PT = 38;
/** A line may have holes of this many points, and no more of them than this share of its length. */
const HOLE_PT = 1.1;
const LEAST_INK = 0.9;
/** Lines are no thicker than this, in points. */
const THICKEST_PT = 3.2;
/** A short line counts where it ends this near to a line across. In points. */
const TOUCH_PT = 3;

/** Finds the level and upright lines of an even, straight picture. */
export function linesIn(picture: Picture, dpi: number): PixelLine[] {
  const pt = dpi / 72;
  const horizontal = merged(runsAlong(picture, pt), pt).map((box) => line(box, 'horizontal'));
  const vertical = merged(runsAlong(transposed(picture), pt), pt).map((box) => line(box, 'vertical'));
  const all = [...horizontal, ...vertical].filter((l) => thickness(l) <= THICKEST_PT * pt);
  const long = all.filter((l) => lengthOf(l) >= LONE_PT * pt);
  const short = all.filter((l) => lengthOf(l) < LONE_PT * pt && endsOn(l, long, TOUCH_PT * pt));
  return [...long, ...short];
}

/** A line found as level has its box as it is; an upright one was found in the picture laid on its side. */
function line([x0, y0, x1, y1]: PixelBox, direction: PixelLine['direction']): PixelLine {
  return { box: direction === 'horizontal' ? [x0, y0, x1, y1] : [y0, x0, y1, x1], direction };
}

const lengthOf = ({ box, direction }: PixelLine): number =>
  direction === 'horizontal' ? box[2] - box[0] : box[3] - box[1];
const thickness = ({ box, direction }: PixelLine): number =>
  direction === 'horizontal' ? box[3] - box[1] : box[2] - box[0];

/** Whether both ends of a short line meet lines across: a stroke of a character does not. */
function endsOn({ box, direction }: PixelLine, long: readonly PixelLine[], near: number): boolean {
  const [from, to] = direction === 'horizontal' ? [box[0], box[2]] : [box[1], box[3]];
  const at = direction === 'horizontal' ? (box[1] + box[3]) / 2 : (box[0] + box[2]) / 2;
  return [from, to].every((end) =>
    long.some((other) => {
      if (other.direction === direction) return false;
      const [start, stop] = direction === 'horizontal' ? [other.box[1], other.box[3]] : [other.box[0], other.box[2]];
      const [a, b] = direction === 'horizontal' ? [other.box[0], other.box[2]] : [other.box[1], other.box[3]];
      return start - near <= at && at <= stop + near && a - near <= end && end <= b + near;
    }),
  );
}

/** A run of ink in one row (or column): at `at`, from `from` up to `to`. */
interface Run {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The long runs of ink in every row, holes bridged.
 *
 * A row takes the ink of its predecessor along, since a line that leaves the row by a hair goes on in the next.
 */
function runsAlong({ width, height, pixels }: Picture, pt: number): Run[] {
  const shortest = SHORTEST_PT * pt;
  const hole = Math.max(2, Math.round(HOLE_PT * pt));
  const runs: Run[] = [];
  let [from, last, ink] = [-1, -1, 0];
  const close = (at: number): void => {
    if (from >= 0 && last - from >= shortest && ink >= LEAST_INK * (last - from)) runs.push({ at, from, to: last + 1 });
    from = -1;
  };
  for (let y = 1; y < height; y++) {
    for (let x = 0, k = y * width; x < width; x++, k++) {
      if ((pixels[k] as number) >= INK && (pixels[k - width] as number) >= INK) continue;
      if (from >= 0 && x - last > hole) close(y);
      if (from < 0) {
        from = x;
        ink = 0;
      }
      last = x;
      ink++;
    }
    close(y);
  }
  return runs;
}

/** Joins runs of neighbouring rows that overlap: from, first row, to, last row. */
function merged(runs: readonly Run[], pt: number): PixelBox[] {
  let open: [number, number, number, number][] = [];
  const done: PixelBox[] = [];
  for (const { at, from, to } of runs) {
    const [near, far] = partition(open, (box) => at - box[3] <= Math.max(1, 0.3 * pt));
    done.push(...far);
    open = near;
    const touching = open.filter((box) => box[0] <= to && box[2] >= from);
    open = open.filter((box) => !touching.includes(box));
    open.push([
      Math.min(from, ...touching.map((box) => box[0])),
      Math.min(at, ...touching.map((box) => box[1])),
      Math.max(to, ...touching.map((box) => box[2])),
      at,
    ]);
  }
  return [...done, ...open].map(([x0, y0, x1, y1]) => [x0, y0, x1, Math.max(y0 + 1, y1)]);
}

function partition<T>(things: readonly T[], test: (thing: T) => boolean): [T[], T[]] {
  const [yes, no]: [T[], T[]] = [[], []];
  for (const thing of things) (test(thing) ? yes : no).push(thing);
  return [yes, no];
}

/** The picture without its lines. Strokes of characters that touch a line keep what sticks out of it. */
export function withoutLines(picture: Picture, lines: readonly PixelLine[]): Picture {
  const out = { ...picture, pixels: new Uint8Array(picture.pixels) };
  for (const { box, direction } of lines) {
    const [x0, y0, x1, y1] = box;
    const isLevel = direction === 'horizontal';
    const [from, to, first, last] = isLevel ? [x0, x1, y0, y1] : [y0, y1, x0, x1];
    const [step, stride, count] = isLevel ? [1, picture.width, picture.height] : [picture.width, 1, picture.width];
    for (let j = Math.max(0, from - 2); j < Math.min(isLevel ? picture.width : picture.height, to + 2); j++)
      eraseAcross(picture.pixels, out.pixels, j * step, stride, [first, last], count);
  }
  return out;
}

/** Whitens a line at one point of its length, with its grey seams unless a stroke goes on there. */
function eraseAcross(
  from: Uint8Array,
  to: Uint8Array,
  base: number,
  stride: number,
  [first, last]: [number, number],
  count: number,
): void {
  const seam = 3;
  const isInk = (i: number): boolean => i >= 0 && i < count && (from[base + i * stride] as number) < INK;
  const top = isInk(first - seam - 1) ? first - 1 : first - seam;
  const bottom = isInk(last + seam + 1) ? last + 1 : last + seam;
  for (let i = Math.max(0, top); i <= Math.min(count - 1, bottom); i++) to[base + i * stride] = 255;
}
