/** A PDF's pages as glyphs and rulings. The only file that knows pdfjs-dist. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { Diagnostic } from '../model/check.ts';
import { UnreadableError } from '../model/errors.ts';
import type { Page } from '../model/page.ts';
import { KeptReadings } from './cache.ts';
import { cacheFolderOf, ocrFor, type ReadOptions } from './engines.ts';
import { greyOf, type RawPixels } from './ink.ts';
import type { Ocr } from './ocr.ts';
import { type Drawing, type DrawnImage, type FontInfo, interpret, type OperatorList } from './operators.ts';
import { DirectPort } from './port.ts';
import { asShown, joinedStrips, type PagePicture, type PageReading, scanPage, withReading } from './scan.ts';
import { judge, type Triage } from './triage.ts';

interface PdfFile {
  readonly pageCount: number;
  /** Reads page by page, in their order; each is released before the next, but for pictures that are read side by side. */
  pages(): AsyncGenerator<PageReading>;
  close(): Promise<void>;
}

/** Pictures over this share of a page make it the picture of a page. */
const PAGE_IMAGE_SHARE = 0.5;
/** Pictures smaller than this share of the page are signatures, seals and logos. */
const STRIP_SHARE = 0.005;
/** Pages that are no picture are drawn at this resolution to be read. */
const DRAWN_DPI = 200;

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfjsWorker = { WorkerMessageHandler: { initializeFromPort(port: unknown): void } };

let loaded: Promise<[Pdfjs, PdfjsWorker]> | undefined;

/**
 * pdf.js, loaded when the first PDF is opened.
 *
 * Its legacy build replaces Array.prototype.push (2× slower) and JSON.stringify (11× slower) for the whole process; Node
 * has good ones, so they are put back.
 */
function loadPdfjs(): Promise<[Pdfjs, PdfjsWorker]> {
  loaded ??= (async () => {
    const { push } = Array.prototype;
    const { stringify, parse } = JSON;
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
    // @ts-expect-error the worker half of pdf.js ships without types
    const worker = (await import('pdfjs-dist/legacy/build/pdf.worker.mjs')) as PdfjsWorker;
    Object.assign(JSON, { stringify, parse });
    Object.defineProperty(Array.prototype, 'push', { value: push, writable: true, configurable: true });
    return [pdfjs, worker] as [Pdfjs, PdfjsWorker];
  })();
  return loaded;
}

const packageDir = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * Opens a PDF.
 *
 * @param options how pages are read of which the text layer cannot be trusted; their engines load when the first comes up
 * @throws UnreadableError when it is encrypted, damaged beyond repair or has no pages
 */
export async function openPdf(bytes: Uint8Array, options: ReadOptions = {}): Promise<PdfFile> {
  const [pdfjs, worker] = await loadPdfjs();
  const ocr = ocrFor(options);
  // pdf.js takes the buffer over, so what is known of the file comes first.
  const kept = await keptReadings(bytes, ocr, options);
  // Both halves of pdf.js run in this process and hand each other objects as they are: cloning every message costs a
  // third of the reading time, and a hang is stopped from outside, by the batch.
  const port = new DirectPort();
  worker.WorkerMessageHandler.initializeFromPort(port.peer);
  const task = pdfjs.getDocument({
    data: bytes,
    worker: new pdfjs.PDFWorker({ port: port as never }),
    cMapUrl: `${join(packageDir, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(packageDir, 'standard_fonts')}/`,
    // Decoders of JPEG 2000 and JBIG2.
    wasmUrl: `${join(packageDir, 'wasm')}/`,
    isEvalSupported: false,
    disableFontFace: false,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages === 0) throw new UnreadableError('empty', 'no pages');
    const reader: Reader = { pdf, ops: pdfjs.OPS, ocr, kept, readers: options.readers ?? (() => 1) };
    return { pageCount: pdf.numPages, pages: () => readPages(reader), close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw asUnreadable(error);
  }
}

async function keptReadings(bytes: Uint8Array, ocr: Ocr | null, options: ReadOptions): Promise<KeptReadings | null> {
  const folder = cacheFolderOf(options);
  return ocr && folder !== null ? KeptReadings.of(folder, bytes, () => ocr.name) : null;
}

function asUnreadable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'PasswordException') return new UnreadableError('encrypted', error.message);
  const damage = ['InvalidPDFException', 'FormatError', 'UnknownErrorException', 'ResponseException'];
  return damage.includes(error.name) ? new UnreadableError('unreadable', error.message) : error;
}

