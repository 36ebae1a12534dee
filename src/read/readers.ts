/** Readers of pictures that work side by side, each on one picture at a time. */
import type { Engine, PictureReading } from './ocr.ts';
import type { Picture } from './picture.ts';

/** A reader's place; its engine is loaded when the place is taken for the first time. */
interface Seat {
  readonly engine: Promise<Engine>;
}

/**
 * The readers of one kind in this process, shared by all documents.
 *
 * Two readers, not two threads in one: half of a page's time goes into work that threads of an engine do not share.
 */
export class Readers {
  readonly #start: (most: number) => Promise<Engine>;
  readonly #seats: Seat[] = [];
  readonly #idle: Seat[] = [];
  readonly #waiting: ((seat: Seat) => void)[] = [];

  /** @param start starts a reader, told of how many at most it is one */
  constructor(start: (most: number) => Promise<Engine>) {
    this.#start = start;
  }

  /** Reads a picture as soon as a reader is free; starts another one while there are fewer than `most`. */
  async read(picture: Picture, dpi: number, most: number): Promise<PictureReading> {
    const seat = await this.#free(most);
    try {
      return await (await seat.engine).read(picture, dpi);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(seat);
      else this.#idle.push(seat);
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#seats.map(async ({ engine }) => (await engine).close()));
  }

  #free(most: number): Seat | Promise<Seat> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#seats.length >= Math.max(1, most)) return new Promise((resolve) => this.#waiting.push(resolve));
    const seat = { engine: this.#start(most) };
    this.#seats.push(seat);
    return seat;
  }
}
