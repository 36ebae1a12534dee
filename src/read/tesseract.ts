/** Tesseract: figures a second time, or whole pages where nothing better is installed. The only file that knows tesseract.js. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker } from 'tesseract.js';
import { linesIn, withoutLines } from './lines.ts';
import { confidenceOf, figuresIn } from './numbers.ts';
import type { Engine, PictureCharacter, PictureReading } from './ocr.ts';
import { crop, type Picture, type PixelBox, scaled, toPgm } from './picture.ts';
import { prepare } from './prepare.ts';
import { commonSizes } from './typesizes.ts';

/** What tesseract.js hides in a worker: the thread, which must not keep a finished program alive. */
type Thread = { ref(): void; unref(): void };

export interface Tesseract {
  /** The digits and signs in parts of a picture, which are looked at at so many times their size. */
  figures(picture: Picture, boxes: readonly PixelBox[], size?: number): Promise<string[]>;
  close(): Promise<void>;
}

/** Paper around a strip: without it the first and last character are lost. In pixels. */
const BORDER = 12;
/** All that a figure is made of. */
const FIGURES = '0123456789.,%-+';

/** Starts a worker for figures. @throws where tesseract.js or its data are not installed */
export async function loadFigureReader(): Promise<Tesseract> {
  const worker = await startWorker('eng', { tessedit_pageseg_mode: '7', tessedit_char_whitelist: FIGURES });
  return {
    figures: (picture, boxes, size = 1) => awake(worker, () => figuresOf(worker, picture, boxes, size)),
    close: async () => void (await worker.terminate()),
  };
}

/** Starts a worker with the data of a package; nothing is downloaded and nothing is kept beside the program. */
async function startWorker(language: 'eng' | 'chi_sim', parameters: Record<string, string>): Promise<Worker> {
  const { createWorker, OEM } = (await import('tesseract.js')).default;
  const data = createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}`);
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    // The package's own langPath leads to the large data that reads no better.
    langPath: join(dirname(data), '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
  });
  await worker.setParameters(parameters as never);
  threadOf(worker)?.unref();
  return worker;
}

const threadOf = (worker: Worker): Thread | undefined => (worker as unknown as { worker?: Thread }).worker;

/** Keeps the thread alive while it works, and only then. */
async function awake<T>(worker: Worker, work: () => Promise<T>): Promise<T> {
  threadOf(worker)?.ref();
  try {
    return await work();
  } finally {
    threadOf(worker)?.unref();
  }
}

async function figuresOf(
  worker: Worker,
  picture: Picture,
  boxes: readonly PixelBox[],
  size: number,
): Promise<string[]> {
  const texts: string[] = [];
  for (const box of boxes) {
    const strip = crop(picture, box);
    const seen = scaled(strip, Math.round(strip.width * size), Math.round(strip.height * size));
    const { data } = await worker.recognize(toPgm(bordered(seen)));
    texts.push(data.text.replace(/\s/g, ''));
  }
  return texts;
}

const bordered = (strip: Picture): Picture =>
  crop(strip, [-BORDER, -BORDER, strip.width + BORDER, strip.height + BORDER]);

/** Starts the reader of whole pages. */
export async function tesseractOcr(): Promise<Engine> {
  const worker = await startWorker('chi_sim', { tessedit_pageseg_mode: '6', user_defined_dpi: '200' });
  const figures = await loadFigureReader();
  return {
    name: 'tesseract',
    read: (picture, dpi) => awake(worker, () => readPage(worker, figures, picture, dpi)),
    close: async () => void (await Promise.all([worker.terminate(), figures.close()])),
  };
}

/** A page without its lines, read as one block; a page with lines as words here and there. */
async function readPage(worker: Worker, figures: Tesseract, picture: Picture, dpi: number): Promise<PictureReading> {
  const prepared = prepare(picture);
  const lines = linesIn(prepared.picture, dpi);
  const plain = withoutLines(prepared.picture, lines);
  await worker.setParameters({
    tessedit_pageseg_mode: (lines.length > 8 ? '11' : '6') as never,
    user_defined_dpi: String(Math.round(dpi)),
  });
  const { data } = await worker.recognize(toPgm(plain), {}, { blocks: true, text: false });
  const rows = (data.blocks ?? [])
    .flatMap((b) => b.paragraphs.flatMap((p) => p.lines))
    .map((l) => l.words.flatMap((w) => w.symbols));
  const sizes = commonSizes(rows.map((symbols) => ({ emPx: typeHeight(symbols), weight: symbols.length })));
  const characters: PictureCharacter[] = [];
  for (const [i, symbols] of rows.entries())
    characters.push(...(await rowOf(figures, plain, symbols, sizes[i] as number)));
  return { quarters: 0, characters, lines, unread: [] };
}

interface Symbol {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };
}

function typeHeight(symbols: readonly Symbol[]): number {
  const heights = symbols.map(({ bbox }) => bbox.y1 - bbox.y0).sort((a, b) => a - b);
  return (heights[Math.floor(heights.length * 0.75)] ?? 1) / 0.92;
}

/** This reader's own confidences are of little worth: no figure is trusted on them, not even one that it reads alike twice. */
const MOST_SURE = 0.85;
const LEAST = 0.9;

async function rowOf(
  figures: Tesseract,
  picture: Picture,
  symbols: readonly Symbol[],
  emPx: number,
): Promise<PictureCharacter[]> {
  const tops = symbols.map(({ bbox }) => (bbox.y0 + bbox.y1) / 2).sort((a, b) => a - b);
  const middle = tops[tops.length >> 1] ?? 0;
  const row = symbols.map(({ text, confidence, bbox }): PictureCharacter => {
    const box: PixelBox = [bbox.x0, middle - emPx / 2, bbox.x1, middle + emPx / 2];
    return { text, box, emPx, confidence: Math.min(MOST_SURE, confidence / 100) };
  });
  for (const { from, to } of figuresIn(row)) {
    const own = row.slice(from, to);
    const text = own.map((c) => c.text).join('');
    const box = [own[0]?.box[0] ?? 0, own[0]?.box[1] ?? 0, own.at(-1)?.box[2] ?? 0, own[0]?.box[3] ?? 0].map(
      Math.round,
    );
    const [second = ''] = await figures.figures(picture, [box as unknown as PixelBox]);
    const confidence = confidenceOf({
      text,
      likelihood: Math.min(...own.map((c) => c.confidence)),
      isWhole: true,
      least: LEAST,
      second,
    });
    row.splice(from, to - from, ...own.map((c) => ({ ...c, confidence })));
  }
  return row;
}
