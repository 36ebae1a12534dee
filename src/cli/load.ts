/** `gouji load`: the way of the reports into a PostgreSQL database. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BadRowError, loadPostgres } from '../write/postgres.ts';
import type { Tables } from '../write/tables.ts';
import { reasonIn, tablesOf } from './deliver.ts';
import { complain, exits } from './exits.ts';
import { printable } from './table.ts';
import type { Say } from './words.ts';

export interface LoadOptions {
  readonly output: string;
  /** postgres://… */
  readonly to: string;
  /** The schema that the tables are in; it is made where there is none. */
  readonly schema: string;
}

/** Brings PostgreSQL to the state of an output folder and returns the exit code. */
export async function load({ output, to, schema }: LoadOptions, say: Say): Promise<number> {
  const fail = (line: string): number => complain(line, exits.unread);
  if (!existsSync(join(output, 'reports'))) return fail(say('noReports', { path: printable(output) }));
  const where = placeOf(to, schema);
  let tables: Tables;
  try {
    tables = await tablesOf(output, say);
  } catch (error) {
    return fail(say('outputUnusable', { path: printable(output), why: reasonIn(error) }));
  }
  try {
    const { reports, changed } = await loadPostgres(tables.folder, { url: to, schema });
    process.stdout.write(`${say('loaded', { where, reports, changed })}\n`);
    return exits.done;
  } catch (error) {
    if (!(error instanceof BadRowError)) return fail(say('loadFailed', { where, why: reasonIn(error) }));
    const { kind, place, sha256, position } = error;
    return fail(say('badRow', { where, kind, place, sha256, position, why: reasonIn(error) }));
  }
}

/** Where the tables went, without the password. */
function placeOf(url: string, schema: string): string {
  const { hostname, port, pathname } = new URL(url);
  return printable(`${hostname}${port && `:${port}`}${pathname}, ${schema}`);
}
