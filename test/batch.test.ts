import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BatchOptions, runBatch } from '../src/batch.ts';

const root = mkdtempSync(join(tmpdir(), 'gouji-batch-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let input: string;
let output: string;
let log: string;

beforeEach(() => {
  const place = mkdtempSync(join(root, 'case-'));
  input = join(place, 'in');
  output = join(place, 'out');
  log = join(place, 'log');
  mkdirSync(input);
  vi.stubEnv('GOUJI_TEST_LOG', log);
});

function put(name: string, text = `%PDF-1.7 ${name}`): string {
  const path = join(input, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function batch(options: Partial<BatchOptions> = {}) {
  return runBatch({
    inputs: [input],
    output,
    jobs: 2,
    timeoutMs: 20_000,
    memoryMb: 500,
    isForced: false,
    program: 'test',
    node: 'test',
    sentence: ({ code }) => code,
    childModule: new URL('../dist/batch/child.js', import.meta.url),
    examineModule: new URL('./fakes/examine.mjs', import.meta.url),
    ...options,
  });
}

/** Names of the files that the fake pipeline was asked for since the last call. */
function examined(): string[] {
  const names = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').sort() : [];
  rmSync(log, { force: true });
  return names;
}

/** Every file below a folder with its text. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]));
}

async function endsOf(run: Promise<Awaited<ReturnType<typeof runBatch>>>) {
  return Object.fromEntries((await run).files.map(({ name, state, reason }) => [name, [state, reason?.code ?? null]]));
}

it('a file that is alone may have all readers, several share them', async () => {
  put('readers.pdf');
  await batch({ jobs: 3 });
  expect(examined()).toEqual(['readers.pdf 3']);
  for (const n of [1, 2, 3]) put(`readers ${n}.pdf`);
  await batch({ jobs: 1 });
  expect(examined()).toEqual(['readers 1.pdf 1', 'readers 2.pdf 1', 'readers 3.pdf 1']);
});

describe('how files end', () => {
  it('gives every file its own end and reads the rest', async () => {
    for (const word of ['abort', 'blank', 'damaged', 'exit', 'good', 'killed', 'late', 'locked', 'throw', 'zz'])
      put(`${word}.pdf`);
    put('empty.pdf', '');
    put('text.pdf', 'this is a letter');
    put('junk before.pdf', `${'x'.repeat(900)}%PDF-1.4`);
    truncateSync(put('large.pdf'), 500 * 1024 * 1024 + 1);
    expect(await endsOf(batch())).toEqual({
      'abort.pdf': ['crashed', 'crashed'],
      'blank.pdf': ['empty', 'no-pages'],
      'damaged.pdf': ['unreadable', 'damaged'],
      'empty.pdf': ['empty', 'zero-bytes'],
      'exit.pdf': ['crashed', 'crashed'],
      'good.pdf': ['done', null],
      'junk before.pdf': ['done', null],
      'killed.pdf': ['crashed', 'crashed'],
      'large.pdf': ['too-large', 'too-large'],
      'late.pdf': ['crashed', 'crashed'],
      'locked.pdf': ['encrypted', 'encrypted'],
      'text.pdf': ['unreadable', 'not-a-pdf'],
      'throw.pdf': ['crashed', 'crashed'],
      'zz.pdf': ['done', null],
    });
    expect(readdirSync(join(output, 'reports'))).toEqual(['good.json', 'junk before.json', 'zz.json']);
  });

  it('kills a file that hangs', async () => {
    put('a.pdf');
    put('hang.pdf');
    put('z.pdf');
    const ends = await endsOf(batch({ jobs: 1, timeoutMs: 1000 }));
    expect(ends).toEqual({ 'a.pdf': ['done', null], 'hang.pdf': ['timed-out', 'timed-out'], 'z.pdf': ['done', null] });
  });

  it.each(['buffers.pdf', 'heap.pdf'])('stops a file that takes all memory: %s', async (name) => {
    put(name);
    put('z.pdf');
    const ends = await endsOf(batch({ jobs: 1, memoryMb: 300 }));
    expect(ends).toEqual({ [name]: ['out-of-memory', 'out-of-memory'], 'z.pdf': ['done', null] });
  });

  it('keeps what a crash said', async () => {
    put('late.pdf');
    put('throw.pdf');
    put('exit.pdf');
    const { files } = await batch();
    expect(files.map(({ reason }) => reason?.detail)).toEqual([
      'exit code 3',
      'exit code 1: RangeError: thrown where nobody catches',
      expect.stringMatching(/^TypeError: no such glyph \(examine\.mjs:\d+\)$/),
    ]);
  });

  it('blames a file for a crash only when a fresh child crashes on it too', async () => {
    put('a.pdf');
    put('fragile.pdf');
    expect(await endsOf(batch({ jobs: 1 }))).toEqual({ 'a.pdf': ['done', null], 'fragile.pdf': ['done', null] });
    expect(examined()).toEqual(['a.pdf', 'fragile.pdf', 'fragile.pdf']);
  });

  it('says of a path that does not exist that it was wrong usage, and touches nothing', async () => {
    await expect(batch({ inputs: [input, join(input, 'nothing')] })).rejects.toThrow('no such file or folder');
    expect(existsSync(output)).toBe(false);
  });
});

describe('what is written', () => {
  it('writes run.json with every file, what was skipped, and no times', async () => {
    put('b/x.pdf');
    put('a.pdf');
    put('notes.txt');
    put('locked.pdf');
    await batch();
    const run = JSON.parse(readFileSync(join(output, 'run.json'), 'utf8'));
    const short = (path: string) => path.slice(input.length + 1);
    expect(run.files.map((row: { file: string }) => short(row.file))).toEqual(['a.pdf', 'b/x.pdf', 'locked.pdf']);
    expect(run.files[0]).toMatchObject({ state: 'done', json: 'reports/a.json', pages: 2, score: '92.37' });
    expect(run.files[2]).toMatchObject({ state: 'encrypted', message: 'encrypted', json: null, pages: null });
    expect(run.skipped).toEqual([{ path: join(input, 'notes.txt'), reason: 'no-pdf-name' }]);
    expect(run.totals.failed).toEqual({ error: 0, warning: 2, note: 0 });
  });

  it('writes the same bytes whatever the number of jobs', async () => {
    for (let i = 0; i < 12; i++) put(`${i}.pdf`);
    put('damaged.pdf');
    await batch({ jobs: 1 });
    const one = contents(output);
    rmSync(output, { recursive: true });
    await batch({ jobs: 4 });
    expect(contents(output)).toEqual(one);
  });

  it('reads nothing in its own output folder', async () => {
    put('a.pdf');
    output = join(input, 'results');
    mkdirSync(output);
    writeFileSync(join(output, 'b.pdf'), '%PDF-1.7');
    expect(Object.keys(await endsOf(batch()))).toEqual(['a.pdf']);
  });
});

describe('a second run', () => {
  beforeEach(async () => {
    put('a.pdf');
    put('b.pdf');
    put('damaged.pdf');
    await batch();
    examined();
  });

  it('reads nothing when nothing changed, and writes the same bytes', async () => {
    const before = contents(output);
    expect((await batch()).unchanged).toBe(3);
    expect(examined()).toEqual([]);
    expect(contents(output)).toEqual(before);
  });

  it('reads what changed, what is new and what lost its JSON', async () => {
    // Equally long: the size alone would not show it.
    put('a.pdf', '%PDF-1.7 A.pdf');
    put('c.pdf');
    rmSync(join(output, 'reports/b.json'));
    await batch();
    expect(examined()).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
  });

  it('reads everything with another program, and when forced', async () => {
    await batch({ isForced: true });
    expect(examined()).toHaveLength(3);
    await batch({ program: 'newer' });
    expect(examined()).toHaveLength(3);
  });

  it('tries again what depended on the machine', async () => {
    put('throw.pdf');
    await batch();
    examined();
    await batch();
    expect(examined()).toEqual(['throw.pdf']);
  });

  it('takes away the JSON of a file that can no longer be read', async () => {
    put('a.pdf', '');
    await batch();
    expect(readdirSync(join(output, 'reports'))).toEqual(['b.json']);
  });

  it('takes away what a file wrote under its former name when a namesake came', async () => {
    put('more/A.pdf');
    await batch();
    expect(readdirSync(join(output, 'reports'))).toEqual([
      expect.stringMatching(/^A-[0-9a-f]{6}\.json$/),
      expect.stringMatching(/^a-[0-9a-f]{6}\.json$/),
      'b.json',
    ]);
  });

  it('keeps the reports of files that are not part of it', async () => {
    await batch({ inputs: [join(input, 'b.pdf')] });
    expect(readdirSync(join(output, 'reports'))).toEqual(['a.json', 'b.json']);
    await batch();
    expect(examined()).toEqual([]);
  });
});

describe('a broken run', () => {
  beforeEach(() => {
    for (let i = 0; i < 8; i++) put(`${i}.pdf`);
  });

  it('goes on after a torn journal and half-written files, to the same bytes', async () => {
    await batch();
    const whole = contents(output);
    const journal = join(output, 'journal.ndjson');
    const lines = readFileSync(journal, 'utf8').split('\n');
    writeFileSync(journal, `${lines.slice(0, 3).join('\n')}\n${lines[3]?.slice(0, 40)}`);
    writeFileSync(join(output, 'reports/.tmp-0123456789ab'), '{"half');
    rmSync(join(output, 'run.json'));
    examined();
    await batch();
    expect(examined()).toEqual(['3.pdf', '4.pdf', '5.pdf', '6.pdf', '7.pdf']);
    expect(contents(output)).toEqual(whole);
  });

  it('stops when asked, tells what it did not get to, and goes on later', async () => {
    const stop = new AbortController();
    const observer = { started: () => {}, finished: () => stop.abort() };
    const run = await batch({ jobs: 1, stop: stop.signal, observer });
    expect(run.files).toHaveLength(1);
    expect(run.notReached).toHaveLength(7);
    expect(JSON.parse(readFileSync(join(output, 'run.json'), 'utf8')).notReached).toHaveLength(7);
    expect((await batch()).unchanged).toBe(1);
  });

  it('kills what is at work when told to', async () => {
    put('hang.pdf');
    const kill = new AbortController();
    let finished = 0;
    // 9 files: when 8 have ended, the one that hangs is at work.
    const observer = { started: () => {}, finished: () => ++finished === 8 && kill.abort() };
    const run = await batch({ kill: kill.signal, observer: observer as never });
    expect(run.notReached).toEqual([join(input, 'hang.pdf')]);
  });

  it('leaves no child behind when the parent is killed, and goes on to the same bytes', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    vi.stubEnv('GOUJI_TEST_PORT', String((server.address() as AddressInfo).port));
    put('watched.pdf');
    const parent = spawn(process.execPath, ['test/fakes/run-batch.mjs', input, output], { stdio: 'ignore' });
    // The child connects from its last file: the eight before are in the journal.
    const [socket] = (await once(server, 'connection')) as [Socket];
    socket.resume().on('error', () => {});
    parent.kill('SIGKILL');
    await once(socket, 'close');
    server.close();
    expect(readFileSync(join(output, 'journal.ndjson'), 'utf8').trim().split('\n')).toHaveLength(8);
    rmSync(join(input, 'watched.pdf'));
    examined();
    await batch();
    expect(examined()).toEqual([]);
    const broken = contents(output);
    rmSync(output, { recursive: true });
    await batch();
    expect(contents(output)).toEqual(broken);
  });

  it('ignores a journal of strangers', async () => {
    mkdirSync(output);
    appendFileSync(join(output, 'journal.ndjson'), '{"json":"0.json"}\nnot json\n\u0000\n');
    expect((await batch()).files).toHaveLength(8);
  });
});
