/**
 * JBIG2 as it stands in a PDF (ISO/IEC 14492, ITU-T T.88), in the codings that scanners choose: pixel by pixel with arithmetic
 * coding, symbols with arithmetic coding, and as a fax.
 */

/** A picture, 0 is ink. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** As the fax is made: up to 60 %. */
const MOST_INK = 153;

/** One region whose pixels are coded as in a fax (6.2.6). */
export const asFax = ({ width, height }: Bitmap, fax: Buffer): Buffer =>
  Buffer.concat([pageOf(width, height), segment(1, GENERIC, Buffer.concat([regionOf(width, height), byte(1), fax]))]);

/** One region whose pixels are coded one by one, each by its neighbours (6.2.5). */
export function asPixels(bitmap: Bitmap): Buffer {
  const { width, height } = bitmap;
  const coder = new Coder();
  encodePixels(coder, bitmap);
  const data = Buffer.concat([regionOf(width, height), byte(0), NEIGHBOURS, coder.end()]);
  return Buffer.concat([pageOf(width, height), segment(1, GENERIC, data)]);
}

/** A dictionary of symbols, here the squares of the picture that are not blank, and a region that sets them (6.4, 6.5). */
export function asSymbols(bitmap: Bitmap): Buffer {
  const { width, height } = bitmap;
  const squares = squaresOf(bitmap);
  return Buffer.concat([
    pageOf(width, height),
    segment(1, DICTIONARY, dictionaryOf(squares)),
    segment(2, TEXT, Buffer.concat([regionOf(width, height), textOf(squares)]), [1]),
  ]);
}

const [DICTIONARY, TEXT, GENERIC, PAGE] = [0, 6, 38, 48];

const pageOf = (width: number, height: number): Buffer =>
  segment(0, PAGE, Buffer.concat([words(width, height, 0, 0), Buffer.alloc(3)]));

/** A region that fills the page. */
const regionOf = (width: number, height: number): Buffer => Buffer.concat([words(width, height, 0, 0), byte(0)]);

const segment = (number: number, type: number, data: Buffer, refersTo: number[] = []): Buffer =>
  Buffer.concat([words(number), byte(type, refersTo.length << 5, ...refersTo, 1), words(data.length), data]);

const byte = (...values: number[]): Buffer => Buffer.from(values);

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, 4 * i);
  return bytes;
}

/** Where the neighbours stand that may be chosen (figure 3). */
const NEIGHBOURS = byte(3, -1, -3, -1, 2, -2, -2, -2);

/** Codes each pixel by the 16 before it: five of two rows above, seven of the row above, four of its own. */
function encodePixels(coder: Coder, { width, height, pixels }: Bitmap): void {
  const ink = (x: number, y: number): number =>
    x >= 0 && x < width && y >= 0 && (pixels[y * width + x] as number) <= MOST_INK ? 1 : 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let before = 0;
      for (let dx = -2; dx <= 2; dx++) before = (before << 1) | ink(x + dx, y - 2);
      for (let dx = -3; dx <= 3; dx++) before = (before << 1) | ink(x + dx, y - 1);
      for (let dx = -4; dx < 0; dx++) before = (before << 1) | ink(x + dx, y);
      coder.encode(`pixel ${before}`, ink(x, y));
    }
  }
}

const SIDE = 64;

interface Square extends Bitmap {
  readonly column: number;
  readonly row: number;
}

/** The squares of a picture that show ink; what they reach over its edge is paper. */
function squaresOf({ width, height, pixels }: Bitmap): Square[] {
  const squares: Square[] = [];
  for (let row = 0; row * SIDE < height; row++) {
    for (let column = 0; column * SIDE < width; column++) {
      const own = new Uint8Array(SIDE * SIDE).fill(255);
      for (let y = 0; y < SIDE && row * SIDE + y < height; y++) {
        const from = (row * SIDE + y) * width + column * SIDE;
        own.set(pixels.subarray(from, from + Math.min(SIDE, width - column * SIDE)), y * SIDE);
      }
      if (own.some((v) => v <= MOST_INK)) squares.push({ width: SIDE, height: SIDE, pixels: own, column, row });
    }
  }
  return squares;
}

/** All symbols are of one height, and all are for use. */
function dictionaryOf(squares: readonly Square[]): Buffer {
  const coder = new Coder();
  coder.number('height', SIDE);
  for (const [i, square] of squares.entries()) {
    coder.number('width', i === 0 ? SIDE : 0);
    encodePixels(coder, square);
  }
  coder.number('width', null);
  coder.number('export', 0);
  coder.number('export', squares.length);
  return Buffer.concat([byte(0, 0), NEIGHBOURS, words(squares.length, squares.length), coder.end()]);
}

/** Sets the symbols row by row, by their upper left corners. */
function textOf(squares: readonly Square[]): Buffer {
  const coder = new Coder();
  const bits = Math.ceil(Math.log2(squares.length));
  coder.number('row', 0);
  let [row, first] = [0, 0];
  for (const [id, square] of squares.entries()) {
    const before = squares[id - 1];
    const x = square.column * SIDE;
    if (before?.row === square.row) {
      coder.number('x', x - (before.column * SIDE + SIDE - 1));
    } else {
      if (before) coder.number('x', null);
      coder.number('row', square.row * SIDE - row);
      coder.number('first x', x - first);
      [row, first] = [square.row * SIDE, x];
    }
    coder.bits('id', id, bits);
  }
  coder.number('x', null);
  return Buffer.concat([byte(0, 1 << 4), words(squares.length), coder.end()]);
}

