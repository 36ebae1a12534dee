/**
 * Cost of the rules: `npm run bench:check`. Reports, never asserts.
 *
 * Prints CPU time of checking beside that of reading; the rules over 100, 1,000 and 10,000 statements, with the slowest of them and
 * how much longer ten times as many take; and time and peak memory of `gouji check` on 100 to 10,000 reports.
 */
import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixture } from '../fixtures/chenghu-prose/content.ts';
import { typeset } from '../fixtures/typeset.ts';
import { assess, check } from '../src/check/index.ts';
import { rules } from '../src/check/rules.ts';
import type { Report, ReportBody, Section, Statement } from '../src/model/report.ts';
import { examine } from '../src/pipeline.ts';
import { jsonText } from '../src/write/files.ts';

const SIZES = [100, 1000, 10_000];
const REPORTS = [100, 1000, 10_000];
const DEPARTMENTS = 50;
const SLOWEST = 8;
const again = join(import.meta.dirname, 'recheck.mjs');

/** CPU milliseconds: a busy neighbour does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The least of some runs, in CPU milliseconds; each on a copy of its own, since the rules remember what they found in a report. */
function least(report: ReportBody, run: (copy: ReportBody) => unknown, times: number): number {
  const costs = Array.from({ length: times }, () => {
    const copy = structuredClone(report);
    const start = cpuMs();
    run(copy);
    return cpuMs() - start;
  });
  return Math.min(...costs);
}

