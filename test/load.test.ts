import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../src/model/report.ts';
import { kinds } from '../src/write/kinds.ts';
import { BadRowError, copyCell, loadPostgres } from '../src/write/postgres.ts';
import { views } from '../src/write/views.ts';
import { askWarehouse, loadWarehouse, warehouseFile } from '../src/write/warehouse.ts';
import { allOf, crossCheck, exactSum, nastyReport, nastyTexts, putTables, readReports, sha } from './write-reports.ts';

/** Where Debian keeps the server's programs, the newest first; elsewhere they are on the path or there are none. */
function findServer(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

/** The server refuses to run as root; then somebody without rights has to. */
function unprivileged(): { uid: number; gid: number } | undefined | null {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string, name: string) =>
    Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout || Number.NaN);
  const user = ['postgres', 'nobody'].find((name) => idOf('-u', name) > 0);
  return user ? { uid: idOf('-u', user), gid: idOf('-g', user) } : null;
}

const bin = findServer();
const user = unprivileged();
const isPossible = bin !== null && user !== null;
if (!isPossible)
  process.stderr.write('PostgreSQL is not tested: no server here (apt-get install postgresql) or nobody to run it\n');

const root = mkdtempSync(join(tmpdir(), 'gouji-load-'));
chmodSync(root, 0o755);
let server: ChildProcess;
let port: number;
let reports: Report[];

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port: free } = socket.address() as AddressInfo;
  socket.close();
  await once(socket, 'close');
  return free;
}

