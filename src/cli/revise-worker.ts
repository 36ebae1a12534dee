/** A thread that revises the reports whose paths it is told, one after another. Started by `Revisers` only. */
import { parentPort, workerData } from 'node:worker_threads';
import { changeBy, type Revised, type Revision, revise } from './revise.ts';

/** `error` has the fields of an error of the file system, which do not survive the way otherwise. */
export type Answer = { readonly revised: Revised | null } | { readonly error: Readonly<Record<string, unknown>> };

const change = changeBy(workerData as Revision);

function answerTo(path: string): Answer {
  try {
    return { revised: revise(path, change) };
  } catch (error) {
    return {
      error:
        error instanceof Error ? { ...error, message: error.message, stack: error.stack } : { message: String(error) },
    };
  }
}

parentPort?.on('message', (path: string) => parentPort?.postMessage(answerTo(path)));
