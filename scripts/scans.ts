/**
 * Synthetic scans: pages of our own fixtures and pages of random figures, printed, stamped, laid askew and scanned badly.
 *
 * No real scan is at hand; what is measured on these holds for their fonts, their stamp and their noise.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import type { Glyph } from '../src/model/page.ts';
import type { RawPixels } from '../src/read/ink.ts';

/** How a page is scanned. */
export interface Scanner {
  readonly name: string;
  readonly dpi: number;
  /** Black and white only. */
  readonly isBilevel?: boolean;
  readonly blur: number;
  readonly noise: number;
  readonly quality: number;
}

export const SCANNERS: readonly Scanner[] = [
  { name: 'grey 150', dpi: 150, blur: 0.5, noise: 8, quality: 60 },
  { name: 'grey 200', dpi: 200, blur: 0.6, noise: 8, quality: 60 },
  { name: 'grey 300', dpi: 300, blur: 0.9, noise: 8, quality: 60 },
  { name: 'hard 200', dpi: 200, blur: 1.1, noise: 14, quality: 40 },
  { name: 'bilevel 300', dpi: 300, blur: 0.8, noise: 8, quality: 100, isBilevel: true },
];

/** A page before it is scanned: it draws itself, and knows its characters. In points. */
export interface Sheet {
  readonly name: string;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly glyphs: readonly Glyph[];
  draw(context: SKRSContext2D): void | Promise<void>;
}

/** Numbers that look random and are the same every time. */
export function randomFrom(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 7), 61 | state) ^ state;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');
for (const weight of ['Light', 'Regular', 'Medium', 'Bold'])
  GlobalFonts.registerFromPath(join(fonts, `NotoSansHans-${weight}.otf`), `Sheet ${weight}`);
/** Fonts for figures beside those of the fixtures, where the machine has them. */
const LATIN = ['Nimbus Roman', 'DejaVu Serif', 'Nimbus Sans', 'P052', 'C059'].filter((name) => GlobalFonts.has(name));
/** Fonts for words: ours, and one with serifs where the machine has it. */
const CJK = ['Sheet Light', 'Sheet Regular', 'Sheet Medium', 'Noto Serif CJK SC', 'AR PL UKai CN'].filter((name) =>
  GlobalFonts.has(name),
);
/** What the tables are printed in: other fonts, other results. */
export const FONTS: readonly string[] = [...CJK, ...LATIN];

const WORDS =
  '年度预算执行情况资金支出项目名称完成率绩效目标合计专项经费补助贷款利息管理服务建设工程设备采购维护运行培训宣传调研评审';

/** A table of random figures: amounts, rates, points, counts, as reports print them. */
export function figureTable(seed: number): Sheet {
  const random = randomFrom(seed);
  const sizePt = 9 + Math.floor(random() * 3.5);
  const latin = random() < 0.3 || LATIN.length === 0 ? '' : (LATIN[Math.floor(random() * LATIN.length)] as string);
  const weight = CJK[Math.floor(random() * CJK.length)] as string;
  const widths = [36, 110, 84, 84, 84, 62, 50];
  const rowPt = sizePt * 2.3;
  const rows = Math.floor(640 / rowPt);
  const words = (): string =>
    Array.from({ length: 4 + Math.floor(random() * 5) }, () => WORDS[Math.floor(random() * WORDS.length)]).join('');
  const cells = Array.from({ length: rows }, (_, i) => [
    String(i + 1),
    words(),
    amount(random),
    amount(random),
    amount(random),
    rate(random),
    points(random),
  ]);
  const put = placing(sizePt, weight, latin);
  const glyphs: Glyph[] = [];
  const steps: ((context: SKRSContext2D) => void)[] = [];
  cells.forEach((row, r) => {
    let x = 42;
    row.forEach((text, c) => {
      const width = widths[c] as number;
      const [own, draw] = put(text, x + (c === 1 ? 4 : (width - put.width(text)) / 2), 90 + r * rowPt + rowPt / 2);
      glyphs.push(...own);
      steps.push(draw);
      x += width;
    });
  });
  const draw = (context: SKRSContext2D): void => {
    for (const step of steps) step(context);
    ruled(context, widths, rows, rowPt);
  };
  return { name: `table ${seed}`, widthPt: 595, heightPt: 842, glyphs, draw };
}

