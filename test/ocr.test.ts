import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../src/model/check.ts';
import type { Page } from '../src/model/page.ts';
import { circledForm, ringsIn, withoutRings } from '../src/read/circled.ts';
import type { ReadOptions } from '../src/read/engines.ts';
import { confidencesOf, type FigureReader } from '../src/read/figures.ts';
import { linesIn, withoutLines } from '../src/read/lines.ts';
import { confidenceOf, digitPitch, figuresIn, isEvenlySet, isPrintedFigure } from '../src/read/numbers.ts';
import { openPdf } from '../src/read/pdf.ts';
import type { Picture } from '../src/read/picture.ts';
import { type PlacedCharacter, placed } from '../src/read/placing.ts';
import { prepare, skewOf } from '../src/read/prepare.ts';
import { asSet } from '../src/read/punctuation.ts';
import { joinedStrips, type PagePicture } from '../src/read/scan.ts';
import { pdfOf, show } from './pages.ts';
import { all, charactersOf, type Draw, jpegOf, pictureOf, recorded, scanPdf, write } from './scan-pages.ts';

async function pagesOf(bytes: Uint8Array, options: ReadOptions): Promise<{ pages: Page[]; diagnostics: Diagnostic[] }> {
  const pdf = await openPdf(bytes, options);
  const pages: Page[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const reading of pdf.pages()) {
    pages.push(reading.value);
    diagnostics.push(...reading.diagnostics);
  }
  await pdf.close();
  return { pages, diagnostics };
}

const words = (page: Page | undefined): string => page?.glyphs.map((g) => g.text).join('') ?? '';
const blank: Draw = () => undefined;
const inkOf = ({ pixels }: Picture): number => pixels.reduce((sum, v) => sum + (v < 128 ? 1 : 0), 0);

