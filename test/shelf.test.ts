import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { FileShelf } from '../src/write/shelf.ts';

const root = mkdtempSync(join(tmpdir(), 'gouji-shelf-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('gives back what was put aside, in any order, also while more is put, and is gone when it is closed', () => {
  const shelf = new FileShelf(root);
  for (const text of ['勾稽', '', 'a\nb']) shelf.put(text);
  expect([2, 0, 1].map((at) => shelf.fetch(at))).toEqual(['a\nb', '勾稽', '']);
  shelf.put('𠀀');
  expect([3, 0].map((at) => shelf.fetch(at))).toEqual(['𠀀', '勾稽']);
  expect(readdirSync(root)).toHaveLength(1);
  shelf.close();
  expect(readdirSync(root)).toEqual([]);
});
