/**
 * `cross-checks.json`: what the reports of a folder say of each other, one check a line.
 *
 * Ten thousand reports give tens of thousands of comparisons; they are written and read one by one.
 */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { type CrossCheck, crossCheckSchema } from '../model/cross-check.ts';
import { groupBy } from '../model/groups.ts';
import { blocksOf, WholeFile } from './files.ts';

const NAME = 'cross-checks.json';
const HEAD = /^\{"schema":"gouji\/cross-checks\/1","reports":(\d+),"checks":\[$/;

/** Where the file of an output folder is. */
export function crossCheckPath(folder: string): string {
  return join(folder, NAME);
}

/**
 * Writes the file anew.
 *
 * @param reports how many were compared
 */
export function writeCrossChecks(folder: string, reports: number, checks: Iterable<CrossCheck>): void {
  const file = new WholeFile(folder, NAME);
  try {
    file.write(`{"schema":"gouji/cross-checks/1","reports":${reports},"checks":[`);
    let before = '\n';
    for (const check of checks) {
      file.write(before + JSON.stringify(check));
      before = ',\n';
    }
    file.write('\n]}\n');
    file.finish();
  } finally {
    file.discard();
  }
}

/** Where a check stands in the file, in bytes. */
interface Position {
  readonly from: number;
  readonly bytes: number;
  /** The report that it speaks of first. */
  readonly sha256: string | undefined;
}

/** The checks that are in the file; it holds none where it is missing or of another make. */
export class StoredCrossChecks {
  /** How many reports were compared. */
  readonly reports: number;
  /** Names of the JSON of all reports that a check speaks of. */
  readonly names: ReadonlySet<string>;
  readonly #path: string;
  readonly #positions: readonly Position[];
  readonly #byReport: ReadonlyMap<string | undefined, readonly Position[]>;

  constructor(folder: string) {
    this.#path = crossCheckPath(folder);
    const names = new Set<string>();
    const positions: Position[] = [];
    let reports: number | null = null;
    for (const { text, from, bytes } of linesIn(this.#path)) {
      reports ??= Number(HEAD.exec(text)?.[1] ?? 0);
      const check = reports > 0 ? checkIn(text) : null;
      if (!check) continue;
      for (const { json } of check.places) names.add(json);
      positions.push({ from, bytes, sha256: check.places[0]?.sha256 });
    }
    this.reports = reports ?? 0;
    this.names = names;
    this.#positions = positions;
    this.#byReport = groupBy(positions, ({ sha256 }) => sha256);
  }

  /** All checks, in their order. */
  all(): Iterable<CrossCheck> {
    return this.#read(this.#positions);
  }

  /** Those that speak of a report first. */
  of(sha256: string): Iterable<CrossCheck> {
    return this.#read(this.#byReport.get(sha256) ?? []);
  }

  *#read(positions: readonly Position[]): Iterable<CrossCheck> {
    if (positions.length === 0) return;
    const file = openSync(this.#path, 'r');
    try {
      for (const { from, bytes } of positions) {
        const line = Buffer.alloc(bytes);
        readSync(file, line, 0, bytes, from);
        yield JSON.parse(withoutComma(line.toString())) as CrossCheck;
      }
    } finally {
      closeSync(file);
    }
  }
}

function withoutComma(line: string): string {
  return line.replace(/,$/, '');
}

function checkIn(line: string): CrossCheck | null {
  if (!line.startsWith('{"rule"')) return null;
  try {
    return crossCheckSchema.safeParse(JSON.parse(withoutComma(line))).data ?? null;
  } catch {
    return null;
  }
}

interface Line {
  readonly text: string;
  readonly from: number;
  readonly bytes: number;
}

function* linesIn(path: string): Iterable<Line> {
  let held = Buffer.alloc(0);
  let offset = 0;
  for (const block of existsSync(path) ? blocksOf(path) : []) {
    held = Buffer.concat([held, block]);
    let from = 0;
    for (let end = held.indexOf('\n'); end >= 0; end = held.indexOf('\n', from)) {
      yield { text: held.toString('utf8', from, end), from: offset + from, bytes: end - from };
      from = end + 1;
    }
    offset += from;
    held = held.subarray(from);
  }
}
