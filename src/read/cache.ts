/** Pages of scans as they were read, kept on disk: a page of a known file is neither decoded nor read again. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageReading } from './scan.ts';

/** The cache takes no more than this; a page takes about 100 kB. */
const MOST_BYTES = 500e6;

/** What a file of the cache holds. */
interface Kept {
  /** The code and the engines that read the page: what others read is read again. */
  readonly by: string;
  readonly reading: PageReading;
}

/** The pages of one PDF that were read from pictures. Where the folder cannot be used, all pages are unknown. */
export class KeptPages {
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
  static async of(root: string, pdf: Uint8Array, readerName: () => string): Promise<KeptPages> {
    const folder = join(root, createHash('sha256').update(pdf).digest('hex').slice(0, 40));
    const names = await readdir(folder).catch(() => []);
    // The folders that were not used for longest are the first to go.
    if (names.length > 0) await utimes(folder, new Date(), new Date()).catch(() => undefined);
    return new KeptPages(root, folder, readerName, names);
  }

  /** A page as it was read before, or null. */
  async page(number: number): Promise<PageReading | null> {
    if (!this.#names.has(nameOf(number))) return null;
    try {
      const kept = JSON.parse(await readFile(join(this.#folder, nameOf(number)), 'utf8')) as Kept;
      return kept.by === (await this.#by()) ? kept.reading : null;
    } catch {
      return null;
    }
  }

  async keep(reading: PageReading): Promise<void> {
    try {
      const kept: Kept = { by: await this.#by(), reading };
      await write(this.#folder, nameOf(reading.value.number), JSON.stringify(kept));
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

/** Other processes may read at the same time: a page appears whole or not at all. */
async function write(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `${name}.${randomBytes(6).toString('hex')}`);
  await writeFile(draft, text);
  await rename(draft, join(folder, name));
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