async function startServer(): Promise<void> {
  const place = join(root, 'server');
  mkdirSync(place, { mode: 0o700 });
  if (user) chownSync(place, user.uid, user.gid);
  const as = { ...user, cwd: place, encoding: 'utf8' } as const;
  const options = ['-D', join(place, 'data'), '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(join(bin as string, 'initdb'), options, as);
  if (made.status !== 0) throw new Error(made.stderr);
  port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${place}`, 'fsync=off', 'lc_messages=C'];
  const args = ['-D', join(place, 'data'), '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])];
  server = spawn(join(bin as string, 'postgres'), args, { ...user, cwd: place, stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface({ input: server.stderr as NodeJS.ReadableStream })) {
    if (line.includes('ready to accept connections')) return;
  }
  throw new Error('the server did not start');
}

afterAll(async () => {
  if (server?.exitCode === null) {
    // Ends at once, without waiting for clients.
    server.kill('SIGINT');
    await once(server, 'exit');
  }
  rmSync(root, { recursive: true, force: true });
});

describe.skipIf(!isPossible)('PostgreSQL', () => {
  let url: string;
  let client: pg.Client;
  let place: string;
  let count = 0;

  beforeAll(async () => {
    reports = await readReports();
    await startServer();
    // Nobody reads on, and a full pipe would hold the server up.
    server.stderr?.resume();
  }, 120_000);

  beforeEach(async () => {
    const name = `case_${++count}`;
    const first = new pg.Client({ connectionString: `postgres://tester@127.0.0.1:${port}/postgres` });
    await first.connect();
    await first.query(`CREATE DATABASE ${name}`);
    await first.end();
    url = `postgres://tester@127.0.0.1:${port}/${name}`;
    client = new pg.Client({ connectionString: url, options: '-c search_path=gouji' });
    await client.connect();
    place = join(root, name);
  });

  afterEach(() => client.end());

  const load = (tables: string) => loadPostgres(tables, { url, schema: 'gouji' });
  const rowsOf = async (sql: string) => (await client.query({ text: sql, rowMode: 'array' })).rows as unknown[][];

  async function checksums(): Promise<string[]> {
    const sums: string[] = [];
    for (const kind of kinds) sums.push(`${kind.name} ${sha(JSON.stringify(await rowsOf(allOf(kind))))}`);
    return sums;
  }

  async function checksumsOfDuckDb(file: string): Promise<string[]> {
    const sums: string[] = [];
    for (const kind of kinds) {
      const all: unknown[][] = [];
      await askWarehouse(file, allOf(kind), async (_, rows) => {
        for await (const piece of rows) all.push(...piece);
      });
      sums.push(`${kind.name} ${sha(JSON.stringify(all))}`);
    }
    return sums;
  }

  it('has the rows of DuckDB, after one load, two, and two halves', async () => {
    const checks = [crossCheck(reports[0] as Report, reports[1] as Report)];
    const tables = await putTables(place, reports, checks);
    await loadWarehouse(warehouseFile(place), tables, { isMirror: true });
    const wanted = await checksumsOfDuckDb(warehouseFile(place));
    expect(await load(tables)).toEqual({ reports: 3, changed: 3 });
    expect(await checksums()).toEqual(wanted);
    expect(await load(tables)).toEqual({ reports: 3, changed: 0 });
    expect(await checksums()).toEqual(wanted);
    await client.query('DROP SCHEMA gouji CASCADE');
    const first = await putTables(join(place, 'first'), reports.slice(0, 2), checks);
    const second = await putTables(join(place, 'second'), reports.slice(1).reverse());
    for (const half of [first, second]) await load(half);
    expect(await rowsOf('SELECT count(*) FROM report')).toEqual([['3']]);
    // The names of the JSON are others there; everything that the reports say is the same.
    expect((await checksums()).slice(1)).toEqual(wanted.slice(1));
  });

  it('sums decimals exactly as the JSON does', async () => {
    await load(await putTables(place, reports));
    const yuan = reports.flatMap(({ funds }) => funds.map(({ amount }) => amount.yuan));
    expect(await rowsOf('SELECT sum(yuan)::text FROM fund')).toEqual([[exactSum(yuan)]]);
  });

  it('answers all views', async () => {
    await load(await putTables(place, reports));
    for (const { name } of views) {
      const rows = await rowsOf(`SELECT * FROM ${name}`);
      expect(rows.length > 0, name).toBe(name !== 'v_year_over_year');
    }
  });

  it('replaces a report as a whole', async () => {
    await load(await putTables(place, reports));
    const changed = structuredClone(reports[0] as Report);
    changed.indicators = changed.indicators.slice(0, 1);
    expect(await load(await putTables(place, [changed]))).toEqual({ reports: 3, changed: 1 });
    const sql = `SELECT count(*) FROM indicator WHERE sha256 = '${changed.source.sha256}'`;
    expect(await rowsOf(sql)).toEqual([['1']]);
  });

  it('keeps nasty texts to the letter', async () => {
    await load(await putTables(place, [nastyReport(reports[0] as Report)]));
    const titles = await rowsOf('SELECT title FROM problem ORDER BY position');
    expect(titles.flat()).toEqual(nastyTexts.map((text) => text.replace(/[\0\p{Cs}]/gu, '\ufffd')));
  });

  it('names a bad row and leaves nothing half-loaded', async () => {
    await load(await putTables(place, reports.slice(0, 1)));
    const before = await checksums();
    const bad = structuredClone(reports[1] as Report);
    bad.source.pageCount = 9_000_000_000;
    const error = await load(await putTables(place, [reports[0] as Report, bad])).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadRowError);
    expect(error).toMatchObject({ kind: 'report', place: 'report.ndjson:2', sha256: bad.source.sha256, position: 1 });
    expect(String(error)).toMatch(/out of range for type integer/);
    expect(await checksums()).toEqual(before);
  });

  it('names a row that a constraint of the database refuses', async () => {
    await load(await putTables(place, reports.slice(0, 1)));
    await client.query("ALTER TABLE indicator ADD CHECK (name <> 'refused')");
    const before = await checksums();
    const bad = structuredClone(reports[1] as Report);
    Object.assign(bad.indicators[2] as object, { name: 'refused' });
    const error = await load(await putTables(place, [reports[0] as Report, bad])).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'indicator', sha256: bad.source.sha256, position: 3 });
    expect(await checksums()).toEqual(before);
  });

  it('brings an older schema up to date and keeps what others added', async () => {
    const tables = await putTables(place, reports);
    await load(tables);
    const wanted = await checksums();
    await client.query('DROP VIEW v_year_over_year, v_department_summary');
    await client.query('ALTER TABLE statement DROP COLUMN period');
    await client.query('ALTER TABLE report ADD COLUMN reviewed TEXT');
    await client.query("UPDATE report SET digest = 'of an older version'");
    await client.query("COMMENT ON SCHEMA gouji IS 'gouji/tables/0 older'");
    expect((await load(tables)).changed).toBe(3);
    expect(await checksums()).toEqual(wanted);
    expect(await rowsOf('SELECT count(reviewed) FROM report')).toEqual([['0']]);
    expect(await rowsOf('SELECT * FROM v_year_over_year')).toEqual([]);
  });

  it('lets two loads at a time wait for each other', async () => {
    const tables = await putTables(place, reports);
    const results = await Promise.all([load(tables), load(tables)]);
    expect(results.map(({ changed }) => changed).sort()).toEqual([0, 3]);
  });

  it('is a command, which never tells a password', async () => {
    await putTables(place, reports);
    const cli = resolve('dist/cli.js');
    const gouji = (to: string) =>
      spawnSync(process.execPath, [cli, 'load', '--to', to, '--output', place, '--lang', 'en'], { encoding: 'utf8' });
    const good = gouji(url.replace('tester', 'tester:secret'));
    expect([good.status, good.stderr]).toEqual([0, '']);
    expect(good.stdout).toContain(`127.0.0.1:${port}/case_${count}, gouji: 3 reports, 3 of them new or changed\n`);
    const bad = gouji(`postgres://tester:secret@127.0.0.1:${port}/nowhere`);
    expect([bad.status, bad.stderr]).toEqual([
      2,
      `Could not load into 127.0.0.1:${port}/nowhere, gouji: database "nowhere" does not exist. The database did not change.\n`,
    ]);
    expect(gouji('mysql://x').status).toBe(64);
  });
});

it.each([
  [null, '\\N'],
  ['\\N', '\\\\N'],
  ['a\tb\r\nc', 'a\\tb\\r\\nc'],
  ['\\.', '\\\\.'],
  [{ a: '\n' }, '{"a":"\\\\n"}'],
  [0.5, '0.5'],
])('COPY is sent %j as %s', (cell, text) => {
  expect(copyCell(cell)).toBe(text);
});
