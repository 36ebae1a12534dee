/** `gouji run`: a batch with everything that people see of it. */
import { resolve } from 'node:path';
import type { Run } from '../batch/run-file.ts';
import { runBatch } from '../batch.ts';
import { type Severity, severities } from '../model/check.ts';
import { programVersion } from '../version.ts';
import type { ocrChoices } from './choices.ts';
import { deliver } from './deliver.ts';
import { exits, signalExits } from './exits.ts';
import { failed } from './failure.ts';
import { progressOn } from './progress.ts';
import { settingsOf } from './settings.ts';
import { settleChecks, settledLines } from './settle.ts';
import { sentenceOf, summaryLines } from './summary.ts';
import { printable } from './table.ts';
import { type Language, type Say, sayIn } from './words.ts';

export interface RunOptions {
  readonly output: string;
  readonly jobs: number;
  /** Seconds for one file. */
  readonly timeout: number;
  /** Megabytes for one file. */
  readonly memory: number;
  readonly force?: boolean;
  readonly failOn?: Severity;
  /** Tables and warehouse after the reports. */
  readonly warehouse: boolean;
  readonly parquet?: boolean;
  /** The page and the spreadsheet after the reports. */
  readonly page: boolean;
  readonly spreadsheet: boolean;
  readonly language: Language;
  /** How pages without a trustworthy text layer are read. */
  readonly ocr?: (typeof ocrChoices)[number];
  /** Name or file of a profile for all reports. */
  readonly profile?: string;
  /** File of accepted findings. */
  readonly accepted?: string;
}

/** How long files at work may go on after the first Ctrl-C. */
const GRACE_MS = 5000;

/** Runs a batch and returns the exit code. */
export async function run(inputs: readonly string[], options: RunOptions, say: Say): Promise<number> {
  const progress = progressOn(process.stderr, say);
  const stopper = listenToSignals(say);
  try {
    const settings = settingsOf(options, options.output);
    const read = await runBatch({
      ...limitsOf(options),
      examineOptions: { ...settings, ...(options.ocr && { ocr: options.ocr }) },
      inputs,
      observer: progress,
      stop: stopper.stop,
      kill: stopper.kill,
    });
    progress.close();
    const settled = await settleChecks(read, options.output, settings, options.jobs, stopper.stop);
    const result = settled.run;
    report(result, inputs, options, say);
    for (const line of settledLines(settled, say)) process.stdout.write(`${line}\n`);
    const delivered = await deliverUnlessStopped(options, result, stopper, say);
    return stopper.exitCode() ?? Math.max(delivered, exitCodeOf(result, options.failOn, settled.cross?.failed));
  } catch (error) {
    progress.close();
    return failed(error, options.output, say);
  } finally {
    stopper.close();
  }
}

// A run that was broken off has not read everything; the next one will, and write what is made of it.
async function deliverUnlessStopped(options: RunOptions, { files }: Run, { stop }: Stopper, say: Say): Promise<number> {
  if (stop.aborted) return exits.done;
  const { output, page, spreadsheet, warehouse, parquet = false, language } = options;
  const wanted = { page, spreadsheet, tables: warehouse, warehouse, parquet: warehouse && parquet };
  return deliver(output, { files, base: resolve() }, { wanted, language, signal: stop }, say);
}

function limitsOf({ output, jobs, timeout, memory, force, ocr }: RunOptions) {
  return {
    output,
    jobs,
    timeoutMs: timeout * 1000,
    memoryMb: memory,
    isForced: force ?? false,
    // Another way of reading is another reading.
    program: ocr ? `${programVersion()}+${ocr}` : programVersion(),
    node: process.version,
    // One language for all, so that the file does not depend on who ran it; Chinese, like the messages of the checks.
    sentence: (reason: Parameters<typeof sentenceOf>[0]) => sentenceOf(reason, sayIn('zh')),
  };
}

function report(result: Run, inputs: readonly string[], { output }: RunOptions, say: Say): void {
  if (result.files.length === 0 && result.notReached.length === 0) {
    process.stderr.write(`${say('nothingFound', { inputs: inputs.map(printable).join(', ') })}\n`);
  }
  process.stdout.write(`${summaryLines(result, output, say).join('\n')}\n`);
}

/** The exit code that tells how a batch went; a file that was not read outweighs a failed check. */
export function exitCodeOf(
  { files, skipped, notReached }: Run,
  failOn: Severity | undefined,
  between?: Readonly<Record<Severity, number>>,
): number {
  const isLost = skipped.some(({ reason }) => reason === 'unreadable-folder') || notReached.length > 0;
  if (isLost || files.some(({ state }) => state !== 'done')) return exits.unread;
  const counted = failOn ? severities.slice(0, severities.indexOf(failOn) + 1) : [];
  const isFailed = files.some(({ summary }) => summary && counted.some((severity) => summary.failed[severity] > 0));
  const isFailedBetween = between !== undefined && counted.some((severity) => between[severity] > 0);
  return isFailed || isFailedBetween ? exits.checksFailed : exits.done;
}

interface Stopper {
  readonly stop: AbortSignal;
  readonly kill: AbortSignal;
  exitCode(): number | null;
  close(): void;
}

/** The first signal stops taking files; the second one, or the end of the grace, kills what is at work. */
function listenToSignals(say: Say): Stopper {
  const [stop, kill] = [new AbortController(), new AbortController()];
  let exitCode: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  const hear = (signal: NodeJS.Signals) => {
    if (stop.signal.aborted) return kill.abort();
    exitCode = signalExits[signal as keyof typeof signalExits];
    process.stderr.write(`\n${say('stopping')}\n`);
    timer = setTimeout(() => kill.abort(), GRACE_MS);
    stop.abort();
  };
  for (const signal of Object.keys(signalExits)) process.on(signal as NodeJS.Signals, hear);
  const close = () => {
    clearTimeout(timer);
    for (const signal of Object.keys(signalExits)) process.off(signal, hear);
  };
  return { stop: stop.signal, kill: kill.signal, exitCode: () => exitCode, close };
}
