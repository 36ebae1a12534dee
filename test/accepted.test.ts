import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { summaryOf } from '../src/batch/outcome.ts';
import { withAcceptances, withEntry } from '../src/check/accepted.ts';
import { check } from '../src/check/index.ts';
import { recheck, refresh } from '../src/check/recheck.ts';
import { acceptancesIn, type Checking, SettingsError } from '../src/check/settings.ts';
import { type Check, isOpen } from '../src/model/check.ts';
import type { Report } from '../src/model/report.ts';
import { conclusion, report } from './model-reports.ts';

const sha256 = 'a'.repeat(64);
const body = report({ conclusion: conclusion('86', '优') });
const { checks } = check(body);
const entry = { sha256, rule: 'grade-score-mismatch', words: '自评等级为"优"', reason: '区财政局已复核' };
const accept = (entries: (typeof entry)[], list: readonly Check[] = checks): Check[] =>
  withAcceptances(list, () => [sha256], entries);
const reasons = (list: readonly Check[]): (string | undefined)[] =>
  list.filter(({ rule }) => rule === entry.rule).map(({ accepted }) => accepted);

describe('withAcceptances', () => {
  it('marks the finding by words of its message, whatever marks and blanks were copied', () => {
    expect(reasons(accept([{ ...entry, words: '自评等级为“优” ，' }]))).toEqual([entry.reason]);
  });

  it('marks the finding by words of a figure compared', () => {
    expect(reasons(accept([{ ...entry, words: '自评得分86分，等级为' }]))).toEqual([entry.reason]);
  });

  it.each([
    ['another report', { sha256: 'b'.repeat(64) }],
    ['another rule', { rule: 'score-sum-mismatch' }],
    ['other words', { words: '良' }],
  ])('leaves what is of %s', (_, change) => {
    expect(reasons(accept([{ ...entry, words: '优', ...change }]))).toEqual([undefined]);
  });

  it('leaves what passes', () => {
    const passing = checks.map((one): Check => ({ ...one, outcome: 'pass' }));
    expect(reasons(accept([{ ...entry, words: '优' }], passing))).toEqual([undefined]);
  });

  it('takes the mark away with the entry, and leaves no trace', () => {
    expect(accept([], accept([{ ...entry, words: '优' }]))).toEqual(checks);
  });

  it('replaces an entry for the same finding', () => {
    expect(withEntry([entry], { ...entry, reason: '新' })).toEqual([{ ...entry, reason: '新' }]);
    expect(withEntry([entry], { ...entry, words: '中' })).toHaveLength(2);
  });
});

describe('a report that is checked again', () => {
  const checking: Checking = { profile: null, isOwnProfile: false, accepted: [{ ...entry, words: '优' }] };
  const source = { file: 'a.pdf', sha256, bytes: 1, pageCount: 1, pages: [] };
  const make = (): Report => ({
    ...structuredClone({ schema: 'gouji/report/1' as const, source, ...body }),
    checks: [],
    notAssessed: [],
    diagnostics: [],
  });

  it('keeps its acceptances, which count for nothing', () => {
    const again = recheck(make(), checking);
    expect(reasons(again.checks)).toEqual([entry.reason]);
    expect(again.checks.filter(isOpen).map(({ rule }) => rule)).not.toContain(entry.rule);
    expect(summaryOf(again).failed.error).toBe(
      summaryOf(recheck(make(), { ...checking, accepted: [] })).failed.error - 1,
    );
  });

  it('is refreshed to the same as when it is checked', () => {
    const plain = recheck(make(), { ...checking, accepted: [] });
    expect(refresh(structuredClone(plain), checking)).toEqual(recheck(make(), checking));
    expect(refresh(recheck(make(), checking), { ...checking, accepted: [] })).toEqual(plain);
  });
});

describe('the file', () => {
  const place = mkdtempSync(join(tmpdir(), 'gouji-accepted-'));
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  const file = join(place, 'accepted.json');

  it('need not be there', () => expect(acceptancesIn(file)).toEqual([]));

  it('is read', () => {
    writeFileSync(file, JSON.stringify({ schema: 'gouji/accepted/1', entries: [entry] }));
    expect(acceptancesIn(file)).toEqual([entry]);
  });

  it.each([
    ['no JSON', '{', ''],
    ['another schema', '{"schema":"x","entries":[]}', 'schema'],
    [
      'an entry without a reason',
      JSON.stringify({ schema: 'gouji/accepted/1', entries: [{ ...entry, reason: '' }] }),
      'entries.0.reason',
    ],
  ])('is refused with %s, and the place is told', (_, text, where) => {
    writeFileSync(file, text);
    expect(() => acceptancesIn(file)).toThrow(SettingsError);
    expect(() => acceptancesIn(file)).toThrow(expect.objectContaining({ where, path: file }));
  });
});
