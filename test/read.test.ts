import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../src/model/errors.ts';
import type { Page } from '../src/model/page.ts';
import { type Drawing, type FontInfo, interpret } from '../src/read/operators.ts';
import { openPdf } from '../src/read/pdf.ts';
import { bytesOf, encryptedPdf, fixture, pdfOf, show } from './pages.ts';

const names = `save restore transform paintFormXObjectBegin paintFormXObjectEnd beginText endText setTextMatrix moveText
setLeadingMoveText nextLine setLeading setFont setCharSpacing setWordSpacing setHScale setTextRise setTextRenderingMode
setLineWidth setGState setFillRGBColor setStrokeRGBColor showText constructPath paintImageXObject
paintInlineImageXObject paintImageMaskXObject paintInlineImageXObjectGroup paintImageMaskXObjectGroup stroke closeStroke fill eoFill fillStroke eoFillStroke closeFillStroke
closeEOFillStroke endPath`.split(/\s+/);
const ops: Record<string, number> = Object.fromEntries(names.map((name, i) => [name, i + 1]));

/** An A4 page as shown upright: y runs down from 842. */
const UPRIGHT = [1, 0, 0, -1, 0, 842];
const song: FontInfo = { fontMatrix: [0.001, 0, 0, 0.001, 0, 0], ascent: 0.88, descent: -0.12 };

type Operator = readonly [name: string, ...args: unknown[]];

function draw(operators: readonly Operator[], toPage = UPRIGHT, font: FontInfo | null = song): Drawing {
  const fnArray = operators.map(([name]) => ops[name] as number);
  return interpret({ fnArray, argsArray: operators.map(([, ...args]) => args) }, ops, toPage, () => font);
}

const glyph = (unicode: string, part: object = {}) => ({ unicode, width: 1000, isSpace: unicode === ' ', ...part });
const words = (text: string): Operator => ['showText', [...text].map((c) => glyph(c))];
const at = (x: number, y: number): Operator => ['setTextMatrix', [1, 0, 0, 1, x, y]];
const font10: Operator = ['setFont', 'f', 10];

/** Boxes to a tenth of a point. */
const boxesOf = ({ glyphs }: Drawing): number[][] => glyphs.map(({ box }) => box.map((x) => Math.round(x * 10) / 10));

