/** How a file ends. The one definition of a line of `journal.ndjson` and of an entry of `run.json`. */
import { z } from 'zod';
import { countsOf } from '../model/check.ts';
import type { Report } from '../model/report.ts';

/** The ways in which a file ends; all but `done` leave no JSON. */
export const states = [
  'done',
  'unreadable',
  'encrypted',
  'too-large',
  'timed-out',
  'out-of-memory',
  'crashed',
  'empty',
] as const;

/** Why a file was not read, closer than its state; the sentences for them belong to the command line. */
export const reasonCodes = [
  'not-a-pdf',
  'damaged',
  'no-permission',
  'vanished',
  'not-readable',
  'encrypted',
  'zero-bytes',
  'no-pages',
  'too-large',
  'timed-out',
  'out-of-memory',
  'crashed',
  'not-written',
] as const;

const reasonSchema = z.object({
  code: z.enum(reasonCodes),
  detail: z.string().describe('the words of the library or the system, for whoever looks for the cause'),
});

const count = z.int().min(0);

const summarySchema = z.object({
  pages: count,
  indicators: count,
  score: z.string().nullable(),
  grade: z.string().nullable(),
  failed: z
    .object({ error: count, warning: count, note: count })
    .describe('failing checks by severity, the accepted ones apart'),
  uncertain: count,
  diagnostics: count,
});

const outcomeSchema = z.object({
  state: z.enum(states),
  reason: reasonSchema.nullable(),
  bytes: count.nullable(),
  sha256: z.string().nullable(),
  summary: summarySchema.nullable(),
  jsonBytes: count.nullable().describe('size of the JSON that was written'),
});

/** An outcome with the file that it belongs to; `json` is the name in the folder `reports` and unique in a batch. */
export const entrySchema = outcomeSchema.extend({
  json: z.string(),
  file: z.string(),
  name: z.string(),
  version: z.string(),
});

export type State = (typeof states)[number];
export type ReasonCode = (typeof reasonCodes)[number];
export type Reason = z.infer<typeof reasonSchema>;
/** What a batch tells of a report without opening its JSON. */
export type Summary = z.infer<typeof summarySchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type Entry = z.infer<typeof entrySchema>;

/** The outcome of a file that was not read. */
export function failure(state: State, code: ReasonCode, detail = '', known: Partial<Outcome> = {}): Outcome {
  return { state, reason: { code, detail }, bytes: null, sha256: null, summary: null, jsonBytes: null, ...known };
}

/** The row of a report in a summary. */
export function summaryOf({ source, indicators, conclusion, checks, diagnostics }: Report): Summary {
  const { failed, uncertain } = countsOf(checks);
  return {
    pages: source.pageCount,
    indicators: indicators.length,
    score: conclusion?.score ?? null,
    grade: conclusion?.grade ?? null,
    failed,
    uncertain,
    diagnostics: diagnostics.length,
  };
}
