/** Which files a batch reads: folders walked, named files taken as they are, everything left out told with its reason. */
import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, normalize, sep } from 'node:path';

/** A PDF to read. */
export interface Source {
  /** As bytes: names from old zip files are GBK, which a string of Node cannot carry back to the file system. */
  readonly path: Buffer;
  /** The path for people, with `/`. */
  readonly shown: string;
  /** From the folder that was named, so that it is the same wherever the program is started. */
  readonly relative: string;
  readonly name: string;
}

export const skipReasons = [
  'no-pdf-name',
  'apple-double',
  'seen-before',
  'broken-link',
  'no-file',
  'unreadable-folder',
] as const;

/** Something that was found and not read. */
export interface Skipped {
  readonly path: string;
  readonly reason: (typeof skipReasons)[number];
}

export interface Inputs {
  readonly sources: readonly Source[];
  readonly skipped: readonly Skipped[];
}

/** A path that was named and cannot be used: wrong usage, not a bad report. */
export class InputError extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`no such file or folder: ${path}`);
    this.name = 'InputError';
    this.path = path;
  }
}

interface Walk {
  readonly sources: Source[];
  readonly skipped: Skipped[];
  /** Real paths of everything met: links in circles end here, and no file is read twice. */
  readonly seen: Set<string>;
}

/** @throws InputError for a named path that does not exist */
export function assertInputs(inputs: readonly string[]): void {
  for (const input of inputs) if (!statOf(Buffer.from(input))) throw new InputError(input);
}

/**
 * Finds the files of a batch, in the order of their paths.
 *
 * @param own the output folder, which is never read
 */
export function findInputs(inputs: readonly string[], own: string): Inputs {
  const walk: Walk = { sources: [], skipped: [], seen: new Set([realpathOf(Buffer.from(own))]) };
  for (const input of inputs.map(withoutTail).sort()) {
    const path = Buffer.from(input);
    const at = { path, shown: toShown(input), relative: '' };
    if (statOf(path)?.isDirectory()) visitFolder(at, walk);
    else visitFile({ ...at, relative: toShown(basename(input)) }, walk, true);
  }
  const byPath = (a: { shown: string }, b: { shown: string }) => compare(a.shown, b.shown);
  return { sources: walk.sources.sort(byPath), skipped: walk.skipped.sort((a, b) => compare(a.path, b.path)) };
}

type Place = Omit<Source, 'name'>;

function visitFolder(folder: Place, walk: Walk): void {
  if (isSeen(folder, walk)) return;
  for (const name of namesIn(folder, walk)) {
    const place = inFolder(folder, name);
    const stat = statOf(place.path);
    if (!stat) walk.skipped.push({ path: place.shown, reason: 'broken-link' });
    else if (stat.isDirectory()) visitFolder(place, walk);
    else visitFile(place, walk, false, stat);
  }
}

function namesIn({ path, shown }: Place, { skipped }: Walk): Buffer[] {
  try {
    return readdirSync(path, { encoding: 'buffer' }).sort(Buffer.compare);
  } catch {
    skipped.push({ path: shown, reason: 'unreadable-folder' });
    return [];
  }
}

function visitFile(place: Place, walk: Walk, isNamed: boolean, stat = statOf(place.path)): void {
  const name = place.relative.slice(place.relative.lastIndexOf('/') + 1);
  const reason = reasonToSkip(name, isNamed, stat);
  if (reason) walk.skipped.push({ path: place.shown, reason });
  else if (!isSeen(place, walk)) walk.sources.push({ ...place, name });
}

function reasonToSkip(name: string, isNamed: boolean, stat: Stats | undefined): Skipped['reason'] | null {
  if (!stat?.isFile()) return 'no-file';
  if (isNamed) return null;
  // macOS puts a ._X.pdf beside X.pdf on sticks and into zip files; it holds no report.
  if (name.startsWith('._')) return 'apple-double';
  return /\.pdf$/i.test(name) ? null : 'no-pdf-name';
}

function isSeen({ path, shown }: Place, { seen, skipped }: Walk): boolean {
  const real = realpathOf(path);
  if (seen.has(real)) {
    skipped.push({ path: shown, reason: 'seen-before' });
    return true;
  }
  seen.add(real);
  return false;
}

function inFolder(folder: Place, name: Buffer): Place {
  const shown = decode(name);
  return {
    path: Buffer.concat([folder.path, Buffer.from(sep), name]),
    shown: folder.shown === '.' ? shown : `${folder.shown.replace(/\/$/, '')}/${shown}`,
    relative: folder.relative === '' ? shown : `${folder.relative}/${shown}`,
  };
}

function decode(name: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(name);
    } catch {}
  }
  return name.toString('latin1');
}

function statOf(path: Buffer): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

// The bytes as latin1: a name in GBK keeps its identity.
function realpathOf(path: Buffer): string {
  try {
    return realpathSync(path, { encoding: 'buffer' }).toString('latin1');
  } catch {
    return path.toString('latin1');
  }
}

function withoutTail(input: string): string {
  const path = normalize(input);
  return path.length > 1 && path.endsWith(sep) ? path.slice(0, -1) : path;
}

function toShown(path: string): string {
  return path.split(sep).join('/');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
