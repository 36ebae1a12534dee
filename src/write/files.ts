/** Files that are either whole or not there. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const TEMPORARY = /^\.tmp-[0-9a-f]{12}$/;

/** A path in a folder for a file on its way; what is left of it when the program is killed, `removeLeftovers` removes. */
export function temporaryIn(folder: string): string {
  return join(folder, `.tmp-${randomBytes(6).toString('hex')}`);
}

/** Writes all bytes: a disk may take less than it is given, and says so by a number only. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(file, rest));
}

/**
 * Writes a file in one step: whoever reads it sees the old one or the new one, also after a power cut.
 *
 * The temporary file lies in the same folder, since a rename across file systems is a copy.
 */
export function writeWhole(path: string, text: string): void {
  const file = new WholeFile(dirname(path), basename(path));
  try {
    file.write(text);
    file.finish();
  } finally {
    file.discard();
  }
}

/** Characters that are held back before they go to the disk: of two dozen tables at a time, so a few megabytes for all. */
const CHUNK = 256 * 1024;

/** A file that is written piece by piece under another name and takes its own at the end. */
export class WholeFile {
  readonly name: string;
  readonly #folder: string;
  readonly #temporary: string;
  #file: number | null;
  #held = '';

  constructor(folder: string, name: string) {
    this.name = name;
    this.#folder = folder;
    this.#temporary = temporaryIn(folder);
    this.#file = openSync(this.#temporary, 'wx');
  }

  write(text: string): void {
    this.#held += text;
    if (this.#held.length > CHUNK) this.#flush();
  }

  #flush(): void {
    if (this.#file === null) throw new Error(`${this.name} is closed`);
    writeAll(this.#file, Buffer.from(this.#held));
    this.#held = '';
  }

  finish(): void {
    this.#flush();
    fsyncSync(this.#file as number);
    closeSync(this.#file as number);
    this.#file = null;
    renameSync(this.#temporary, join(this.#folder, this.name));
  }

  /** Does nothing to a finished file. */
  discard(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
    rmSync(this.#temporary, { force: true });
  }
}

/** Bytes that are read at a time. */
const BLOCK = 1 << 20;

/** The bytes of a file, each piece good until the next is asked for. */
export function* blocksOf(path: string): Iterable<Buffer> {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.alloc(BLOCK);
    for (let read = readSync(file, block); read > 0; read = readSync(file, block)) yield block.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

/** The text of a JSON file: one blank of indentation (places are deep, and two would double the size), a line feed at the end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** Removes what killed writers left in a folder. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) if (TEMPORARY.test(name)) rmSync(join(folder, name), { force: true });
}
