import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../src/model/report.ts';
import { fitsDecimal } from '../src/write/columns.ts';
import { csvCell } from '../src/write/csv.ts';
import { warehouseSql } from '../src/write/ddl.ts';
import { dictionary } from '../src/write/dictionary.ts';
import { kindNames, kinds } from '../src/write/kinds.ts';
import { rowsOf } from '../src/write/rows.ts';
import { writeTables } from '../src/write/tables.ts';
import { crossCheck, nastyReport, nastyTexts, putReports, putTables, readReports, sha } from './write-reports.ts';

const root = mkdtempSync(join(tmpdir(), 'gouji-tables-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let reports: Report[];
beforeAll(async () => {
  reports = await readReports();
});

const origin = { program: 'test', json: 'a.json' };
const linesIn = (folder: string, kind: string) =>
  readFileSync(join(folder, `${kind}.ndjson`), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
const bytesIn = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map((name) => [name, sha(readFileSync(join(folder, name), 'latin1'))]);

describe('what is generated', () => {
  it('is what ships: npm run schemas writes it', () => {
    expect(readFileSync('schemas/warehouse.sql', 'utf8')).toBe(warehouseSql());
    expect(readFileSync('docs/data.md', 'utf8')).toBe(dictionary());
  });

  it('names every column in both languages, once a kind', () => {
    for (const { columns } of kinds) {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { name, zh, en } of columns) {
        expect(name).toMatch(/^[a-z0-9_]+$/);
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/^[\x20-\x7e]+$/);
      }
    }
  });
});

describe('rows', () => {
  it('count every thing of the report', () => {
    for (const report of reports) {
      const count = (kind: string) => rowsOf(report, origin).filter((row) => row.kind === kind).length;
      const lists = ['funds', 'rates', 'indicators', 'problems', 'improvements', 'statements', 'checks'] as const;
      for (const list of lists) expect(count(list.slice(0, -1)), list).toBe(report[list].length);
      const figures = JSON.stringify(report).match(/"comparator":/g)?.length;
      expect(count('quantity')).toBe(figures);
      expect(count('section')).toBe(JSON.stringify(report.sections).match(/"level":/g)?.length);
      expect(count('score')).toBe(JSON.stringify(report.scores).match(/"parts":/g)?.length);
      expect(count('report')).toBe(1);
    }
  });

  // A column that is filled under a wrong name would be empty everywhere.
  it('fill every column that a report can fill', () => {
    const filled = new Set<string>();
    const between = [crossCheck(reports[0] as Report, reports[1] as Report)];
    for (const report of reports) {
      for (const { kind, line } of rowsOf(report, { ...origin, between })) {
        const cells: object = JSON.parse(line);
        for (const [name, cell] of Object.entries(cells)) if (cell !== null) filled.add(`${kind}.${name}`);
      }
    }
    const empty = kinds
      .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
      .filter((one) => !filled.has(one));
    // None of these reports has a range, a diagnostic, a rate that changes, or an indicator that a table tells again.
    const unused =
      /upper_value|counted|change|^cross_check\.(difference|tolerance)|^diagnostic\.|^rate\.(yuan|change)|restated|accepted$|suggestion$|^statement\.period|^indicator\.number/;
    expect(empty.filter((name) => !unused.test(name))).toEqual([]);
  });

  it('tell a comparison of two reports with the first of them, whose digest it changes', () => {
    const [one, other] = reports as [Report, Report];
    const rows = rowsOf(one, { ...origin, between: [crossCheck(one, other)] });
    const [row, ...others] = rows.filter(({ kind }) => kind === 'cross_check').map(({ line }) => JSON.parse(line));
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      ...{ sha256: one.source.sha256, position: 1, first_text: '1,204.50万元', first_page: 2 },
      ...{ second_text: '1,240.50万元', second_page: 1, second_file: other.source.file },
      second_sha256: other.source.sha256,
    });
    const digest = (line = '') => JSON.parse(line).digest;
    expect(digest(rows[0]?.line)).not.toBe(digest(rowsOf(one, origin)[0]?.line));
  });

  it('tell trees by the position of the parent', () => {
    const scores = rowsOf(reports[0] as Report, origin).flatMap(({ kind, line }) =>
      kind === 'score' ? [JSON.parse(line)] : [],
    );
    for (const { parent, path, name, depth } of scores) {
      const above = scores.find(({ position }) => position === parent);
      expect(path).toBe(above ? `${above.path} / ${name}` : name);
      expect(depth).toBe((above?.depth ?? 0) + 1);
    }
  });

  it('count apart what a reviewer has accepted', () => {
    const report = structuredClone(reports[1] as Report);
    const own = () => JSON.parse(rowsOf(report, origin)[0]?.line ?? '');
    const before = own();
    const failed = report.checks.find(({ outcome, severity }) => outcome === 'fail' && severity === 'error');
    Object.assign(failed as object, { accepted: '已核实' });
    expect(own()).toMatchObject({ failed_errors: before.failed_errors - 1, accepted: 1, passed: before.passed });
  });

  it('change their digest with any cell', () => {
    const digest = (report: Report) => JSON.parse(rowsOf(report, origin)[0]?.line ?? '').digest;
    const changed = structuredClone(reports[0] as Report);
    Object.assign(changed.indicators.at(-1) as object, { name: 'another' });
    expect(digest(changed)).not.toBe(digest(reports[0] as Report));
    expect(digest(structuredClone(reports[0] as Report))).toBe(digest(reports[0] as Report));
  });

  it.each([
    ['413072500.00', true],
    ['-0.0000000001', true],
    ['0.00000000010', true],
    ['0.00000000001', false],
    [`${'9'.repeat(22)}.5`, true],
    ['1'.padEnd(23, '0'), false],
    [`000${'9'.repeat(22)}`, true],
  ])('take %s for a decimal that fits: %s', (text, fits) => {
    expect(fitsDecimal(text)).toBe(fits);
  });

  it('never round: what does not fit stands in the text alone', () => {
    const report = structuredClone(reports[0] as Report);
    Object.assign(report.conclusion as object, { score: '88.12345678901' });
    expect(JSON.parse(rowsOf(report, origin)[0]?.line ?? '')).toMatchObject({
      score: null,
      score_text: '88.12345678901',
    });
  });
});

