/** Builders: pages of glyphs, hand-written PDFs, and the stages run over them or over plain text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { extract } from '../src/extract/index.ts';
import { layOut } from '../src/layout/index.ts';
import type { DocumentText } from '../src/model/document.ts';
import type { Glyph, Page } from '../src/model/page.ts';
import type { ReportBody } from '../src/model/report.ts';
import { judge } from '../src/read/triage.ts';
import { segment } from '../src/segment.ts';
import { validate } from '../src/validate.ts';
import { textDocument } from './text-document.ts';

/** Words at a place: x and y are the top left corner of the first character, in points. */
export interface PutWords {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly angle?: number;
  readonly isVisible?: boolean;
}

/** Characters of Chinese are as wide as high, ASCII half as wide. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, c) => sum + (c < '\u0080' ? size / 2 : size), 0);

export function glyphsOf({ text, x, y, size = 16, angle = 0, isVisible = true }: PutWords): Glyph[] {
  let at = x;
  return [...text].map((c) => {
    const from = at;
    at += widthOf(c, size);
    return { text: c, box: [from, y, at, y + size], sizePt: size, angle, isVisible, confidence: 1 };
  });
}

export function pageOf(number: number, words: readonly PutWords[], part: Partial<Page> = {}): Page {
  const page = {
    number,
    widthPt: 595,
    heightPt: 842,
    glyphs: words.flatMap(glyphsOf),
    rulings: [],
    hasPageImage: false,
  };
  return { ...page, text: judge({ ...page, ...part }).reason === 'good' ? 'embedded' : 'none', ...part };
}

export interface Setting {
  readonly perLine?: number;
  readonly linesPerPage?: number;
  readonly left?: (page: number) => number;
  /** Furniture of a page, put beside its text. */
  readonly around?: (page: number) => readonly PutWords[];
}

/** Sets paragraphs as official writing does: 16 pt, first line indented by two characters, broken wherever a line is full. */
export function setPages(paragraphs: readonly string[], setting: Setting = {}): Page[] {
  const { perLine = 26, linesPerPage = 22, left = () => 90, around = () => [] } = setting;
  const rows = paragraphs.flatMap((paragraph) => rowsOf(paragraph, perLine * 16));
  const count = Math.max(1, Math.ceil(rows.length / linesPerPage));
  return Array.from({ length: count }, (_, i) => {
    const own = rows.slice(i * linesPerPage, (i + 1) * linesPerPage);
    const words = own.map(({ text, indent }, row) => ({ text, x: left(i + 1) + indent, y: 120 + row * 28 }));
    return pageOf(i + 1, [...words, ...around(i + 1)]);
  });
}

function rowsOf(paragraph: string, measure: number): { text: string; indent: number }[] {
  const rows = [{ text: '', indent: 32 }];
  for (const c of paragraph) {
    const row = rows.at(-1) as { text: string; indent: number };
    if (row.indent + widthOf(row.text + c, 16) > measure) rows.push({ text: c, indent: 0 });
    else row.text += c;
  }
  return rows;
}

export async function lay(pages: readonly Page[]): Promise<DocumentText> {
  return (await layOutPages(pages)).value;
}

export function layOutPages(pages: readonly Page[]): ReturnType<typeof layOut> {
  async function* readings() {
    for (const value of pages) yield { value, diagnostics: [] };
  }
  return layOut(readings());
}

/** The words of every paragraph. */
export const paragraphsOf = ({ text, paragraphs }: DocumentText): string[] =>
  paragraphs.map(({ from, to }) => text.slice(from, to));

/** A report in plain text, one paragraph a line, read up to its figures. */
export function bodyOf(text: string): ReportBody {
  const document = textDocument(text);
  const outline = segment(document).value;
  return validate(document, outline, extract(document, outline).value).value;
}

export interface PutPage {
  readonly content?: string;
  /** Entries of the page's dictionary besides its type, parent, contents and fonts. */
  readonly entries?: string;
}

const FONTS = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R',
  '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>',
];
const DESCRIPTOR = `<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0
/Ascent 880 /Descent -120 /CapHeight 880 /StemV 90 >>`;

/** A PDF written by hand; F1 is a Chinese font that is not embedded. Without `kids` the page tree is a plain list. */
export function pdfOf(pages: readonly PutPage[], tree?: string): Uint8Array {
  const first = 6;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    tree ?? `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 595 842] >>`,
    FONTS[0] as string,
    FONTS.slice(1).join(' '),
    DESCRIPTOR,
    ...pages.flatMap(({ content, entries = '' }, i) => [
      `<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> ${entries}
${content === undefined ? '' : `/Contents ${first + 2 * i + 1} 0 R`} >>`,
      `<< /Length ${content?.length ?? 0} >>\nstream\n${content ?? ''}\nendstream`,
    ]),
  ];
  return writePdf(objects);
}

/** pdf.js takes no Buffer. */
export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A PDF of objects, numbered from 1; their text is the bytes, as latin1. */
export function writePdf(objects: readonly string[]): Uint8Array {
  let out = '%PDF-1.5\n';
  const offsets = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R >>`;
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return bytesOf(`${out}${table}trailer\n${trailer}\nstartxref\n${out.length}\n%%EOF\n`);
}

/** The operators that show words at a place, from the bottom left of the page. */
export function show(text: string, x: number, y: number, size = 16): string {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex}> Tj ET\n`;
}

/** A PDF of paragraphs, set by hand with 26 characters a line. */
export function pdfOfText(paragraphs: readonly string[]): Uint8Array {
  return pdfOf(
    setPages(paragraphs).map(({ glyphs, heightPt }) => {
      const rows = new Map<number, Glyph[]>();
      for (const glyph of glyphs) rows.set(glyph.box[1], [...(rows.get(glyph.box[1]) ?? []), glyph]);
      const shown = [...rows.values()].map((row) => {
        const [x, y] = row[0]?.box ?? [0, 0];
        return show(row.map(({ text }) => text).join(''), x, heightPt - y - 14);
      });
      return { content: shown.join('') };
    }),
  );
}

/** An encrypted PDF that asks for a password. */
export async function encryptedPdf(): Promise<Uint8Array> {
  const doc = new PDFDocument({ userPassword: 'secret', pdfVersion: '1.7' });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve) => doc.on('end', resolve));
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  doc.text('closed').end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** The bytes of a fixture; a fresh copy each time, since pdf.js takes them over. */
export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../fixtures', name, `${name}.pdf`)));
