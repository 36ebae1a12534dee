/** A PDF's pages as glyphs and rulings. The only file that knows pdfjs-dist. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { Diagnostic } from '../model/check.ts';
import { UnreadableError } from '../model/errors.ts';
import type { Page } from '../model/page.ts';
import { type FontInfo, interpret, type OperatorList } from './operators.ts';
import { DirectPort } from './port.ts';
import { triage } from './triage.ts';

/** A page, and what went wrong in reading it. */
export interface PageReading {
  readonly value: Page;
  readonly diagnostics: readonly Diagnostic[];
}

export interface PdfFile {
  readonly pageCount: number;
  /** Reads page by page; each is released before the next. */
  pages(): AsyncGenerator<PageReading>;
  close(): Promise<void>;
}

/** A picture over this share of the page makes it the picture of a page. */
const PAGE_IMAGE_SHARE = 0.5;

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
    // biome-ignore lint/suspicious/noGlobalAssign: undoes pdf.js's own assignment
    Object.assign(JSON, { stringify, parse });
    // biome-ignore lint/suspicious/useIterableCallbackReturn: not a callback
    Object.defineProperty(Array.prototype, 'push', { value: push, writable: true, configurable: true });
    return [pdfjs, worker] as [Pdfjs, PdfjsWorker];
  })();
  return loaded;
}

const packageDir = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * Opens a PDF.
 *
 * @throws UnreadableError when it is encrypted, damaged beyond repair or has no pages
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const [pdfjs, worker] = await loadPdfjs();
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
    isEvalSupported: false,
    disableFontFace: false,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages === 0) throw new UnreadableError('empty', 'no pages');
    return { pageCount: pdf.numPages, pages: () => readPages(pdf, pdfjs.OPS), close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw asUnreadable(error);
  }
}

function asUnreadable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'PasswordException') return new UnreadableError('encrypted', error.message);
  const damage = ['InvalidPDFException', 'FormatError', 'UnknownErrorException', 'ResponseException'];
  return damage.includes(error.name) ? new UnreadableError('unreadable', error.message) : error;
}

async function* readPages(pdf: PDFDocumentProxy, ops: Readonly<Record<string, number>>): AsyncGenerator<PageReading> {
  for (let number = 1; number <= pdf.numPages; number++) yield await readPage(pdf, number, ops);
}

async function readPage(
  pdf: PDFDocumentProxy,
  number: number,
  ops: Readonly<Record<string, number>>,
): Promise<PageReading> {
  try {
    const page = await pdf.getPage(number);
    const list = (await page.getOperatorList()) as OperatorList;
    const value = toPage(page, list, ops);
    page.cleanup();
    return { value, diagnostics: [] };
  } catch (error) {
    return unreadablePage(number, error);
  }
}

function toPage(page: PDFPageProxy, list: OperatorList, ops: Readonly<Record<string, number>>): Page {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const fontOf = (name: string): FontInfo | null => (page.commonObjs.has(name) ? page.commonObjs.get(name) : null);
  const { glyphs, rulings, largestImageArea } = interpret(list, ops, transform, fontOf);
  const hasPageImage = largestImageArea > PAGE_IMAGE_SHARE * width * height;
  return {
    number: page.pageNumber,
    widthPt: width,
    heightPt: height,
    glyphs,
    rulings,
    hasPageImage,
    text: triage({ glyphs, hasPageImage }),
  };
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
