/** The engines themselves: slow, so each is asked once. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { closeEngines, ocrFor } from '../src/read/engines.ts';
import type { PictureReading } from '../src/read/ocr.ts';
import { openPdf } from '../src/read/pdf.ts';
import type { PageReading } from '../src/read/scan.ts';
import { pdfOfText } from './pages.ts';
import { all, jpegOf, pictureOf, scanPdf, write } from './scan-pages.ts';
import { rows as printed } from './scans/rows.ts';

const SLOW_MS = 120_000;
const rows = [
  '一、预算执行情况',
  '调整后预算数为48,213.07万元，完成率96.35%。',
  '新增图书馆分馆27家（目标值25家），同比增长8.5%。',
];
const draw = all(...rows.map((text, i) => write(text, 160, 300 + 120 * i)));

/** The words of a reading, line by line. */
function linesOf({ characters }: PictureReading): string[] {
  const lines: { top: number; text: string }[] = [];
  for (const { text, box } of characters) {
    const line = lines.find(({ top }) => Math.abs(top - box[1]) < 20);
    if (line) line.text += text;
    else lines.push({ top: box[1], text });
  }
  return lines.map(({ text }) => text);
}

describe('the engines', () => {
  afterAll(closeEngines);

  it('PP-OCR reads words, figures and signs', { timeout: SLOW_MS }, async () => {
    const reading = await ocrFor({ ocr: 'pp' })?.read(pictureOf(1654, 700, draw), 200);
    expect(linesOf(reading as PictureReading)).toEqual(rows);
    const figures = (reading?.characters ?? []).filter((c) => /\d/.test(c.text));
    expect(figures.filter((c) => c.confidence >= 0.9).length).toBeGreaterThan(0.4 * figures.length);
  });

  it('PP-OCR reads circled numbers that its dictionary lacks', { timeout: SLOW_MS }, async () => {
    const circled = all(write('⑤组织阅读推广活动场次', 160, 200), write('⑫读者满意度不低于95%', 160, 320));
    const reading = await ocrFor({ ocr: 'pp' })?.read(pictureOf(1654, 700, circled), 200);
    const text = (reading?.characters ?? []).map((c) => c.text).join('');
    expect([text.includes('⑤'), text.includes('⑫'), /[25]组织|[12]读者/.test(text)]).toEqual([true, true, false]);
  });

  it('PP-OCR reads a page that lies on its side', { timeout: SLOW_MS }, async () => {
    const sideways = pictureOf(700, 1654, (context) => {
      context.translate(700, 0);
      context.rotate(Math.PI / 2);
      draw(context);
    });
    const reading = await ocrFor({ ocr: 'pp' })?.read(sideways, 200);
    expect(reading?.quarters).toBe(3);
    expect(linesOf(reading as PictureReading)).toEqual(rows);
  });

  it('Tesseract reads most of it, and trusts no figure that it does not read twice', { timeout: SLOW_MS }, async () => {
    const reading = await ocrFor({ ocr: 'tesseract' })?.read(pictureOf(1654, 700, draw), 200);
    const text = linesOf(reading as PictureReading).join('');
    const known = [...rows.join('')].filter((c) => text.includes(c));
    expect(known.length).toBeGreaterThan(0.85 * rows.join('').length);
    for (const { confidence } of reading?.characters ?? []) expect(confidence).toBeLessThan(0.96);
  });
});

interface Told {
  readonly pages: readonly { readonly text: string; readonly words: string }[];
  readonly engines: readonly string[];
}

/** Reads a PDF with the compiled program in a process that may not reach for the network. */
function readOffline(bytes: Uint8Array, ocr: string, readers = 1): Told {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-offline-'));
  const file = join(folder, 'scan.pdf');
  writeFileSync(file, bytes);
  const fakes = join(import.meta.dirname, 'fakes');
  const args = ['--require', join(fakes, 'offline.cjs'), join(fakes, 'read.mjs'), file, ocr, String(readers)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', cwd: folder })) as Told;
}

describe('without network', () => {
  it.each(['auto', 'tesseract'])('%s reads a scan', { timeout: SLOW_MS }, async (ocr) => {
    const { pages, engines } = readOffline(await scanPdf({ jpeg: jpegOf(draw) }), ocr);
    expect(pages.map(({ text }) => text)).toEqual(['ocr']);
    expect(pages[0]?.words).toContain('48,213.07');
    expect(engines).toContain(ocr === 'auto' ? 'onnxruntime-node' : 'tesseract.js');
  });

  it('pages are read alike one after another and side by side', { timeout: SLOW_MS }, async () => {
    const sheets = rows.map((text) => ({ jpeg: jpegOf(write(text, 160, 300)) }));
    const scan = await scanPdf(...sheets);
    const sideBySide = readOffline(scan, 'auto', 2);
    expect(sideBySide.pages).toEqual(readOffline(scan, 'auto').pages);
    // Each reader is a process of its own: this one only decodes.
    expect(sideBySide.engines).toEqual([]);
    expect(sideBySide.pages[1]?.words).toContain('48,213.07');
  });

  it('a reader in a process of its own ends when it holds too much memory', { timeout: SLOW_MS }, async () => {
    const compiled = pathToFileURL(resolve('dist/read/apart.js')).href;
    const { readerApart } = (await import(compiled)) as typeof import('../src/read/apart.ts');
    await expect(readerApart('auto', 1e6).read(pictureOf(1654, 700, draw), 200)).rejects.toThrow('want of memory');
  });

  it('a page with text loads no engine', { timeout: SLOW_MS }, () => {
    const { pages, engines } = readOffline(pdfOfText(['年度预算执行情况良好，各项工作按计划推进。']), 'auto');
    expect([pages.map(({ text }) => text), engines]).toEqual([['embedded'], []]);
  });
});

describe('a page of several strips in the format of', () => {
  it.each(['ccitt', 'jbig2', 'jpx'])('%s comes out, its figures trusted', { timeout: SLOW_MS }, async (format) => {
    const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, `scans/${format}.pdf`)));
    const pdf = await openPdf(bytes, { ocr: 'pp', cacheDir: null });
    const { value, diagnostics } = (await pdf.pages().next()).value as PageReading;
    await pdf.close();
    expect([value.text, diagnostics]).toEqual(['ocr', []]);
    expect(value.glyphs.map(({ text }) => text).join('')).toBe(printed.join(''));
    expect(value.glyphs.filter(({ text, confidence }) => /\d/.test(text) && confidence < 0.9)).toEqual([]);
  });
});
