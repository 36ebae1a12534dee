/** Files that are either whole or not there. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

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
  const temporary = temporaryIn(dirname(path));
  try {
    const file = openSync(temporary, 'wx');
    try {
      writeAll(file, Buffer.from(text));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
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
