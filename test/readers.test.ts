/** Pictures of one document read side by side. */
import { describe, expect, it } from 'vitest';
import type { Engine, Ocr, PictureReading } from '../src/read/ocr.ts';
import { openPdf } from '../src/read/pdf.ts';
import type { Picture } from '../src/read/picture.ts';
import { Readers } from '../src/read/readers.ts';
import { charactersOf, jpegOf, scanPdf } from './scan-pages.ts';

const sheet: Picture = { width: 1, height: 1, pixels: new Uint8Array(1) };
const reading = (text: string): PictureReading => ({
  quarters: 0,
  characters: charactersOf(text, 200, 400),
  lines: [],
  unread: [],
});

/** A reader that answers when the test says so. */
class Held implements Engine {
  readonly name = 'held';
  readonly asked: ((reading: PictureReading | Error) => void)[] = [];
  isClosed = false;

  read(): Promise<PictureReading> {
    return new Promise((resolve, reject) => {
      this.asked.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

/** Everything that can go on without an answer has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function heldReaders() {
  const engines: Held[] = [];
  const readers = new Readers(async () => {
    const engine = new Held();
    engines.push(engine);
    return engine;
  });
  return { engines, readers, working: () => engines.map(({ asked }) => asked.length) };
}

describe('readers', () => {
  it('start when there is work for them, as many as may be', async () => {
    const { readers, working } = heldReaders();
    expect(working()).toEqual([]);
    for (let i = 0; i < 4; i++) readers.read(sheet, 200, 2);
    await settled();
    expect(working()).toEqual([1, 1]);
    readers.read(sheet, 200, 3);
    await settled();
    expect(working()).toEqual([1, 1, 1]);
  });

  it('take the next picture when they are done, also after a failure', async () => {
    const { engines, readers, working } = heldReaders();
    const reads = ['年', '度', '预'].map(() => readers.read(sheet, 200, 1));
    await settled();
    engines[0]?.asked[0]?.(new Error('no picture'));
    await expect(reads[0]).rejects.toThrow('no picture');
    await settled();
    engines[0]?.asked[1]?.(reading('度'));
    expect((await reads[1])?.characters[0]?.text).toBe('度');
    await settled();
    expect(working()).toEqual([3]);
  });

  it('are let go of together', async () => {
    const { engines, readers } = heldReaders();
    for (let i = 0; i < 2; i++) readers.read(sheet, 200, 2);
    await settled();
    await readers.close();
    expect(engines.map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });
});

describe('pages that are read side by side', () => {
  const pages = Array.from({ length: 12 }, () => ({ jpeg: jpegOf(() => undefined, { width: 165, height: 234 }) }));

  it('come in their order, and only a few are begun', async () => {
    const answers: (() => void)[] = [];
    const ocr: Ocr = {
      name: 'backwards',
      read: () => new Promise((resolve) => answers.push(() => resolve(reading(String(answers.length))))),
    };
    const pdf = await openPdf(await scanPdf(...pages), { ocr, cacheDir: null, readers: () => 2 });
    const numbers: number[] = [];
    let most = 0;
    const read = (async () => {
      for await (const { value } of pdf.pages()) numbers.push(value.number);
    })();
    while (numbers.length < pages.length) {
      await settled();
      most = Math.max(most, answers.length);
      // The last that was begun is the first that is read.
      answers.pop()?.();
    }
    await read;
    await pdf.close();
    expect(numbers).toEqual(pages.map((_, i) => i + 1));
    expect(most).toBeLessThanOrEqual(9);
  });
});