/** What reading a page takes. */
interface Reader {
  readonly pdf: PDFDocumentProxy;
  readonly ops: Readonly<Record<string, number>>;
  readonly ocr: Ocr | null;
  readonly kept: KeptReadings | null;
  readonly readers: () => number;
}

/** A page that is told from its PDF; its picture, where it has one, may still be read. */
interface Begun {
  /** Never fails. */
  readonly reading: Promise<PageReading>;
}

/** So many pages are begun for each reader: one takes three times as long as another, and they are told in their order. */
const BEGUN = 4;

async function* readPages(reader: Reader): AsyncGenerator<PageReading> {
  const begun: Promise<PageReading>[] = [];
  for (let number = 1; number <= reader.pdf.numPages; number++) {
    begun.push((await begin(reader, number)).reading);
    // A reader in this process takes all of its time: to begin another page would win nothing.
    const most = reader.readers() > 1 ? BEGUN * reader.readers() : 0;
    while (begun.length > most) yield await (begun.shift() as Promise<PageReading>);
  }
  yield* begun;
}

async function begin(reader: Reader, number: number): Promise<Begun> {
  try {
    const known = await reader.kept?.page(number);
    if (known) return told(withReading(known.scan, known.reading));
    const page = await reader.pdf.getPage(number);
    const list = (await page.getOperatorList()) as OperatorList;
    const { transform } = page.getViewport({ scale: 1 });
    const fontOf = (name: string): FontInfo | null => (page.commonObjs.has(name) ? page.commonObjs.get(name) : null);
    const drawing = interpret(list, reader.ops, transform, fontOf);
    const { value, verdict } = toPage(page, drawing);
    const begun =
      verdict.way === 'embedded'
        ? told({ value, diagnostics: [] })
        : await beginPicture(reader, page, value, drawing, verdict);
    page.cleanup();
    return begun;
  } catch (error) {
    return told(unreadablePage(number, error));
  }
}

const told = (reading: PageReading): Begun => ({ reading: Promise.resolve(reading) });

function toPage(page: PDFPageProxy, drawing: Drawing): { value: Page; verdict: Triage } {
  const { glyphs, rulings, imageArea } = drawing;
  const { width, height } = page.getViewport({ scale: 1 });
  const hasPageImage = imageArea > PAGE_IMAGE_SHARE * width * height;
  const verdict = judge({ glyphs, hasPageImage });
  const text = verdict.reason === 'good' ? 'embedded' : 'none';
  const number = page.pageNumber;
  return { value: { number, widthPt: width, heightPt: height, glyphs, rulings, hasPageImage, text }, verdict };
}

/** Takes the picture of a page of which the text layer is not the text. Garbage is never passed on. */
async function beginPicture(
  { pdf, ocr, kept }: Reader,
  page: PDFPageProxy,
  value: Page,
  drawing: Drawing,
  { reason }: Triage,
): Promise<Begun> {
  // Words stamped on a picture are printed there; all other text is not what the paper shows.
  const own = reason === 'stamped-words' ? value.glyphs.filter((g) => g.isVisible) : [];
  const unread: Page = { ...value, glyphs: reason === 'garbage' ? [] : value.glyphs, text: 'none' };
  const note = reason === 'garbage' ? [garbledText(value)] : [];
  if (!ocr) return told({ value: unread, diagnostics: note });
  const failed = (error: unknown): PageReading => ({
    value: unread,
    diagnostics: [...note, readerFailed(value, error)],
  });
  try {
    const isDrawn = reason === 'garbage' || !value.hasPageImage;
    const shown = (isDrawn ? null : await ownPicture(page, value, drawing.images)) ?? (await drawn(pdf, page, value));
    const scan = scanPage(value, shown, own, note);
    const { picture } = shown;
    const read = async (): Promise<PageReading> => {
      const reading = kept ? await kept.read(ocr, scan, picture) : await ocr.read(picture, scan.dpi);
      return withReading(scan, reading);
    };
    return { reading: read().catch(failed) };
  } catch (error) {
    return told(failed(error));
  }
}

