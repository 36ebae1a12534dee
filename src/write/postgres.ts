/** The tables in a PostgreSQL database of somebody else's. The one owner of pg. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import {
  commentSql,
  dropViewStatements,
  keyStatements,
  schemaMark,
  sqlName,
  sqlText,
  tableSql,
  viewStatements,
} from './ddl.ts';
import { type Kind, kinds } from './kinds.ts';

export interface PostgresOptions {
  /** postgres://user:password@host:port/database */
  readonly url: string;
  /** The schema that holds the tables; it is made where there is none. */
  readonly schema: string;
}

/** What a load came to. */
export interface Replaced {
  /** Reports in the tables. */
  readonly reports: number;
  /** Those of them that were new or different. */
  readonly changed: number;
}

/** A row that the database refuses; nothing of its load was kept. */
export class BadRowError extends Error {
  readonly kind: string;
  /** File name and line of the row. */
  readonly place: string;
  readonly sha256: string;
  readonly position: number;

  constructor(kind: string, { number, cells }: Line, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.kind = kind;
    this.place = `${kind}.ndjson:${number}`;
    this.sha256 = String(cells.sha256);
    this.position = Number(cells.position);
  }
}

/** How long a server may take to answer at all. */
const CONNECT_MS = 15_000;

/**
 * Brings a database to the state of a folder of tables: each changed report is replaced as a whole, all in one transaction.
 *
 * Reports of other folders stay. Two loads at a time wait for each other.
 *
 * @throws BadRowError for a row that the database refuses; any other error is the server's or the network's
 */
export async function loadPostgres(tables: string, { url, schema }: PostgresOptions): Promise<Replaced> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({
    ...{ connectionString: url, connectionTimeoutMillis: CONNECT_MS, application_name: 'gouji' },
  });
  // A connection that breaks is told by the query that waits for it; the event alone would end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    return await inTransaction(client, () => replaceReports(client, tables, schema));
  } finally {
    await client.end().catch(() => {});
  }
}

async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function replaceReports(client: Client, tables: string, schema: string): Promise<Replaced> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('gouji load'))");
  await prepareSchema(client, schema);
  const { rows } = await client.query('SELECT sha256, digest FROM report');
  const known = new Map(rows.map(({ sha256, digest }) => [sha256, digest]));
  const changed = new Set<string>();
  let reports = 0;
  for await (const { cells } of linesOf(tables, kinds[0] as Kind)) {
    reports++;
    if (known.get(cells.sha256) !== cells.digest) changed.add(String(cells.sha256));
  }
  if (changed.size > 0) for (const kind of kinds) await replaceRows(client, tables, kind, changed);
  return { reports, changed: changed.size };
}

