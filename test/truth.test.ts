/** Everything that a person keyed from the paper is in the report, and nothing that is not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../src/check/rules.ts';
import type { Report } from '../src/model/report.ts';
import { examine } from '../src/pipeline.ts';
import { differences, type Truth } from './truth.ts';

const ids = rules.map(({ id }) => id);
const fixtures = join(import.meta.dirname, '../fixtures');
const corpus = join(import.meta.dirname, '../../shared/corpus/baiyun-2022');

const truthIn = (folder: string): Truth => JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth;
const reportOf = (folder: string, file: string): Promise<Report> => examine(new Uint8Array(readFileSync(join(folder, file))), file);

const keyed = readdirSync(fixtures).filter((name) => ['truth.json', 'report.pdf'].every((file) => existsSync(join(fixtures, name, file))));

describe('a fixture', () => {
  it('is keyed', () => expect(keyed.length).toBeGreaterThanOrEqual(5));

  it.each(keyed)('%s tells what its truth tells', async (name) => {
    const folder = join(fixtures, name);
    expect(differences(await reportOf(folder, 'report.pdf'), truthIn(folder), ids)).toEqual([]);
  }, 60_000);
});

// Reports with a layer of text; scans are read elsewhere.
const printed = existsSync(corpus) ? ['report.writer.pdf', 'report.chromium.pdf'].filter((file) => existsSync(join(corpus, file))) : [];

describe.skipIf(printed.length === 0)('the report of the corpus in prose', () => {
  it.each(printed)('%s tells what its truth tells', async (file) => {
    expect(differences(await reportOf(corpus, file), truthIn(corpus), ids)).toEqual([]);
  }, 60_000);
});

describe('the comparison', () => {
  const folder = join(fixtures, 'rongpu-faults');
  const truth = truthIn(folder);
  let report: Report;
  beforeAll(async () => {
    report = await reportOf(folder, 'report.pdf');
  }, 60_000);

  const broken = (change: (copy: Report) => void): string[] => {
    const copy = structuredClone(report);
    change(copy);
    return differences(copy, truth, ids);
  };

  it.each<[string, (copy: Report) => void]>([
    ['the department', ({ profile }) => void (profile.department = null)],
    ['the year', ({ profile }) => void ((profile.fiscalYear as { value: string }).value = '2022')],
    ['the total', ({ conclusion }) => void ((conclusion as { score: string }).score = '92.43')],
    ['a section', ({ sections }) => void sections[0]?.sections.pop()],
    ['a level', ({ sections }) => void ((sections[1] as { level: number }).level = 2)],
    ['an amount', ({ funds }) => void funds.pop()],
    ['a yuan', ({ funds }) => void ((funds[0] as Report['funds'][0]).amount.yuan = '51204000.01')],
    ['a source of money', ({ funds }) => void ((funds[1] as Report['funds'][0]).fund = 'other')],
    ['a rate', (copy) => void (copy.rates = [])],
    ['a score', ({ scores }) => void scores[0]?.parts.pop()],
    ['an indicator', ({ indicators }) => void indicators.splice(2, 1)],
    ['a problem', ({ problems }) => void problems.pop()],
    ['an improvement', ({ improvements }) => void improvements.shift()],
    ['the statements', (copy) => void (copy.statements = [])],
    ['a page', ({ statements }) => statements.forEach((one) => one.places.forEach((place) => place.page++))],
    ['a finding', (copy) => void (copy.checks = copy.checks.filter(({ outcome }) => outcome !== 'fail'))],
    ['a comparison that holds', (copy) => void (copy.checks = copy.checks.filter(({ outcome }) => outcome !== 'pass'))],
  ])('misses %s', (_, change) => {
    expect(broken(() => {})).toEqual([]);
    expect(broken(change)).not.toEqual([]);
  });

  it.each(['number', 'level1', 'level2', 'name', 'kind', 'target', 'actual', 'verdict', 'shortfallReason'] as const)('misses the %s of an indicator', (field) => {
    const keyedField = (truth.indicators as Record<string, unknown>[]).findIndex((row) => row[field] !== undefined && row[field] !== null);
    if (keyedField < 0) return;
    expect(broken(({ indicators }) => void Object.assign(indicators[keyedField] as object, { [field]: null, ...(field === 'name' && { name: '另' }) }))).not.toEqual([]);
  });

  it.each<[string, (copy: Report) => void]>([
    ['a section', ({ sections }) => void sections.push(structuredClone(sections[0] as Report['sections'][0]))],
    ['an indicator', ({ indicators }) => void indicators.push(structuredClone(indicators[0] as Report['indicators'][0]))],
    ['an amount', ({ funds }) => void funds.push(structuredClone(funds[0] as Report['funds'][0]))],
    ['a finding', ({ checks }) => void checks.push({ ...(checks[0] as Report['checks'][0]), outcome: 'fail', message: '误报', stated: '1', computed: '2', difference: '1', places: [] })],
  ])('sees %s that is not on the paper', (_, change) => {
    expect(broken(change)).not.toEqual([]);
  });

  it('sees a figure that is none', () => {
    const trap = { ...truth, mustNotFind: [{ figure: '5G', page: 1 }] };
    const copy = structuredClone(report);
    const [first] = copy.statements;
    if (first) copy.statements.push({ ...first, quantity: { ...first.quantity, value: '5', unit: 'G' }, places: [{ page: 1, boxes: [], confidence: 1 }] });
    expect(differences(report, trap, ids)).toEqual([]);
    expect(differences(copy, trap, ids)).toHaveLength(1);
  });
});
