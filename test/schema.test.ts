import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportJsonSchema } from '../src/model/json-schema.ts';
import { type Report, reportSchema } from '../src/model/report.ts';
import { examine } from '../src/pipeline.ts';
import { fixture } from './pages.ts';

const file = join(import.meta.dirname, '../schemas/report.schema.json');
const schema = JSON.parse(reportJsonSchema()) as Record<string, unknown>;
const validate = new Ajv2020({ allErrors: true, strict: true, strictTypes: false }).compile(schema);

it('is the file that ships: npm run schemas writes it', () => {
  expect(readFileSync(file, 'utf8')).toBe(reportJsonSchema());
});

/** Every object of the contract by its way in the file, with the names that are fixed there. */
const CONTRACT: Readonly<Record<string, string>> = {
  '': 'schema source profile sections funds rates scores conclusion indicators problems improvements statements tables checks notAssessed diagnostics',
  source: 'file sha256 bytes pageCount pages',
  'source.pages': 'number widthPt heightPt text confidence',
  profile: 'kind title department fiscalYear projectName projects',
  'profile.title': 'value text places',
  'profile.projects': 'value text places',
  sections: 'number level title topic places sections',
  'sections.sections': 'number level title topic places sections',
  funds: 'item fund scope amount',
  'funds.amount': 'comparator value upper unit step change of yuan text places',
  'funds.amount.places': 'page boxes confidence',
  rates: 'name value text places',
  'rates.value': 'comparator value upper unit step change of',
  scores: 'name fullScore score text places parts',
  'scores.parts': 'name fullScore score text places parts',
  conclusion: 'score grade text places',
  indicators: 'number level1 level2 name kind target actual verdict fullScore score shortfallReason from',
  'indicators.target': 'text places quantities',
  'indicators.actual': 'text places quantities',
  'indicators.target.quantities': 'comparator value upper unit step change of',
  'indicators.verdict': 'value text places',
  'indicators.shortfallReason': 'text places',
  problems: 'number title text places',
  improvements: 'number title text places',
  statements: 'subject quantity period text places',
  tables: 'title unit pages columns rows',
  'tables.rows': 'text rowSpan colSpan places',
  checks: 'rule outcome severity message stated computed difference tolerance places',
  notAssessed: 'rule reason',
  diagnostics: 'code severity message places',
};

type Node = Readonly<Record<string, unknown>>;

/** The schema of objects behind references, lists and alternatives with null. */
function objectIn(node: Node): Node {
  if (typeof node.$ref === 'string') {
    const way = node.$ref.split('/').slice(1);
    return objectIn(way.reduce<Node>((inner, key) => inner[decodeURIComponent(key)] as Node, schema));
  }
  if (Array.isArray(node.anyOf)) return objectIn((node.anyOf as Node[]).find(({ type }) => type !== 'null') as Node);
  if (Array.isArray(node.allOf)) {
    const parts = (node.allOf as Node[]).map(objectIn);
    return { properties: Object.assign({}, ...parts.map(({ properties }) => properties)) };
  }
  return node.items ? objectIn(node.items as Node) : node;
}

const at = (way: string): Node =>
  way
    .split('.')
    .filter(Boolean)
    .reduce(
      (node, key) => objectIn((objectIn(node).properties as Readonly<Record<string, Node>>)[key] as Node),
      objectIn(schema),
    );

it.each(Object.entries(CONTRACT))('has the names of the contract in %j', (way, names) => {
  expect(Object.keys(at(way).properties as object)).toEqual(expect.arrayContaining(names.split(' ')));
});

it.each([
  ['profile.kind', 'department project transfer final-account budget other'],
  [
    'sections.topic',
    'basics tasks funds performance-management conclusion analysis results problems improvements attachments',
  ],
  ['indicators.kind', 'output benefit satisfaction cost execution management'],
  ['indicators.verdict.value', 'exceeded met partly-met missed'],
  ['indicators.from', 'prose table'],
  ['rates.value.comparator', '>= > <= < = ~ over under'],
  ['rates.value.change', 'increase decrease'],
  ['source.pages.text', 'embedded ocr none'],
  ['checks.outcome', 'pass fail uncertain'],
  ['checks.severity', 'error warning note'],
])('has the words of the contract for %s', (way, words) => {
  expect(at(way).enum).toEqual(words.split(' '));
});

describe('a report', () => {
  let report: Report;
  beforeAll(async () => {
    report = JSON.parse(JSON.stringify(await examine(fixture('rongpu-faults'), '报告.pdf'))) as Report;
  });

  it.each(['chenghu-prose', 'qingling-scores', 'weitang-project', 'rongpu-faults', 'songxi-layouts'])(
    'of %s validates as it is written',
    async (name) => {
      const written: unknown = JSON.parse(JSON.stringify(await examine(fixture(name), `${name}.pdf`)));
      expect(validate(written), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
      // Nothing is printed that the schema does not name.
      expect(reportSchema.parse(written)).toEqual(written);
    },
  );

  const breaks: [string, (copy: Report) => unknown][] = [
    ['a binary float', (copy) => Object.assign(copy.conclusion as object, { score: 92.42 })],
    ['a number in words', (copy) => Object.assign(copy.rates[0]?.value as object, { value: '9,6' })],
    ['a page 0', (copy) => Object.assign(copy.rates[0]?.places[0] as object, { page: 0 })],
    ['a box of three', (copy) => copy.rates[0]?.places[0]?.boxes.push([1, 2, 3] as never)],
    ['a value without places', (copy) => Reflect.deleteProperty(copy.indicators[0]?.target as object, 'places')],
    ['an unknown verdict', (copy) => Object.assign(copy.indicators[0]?.verdict as object, { value: 'done' })],
    ['an unknown topic', (copy) => Object.assign(copy.sections[0]?.sections[0] as object, { topic: 'weather' })],
    ['another version', (copy) => Object.assign(copy, { schema: 'gouji/report/2' })],
    ['a part that is missing', (copy) => Reflect.deleteProperty(copy, 'checks')],
    ['an unknown outcome', (copy) => Object.assign(copy.checks[0] as object, { outcome: 'maybe' })],
  ];
  it.each(breaks)('does not validate with %s, by either', (_, change) => {
    const copy = structuredClone(report);
    expect([validate(copy), reportSchema.safeParse(copy).success]).toEqual([true, true]);
    change(copy);
    expect([validate(copy), reportSchema.safeParse(copy).success]).toEqual([false, false]);
  });

  it('knows its file, its pages and its digest', () => {
    expect(report.source).toMatchObject({ file: '报告.pdf', bytes: fixture('rongpu-faults').length, pageCount: 5 });
    expect(report.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(report.source.pages.map(({ number, text }) => [number, text])).toEqual(
      [1, 2, 3, 4, 5].map((number) => [number, 'embedded']),
    );
  });
});
