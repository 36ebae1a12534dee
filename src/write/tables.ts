/** `tables/<kind>.ndjson` and `.csv`: all reports of an output folder as flat files, written in a stream. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../model/report.ts';
import { StoredCrossChecks } from './cross-checks.ts';
import { csvHead, csvLine } from './csv.ts';
import { removeLeftovers, WholeFile } from './files.ts';
import { kindNames, kinds } from './kinds.ts';
import { storedReports } from './reports.ts';
import { type Origin, type Row, rowsOf } from './rows.ts';

export interface TablesOptions {
  /** The version of the program that read a report, by the name of its JSON. */
  readonly programOf: (json: string) => string;
  /** Stops between two reports and leaves the tables as they were. */
  readonly signal?: AbortSignal;
}

/** What went into the tables, and what did not. */
export interface Tables {
  readonly folder: string;
  readonly reports: number;
  readonly rows: number;
  /** Reports left out because another file has the same bytes; the first name in order is kept. */
  readonly copies: readonly string[];
  /** Files in `reports/` that are no report of this version. */
  readonly unusable: readonly { readonly json: string; readonly why: string }[];
}

/**
 * Writes the tables of an output folder anew; readers see all of the old file or all of the new one.
 *
 * The same reports give the same bytes.
 */
export async function writeTables(folder: string, options: TablesOptions): Promise<Tables> {
  const tables = join(folder, 'tables');
  mkdirSync(tables, { recursive: true });
  removeLeftovers(tables);
  const files = kindNames.flatMap((kind) => [
    new WholeFile(tables, `${kind}.ndjson`),
    new WholeFile(tables, `${kind}.csv`),
  ]);
  try {
    for (const { name } of kinds) fileOf(files, `${name}.csv`).write(csvHead(name));
    const counted = await fill(files, folder, options);
    for (const file of files) file.finish();
    return { folder: tables, ...counted };
  } finally {
    for (const file of files) file.discard();
  }
}

async function fill(files: readonly WholeFile[], folder: string, options: TablesOptions) {
  const seen = new Set<string>();
  const checks = new StoredCrossChecks(folder);
  const [copies, unusable]: [string[], { json: string; why: string }[]] = [[], []];
  let rows = 0;
  for await (const stored of storedReports(folder)) {
    options.signal?.throwIfAborted();
    const { json } = stored;
    if ('why' in stored) unusable.push({ json, why: stored.why });
    else if (seen.has(stored.report.source.sha256)) copies.push(json);
    else {
      const { sha256 } = stored.report.source;
      seen.add(sha256);
      const origin = { json, program: options.programOf(json), between: [...checks.of(sha256)] };
      rows += writeReport(files, stored.report, origin);
    }
  }
  return { reports: seen.size, rows, copies, unusable };
}

function writeReport(files: readonly WholeFile[], report: Report, origin: Origin): number {
  const rows = rowsOf(report, origin);
  for (const row of rows) writeRow(files, row);
  return rows.length;
}

function writeRow(files: readonly WholeFile[], row: Row): void {
  fileOf(files, `${row.kind}.ndjson`).write(`${row.line}\n`);
  fileOf(files, `${row.kind}.csv`).write(csvLine(row));
}

function fileOf(files: readonly WholeFile[], name: string): WholeFile {
  const file = files.find((one) => one.name === name);
  if (!file) throw new Error(`no file ${name}`);
  return file;
}
