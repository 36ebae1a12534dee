/** `warehouse.duckdb`: the tables as a database in one file, and Parquet from it. The one owner of DuckDB. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { dropViewStatements, schemaMark, sqlName, sqlText, tableStatements, viewStatements } from './ddl.ts';
import { type Kind, kinds } from './kinds.ts';

/** What a load came to; nothing was written where both are 0. */
export interface Loaded {
  /** Reports that were new or different. */
  readonly changed: number;
  /** Reports that are no longer in the tables. */
  readonly removed: number;
}

export interface WarehouseOptions {
  /** Removes reports that the tables do not have; without it several folders can be loaded one after another. */
  readonly isMirror: boolean;
  readonly signal?: AbortSignal;
}

/** The database of an output folder. */
export function warehouseFile(folder: string): string {
  return join(folder, 'warehouse.duckdb');
}

/**
 * DuckDB takes most of a machine by itself; what does not fit goes to a temporary file beside the database.
 *
 * Every thread that reads JSON holds 32 MB, so that many of them would not fit in the limit.
 */
const LIMITS = { memory_limit: '512MB', threads: '4' };

/**
 * Brings a database to the state of a folder of tables, each changed report as a whole, all in one transaction.
 *
 * A report whose digest is known stays untouched, so that loading twice changes nothing.
 *
 * @throws when the file is held by another process, or is no database
 */
export async function loadWarehouse(file: string, tables: string, options: WarehouseOptions): Promise<Loaded> {
  return withDatabase(file, {}, async (connection) => {
    const interrupt = () => connection.interrupt();
    options.signal?.throwIfAborted();
    options.signal?.addEventListener('abort', interrupt);
    try {
      return await inTransaction(connection, () => replaceReports(connection, tables, options.isMirror));
    } finally {
      options.signal?.removeEventListener('abort', interrupt);
    }
  });
}

