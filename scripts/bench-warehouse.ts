/**
 * Speed and memory of what is made of many reports: `npm run bench:warehouse`. Reports, never asserts.
 *
 * Multiplies the reports of our fixtures to 1,000 and 10,000 with other hashes, writes tables, warehouse, Parquet, spreadsheet
 * and page, each in a process of its own, and prints seconds (of the processor in brackets) and peak memory.
 *
 * Other sizes: `npm run bench:warehouse -- 500 2000`.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ruleWords } from '../src/cli/present.ts';
import { jsonText } from '../src/write/files.ts';
import { openPage } from '../src/write/page.ts';
import { linkFrom, type RunFile } from '../src/write/page-source.ts';
import { storedReports } from '../src/write/reports.ts';
import { openSpreadsheet } from '../src/write/spreadsheet.ts';
import { writeTables } from '../src/write/tables.ts';
import { exportParquet, loadWarehouse, warehouseFile } from '../src/write/warehouse.ts';

const SIZES = [1000, 10_000];
const root = fileURLToPath(new URL('..', import.meta.url));

/** What is measured, in the order of a run; the second load finds nothing to do. */
const phases: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  tables: (folder) => writeTables(folder, { programOf: () => 'bench' }),
  warehouse: (folder) => loadWarehouse(warehouseFile(folder), join(folder, 'tables'), { isMirror: true }),
  'warehouse again': (folder) => loadWarehouse(warehouseFile(folder), join(folder, 'tables'), { isMirror: true }),
  parquet: exportParquet,
  spreadsheet: (folder) => writeEach(folder, openSpreadsheet(join(folder, 'gouji.xlsx'), presented)),
  page: (folder) => writeEach(folder, openPage(join(folder, 'index.html'), presented)),
};

const presented = { language: 'zh', words: ruleWords, program: 'bench' } as const;

async function writeEach(folder: string, writer: { add(file: RunFile): void; finish(): void }): Promise<void> {
  const ending = { zh: '完成', en: 'done' };
  for await (const stored of storedReports(folder)) {
    if ('why' in stored) throw new Error(stored.why);
    const file = `in/${stored.json.replace('.json', '.pdf')}`;
    writer.add({ file, link: linkFrom(`../${file}`), ending, reason: null, report: stored.report });
  }
  writer.finish();
}

interface Measured {
  readonly seconds: number;
  /** Of all threads: what a machine that is busy with other things does not change. */
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

async function measure(phase: string, folder: string): Promise<void> {
  const start = performance.now();
  await phases[phase]?.(folder);
  const seconds = (performance.now() - start) / 1000;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stdout.write(
    JSON.stringify({ seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024 }),
  );
}

/** Every copy is a report of its own: another hash, name, department and year. */
function multiply(reports: readonly string[], size: number, folder: string): void {
  const target = join(folder, 'reports');
  mkdirSync(target, { recursive: true });
  for (let at = 0; at < size; at++) {
    const report = JSON.parse(reports[at % reports.length] as string);
    report.source.sha256 = createHash('sha256').update(`${at}`).digest('hex');
    if (report.profile.department) report.profile.department.value += `${at % 500}`;
    if (report.profile.fiscalYear) report.profile.fiscalYear.value = String(2015 + (at % 10));
    writeFileSync(join(target, `report-${String(at).padStart(6, '0')}.json`), jsonText(report));
  }
}

function megabytes(path: string): number {
  const { size } = statSync(path);
  if (!statSync(path).isDirectory()) return size / 1024 ** 2;
  return readdirSync(path).reduce((sum, name) => sum + megabytes(join(path, name)), 0);
}

/** Prints each cell as soon as it is measured: the last ones take minutes. */
function printRow(size: number, folder: string): void {
  process.stdout.write(`| ${size} | `);
  for (const phase of Object.keys(phases)) {
    const tsx = join(root, 'node_modules/.bin/tsx');
    const json = execFileSync(tsx, [fileURLToPath(import.meta.url), '--phase', phase, folder], { encoding: 'utf8' });
    const { seconds, cpuSeconds, peakMb } = JSON.parse(json) as Measured;
    process.stdout.write(`${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s), ${peakMb.toFixed(0)} MB | `);
  }
  const names = ['reports', 'tables', 'warehouse.duckdb', 'parquet', 'gouji.xlsx', 'index.html'];
  process.stdout.write(`${names.map((name) => megabytes(join(folder, name)).toFixed(0)).join(' / ')} |\n`);
}

function main(sizes: readonly number[]): void {
  const place = mkdtempSync(join(tmpdir(), 'gouji-bench-'));
  try {
    const once = join(place, 'once');
    execFileSync(process.execPath, [
      join(root, 'dist/cli.js'),
      'run',
      join(root, 'fixtures'),
      '--output',
      once,
      '--no-warehouse',
    ]);
    const names = readdirSync(join(once, 'reports'));
    const reports = names.map((name) => readFileSync(join(once, 'reports', name), 'utf8'));
    const heads = ['reports', ...Object.keys(phases), 'MB of JSON / tables / DuckDB / Parquet / spreadsheet / page'];
    process.stdout.write(`| ${heads.join(' | ')} |\n|${' --- |'.repeat(heads.length)}\n`);
    for (const size of sizes) {
      const folder = join(place, `${size}`);
      multiply(reports, size, folder);
      printRow(size, folder);
      rmSync(folder, { recursive: true });
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const [first, phase = '', folder = ''] = process.argv.slice(2);
if (first === '--phase') await measure(phase, folder);
else main(process.argv.length > 2 ? process.argv.slice(2).map(Number) : SIZES);
