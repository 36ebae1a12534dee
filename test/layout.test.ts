import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Glyph, Page } from '../src/model/page.ts';
import { glyphsOf, lay, layOutPages, type PutWords, pageOf, paragraphsOf, setPages, widthOf } from './pages.ts';

const textOf = async (...words: PutWords[]): Promise<string> => (await lay([pageOf(1, words)])).text.trimEnd();
const LONG = '全区图书馆分馆建设按照年度计划稳步推进，读者借阅环境明显改善，社会各界反映良好，';
/** A paragraph of so many characters that ends with a full stop. */
const filler = (length: number): string => `${LONG.repeat(Math.ceil(length / LONG.length)).slice(0, length - 1)}。`;

describe('a line', () => {
  it.each([
    ['2022 年新增藏书 16 万册', '2022年新增藏书16万册'],
    ['全年 执行 率 98.5 %', '全年执行率98.5%'],
    ['覆盖 Wi Fi 点位', '覆盖Wi Fi点位'],
    ['开通 5G 基站', '开通5G基站'],
    ['目标值 ： 30 个', '目标值：30个'],
    ['（一） 部门\u3000职能', '（一）部门职能'],
  ])('drops the blanks of justified text: %s', async (set, text) => {
    expect(await textOf({ text: set, x: 90, y: 200 })).toBe(text);
  });

  it('keeps a blank that is only a gap between two Latin words', async () => {
    const apart = [
      { text: 'Smart', x: 90, y: 200 },
      { text: 'City', x: 140, y: 200 },
      { text: '平台', x: 185, y: 200 },
    ];
    expect(await textOf(...apart)).toBe('Smart City平台');
  });

  it('keeps a blank where words stand far apart, as no justified line has them', async () => {
    const apart = [
      { text: '填报单位：水务局', x: 90, y: 200 },
      { text: '单位：万元', x: 420, y: 200 },
    ];
    expect(await textOf(...apart)).toBe('填报单位：水务局 单位：万元');
  });

  it('gives the blank the gap as its box', async () => {
    const document = await lay([
      pageOf(1, [
        { text: 'AB', x: 90, y: 200 },
        { text: 'C', x: 116, y: 200 },
      ]),
    ]);
    expect(document.text).toBe('AB C\n');
    expect(document.placesOf([{ from: 2, to: 3 }])).toEqual([
      { page: 1, boxes: [[106, 200, 116, 216]], confidence: 1 },
    ]);
  });

  it('reads from left to right, whatever was drawn first', async () => {
    expect(
      await textOf({ text: '万元', x: 138, y: 200 }, { text: '支出', x: 90, y: 200 }, { text: '35', x: 122, y: 200 }),
    ).toBe('支出35万元');
  });

  it('holds raised and lowered figures', async () => {
    const small = (x: number, y: number): PutWords => ({ text: '2', x, y, size: 8 });
    expect(
      await textOf(
        { text: '绿地5m', x: 90, y: 200 },
        small(138, 198),
        { text: '，减排CO', x: 142, y: 200 },
        small(206, 208),
      ),
    ).toBe('绿地5m2，减排CO2');
  });

  it('prints bold by double printing once', async () => {
    const words = { text: '一、基本情况', x: 90, y: 200 };
    expect(await textOf(words, { ...words, x: 90.3 })).toBe('一、基本情况');
    const twice = glyphsOf(words).flatMap((glyph) => [glyph, glyph]);
    expect((await lay([pageOf(1, [], { glyphs: twice })])).text).toBe('一、基本情况\n');
  });

  it('keeps real doubles', async () => {
    expect(await textOf({ text: '人人参与，1100元，88%', x: 90, y: 200 })).toBe('人人参与，1100元，88%');
  });

  it('is no ink at an angle', async () => {
    const watermark = { text: '内部资料', x: 200, y: 200, size: 54, angle: 38 };
    expect(await textOf({ text: '严禁外传', x: 90, y: 210 }, watermark)).toBe('严禁外传');
  });

  it('is nothing without an area', async () => {
    expect(await textOf({ text: '零号', x: 90, y: 200, size: 0 }, { text: '一号', x: 90, y: 240 })).toBe('一号');
  });
});

