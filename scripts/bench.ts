/**
 * Speed and memory: `npm run bench`. Reports, never asserts.
 *
 * Sets our own long report to about 25, 200, 500 and 2,000 pages and a report of 200 pages with a form on each, reads each in a
 * process of its own and prints CPU milliseconds a page for every stage of the compiled program, the peak memory, and the
 * ratio to `pdftotext -bbox` on the same file where that is installed. The last row is the report of forms; below the table
 * stands how much more its pages cost than as many pages of prose.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { fixture } from '../fixtures/chenghu-prose/content.ts';
import { typeset } from '../fixtures/typeset.ts';

const FORMS = 200;
const SIZES = [25, FORMS, 500, 2000];
const measure = fileURLToPath(new URL('measure.mjs', import.meta.url));
const STAGES = ['read', 'layout', 'segment', 'extract', 'validate', 'link', 'check'] as const;

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

const COLUMNS = [50, 100, 200, 300, 400, 450, 500, 545] as const;
const ROWS = 24;
const fonts = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');

/** A form on every page: a ruled table of indicators with its header, as the common forms print them. */
async function tableReport(pages: number): Promise<string> {
  const file = join(tmpdir(), 'gouji-bench', `tables-${pages}.pdf`);
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true });
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0 });
  const done = pipeline(doc, createWriteStream(file));
  doc.font(join(fonts, 'NotoSansHans-Regular.otf')).fontSize(9);
  for (let page = 0; page < pages; page++) drawForm(doc.addPage({ size: 'A4', margin: 0 }), page);
  doc.end();
  await done;
  return file;
}

function drawForm(doc: PDFKit.PDFDocument, page: number): void {
  const bottom = 60 + ROWS * 28;
  for (let row = 0; row <= ROWS; row++)
    doc
      .moveTo(50, 60 + row * 28)
      .lineTo(545, 60 + row * 28)
      .stroke();
  for (const x of COLUMNS) doc.moveTo(x, 60).lineTo(x, bottom).stroke();
  for (let row = 0; row < ROWS; row++) {
    const n = page * ROWS + row;
    const header = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
    const cells = row === 0 ? header : ['产出指标', '数量指标', `项目数量${n}`, `≥${n}个`, `${n}个`, '1', '1'];
    for (const [i, words] of cells.entries())
      doc.text(words, (COLUMNS[i] ?? 0) + 3, 68 + row * 28, { lineBreak: false });
  }
}

async function main(): Promise<void> {
  process.stdout.write(
    `| pages | ${STAGES.join(' | ')} | all | peak MB | pdftotext -bbox | read ÷ pdftotext |\n|${' --- |'.repeat(STAGES.length + 5)}\n`,
  );
  const cost = new Map<string, number>();
  const [prose, forms] = [await longReport(FORMS), await tableReport(FORMS)];
  for (const file of [...(await Promise.all(SIZES.map(longReport))), forms]) {
    const json = execFileSync(process.execPath, [measure, file], { encoding: 'utf8' });
    const { pages, cpuMsPerPage, peakMb } = JSON.parse(json) as Measured;
    const all = Object.values(cpuMsPerPage).reduce((a, b) => a + b, 0);
    cost.set(file, all);
    const native = reference(file, pages);
    const cells = [...STAGES.map((stage) => (cpuMsPerPage[stage] ?? 0).toFixed(2)), all.toFixed(2), peakMb.toFixed(0)];
    const ratio = native ? ((cpuMsPerPage.read ?? 0) / native).toFixed(1) : '–';
    process.stdout.write(`| ${[pages, ...cells, native?.toFixed(2) ?? '–', ratio].join(' | ')} |\n`);
  }
  const times = (cost.get(forms) ?? 0) / (cost.get(prose) ?? 0);
  process.stdout.write(`\nA page with a form of ${ROWS} rows costs ${times.toFixed(2)} × a page of prose.\n`);
}

await main();