describe('a page that is a picture', () => {
  const ocr = recorded({
    characters: charactersOf('年度', 200, 400, 0.93),
    lines: [{ box: [100, 300, 900, 303], direction: 'horizontal' }],
  });

  it('becomes a page of glyphs and rulings in points', async () => {
    const { pages, diagnostics } = await pagesOf(await scanPdf({ jpeg: jpegOf(blank) }), { ocr });
    expect(diagnostics).toEqual([]);
    expect(pages[0]).toMatchObject({ text: 'ocr', widthPt: 595, heightPt: 842, hasPageImage: true });
    const [glyph] = pages[0]?.glyphs ?? [];
    expect(glyph).toMatchObject({ text: '年', angle: 0, isVisible: true, confidence: 0.93 });
    expect(glyph?.box.map(Math.round)).toEqual([72, 144, 88, 160]);
    expect(glyph?.sizePt).toBeCloseTo(15.8, 1);
    expect(pages[0]?.rulings[0]?.box.map(Math.round)).toEqual([36, 108, 324, 109]);
  });

  it('is the same in JBIG2, coded by pixels, by symbols and as a fax, as it is in CCITT', async () => {
    const own = recorded({});
    for (const format of ['jbig2', 'ccitt'])
      await pagesOf(new Uint8Array(readFileSync(join(import.meta.dirname, `scans/${format}.pdf`))), { ocr: own });
    const [jbig2, ccitt] = own.asked.map(({ picture }) => picture.pixels) as [Uint8Array, Uint8Array];
    expect([jbig2.length, Buffer.compare(jbig2, ccitt)]).toEqual([1654 * 2341, 0]);
  });

  it('is handed over at its own resolution', async () => {
    const own = recorded({});
    await pagesOf(await scanPdf({ jpeg: jpegOf(blank) }), { ocr: own });
    expect(own.asked.map(({ picture, dpi }) => [picture.width, picture.height, Math.round(dpi)])).toEqual([
      [1654, 2339, 200],
    ]);
  });

  it.each([
    [90, [2339, 1654]],
    [180, [1654, 2339]],
    [270, [2339, 1654]],
  ])('is handed over as it is shown, turned by /Rotate %i', async (rotate, size) => {
    const corner: Draw = (context) => context.fillRect(60, 60, 200, 200);
    const own = recorded({});
    const { pages } = await pagesOf(await scanPdf({ jpeg: jpegOf(corner), rotate }), { ocr: own });
    const { picture } = own.asked[0] as { picture: Picture };
    expect([picture.width, picture.height]).toEqual(size);
    expect([pages[0]?.widthPt, pages[0]?.heightPt]).toEqual(rotate === 180 ? [595, 842] : [842, 595]);
    const at = (x: number, y: number): number => picture.pixels[y * picture.width + x] as number;
    const [x, y] = { 90: [-160, 160], 180: [-160, -160], 270: [160, -160] }[rotate] as [number, number];
    expect(at(x < 0 ? picture.width + x : x, y < 0 ? picture.height + y : y)).toBeLessThan(40);
  });

  it('keeps words that are stamped on it and leaves a hidden text layer', async () => {
    const stamped = (doc: PDFKit.PDFDocument): void => void doc.fontSize(12).text('No. 7', 400, 60);
    const hidden = (doc: PDFKit.PDFDocument): void => {
      doc.addContent('3 Tr');
      doc.fontSize(12).text('99999 wrong figures of a hidden layer, 12345.67', 60, 300);
    };
    const { pages } = await pagesOf(
      await scanPdf({ jpeg: jpegOf(blank), words: stamped }, { jpeg: jpegOf(blank), words: hidden }),
      { ocr },
    );
    expect(pages.map(words).map((text) => text.replace(/\s/g, ''))).toEqual(['年度No.7', '年度']);
  });

  it('that was turned to be read tells so', async () => {
    const { pages, diagnostics } = await pagesOf(await scanPdf({ jpeg: jpegOf(blank) }), {
      ocr: recorded({ quarters: 1, characters: charactersOf('年', 0, 0) }),
    });
    expect([pages[0]?.widthPt, pages[0]?.heightPt]).toEqual([842, 595]);
    expect(diagnostics.map((d) => d.code)).toEqual(['read/page-turned']);
  });

  it('with ink that gives no word tells so', async () => {
    const { diagnostics } = await pagesOf(await scanPdf({ jpeg: jpegOf(blank) }), {
      ocr: recorded({ unread: [[100, 100, 140, 140]] }),
    });
    expect(diagnostics).toMatchObject([{ code: 'read/ink-without-text', severity: 'warning', places: [{ page: 1 }] }]);
  });

  it('is no text where nobody may read it', async () => {
    const { pages } = await pagesOf(await scanPdf({ jpeg: jpegOf(blank) }), { ocr: 'none' });
    expect(pages[0]).toMatchObject({ text: 'none', glyphs: [] });
  });

  it('is no text, and told of, where its reader fails', async () => {
    const broken = { name: 'broken', read: () => Promise.reject(new Error('no engine')) };
    const { pages, diagnostics } = await pagesOf(await scanPdf({ jpeg: jpegOf(blank) }), { ocr: broken });
    expect(pages[0]?.text).toBe('none');
    expect(diagnostics.map((d) => d.code)).toEqual(['read/ocr-failed']);
  });
});

describe('a page of several strips', () => {
  const strip = (from: number, to: number, color: string): PagePicture => ({
    picture: pictureOf(200, to - from, (context) => {
      context.fillStyle = color;
      context.fillRect(0, 0, 200, to - from);
    }),
    box: [0, from / 2, 100, to / 2],
  });
  it('is one picture', () => {
    const joined = joinedStrips([strip(0, 100, '#333333'), strip(100, 260, '#999999')]);
    expect([joined?.picture.width, joined?.picture.height, joined?.box]).toEqual([200, 260, [0, 0, 100, 130]]);
    expect([joined?.picture.pixels[0], joined?.picture.pixels[200 * 259]]).toEqual([0x33, 0x99]);
  });

  it('is drawn where they differ in resolution', () => {
    const coarse = { ...strip(100, 260, 'black'), box: [0, 50, 300, 290] as const };
    expect(joinedStrips([strip(0, 100, 'black'), coarse])).toBeNull();
  });
});

describe('a page with text', () => {
  it('is never shown to a reader', async () => {
    const own = recorded({});
    await pagesOf(pdfOf([{ content: show('年度预算执行情况', 90, 700) }]), { ocr: own });
    expect(own.asked).toEqual([]);
  });

  it('that is garbage is drawn and read, and never passed on', async () => {
    const garbage = show('\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008', 90, 700);
    const own = recorded({ characters: charactersOf('年度', 200, 400) });
    const { pages, diagnostics } = await pagesOf(pdfOf([{ content: garbage }]), { ocr: own });
    expect([own.asked.length, words(pages[0]), pages[0]?.text]).toEqual([1, '年度', 'ocr']);
    expect(diagnostics.map((d) => d.code)).toEqual(['read/text-garbled']);
    const unread = await pagesOf(pdfOf([{ content: garbage }]), { ocr: 'none' });
    expect([words(unread.pages[0]), unread.pages[0]?.text]).toEqual(['', 'none']);
  });
});

