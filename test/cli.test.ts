import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const cli = resolve('dist/cli.js');
const pdf = 'fixtures/qingling-scores/qingling-scores.pdf';
const faulty = 'fixtures/rongpu-faults/rongpu-faults.pdf';
const root = mkdtempSync(join(tmpdir(), 'gouji-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(root, 'case-'));
  mkdirSync(join(place, 'in'));
});

/** A run of which only the reading is looked at. */
const PLAIN = ['--no-warehouse', '--no-page', '--no-spreadsheet', '--jobs', '1'];

function gouji(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = place) {
  const options = { cwd, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], options);
  return { status, stdout, stderr };
}

function put(name: string, from = pdf): void {
  copyFileSync(from, join(place, 'in', name));
}

function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /json$/.test(name));
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

describe('gouji run', () => {
  it('reads a folder and ends with a table', () => {
    put('绩效 报告.pdf');
    put('-x.PDF');
    put('notes.txt');
    const { status, stdout, stderr } = gouji(['run', 'in', '--lang', 'en']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^in\/-x\.PDF {4}\s+3\s+11\s+88\.65\s+0\s+0\s+0 {2}done$/m);
    expect(stdout).toMatch(/^in\/绩效 报告\.pdf\s+3\s+11\s/m);
    expect(stdout).toContain('Skipped 1 (not a .pdf): in/notes.txt');
    expect(stderr).toMatch(/^\[2\/2\] in\/.* done$/m);
    expect(readdirSync(join(place, 'output/reports'))).toEqual(['-x.json', '绩效 报告.json']);
  });

  it('takes names with a leading dash after --', () => {
    copyFileSync(pdf, join(place, '--force'));
    expect(gouji(['run', ...PLAIN, '--', '--force']).status).toBe(0);
    expect(readdirSync(join(place, 'output/reports'))).toEqual(['--force.json']);
  });

  it('ends with 2 when a file cannot be read, and says what to do', () => {
    put('good.pdf');
    writeFileSync(join(place, 'in/empty.pdf'), '');
    writeFileSync(join(place, 'in/letter.pdf'), '<html>');
    writeFileSync(join(place, 'in/cut.pdf'), readFileSync(pdf).subarray(0, 300));
    const { status, stdout } = gouji(['run', 'in', ...PLAIN, '--lang', 'zh']);
    expect(status).toBe(2);
    expect(stdout).toContain('in/empty.pdf: 文件为空（0 字节）。请重新下载或导出。');
    expect(stdout).toContain('in/letter.pdf: 不是 PDF（文件以“<html>”开头）。');
    expect(stdout).toMatch(/in\/cut\.pdf: PDF/);
    expect(readdirSync(join(place, 'output/reports'))).toEqual(['good.json']);
    const { files } = JSON.parse(readFileSync(join(place, 'output/run.json'), 'utf8'));
    expect(files.map(({ state }: { state: string }) => state)).toEqual(['unreadable', 'empty', 'done', 'unreadable']);
  });

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)('tells of files and folders that it may not open', () => {
    put('secret.pdf');
    chmodSync(join(place, 'in/secret.pdf'), 0);
    mkdirSync(join(place, 'in/closed'), { mode: 0 });
    const { status, stdout } = gouji(['run', 'in', '--lang', 'en']);
    expect(status).toBe(2);
    expect(stdout).toContain('in/secret.pdf: No permission to read it.');
    expect(stdout).toContain('(folder that cannot be opened): in/closed');
  });

  it('ends with 1 for failing checks only when asked', () => {
    put('faults.pdf', faulty);
    expect(gouji(['run', 'in', ...PLAIN]).status).toBe(0);
    expect(gouji(['run', 'in', ...PLAIN, '--fail-on', 'note']).status).toBe(1);
    expect(gouji(['run', 'in', ...PLAIN, '--fail-on', 'error']).status).toBe(1);
  });

  it('says that it found nothing', () => {
    const { status, stderr } = gouji(['run', 'in']);
    expect(status).toBe(0);
    expect(stderr).toBe('No PDF found in in\n');
  });

  it('shows the files with trouble when there are many', () => {
    for (let i = 0; i < 45; i++) writeFileSync(join(place, 'in', `${i}.pdf`), '');
    put('zz.pdf', faulty);
    const { stdout } = gouji(['run', 'in', ...PLAIN]);
    expect(stdout).toContain('… and 6 more, see output/run.json');
    expect(stdout).toContain('46 files: 1 read, 45 not');
  });
});

