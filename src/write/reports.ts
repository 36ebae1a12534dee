/** The reports of an output folder, one after another, so that ten thousand need no more memory than one. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Report, reportSchema } from '../model/report.ts';

/** A report with the name of its JSON, or why the file is none. */
export type Stored = { readonly json: string } & ({ readonly report: Report } | { readonly why: string });

/**
 * Names of the JSON files in a folder, in the order of a run; the order of a listing depends on the disk.
 *
 * Any name can be that of a report, but for the ._X.json that macOS puts beside X.json on sticks.
 */
export function jsonNamesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.startsWith('._'))
    .sort();
}

/** All reports in `folder/reports`, in the order of their names. */
export async function* storedReports(folder: string): AsyncGenerator<Stored> {
  const reports = join(folder, 'reports');
  for (const json of jsonNamesIn(reports)) yield storedIn(json, await readFile(join(reports, json), 'utf8'));
}

// A file of an older version or of somebody else must not cost the others their place in the tables.
function storedIn(json: string, text: string): Stored {
  try {
    const parsed = reportSchema.safeParse(JSON.parse(text));
    if (parsed.success) return { json, report: parsed.data };
    const issue = parsed.error.issues[0];
    return { json, why: `${issue?.path.join('.')}: ${issue?.message}` };
  } catch (error) {
    return { json, why: error instanceof Error ? error.message : String(error) };
  }
}