describe('glyph boxes', () => {
  const plain = [100, 633.2, 110, 643.2];
  const turned: Operator = ['setTextMatrix', [0, 1, -1, 0, 100, 200]];
  it.each<[string, Operator[], number[][]]>([
    ['a text matrix', [font10, at(100, 200), words('年')], [plain]],
    ['the pen', [font10, at(100, 200), words('年度')], [plain, [110, 633.2, 120, 643.2]]],
    ['the CTM', [['transform', 2, 0, 0, 2, 0, 0], font10, at(50, 100), words('年')], [[100, 624.4, 120, 644.4]]],
    ['a moved line', [font10, at(90, 190), ['moveText', 10, 10], words('年')], [plain]],
    [
      'a moved line that sets the leading',
      [font10, at(100, 220), ['setLeadingMoveText', 0, -10], ['nextLine'], words('年')],
      [plain],
    ],
    ['the leading', [font10, at(100, 220), ['setLeading', 20], ['nextLine'], words('年')], [plain]],
    ['a number in the run', [font10, at(90, 200), ['showText', [-1000, glyph('年')]]], [plain]],
    ['character spacing', [font10, ['setCharSpacing', 5], at(85, 200), words('、年')], [[85, 633.2, 95, 643.2], plain]],
    ['word spacing', [font10, ['setWordSpacing', 5], at(85, 200), words(' 年')], [[85, 633.2, 95, 643.2], plain]],
    [
      'horizontal scaling',
      [font10, ['setHScale', 50], at(95, 200), words('年度')],
      [
        [95, 633.2, 100, 643.2],
        [100, 633.2, 105, 643.2],
      ],
    ],
    [
      'horizontal scaling of a number',
      [font10, ['setHScale', 50], at(95, 200), ['showText', [-1000, glyph('年')]]],
      [[100, 633.2, 105, 643.2]],
    ],
    ['a rise', [font10, ['setTextRise', 4], at(100, 196), words('年')], [plain]],
    [
      'a saved and restored state',
      [font10, ['save'], ['setFont', 'f', 99], ['restore'], at(100, 200), words('年')],
      [plain],
    ],
    [
      'a form XObject',
      [
        font10,
        ['paintFormXObjectBegin', [1, 0, 0, 1, 60, 0]],
        at(40, 200),
        words('年'),
        ['paintFormXObjectEnd'],
        at(100, 200),
        words('度'),
      ],
      [plain, plain],
    ],
    [
      'a form XObject without a matrix',
      [font10, ['paintFormXObjectBegin', null], at(100, 200), words('年'), ['paintFormXObjectEnd']],
      [plain],
    ],
    ['a font of the graphics state', [['setGState', [['Font', ['f', 10]]]], at(100, 200), words('年')], [plain]],
    ['turned words', [font10, turned, words('年')], [[91.2, 632, 101.2, 642]]],
  ])('follow %s', (_, operators, boxes) => {
    expect(boxesOf(draw(operators))).toEqual(boxes);
  });

  it.each([
    [90, [0, 1, 1, 0, 0, 0], [198.8, 100, 208.8, 110]],
    [180, [-1, 0, 0, 1, 595, 0], [485, 198.8, 495, 208.8]],
    [270, [0, -1, -1, 0, 842, 595], [633.2, 485, 643.2, 495]],
  ])('stand on the page as shown with /Rotate %i', (_, toPage, box) => {
    expect(boxesOf(draw([font10, at(100, 200), words('年')], toPage))).toEqual([box]);
  });

  it.each([
    ['level', [1, 0, 0, 1, 100, 200], 0],
    ['upwards', [0, 1, -1, 0, 100, 200], 90],
    ['a watermark', [Math.SQRT1_2, Math.SQRT1_2, -Math.SQRT1_2, Math.SQRT1_2, 100, 200], 45],
    ['upside down', [-1, 0, 0, -1, 100, 200], 180],
  ])('tell the angle of words that run %s', (_, matrix, angle) => {
    expect(draw([font10, ['setTextMatrix', matrix], words('年')]).glyphs[0]?.angle).toSatisfy((told) => told === angle);
  });

  it('hang below the pen in vertical writing, upright', () => {
    const vertical = { ...song, vertical: true };
    const drawing = draw([font10, at(100, 200), words('年度')], UPRIGHT, vertical);
    expect(boxesOf(drawing)).toEqual([
      [95, 642, 105, 652],
      [95, 652, 105, 662],
    ]);
    expect(drawing.glyphs.map(({ angle }) => angle)).toEqual([0, 0]);
  });

  it('take the size of the type as shown', () => {
    expect(draw([font10, ['setTextMatrix', [1.6, 0, 0, 1.6, 0, 0]], words('年')]).glyphs[0]?.sizePt).toBeCloseTo(16);
  });

  it('survive a font that was never loaded', () => {
    expect(boxesOf(draw([font10, at(100, 200), words('年')], UPRIGHT, null))).toEqual([plain]);
  });

  it('show radicals as ideographs, keep ligatures whole and drop what has no character', () => {
    const run = ['⻔', 'ﬁ', 'ffi', '', '\u0000'].map((c) => glyph(c));
    expect(draw([font10, at(0, 0), ['showText', run]]).glyphs.map(({ text }) => text)).toEqual(['门', 'ﬁ', 'ffi']);
  });

  it('are told apart from text that leaves no ink', () => {
    const run: Operator[] = [
      font10,
      at(0, 0),
      words('甲'),
      ['setTextRenderingMode', 3],
      words('乙'),
      ['setTextRenderingMode', 2],
      words('丙'),
    ];
    expect(draw(run).glyphs.map(({ isVisible }) => isVisible)).toEqual([true, false, true]);
  });
});

