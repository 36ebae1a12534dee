/** The child of a batch: examines one file after another for its parent. Started by the pool only. */
import { Worker } from 'node:worker_threads';
import { type Examine, examineFile } from './examination.ts';
import type { Message, Order, Settings } from './protocol.ts';

// Ctrl-C goes to the whole group of processes; the parent decides what becomes of the file in work.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit());

const { memoryBytes, examineModule, examineOptions } = JSON.parse(process.argv[2] ?? '{}') as Settings;
const guard = new URL(import.meta.url.replace(/child(\.[jt]s)$/, 'guard$1'));
new Worker(guard, { workerData: { memoryBytes, parent: process.ppid }, execArgv: [] }).unref();

const { examine } = (await import(examineModule)) as { examine: Examine };
let readers = 1;
const examineSo: Examine = (bytes, file) => examine(bytes, file, { ...examineOptions, readers: () => readers });

process.on('message', async (order: Order) => {
  if (order.kind === 'readers') {
    readers = order.count;
    return;
  }
  const outcome = await examineFile(order.task, examineSo);
  tell({ kind: 'answer', outcome, rssBytes: process.memoryUsage.rss() });
});
tell({ kind: 'ready' });

// A parent that is gone hears nothing; the guard ends this process.
function tell(message: Message): void {
  process.send?.(message, () => {});
}