// Loaded when it is wanted: the library is 68 MB, and most commands do without it.
async function withDatabase<T>(
  file: string,
  settings: Record<string, string>,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const common = { ...LIMITS, autoinstall_known_extensions: 'false' };
  const instance = await DuckDBInstance.create(file, { ...common, ...settings });
  try {
    const connection = await instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN');
  try {
    const result = await work();
    await connection.run('COMMIT');
    return result;
  } catch (error) {
    // A failed commit has rolled back already; the first error is the one to tell.
    await connection.run('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function replaceReports(connection: DuckDBConnection, tables: string, isMirror: boolean): Promise<Loaded> {
  await prepareSchema(connection);
  const arriving = `SELECT sha256, digest FROM ${sourceOf(tables, kindNamed('report'))}`;
  await connection.run(`CREATE OR REPLACE TEMP TABLE arriving AS ${arriving}`);
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE changed AS SELECT sha256 FROM arriving ANTI JOIN report USING (sha256, digest)',
  );
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE leaving AS SELECT sha256 FROM report
     WHERE sha256 IN (SELECT sha256 FROM changed) ${isMirror ? 'OR sha256 NOT IN (SELECT sha256 FROM arriving)' : ''}`,
  );
  const counts = await numbers(
    connection,
    'SELECT (SELECT count(*) FROM changed), (SELECT count(*) FROM leaving ANTI JOIN changed USING (sha256))',
  );
  const [changed = 0, removed = 0] = counts;
  if (changed + removed > 0) for (const kind of kinds) await replaceRows(connection, tables, kind);
  return { changed, removed };
}

async function replaceRows(connection: DuckDBConnection, tables: string, kind: Kind): Promise<void> {
  const names = kind.columns.map(({ name }) => name).join(', ');
  await connection.run(`DELETE FROM ${sqlName(kind.name)} WHERE sha256 IN (SELECT sha256 FROM leaving)`);
  await connection.run(
    `INSERT INTO ${sqlName(kind.name)} (${names}) SELECT ${names} FROM ${sourceOf(tables, kind)}
     WHERE sha256 IN (SELECT sha256 FROM changed)`,
  );
}

function kindNamed(name: Kind['name']): Kind {
  return kinds.find((kind) => kind.name === name) as Kind;
}

/** The rows of a file of tables; every type is named, since a guess from the first rows would be wrong for some report. */
function sourceOf(tables: string, { name, columns }: Kind): string {
  const types = columns.map((column) => `${sqlText(column.name)}: ${sqlText(column.type)}`).join(', ');
  const path = pattern(join(tables, `${name}.ndjson`));
  return `read_json(${sqlText(path)}, format = 'newline_delimited', columns = {${types}})`;
}

/** A path that DuckDB reads as a path: it takes 结果[2023] for a pattern. */
function pattern(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}

/** The warehouse is made from the JSON and can be made again: another schema is replaced, not migrated. */
async function prepareSchema(connection: DuckDBConnection): Promise<void> {
  const mark = schemaMark();
  const { rows } = await read(connection, "SELECT comment FROM duckdb_views() WHERE view_name = 'v_findings'");
  if (rows[0]?.[0] === mark) return;
  const dropped = kinds.map(({ name }) => `DROP TABLE IF EXISTS ${sqlName(name)}`);
  const statements = [...dropViewStatements(), ...dropped, ...tableStatements(), ...viewStatements()];
  await connection.run([...statements, `COMMENT ON VIEW v_findings IS ${sqlText(mark)}`].join(';\n'));
}

async function numbers(connection: DuckDBConnection, sql: string): Promise<number[]> {
  const { rows } = await read(connection, sql);
  return (rows[0] ?? []).map(Number);
}

async function read(connection: DuckDBConnection, sql: string): Promise<{ rows: unknown[][] }> {
  const reader = await connection.runAndReadAll(sql);
  return { rows: reader.getRowsJson() };
}

/** Rows that are held for each year before they are written; a row of `check` has about a kilobyte. */
const ROW_GROUP = 10_240;

/**
 * Writes `folder/parquet/<kind>/fiscal_year=…/` from the warehouse; the old files go when all new ones are there.
 *
 * One thread and a fixed order, so that the same warehouse gives the same files.
 */
export async function exportParquet(folder: string): Promise<string> {
  const [target, fresh, old] = ['parquet', 'parquet.new', 'parquet.old'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [fresh, old]) rmSync(path, { recursive: true, force: true });
  mkdirSync(fresh);
  const settings = { access_mode: 'READ_ONLY', threads: '1', partitioned_write_flush_threshold: `${ROW_GROUP}` };
  await withDatabase(warehouseFile(folder), settings, async (connection) => {
    for (const { name } of kinds) await connection.run(parquetSql(name, join(fresh, name)));
  });
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
  return target;
}

function parquetSql(name: string, path: string): string {
  const year = name === 'report' ? '' : ', r.fiscal_year';
  const join = name === 'report' ? '' : 'JOIN report r ON r.sha256 = t.sha256';
  return `COPY (SELECT t.*${year} FROM ${sqlName(name)} t ${join} ORDER BY t.sha256, t.position)
    TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP}, PARTITION_BY (fiscal_year), OVERWRITE)`;
}

/** A column of an answer. */
export interface Answered {
  readonly name: string;
  readonly isNumber: boolean;
}

/**
 * Puts a question to a warehouse and hands its answer on in pieces; nothing but the database can be read, nothing written.
 *
 * Whole numbers come as numbers, decimals as text without the zeros that the column adds.
 *
 * @throws when there is no warehouse, or with DuckDB's words when the SQL is wrong
 */
export async function askWarehouse(
  file: string,
  sql: string,
  answer: (columns: readonly Answered[], rows: AsyncIterable<unknown[][]>) => Promise<void>,
): Promise<void> {
  const settings = { access_mode: 'READ_ONLY', enable_external_access: 'false', lock_configuration: 'true' };
  await withDatabase(file, settings, async (connection) => {
    const result = await connection.stream(quoteKinds(sql));
    const types = result.columnTypes().map(String);
    const columns = result
      .deduplicatedColumnNames()
      .map((name, at) => ({ name, isNumber: NUMBER.test(types[at] ?? '') }));
    await answer(columns, tidy(result.yieldRowsJson(), types));
  });
}

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|FLOAT|DOUBLE)$/;

async function* tidy(pieces: AsyncIterable<unknown[][]>, types: readonly string[]): AsyncGenerator<unknown[][]> {
  for await (const rows of pieces) yield rows.map((row) => row.map((value, at) => tidyValue(value, types[at] ?? '')));
}

function tidyValue(value: unknown, type: string): unknown {
  if (typeof value !== 'string' || !NUMBER.test(type)) return value;
  if (type.startsWith('DECIMAL')) return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/**
 * The same SQL with `check` in quotes, where it is the name of a table.
 *
 * It is a word of SQL that no question needs, and whoever asks for `check` by its name should get it.
 */
export function quoteKinds(sql: string): string {
  const parts = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$\$[\s\S]*?\$\$|\bcheck\b/gi;
  return sql.replace(parts, (part) => (part.toLowerCase() === 'check' ? '"check"' : part));
}
