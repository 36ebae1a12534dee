/**
 * The journal of an output folder: one line for every file that was finished, whatever its end.
 *
 * It is why a killed run goes on where it was: a line is appended after the JSON is in its place, and read again by the
 * next run.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeWhole } from '../write/files.ts';
import type { Source } from './inputs.ts';
import { type Entry, entrySchema, type State } from './outcome.ts';

/** Ends that depend on the bytes of the file alone; the others depend on the machine and its load, and are tried again. */
const LASTING: readonly State[] = ['done', 'unreadable', 'encrypted', 'empty'];

/** The last entry of every JSON name; a torn line, as `kill -9` leaves it, is no entry. */
export function readJournal(path: string): Map<string, Entry> {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  return new Map(lines.flatMap(entryIn).map((entry) => [entry.json, entry]));
}

function entryIn(line: string): Entry[] {
  try {
    const entry = entrySchema.safeParse(JSON.parse(line));
    return entry.success ? [entry.data] : [];
  } catch {
    return [];
  }
}

export function appendEntry(path: string, entry: Entry): void {
  appendFileSync(path, lineOf(entry));
}

/** Writes the journal anew, in the order of the JSON names: the same for a run with and without interruptions. */
export function writeJournal(path: string, entries: Iterable<Entry>): void {
  const sorted = [...entries].sort((a, b) => (a.json < b.json ? -1 : 1));
  writeWhole(path, sorted.map(lineOf).join(''));
}

// The keys in the order of the schema, wherever the entry comes from.
function lineOf(entry: Entry): string {
  return `${JSON.stringify(entrySchema.parse(entry))}\n`;
}

/** True when a file would be read to the very same end: same bytes, same program, and the JSON is still there. */
export async function isUnchanged(entry: Entry, source: Source, version: string, reports: string): Promise<boolean> {
  if (entry.version !== version || entry.name !== source.name || !LASTING.includes(entry.state)) return false;
  if (entry.sha256 === null || sizeOf(source.path) !== entry.bytes) return false;
  if (entry.state === 'done' && sizeOf(join(reports, entry.json)) !== entry.jsonBytes) return false;
  return (await sha256Of(source.path)) === entry.sha256;
}

function sizeOf(path: string | Buffer): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}

async function sha256Of(path: Buffer): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return null;
  }
  return hash.digest('hex');
}
