/** Output folders for tests of the tables and what is made from them. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CrossCheck } from '../src/model/cross-check.ts';
import { add, decimal, print } from '../src/model/decimal.ts';
import type { Report } from '../src/model/report.ts';
import { examine } from '../src/pipeline.ts';
import { writeCrossChecks } from '../src/write/cross-checks.ts';
import { sqlName } from '../src/write/ddl.ts';
import { jsonText } from '../src/write/files.ts';
import type { Kind } from '../src/write/kinds.ts';
import { writeTables } from '../src/write/tables.ts';
import { fixture } from './pages.ts';

/** What outputs have to survive; U+0000 and the half of a surrogate become U+FFFD. */
export const nastyTexts = [
  `=cmd|' /C calc'!A0`,
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '<script>alert(1)</script>',
  `'; DROP TABLE report; --`,
  '"quoted", \\N \\t \\. and\ttab\r\nnext line\u2028more',
  'nul\u0000here',
  'half\ud83dhere',
  '../../etc/passwd',
  '勾'.repeat(40_000),
];

export function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Reports as the program reads them from our own PDFs. */
export async function readReports(): Promise<Report[]> {
  const names = ['qingling-scores', 'rongpu-faults', 'weitang-project'];
  return Promise.all(
    names.map(async (name) => JSON.parse(JSON.stringify(await examine(fixture(name), `${name}.pdf`))) as Report),
  );
}

/** A report whose texts try everything; one problem for each of them. */
export function nastyReport(like: Report): Report {
  const copy = structuredClone(like);
  Object.assign(copy.source, { sha256: sha('nasty'), file: '../../=cmd|evil\u0000\ud800.pdf' });
  const [, second, third] = nastyTexts as [string, string, string];
  copy.problems = nastyTexts.map((text, at) => ({ number: `${at}`, title: text, text, places: [] }));
  Object.assign(copy.checks[0] as object, { facts: { [second]: nastyTexts[7], other: third } });
  return copy;
}

/** An output folder with these reports, by the names of their JSON. */
export function putReports(folder: string, reports: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(folder, 'reports'), { recursive: true });
  for (const [name, report] of Object.entries(reports)) writeFileSync(join(folder, 'reports', name), jsonText(report));
}

/** An amount that two reports tell differently; that of the first runs over a page break. */
export function crossCheck(one: Report, other: Report): CrossCheck {
  const place = ({ source: { file, sha256 } }: Report, page: number, text: string) => ({
    ...{ page, boxes: [[90, 100, 150, 116] as [number, number, number, number]], confidence: 1, text },
    ...{ file, sha256, json: file.replace('.pdf', '.json') },
  });
  const [first, second] = ['1,204.50万元', '1,240.50万元'];
  return {
    ...{ rule: 'amount-differs-between-reports', outcome: 'fail', severity: 'warning', variant: 'differs' },
    message: `某局2023年度“支出”在${one.source.file}中为${first}，与${other.source.file}所写${second}不符`,
    facts: {
      ...{ department: '某局', year: '2023', name: '支出' },
      ...{ file: one.source.file, otherFile: other.source.file, one: first, other: second },
    },
    ...{ stated: first, computed: second, difference: null, tolerance: null },
    places: [place(one, 2, first), place(one, 3, first), place(other, 1, second)],
  };
}

/** An output folder with reports, what they say of each other, and tables; returns the folder of the tables. */
export async function putTables(
  folder: string,
  reports: readonly Report[],
  checks: readonly CrossCheck[] = [],
): Promise<string> {
  putReports(folder, Object.fromEntries(reports.map((report, at) => [`${at}.json`, report])));
  writeCrossChecks(folder, reports.length, checks);
  return (await writeTables(folder, { programOf: () => 'test' })).folder;
}

/** All of a table as text, in the same words for DuckDB and PostgreSQL; only they print doubles each in their way. */
export function allOf({ name, columns }: Kind): string {
  const cells = columns.map((column) => {
    const cell = column.type === 'DOUBLE PRECISION' ? `CAST(${column.name} AS DECIMAL(12,6))` : column.name;
    return `CAST(${cell} AS VARCHAR) AS ${column.name}`;
  });
  return `SELECT ${cells.join(', ')} FROM ${sqlName(name)} ORDER BY sha256, position`;
}

/** The exact sum of decimals as the column prints it: ten digits behind the point. */
export function exactSum(texts: readonly string[]): string {
  return print(texts.map(decimal).reduce(add, decimal('0.0000000000')));
}