function ruled(context: SKRSContext2D, widths: readonly number[], rows: number, rowPt: number): void {
  const right = 42 + widths.reduce((a, b) => a + b, 0);
  context.lineWidth = 0.6;
  for (let r = 0; r <= rows; r++) stroke(context, 42, 90 + r * rowPt, right, 90 + r * rowPt);
  let x = 42;
  for (const width of [0, ...widths]) {
    x += width;
    stroke(context, x, 90, x, 90 + rows * rowPt);
  }
}

function stroke(context: SKRSContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

type Random = () => number;
const whole = (random: Random, digits: number): string =>
  String(Math.floor(random() * 10 ** (1 + Math.floor(random() * digits))));
const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+$)/g, ',');
const amount = (random: Random): string =>
  `${random() < 0.08 ? '-' : ''}${random() < 0.75 ? grouped(whole(random, 7)) : whole(random, 5)}${random() < 0.75 ? `.${Math.floor(random() * 90 + 10)}` : ''}`;
const rate = (random: Random): string => `${(random() * 120).toFixed(random() < 0.7 ? 2 : 0)}%`;
const points = (random: Random): string => (random() * 20).toFixed(Math.floor(random() * 3));

interface Put {
  (text: string, x: number, middle: number): [Glyph[], (context: SKRSContext2D) => void];
  width(text: string): number;
}

/** Sets words with figures in a font of their own. */
function placing(sizePt: number, weight: string, latin: string): Put {
  const measure = createCanvas(10, 10).getContext('2d');
  const fontOf = (c: string): string => `${sizePt}px "${latin && /[\x20-\x7e]/.test(c) ? latin : weight}"`;
  const advance = (c: string): number => {
    measure.font = fontOf(c);
    return measure.measureText(c).width;
  };
  const put = (text: string, x: number, middle: number): [Glyph[], (context: SKRSContext2D) => void] => {
    const baseline = middle + 0.38 * sizePt;
    const glyphs: Glyph[] = [];
    let at = x;
    for (const c of text) {
      const width = advance(c);
      glyphs.push({
        text: c,
        box: [at, middle - sizePt / 2, at + width, middle + sizePt / 2],
        sizePt,
        angle: 0,
        isVisible: true,
        confidence: 1,
      });
      at += width;
    }
    const draw = (context: SKRSContext2D): void => {
      for (const glyph of glyphs) drawGlyph(context, glyph, fontOf(glyph.text), baseline);
    };
    return [glyphs, draw];
  };
  return Object.assign(put, { width: (text: string) => [...text].reduce((sum, c) => sum + advance(c), 0) });
}

function drawGlyph(context: SKRSContext2D, glyph: Glyph, font: string, baseline: number): void {
  context.font = font;
  context.fillText(glyph.text, glyph.box[0], baseline);
}

/** Pages of a fixture, as pdf.js draws them. */
export async function fixtureSheets(
  pdf: string,
  pagesOf: (bytes: Uint8Array) => Promise<{ glyphs: readonly Glyph[]; widthPt: number; heightPt: number }[]>,
): Promise<Sheet[]> {
  const bytes = (): Uint8Array => new Uint8Array(readFileSync(pdf));
  const pages = await pagesOf(bytes());
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const document = await pdfjs.getDocument({
    data: bytes(),
    verbosity: 0,
    cMapUrl: `${root}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${root}/standard_fonts/`,
  }).promise;
  return pages.map(
    (page, i): Sheet => ({
      name: `${pdf.split('/').at(-2)} ${i + 1}`,
      ...page,
      draw: async (context) => {
        const own = await document.getPage(i + 1);
        const { a } = context.getTransform();
        context.setTransform(1, 0, 0, 1, 0, 0);
        await own.render({ canvas: null, canvasContext: context as never, viewport: own.getViewport({ scale: a }) })
          .promise;
      },
    }),
  );
}