/** Makes what is missing: schema, tables, columns of a newer version; a column is never dropped. */
async function prepareSchema(client: Client, schema: string): Promise<void> {
  const found = await client.query(
    "SELECT obj_description(oid, 'pg_namespace') AS mark FROM pg_namespace WHERE nspname = $1",
    [schema],
  );
  if (found.rows.length === 0) await client.query(`CREATE SCHEMA ${quoted(schema)}`);
  await client.query(`SET LOCAL search_path TO ${quoted(schema)}`);
  if (found.rows[0]?.mark === schemaMark()) return;
  const columns = kinds.flatMap(({ name, columns }) =>
    columns.map((column) => `ALTER TABLE ${sqlName(name)} ADD COLUMN IF NOT EXISTS ${column.name} ${column.type}`),
  );
  const statements = [
    ...dropViewStatements(),
    ...kinds.map(tableSql),
    ...columns,
    // Of columns that an older table may have got only now.
    ...kinds.flatMap(commentSql),
    ...keyStatements(),
    ...viewStatements(),
  ];
  for (const statement of statements) await client.query(statement);
  await client.query(`COMMENT ON SCHEMA ${quoted(schema)} IS ${sqlText(schemaMark())}`);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Rows go to a staging table first, so that the old ones leave and the new ones come in two statements for all reports. */
async function replaceRows(client: Client, tables: string, kind: Kind, changed: ReadonlySet<string>): Promise<void> {
  const [name, staging] = [sqlName(kind.name), `staging_${kind.name}`];
  const columns = kind.columns.map((column) => column.name).join(', ');
  await client.query(`CREATE TEMP TABLE ${staging} ON COMMIT DROP AS SELECT ${columns} FROM ${name} WITH NO DATA`);
  await copyRows(client, `COPY ${staging} (${columns}) FROM STDIN`, tables, kind, changed);
  await client.query(`DELETE FROM ${name} WHERE sha256 = ANY($1)`, [[...changed]]);
  try {
    await client.query(`INSERT INTO ${name} (${columns}) SELECT ${columns} FROM ${staging}`);
  } catch (error) {
    throw await namedByKey(error, tables, kind);
  }
}

async function copyRows(
  client: Client,
  sql: string,
  tables: string,
  kind: Kind,
  changed: ReadonlySet<string>,
): Promise<void> {
  const { from } = await import('pg-copy-streams');
  try {
    await pipeline(Readable.from(chunksOf(tables, kind, changed)), client.query(from(sql)));
  } catch (error) {
    throw await namedByLine(error, tables, kind, changed);
  }
}

/** Characters that go to the server at a time. */
const CHUNK = 64 * 1024;

async function* chunksOf(tables: string, kind: Kind, changed: ReadonlySet<string>): AsyncGenerator<string> {
  let held = '';
  for await (const { cells } of linesOf(tables, kind)) {
    if (!changed.has(String(cells.sha256))) continue;
    held += copyLine(kind, cells);
    if (held.length > CHUNK) {
      yield held;
      held = '';
    }
  }
  yield held;
}

/** A row as it is read from NDJSON. */
type Cells = Readonly<Record<string, string | number | object | null>>;

interface Line {
  /** Counts from 1. */
  readonly number: number;
  readonly cells: Cells;
}

async function* linesOf(tables: string, { name }: Kind): AsyncGenerator<Line> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(join(tables, `${name}.ndjson`)) })) {
    yield { number: ++number, cells: JSON.parse(line) as Cells };
  }
}

function copyLine({ columns }: Kind, cells: Cells): string {
  return `${columns.map(({ name }) => copyCell(cells[name])).join('\t')}\n`;
}

/** A cell in the text format of COPY. */
export function copyCell(cell: Cells[string] | undefined): string {
  if (cell === null || cell === undefined) return '\\N';
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return text.replace(/[\\\n\r\t]/g, (c) => ESCAPES[c] ?? c);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The error with the row at fault: the server counts the lines that it was sent, which are fewer than those of the file. */
async function namedByLine(error: unknown, tables: string, kind: Kind, changed: ReadonlySet<string>): Promise<unknown> {
  const at = Number(/COPY staging_\w+, line (\d+)/.exec(told(error, 'where'))?.[1] ?? 0);
  let sent = 0;
  for await (const line of linesOf(tables, kind)) {
    if (changed.has(String(line.cells.sha256)) && ++sent === at) return new BadRowError(kind.name, line, error);
  }
  return error;
}

/** The error with the row at fault, where a constraint of the database's own refuses it: the key comes first in a row. */
async function namedByKey(error: unknown, tables: string, kind: Kind): Promise<unknown> {
  const [, sha256, position] = /\(([0-9a-f]{64}), (\d+)[,)]/.exec(told(error, 'detail')) ?? [];
  for await (const line of linesOf(tables, kind)) {
    const { cells } = line;
    if (cells.sha256 === sha256 && cells.position === Number(position)) return new BadRowError(kind.name, line, error);
  }
  return error;
}

function told(error: unknown, field: 'where' | 'detail'): string {
  return String((error as Partial<Record<typeof field, string>>)[field] ?? '');
}