describe('a paragraph', () => {
  const laid = async (paragraphs: readonly string[], setting?: Parameters<typeof setPages>[1]): Promise<string[]> =>
    paragraphsOf(await lay(setPages(paragraphs, setting)));

  it.each([
    ['of several lines each, by the indent', [filler(90), filler(64), filler(120)]],
    ['whose last lines are full', [filler(24 + 26), filler(24 + 26), filler(24)]],
    ['of one short line each', ['办公室', '财务科', '公共服务科', filler(40)]],
    [
      'numbered',
      [
        '一、基本情况',
        `（一）部门职能。${filler(60)}`,
        `1.${filler(70)}`,
        `（1）${filler(40)}`,
        '①新增分馆数量。',
        filler(50),
      ],
    ],
    ['with figures and words', [`全年完成投资12,345.67万元，${filler(60)}`, `Wi-Fi覆盖率98.5%，${filler(50)}`]],
    ['on pages of their own', [filler(26 * 22 - 2), filler(26 * 22 - 2)]],
    ['over a page break in the middle of a sentence', [filler(100), filler(26 * 21), filler(80)]],
    ['that end with the page', [filler(26 * 20), filler(48), filler(30)]],
    ['over three pages', [filler(26 * 50), filler(30)]],
  ])('stays whole: %s', async (_, paragraphs) => {
    expect(await laid(paragraphs)).toEqual(paragraphs);
  });

  it.each([
    ['mirrored margins', { left: (page: number) => (page % 2 === 1 ? 100 : 70) }],
    ['pages shifted by a hair', { left: (page: number) => 90 + page * 0.4 }],
    ['few characters a line', { perLine: 18 }],
  ])('stays whole with %s', async (_, setting) => {
    const paragraphs = Array.from({ length: 30 }, (__, i) => filler(30 + ((i * 37) % 130)));
    expect(await laid(paragraphs, setting)).toEqual(paragraphs);
  });

  it('is each line of a page on which every line is indented', async () => {
    const duties = Array.from({ length: 22 }, (_, i) => `${i + 1}.负责第${i + 1}类事项。`);
    const before = Array.from({ length: 4 }, () => filler(26 * 5 + 14)).concat(filler(48));
    expect(await laid([...before, ...duties, filler(90)])).toEqual([...before, ...duties, filler(90)]);
  });

  it('ends where the next line is set flush but its predecessor is short', async () => {
    const flush = [
      { text: filler(26), x: 90, y: 200 },
      { text: '本段至此结束。', x: 90, y: 228 },
      { text: filler(26), x: 90, y: 256 },
    ];
    expect(paragraphsOf(await lay([pageOf(1, flush)]))).toEqual([`${filler(26)}本段至此结束。`, filler(26)]);
  });

  it('does not take a title in', async () => {
    const title = { text: '部门整体支出绩效自评报告', x: 166, y: 150, size: 22 };
    const body = { text: filler(24), x: 122, y: 200 };
    const rest = { text: filler(26), x: 90, y: 228 };
    const document = await lay([pageOf(1, [title, body, rest])]);
    expect(paragraphsOf(document)).toEqual(['部门整体支出绩效自评报告', filler(24) + filler(26)]);
    expect(document.paragraphs.map(({ sizePt, isCentred }) => [sizePt, isCentred])).toEqual([
      [22, true],
      [16, false],
    ]);
  });

  it('keeps two Latin words apart and a broken figure whole over a line end', async () => {
    const rows = (first: string, second: string): PutWords[] => [
      { text: LONG.slice(0, 26), x: 90, y: 172 },
      { text: first, x: 90 + 416 - widthOf(first, 16), y: 200 },
      { text: LONG.slice(0, 26 - first.length), x: 90, y: 200 },
      { text: second, x: 90, y: 228 },
    ];
    const joined = async (first: string, second: string): Promise<string> =>
      (await textOf(...rows(first, second))).replaceAll('\n', '¶');
    expect(await joined('Smart', 'City平台。')).toMatch(/Smart City平台。$/);
    expect(await joined('4821', '7.36万元。')).toMatch(/48217\.36万元。$/);
    expect(await joined('支出', '7.36万元。')).toMatch(/支出7\.36万元。$/);
  });
});

