/**
 * Accuracy and speed on synthetic scans:
 * `npm run bench:ocr [-- --held-out] [--engine pp|tesseract|pair] [--scanner NAME] [--few] [--misses]`.
 *
 * Prints, for every scanner and for both engines and the pair: character error rate, figures read exactly and in their place, wrong
 * figures that are trusted (confidence ≥ 0.9), right figures that are not, and seconds a page. Pages of even number were used for
 * tuning, held-out ones were not.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Line, linesOf } from '../src/layout/lines.ts';
import { matchForm } from '../src/model/characters.ts';
import type { Box, Glyph } from '../src/model/page.ts';
import { greyOf } from '../src/read/ink.ts';
import type { Ocr } from '../src/read/ocr.ts';
import { loadPaddle } from '../src/read/paddle.ts';
import { openPdf } from '../src/read/pdf.ts';
import type { PixelBox } from '../src/read/picture.ts';
import { paddleOcr } from '../src/read/reader.ts';
import { loadFigureReader, tesseractOcr } from '../src/read/tesseract.ts';
import { FONTS, figureTable, fixtureSheets, SCANNERS, type Scanner, type Sheet, scanned } from './scans.ts';

const TRUSTED = 0.9;
/** A figure stands in its place when it is no further off than this, in points: less than from line to line. */
const IN_PLACE_PT = 8;
const FIGURE = /[-+]?\d+(?:,\d{3})*(?:\.\d+)?%?/g;
const has = (flag: string): boolean => process.argv.includes(flag);
const argumentOf = (flag: string): string | undefined => process.argv[process.argv.indexOf(flag) + 1];

/** The engines, each alone, and as the program pairs them. */
const ENGINES: Readonly<Record<string, () => Promise<Ocr>>> = {
  pp: async () => paddleOcr(await loadPaddle(), null),
  tesseract: tesseractOcr,
  pair: async () => paddleOcr(await loadPaddle(), (await loadFigureReader()).figures),
};

interface Figure {
  readonly text: string;
  readonly confidence: number;
  /** The middle of its box, in points. */
  readonly x: number;
  readonly y: number;
}

/** Counts over the pages of one scanner. */
interface Tally {
  characters: number;
  errors: number;
  figures: number;
  exact: number;
  trustedWrong: number;
  doubtedRight: number;
  pages: number;
  seconds: number;
}

async function pagesOf(bytes: Uint8Array): Promise<{ glyphs: readonly Glyph[]; widthPt: number; heightPt: number }[]> {
  const pdf = await openPdf(bytes, { ocr: 'none' });
  const pages = [];
  for await (const { value } of pdf.pages()) pages.push(value);
  await pdf.close();
  return pages;
}

async function sheets(isHeldOut: boolean): Promise<Sheet[]> {
  const fixtures = join(import.meta.dirname, '../fixtures');
  const names = [
    'chenghu-prose',
    'qingling-scores',
    'weitang-project',
    'rongpu-faults',
    ...readdirSync(join(fixtures, 'forms'))
      .filter((n) => n.endsWith('-form'))
      .map((n) => `forms/${n}`),
  ];
  const all = (
    await Promise.all(names.map((name) => fixtureSheets(join(fixtures, name, `${basename(name)}.pdf`), pagesOf)))
  ).flat();
  const own = all.filter((_, i) => (i % 2 === 1) === isHeldOut);
  const tables = Array.from({ length: has('--few') ? 3 : 6 }, (_, i) => figureTable(isHeldOut ? 101 + i : 1 + i));
  return [...own.filter((_, i) => !has('--few') || i % 4 === 0), ...tables];
}

/** The text of a line, in which no figure goes on from one cell to the next: the last sign before a wide gap is blanked. */
function cellsApart({ text, boxes, sizePt }: Line): string {
  const isLast = (i: number): boolean => (boxes[4 * i + 4] ?? Infinity) - (boxes[4 * i + 2] as number) > sizePt;
  return [...matchForm(text)].map((c, i) => (isLast(i) && /[.,+-]/.test(c) ? ' ' : c)).join('');
}

function middleOf({ boxes }: Line, from: number, count: number): { x: number; y: number } {
  const [x0, y0, x1, y1] = [4 * from, 4 * from + 1, 4 * (from + count) - 2, 4 * (from + count) - 1].map(
    (i) => boxes[i] as number,
  ) as [number, number, number, number];
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
}

/** The figures of a line; none goes on over an upright ruling. */
function figuresOf(line: Line, rulings: readonly Box[]): Figure[] {
  const form = cellsApart(line);
  const middles = Array.from(form, (_, i) => middleOf(line, i, 1));
  const isCut = (i: number): boolean => {
    const [before, here] = [middles[i - 1], middles[i]];
    return (
      !!before && !!here && rulings.some(([x, y0, , y1]) => before.x < x && x < here.x && y0 < here.y && here.y < y1)
    );
  };
  const starts = [0, ...middles.map((_, i) => i).filter(isCut), form.length];
  return starts.slice(1).flatMap((end, k) => {
    const start = starts[k] as number;
    return [...form.slice(start, end).matchAll(FIGURE)].map((m): Figure => {
      const [from, count] = [start + m.index, m[0].length];
      const own = line.confidences?.subarray(from, from + count);
      return { text: m[0], confidence: own ? Math.min(...own) : 1, ...middleOf(line, from, count) };
    });
  });
}

