import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { skipReasons } from '../src/batch/inputs.ts';
import type { Entry } from '../src/batch/outcome.ts';
import { reasonCodes, states } from '../src/batch/outcome.ts';
import { exitCodeOf } from '../src/cli/run.ts';
import { printable, shorten, tableLines, widthOf } from '../src/cli/table.ts';
import { languageOf, words } from '../src/cli/words.ts';
import { segmenterName, tokenise } from '../src/extract/words.ts';

const slotsIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('words', () => {
  it('has the same slots in both languages', () => {
    for (const { zh, en } of Object.values(words)) expect(slotsIn(zh)).toEqual(slotsIn(en));
  });

  it('has a sentence for every end, reason and skip', () => {
    const wanted = [
      ...states,
      ...reasonCodes.map((code) => `why/${code}`),
      ...skipReasons.map((code) => `skip/${code}`),
    ];
    expect(wanted.filter((word) => !(word in words))).toEqual([]);
  });

  it('holds all Chinese of the command line', () => {
    const others = readdirSync('src/cli').filter((file) => file !== 'words.ts');
    for (const file of others) {
      const code = readFileSync(`src/cli/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      expect(code, file).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('follows --lang, then the locale', () => {
    expect(languageOf('en', { LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(languageOf(undefined, { LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(languageOf(undefined, { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(languageOf(undefined, { LC_ALL: '', LC_MESSAGES: 'zh_TW' })).toBe('zh');
    expect(languageOf(undefined, {})).toBe('en');
  });
});

describe('tables', () => {
  it('counts two cells for wide characters and none for marks', () => {
    expect(['abc', '预算', '（一）', '😀', 'e\u0301', '①', 'ｱ'].map(widthOf)).toEqual([3, 4, 6, 2, 1, 1, 1]);
  });

  it('lines up', () => {
    expect(
      tableLines(
        [
          ['报告', 'n'],
          ['a', '10'],
          ['预算表', '5'],
        ],
        [1],
      ),
    ).toEqual(['报告     n', '──────  ──', 'a       10', '预算表   5']);
  });

  it('shortens in the middle and never over the width', () => {
    expect(shorten('文件夹/子文件夹/部门整体支出绩效自评报告.pdf', 20)).toBe('文件夹/子…评报告.pdf');
    expect(shorten('short.pdf', 20)).toBe('short.pdf');
  });

  it('takes the sting out of names', () => {
    expect(printable('a\u001b[31m\n\u202efdp.pdf')).toBe('a\\u{1b}[31m\\u{a}\\u{202e}fdp.pdf');
  });
});

describe('exit codes', () => {
  const entry = (state: Entry['state'], failed = { error: 0, warning: 0, note: 0 }): Entry => ({
    ...{ json: 'a.json', file: 'a.pdf', name: 'a.pdf', version: 'test', state, reason: null },
    ...{ bytes: 1, sha256: null, jsonBytes: null },
    summary: { pages: 1, indicators: 0, score: null, grade: null, failed, uncertain: 0, diagnostics: 0 },
  });
  const run = (...files: Entry[]) => ({ files, skipped: [], notReached: [], unchanged: 0 });
  const warned = entry('done', { error: 0, warning: 1, note: 0 });

  it('counts the severity that was asked for and worse', () => {
    expect(exitCodeOf(run(warned), undefined)).toBe(0);
    expect(exitCodeOf(run(warned), 'error')).toBe(0);
    expect(exitCodeOf(run(warned), 'warning')).toBe(1);
    expect(exitCodeOf(run(warned), 'note')).toBe(1);
  });

  it('gives 2 for anything that was not read', () => {
    expect(exitCodeOf(run(warned, entry('crashed')), 'note')).toBe(2);
    expect(exitCodeOf({ ...run(), skipped: [{ path: 'x', reason: 'unreadable-folder' }] }, undefined)).toBe(2);
  });
});

describe('tokenise', () => {
  it('loses no character, whichever segmenter serves', () => {
    const text = '全区新建高标准农田1.26万亩，完成年度目标的105%。';
    expect(['nodejieba', 'Intl.Segmenter']).toContain(segmenterName());
    expect(tokenise(text).join('')).toBe(text);
    expect(tokenise(text)).toContain('农田');
  });
});
