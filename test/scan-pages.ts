/** Builders: pictures of pages, and PDFs that consist of them. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import PDFDocument from 'pdfkit';
import { greyOf } from '../src/read/ink.ts';
import type { Ocr, PictureCharacter, PictureReading } from '../src/read/ocr.ts';
import type { Picture } from '../src/read/picture.ts';

const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');
GlobalFonts.registerFromPath(join(fonts, 'NotoSansHans-Regular.otf'), 'Paper');

export type Draw = (context: SKRSContext2D) => void;

/** A white sheet that something is drawn on, in pixels. */
export function sheet(width: number, height: number, draw: Draw): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.fillStyle = context.strokeStyle = 'black';
  draw(context);
  return canvas;
}

export function pictureOf(width: number, height: number, draw: Draw): Picture {
  const { data } = sheet(width, height, draw).getContext('2d').getImageData(0, 0, width, height);
  return greyOf({ width, height, channels: 4, data });
}

/** Writes a line; x is its left edge, y its baseline, in pixels. */
export const write =
  (text: string, x: number, y: number, size = 44, color = 'black'): Draw =>
  (context) => {
    context.font = `${size}px Paper`;
    context.fillStyle = color;
    context.fillText(text, x, y);
  };

export const all =
  (...draws: Draw[]): Draw =>
  (context) => {
    for (const draw of draws) draw(context);
  };

interface ScanPdf {
  readonly jpeg: Buffer;
  /** Operators behind the picture: a hidden text layer, stamped words. */
  readonly words?: (doc: PDFKit.PDFDocument) => void;
  readonly rotate?: number;
}

/** A PDF of A4 pages that are pictures. */
export async function scanPdf(...pages: ScanPdf[]): Promise<Uint8Array> {
  const doc = new PDFDocument({ autoFirstPage: false, compress: false });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve) => doc.on('end', resolve));
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const { jpeg, words, rotate } of pages) {
    doc.addPage({ size: [595, 842], margin: 0 });
    if (rotate) Object.assign(doc.page.dictionary.data, { Rotate: rotate });
    doc.image(jpeg, 0, 0, { width: 595, height: 842 });
    words?.(doc);
  }
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** A4 at 200 dpi. */
export const A4 = { width: 1654, height: 2339 };

export const jpegOf = (draw: Draw, { width, height } = A4): Buffer =>
  sheet(width, height, draw).toBuffer('image/jpeg', 85);

/** A recorded answer of the seam. */
export function recorded(
  answer: Partial<PictureReading>,
): Ocr & { readonly asked: { picture: Picture; dpi: number }[] } {
  const asked: { picture: Picture; dpi: number }[] = [];
  const read = async (picture: Picture, dpi: number): Promise<PictureReading> => {
    asked.push({ picture, dpi });
    return { quarters: 0, characters: [], lines: [], unread: [], ...answer };
  };
  return { name: 'recorded', read, asked };
}

/** Characters of a line at 200 dpi, 16 pt high. */
export function charactersOf(text: string, x: number, y: number, confidence = 0.99, emPx = 44): PictureCharacter[] {
  return [...text].map((c, i) => ({ text: c, box: [x + i * emPx, y, x + (i + 1) * emPx, y + emPx], emPx, confidence }));
}
