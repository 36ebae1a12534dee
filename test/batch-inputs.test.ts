import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findInputs, type Source } from '../src/batch/inputs.ts';
import { jsonNames } from '../src/batch/names.ts';

const root = mkdtempSync(join(tmpdir(), 'gouji-inputs-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
});

function put(...names: (string | Buffer)[]): void {
  for (const name of names) writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]), '%PDF-');
}

function find(inputs = [folder]) {
  const { sources, skipped } = findInputs(inputs, join(folder, 'output'));
  return {
    read: sources.map(({ relative }) => relative),
    skipped: skipped.map(({ path, reason }) => [path.slice(folder.length + 1), reason]),
  };
}

describe('findInputs', () => {
  it('takes any name that ends in .pdf, in the order of the paths', () => {
    mkdirSync(join(folder, '子 文件夹'));
    put('-x.pdf', ' blank .PDF', '报告.pdf', '😀.pdf', '.pdf', 'new\nline.pdf', '子 文件夹/二.Pdf', '--force.pdf');
    expect(find().read).toEqual([
      ' blank .PDF',
      '--force.pdf',
      '-x.pdf',
      '.pdf',
      'new\nline.pdf',
      '子 文件夹/二.Pdf',
      '报告.pdf',
      '😀.pdf',
    ]);
  });

  it('says what it left out', () => {
    put('a.pdf', 'b.docx', '._a.pdf', 'pdf');
    mkdirSync(join(folder, 'folder.pdf'));
    symlinkSync('nowhere', join(folder, 'dead.pdf'));
    expect(find()).toEqual({
      read: ['a.pdf'],
      skipped: [
        ['._a.pdf', 'apple-double'],
        ['b.docx', 'no-pdf-name'],
        ['dead.pdf', 'broken-link'],
        ['pdf', 'no-pdf-name'],
      ],
    });
  });

  it('survives links in circles and reads no file twice', () => {
    mkdirSync(join(folder, 'a'));
    put('a/x.pdf');
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('a/x.pdf', join(folder, 'y.pdf'));
    expect(find([folder, join(folder, 'a', 'x.pdf')])).toEqual({
      read: ['a/x.pdf'],
      skipped: [
        ['a/up', 'seen-before'],
        ['a/x.pdf', 'seen-before'],
        ['y.pdf', 'seen-before'],
      ],
    });
  });

  it('takes a named file whatever its name', () => {
    put('report.bin');
    expect(find([join(folder, 'report.bin')]).read).toEqual(['report.bin']);
  });

  it.skipIf(process.platform !== 'linux')('reads names in GBK, as old zip files leave them', () => {
    put(Buffer.from([0xb1, 0xa8, 0xb8, 0xe6, 0x2e, 0x70, 0x64, 0x66]));
    expect(find().read).toEqual(['报告.pdf']);
  });
});

describe('jsonNames', () => {
  const source = (relative: string, shown = relative): Source => ({
    path: Buffer.from(shown),
    shown,
    relative,
    name: relative.split('/').at(-1) ?? '',
  });
  const names = (...paths: string[]) => jsonNames(paths.map((path) => source(path)));

  it('is the file name without .pdf', () => {
    expect(names('a/报告 1.PDF', 'b.pdf.pdf', 'c')).toEqual(['报告 1.json', 'b.pdf.json', 'c.json']);
  });

  it('marks all of those with equal names, also equal but for case or normal form', () => {
    const [a, b, c, d, e] = names('x/a.pdf', 'y/A.pdf', 'é.pdf', 'z/e\u0301.pdf', 'other.pdf');
    expect(a).toMatch(/^a-[0-9a-f]{6}\.json$/);
    expect(b).toMatch(/^A-[0-9a-f]{6}\.json$/);
    expect(c).not.toBe('é.json');
    expect(d).not.toBe('e\u0301.json');
    expect(e).toBe('other.json');
    expect(names('y/A.pdf', 'x/a.pdf')).toEqual([b, a]);
  });

  it('tells apart equal paths in two folders, and a name that looks like a mark', () => {
    const twice = jsonNames([source('a.pdf', 'one/a.pdf'), source('a.pdf', 'two/a.pdf')]);
    expect(new Set(twice).size).toBe(2);
    const marked = names('x/a.pdf', 'y/a.pdf')[0]?.replace('.json', '.pdf') ?? '';
    expect(new Set(names('x/a.pdf', 'y/a.pdf', marked)).size).toBe(3);
  });

  it('cuts long names at a whole character and keeps them apart', () => {
    const long = '预'.repeat(80);
    const [a = '', b = ''] = names(`${long}甲.pdf`, `${long}乙.pdf`);
    expect(Buffer.byteLength(a)).toBeLessThanOrEqual(205);
    expect(a).toMatch(/^预+-[0-9a-f]{6}\.json$/);
    expect(a).not.toBe(b);
  });

  it('never leaves the folder', () => {
    expect(names('...pdf', '..\\x.pdf', '\u0000.pdf')).toEqual(['...json', '.._x.json', '_.json']);
  });
});
