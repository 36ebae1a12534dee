/** A disk that takes less than it is given, as full ones and some on networks do. */
import * as fs from 'node:fs';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { ruleWords } from '../src/cli/present.ts';
import { writeWhole } from '../src/write/files.ts';
import { openSpreadsheet } from '../src/write/spreadsheet.ts';
import { nastyFile } from './run-files.ts';

const LEAST = 100;
vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof fs>();
  const writeSync = (file: number, bytes: Uint8Array) => real.writeSync(file, bytes.subarray(0, LEAST));
  return { ...real, writeSync: vi.fn(writeSync) };
});

const root = mkdtempSync(join(tmpdir(), 'gouji-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => void vi.mocked(fs.writeSync).mockClear());

it('gets all of a file', () => {
  const text = '勾稽'.repeat(LEAST);
  writeWhole(join(root, 'a.json'), text);
  expect(readFileSync(join(root, 'a.json'), 'utf8')).toBe(text);
  expect(fs.writeSync).toHaveBeenCalledTimes((text.length * 3) / LEAST);
});

it('gets all of a spreadsheet, and nothing is left beside it', async () => {
  const folder = mkdtempSync(join(root, 'book-'));
  const path = join(folder, 'gouji.xlsx');
  const book = openSpreadsheet(path, { language: 'zh', words: ruleWords, program: 'test' });
  for (let i = 0; i < 20; i++) book.add(nastyFile());
  book.finish();
  const { sheets } = await readXlsx(readFileSync(path));
  expect(sheets.map(({ rows }) => rows.length)[0]).toBe(21);
  expect(vi.mocked(fs.writeSync).mock.calls.length).toBeGreaterThan(100);
  expect(readdirSync(folder)).toEqual(['gouji.xlsx']);
});
