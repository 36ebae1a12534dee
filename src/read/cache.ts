/** Readings kept on disk, by the pixels that they were made of and the code that made them. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ocr, PictureReading } from './ocr.ts';
import type { Picture } from './picture.ts';

/** A reader that reads every picture once. Where the folder cannot be written it reads every time. */
export function cached(ocr: Ocr, folder: string): Ocr {
  const read = async (picture: Picture, dpi: number): Promise<PictureReading> => {
    const file = join(folder, `${await keyOf(ocr.name, picture, dpi)}.json`);
    const known = await load(file);
    if (known) return known;
    const reading = await ocr.read(picture, dpi);
    await store(folder, file, reading).catch(() => undefined);
    return reading;
  };
  return {
    get name() {
      return ocr.name;
    },
    read,
  };
}

async function keyOf(name: string, { width, height, pixels }: Picture, dpi: number): Promise<string> {
  const head = `${await codeVersion()} ${name} ${width} ${height} ${dpi.toFixed(2)} `;
  return createHash('sha256').update(head).update(pixels).digest('hex').slice(0, 40);
}

async function load(file: string): Promise<PictureReading | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as PictureReading;
  } catch {
    return null;
  }
}

/** Other processes may read at the same time: a reading appears whole or not at all. */
async function store(folder: string, file: string, reading: PictureReading): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, JSON.stringify(reading));
  await rename(draft, file);
}

let version: Promise<string> | undefined;

/** Digest of the code that reads pictures: a new program that reads as before still knows its readings. */
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
