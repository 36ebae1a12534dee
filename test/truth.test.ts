/** Everything that a person keyed from the paper is in the report, and nothing that is not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../src/check/rules.ts';
import type { Check } from '../src/model/check.ts';
import type { Report } from '../src/model/report.ts';
import { examine } from '../src/pipeline.ts';
import { type Fixture, fixtures, keyedOf, pdfOf } from './fixtures.ts';
import { differences, type Truth } from './truth.ts';

const ids = rules.map(({ id }) => id);
const corpus = join(import.meta.dirname, '../../shared/corpus/baiyun-2022');

const truthIn = (folder: string): Truth => keyedOf({ folder }) as Truth;
const reportOf = (fixture: Fixture): Promise<Report> => examine(pdfOf(fixture), `${fixture.name}.pdf`);

describe('a fixture', () => {
  it('is keyed', () => expect(fixtures.length).toBeGreaterThanOrEqual(20));

  it.each(fixtures)(
    '$name tells what its truth tells',
    async (fixture) => {
      expect(differences(await reportOf(fixture), truthIn(fixture.folder), ids)).toEqual([]);
    },
    60_000,
  );
});

// Reports with a layer of text; scans are read elsewhere.
const printed = existsSync(corpus)
  ? ['report.writer', 'report.chromium'].filter((name) => existsSync(join(corpus, `${name}.pdf`)))
  : [];

describe.skipIf(printed.length === 0)('the report of the corpus in prose', () => {
  it.each(printed)(
    '%s tells what its truth tells',
    async (name) => {
      expect(differences(await reportOf({ name, folder: corpus }), truthIn(corpus), ids)).toEqual([]);
    },
    60_000,
  );
});

describe('the comparison', () => {
  const faulty = fixtures.find(({ name }) => name === 'rongpu-faults') as Fixture;
  const truth = truthIn(faulty.folder);
  let report: Report;
  beforeAll(async () => {
    report = await reportOf(faulty);
  }, 60_000);

  type Change = (copy: Report) => unknown;
  const put = (thing: unknown, change: object): unknown => Object.assign(thing as object, change);
  const again = <T>(list: T[]): unknown => list.push(structuredClone(list[0] as T));
  const broken = (change: Change): string[] => {
    const copy = structuredClone(report);
    change(copy);
    return differences(copy, truth, ids);
  };

  it('finds nothing in the report as it is', () => expect(broken(() => {})).toEqual([]));

  it.each<[string, Change]>([
    ['the department', ({ profile }) => put(profile, { department: null })],
    ['the year', ({ profile }) => put(profile.fiscalYear, { value: '2022' })],
    ['the total', ({ conclusion }) => put(conclusion, { score: '92.43' })],
    ['a section', ({ sections }) => sections[0]?.sections.pop()],
    ['a level', ({ sections }) => put(sections[1], { level: 2 })],
    ['an amount', ({ funds }) => funds.pop()],
    ['a yuan', ({ funds }) => put(funds[0]?.amount, { yuan: '51204000.01' })],
    ['a source of money', ({ funds }) => put(funds[1], { fund: 'other' })],
    ['a rate', ({ rates }) => rates.splice(0)],
    ['a score', ({ scores }) => scores[0]?.parts.pop()],
    ['an indicator', ({ indicators }) => indicators.splice(2, 1)],
    ['a problem', ({ problems }) => problems.pop()],
    ['an improvement', ({ improvements }) => improvements.shift()],
    ['the statements', ({ statements }) => statements.splice(0)],
    ['a page', ({ statements }) => statements.map(({ places }) => places.map((place) => put(place, { page: 9 })))],
    ['a finding', ({ checks }) => checks.map((one) => one.outcome === 'fail' && put(one, { outcome: 'uncertain' }))],
    ['a sum that holds', ({ checks }) => checks.map((one) => one.outcome === 'pass' && put(one, { rule: 'other' }))],
  ])('misses %s', (_, change) => {
    expect(broken(change)).not.toEqual([]);
  });

  const rows = truth.indicators ?? [];
  const keyedFields = [...new Set(rows.flatMap((row) => Object.keys(row).filter((key) => row[key] !== null)))];
  it.each(keyedFields.filter((key) => key !== 'page'))('misses the %s of an indicator', (field) => {
    const at = rows.findIndex((row) => row[field] !== undefined && row[field] !== null);
    const change = field === 'name' ? { name: '另一指标' } : { [field]: null };
    expect(broken(({ indicators }) => put(indicators[at], change))).not.toEqual([]);
  });

  it.each<[string, Change]>([
    ['a section', ({ sections }) => again(sections)],
    ['an indicator', ({ indicators }) => again(indicators)],
    ['an amount', ({ funds }) => again(funds)],
    ['a problem', ({ problems }) => again(problems)],
    ['a finding', ({ checks }) => checks.push({ ...(checks[0] as Check), outcome: 'fail', message: '', places: [] })],
  ])('sees %s that is not on the paper', (_, change) => {
    expect(broken(change)).not.toEqual([]);
  });

  it('sees a figure that is none', () => {
    const trap = { ...truth, mustNotFind: [{ figure: '5G', page: 1 }] };
    const copy = structuredClone(report);
    const [first] = copy.statements;
    put(first?.quantity, { value: '5', unit: 'G' });
    put(first?.places[0], { page: 1 });
    expect(differences(report, trap, ids)).toEqual([]);
    expect(differences(copy, trap, ids)).toContain('figure {"figure":"5G","page":1}');
  });
});
