/** What reports say of each other, with whose they are: for the spreadsheet and the page. */
import type { CrossCheck } from '../model/cross-check.ts';
import { groupBy } from '../model/groups.ts';
import { nameOf, pagesOf, type Quote, type RunFile } from './page-source.ts';

/** Whose a report is, kept when the report itself is gone from memory. */
export interface Owner {
  readonly name: string;
  readonly year: string | null;
  readonly file: string;
  readonly link: string | null;
}

/** What one of the reports says. */
export interface Side extends Owner, Quote {}

/** A comparison of reports, with a side for each in the order of the check. */
export interface Between {
  readonly check: CrossCheck;
  readonly sides: readonly Side[];
}

export function ownerOf(file: RunFile): Owner {
  const { report, file: path, link } = file;
  return { name: nameOf(file), year: report?.profile.fiscalYear?.value ?? null, file: path, link };
}

/**
 * A comparison with its sides.
 *
 * @param owners by the name of the JSON; a report that was not part of the run has none and is known by its file name
 */
export function betweenOf(check: CrossCheck, owners: ReadonlyMap<string, Owner>): Between {
  const sides = [...groupBy(check.places, ({ json }) => json)].map(([json, places]): Side => {
    const [{ file, text }] = places as [CrossCheck['places'][number]];
    const owner = owners.get(json) ?? { name: file, year: null, file, link: null };
    return { ...owner, text, pages: pagesOf(places) };
  });
  return { check, sides };
}
