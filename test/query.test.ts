import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quoteKinds } from '../src/write/warehouse.ts';
import { fixture } from './pages.ts';

const cli = resolve('dist/cli.js');
const root = mkdtempSync(join(tmpdir(), 'gouji-query-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function gouji(...args: string[]) {
  const options = { cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], options);
  return { status, stdout, stderr };
}

beforeAll(() => {
  mkdirSync(join(root, 'in'));
  writeFileSync(join(root, 'in/a.pdf'), fixture('rongpu-faults'));
});

describe('gouji run', () => {
  it('writes no tables with --no-warehouse', () => {
    expect(gouji('run', 'in', '--no-warehouse').status).toBe(0);
    expect(existsSync(join(root, 'output/reports/a.json'))).toBe(true);
    expect(existsSync(join(root, 'output/tables'))).toBe(false);
    expect(existsSync(join(root, 'output/warehouse.duckdb'))).toBe(false);
    const { status, stderr } = gouji('query', 'select 1');
    expect(status).toBe(2);
    expect(stderr).toBe('There is no output/warehouse.duckdb. Run gouji run first.\n');
  });

  it('ends with tables, warehouse and, when asked, Parquet', () => {
    const { status, stdout } = gouji('run', 'in', '--parquet');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Tables: output\/tables \(1 reports, \d+ rows\)$/m);
    expect(stdout).toContain('Warehouse: output/warehouse.duckdb (1 reports new or changed, 0 removed)\n');
    expect(readdirSync(join(root, 'output/parquet/report'))).toEqual(['fiscal_year=2023']);
    expect(gouji('run', 'in').stdout).toContain('(0 reports new or changed, 0 removed)\n');
  });
});

describe('gouji query', () => {
  it('answers as a table', () => {
    const { status, stdout, stderr } = gouji('query', 'select file, grade, page_count from report');
    expect([status, stderr]).toEqual([0, '1 rows\n']);
    expect(stdout).toMatch(/^file +grade +page_count\n[─ ]+\na\.pdf +良 +5\n$/);
  });

  it('answers as CSV that computes nothing', () => {
    const sql = `select '=1+1' as "a,b", -1.50 as n, null as nothing from report`;
    expect(gouji('query', sql, '--format', 'csv').stdout).toBe(`"a,b",n,nothing\r\n'=1+1,-1.5,\r\n`);
  });

  it('answers as JSON, amounts as exact text', () => {
    const sql = 'select count(*) as n, cast(sum(0.10) as decimal(38,10)) as tenth from report';
    expect(JSON.parse(gouji('query', sql, '--format', 'json').stdout)).toEqual([{ n: 1, tenth: '0.1' }]);
    expect(JSON.parse(gouji('query', 'select 1 where false', '--format', 'json').stdout)).toEqual([]);
  });

  it('knows check by its name', () => {
    const { status, stdout } = gouji(
      'query',
      "select count(*) as n from check where outcome = 'fail'",
      '--format',
      'json',
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)[0].n).toBeGreaterThan(3);
  });

  it.each([
    ['delete from report', /read-only/],
    ['create table mine as select 1', /read-only/],
    ["select * from read_text('in/a.pdf')", /disabled by configuration/],
    ["copy report to 'out.csv'", /disabled by configuration/],
    ["attach 'other.duckdb'", /disabled by configuration/],
    ['set enable_external_access = true', /locked/],
    ['selec 1', /syntax error at or near "selec"/],
    ['select * from nothing', /nothing does not exist/],
  ])('refuses %s', (sql, why) => {
    const { status, stdout, stderr } = gouji('query', sql);
    expect([status, stdout]).toEqual([64, '']);
    expect(stderr).toMatch(/^The SQL is wrong: .*\n$/);
    expect(stderr).toMatch(why);
    expect(existsSync(join(root, 'out.csv'))).toBe(false);
  });
});

it.each([
  ['select * from check', 'select * from "check"'],
  ['select CHECK.rule from Check', 'select "check".rule from "check"'],
  [`select 'check', "check", checks /* check */ -- check`, `select 'check', "check", checks /* check */ -- check`],
  [`select 'it''s check' from check`, `select 'it''s check' from "check"`],
])('%s is asked as %s', (sql, asked) => {
  expect(quoteKinds(sql)).toBe(asked);
});

// 68 MB that most commands do without.
it('nothing but a question loads the databases', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const loading = /^import (?!type\b)[^;]*from '(@duckdb\/|pg\b|pg-)/m;
  expect(sources.filter((name) => loading.test(readFileSync(join('src', name), 'utf8')))).toEqual([]);
});
