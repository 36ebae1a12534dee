import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Library from '../src/index.ts';

const pdf = 'fixtures/qingling-scores/qingling-scores.pdf';
const root = mkdtempSync(join(tmpdir(), 'gouji-library-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// As somebody else's program finds it: by its name, in what was built.
let library: typeof Library;
beforeAll(async () => {
  mkdirSync(join(root, 'node_modules'));
  symlinkSync(resolve('.'), join(root, 'node_modules/gouji'), 'junction');
  library = await import(pathToFileURL(resolve('dist/index.js')).href);
});

function run(file: string) {
  return spawnSync(process.execPath, [file], { encoding: 'utf8', cwd: resolve('.') });
}

describe('the documentation', () => {
  const page = readFileSync('docs/library.md', 'utf8');
  const [, program = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];

  it('has a program that runs', () => {
    const file = join(root, 'program.mjs');
    writeFileSync(file, program);
    const { status, stdout, stderr } = run(file);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^汐川市榕浦区文化广电和旅游局 2023 92\.42$/m);
    expect(stdout).toMatch(/^第\d.*页 .*不符/m);
    expect(stdout).toMatch(/^fixtures\/weitang-project\/.*\.pdf 94\.20$/m);
  });

  it('tells every option', () => {
    const source = readFileSync('src/index.ts', 'utf8');
    const [, options = ''] = /interface FolderOptions \{([\s\S]*?)\n\}/.exec(source) ?? [];
    const names = [...options.matchAll(/readonly (\w+)\?/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('gives the program its types', () => {
    const file = join(root, 'typed.mts');
    writeFileSync(
      file,
      [
        "import { examine, examineFolder, type Report } from 'gouji';",
        "const report: Report = await examine('a.pdf');",
        'export const score: string | null | undefined = report.conclusion?.score;',
        "for await (const result of examineFolder('a', { jobs: 1 })) result.report?.indicators[0]?.name.trim();",
        '// @ts-expect-error there is no such option',
        "examineFolder('a', { job: 1 });",
      ].join('\n'),
    );
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--module',
      'nodenext',
      '--types',
      'node',
      '--typeRoots',
    ];
    const checked = spawnSync(
      process.execPath,
      [resolve('node_modules/typescript/bin/tsc'), ...options, resolve('node_modules/@types'), '--ignoreConfig', file],
      { encoding: 'utf8', cwd: root },
    );
    expect(checked.stdout).toBe('');
    expect(checked.status).toBe(0);
  });
});

describe('examine', () => {
  it('takes a path, a URL and bytes, and leaves the bytes alone', async () => {
    const bytes = readFileSync(pdf);
    const before = Buffer.from(bytes);
    const [byPath, byUrl, byBytes] = [
      await library.examine(pdf),
      await library.examine(pathToFileURL(resolve(pdf))),
      await library.examine(bytes, { file: 'qingling-scores.pdf' }),
    ];
    expect(byPath.conclusion?.score).toBe('88.65');
    expect(byPath.source.file).toBe('qingling-scores.pdf');
    expect(byUrl).toEqual(byPath);
    expect(byBytes).toEqual(byPath);
    expect(bytes.equals(before)).toBe(true);
  });

  it('throws for what is no PDF', async () => {
    await expect(library.examine(Buffer.from('<html>'))).rejects.toMatchObject({
      name: 'UnreadableError',
      state: 'unreadable',
    });
  });
});

describe('examineFolder', () => {
  const folder = join(root, 'in');
  beforeAll(() => {
    mkdirSync(join(folder, 'sub'), { recursive: true });
    copyFileSync(pdf, join(folder, 'sub/a.pdf'));
    copyFileSync(pdf, join(folder, 'b.pdf'));
    writeFileSync(join(folder, 'c.pdf'), 'no report');
  });

  async function resultsOf(options: Library.FolderOptions = {}): Promise<Library.Result[]> {
    const results: Library.Result[] = [];
    for await (const result of library.examineFolder(folder, options)) results.push(result);
    return results.sort((one, other) => (one.file < other.file ? -1 : 1));
  }

  it('gives a result for every file', async () => {
    const temporary = () => readdirSync(tmpdir()).filter((name) => /^gouji-[^-]+$/.test(name));
    const before = temporary();
    const results = await resultsOf();
    expect(results.map(({ state }) => state)).toEqual(['done', 'unreadable', 'done']);
    expect(results.map(({ report }) => report?.conclusion?.score)).toEqual(['88.65', undefined, '88.65']);
    expect(results[1]?.reason).toMatchObject({ code: 'not-a-pdf' });
    expect(temporary().filter((name) => !before.includes(name))).toEqual([]);
  });

  it('keeps its results in a folder when asked', async () => {
    const output = join(root, 'out');
    await resultsOf({ output, jobs: 1 });
    expect(readdirSync(join(output, 'reports'))).toEqual(['a.json', 'b.json']);
    expect(existsSync(join(output, 'run.json'))).toBe(true);
    expect((await resultsOf({ output })).map(({ report }) => report?.source.pageCount)).toEqual([3, undefined, 3]);
  });

  it('ends when the loop is left', async () => {
    for await (const { state } of library.examineFolder(folder, { jobs: 1 })) {
      expect(state).toBeDefined();
      break;
    }
  });

  it('throws for a folder that does not exist', async () => {
    await expect(library.examineFolder(join(root, 'nowhere')).next()).rejects.toThrow(library.InputError);
  });
});
