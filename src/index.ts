/**
 * gouji as a library: one report, or a folder of them.
 *
 * `examine` works in this process and knows no limits; `examineFolder` gives every file to a child process with limits
 * of time and memory, as `gouji run` does.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { version as nodeVersion } from 'node:process';
import { fileURLToPath } from 'node:url';
import { InputError } from './batch/inputs.ts';
import type { Entry, Reason, State } from './batch/outcome.ts';
import { runBatch } from './batch.ts';
import { UnreadableError } from './model/errors.ts';
import { type Report, reportSchema } from './model/report.ts';
import { examine as examineBytes } from './pipeline.ts';
import { programVersion } from './version.ts';

export type { Reason, State } from './batch/outcome.ts';
export type { Check, Diagnostic, NotAssessed, Severity } from './model/check.ts';
export type { Place } from './model/place.ts';
export type {
  Conclusion,
  Finding,
  Fund,
  Indicator,
  Money,
  Profile,
  Quantity,
  Rate,
  Report,
  Score,
  Section,
  Statement,
  Table,
} from './model/report.ts';
export { version } from './version.ts';
export { InputError, reportSchema, UnreadableError };

export interface ExamineOptions {
  /** The name that the report is known by; that of the file where there is one, else report.pdf. */
  readonly file?: string;
}

/**
 * Reads one report and checks it.
 *
 * @param pdf the bytes of the PDF, or where it lies
 * @throws UnreadableError when it is no PDF that can be read; `state` says why
 */
export async function examine(pdf: Uint8Array | string | URL, options: ExamineOptions = {}): Promise<Report> {
  if (pdf instanceof Uint8Array) return examineBytes(new Uint8Array(pdf), options.file ?? 'report.pdf');
  const path = pdf instanceof URL ? fileURLToPath(pdf) : pdf;
  return examineBytes(new Uint8Array(await readFile(path)), options.file ?? basename(path));
}

export interface FolderOptions {
  /** Where JSON, journal and run.json go; what did not change since is not read again. Without it nothing is kept. */
  readonly output?: string;
  /** Files at a time; the number of cores when left out. */
  readonly jobs?: number;
  /** Milliseconds for one file: 120,000 when left out. */
  readonly timeoutMs?: number;
  /** Megabytes for one file: 1,500 when left out. */
  readonly memoryMb?: number;
  /** Reads everything again, also what did not change. */
  readonly force?: boolean;
}

/** How a file of a folder ended: with a report, or with the reason why there is none. */
export interface Result {
  readonly file: string;
  readonly state: State;
  readonly report: Report | null;
  readonly reason: Reason | null;
}

/**
 * Reads all PDFs of a folder and its sub-folders, each result as soon as it is there.
 *
 * Whoever leaves the loop early ends the work.
 *
 * @param folder a folder or a file, or several
 * @throws InputError when one of them does not exist
 */
export async function* examineFolder(
  folder: string | readonly string[],
  options: FolderOptions = {},
): AsyncGenerator<Result, void, undefined> {
  const output = options.output ?? mkdtempSync(join(tmpdir(), 'gouji-'));
  const line = new Line<Entry>();
  const stop = new AbortController();
  const batch = runBatch({
    ...settingsOf(options),
    inputs: typeof folder === 'string' ? [folder] : folder,
    output,
    observer: { started: () => {}, finished: (entry) => line.push(entry) },
    stop: stop.signal,
    kill: stop.signal,
  });
  // A batch that fails ends the line; the error is thrown where the batch is waited for.
  batch.then(
    () => line.end(),
    () => line.end(),
  );
  try {
    for await (const entry of line) yield resultOf(entry, output);
  } finally {
    stop.abort();
    await batch.finally(() => {
      if (options.output === undefined) rmSync(output, { recursive: true, force: true });
    });
  }
}

function settingsOf({ jobs, timeoutMs, memoryMb, force }: FolderOptions) {
  return {
    jobs: jobs ?? availableParallelism(),
    timeoutMs: timeoutMs ?? 120_000,
    memoryMb: memoryMb ?? 1500,
    isForced: force ?? false,
    program: programVersion(),
    node: nodeVersion,
    sentence: ({ code, detail }: Reason) => (detail ? `${code}: ${detail}` : code),
  };
}

function resultOf({ file, state, reason, json }: Entry, output: string): Result {
  const isRead = state === 'done';
  const report = isRead ? reportSchema.parse(JSON.parse(readFileSync(join(output, 'reports', json), 'utf8'))) : null;
  return { file, state, report, reason };
}

/** Things that come one by one, waited for in their order. */
class Line<T> {
  readonly #waiting: T[] = [];
  #isOver = false;
  #wake: () => void = () => {};

  push(one: T): void {
    this.#waiting.push(one);
    this.#wake();
  }

  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const one = this.#waiting.shift();
      if (one !== undefined) yield one;
      else if (this.#isOver) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