describe('preparation', () => {
  const prose = all(
    ...Array.from({ length: 12 }, (_, i) => write('全区图书馆分馆建设按照年度计划稳步推进', 60, 120 + 90 * i)),
  );
  it.each([-2.6, -0.5, 0, 0.8, 3])('straightens a page that lies askew by %d degrees', (degrees) => {
    const askew: Draw = (context) => {
      context.translate(500, 600);
      context.rotate((degrees * Math.PI) / 180);
      context.translate(-500, -600);
      prose(context);
    };
    const picture = pictureOf(1000, 1200, askew);
    expect(skewOf(picture)).toBeCloseTo(degrees, 0);
    expect(Math.abs(skewOf(prepare(picture).picture))).toBeLessThan(0.12);
  });

  it('sees black words through a red stamp', () => {
    const seal: Draw = (context) => {
      context.globalCompositeOperation = 'multiply';
      context.fillStyle = 'rgb(215, 60, 70)';
      context.fillRect(0, 0, 500, 80);
    };
    const plain = prepare(pictureOf(1000, 400, write('年度预算执行情况', 60, 300))).picture;
    const stamped = prepare(pictureOf(1000, 400, all(write('年度预算执行情况', 60, 300), seal))).picture;
    expect(inkOf(stamped)).toBeLessThan(1.1 * inkOf(plain));
    expect(inkOf(prepare(pictureOf(1000, 400, seal)).picture)).toBeLessThan(200);
  });
});

describe('ruling lines', () => {
  const grid: Draw = (context) => {
    for (const x of [100, 400, 700]) context.fillRect(x, 100, 3, 300);
    for (const y of [100, 200, 300, 400]) context.fillRect(100, y, 603, 3);
  };
  it('are found and taken away, words are not', () => {
    const both = pictureOf(900, 500, all(grid, write('一三十王', 120, 170), write('12,345.67', 420, 270)));
    const lines = linesIn(both, 200);
    expect(lines.filter((l) => l.direction === 'horizontal').map((l) => Math.round(l.box[1] / 10))).toEqual([
      10, 20, 30, 40,
    ]);
    expect(lines.filter((l) => l.direction === 'vertical').map((l) => Math.round(l.box[0] / 10))).toEqual([10, 40, 70]);
    const alone = inkOf(pictureOf(900, 500, all(write('一三十王', 120, 170), write('12,345.67', 420, 270))));
    expect(Math.abs(inkOf(withoutLines(both, lines)) - alone)).toBeLessThan(0.02 * alone);
  });

  it('are not seen in prose', () => {
    expect(linesIn(pictureOf(1500, 300, write('一二三年度预算执行情况三二一王', 60, 200, 60)), 200)).toEqual([]);
  });
});

describe('circled numbers', () => {
  const circled =
    (digits: string, x: number): Draw =>
    (context) => {
      context.lineWidth = 2;
      context.beginPath();
      context.arc(x, 100, 20, 0, 2 * Math.PI);
      context.stroke();
      write(digits, x - 8 * digits.length, 110, 28)(context);
    };
  it('are found as rings with something inside', () => {
    const picture = pictureOf(
      900,
      200,
      all(circled('7', 100), circled('12', 300), circled('', 500), write('口0〇回。田8', 560, 115)),
    );
    const rings = ringsIn(picture, 200);
    expect(rings.map(({ box }) => Math.round((box[0] + box[2]) / 200))).toEqual([1, 3]);
    const bare = withoutRings(picture, rings);
    expect(ringsIn(bare, 200)).toEqual([]);
  });

  it.each([
    ['1', '①'],
    ['5', '⑤'],
    ['7', '⑦'],
    ['9', '⑨'],
    ['l0', '⑩'],
    ['11', '⑪'],
    ['20', '⑳'],
    ['0', null],
    ['21', null],
    ['', null],
    ['年', null],
  ])('%s → %s', (inside, form) => {
    expect(circledForm(inside)).toBe(form);
  });
});

