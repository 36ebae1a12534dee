import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../src/model/check.ts';
import type { DocumentText, Quote } from '../src/model/document.ts';
import type { ReportDraft } from '../src/model/draft.ts';
import type { Place } from '../src/model/place.ts';
import type { ReportBody } from '../src/model/report.ts';
import { examine } from '../src/pipeline.ts';
import { validate } from '../src/validate.ts';
import { fixture } from './pages.ts';
import { textDocument } from './text-document.ts';

const nothing: ReportDraft = {
  profile: { kind: 'department', title: null, department: null, fiscalYear: null, projectName: null, projects: [] },
  funds: [],
  rates: [],
  scores: [],
  conclusion: null,
  indicators: [],
  problems: [],
  improvements: [],
  statements: [],
  enumerations: [],
  explanations: [],
  tables: [],
};

/** Quotes are looked up by their words. */
function read(
  text: string,
  draft: (quote: (words: string) => Quote) => Partial<ReportDraft>,
): { value: ReportBody; diagnostics: Diagnostic[] } {
  const document: DocumentText = textDocument(text);
  const quote = (words: string): Quote => {
    const from = document.text.indexOf(words);
    if (from < 0) throw new Error(`not in the text: ${words}`);
    return [{ from, to: from + words.length }];
  };
  return validate(document, { preamble: [], items: [] }, { ...nothing, ...draft(quote) });
}

describe('an amount', () => {
  const amountOf = (words: string, unit?: string, isDecrease = false) =>
    read(words, (quote) => ({
      funds: [
        {
          item: 'initial',
          fund: 'total',
          scope: null,
          amount: quote(words),
          isDecrease,
          ...(unit === undefined ? {} : { unit }),
        },
      ],
    })).value.funds[0]?.amount;

  it.each<[string, string | undefined, string]>([
    ['48,217.36万元', undefined, '482173600.00'],
    ['0.1万元', undefined, '1000.00'],
    ['1.0000001亿元', undefined, '100000010.00'],
    ['0.07元', undefined, '0.07'],
    ['0.123456万元', undefined, '1234.56'],
    ['90071992547409.93万元', undefined, '900719925474099300.00'],
    ['３００万元', undefined, '3000000.00'],
    ['-20.5万元', undefined, '-205000.00'],
    ['0', '单位：万元', '0.00'],
    ['1,234.5', '万元', '12345000.00'],
    ['1,234.5', '元', '1234.50'],
  ])('of %s (%s) is exact', (words, unit, yuan) => {
    expect(amountOf(words, unit)?.yuan).toBe(yuan);
  });

  it('goes down where the text says so and the figure does not', () => {
    expect(amountOf('20万元', undefined, true)).toMatchObject({
      yuan: '200000.00',
      change: 'decrease',
      text: '20万元',
    });
  });

  it('moves the point and no digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 0, max: 4 }), (digits, scale) => {
        const text = String(digits).padStart(scale + 1, '0');
        const printed = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
        const yuan = amountOf(`${printed}万元`)?.yuan ?? '';
        expect(BigInt(yuan.replace('.', ''))).toBe(digits * 10n ** BigInt(6 - scale));
      }),
    );
  });
});

