/** Reads pictures for another process. Started by apart.ts only. */
import { Worker } from 'node:worker_threads';
import type { Answer, Question } from './apart.ts';
import { ocrFor } from './engines.ts';
import type { OcrChoice } from './ocr.ts';

// Ctrl-C goes to the whole group of processes; the parent decides what becomes of the picture in work.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit());

const [choice, memoryBytes] = process.argv.slice(2);
const guard = new URL(import.meta.url.replace(/child(\.[jt]s)$/, 'guard$1'));
new Worker(guard, { workerData: Number(memoryBytes), execArgv: [] }).unref();

const ocr = ocrFor({ ocr: choice as OcrChoice });

process.on('message', async ({ picture, dpi }: Question) => {
  tell(await answer(picture, dpi));
});

async function answer(picture: Question['picture'], dpi: number): Promise<Answer> {
  try {
    if (!ocr) throw new Error('no reader');
    return { reading: await ocr.read(picture, dpi) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

// A parent that is gone hears nothing; this process then ends, too.
function tell(message: Answer): void {
  process.send?.(message, () => {});
}
