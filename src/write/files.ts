/** Files that are either whole or not there. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TEMPORARY = /^\.tmp-[0-9a-f]{12}$/;

/**
 * Writes a file in one step: whoever reads it sees the old one or the new one, also after a power cut.
 *
 * The temporary file lies in the same folder, since a rename across file systems is a copy.
 */
export function writeWhole(path: string, text: string): void {
  const temporary = join(dirname(path), `.tmp-${randomBytes(6).toString('hex')}`);
  try {
    const file = openSync(temporary, 'wx');
    try {
      writeFileSync(file, text);
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
