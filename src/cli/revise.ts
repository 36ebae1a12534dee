/** A report of an output folder that is checked again, and written again where that changes it. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Amendment } from '../batch/amend.ts';
import { summaryOf } from '../batch/outcome.ts';
import { type Digest, digestOf } from '../check/batch/digest.ts';
import { recheck, refresh } from '../check/recheck.ts';
import { type CheckSettings, checkingFrom } from '../check/settings.ts';
import { type CheckCounts, countsOf } from '../model/check.ts';
import type { Report } from '../model/report.ts';
import { jsonText, writeWhole } from '../write/files.ts';

/** What is to be done with reports: plain data, which another thread can be told. */
export interface Revision {
  readonly settings: CheckSettings;
  /** `recheck` runs all rules; `refresh` is for reports of this very program. */
  readonly way: 'recheck' | 'refresh';
}

/** What the folder and the other reports need to know of a report; plain data, too. */
export interface Revised {
  readonly counts: CheckCounts;
  /** Null where nothing changed. */
  readonly amendment: Amendment | null;
  /** Null where nothing can be compared with it. */
  readonly digest: Digest | null;
}

/** @throws SettingsError for a file of settings that is missing or wrong */
export function changeBy({ settings, way }: Revision): (report: Report) => Report {
  const checking = checkingFrom(settings);
  return (report) => (way === 'recheck' ? recheck(report, checking) : refresh(report, checking));
}

/** Writes a report again where `change` changes it; null when the file holds none. */
export function revise(path: string, change: (report: Report) => Report): Revised | null {
  const before = readFileSync(path, 'utf8');
  const report = parseReport(before);
  if (!report) return null;
  const changed = change(report);
  const after = jsonText(changed);
  if (after !== before) writeWhole(path, after);
  return {
    counts: countsOf(changed.checks),
    amendment: after === before ? null : { jsonBytes: Buffer.byteLength(after), summary: summaryOf(changed) },
    digest: digestOf(basename(path), changed),
  };
}

/** The whole schema was applied when the file was written; its name tells that this is such a file. */
export function parseReport(text: string): Report | null {
  try {
    const report = JSON.parse(text) as Report | null;
    return report?.schema === 'gouji/report/1' ? report : null;
  } catch {
    return null;
  }
}
