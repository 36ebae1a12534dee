/** One file of a batch: looked at, examined, its JSON written. Runs in the child. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { UnreadableError } from '../model/errors.ts';
import type { Report } from '../model/report.ts';
import { jsonText, writeWhole } from '../write/files.ts';
import { failure, type Outcome, type ReasonCode, summaryOf } from './outcome.ts';

export type Examine = (bytes: Uint8Array, file: string, options?: Readonly<Record<string, unknown>>) => Promise<Report>;

/** What a child is asked to do. */
export interface Task {
  /** The path of the PDF, its bytes as latin1: names in GBK survive the way to the child. */
  readonly path: string;
  /** The name that the report is known by. */
  readonly name: string;
  /** Where the JSON goes. */
  readonly json: string;
}

/** Larger files are no reports, and reading one would cost the memory of several. */
export const LARGEST_BYTES = 500 * 1024 * 1024;

/** A PDF may start late, but its mark stands in the first 1024 bytes (ISO 32000, Annex H). */
const HEADER_BYTES = 1024;

/** Examines a file and writes its JSON; every end but the death of the process is an outcome. */
export async function examineFile({ path, name, json }: Task, examine: Examine): Promise<Outcome> {
  const bytes = read(Buffer.from(path, 'latin1'));
  if (!Buffer.isBuffer(bytes)) return bytes;
  // Told of every end, also of one without a report.
  const known = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  if (!bytes.subarray(0, HEADER_BYTES).includes('%PDF-'))
    return failure('unreadable', 'not-a-pdf', startOf(bytes), known);
  try {
    const report = await examine(new Uint8Array(bytes), name);
    return { ...write(json, report), ...known };
  } catch (error) {
    return { ...outcomeOf(error), ...known };
  }
}

function read(path: Buffer): Buffer | Outcome {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_BYTES) return failure('too-large', 'too-large', `${size}`, { bytes: size });
    if (size === 0) return failure('empty', 'zero-bytes', '', { bytes: 0 });
    return readFileSync(path);
  } catch (error) {
    return failure('unreadable', reasonOf(error), messageOf(error));
  }
}

function reasonOf(error: unknown): ReasonCode {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'no-permission';
  return code === 'ENOENT' ? 'vanished' : 'not-readable';
}

// A web page saved as .pdf or an archive shows itself in its first characters.
function startOf(bytes: Buffer): string {
  return bytes
    .subarray(0, 16)
    .toString('latin1')
    .replace(/[^\x20-\x7e]/g, '.');
}

function write(path: string, report: Report): Outcome {
  const text = jsonText(report);
  try {
    writeWhole(path, text);
  } catch (error) {
    return failure('crashed', 'not-written', messageOf(error));
  }
  const summary = summaryOf(report);
  return { state: 'done', reason: null, bytes: null, sha256: null, summary, jsonBytes: Buffer.byteLength(text) };
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof UnreadableError) return failure(error.state, reasons[error.state], error.message);
  if (isOutOfMemory(error)) return failure('out-of-memory', 'out-of-memory', messageOf(error));
  return failure('crashed', 'crashed', withOrigin(error));
}

const reasons = { unreadable: 'damaged', encrypted: 'encrypted', empty: 'no-pages' } as const;

// Buffers live outside of V8's heap: asking for too many throws instead of ending the process.
function isOutOfMemory(error: unknown): boolean {
  return codeOf(error) === 'ERR_MEMORY_ALLOCATION_FAILED' || /allocation failed/i.test(messageOf(error));
}

/** A bug's message with the line of the program that it came from. */
function withOrigin(error: unknown): string {
  const origin = error instanceof Error ? /^\s+at .*?([^/\\(]+:\d+):\d+\)?$/m.exec(error.stack ?? '')?.[1] : undefined;
  return origin ? `${messageOf(error)} (${origin})` : messageOf(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
