/**
 * What was read from pictures, kept on disk: a picture is read once, in whatever file it stands, and a page of a known file is not
 * even decoded.
 *
 * In the folder lie `<digest of a picture>.json`, its reading, and `<digest of a PDF>/<page number>.json`, what that PDF tells of
 * the page and which picture it is.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Ocr, PictureReading } from './ocr.ts';
import type { Picture } from './picture.ts';
import type { ScanPage } from './scan.ts';

/** The cache takes no more than this; a page takes about 100 kB. */
const MOST_BYTES = 500e6;

/** What a file of the cache holds. */
interface Kept<T> {
  /** The code and the engines that it is of: what others read is read again. */
  readonly by: string;
  readonly value: T;
}

/** A page of a known file. */
interface KnownPage {
  readonly scan: ScanPage;
  /** Digest of its picture. */
  readonly picture: string;
}

/** The cache, as one PDF uses it. Where the folder cannot be used, nothing is known. */
export class KeptReadings {
  readonly #root: string;
  readonly #folder: string;
  readonly #readerName: () => string;
  readonly #names: ReadonlySet<string>;

  private constructor(root: string, folder: string, readerName: () => string, names: readonly string[]) {
    this.#root = root;
    this.#folder = folder;
    this.#readerName = readerName;
    this.#names = new Set(names);
  }

  /** @param readerName asked only when a page is known or kept: most files have none */
  static async of(root: string, pdf: Uint8Array, readerName: () => string): Promise<KeptReadings> {
    const folder = join(root, digestOf(pdf));
    const names = await readdir(folder).catch(() => []);
    if (names.length > 0) await markUsed(folder);
    return new KeptReadings(root, folder, readerName, names);
  }

  /** A page of this file as it was read before, or null. */
  async page(number: number): Promise<{ scan: ScanPage; reading: PictureReading } | null> {
    if (!this.#names.has(nameOf(number))) return null;
    const known = await this.#known<KnownPage>(this.#pathOf(number));
    const reading = known && (await this.#readingOf(known.picture));
    return known && reading ? { scan: known.scan, reading } : null;
  }

  /** What the picture of a page shows: as it was read before, or as it is read now. */
  async read(ocr: Ocr, scan: ScanPage, picture: Picture): Promise<PictureReading> {
    const { width, height, pixels } = picture;
    const digest = digestOf(`${width} ${height} ${scan.dpi}`, pixels);
    const known = await this.#readingOf(digest);
    const reading = known ?? (await ocr.read(picture, scan.dpi));
    if (!known) await this.#keep(this.#pathOf(digest), reading);
    await this.#keep<KnownPage>(this.#pathOf(scan.page.number), { scan, picture: digest });
    return reading;
  }

  /** Where a page of this file is kept, or the reading of a picture. */
  #pathOf(key: number | string): string {
    return typeof key === 'number' ? join(this.#folder, nameOf(key)) : join(this.#root, `${key}.json`);
  }

  async #readingOf(digest: string): Promise<PictureReading | null> {
    const reading = await this.#known<PictureReading>(this.#pathOf(digest));
    if (reading) await markUsed(this.#pathOf(digest));
    return reading;
  }

  async #known<T>(path: string): Promise<T | null> {
    try {
      const kept = JSON.parse(await readFile(path, 'utf8')) as Kept<T>;
      return kept.by === (await this.#by()) ? kept.value : null;
    } catch {
      return null;
    }
  }

  async #keep<T>(path: string, value: T): Promise<void> {
    try {
      const kept: Kept<T> = { by: await this.#by(), value };
      await write(path, JSON.stringify(kept));
      await trimOnce(this.#root);
    } catch {
      // It is read again next time.
    }
  }

  async #by(): Promise<string> {
    return `${await codeVersion()} ${this.#readerName()}`;
  }
}

const nameOf = (number: number): string => `${number}.json`;

function digestOf(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 40);
}

/** What was not used for longest is the first to go. */
const markUsed = (path: string): Promise<void> => utimes(path, new Date(), new Date()).catch(() => undefined);

/** Other processes may read at the same time: a file appears whole or not at all. */
async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, text);
  await rename(draft, path);
}

let version: Promise<string> | undefined;

/** Digest of the code that reads pages: a new program that reads as before still knows its pages. */
function codeVersion(): Promise<string> {
  version ??= (async () => {
    const names = (await readdir(import.meta.dirname))
      .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
      .sort();
    const hash = createHash('sha256');
    for (const name of names)
      hash.update(name.replace(/\.\w+$/, '')).update(await readFile(join(import.meta.dirname, name)));
    return hash.digest('hex').slice(0, 16);
  })();
  return version;
}

let trimmed: Promise<void> | undefined;

/** Looking through the whole cache takes time: it is done with the first page that a process adds. */
function trimOnce(root: string): Promise<void> {
  trimmed ??= trim(root, MOST_BYTES);
  return trimmed;
}

/** Removes what was not used for longest until the rest takes no more than so many bytes. */
export async function trim(root: string, mostBytes: number): Promise<void> {
  const entries = await Promise.all((await readdir(root)).map((name) => measured(join(root, name))));
  let bytes = 0;
  for (const entry of entries.sort((a, b) => b.usedMs - a.usedMs)) {
    bytes += entry.bytes;
    if (bytes > mostBytes) await rm(entry.path, { recursive: true, force: true });
  }
}

async function measured(path: string): Promise<{ path: string; bytes: number; usedMs: number }> {
  const own = await stat(path);
  const names = own.isDirectory() ? await readdir(path) : [];
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(path, name))).size));
  return { path, bytes: sizes.reduce((sum, size) => sum + size, own.size), usedMs: own.mtimeMs };
}
