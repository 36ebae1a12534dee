/**
 * Makes the scans of one page in the formats that scanners choose beside JPEG: `npx tsx test/scans/make.ts`.
 *
 * Each PDF holds the same page of our own words in three strips; those of JBIG2 are coded in three ways. Needs ImageMagick (CCITT G4) and `opj_compress` of
 * libopenjp2-tools (JPEG 2000) on the machine; the tests read the PDFs that lie here and need neither.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toPgm } from '../../src/read/picture.ts';
import { writePdf } from '../pages.ts';
import { A4, all, pictureOf, write } from '../scan-pages.ts';
import { asFax, asPixels, asSymbols, type Bitmap } from './jbig2.ts';
import { rows } from './rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'gouji-scans-'));
const page = pictureOf(A4.width, A4.height, all(...rows.map((text, i) => write(text, 200, 300 + 110 * i, 42))));
/** Where the strips begin and end, in rows of pixels; the first cut goes through a line of words. */
const CUTS = [0, 835, 1600, A4.height] as const;

const strips = CUTS.slice(1).map((end, i): Bitmap => {
  const from = CUTS[i] as number;
  return { ...page, height: end - from, pixels: page.pixels.subarray(from * page.width, end * page.width) };
});

/** A picture as another program writes it: the pixels go to it as a PGM file. */
function converted(strip: Bitmap, suffix: string, command: (pgm: string, out: string) => string[]): Buffer {
  const [pgm, out] = [join(folder, 'strip.pgm'), join(folder, `strip.${suffix}`)];
  writeFileSync(pgm, toPgm(strip));
  const [program = '', ...args] = command(pgm, out);
  execFileSync(program, args, { stdio: 'ignore' });
  return readFileSync(out);
}

const faxOf = (strip: Bitmap): Buffer =>
  converted(strip, 'g4', (pgm, out) => ['convert', pgm, '-threshold', '60%', `group4:${out}`]);

const jpxOf = (strip: Bitmap): Buffer =>
  converted(strip, 'jp2', (pgm, out) => ['opj_compress', '-i', pgm, '-o', out, '-r', '60']);

/** The first strip pixel by pixel, the second by symbols, the third as a fax. */
const jbig2Of = (strip: Bitmap, i: number): Buffer =>
  [asPixels, asSymbols, () => asFax(strip, faxOf(strip))][i]?.(strip) as Buffer;

/** A PDF of one A4 page, its strips below each other. */
function pdfOfStrips(encode: (strip: Bitmap, i: number) => Buffer, entriesOf: (strip: Bitmap) => string): Uint8Array {
  const pt = 842 / A4.height;
  const names = strips.map((_, i) => `/I${i} ${5 + i} 0 R`).join(' ');
  const content = strips.map(
    ({ height }, i) => `q 595 0 0 ${height * pt} 0 ${842 - (CUTS[i + 1] as number) * pt} cm /I${i} Do Q`,
  );
  const images = strips.map((strip, i) => {
    const head = `/Type /XObject /Subtype /Image /Width ${strip.width} /Height ${strip.height} /ColorSpace /DeviceGray`;
    return stream(encode(strip, i).toString('latin1'), `${head} ${entriesOf(strip)}`);
  });
  return writePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
    `<< /Type /Page /Parent 2 0 R /Resources << /XObject << ${names} >> >> /Contents 4 0 R >>`,
    stream(content.join('\n')),
    ...images,
  ]);
}

const stream = (data: string, entries = ''): string =>
  `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;

const put = (name: string, pdf: Uint8Array): void => writeFileSync(join(import.meta.dirname, `${name}.pdf`), pdf);

const faxParameters = ({ width, height }: Bitmap): string =>
  `/DecodeParms << /K -1 /Columns ${width} /Rows ${height} >>`;
put(
  'ccitt',
  pdfOfStrips(faxOf, (s) => `/BitsPerComponent 1 /Filter /CCITTFaxDecode ${faxParameters(s)}`),
);
put(
  'jbig2',
  pdfOfStrips(jbig2Of, () => '/BitsPerComponent 1 /Filter /JBIG2Decode'),
);
put(
  'jpx',
  pdfOfStrips(jpxOf, () => '/BitsPerComponent 8 /Filter /JPXDecode'),
);
