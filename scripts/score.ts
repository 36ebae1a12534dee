/**
 * Scores the program against truth, for every report that has a `truth.json` beside it: `npm run score [FOLDER …]`.
 *
 * Looks into `fixtures` and, where it is at hand, a corpus outside of the project; the scorer itself comes with the corpus.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { examine } from '../src/pipeline.ts';

interface Part {
  hit: number;
  want: number;
  f1: number;
  misses: string[];
  fields?: Record<string, { hit: number; want: number }>;
}

interface Result {
  parts: Record<string, Part>;
  unlistedFails: string[];
}

const root = new URL('..', import.meta.url).pathname;
const shared = join(root, '../shared');
const scorer = join(shared, 'tools/score.mjs');
const isVerbose = process.argv.includes('--misses');
const folders = process.argv.slice(2).filter((a) => !a.startsWith('--'));

/** Every PDF below the folder with a truth beside it. */
function reportsIn(folder: string): { pdf: string; truth: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'truth.json')
    .map((file) => dirname(join(folder, file)))
    .flatMap((own) => {
      const pdfs = readdirSync(own).filter((file) => file.endsWith('.pdf'));
      return pdfs.map((pdf) => ({ pdf: join(own, pdf), truth: join(own, 'truth.json') }));
    })
    .sort((a, b) => (a.pdf < b.pdf ? -1 : 1));
}

async function score(pdf: string, truth: string): Promise<Result> {
  const report = await examine(new Uint8Array(readFileSync(pdf)), basename(pdf));
  const folder = mkdtempSync(join(tmpdir(), 'gouji-score-'));
  try {
    const json = join(folder, 'report.json');
    writeFileSync(json, JSON.stringify(report));
    return JSON.parse(execFileSync('node', [scorer, json, truth, '--json'], { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const NAMES = [
  'profile',
  'conclusion',
  'sections',
  'funds',
  'rates',
  'scores',
  'indicators',
  'problems',
  'improvements',
  'statements',
  'mustNotFind',
  'mustFail',
  'mustPass',
  'mustNotFail',
  'places',
];

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

if (!existsSync(scorer)) {
  process.stderr.write(`score: no scorer at ${scorer}; nothing to measure\n`);
  process.exit(1);
}
process.stdout.write(
  `${row(['report', ...NAMES, 'unlisted fails'])}\n${row(['report', ...NAMES, 'x'].map(() => '---'))}\n`,
);
for (const folder of folders.length > 0 ? folders : [join(root, 'fixtures'), join(shared, 'corpus')]) {
  for (const { pdf, truth } of reportsIn(folder)) {
    const name = pdf.split('/').slice(-2).join('/');
    const { parts, unlistedFails } = await score(pdf, truth);
    const cells = NAMES.map((part) => (parts[part] ? parts[part].f1.toFixed(3) : '–'));
    process.stdout.write(`${row([name, ...cells, String(unlistedFails.length)])}\n`);
    if (!isVerbose) continue;
    for (const [part, { misses }] of Object.entries(parts))
      for (const miss of misses) process.stdout.write(`  ${part}: ${miss}\n`);
    for (const fail of unlistedFails) process.stdout.write(`  unlisted: ${fail}\n`);
  }
}
