/** Applies what a reviewer accepted to the checks of a report. 已核实的问题 */
import type { Acceptance } from '../model/accepted.ts';
import { compact } from '../model/characters.ts';
import type { Check } from '../model/check.ts';

/**
 * The checks with `accepted` where an entry says so, and without it where none does any more.
 *
 * An entry is for one report, one rule and the finding that holds its words, in the message or in a figure compared; a
 * passing check needs no acceptance.
 */
export function withAcceptances<T extends Check>(
  checks: readonly T[],
  digestsOf: (check: T) => readonly string[],
  entries: readonly Acceptance[],
): T[] {
  return checks.map((check) => {
    const { accepted, ...rest } = check;
    const entry = check.outcome === 'pass' ? undefined : entries.find((one) => isFor(one, check, digestsOf(check)));
    if (entry) return { ...check, accepted: entry.reason };
    return accepted === undefined ? check : (rest as T);
  });
}

function isFor({ sha256, rule, words }: Acceptance, check: Check, digests: readonly string[]): boolean {
  if (rule !== check.rule || !digests.includes(sha256)) return false;
  // Who copies words from a page gets other blanks and other brackets than the text layer has.
  const sought = compact(words);
  return [check.message, ...check.places.map(({ text }) => text)].some((text) => compact(text).includes(sought));
}

/** The entries with one more; one for the same finding is replaced. */
export function withEntry(entries: readonly Acceptance[], entry: Acceptance): Acceptance[] {
  const isOther = ({ sha256, rule, words }: Acceptance): boolean =>
    sha256 !== entry.sha256 || rule !== entry.rule || words !== entry.words;
  return [...entries.filter(isOther), entry];
}
