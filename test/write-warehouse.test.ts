import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrossCheck } from '../src/model/cross-check.ts';
import type { Report } from '../src/model/report.ts';
import { kinds } from '../src/write/kinds.ts';
import { writeTables } from '../src/write/tables.ts';
import { views } from '../src/write/views.ts';
import { askWarehouse, exportParquet, loadWarehouse, warehouseFile } from '../src/write/warehouse.ts';
import {
  allOf,
  crossCheck,
  exactSum,
  nastyReport,
  nastyTexts,
  putReports,
  putTables,
  readReports,
  sha,
} from './write-reports.ts';

const root = mkdtempSync(join(tmpdir(), 'gouji-warehouse-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let reports: Report[];
let checks: CrossCheck[];
let tables: string;
const folder = join(root, "结果[2023] it's");
beforeAll(async () => {
  reports = await readReports();
  checks = [crossCheck(reports[0] as Report, reports[1] as Report)];
  tables = await putTables(folder, reports, checks);
  await loadWarehouse(warehouseFile(folder), tables, { isMirror: true });
});

async function ask(file: string, sql: string): Promise<unknown[][]> {
  const all: unknown[][] = [];
  await askWarehouse(file, sql, async (_, rows) => {
    for await (const piece of rows) all.push(...piece);
  });
  return all;
}

async function checksums(file: string): Promise<string[]> {
  const sums: string[] = [];
  for (const kind of kinds) sums.push(`${kind.name} ${sha(JSON.stringify(await ask(file, allOf(kind))))}`);
  return sums;
}

describe('the warehouse', () => {
  it('holds every row of the tables', async () => {
    for (const { name } of kinds) {
      const lines = readFileSync(join(tables, `${name}.ndjson`), 'utf8').split('\n').length - 1;
      expect(await ask(warehouseFile(folder), `SELECT count(*) FROM ${name}`), name).toEqual([[lines]]);
    }
  });

  it('is the same after a second load, which writes nothing', async () => {
    const before = await checksums(warehouseFile(folder));
    const bytes = sha(readFileSync(warehouseFile(folder), 'latin1'));
    const loaded = await loadWarehouse(warehouseFile(folder), tables, { isMirror: true });
    expect(loaded).toEqual({ changed: 0, removed: 0 });
    expect(await checksums(warehouseFile(folder))).toEqual(before);
    expect(sha(readFileSync(warehouseFile(folder), 'latin1'))).toBe(bytes);
  });

  it('is the same when it is loaded in two halves, in another order', async () => {
    const file = join(root, 'halves.duckdb');
    const first = await putTables(join(root, 'first'), reports.slice(0, 2), checks);
    putReports(join(root, 'second'), { '2.json': reports[2] });
    const { folder: second } = await writeTables(join(root, 'second'), { programOf: () => 'test' });
    for (const half of [second, first, second]) await loadWarehouse(file, half, { isMirror: false });
    expect(await checksums(file)).toEqual(await checksums(warehouseFile(folder)));
  });

  it('replaces a report as a whole and forgets one that is gone', async () => {
    const place = join(root, 'changing');
    const file = warehouseFile(place);
    await loadWarehouse(file, await putTables(place, reports), { isMirror: true });
    const changed = structuredClone(reports[0] as Report);
    changed.indicators = changed.indicators.slice(0, 1);
    rmSync(join(place, 'reports'), { recursive: true });
    const fewer = await putTables(place, [changed, reports[1] as Report]);
    expect(await loadWarehouse(file, fewer, { isMirror: true })).toEqual({ changed: 1, removed: 1 });
    const fresh = join(root, 'fresh.duckdb');
    await loadWarehouse(fresh, fewer, { isMirror: true });
    expect(await checksums(file)).toEqual(await checksums(fresh));
  });

  it('sums decimals exactly as the JSON does', async () => {
    const yuan = reports.flatMap(({ funds }) => funds.map(({ amount }) => amount.yuan));
    const [[sum] = []] = await ask(warehouseFile(folder), 'SELECT CAST(sum(yuan) AS VARCHAR) FROM fund');
    expect(sum).toBe(exactSum(yuan));
    const values = JSON.stringify(reports).matchAll(/"comparator":"[^"]+","value":"([^"]+)"/g);
    const [[all] = []] = await ask(warehouseFile(folder), 'SELECT CAST(sum(value) AS VARCHAR) FROM quantity');
    expect(all).toBe(exactSum([...values].map(([, value]) => value as string)));
  });

  it('keeps nasty texts to the letter', async () => {
    const place = join(root, 'nasty');
    await loadWarehouse(warehouseFile(place), await putTables(place, [nastyReport(reports[0] as Report)]), {
      isMirror: true,
    });
    const titles = await ask(warehouseFile(place), 'SELECT title FROM problem ORDER BY position');
    expect(titles.flat()).toEqual(nastyTexts.map((text) => text.replace(/[\0\p{Cs}]/gu, '\ufffd')));
    expect(await ask(warehouseFile(place), 'SELECT count(*) FROM report')).toEqual([[1]]);
  });

  it('stays as it was when a row is bad, and the error says where', async () => {
    const place = join(root, 'bad-row');
    const file = warehouseFile(place);
    const good = await putTables(place, reports.slice(0, 1));
    await loadWarehouse(file, good, { isMirror: true });
    const before = await checksums(file);
    const bad = structuredClone(reports[1] as Report);
    bad.source.pageCount = 9_000_000_000;
    const both = await putTables(place, [reports[0] as Report, bad]);
    await expect(loadWarehouse(file, both, { isMirror: true })).rejects.toThrow(/report\.ndjson/);
    expect(await checksums(file)).toEqual(before);
  });

  it('can be broken off', async () => {
    const file = join(root, 'never.duckdb');
    await expect(loadWarehouse(file, tables, { isMirror: true, signal: AbortSignal.abort() })).rejects.toThrow();
  });

  it('tells a file that is no database', async () => {
    const file = join(root, 'no.duckdb');
    writeFileSync(file, 'no database at all'.repeat(500));
    await expect(loadWarehouse(file, tables, { isMirror: true })).rejects.toThrow(/not a valid DuckDB database/);
  });
});

describe('views', () => {
  it.each(views.map(({ name }) => name))('%s answers', async (name) => {
    const rows = await ask(warehouseFile(folder), `SELECT * FROM ${name}`);
    expect(rows.length > 0).toBe(name !== 'v_year_over_year');
  });

  it('v_findings has the checks that did not pass', async () => {
    const own = reports.flatMap((report) => report.checks.filter(({ outcome }) => outcome !== 'pass'));
    const found = await ask(warehouseFile(folder), 'SELECT message FROM v_findings');
    expect(found.flat().sort()).toEqual([...own, ...checks].map(({ message }) => message).sort());
    const between = 'SELECT file, first_page, second_file, second_page FROM v_findings WHERE second_file IS NOT NULL';
    const [one, other] = reports.map(({ source }) => source.file);
    expect(await ask(warehouseFile(folder), between)).toEqual([[one, 2, other, 1]]);
  });

  it('v_execution_rate reckons beside what is stated', async () => {
    const sql =
      "SELECT budget_yuan, expenditure_yuan, computed_percent, stated_percent FROM v_execution_rate WHERE file LIKE 'weitang%' AND scope LIKE '%雨污分流%'";
    expect(await ask(warehouseFile(folder), sql)).toEqual([['19200000', '18816000', 98, '98']]);
  });

  it('v_year_over_year sets two years side by side', async () => {
    const place = join(root, 'years');
    const later = structuredClone(reports[0] as Report);
    later.source.sha256 = sha('later');
    Object.assign(later.profile.fiscalYear as object, { value: '2023' });
    Object.assign(later.conclusion as object, { score: '90.65' });
    await loadWarehouse(warehouseFile(place), await putTables(place, [reports[0] as Report, later]), {
      isMirror: true,
    });
    const sql = 'SELECT fiscal_year, average_score_before, score_change, budget_change FROM v_year_over_year';
    expect(await ask(warehouseFile(place), sql)).toEqual([[2023, 88.65, 2, '0']]);
  });
});

describe('Parquet', () => {
  it('has the rows of the warehouse by year, the same bytes every time', async () => {
    const target = await exportParquet(folder);
    const files = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.parquet'),
    );
    const bytes = () => files.map((name) => sha(readFileSync(join(target, name), 'latin1')));
    const before = bytes();
    expect(files).toContain('indicator/fiscal_year=2022/data_0.parquet');
    const { DuckDBConnection } = await import('@duckdb/node-api');
    const connection = await DuckDBConnection.create();
    const path = join(target, 'fund/*/*.parquet').replace('[2023]', '[[]2023]').replaceAll("'", "''");
    const reader = await connection.runAndReadAll(`SELECT CAST(sum(yuan) AS VARCHAR) FROM read_parquet('${path}')`);
    expect(reader.getRowsJson()).toEqual(
      await ask(warehouseFile(folder), 'SELECT CAST(sum(yuan) AS VARCHAR) FROM fund'),
    );
    await exportParquet(folder);
    expect(bytes()).toEqual(before);
    expect(existsSync(join(folder, 'parquet.old'))).toBe(false);
  });
});