/** A line of characters: full-width ones 40 wide, others 20; a number moves the pen. */
function line(...parts: (string | number)[]): PlacedCharacter[] {
  let x = 0;
  const out: PlacedCharacter[] = [];
  for (const part of parts) {
    if (typeof part === 'number') x += part;
    else
      for (const c of part) {
        const width = /[\x20-\x7e]/.test(c) ? 20 : 40;
        out.push({ text: c, box: [x, 0, x + width, 40], likelihood: 0.99, centre: x + width / 2, isParted: false });
        x += width;
      }
  }
  return out;
}

describe('signs are given the width that they have on paper', () => {
  it.each([
    ['a comma in a number', line('共', '1', '，', -25, '320家'), '共1,320家'],
    ['a comma between two numbers', line('为2021,', 30, '2022'), '为2021，2022'],
    ['a comma behind an ideograph', line('万元,其中'), '万元，其中'],
    ['a colon', line('年度目标值:8个'), '年度目标值：8个'],
    ['a full stop that was a comma', line('9个.超额'), '9个，超额'],
    ['the point of a heading', line('1.加快建设'), '1.加快建设'],
    ['brackets', line('(2021年度)'), '（2021年度）'],
    ['brackets of document numbers', line('财预〔2020〕10号'), '财预〔2020〕10号'],
    ['titles', line('《预算法》'), '《预算法》'],
    ['a percent sign', line('达63.27%,增长'), '达63.27%，增长'],
    ['full-width percent', line('达100％'), '达100％'],
    ['a time', line('9:30'), '9:30'],
    ['a one at the head of a line', line('-级指标'), '一级指标'],
    ['a minus', line('-3.2%'), '-3.2%'],
    ['a hyphen', line('江北', 1, '-', 1, '江南'), '江北-江南'],
  ])('%s', (_, characters, text) => {
    expect(
      asSet(characters, 40)
        .map((c) => c.text)
        .join(''),
    ).toBe(text);
  });
});

describe('figures', () => {
  it.each([
    ['为41,307.25万元，', ['41,307.25']],
    ['占63.27%。', ['63.27%']],
    ['-12%、+3', ['-12%', '+3']],
    ['第1.加快', ['1']],
    ['３．５％和３家', ['３．５％', '３']],
    ['没有', []],
  ])('in %s', (text, figures) => {
    const characters = [...text].map((c) => ({ text: c }));
    expect(
      figuresIn(characters).map(({ from, to }) =>
        characters
          .slice(from, to)
          .map((c) => c.text)
          .join(''),
      ),
    ).toEqual(figures);
  });

  it.each([
    ['8', true],
    ['1,083', true],
    ['41,307.25', true],
    ['100%', true],
    ['１００％', true],
    ['-12.8%', true],
    ['1,09', false],
    ['12,3456', false],
    ['1.2.3', false],
    ['3:5', false],
    ['1·5', false],
    ['9%6', false],
  ])('%s has a printed shape: %s', (text, is) => {
    expect(isPrintedFigure(text)).toBe(is);
  });

  it.each([
    ['that is surely read', '7.46', 0.9995, null, true],
    ['that both readers read alike', '7.46', 0.93, '7.46', true],
    ['that the second reader reads otherwise', '7.46', 0.98, '7.96', false],
    ['that the second reader cannot read', '7.46', 0.98, '', false],
    ['that was hardly read', '7.46', 0.6, '7.46', false],
    ['of no printed shape', '8,19', 0.9999, '8,19', false],
  ])('one %s is trusted: %s', (_, text, likelihood, second, isTrusted) => {
    expect(confidenceOf({ text, likelihood, second, isWhole: true, least: 0.9 }) >= 0.9).toBe(isTrusted);
  });

  it('whose digits stand apart hides a sign', () => {
    const even = line('1968');
    const uneven = line('19', 12, '68');
    expect([digitPitch(even), isEvenlySet(even, 20, 40), isEvenlySet(uneven, 20, 40)]).toEqual([20, true, false]);
    expect(isEvenlySet([...even.slice(0, 2), ...even.slice(2).map((c) => ({ ...c, isParted: true }))], null, 40)).toBe(
      false,
    );
    expect(confidenceOf({ text: '1968', likelihood: 0.9999, second: null, isWhole: false, least: 0.9 })).toBeLessThan(
      0.9,
    );
  });
});

