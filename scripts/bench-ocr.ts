/**
 * Accuracy and speed on synthetic scans: `npm run bench:ocr [-- --held-out] [--engine pp|tesseract|auto] [--few] [--misses]`.
 *
 * Prints, for every scanner: character error rate, figures read exactly, wrong figures that are trusted (confidence ≥ 0.9), right
 * figures that are not, and seconds a page. Pages of even number were used for tuning, held-out ones were not.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Line, linesOf } from '../src/layout/lines.ts';
import { matchForm } from '../src/model/characters.ts';
import type { Glyph } from '../src/model/page.ts';
import { closeEngines, ocrFor } from '../src/read/engines.ts';
import { greyOf } from '../src/read/ink.ts';
import type { OcrChoice } from '../src/read/ocr.ts';
import { openPdf } from '../src/read/pdf.ts';
import { figureTable, fixtureSheets, SCANNERS, type Scanner, type Sheet, scanned } from './scans.ts';

const TRUSTED = 0.9;
const FIGURE = /[-+]?\d+(?:,\d{3})*(?:\.\d+)?%?/g;
const has = (flag: string): boolean => process.argv.includes(flag);
const argumentOf = (flag: string): string | undefined => process.argv[process.argv.indexOf(flag) + 1];

interface Figure {
  readonly text: string;
  readonly confidence: number;
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

/** Lines of text with their figures, in reading order. */
function wordsOf(glyphs: readonly Glyph[]): { text: string; figures: Figure[] } {
  const lines = linesOf(1, glyphs);
  const figures = lines.flatMap((line) => {
    const form = cellsApart(line);
    return [...form.matchAll(FIGURE)].map((m): Figure => {
      const own = line.confidences?.subarray(m.index, m.index + m[0].length);
      return { text: m[0], confidence: own ? Math.min(...own) : 1 };
    });
  });
  return {
    text: lines
      .map((line) => matchForm(line.text))
      .join('')
      .replace(/\s/g, ''),
    figures,
  };
}

/** The longest common subsequence: which of two lists pair up. */
function pairs(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * width + j] =
        a[i] === b[j]
          ? (best[(i + 1) * width + j + 1] as number) + 1
          : Math.max(best[(i + 1) * width + j] as number, best[i * width + j + 1] as number);
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if ((best[(i + 1) * width + j] as number) >= (best[i * width + j + 1] as number)) i++;
    else j++;
  }
  return found;
}

async function measure(sheet: Sheet, scanner: Scanner, seed: number, engine: OcrChoice, tally: Tally): Promise<void> {
  const picture = greyOf(await scanned(sheet, scanner, seed));
  const ocr = ocrFor({ ocr: engine });
  const before = process.cpuUsage();
  const reading = await ocr?.read(picture, scanner.dpi);
  tally.seconds += process.cpuUsage(before).user / 1e6;
  const pt = 72 / scanner.dpi;
  const glyphs = (reading?.characters ?? []).map(
    ({ text, box, emPx, confidence }): Glyph => ({
      text,
      box: box.map((v) => v * pt) as unknown as Glyph['box'],
      sizePt: emPx * pt,
      angle: 0,
      isVisible: true,
      confidence,
    }),
  );
  const [want, got] = [wordsOf(sheet.glyphs), wordsOf(glyphs)];
  const common = pairs([...want.text], [...got.text]).length;
  tally.characters += want.text.length;
  tally.errors += Math.max(want.text.length, got.text.length) - common;
  const right = pairs(
    want.figures.map((f) => f.text),
    got.figures.map((f) => f.text),
  );
  tally.pages++;
  tally.figures += want.figures.length;
  tally.exact += right.length;
  const rightOnes = new Set(right.map(([, j]) => j));
  got.figures.forEach(({ text, confidence }, j) => {
    if (rightOnes.has(j) && confidence < TRUSTED) tally.doubtedRight++;
    if (rightOnes.has(j) || confidence < TRUSTED) return;
    tally.trustedWrong++;
    if (has('--misses'))
      process.stdout.write(
        `  ${scanner.name}, ${sheet.name}: ${text} ${confidence} between ${got.figures
          .slice(Math.max(0, j - 2), j + 3)
          .map((f) => f.text)
          .join(' ')}\n`,
      );
  });
}

async function main(): Promise<void> {
  const engine = (has('--engine') ? argumentOf('--engine') : 'auto') as OcrChoice;
  const pages = await sheets(has('--held-out'));
  const scanners = SCANNERS.filter(({ name }) => !has('--scanner') || name === argumentOf('--scanner'));
  process.stdout.write(
    `engine ${engine}, ${pages.length} pages, ${has('--held-out') ? 'held out' : 'used for tuning'}\n| scan | CER % | figures | exact % | wrong but trusted | right but doubted % | CPU s/page |\n|${' --- |'.repeat(7)}\n`,
  );
  for (const scanner of scanners) {
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
    for (const [i, sheet] of pages.entries()) await measure(sheet, scanner, i, engine, tally);
    const share = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2);
    const cells = [
      scanner.name,
      share(tally.errors, tally.characters),
      tally.figures,
      share(tally.exact, tally.figures),
      tally.trustedWrong,
      share(tally.doubtedRight, tally.exact),
      (tally.seconds / tally.pages).toFixed(2),
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
  await closeEngines();
}

await main();
