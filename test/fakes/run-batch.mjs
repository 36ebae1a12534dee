/** A parent that a test can kill: runs a batch over a folder with the fake pipeline. */
import { runBatch } from '../../dist/batch.js';

const [input, output] = process.argv.slice(2);
await runBatch({
  inputs: [input],
  output,
  jobs: 1,
  timeoutMs: 60_000,
  memoryMb: 500,
  isForced: false,
  program: 'test',
  node: 'test',
  sentence: ({ code }) => code,
  examineModule: new URL('./examine.mjs', import.meta.url),
});