describe('a figure on its page', () => {
  const least = (characters: readonly PlacedCharacter[], likelihood: number, text = ''): PlacedCharacter[] =>
    characters.map((c) => (text === '' || text === c.text ? { ...c, likelihood } : c));

  /** How sure the digits of a line are, among the ink that is drawn. */
  async function sureOf(
    characters: readonly PlacedCharacter[],
    {
      draw = blank,
      isBilevel = false,
      second = null,
      emPx = 40,
    }: { draw?: Draw; isBilevel?: boolean; second?: FigureReader | null; emPx?: number },
  ): Promise<number> {
    const page = { picture: pictureOf(400, 40, draw), lines: [], isBilevel };
    const confidences = await confidencesOf(page, [{ strip: [0, 0, 400, 40], characters, emPx }], second);
    return Math.min(...(confidences[0] ?? []).filter((_, i) => /[\d+]/.test(characters[i]?.text ?? '')));
  }
  const star: Draw = (context) => context.fillRect(86, 4, 60, 32);

  it.each<[string, PlacedCharacter[], Parameters<typeof sureOf>[1], boolean]>([
    ['that nothing speaks against', line('576'), {}, true],
    ['behind whose comma there is more ink', line('576,'), { draw: star }, false],
    ['behind whose comma there is none', line('576,'), {}, true],
    ['behind a character that was hardly read', [...least(line('电'), 0.05), ...line(40, '70')], {}, false],
    ['behind an ideograph', line('第70'), {}, true],
    [
      'behind a lone ideograph that may be a digit below a stamp',
      [...least(line('蒋'), 0.74), ...line(40, '70')],
      {},
      false,
    ],
    ['behind a sign of currency', line('$6.18'), {}, false],
    ['before a faint full stop', [...line('97'), ...least(line(40, '。'), 0.61)], {}, true],
    ['between dashes', line('-3-'), {}, false],
    ['behind a minus', line('-3'), {}, true],
    [
      'before a percent sign that was read as something else',
      [...line('97'), ...least(line(40, '"'), 0.61)],
      {},
      false,
    ],
    ['before a straight quote, however well it was read', [...line('97'), ...line(40, '"')], {}, false],
    ['whose point may be a comma', least(line('7.459'), 0.95, '.'), {}, false],
    ['whose point stands before two digits', least(line('7.45'), 0.95, '.'), {}, true],
    ['in small type whose point may be a comma', line('7.459'), { emPx: 21 }, false],
    ['in small type with a comma', line('7,459'), { emPx: 21 }, true],
    ['in black and white whose point may be a comma', line('7.459'), { isBilevel: true }, false],
    ['in black and white with a comma', line('7,459'), { isBilevel: true }, true],
    ['of which a sign alone was read', line('+'), {}, false],
  ])('%s', async (_, characters, paper, isTrusted) => {
    expect((await sureOf(characters, paper)) >= 0.9).toBe(isTrusted);
  });

  it('is shown to the second reader again where that reads otherwise, unless in black and white', async () => {
    const sizes: (number | undefined)[] = [];
    const second: FigureReader = async (_, boxes, size) => {
      sizes.push(size);
      return boxes.map(() => (size === 2 ? '576' : '5/6'));
    };
    const doubtful = least(line('576'), 0.95);
    expect(await sureOf(doubtful, { second })).toBeGreaterThanOrEqual(0.9);
    expect(await sureOf(doubtful, { second, isBilevel: true })).toBeLessThan(0.9);
    expect(sizes).toEqual([1, 2, 1]);
  });

  it('has no part in the ink of a stamp that reaches into its strip', () => {
    const paper = pictureOf(300, 60, (context) => {
      context.fillRect(20, 10, 50, 40);
      context.fillRect(200, 16, 20, 30);
    });
    const { characters } = placed(paper, [10, 10, 240, 52], [{ text: '2', likelihood: 0.98, x: 210 }]);
    const [x0, , x1] = characters[0]?.box ?? [0, 0, 0, 0];
    expect((x0 + x1) / 2).toBeCloseTo(210, -1);
  });

  it('keeps equal digits apart whose ink was cut wrongly', () => {
    // The first two touch, and the second is said to stand at its right edge.
    const digits = pictureOf(200, 60, (context) => {
      for (const x of [20, 40, 64, 88]) context.fillRect(x, 16, 20, 30);
    });
    const read = [40, 62, 75, 97].map((x, i) => ({ text: '2008'.charAt(i), likelihood: 0.99, x }));
    const { characters } = placed(digits, [10, 5, 130, 58], read);
    const lefts = characters.map(({ box }) => box[0]);
    for (const [i, left] of lefts.slice(1).entries()) expect(left - (lefts[i] as number)).toBeGreaterThan(14);
  });
});