describe('rulings', () => {
  const [MOVE, LINE, CURVE, CLOSE] = [0, 1, 2, 4];
  const path = (paint: string, ...numbers: number[]): Operator => [
    'constructPath',
    ops[paint],
    [Float32Array.from(numbers)],
  ];
  const rectangle = (x: number, y: number, w: number, h: number): number[] => [
    MOVE,
    x,
    y,
    LINE,
    x + w,
    y,
    LINE,
    x + w,
    y + h,
    LINE,
    x,
    y + h,
    CLOSE,
  ];
  const level = [MOVE, 100, 200, LINE, 300, 200];
  const bars = (operators: Operator[], toPage = UPRIGHT): unknown[] =>
    draw(operators, toPage).rulings.map(({ box, direction }) => [
      direction[0],
      ...box.map((x) => Math.round(x * 10) / 10),
    ]);

  it.each<[string, Operator[], unknown[]]>([
    ['a stroked line', [path('stroke', ...level)], [['h', 100, 641.5, 300, 642.5]]],
    ['its width', [['setLineWidth', 3], path('stroke', ...level)], [['h', 100, 640.5, 300, 643.5]]],
    ['an upright line', [path('stroke', MOVE, 100, 200, LINE, 100, 300)], [['v', 99.5, 542, 100.5, 642]]],
    [
      'four sides of a stroked rectangle',
      [path('closeStroke', ...rectangle(100, 200, 50, 40))],
      [
        ['h', 100, 641.5, 150, 642.5],
        ['v', 149.5, 602, 150.5, 642],
        ['h', 100, 601.5, 150, 602.5],
        ['v', 99.5, 602, 100.5, 642],
      ],
    ],
    ['a thin filled rectangle', [path('fill', ...rectangle(100, 200, 200, 0.5))], [['h', 100, 641.5, 300, 642]]],
    ['a thin upright filled one', [path('eoFill', ...rectangle(100, 200, 1, 80))], [['v', 100, 562, 101, 642]]],
    [
      'several lines of one path',
      [path('stroke', ...level, MOVE, 0, 0, LINE, 50, 0)],
      [
        ['h', 100, 641.5, 300, 642.5],
        ['h', 0, 841.5, 50, 842.5],
      ],
    ],
    [
      'the line width of the graphics state',
      [['setGState', [['LW', 3]]], path('stroke', ...level)],
      [['h', 100, 640.5, 300, 643.5]],
    ],
    ['no thick filled rectangle', [path('fill', ...rectangle(100, 200, 200, 30))], []],
    ['no dot', [path('fill', ...rectangle(100, 200, 2, 2))], []],
    ['no white line', [['setStrokeRGBColor', '#ffffff'], path('stroke', ...level)], []],
    ['no white bar', [['setFillRGBColor', '#ffffff'], path('fill', ...rectangle(100, 200, 200, 0.5))], []],
    ['no slanting line', [path('stroke', MOVE, 100, 200, LINE, 300, 260)], []],
    ['no curve', [path('fill', MOVE, 100, 200, CURVE, 150, 201, 200, 201, 300, 200, CLOSE)], []],
    ['no clipping path', [path('endPath', ...level)], []],
    ['no path that pdf.js left out', [['constructPath', ops.stroke, [null]]], []],
  ])('are: %s', (_, operators, expected) => {
    expect(bars(operators)).toEqual(expected);
  });

  it('no stroked curve', () => {
    expect(bars([path('stroke', MOVE, 100, 200, CURVE, 150, 260, 250, 260, 300, 200)])).toEqual([]);
  });

  it('turn with the page', () => {
    expect(bars([path('stroke', ...level)], [0, 1, 1, 0, 0, 0])).toEqual([['v', 199.5, 100, 200.5, 300]]);
  });

  it('measure the pictures', () => {
    const picture = (...matrix: number[]): Operator[] => [
      ['save'],
      ['transform', ...matrix],
      ['paintImageXObject'],
      ['restore'],
    ];
    expect(draw([...picture(20, 0, 0, 10, 0, 0), ...picture(0, 100, -50, 0, 0, 0)]).imageArea).toBe(5200);
    const parts = [{ transform: [100, 0, 0, 10, 0, 0] }, { transform: [100, 0, 0, 10, 0, 10] }];
    expect(draw([['paintInlineImageXObjectGroup', null, parts]]).imageArea).toBe(2000);
    expect(draw([['paintImageMaskXObjectGroup', parts]]).images.map(({ isMask }) => isMask)).toEqual([true, true]);
  });
});

async function pagesOf(bytes: Uint8Array): Promise<Page[]> {
  const pdf = await openPdf(bytes);
  const pages: Page[] = [];
  for await (const { value, diagnostics } of pdf.pages()) {
    expect(diagnostics).toEqual([]);
    pages.push(value);
  }
  expect(pages).toHaveLength(pdf.pageCount);
  await pdf.close();
  return pages;
}

