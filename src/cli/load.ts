/** The way of the reports into tables, warehouse and databases: the end of `gouji run`, and `gouji load`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../batch/journal.ts';
import { programVersion } from '../version.ts';
import { BadRowError, loadPostgres } from '../write/postgres.ts';
import { type Tables, writeTables } from '../write/tables.ts';
import { exportParquet, loadWarehouse, warehouseFile } from '../write/warehouse.ts';
import { complain, exits } from './exits.ts';
import { printable } from './table.ts';
import type { Say } from './words.ts';

export interface DeliverOptions {
  readonly isParquet: boolean;
  /** Breaks off; tables and warehouse are then as they were. */
  readonly signal: AbortSignal;
}

export interface LoadOptions {
  readonly output: string;
  /** postgres://… */
  readonly to: string;
  readonly schema: string;
}

const MOST_EXAMPLES = 3;

/** Writes tables, warehouse and, when asked, Parquet from the reports of an output folder; returns the exit code. */
export async function deliver(output: string, { isParquet, signal }: DeliverOptions, say: Say): Promise<number> {
  try {
    const tables = await tablesOf(output, say, signal);
    await warehouseOf(output, tables, say, signal);
    if (isParquet) tell(say('parquetWritten', { path: printable(await exportParquet(output)) }));
    return exits.done;
  } catch (error) {
    if (signal.aborted) return exits.done;
    return complain(
      say('warehouseUnusable', { path: printable(warehouseFile(output)), why: sentence(error) }),
      exits.unread,
    );
  }
}

/** `gouji load`: brings PostgreSQL to the state of an output folder and returns the exit code. */
export async function load({ output, to, schema }: LoadOptions, say: Say): Promise<number> {
  if (!existsSync(join(output, 'reports')))
    return complain(say('noReports', { path: printable(output) }), exits.unread);
  const where = placeOf(to, schema);
  let tables: Tables;
  try {
    tables = await tablesOf(output, say);
  } catch (error) {
    return complain(say('outputUnusable', { path: printable(output), why: sentence(error) }), exits.unread);
  }
  try {
    const { reports, changed } = await loadPostgres(tables.folder, { url: to, schema });
    tell(say('loaded', { where, reports, changed }));
    return exits.done;
  } catch (error) {
    if (!(error instanceof BadRowError))
      return complain(say('loadFailed', { where, why: sentence(error) }), exits.unread);
    const { kind, place, sha256, position } = error;
    return complain(say('badRow', { where, kind, place, sha256, position, why: sentence(error) }), exits.unread);
  }
}

// Who read a report is known to the journal; a report without an entry was put there by hand.
async function tablesOf(output: string, say: Say, signal?: AbortSignal): Promise<Tables> {
  const journal = readJournal(join(output, 'journal.ndjson'));
  const present = programVersion();
  const programOf = (json: string) => journal.get(json)?.version ?? present;
  const tables = await writeTables(output, { programOf, ...(signal ? { signal } : {}) });
  tellLeftOut(tables, say);
  tell(say('tablesWritten', { path: printable(tables.folder), reports: tables.reports, rows: tables.rows }));
  return tables;
}

function tellLeftOut({ copies, unusable }: Tables, say: Say): void {
  const examples =
    copies.slice(0, MOST_EXAMPLES).map(printable).join(', ') + (copies.length > MOST_EXAMPLES ? ' …' : '');
  if (copies.length > 0) warn(say('copiesLeftOut', { count: copies.length, examples }));
  for (const { json, why } of unusable) warn(say('notInTables', { path: printable(json), why: printable(why) }));
}

async function warehouseOf(output: string, tables: Tables, say: Say, signal: AbortSignal): Promise<void> {
  const file = warehouseFile(output);
  const { changed, removed } = await loadWarehouse(file, tables.folder, { isMirror: true, signal });
  tell(say('warehouseWritten', { path: printable(file), changed, removed }));
}

/** Where the tables went, without the password. */
function placeOf(url: string, schema: string): string {
  const { hostname, port, pathname } = new URL(url);
  return printable(`${hostname}${port && `:${port}`}${pathname}, ${schema}`);
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

// A refused connection is an AggregateError without words of its own. The sentences around end with a full stop.
function sentence(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const words = inner instanceof Error ? inner.message || inner.name : String(inner);
  return printable(words.replaceAll('\n', ' ')).trim().replace(/\.$/, '');
}