/** Likelihood of the less likely bit, and the state after the likelier bit, after the other, and whether they change roles (E.1). */
const STATES =
  `5601 1 1 1,3401 2 6 0,1801 3 9 0,0AC1 4 12 0,0521 5 29 0,0221 38 33 0,5601 7 6 1,5401 8 14 0,4801 9 14 0,3801 10 14 0,
3001 11 17 0,2401 12 18 0,1C01 13 20 0,1601 29 21 0,5601 15 14 1,5401 16 14 0,5101 17 15 0,4801 18 16 0,3801 19 17 0,3401 20 18 0,
3001 21 19 0,2801 22 19 0,2401 23 20 0,2201 24 21 0,1C01 25 22 0,1801 26 23 0,1601 27 24 0,1401 28 25 0,1201 29 26 0,1101 30 27 0,
0AC1 31 28 0,09C1 32 29 0,08A1 33 30 0,0521 34 31 0,0441 35 32 0,02A1 36 33 0,0221 37 34 0,0141 38 35 0,0111 39 36 0,0085 40 37 0,
0049 41 38 0,0025 42 39 0,0015 43 40 0,0009 44 41 0,0005 45 42 0,0001 45 43 0,5601 46 46 0`
    .split(',')
    .map((state) => {
      const [qe = '', likely, unlikely, swaps] = state.trim().split(' ');
      return { qe: Number.parseInt(qe, 16), likely: Number(likely), unlikely: Number(unlikely), swaps: swaps === '1' };
    });

/** From which value on a number is coded with so many bits behind such a prefix (annex A). */
const RANGES = [
  { from: 4436, prefix: '11111', bits: 32 },
  { from: 340, prefix: '11110', bits: 12 },
  { from: 84, prefix: '1110', bits: 8 },
  { from: 20, prefix: '110', bits: 6 },
  { from: 4, prefix: '10', bits: 4 },
  { from: 0, prefix: '0', bits: 2 },
] as const;

/** The arithmetic coder (annex E, as its figures name things). A context is any text; each learns by itself. */
class Coder {
  readonly #contexts = new Map<string, { state: number; likelier: number }>();
  readonly #bytes: number[] = [0];
  #a = 0x8000;
  #c = 0;
  #ct = 12;

  encode(context: string, bit: number): void {
    const own = this.#contexts.get(context) ?? { state: 0, likelier: 0 };
    this.#contexts.set(context, own);
    const { qe, likely, unlikely, swaps } = STATES[own.state] as (typeof STATES)[number];
    const isLikelier = bit === own.likelier;
    this.#a -= qe;
    const isSmall = this.#a < qe;
    if (isLikelier && this.#a >= 0x8000) {
      this.#c += qe;
      return;
    }
    if (isSmall === isLikelier) this.#a = qe;
    else this.#c += qe;
    if (!isLikelier && swaps) own.likelier = 1 - own.likelier;
    own.state = isLikelier ? likely : unlikely;
    do this.#shift(1);
    while (this.#a < 0x8000);
  }

  /** A number, or null for the sign that there are no more (annex A.2). */
  number(context: string, value: number | null): void {
    const size = Math.abs(value ?? 0);
    const { from, prefix, bits } = RANGES.find((range) => size >= range.from) as (typeof RANGES)[number];
    const sign = value === null || value < 0 ? '1' : '0';
    let before = 1;
    for (const bit of sign + prefix + (size - from).toString(2).padStart(bits, '0')) {
      this.encode(`${context} ${before}`, Number(bit));
      before = before < 256 ? (before << 1) | Number(bit) : (((before << 1) | Number(bit)) & 511) | 256;
    }
  }

  /** So many bits (annex A.3). */
  bits(context: string, value: number, count: number): void {
    let before = 1;
    for (let i = count - 1; i >= 0; i--) {
      const bit = (value >> i) & 1;
      this.encode(`${context} ${before}`, bit);
      before = (before << 1) | bit;
    }
  }

  /** All bytes; nothing can be coded any more. */
  end(): Buffer {
    const limit = this.#c + this.#a;
    this.#c |= 0xffff;
    if (this.#c >= limit) this.#c -= 0x8000;
    this.#shift(this.#ct);
    this.#shift(this.#ct);
    // The first byte takes a carry only.
    return Buffer.from([...this.#bytes.slice(1), ...(this.#bytes.at(-1) === 0xff ? [] : [0xff]), 0xac]);
  }

  #shift(count: number): void {
    this.#a <<= count;
    this.#c <<= count;
    this.#ct -= count;
    if (this.#ct === 0) this.#byteOut();
  }

  /** Behind a byte of ones the next holds seven bits, so that a carry cannot run on. */
  #byteOut(): void {
    const last = this.#bytes.length - 1;
    if (this.#bytes[last] !== 0xff && this.#c >= 0x8000000) {
      this.#bytes[last] = (this.#bytes[last] as number) + 1;
      this.#c &= 0x7ffffff;
    }
    this.#ct = this.#bytes[last] === 0xff ? 7 : 8;
    const kept = this.#ct === 7 ? 20 : 19;
    this.#bytes.push(this.#c >> kept);
    this.#c &= (1 << kept) - 1;
  }
}