/** Lines of text with their figures, in reading order. */
function wordsOf(glyphs: readonly Glyph[], rulings: readonly Box[]): { text: string; figures: Figure[] } {
  const lines = linesOf(1, glyphs);
  const figures = lines.flatMap((line) => figuresOf(line, rulings));
  return {
    text: lines
      .map((line) => matchForm(line.text))
      .join('')
      .replace(/\s/g, ''),
    figures,
  };
}

/** Length of the longest common subsequence. */
function common(a: string, b: string): number {
  let row = new Uint16Array(b.length + 1);
  for (const c of a) {
    const next = new Uint16Array(row);
    for (let j = 0; j < b.length; j++)
      next[j + 1] = c === b[j] ? (row[j] as number) + 1 : Math.max(next[j] as number, row[j + 1] as number);
    row = next;
  }
  return row[b.length] as number;
}

/** The figures that are printed so where they were read. Every printed figure counts once: none is right by another's place. */
function rightOf(read: readonly Figure[], printed: readonly Figure[]): Set<Figure> {
  const open = new Set(printed);
  return new Set(
    read.filter(({ text, x, y }) => {
      const own = [...open].find((p) => p.text === text && Math.hypot(p.x - x, p.y - y) < IN_PLACE_PT);
      return own !== undefined && open.delete(own);
    }),
  );
}

async function measure(sheet: Sheet, scanner: Scanner, seed: number, ocr: Ocr, tally: Tally): Promise<void> {
  const picture = greyOf(await scanned(sheet, scanner, seed));
  const before = process.cpuUsage();
  const { characters, lines } = await ocr.read(picture, scanner.dpi);
  tally.seconds += process.cpuUsage(before).user / 1e6;
  const inPoints = (box: PixelBox): Box => box.map((v) => (v * 72) / scanner.dpi) as unknown as Box;
  const glyphs = characters.map(
    ({ text, box, emPx, confidence }): Glyph => ({
      text,
      box: inPoints(box),
      sizePt: (emPx * 72) / scanner.dpi,
      angle: 0,
      isVisible: true,
      confidence,
    }),
  );
  const uprights = lines.filter((l) => l.direction === 'vertical').map((l) => inPoints(l.box));
  const [want, got] = [wordsOf(sheet.glyphs, []), wordsOf(glyphs, uprights)];
  tally.characters += want.text.length;
  tally.errors += Math.max(want.text.length, got.text.length) - common(want.text, got.text);
  const right = rightOf(got.figures, want.figures);
  const trustedWrong = got.figures.filter((f) => !right.has(f) && f.confidence >= TRUSTED);
  tally.pages++;
  tally.figures += want.figures.length;
  tally.exact += right.size;
  tally.trustedWrong += trustedWrong.length;
  tally.doubtedRight += [...right].filter((f) => f.confidence < TRUSTED).length;
  if (!has('--misses')) return;
  for (const { text, confidence, x, y } of trustedWrong) {
    const near = want.figures.filter((f) => Math.abs(f.y - y) < IN_PLACE_PT).map((f) => f.text);
    process.stdout.write(
      `  ${scanner.name}, ${sheet.name}: ${text} ${confidence} at ${Math.round(x)} ${Math.round(y)}, printed there: ${near.join(' ')}\n`,
    );
  }
}

async function tallyOf(pages: readonly Sheet[], scanner: Scanner, ocr: Ocr): Promise<Tally> {
  const tally: Tally = {
    characters: 0,
    errors: 0,
    figures: 0,
    exact: 0,
    trustedWrong: 0,
    doubtedRight: 0,
    pages: 0,
    seconds: 0,
  };
  for (const [i, sheet] of pages.entries()) await measure(sheet, scanner, i, ocr, tally);
  return tally;
}

const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);

async function main(): Promise<void> {
  const pages = await sheets(has('--held-out'));
  const scanners = SCANNERS.filter(({ name }) => !has('--scanner') || name === argumentOf('--scanner'));
  const engines = Object.entries(ENGINES).filter(([name]) => !has('--engine') || name === argumentOf('--engine'));
  process.stdout.write(
    `${pages.length} pages, ${has('--held-out') ? 'held out' : 'used for tuning'}; fonts: ${FONTS.join(', ')}\n| scan | engine | CER % | figures | exact % | wrong but trusted | right but doubted % | CPU s/page |\n|${' --- |'.repeat(8)}\n`,
  );
  for (const [engine, load] of engines) {
    const ocr = await load();
    for (const scanner of scanners) {
      const tally = await tallyOf(pages, scanner, ocr);
      const cells = [
        scanner.name,
        engine,
        share(tally.errors, tally.characters),
        tally.figures,
        share(tally.exact, tally.figures),
        tally.trustedWrong,
        share(tally.doubtedRight, tally.exact),
        (tally.seconds / tally.pages).toFixed(2),
      ];
      process.stdout.write(`| ${cells.join(' | ')} |\n`);
    }
  }
}

await main();