/** The picture that the page consists of, at its own resolution; null where it must be drawn. */
async function ownPicture(page: PDFPageProxy, value: Page, images: readonly DrawnImage[]): Promise<PagePicture | null> {
  const strips: PagePicture[] = [];
  for (const image of images) {
    const [a, b, c, d] = image.toPage;
    if (Math.abs(a * d - b * c) < STRIP_SHARE * value.widthPt * value.heightPt) continue;
    const raw = image.isMask ? null : rawPixels(await pixelsOf(page, image.source));
    const strip = raw && asShown(raw, image);
    if (!strip) return null;
    strips.push(strip);
  }
  return joinedStrips(strips);
}

/** A decoded picture of pdf.js. */
interface PdfjsImage {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data?: Uint8Array | Uint8ClampedArray;
}

/** pdf.js hands pictures over by name; those that several pages share lie elsewhere. */
function pixelsOf(page: PDFPageProxy, source: unknown): Promise<PdfjsImage | null> {
  if (typeof source !== 'string') return Promise.resolve(source as PdfjsImage | null);
  const objects = source.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(source, resolve));
}

/** pdf.js's kinds of pictures: 1 one bit, 2 three bytes, 3 four bytes a pixel. */
function rawPixels(image: PdfjsImage | null): RawPixels | null {
  const channels = ([undefined, 0, 3, 4] as const)[image?.kind ?? 0];
  if (!image?.data || channels === undefined) return null;
  return { width: image.width, height: image.height, data: image.data, channels };
}

/** The part of a canvas that is needed here: pdf.js brings its own. */
interface Canvas {
  readonly canvas: { readonly width: number; readonly height: number };
  readonly context: { getImageData(x: number, y: number, width: number, height: number): RawPixels };
}

/** The page as a person would see it. */
async function drawn(pdf: PDFDocumentProxy, page: PDFPageProxy, { widthPt, heightPt }: Page): Promise<PagePicture> {
  const viewport = page.getViewport({ scale: DRAWN_DPI / 72 });
  const factory = pdf.canvasFactory as { create(width: number, height: number): Canvas; destroy(canvas: Canvas): void };
  const canvas = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas: null, canvasContext: canvas.context as never, viewport }).promise;
  const { data, width, height } = canvas.context.getImageData(0, 0, canvas.canvas.width, canvas.canvas.height);
  factory.destroy(canvas);
  return { picture: greyOf({ width, height, data, channels: 4 }), box: [0, 0, widthPt, heightPt] };
}

function unreadablePage(number: number, error: unknown): PageReading {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    value: { number, widthPt: 0, heightPt: 0, glyphs: [], rulings: [], hasPageImage: false, text: 'none' },
    diagnostics: [
      {
        code: 'read/page-unreadable',
        severity: 'error',
        message: `第${number}页无法读取（${reason}），其内容未进入结果`,
        places: [{ page: number, boxes: [], confidence: 0 }],
      },
    ],
  };
}

function garbledText({ number }: Page): Diagnostic {
  const message = `第${number}页的文字层是乱码，未采用`;
  return {
    code: 'read/text-garbled',
    severity: 'warning',
    message,
    places: [{ page: number, boxes: [], confidence: 0 }],
  };
}

function readerFailed({ number }: Page, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `第${number}页的图像无法识读（${reason.split('\n')[0]}）`;
  return { code: 'read/ocr-failed', severity: 'error', message, places: [{ page: number, boxes: [], confidence: 0 }] };
}
