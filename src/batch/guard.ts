/**
 * Watches the child that it lives in: ends it when it holds too much memory, or when its parent is gone.
 *
 * A thread of its own, because a main thread that is busy with a bad PDF neither runs timers nor hears that its parent
 * died; V8's own limit does not count buffers.
 */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { OUT_OF_MEMORY } from './protocol.ts';

/** Short against the time in which a runaway allocates a few hundred megabytes. */
const PERIOD_MS = 50;

const { memoryBytes, parent } = workerData as { memoryBytes: number; parent: number };

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  if (process.memoryUsage.rss() <= memoryBytes) return;
  writeSync(2, `\n${OUT_OF_MEMORY}\n`);
  process.kill(process.pid, 'SIGKILL');
}, PERIOD_MS);
