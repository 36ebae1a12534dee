/** Who revises the reports of a folder: this thread, or several side by side where the folder is large. */
import { Worker } from 'node:worker_threads';
import { changeBy, type Revised, type Revision, revise } from './revise.ts';
import type { Answer } from './revise-worker.ts';

/** A thread is ready after about as long as so many reports take. */
const WORTH_A_THREAD = 40;
/** Reports that wait for a thread, so that it never waits for one. */
const AHEAD = 4;

export interface Revisers {
  /** How many reports to hand out before the first is back. */
  readonly atOnce: number;
  /** @throws an error of the file system where the report cannot be written */
  revise(path: string): Promise<Revised | null>;
  close(): Promise<void>;
}

/** Revisers for so many reports, at most `jobs`; the settings were found usable before. */
export function revisersFor(revision: Revision, jobs: number, reports: number): Revisers {
  const count = Math.min(jobs, Math.ceil(reports / WORTH_A_THREAD));
  return count < 2 ? thisThread(revision) : threadsSideBySide(revision, count);
}

function thisThread(revision: Revision): Revisers {
  const change = changeBy(revision);
  return { atOnce: 1, revise: async (path) => revise(path, change), close: async () => {} };
}

/** A thread is started with its first report: until then there is none to end. */
function threadsSideBySide(revision: Revision, count: number): Revisers {
  const threads: Thread[] = [];
  let next = 0;
  const nextThread = (): Thread => {
    const at = next++ % count;
    threads[at] ??= new Thread(revision);
    return threads[at];
  };
  return {
    atOnce: AHEAD * count,
    revise: (path) => nextThread().revise(path),
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

interface Waiting {
  readonly resolve: (revised: Revised | null) => void;
  readonly reject: (error: unknown) => void;
}

/** A thread answers in the order in which it was asked. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];

  constructor(revision: Revision) {
    this.#worker = new Worker(new URL('./revise-worker.js', import.meta.url), { workerData: revision });
    this.#worker.on('message', (answer: Answer) => {
      const asked = this.#waiting.shift();
      if ('error' in answer) asked?.reject(Object.assign(new Error(), answer.error));
      else asked?.resolve(answer.revised);
    });
    this.#worker.on('error', (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  revise(path: string): Promise<Revised | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(path);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