describe('CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['＝1', "'＝1"],
    ['-5.20', '-5.20'],
    ['-5.2%', "'-5.2%"],
    ['a"b', '"a""b"'],
    ['=a,"b"\n', `"'=a,""b""\n"`],
    [null, ''],
    [7, '7'],
  ])('writes %j as %j', (cell, text) => {
    expect(csvCell(cell)).toBe(text);
  });

  it('ends a cell where Excel would break the row', () => {
    expect(csvCell('勾'.repeat(40_000))).toHaveLength(32_767);
  });
});

describe('a folder of tables', () => {
  it('has a file of each sort for every kind, the same bytes every time', async () => {
    const folder = join(root, 'same');
    const tables = await putTables(folder, reports);
    const first = bytesIn(tables);
    expect(first.map(([name]) => name)).toEqual(kindNames.flatMap((kind) => [`${kind}.csv`, `${kind}.ndjson`]).sort());
    writeFileSync(join(tables, '.tmp-0123456789ab'), 'left by a killed run');
    await writeTables(folder, { programOf: () => 'test' });
    expect(bytesIn(tables)).toEqual(first);
    expect(readFileSync(join(tables, 'fund.csv'), 'utf8')).toMatch(/^\ufeffsha256,position,schema,program,item,/);
  });

  it('counts the same bytes once and tells what is no report', async () => {
    const folder = join(root, 'odd');
    putReports(folder, {
      'a.json': reports[0],
      'b.json': reports[0],
      'c.json': { schema: 'other' },
      'd.json': reports[1],
    });
    writeFileSync(join(folder, 'reports/e.json'), '{"torn');
    const { reports: count, copies, unusable } = await writeTables(folder, { programOf: (json) => `of ${json}` });
    expect([count, copies, unusable.map(({ json }) => json)]).toEqual([2, ['b.json'], ['c.json', 'e.json']]);
    expect(linesIn(join(folder, 'tables'), 'report').map(({ json, program }) => [json, program])).toEqual([
      ['a.json', 'of a.json'],
      ['d.json', 'of d.json'],
    ]);
  });

  it('stays as it was when the writing is broken off', async () => {
    const folder = join(root, 'broken-off');
    const tables = await putTables(folder, reports.slice(0, 1));
    const before = bytesIn(tables);
    putReports(folder, { '9.json': reports[1] });
    await expect(writeTables(folder, { programOf: () => 'test', signal: AbortSignal.abort() })).rejects.toThrow();
    expect(bytesIn(tables)).toEqual(before);
  });

  it('says which folder it cannot write', async () => {
    const folder = join(root, 'in-the-way');
    putReports(folder, { 'a.json': reports[0] });
    writeFileSync(join(folder, 'tables'), '');
    await expect(writeTables(folder, { programOf: () => 'test' })).rejects.toThrow(/EEXIST.*tables/);
  });

  it('makes nasty texts harmless and keeps the rest of them', async () => {
    const folder = join(root, 'nasty');
    mkdirSync(folder);
    const tables = await putTables(folder, [nastyReport(reports[0] as Report)]);
    const titles = linesIn(tables, 'problem').map(({ title }) => title);
    expect(titles).toEqual(nastyTexts.map((text) => text.replace(/[\0\p{Cs}]/gu, '\ufffd')));
    expect(linesIn(tables, 'report')[0].file).toBe('../../=cmd|evil\ufffd\ufffd.pdf');
    const csv = readFileSync(join(tables, 'problem.csv'), 'utf8');
    expect(csv).not.toMatch(/(^|,)"?[=+@]/m);
    // Nothing was written where a file name pointed to.
    expect(readdirSync(folder).sort()).toEqual(['cross-checks.json', 'reports', 'tables']);
  });
});