describe('page furniture', () => {
  const BODY = Array.from({ length: 5 }, () => filler(26 * 20 - 6));
  const without = async (around: (page: number) => PutWords[]): Promise<string[]> =>
    paragraphsOf(await lay(setPages(BODY, { around })));

  it.each([
    ['- 2 -', (page: number) => `- ${page} -`],
    ['— 2 —', (page: number) => `— ${page} —`],
    ['·2·', (page: number) => `·${page}·`],
    ['2', (page: number) => `${page}`],
    ['第 2 页', (page: number) => `第 ${page} 页`],
    ['第 3 页 共 9 页', (page: number) => `第 ${page} 页 共 9 页`],
    ['第3页/共9页', (page: number) => `第${page}页/共9页`],
    ['3/9', (page: number) => `${page}/9`],
    ['Page 3 of 9', (page: number) => `Page ${page} of 9`],
    ['iii', (page: number) => ['i', 'ii', 'iii', 'iv', 'v'][page - 1] as string],
  ])('is the page number %s at the foot', async (_, number) => {
    expect(await without((page) => [{ text: number(page), x: 280, y: 780, size: 14 }])).toEqual(BODY);
  });

  it('is the page number Ⅲ: a Roman numeral of one character has no match form of its own length', async () => {
    expect(await without((page) => [{ text: 'ⅠⅡⅢⅣⅤ'.charAt(page - 1), x: 280, y: 780, size: 14 }])).toEqual(BODY);
  });

  it('is a page number at the head, and one on the outer side', async () => {
    expect(await without((page) => [{ text: `- ${page} -`, x: 280, y: 60, size: 14 }])).toEqual(BODY);
    expect(await without((page) => [{ text: `- ${page} -`, x: page % 2 ? 460 : 90, y: 780, size: 14 }])).toEqual(BODY);
  });

  it.each([
    ['a running head', '清和区图书馆整体支出绩效自评报告', 60],
    ['a running foot', '清和区财政局监制', 790],
  ])('is %s, also with the page number in it', async (_, text, y) => {
    expect(await without(() => [{ text, x: 150, y, size: 12 }])).toEqual(BODY);
    expect(await without((page) => [{ text: `${text} ${page}`, x: 150, y, size: 12 }])).toEqual(BODY);
  });

  it('is no title of a form that comes again larger than the body', async () => {
    const form = (page: number): Page =>
      pageOf(page, [
        { text: '项目支出绩效自评表', x: 226, y: 60, size: 18 },
        ...Array.from({ length: 12 }, (_, i) => ({ text: filler(26), x: 90, y: 150 + i * 28 })),
      ]);
    const { text } = await lay([1, 2, 3, 4].map(form));
    expect(text.match(/项目支出绩效自评表/g)).toHaveLength(4);
  });

  it('is no year on a line of its own in the body', async () => {
    const words = [
      { text: filler(26), x: 90, y: 300 },
      { text: '2023', x: 280, y: 340 },
      { text: filler(26), x: 90, y: 380 },
    ];
    expect(await textOf(...words)).toContain('2023');
  });

  it('is no year on a cover below its title', async () => {
    const cover = pageOf(1, [
      { text: '绩效自评报告', x: 200, y: 250, size: 26 },
      { text: '2023年度', x: 260, y: 760, size: 18 },
    ]);
    expect((await lay([cover, ...setPages(BODY).map((page, i) => ({ ...page, number: i + 2 }))])).text).toContain(
      '2023年度',
    );
  });

  it('is no figure that ends a table or text in the margin: only a number of the outermost line is a page number', async () => {
    const rows = [
      { text: '合计', x: 90, y: 740 },
      { text: '1200', x: 300, y: 760 },
      { text: '- 1 -', x: 280, y: 800, size: 14 },
    ];
    expect((await lay([pageOf(1, [{ text: filler(26), x: 90, y: 200 }, ...rows])])).text).toContain('1200');
  });

  it('is no line at the foot that comes twice only', async () => {
    const around = (page: number): PutWords[] => (page < 3 ? [{ text: '联系人：办公室', x: 90, y: 770 }] : []);
    expect((await lay(setPages(BODY, { around }))).text.match(/联系人/g)).toHaveLength(2);
  });
});

describe('a page', () => {
  it('may be empty without trouble', async () => {
    const { value, diagnostics } = await layOutPages([
      pageOf(1, []),
      ...setPages([filler(30)]).map((p) => ({ ...p, number: 2 })),
    ]);
    expect(diagnostics).toEqual([]);
    expect(value.pages.map(({ text, confidence }) => [text, confidence])).toEqual([
      ['none', 0],
      ['embedded', 1],
    ]);
    expect(paragraphsOf(value)).toEqual([filler(30)]);
  });

  it.each([
    ['a picture', pageOf(1, [], { hasPageImage: true })],
    ['a picture with a stamp', pageOf(1, [{ text: '已阅', x: 90, y: 90 }], { hasPageImage: true })],
    [
      'a picture with a layer that leaves no ink',
      pageOf(1, [{ text: filler(60), x: 90, y: 90, isVisible: false }], { hasPageImage: true }),
    ],
    ['text without ink', pageOf(1, [{ text: filler(60), x: 90, y: 90, isVisible: false }])],
  ])('that is %s is a diagnostic', async (_, page) => {
    const { value, diagnostics } = await layOutPages([page]);
    expect(diagnostics.map(({ code, severity, places }) => [code, severity, places[0]?.page])).toEqual([
      ['read/page-without-text', 'error', 1],
    ]);
    expect(value.text).toBe('');
  });

  it('with a picture behind visible text is read', async () => {
    const { value, diagnostics } = await layOutPages([
      pageOf(1, [{ text: filler(26), x: 90, y: 90 }], { hasPageImage: true }),
    ]);
    expect([value.text.trim(), diagnostics]).toEqual([filler(26), []]);
  });
});