describe('openPdf', () => {
  const portrait = [595, 842];
  const landscape = [842, 595];
  it.each([
    ['chenghu-prose', Array(15).fill(portrait)],
    ['qingling-scores', Array(3).fill(portrait)],
    ['weitang-project', Array(3).fill(portrait)],
    ['rongpu-faults', Array(5).fill(portrait)],
    // The third page is wide, the last is stored upright and turned by /Rotate 90.
    ['songxi-layouts', [portrait, portrait, landscape, landscape]],
  ])('reads every glyph of %s inside its page', async (name, sizes) => {
    const pages = await pagesOf(fixture(name));
    expect(pages.map(({ widthPt, heightPt }) => [Math.round(widthPt), Math.round(heightPt)])).toEqual(sizes);
    for (const { glyphs, widthPt, heightPt, hasPageImage } of pages) {
      expect(hasPageImage).toBe(false);
      expect(glyphs.length).toBeGreaterThan(100);
      const outside = glyphs.filter(
        ({ box: [x0, y0, x1, y1] }) => x0 < -2 || y0 < -2 || x1 > widthPt + 2 || y1 > heightPt + 2,
      );
      expect(outside).toEqual([]);
      expect(glyphs.filter(({ box: [x0, y0, x1, y1] }) => x1 < x0 || y1 <= y0)).toEqual([]);
    }
  });

  it('reads a Chinese font that is not embedded', async () => {
    const [page] = await pagesOf(pdfOf([{ content: show('年度ＡB1', 90, 700, 20) }]));
    expect(page?.glyphs.map(({ text }) => text).join('')).toBe('年度ＡB1');
    expect(page?.glyphs[0]?.box.map(Math.round)).toEqual([90, 124, 110, 144]);
  });

  it.each([
    ['/Rotate 90', [842, 595], [700, 90]],
    ['/Rotate 180', [595, 842], [505, 700]],
    ['/Rotate 270', [842, 595], [142, 505]],
    ['/MediaBox [50 100 645 942]', [595, 842], [40, 242]],
    ['/CropBox [50 100 545 742]', [495, 642], [40, 42]],
  ])('puts the origin at the top left of a page with %s', async (entries, size, corner) => {
    const [page] = await pagesOf(pdfOf([{ content: show('年', 90, 700, 20), entries }]));
    expect([page?.widthPt, page?.heightPt]).toEqual(size);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page?.glyphs[0]?.box ?? [];
    // The corner where the pen stood lies on the box.
    expect(x0 - 3).toBeLessThanOrEqual(corner[0] as number);
    expect(x1 + 3).toBeGreaterThanOrEqual(corner[0] as number);
    expect(y0 - 3).toBeLessThanOrEqual(corner[1] as number);
    expect(y1 + 3).toBeGreaterThanOrEqual(corner[1] as number);
  });

  it('leaves JSON and arrays as Node has them', async () => {
    await pagesOf(pdfOf([{}]));
    for (const native of [JSON.stringify, JSON.parse, Array.prototype.push])
      expect(String(native)).toContain('[native code]');
    expect(JSON.stringify({ a: [1, { b: '年' }] })).toBe('{"a":[1,{"b":"年"}]}');
    expect(Object.keys(Array.prototype)).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  const truncated = (): Uint8Array => fixture('qingling-scores').slice(0, 2000);
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, UnreadableError['state']]>([
    ['is a text file', () => new TextEncoder().encode('部门整体支出绩效自评报告\n'), 'unreadable'],
    ['is cut off behind its head', truncated, 'unreadable'],
    ['is a head alone', () => bytesOf('%PDF-1.7\n'), 'unreadable'],
    ['asks for a password', encryptedPdf, 'encrypted'],
    ['has no pages', () => pdfOf([]), 'empty'],
  ])('%s', async (_, bytes, state) => {
    const error = await openPdf(await bytes()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnreadableError);
    expect((error as UnreadableError).state).toBe(state);
    expect((error as UnreadableError).message).not.toBe('');
  });

  // The batch ends such a file as `empty` before it gets here.
  it('has no bytes', async () => {
    await expect(openPdf(new Uint8Array())).rejects.toBeInstanceOf(UnreadableError);
  });

  // A Buffer is a Uint8Array to the compiler, but pdf.js refuses it, with an Error that is no UnreadableError.
  it.fails('may come as a Buffer', async () => {
    expect(await pagesOf(Buffer.from(pdfOf([{}])))).toHaveLength(1);
  });

  it('does not spoil the next one', async () => {
    await expect(openPdf(bytesOf('no pdf'))).rejects.toThrow();
    expect(await pagesOf(pdfOf([{}]))).toHaveLength(1);
  });
});
