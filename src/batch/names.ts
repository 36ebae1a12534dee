/** What the JSON of a report is called: the file name without .pdf, made unique for the whole batch up front. */

import { createHash } from 'node:crypto';
import { groupBy } from '../model/groups.ts';
import type { Source } from './inputs.ts';

/** Longest stem in bytes of UTF-8; file systems end at 255 with the suffix, and archives earlier. */
const LONGEST_STEM = 200;

interface Candidate {
  readonly source: Source;
  /** How often the name was met by another one. */
  clashes: number;
}

/**
 * Names for all files, in their order.
 *
 * All of those with equal names get a hash of their path, so that which of them comes first makes no difference; names
 * that differ in case or normal form only are equal, because on some disks they are.
 */
export function jsonNames(sources: readonly Source[]): string[] {
  const candidates = sources.map((source): Candidate => ({ source, clashes: 0 }));
  let clashing = clashesIn(candidates);
  while (clashing.length > 0) {
    for (const candidate of clashing) candidate.clashes++;
    clashing = clashesIn(candidates);
  }
  return candidates.map(nameOf);
}

function clashesIn(candidates: readonly Candidate[]): Candidate[] {
  const groups = groupBy(candidates, (candidate) => nameOf(candidate).normalize('NFC').toLowerCase());
  return [...groups.values()].filter(({ length }) => length > 1).flat();
}

function nameOf({ source, clashes }: Candidate): string {
  const stem = stemOf(source.name);
  const suffix = suffixOf(source, clashes, Buffer.byteLength(stem) > LONGEST_STEM);
  return suffix === '' ? `${stem}.json` : `${cut(stem, LONGEST_STEM - suffix.length - 1)}-${suffix}.json`;
}

// Two folders that were both named may hold the same relative path; then the whole path decides.
function suffixOf({ relative, path }: Source, clashes: number, isLong: boolean): string {
  if (clashes === 0) return isLong ? digest(relative).slice(0, 6) : '';
  return clashes === 1 ? digest(relative).slice(0, 6) : digest(path).slice(0, Math.min(6 * clashes, 64));
}

// A name comes from the disk and holds no slash; control characters and halves of surrogates make trouble elsewhere.
function stemOf(name: string): string {
  return name.replace(/\.pdf$/i, '').replace(/[\p{Cc}\p{Cs}/\\]/gu, '_');
}

function cut(stem: string, bytes: number): string {
  const characters = [...stem];
  while (Buffer.byteLength(characters.join('')) > bytes) characters.pop();
  return characters.join('');
}

function digest(path: string | Buffer): string {
  return createHash('sha256').update(path).digest('hex');
}
