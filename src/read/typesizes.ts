/** Heights of type over a page: lines of one size are given one number, as a text layer would have it. */

/** Heights this near to each other, as a ratio, are one size. */
const SAME = 1.09;
/** A line whose height is uncertain takes the nearest size of the page up to this ratio. */
const NEAR = 1.3;

/** A line's height of type in pixels, and by how many characters it is known: 0 where it is guessed. */
export interface Measured {
  readonly emPx: number;
  readonly weight: number;
}

/** The common sizes of the lines, in the order of the lines. */
export function commonSizes(lines: readonly Measured[]): number[] {
  const groups = grouped(lines.filter((line) => line.weight > 0));
  return lines.map(({ emPx, weight }) => {
    const reach = weight > 0 ? SAME : NEAR;
    const near = groups
      .map((size) => ({ size, ratio: Math.max(size / emPx, emPx / size) }))
      .filter(({ ratio }) => ratio <= reach)
      .sort((a, b) => a.ratio - b.ratio)[0];
    return near?.size ?? emPx;
  });
}

/** Weighted means of runs of similar heights. */
function grouped(lines: readonly Measured[]): number[] {
  const runs: { sum: number; weight: number }[] = [];
  for (const { emPx, weight } of [...lines].sort((a, b) => a.emPx - b.emPx)) {
    const run = runs.at(-1);
    if (run && emPx / (run.sum / run.weight) < SAME) {
      run.sum += emPx * weight;
      run.weight += weight;
    } else runs.push({ sum: emPx * weight, weight });
  }
  return runs.map(({ sum, weight }) => sum / weight);
}
