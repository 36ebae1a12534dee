// `gouji check` on a folder by the compiled program: `node scripts/recheck.mjs FOLDER` prints what it cost as JSON.
import { availableParallelism } from 'node:os';
import { recheck } from '../dist/cli/check.js';
import { sayIn } from '../dist/cli/words.js';

const start = performance.now();
await recheck([process.argv[2]], { language: 'zh', jobs: availableParallelism(), refresh: false }, sayIn('zh'));
const { user, system } = process.cpuUsage();
const cost = {
  cpu: (user + system) / 1000,
  seconds: (performance.now() - start) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
};
process.stdout.write(`${JSON.stringify(cost)}\n`);
