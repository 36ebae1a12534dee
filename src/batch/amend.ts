/** Brings journal and `run.json` to the state of reports whose JSON was written again without reading the PDF. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal, writeJournal } from './journal.ts';
import type { Entry } from './outcome.ts';
import { amendRunFile } from './run-file.ts';

/** What a new check of a report changes of its entry. */
export type Amendment = Pick<Entry, 'jsonBytes' | 'summary'>;

/** Without it the next run would take the reports for damaged and read their PDFs again. Keys are names in `reports`. */
export function amend(output: string, amendments: ReadonlyMap<string, Amendment>): void {
  const path = join(output, 'journal.ndjson');
  if (amendments.size === 0 || !existsSync(path)) return;
  const entries = [...readJournal(path).values()];
  writeJournal(
    path,
    entries.map((entry) => ({ ...entry, ...amendments.get(entry.json) })),
  );
  amendRunFile(output, amendments);
}
