import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { acceptInCrossFile } from '../src/cli/folder.ts';
import { type CrossCheck, crossChecksSchema } from '../src/model/cross-check.ts';
import type { Report } from '../src/model/report.ts';
import { crossCheckPath, StoredCrossChecks, writeCrossChecks } from '../src/write/cross-checks.ts';
import { report } from './model-reports.ts';
import { crossCheck, nastyTexts, sha } from './write-reports.ts';

const root = mkdtempSync(join(tmpdir(), 'gouji-cross-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function reportNamed(name: string): Report {
  const source = { file: `${name}.pdf`, sha256: sha(name), bytes: 1, pageCount: 1, pages: [] };
  return { schema: 'gouji/report/1', source, ...report(), checks: [], notAssessed: [], diagnostics: [] };
}

const [one, two, three] = ['one', 'two', 'three'].map(reportNamed) as [Report, Report, Report];
// Long enough to run over the blocks that are read at a time, with every character that could be taken for a line's end.
const checks: CrossCheck[] = [
  crossCheck(one, two),
  ...nastyTexts.map((message) => ({ ...crossCheck(two, three), message: message.repeat(20) })),
  { ...crossCheck(one, three), outcome: 'pass' },
];

function folderWith(text?: string): string {
  const folder = mkdtempSync(join(root, 'case-'));
  if (text === undefined) writeCrossChecks(folder, 3, checks);
  else writeFileSync(crossCheckPath(folder), text);
  return folder;
}

it('is one JSON, and gives back what was written', () => {
  const folder = folderWith();
  expect(readdirSync(folder)).toEqual(['cross-checks.json']);
  const whole = crossChecksSchema.parse(JSON.parse(readFileSync(crossCheckPath(folder), 'utf8')));
  expect(whole).toEqual({ schema: 'gouji/cross-checks/1', reports: 3, checks });
  const stored = new StoredCrossChecks(folder);
  expect([stored.reports, [...stored.all()]]).toEqual([3, checks]);
  expect([...stored.names].sort()).toEqual(['one.json', 'three.json', 'two.json']);
});

it('tells the checks of a report that speak of it first', () => {
  const stored = new StoredCrossChecks(folderWith());
  expect([...stored.of(one.source.sha256)]).toEqual([checks[0], checks.at(-1)]);
  expect([...stored.of(two.source.sha256)]).toEqual(checks.slice(1, -1));
  expect([...stored.of(three.source.sha256)]).toEqual([]);
});

it.each([
  ['missing', null],
  ['of another make', '{"schema":"gouji/cross-checks/2","reports":3,"checks":[\n{"rule":"x"}\n]}\n'],
  ['torn', '{"schema":"gouji/cross-checks/1","reports":3,"checks":[\n{"rule":"x",'],
  ['empty', ''],
])('holds nothing where it is %s', (_, text) => {
  const folder = text === null ? mkdtempSync(join(root, 'none-')) : folderWith(text);
  const stored = new StoredCrossChecks(folder);
  expect([[...stored.all()], stored.names.size]).toEqual([[], 0]);
});

it('is marked where a finding is accepted, and left alone where none is meant', () => {
  const folder = folderWith();
  const before = readFileSync(crossCheckPath(folder), 'utf8');
  const entry = {
    sha256: two.source.sha256,
    rule: 'amount-differs-between-reports',
    words: '1,204.50',
    reason: '旧版',
  };
  const other = { ...entry, sha256: sha('other') };
  expect(acceptInCrossFile(folder, [other], other)).toBe(0);
  expect(readFileSync(crossCheckPath(folder), 'utf8')).toBe(before);
  expect(acceptInCrossFile(folder, [entry], entry)).toBe(checks.length - 1);
  const reasons = [...new StoredCrossChecks(folder).all()].map(({ accepted }) => accepted);
  expect(reasons).toEqual([...checks.slice(1).map(() => '旧版'), undefined]);
});
