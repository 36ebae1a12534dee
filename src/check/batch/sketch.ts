/** Sketches of texts: equal ones are told by one number, nearly equal ones by one of a few. 相似度 */

const RUN = 3;
const ROWS = 2;
/** Numbers that stand for a text. */
export const BANDS = 6;
/** Share of the runs that two texts have in common that agree but for a few words. */
export const LEAST_ALIKE = 0.9;

/** Odd multipliers and offsets of the permutations; fixed, so that a folder gives the same findings every time. */
const permutations = Array.from({ length: ROWS * BANDS }, (_, i) => [
  (Math.imul(i + 1, 0x9e3779b1) | 1) >>> 0,
  Math.imul(i + 1, 0x85ebca6b) >>> 0,
]) as [number, number][];

function runsOf(text: string): Set<number> {
  const runs = new Set<number>();
  for (let i = 0; i + RUN <= text.length; i++) {
    let hash = 0x811c9dc5;
    for (let j = i; j < i + RUN; j++) hash = Math.imul(hash ^ text.charCodeAt(j), 0x01000193);
    runs.add(hash >>> 0);
  }
  return runs;
}

function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A number for each band of a text's least hashes.
 *
 * Texts that share nine tenths of their runs have one of six bands in common all but once in a thousand times.
 */
export function sketchOf(text: string): number[] {
  const least = permutations.map(() => 0xffffffff);
  for (const run of runsOf(text)) {
    permutations.forEach(([factor, offset], i) => {
      const hash = mixed((Math.imul(run, factor) + offset) | 0);
      if (hash < (least[i] as number)) least[i] = hash;
    });
  }
  return Array.from({ length: BANDS }, (_, band) => {
    const [one = 0, other = 0] = least.slice(band * ROWS, (band + 1) * ROWS);
    // 53 bits are what a number holds exactly.
    return one * 0x200000 + (other & 0x1fffff);
  });
}

/** The part of the runs of two texts that both have (Dice). */
export function likeness(a: string, b: string): number {
  const [one, other] = [runsOf(a), runsOf(b)];
  let shared = 0;
  for (const run of one) if (other.has(run)) shared++;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}
