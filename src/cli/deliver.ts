/** What is made of the reports of an output folder: page, spreadsheet, tables, warehouse, Parquet. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../batch/journal.ts';
import { type LastRun, lastRun } from '../batch/last-run.ts';
import { programVersion } from '../version.ts';
import { type Tables, writeTables } from '../write/tables.ts';
import { exportParquet, loadWarehouse, warehouseFile } from '../write/warehouse.ts';
import { complain, exits } from './exits.ts';
import { present } from './present.ts';
import { printable } from './table.ts';
import type { Language, Say } from './words.ts';

/** What is to be written; the warehouse is made from the tables, Parquet from the warehouse. */
export interface Wanted {
  readonly page: boolean;
  readonly spreadsheet: boolean;
  readonly tables: boolean;
  readonly warehouse: boolean;
  readonly parquet: boolean;
}

export interface DeliverOptions {
  readonly wanted: Wanted;
  readonly language: Language;
  /** Breaks off; what is not finished is then as it was. */
  readonly signal: AbortSignal;
}

const MOST_EXAMPLES = 3;

/**
 * Writes what is wanted from the reports of an output folder; returns the exit code.
 *
 * @throws an error of the file system where the folder cannot be written
 */
export async function deliver(output: string, run: LastRun, options: DeliverOptions, say: Say): Promise<number> {
  const { wanted, signal } = options;
  await present(output, run, options, say);
  if (!wanted.tables || signal.aborted) return exits.done;
  if (run.files.length > 0) process.stderr.write(`${say('writingTables')}\n`);
  try {
    const tables = await tablesOf(output, say, signal);
    if (wanted.warehouse) await warehouseOf(output, tables, say, signal);
    if (wanted.parquet) tell(say('parquetWritten', { path: printable(await exportParquet(output)) }));
    return exits.done;
  } catch (error) {
    if (signal.aborted) return exits.done;
    // The folder is at fault, not the database.
    if (error instanceof Error && 'syscall' in error) throw error;
    const facts = { path: printable(warehouseFile(output)), why: reasonIn(error) };
    return complain(say('warehouseUnusable', facts), exits.unread);
  }
}

/**
 * Brings what was made of the reports of an output folder to their present state; returns the exit code.
 *
 * What is not there is not begun: whoever ran with --no-spreadsheet gets none from a check either.
 */
export async function deliverAgain(output: string, language: Language, say: Say): Promise<number> {
  const signal = new AbortController().signal;
  const run = lastRun(output);
  return deliver(output, run, { wanted: foundIn(output, run), language, signal }, say);
}

function foundIn(output: string, { files }: LastRun): Wanted {
  const has = (name: string) => existsSync(join(output, name));
  const warehouse = existsSync(warehouseFile(output));
  // Page and spreadsheet are of a run; where its journal is lost, an empty one would replace them.
  const isRun = files.length > 0;
  return {
    page: isRun && has('index.html'),
    spreadsheet: isRun && has('gouji.xlsx'),
    tables: has('reports') && (has('tables') || warehouse),
    warehouse,
    parquet: warehouse && has('parquet'),
  };
}

/** Writes the tables of an output folder and tells what was left out of them. */
// Who read a report is known to the journal; a report without an entry was put there by hand.
export async function tablesOf(output: string, say: Say, signal?: AbortSignal): Promise<Tables> {
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

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The words of an error for the end of a sentence. */
// A refused connection is an AggregateError without words of its own. The sentences around end with a full stop.
export function reasonIn(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const words = inner instanceof Error ? inner.message || inner.name : String(inner);
  return printable(words.replaceAll('\n', ' ')).trim().replace(/\.$/, '');
}