describe('one bad entry', () => {
  const TEXT = '年初预算100万元，支出若干，执行率98%，满意率较高，得分9.5分，得分优，目标3个。';

  it.each<[string, (quote: (words: string) => Quote) => Partial<ReportDraft>, (body: ReportBody) => unknown, unknown]>([
    [
      'amount',
      (q) => ({
        funds: ['100万元', '若干'].map((words) => ({
          item: 'initial',
          fund: 'total',
          scope: null,
          amount: q(words),
          isDecrease: false,
        })),
      }),
      ({ funds }) => funds.map(({ amount }) => amount.text),
      ['100万元'],
    ],
    [
      'rate',
      (q) => ({
        rates: ['较高', '98%'].map((words) => ({ name: q('执行率'), value: q(words), scope: null, period: null })),
      }),
      ({ rates }) => rates.map(({ text }) => text),
      ['98%'],
    ],
    [
      'score',
      (q) => ({
        scores: ['9.5分', '优'].map((words) => ({ name: q('得分'), fullScore: null, score: q(words), parts: [] })),
      }),
      ({ scores }) => scores.map(({ score }) => score),
      ['9.5', null],
    ],
    [
      'score of a part',
      (q) => ({
        scores: [
          {
            name: q('得分'),
            fullScore: null,
            score: q('9.5分'),
            parts: [{ name: q('目标'), fullScore: q('优'), score: q('3个'), parts: [] }],
          },
        ],
      }),
      ({ scores }) => scores.map(({ score, parts }) => [score, parts[0]?.fullScore, parts[0]?.score]),
      [['9.5', null, '3']],
    ],
    [
      'statement',
      (q) => ({
        statements: ['若干', '3个'].map((words) => ({
          subject: q('目标'),
          figure: q(words),
          period: null,
          sentence: q(TEXT),
        })),
      }),
      ({ statements }) => statements.map(({ text }) => text),
      ['3个'],
    ],
    [
      'declared number',
      (q) => ({ enumerations: ['若干', '3个'].map((words) => ({ declared: q(words), text: q(TEXT), items: [] })) }),
      ({ enumerations }) => enumerations.map(({ declared }) => declared.value),
      ['3'],
    ],
  ])('does not cost the others: %s', (_, draft, told, expected) => {
    const { value, diagnostics } = read(TEXT, draft);
    expect(told(value)).toEqual(expected);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.code).toMatch(/^validate\/[a-z]+-not-understood$/);
    expect(diagnostics[0]?.severity).toBe('warning');
    expect(diagnostics[0]?.places[0]?.boxes).toHaveLength(1);
  });

  it('is dropped by the schema when nothing else has seen it', () => {
    const { value, diagnostics } = read(TEXT, (q) => ({
      problems: [{ number: [], title: q('目标'), text: q('目标') }],
      funds: [
        { item: 7 as unknown as string, fund: 'total', scope: null, amount: q('100万元'), isDecrease: false },
        { item: 'initial', fund: 'total', scope: null, amount: q('100万元'), isDecrease: false },
      ],
    }));
    expect(value.funds.map(({ item }) => item)).toEqual(['initial']);
    expect(value.problems).toHaveLength(1);
    expect(diagnostics.map(({ code }) => code)).toEqual(['validate/entry-dropped']);
  });
});

describe('words', () => {
  it('stay as printed while figures are read in the form that is searched', () => {
    const { value } = read('目标值：≥９５．５％（含），完成９６％', (quote) => ({
      indicators: [
        {
          ...{
            number: null,
            level1: null,
            level2: null,
            name: quote('目标值'),
            kind: null,
            fullScore: null,
            score: null,
          },
          ...{
            target: quote('≥９５．５％'),
            actual: quote('９６％'),
            verdict: null,
            shortfallReason: null,
            from: 'prose',
          },
        },
      ],
    }));
    const [{ target, actual } = { target: null, actual: null }] = value.indicators;
    expect([target?.text, actual?.text]).toEqual(['≥９５．５％', '９６％']);
    expect(target?.quantities).toEqual([{ comparator: '>=', value: '95.5', unit: '%', step: '0.1' }]);
  });

  it('of a quote in two spans come together', () => {
    const { value } = read('报告（续）标题', (q) => ({
      profile: { ...nothing.profile, title: [...q('报告'), ...q('标题')] },
    }));
    expect(value.profile.title).toMatchObject({
      value: '报告标题',
      text: '报告标题',
      places: [{ page: 1, boxes: [expect.anything(), expect.anything()] }],
    });
  });
});

/** Everything in a report that has words or a value, with the way to it. */
function* valuesIn(thing: unknown, way = ''): Iterable<[string, { text?: string; places?: Place[] }]> {
  if (typeof thing !== 'object' || thing === null) return;
  if ('text' in thing && 'places' in thing) yield [way, thing as { text: string; places: Place[] }];
  for (const [key, value] of Object.entries(thing)) yield* valuesIn(value, `${way}/${key}`);
}

it.each(['chenghu-prose', 'qingling-scores', 'weitang-project', 'rongpu-faults', 'songxi-layouts'])(
  'every value of %s has its place inside a page',
  async (name) => {
    const report = await examine(fixture(name), name);
    const { pages } = report.source;
    const values = [...valuesIn({ ...report, checks: [], diagnostics: [] })];
    expect(values.length).toBeGreaterThan(50);
    const lost = values.filter(([, { places = [] }]) => {
      const isRight = ({ page, boxes, confidence }: Place): boolean => {
        const { widthPt = 0, heightPt = 0 } = pages[page - 1] ?? {};
        const isInside = boxes.every(
          ([x0, y0, x1, y1]) => x0 > -2 && y0 > -2 && x1 > x0 && y1 > y0 && x1 < widthPt + 2 && y1 < heightPt + 2,
        );
        return boxes.length > 0 && isInside && confidence === 1;
      };
      return places.length === 0 || !places.every(isRight);
    });
    expect(lost.map(([way, { text }]) => `${way} ${text}`)).toEqual([]);
  },
);
