/** Texts of a run that are wanted again before it ends, and are too many for the memory. */
import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { temporaryIn, writeAll } from './files.ts';

/** A file that is gone when it is closed; what a killed program leaves of it, `removeLeftovers` removes. */
export class FileShelf {
  readonly #path: string;
  readonly #file: number;
  /** Where each text begins, and where the next one will. */
  readonly #starts: number[] = [0];

  constructor(folder: string) {
    this.#path = temporaryIn(folder);
    this.#file = openSync(this.#path, 'wx+');
  }

  /** Puts a text aside; it goes by its number, from 0. */
  put(text: string): void {
    const bytes = Buffer.from(text);
    writeAll(this.#file, bytes);
    this.#starts.push(this.#startOf(this.#starts.length - 1) + bytes.length);
  }

  fetch(at: number): string {
    const from = this.#startOf(at);
    const bytes = Buffer.alloc(this.#startOf(at + 1) - from);
    readSync(this.#file, bytes, 0, bytes.length, from);
    return bytes.toString();
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#path, { force: true });
  }

  #startOf(at: number): number {
    return this.#starts[at] ?? 0;
  }
}
