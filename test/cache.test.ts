/** Readings of pictures kept on disk. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { trim } from '../src/read/cache.ts';
import type { ReadOptions } from '../src/read/engines.ts';
import { greyOf } from '../src/read/ink.ts';
import { openPdf } from '../src/read/pdf.ts';
import type { PageReading } from '../src/read/scan.ts';
import { charactersOf, jpegOf, recorded, scanPdf, write } from './scan-pages.ts';

// Every picture that is decoded passes here.
vi.mock('../src/read/ink.ts', async (original) => {
  const { greyOf, ...rest } = await original<typeof import('../src/read/ink.ts')>();
  return { ...rest, greyOf: vi.fn(greyOf) };
});

const sheet = { width: 400, height: 560 };
const [jpeg, other] = ['年度', '预算'].map((text) => jpegOf(write(text, 60, 120), sheet)) as [Buffer, Buffer];
const answer = { characters: charactersOf('年', 60, 80), unread: [[9, 9, 40, 40]] as const };
const folder = (): string => mkdtempSync(join(tmpdir(), 'gouji-ocr-'));

async function pagesOf(bytes: Uint8Array, options: ReadOptions): Promise<PageReading[]> {
  const pdf = await openPdf(bytes.slice(), options);
  const pages: PageReading[] = [];
  for await (const page of pdf.pages()) pages.push(page);
  await pdf.close();
  return pages;
}

describe('pictures read before', () => {
  beforeEach(() => void vi.mocked(greyOf).mockClear());

  it('are neither read nor decoded again in a known file', async () => {
    const bytes = await scanPdf({ jpeg }, { jpeg: other });
    const own = recorded(answer);
    const options = { ocr: own, cacheDir: folder() };
    const first = await pagesOf(bytes, options);
    const counts = () => [own.asked.length, vi.mocked(greyOf).mock.calls.length];
    expect(counts()).toEqual([2, 2]);
    expect(await pagesOf(bytes, options)).toEqual(first);
    expect(counts()).toEqual([2, 2]);
  });

  it('are not read again in another file, where they stand on another page among other words', async () => {
    const own = recorded(answer);
    const options = { ocr: own, cacheDir: folder() };
    await pagesOf(await scanPdf({ jpeg }), options);
    const words = (doc: PDFKit.PDFDocument): void => void doc.fontSize(9).text('No. 7', 500, 800);
    const again = await scanPdf({ jpeg: other }, { jpeg, words });
    const pages = await pagesOf(again, options);
    expect(own.asked).toHaveLength(2);
    expect(pages[1]?.value).toMatchObject({ number: 2, text: 'ocr' });
    expect(pages[1]?.value.glyphs.map((g) => g.text).join('')).toBe('年No. 7');
    expect(JSON.stringify(await pagesOf(again, options))).toBe(JSON.stringify(pages));
  });

  it('are read again turned, at another size, and by another reader', async () => {
    const [own, cacheDir] = [recorded(answer), folder()];
    const another = { ...own, name: 'another' };
    const larger = jpegOf(write('年度', 60, 120), { width: 800, height: 1120 });
    await pagesOf(await scanPdf({ jpeg }), { ocr: own, cacheDir });
    await pagesOf(await scanPdf({ jpeg, rotate: 180 }), { ocr: own, cacheDir });
    await pagesOf(await scanPdf({ jpeg: larger }), { ocr: own, cacheDir });
    await pagesOf(await scanPdf({ jpeg }), { ocr: another, cacheDir });
    expect(own.asked).toHaveLength(4);
  });

  it('are not kept where the reader failed', async () => {
    const cacheDir = folder();
    const broken = { name: 'broken', read: () => Promise.reject(new Error('no engine')) };
    await pagesOf(await scanPdf({ jpeg }), { ocr: broken, cacheDir });
    expect(readdirSync(cacheDir)).toEqual([]);
  });

  it('are read again where what was kept of them is gone or damaged', async () => {
    const [own, cacheDir] = [recorded(answer), folder()];
    const bytes = await scanPdf({ jpeg });
    const first = await pagesOf(bytes, { ocr: own, cacheDir });
    const kept = readdirSync(cacheDir).find((name) => name.endsWith('.json')) as string;
    const path = join(cacheDir, kept);
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 40));
    expect(await pagesOf(bytes, { ocr: own, cacheDir })).toEqual(first);
    expect(await pagesOf(bytes, { ocr: own, cacheDir })).toEqual(first);
    expect(own.asked).toHaveLength(2);
  });

  it('are not needed: a folder that cannot be written is no trouble', async () => {
    const own = recorded(answer);
    const [page] = await pagesOf(await scanPdf({ jpeg }), { ocr: own, cacheDir: '/dev/null/folder' });
    expect([own.asked.length, page?.diagnostics.map((d) => d.code)]).toEqual([1, ['read/ink-without-text']]);
  });

  it('give way to newer ones: what was not used for longest goes first', async () => {
    const cacheDir = folder();
    for (const [i, name] of ['old', 'used', 'new'].entries()) {
      mkdirSync(join(cacheDir, name));
      writeFileSync(join(cacheDir, name, '1.json'), 'x'.repeat(50_000));
      utimesSync(join(cacheDir, name), i, i);
    }
    writeFileSync(join(cacheDir, 'older.json'), 'x'.repeat(50_000));
    utimesSync(join(cacheDir, 'older.json'), 0, 0);
    utimesSync(join(cacheDir, 'used'), 9, 9);
    await trim(cacheDir, 120_000);
    expect(readdirSync(cacheDir).sort()).toEqual(['new', 'used']);
  });
});