describe('places', () => {
  it('of a span over a page break are two, each inside its page', async () => {
    const [long] = [filler(26 * 24)];
    const document = await lay(setPages([long as string]));
    const places = document.placesOf([{ from: 0, to: document.text.length }]);
    expect(places.map(({ page, boxes }) => [page, boxes.length])).toEqual([
      [1, 22],
      [2, 3],
    ]);
    for (const [x0, y0, x1, y1] of places.flatMap(({ boxes }) => boxes)) {
      expect([0 <= x0, x0 < x1, x1 <= 595, 0 <= y0, y0 < y1, y1 <= 842]).toEqual(Array(6).fill(true));
    }
  });

  it('of a quote in two spans come together a page', async () => {
    const document = await lay([pageOf(1, [{ text: '甲乙丙丁', x: 90, y: 200 }])]);
    const quote = [
      { from: 0, to: 1 },
      { from: 2, to: 3 },
    ];
    expect(document.textOf(quote)).toBe('甲丙');
    expect(document.placesOf(quote)).toEqual([
      {
        page: 1,
        boxes: [
          [90, 200, 106, 216],
          [122, 200, 138, 216],
        ],
        confidence: 1,
      },
    ]);
  });

  const paragraph = fc
    .array(fc.constantFrom('年', '度', '，', '。', '8', '3.5', 'Wi', ' ', '（', '）', '万', '元'), {
      minLength: 1,
      maxLength: 60,
    })
    .map((parts) => `本${parts.join('')}。`);
  const pages = fc
    .array(paragraph, { minLength: 1, maxLength: 14 })
    .map((paragraphs) => setPages(paragraphs, { linesPerPage: 8 }));
  const inReadingOrder = (glyphs: readonly Glyph[]): Glyph[] =>
    [...glyphs].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);

  it('of every character are one box in its page, unless it is a break', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (set) => {
        const document = await lay(set);
        expect(document.match).toHaveLength(document.text.length);
        for (let i = 0; i < document.text.length; i++) {
          const places = document.placesOf([{ from: i, to: i + 1 }]);
          if (/\s/.test(document.text.charAt(i))) expect(places.length).toBeLessThanOrEqual(1);
          else expect(places.map(({ page, boxes }) => [page, boxes.length])).toEqual([[document.pageOf(i), 1]]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('of any span hold the glyphs of its words and no other', async () => {
    await fc.assert(
      fc.asyncProperty(pages, fc.nat(), fc.nat(), async (set, a, b) => {
        const document = await lay(set);
        const [from, to] = [a % document.text.length, b % (document.text.length + 1)].sort((x, y) => x - y);
        const span = { from: from as number, to: to as number };
        const held = document.placesOf([span]).flatMap(({ page, boxes }) =>
          boxes.flatMap(([x0, y0, x1, y1]) => {
            const glyphs = inReadingOrder((set[page - 1] as Page).glyphs);
            return glyphs.filter(
              ({ box: [gx0, gy0, gx1, gy1] }) => gx0 > x0 - 0.1 && gx1 < x1 + 0.1 && gy0 > y0 - 0.1 && gy1 < y1 + 0.1,
            );
          }),
        );
        const inked = held
          .map(({ text }) => text)
          .join('')
          .replace(/\s/g, '');
        expect(inked).toBe(document.textOf([span]).replace(/\s/g, ''));
      }),
      { numRuns: 60 },
    );
  });

  it('lose no glyph of the body', async () => {
    await fc.assert(
      fc.asyncProperty(pages, async (set) => {
        const printed = set
          .flatMap(({ glyphs }) => glyphs.map(({ text }) => text))
          .join('')
          .replace(/\s/g, '');
        expect((await lay(set)).text.replace(/\s/g, '')).toBe(printed);
      }),
      { numRuns: 60 },
    );
  });
});