function print(...rows: (readonly (string | number)[])[]): void {
  const [head = [], ...body] = rows.map((row) => `| ${row.join(' | ')} |`);
  process.stdout.write(`${[head, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`, ...body].join('\n')}\n\n`);
}

const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

/** Two copies of our long report, read and then checked; tells the cost and returns the report of one copy. */
async function besideReading(): Promise<Report> {
  const reports = await Promise.all([1, 2].map(longReport));
  const rows = [];
  for (const bytes of reports) {
    const start = cpuMs();
    const report = await examine(new Uint8Array(bytes), 'bench.pdf');
    const all = cpuMs() - start;
    const cost = least(report, (copy) => check(copy), 5);
    const share = `${((100 * cost) / (all - cost)).toFixed(1)} %`;
    rows.push([report.source.pageCount, report.statements.length, ms(all - cost), ms(cost), share]);
  }
  print(['pages', 'statements', 'reading, ms', 'check, ms', 'check ÷ reading'], ...rows);
  return examine(new Uint8Array(reports[0] ?? []), 'bench.pdf');
}

async function longReport(copies: number): Promise<Uint8Array> {
  const sections = Array.from({ length: copies }, () => fixture.sections).flat();
  const { bytes } = await typeset('bench', sections);
  await examine(new Uint8Array(bytes), 'warm.pdf');
  return bytes;
}

const THINGS = [
  '口袋公园',
  '路灯',
  '冷链仓库',
  '旧管网',
  '健身步道',
  '文化驿站',
  '防火道',
  '监测点',
  '宣传栏',
  '候车亭',
];
const DEEDS = ['新建', '改造', '修缮', '巡查', '验收', '移交', '养护', '提升', '拆除', '加装'];
const NAMES = '云溪丰岭石渠清源柳荫丹霞兰亭松岗青川北坞';

/** A name for each number: what is told of one is told of no other. */
function thing(n: number): string {
  const [a, b, c] = [n % 10, Math.floor(n / 10) % 10, Math.floor(n / 100)];
  const place = [...String(c)].map((digit) => NAMES.slice(2 * Number(digit), 2 * Number(digit) + 2)).join('');
  return `${place}片区${DEEDS[b]}${THINGS[a]}`;
}

/** A statement in a sentence of its own, at its place on the paper. */
function statement(n: number, at: number): Statement {
  const text = `${n + 3}处`;
  const places = [
    { page: 1 + Math.floor(at / 40), boxes: [[90, 20 * (at % 40), 500, 20 * (at % 40) + 16]], confidence: 1 },
  ];
  return {
    subject: thing(n),
    quantity: { comparator: '=', value: String(n + 3), unit: '处', step: '1' },
    sentence: `${thing(n)}${text}`,
    text,
    places: places as Statement['places'],
  };
}

const PER_PARAGRAPH = 5;
const PER_SECTION = 50;

/** One statement in ten stands in no section, as those of tables do. */
const isInText = (_: unknown, at: number): boolean => at % 10 !== 3;

/** As many statements as wanted, half of them facts and half the same facts again; one in a hundred differs. */
function many(count: number): ReportBody {
  const facts = Array.from({ length: count }, (_, at) => statement(at % (count / 2), at));
  const statements = facts.map((one, at) => (at % 100 === 99 ? off(one) : one));
  const sections = Array.from({ length: Math.ceil(count / PER_SECTION) }, (_, i) =>
    section(i, statements.slice(i * PER_SECTION, (i + 1) * PER_SECTION).filter(isInText)),
  );
  const nothing = { funds: [], rates: [], scores: [], indicators: [], problems: [], improvements: [] };
  const empty = { enumerations: [], explanations: [], tables: [] };
  const profile = { kind: 'department' as const, title: null, department: null, fiscalYear: null };
  return { ...nothing, ...empty, conclusion: null, profile, sections, statements };
}

function off(one: Statement): Statement {
  const value = String(Number(one.quantity.value) + 7);
  const text = `${value}处`;
  return { ...one, text, sentence: one.subject + text, quantity: { ...one.quantity, value } };
}

function section(i: number, statements: readonly Statement[]): Section {
  const lines = Array.from({ length: Math.ceil(statements.length / PER_PARAGRAPH) }, (_, n) =>
    statements
      .slice(n * PER_PARAGRAPH, (n + 1) * PER_PARAGRAPH)
      .map(({ sentence }) => `${sentence}。`)
      .join(''),
  );
  const title = `第${i + 1}部分工作成效`;
  return { number: `${i + 1}.`, level: 2, title, topic: 'results', text: lines.join('\n'), places: [], sections: [] };
}

/** What ten times as many statements cost, rule by rule. */
function byStatements(): void {
  const reports = SIZES.map(many);
  const costs = [
    {
      id: 'all rules',
      cost: reports.map((report) => least(report, (copy) => check(copy), 3)),
    },
    ...rules.map((rule) => ({
      id: rule.id,
      cost: reports.map((report) => least(report, (copy) => assess(rule, copy), 1)),
    })),
  ];
  const [all, ...single] = costs as [(typeof costs)[number], ...typeof costs];
  const slowest = single.sort((a, b) => (b.cost.at(-1) ?? 0) - (a.cost.at(-1) ?? 0)).slice(0, SLOWEST);
  const own = single.filter(({ id }) => id === 'restated-figure-differs' && !slowest.some((one) => one.id === id));
  print(
    ['rule', ...SIZES.map((size) => `${size}, ms`), '× from 1,000 to 10,000'],
    ...[all, ...slowest, ...own].map(({ id, cost }) => [id, ...cost.map(ms), ratioOf(cost)]),
  );
}

function ratioOf(cost: readonly number[]): string {
  const [, before = 0, last = 0] = cost;
  return before > 0 ? (last / before).toFixed(1) : '–';
}

/** Re-checks links to the reports of some departments in a process of its own, so that its peak is its own. */
function byReports(report: Report): void {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-bench-check-'));
  const text = jsonText({ ...report, ...check(report) });
  const jsons = Array.from({ length: DEPARTMENTS }, (_, i) => join(folder, `${i}.json`));
  for (const [i, json] of jsons.entries()) writeFileSync(json, ofDepartment(text, report, i));
  const rows = REPORTS.map((count) => {
    const own = join(folder, String(count));
    mkdirSync(own);
    for (let i = 0; i < count; i++) linkSync(jsons[i % DEPARTMENTS] as string, join(own, `${i}.json`));
    const { stdout } = spawnSync(process.execPath, [again, own], { encoding: 'utf8' });
    const { cpu, seconds, peakMb } = costIn(stdout);
    return [count, ms(cpu / count), seconds.toFixed(1), peakMb.toFixed(0)];
  });
  const size = `${Math.round(Buffer.byteLength(text) / 1024)} KB`;
  print(['reports re-checked', `CPU ms each (${size})`, `s, ${availableParallelism()} at a time`, 'peak MB'], ...rows);
  rmSync(folder, { recursive: true });
}

function costIn(stdout: string): { cpu: number; seconds: number; peakMb: number } {
  return JSON.parse(stdout.split('\n').find((line) => line.startsWith('{')) ?? '{}');
}

/** The same report as if it were of a department of its own. */
function ofDepartment(text: string, { profile, source }: Report, i: number): string {
  const name = profile.department?.value ?? '';
  const [a, b] = [i % 10, Math.floor(i / 10)].map((digit) => NAMES.slice(2 * digit, 2 * digit + 2));
  return text.replaceAll(name, `${b}${a}${name}`).replaceAll(source.sha256, String(i).padStart(64, '0'));
}

const report = await besideReading();
byReports(report);
byStatements();