describe('a run that is stopped', () => {
  const home = mkdtempSync(join(root, 'stopped-'));
  const rest = () => gouji(['run', 'in', ...PLAIN, '--lang', 'en'], {}, home);
  const written = () => contents(join(home, 'output'));
  let whole: Record<string, string>;

  beforeAll(() => {
    mkdirSync(join(home, 'in'));
    for (let i = 1; i <= 9; i++) copyFileSync(pdf, join(home, 'in', `${i}.pdf`));
    expect(rest().status).toBe(0);
    whole = written();
  });

  beforeEach(() => rmSync(join(home, 'output'), { recursive: true, force: true }));

  function start(): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [cli, 'run', 'in', ...PLAIN, '--jobs', '2', '--lang', 'en'], { cwd: home });
  }

  async function untilLine(child: ChildProcessWithoutNullStreams, pattern: RegExp): Promise<void> {
    for await (const line of createInterface(child.stderr)) if (pattern.test(line)) return;
    throw new Error(`ended before ${pattern}`);
  }

  it('goes on after kill -9, to the same bytes', async () => {
    const child = start();
    await untilLine(child, /^\[4\/9\]/);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(existsSync(join(home, 'output/run.json'))).toBe(false);
    const { stdout, status } = rest();
    expect(status).toBe(0);
    expect(Number(/^(\d+) files did not change/m.exec(stdout)?.[1])).toBeGreaterThanOrEqual(4);
    expect(written()).toEqual(whole);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends cleanly on %s', async (signal, code) => {
    const child = start();
    const closed = once(child, 'close');
    let stdout = '';
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    await untilLine(child, /^\[2\/9\]/);
    child.kill(signal);
    // The stream was left by the reader of lines; a full pipe would hold the program.
    child.stderr.resume();
    expect((await closed)[0]).toBe(code);
    expect(stdout).toMatch(/^Interrupted with \d+ files to go/m);
    const { files, notReached } = JSON.parse(readFileSync(join(home, 'output/run.json'), 'utf8'));
    expect(notReached.length).toBeGreaterThan(0);
    expect(files.length + notReached.length).toBe(9);
    expect(rest().status).toBe(0);
    expect(written()).toEqual(whole);
  });
});

describe('gouji show', () => {
  const home = mkdtempSync(join(root, 'shown-'));
  const show = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => gouji(['show', ...args], env, home);
  const report = 'output/reports/faults.json';

  beforeAll(() => {
    copyFileSync(faulty, join(home, 'faults.pdf'));
    gouji(['run', 'faults.pdf', ...PLAIN], {}, home);
  });

  it('prints a report with its pages, in both languages', () => {
    const en = show([report, '--lang', 'en']).stdout;
    expect(en).toMatch(/^Failed checks \(\d+\)$/m);
    expect(en).toMatch(/✗ error {2}The score of .* differs from the sum of its parts .* p\.\d/);
    expect(en).toMatch(/\[(met|missed|partly met|exceeded)\] {2}p\.\d/);
    const zh = show([report], { LC_ALL: 'zh_CN.UTF-8' }).stdout;
    expect(zh).toMatch(/^核对不符（\d+）$/m);
    expect(zh).toMatch(/✗ 错误 {2}.*不符.*第\d/);
  });

  it('lists the passing checks when asked', () => {
    expect(show([report]).stdout).not.toContain('✓');
    expect(show([report, '--all']).stdout).toContain('✓');
  });

  it.each([
    ['missing.json', undefined, /^Cannot open missing\.json: /],
    ['bad.json', '{"schema":', /^bad\.json is not JSON: /],
    ['other.json', '{"schema":"x"}', /^other\.json is not a gouji report: schema /],
  ])('says in a sentence what is wrong with %s', (name, text, sentence) => {
    if (text !== undefined) writeFileSync(join(home, name), text);
    const { status, stderr } = show([name]);
    expect(status).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('usage', () => {
  it.each([
    [[], 'Which command?'],
    [['run'], 'Missing: path.'],
    [['frob'], 'There is no command frob.'],
    [['run', 'in', '--frob'], 'There is no option --frob.'],
    [['run', 'in', '--output'], 'The option --output <dir> needs a value.'],
    [['run', 'in', '--jobs', '0'], 'Bad value for --jobs <n>: expected a whole number from 1 up.'],
    [['run', 'in', '--jobs', '1.5'], 'Bad value for --jobs <n>'],
    [['run', 'in', '--timeout', '0'], 'Bad value for --timeout <s>'],
    [['run', 'in', '--lang', 'de'], 'Bad value for --lang <zh|en>: expected one of zh, en.'],
    [['run', 'in', '--fail-on', 'all'], 'Bad value for --fail-on <severity>: expected one of error, warning, note.'],
    [['show', 'a', 'b'], 'Too many arguments.'],
    [['run', 'nowhere'], 'No such file or folder: nowhere'],
  ])('%j ends with 64', (args, sentence) => {
    const { status, stderr } = gouji(args);
    expect(stderr).toContain(sentence);
    expect(status).toBe(64);
    expect(existsSync(join(place, 'output'))).toBe(false);
  });

  it('speaks the language of the locale, and --lang wins', () => {
    expect(gouji(['--help'], { LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN.UTF-8' }).stdout).toContain('用法：');
    expect(gouji(['run', '--help', '--lang', 'zh']).stdout).toContain('每个文件的时限（秒）（默认：300）');
    expect(gouji(['--help', '--lang=en'], { LANG: 'zh_CN' }).stdout).toContain('Usage:');
    expect(gouji(['frob', '--lang', 'zh']).stderr).toContain('没有命令 frob。');
  });

  it('prints help and version without complaint', () => {
    for (const args of [['--help'], ['run', '--help'], ['show', '-h'], ['--version'], ['doctor']]) {
      expect(gouji(args)).toMatchObject({ status: 0, stderr: '' });
    }
  });
});
