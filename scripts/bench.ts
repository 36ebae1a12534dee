/**
 * Speed and memory: `npm run bench`. Reports, never asserts.
 *
 * Sets our own long report to 25, 500 and 2,000 pages, reads each in a process of its own and prints CPU milliseconds a page for
 * every stage of the compiled program, the peak memory, and the ratio to `pdftotext -bbox` on the same file where that is installed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixture } from '../fixtures/chenghu-prose/content.ts';
import { typeset } from '../fixtures/typeset.ts';

const SIZES = [25, 500, 2000];
const measure = fileURLToPath(new URL('measure.mjs', import.meta.url));
const STAGES = ['read', 'layout', 'segment', 'extract', 'validate', 'check'] as const;

interface Measured {
  pages: number;
  cpuMsPerPage: Record<string, number>;
  peakMb: number;
}

async function longReport(pages: number): Promise<string> {
  const folder = join(tmpdir(), 'gouji-bench');
  const file = join(folder, `report-${pages}.pdf`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const copies = Math.ceil(pages / 15);
  const sections = Array.from({ length: copies }, () => fixture.sections).flat();
  const { bytes } = await typeset('bench', sections);
  writeFileSync(file, bytes);
  return file;
}

/** CPU milliseconds a page of `pdftotext -bbox`, or null where it is not installed. */
function reference(file: string, pages: number): number | null {
  const timed = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time pdftotext -bbox "$0" /dev/null`, file], {
    encoding: 'utf8',
  });
  const [user, system] = (timed.stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return timed.status === 0 && user !== undefined && system !== undefined ? ((user + system) * 1000) / pages : null;
}

async function main(): Promise<void> {
  process.stdout.write(
    `| pages | ${STAGES.join(' | ')} | all | peak MB | pdftotext -bbox | read ÷ pdftotext |\n|${' --- |'.repeat(11)}\n`,
  );
  for (const size of SIZES) {
    const file = await longReport(size);
    const json = execFileSync(process.execPath, [measure, file], { encoding: 'utf8' });
    const { pages, cpuMsPerPage, peakMb } = JSON.parse(json) as Measured;
    const all = Object.values(cpuMsPerPage).reduce((a, b) => a + b, 0);
    const native = reference(file, pages);
    const cells = [...STAGES.map((stage) => (cpuMsPerPage[stage] ?? 0).toFixed(2)), all.toFixed(2), peakMb.toFixed(0)];
    const ratio = native ? ((cpuMsPerPage.read ?? 0) / native).toFixed(1) : '–';
    process.stdout.write(`| ${[pages, ...cells, native?.toFixed(2) ?? '–', ratio].join(' | ')} |\n`);
  }
}

await main();