/** Scans a sheet: prints it, stamps it, lays it askew, blurs it, adds noise and compresses it. */
export async function scanned(sheet: Sheet, scanner: Scanner, seed: number): Promise<RawPixels> {
  const random = randomFrom(seed + 77);
  const scale = scanner.dpi / 72;
  const [width, height] = [Math.round(sheet.widthPt * scale), Math.round(sheet.heightPt * scale)];
  const print = createCanvas(width, height);
  const ink = print.getContext('2d');
  ink.fillStyle = 'white';
  ink.fillRect(0, 0, width, height);
  ink.scale(scale, scale);
  ink.fillStyle = 'black';
  await sheet.draw(ink);
  ink.setTransform(scale, 0, 0, scale, 0, 0);
  if (random() < 0.6) stamp(ink, 90 + random() * 380, 120 + random() * 560);
  const paper = createCanvas(width, height);
  const glass = paper.getContext('2d');
  glass.fillStyle = 'white';
  glass.fillRect(0, 0, width, height);
  glass.translate(width / 2, height / 2);
  glass.rotate(((random() * 2.4 - 1.2) * Math.PI) / 180);
  glass.filter = `blur(${scanner.blur}px)`;
  glass.drawImage(print, -width / 2, -height / 2);
  const pixels = glass.getImageData(0, 0, width, height);
  soiled(pixels.data, width, height, scanner, random);
  glass.setTransform(1, 0, 0, 1, 0, 0);
  glass.putImageData(pixels, 0, 0);
  if (scanner.isBilevel) return { width, height, channels: 4, data: pixels.data };
  const image = await loadImage(await paper.encode('jpeg', scanner.quality));
  const out = createCanvas(width, height).getContext('2d');
  out.drawImage(image, 0, 0);
  return { width, height, channels: 4, data: out.getImageData(0, 0, width, height).data };
}

/** A round red seal with a star, as an office presses it over its name and date. */
function stamp(context: SKRSContext2D, x: number, y: number): void {
  context.save();
  context.globalCompositeOperation = 'multiply';
  context.strokeStyle = context.fillStyle = 'rgb(214, 60, 70)';
  context.lineWidth = 3.2;
  context.beginPath();
  context.arc(x, y, 58, 0, 2 * Math.PI);
  context.stroke();
  context.beginPath();
  for (let k = 0; k < 10; k++) {
    const radius = k % 2 === 0 ? 17 : 6.5;
    context.lineTo(x + radius * Math.sin((k * Math.PI) / 5), y - radius * Math.cos((k * Math.PI) / 5));
  }
  context.fill();
  context.font = '13px "Sheet Medium"';
  [...'样本印章仅供识读测试'].forEach((c, i) => {
    const angle = -2.1 + (i * 4.2) / 9;
    context.save();
    context.translate(x + 46 * Math.sin(angle), y - 46 * Math.cos(angle));
    context.rotate(angle);
    context.fillText(c, -6.5, 4);
    context.restore();
  });
  context.restore();
}

/** Grey paper with a shadow to one side, faint ink in patches, noise; or black and white. */
function soiled(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  { noise, isBilevel }: Scanner,
  random: Random,
): void {
  const faint = 0.16 + 0.12 * random();
  const phase = random() * 6;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const light = 0.9 - (0.05 * x) / width;
      const lift = faint * (1 + 0.5 * Math.sin(phase + (7 * x) / width + (9 * y) / height));
      const grain = noise * (random() + random() + random() - 1.5) * 1.6;
      for (let c = 0; c < 3; c++) {
        const value = (data[i + c] as number) / 255;
        data[i + c] = 255 * light * (lift + (1 - lift) * value) + grain;
      }
      if (!isBilevel) continue;
      const grey = 0.3 * (data[i] as number) + 0.59 * (data[i + 1] as number) + 0.11 * (data[i + 2] as number);
      data[i] = data[i + 1] = data[i + 2] = grey < 150 ? 0 : 255;
    }
  }
}
