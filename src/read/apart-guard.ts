/**
 * Ends the process that it lives in when that holds too much memory.
 *
 * A thread of its own, because one that is busy with a picture runs no timers.
 */
import { workerData } from 'node:worker_threads';

/** Short against the time in which a large picture fills a few hundred megabytes. */
const PERIOD_MS = 50;

setInterval(() => {
  if (process.memoryUsage.rss() > (workerData as number)) process.kill(process.pid, 'SIGKILL');
}, PERIOD_MS);
