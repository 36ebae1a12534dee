import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruleWords } from '../src/cli/present.ts';
import { add, decimal, print } from '../src/model/decimal.ts';
import type { Score } from '../src/model/report.ts';
import { cleaned, linkFrom, type RunFile, shortened } from '../src/write/page-source.ts';
import { openSpreadsheet } from '../src/write/spreadsheet.ts';
import { betweenFiles, fixtureFile, nasty, nastyFile, runFile } from './run-files.ts';

const root = mkdtempSync(join(tmpdir(), 'gouji-book-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let files: RunFile[];
beforeAll(async () => {
  const read = await Promise.all(['rongpu-faults', 'qingling-scores'].map(fixtureFile));
  files = [...read, runFile('in/closed.pdf', null), nastyFile()];
});

const options = { language: 'zh', words: ruleWords, program: '0.0.0+test' } as const;

function write(
  name: string,
  from: readonly RunFile[],
  more: Partial<Parameters<typeof openSpreadsheet>[1]> = {},
): string {
  const path = join(root, name);
  const book = openSpreadsheet(path, { ...options, ...more });
  for (const file of from) book.add(file);
  const [one, other] = from.filter(({ report }) => report !== null);
  if (one && other) book.addBetween(betweenFiles(one, other));
  book.finish();
  return path;
}

/** Sheets by name, each a list of rows, as a reader of another make finds them. */
async function sheetsIn(path: string): Promise<Map<string, string[][]>> {
  const { sheets } = await readXlsx(readFileSync(path));
  return new Map(sheets.map(({ name, rows }) => [name, rows.map((row) => row.map((cell) => `${cell ?? ''}`))]));
}

/** The parts of a zip, from its table at the end. */
function partsIn(path: string): Map<string, string> {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const parts = new Map<string, string>();
  for (let at = bytes.readUInt32LE(end + 16), left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, length, offset] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt16LE(at + 28),
      bytes.readUInt32LE(at + 42),
    ];
    const start = offset + 30 + length;
    parts.set(
      `${bytes.subarray(at + 46, at + 46 + length)}`,
      `${inflateRawSync(bytes.subarray(start, start + packed))}`,
    );
    at += 46 + length;
  }
  return parts;
}

const sum = (texts: readonly string[]) => print(texts.map(decimal).reduce(add, decimal('0')));

function column(rows: readonly string[][], title: string): string[] {
  const at = rows[0]?.indexOf(title) ?? -1;
  expect(at, title).toBeGreaterThanOrEqual(0);
  return rows.slice(1).flatMap((row) => (row[at] ? [row[at]] : []));
}

function allScores(scores: readonly Score[]): string[] {
  return scores.flatMap(({ score, parts }) => [...(score === null ? [] : [score]), ...allScores(parts)]);
}

const reports = () => files.flatMap(({ report }) => report ?? []);

describe('gouji.xlsx', () => {
  it('has its sheets, in both languages', async () => {
    const zh = await sheetsIn(write('zh.xlsx', files));
    expect([...zh.keys()].join(' ')).toBe('汇总 问题清单 指标 资金 得分 存在问题与改进措施 校验通过项 报告间核对 说明');
    const en = await sheetsIn(write('en.xlsx', files, { language: 'en' }));
    expect([...en.keys()].join(', ')).toBe(
      'Summary, Findings, Indicators, Funds, Scores, Problems and improvements, Passed checks, Between reports, About',
    );
    for (const rows of en.values()) expect(rows[0]?.join('')).not.toMatch(/\p{Script=Han}/u);
    expect([...en.values()].map(({ length }) => length)).toEqual([...zh.values()].map(({ length }) => length));
  });

  it('holds every exact figure: the sums are those of the reports', async () => {
    const sheets = await sheetsIn(write('sums.xlsx', files));
    const yuan = reports().flatMap(({ funds }) => funds.map(({ amount }) => amount.yuan));
    expect(sum(column(sheets.get('资金') ?? [], '金额（精确）'))).toBe(sum(yuan));
    expect(sum(column(sheets.get('得分') ?? [], '得分（精确）'))).toBe(
      sum(reports().flatMap(({ scores }) => allScores(scores))),
    );
    const points = reports().flatMap(({ indicators }) => indicators.flatMap(({ score }) => score?.value ?? []));
    expect(sum(['0', ...column(sheets.get('指标') ?? [], '得分（精确）')])).toBe(sum(['0', ...points]));
  });

  it('gives each finding its two quotes, pages and a link', async () => {
    const path = write('quotes.xlsx', files);
    const rows = (await sheetsIn(path)).get('问题清单') ?? [];
    const [fails] = files.map(({ report }) => report?.checks.filter(({ outcome }) => outcome !== 'pass') ?? []);
    for (const { message, places } of fails ?? []) {
      const row = rows.find((cells) => cells.includes(message)) ?? [];
      expect(row).toContain(places[0]?.text);
      expect(row.slice(7)).toContain(`${places[0]?.page}`);
    }
    const links = partsIn(path).get('xl/worksheets/_rels/sheet2.xml.rels') ?? '';
    expect(links).toContain('Target="../fixtures/rongpu-faults/rongpu-faults.pdf"');
    expect(partsIn(path).get('xl/worksheets/sheet2.xml')).toMatch(
      /<hyperlink ref="Q2" r:id="rId1" location="page=\d+"\/>/,
    );
  });

  it('tells what reports say of each other, with both files, pages and links', async () => {
    const path = write('between.xlsx', files);
    const sheets = await sheetsIn(path);
    const [, row, ...others] = sheets.get('报告间核对') ?? [];
    expect(others).toEqual([]);
    expect(row?.join(' | ')).toMatch(
      /^警告 \| 不符 \| 两份报告同一金额不一致 \| .* \| fixtures\/rongpu-faults\/rongpu-faults\.pdf \| 1,204\.50万元 \| 2–3 \| 第2页 \| .* \| fixtures\/qingling-scores\/qingling-scores\.pdf \| 1,240\.50万元 \| 1 \| 第1页 \| amount-differs-between-reports/,
    );
    expect(
      partsIn(path)
        .get('xl/worksheets/_rels/sheet8.xml.rels')
        ?.match(/Target="[^"]*"/g),
    ).toEqual([
      'Target="../fixtures/rongpu-faults/rongpu-faults.pdf"',
      'Target="../fixtures/qingling-scores/qingling-scores.pdf"',
    ]);
    expect(sheets.get('说明')?.find((cells) => cells.includes('amount-differs-between-reports'))?.[2]).toBe('1');
  });

  it('lists files that were not read, with the reason', async () => {
    const rows = (await sheetsIn(write('unread.xlsx', files))).get('汇总') ?? [];
    expect(rows).toHaveLength(5);
    expect(rows[3]).toEqual(expect.arrayContaining(['in/closed.pdf', '已加密', 'PDF 有打开密码。']));
  });

  it('has frozen heads, filters and colours', () => {
    const parts = partsIn(write('frame.xlsx', files));
    const sheets = [...parts].filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name));
    expect(sheets).toHaveLength(9);
    for (const [, xml] of sheets) {
      expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"\/>/);
      expect(xml).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"\/>/);
    }
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain('<formula>$A2=&#34;错误&#34;</formula>');
    expect(parts.get('xl/styles.xml')).toContain('#,##0.00&#34;元&#34;');
  });

  it('writes the same bytes again', () => {
    expect(readFileSync(write('one.xlsx', files)).equals(readFileSync(write('two.xlsx', files)))).toBe(true);
  });

  it('goes on in a second sheet when one is full', async () => {
    const sheets = await sheetsIn(write('full.xlsx', files, { mostRows: 10 }));
    const indicators = [...sheets].filter(([name]) => name.startsWith('指标'));
    expect(indicators.map(([name]) => name).slice(0, 3)).toEqual(['指标', '指标_2', '指标_3']);
    const heads = new Set(indicators.map(([, rows]) => rows[0]?.join()));
    expect(heads.size).toBe(1);
    const rows = indicators.reduce((total, [, { length }]) => total + length - 1, 0);
    expect(rows).toBe(reports().reduce((total, report) => total + report.indicators.length, 0));
  });

  it('leaves nothing behind when it is abandoned', () => {
    const folder = mkdtempSync(join(root, 'abandoned-'));
    const book = openSpreadsheet(join(folder, 'gouji.xlsx'), options);
    for (const file of files) book.add(file);
    book.abandon();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('words that mean harm', () => {
  it('are words in a spreadsheet', async () => {
    const path = write('nasty.xlsx', [nastyFile()]);
    for (const [name, xml] of partsIn(path)) {
      if (/sheet\d+\.xml$/.test(name)) expect(xml, name).not.toMatch(/<f[ >]/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(xml, name).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202e]/);
    }
    const names = column((await sheetsIn(path)).get('指标') ?? [], '指标名称');
    expect(names).toContain(nasty.formula);
    expect(names).toContain(nasty.script);
    expect(names).toContain('abcd');
    expect(names).toContain('x\ufffdy\ufffdz');
    expect(names).toContain(shortened(nasty.long, 32_767));
    expect(Math.max(...names.map(({ length }) => length))).toBe(32_767);
  });

  it('lead nowhere but to a file below', () => {
    const parts = partsIn(write('links.xlsx', [nastyFile()]));
    const targets = [...parts].flatMap(([name, xml]) =>
      name.includes('sheet') ? [...xml.matchAll(/Target="([^"]*)"/g)] : [],
    );
    expect(targets.length).toBeGreaterThan(10);
    for (const [, target] of targets) expect(target).toMatch(/^\.\.\/in\/[\w.!~*'()%-]+(\/[\w.!~*'()%-]+)*\.pdf$/);
    expect(linkFrom('javascript:alert(1).pdf')).toBe('./javascript%3Aalert(1).pdf');
    expect(linkFrom('../a b/预算#1?.pdf')).toBe('../a%20b/%E9%A2%84%E7%AE%97%231%3F.pdf');
  });

  it('are cleaned and cut between characters', () => {
    expect(cleaned(nasty.nul)).toBe('abcd');
    expect(cleaned(nasty.lines)).toBe('one\ntwo\nthree\n');
    expect(shortened(nasty.pairs, 32_767)).toMatch(/^𠮷+…$/u);
    expect(shortened('短', 3)).toBe('短');
  });
});

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
if (!office) console.warn('LibreOffice is not installed: the spreadsheet is not opened with it');

describe.skipIf(!office)('LibreOffice', () => {
  it('opens it without complaint and finds the same words and sums', () => {
    const path = write('office.xlsx', files);
    const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
    const profile = `-env:UserInstallation=file://${join(root, 'profile')}`;
    const result = spawnSync(`${office}`, ['--headless', profile, '--convert-to', filter, '--outdir', root, path], {
      encoding: 'utf8',
    });
    const complaints = result.stderr.split('\n').filter((line) => line !== '' && !/javaldx/.test(line));
    expect(complaints).toEqual([]);
    const text = (name: string) => readFileSync(join(root, `office-${name}.csv`), 'utf8');
    const yuan = reports().flatMap(({ funds }) => funds.map(({ amount }) => amount.yuan));
    expect(sum(column(parseCsv(text('资金')) as string[][], '金额（精确）'))).toBe(sum(yuan));
    const indicators = column(parseCsv(text('指标')) as string[][], '指标名称');
    expect(indicators).toEqual(
      expect.arrayContaining([nasty.formula, nasty.sum, nasty.at, nasty.script, nasty.escape]),
    );
    expect(text('指标')).not.toMatch(/#(NAME|REF|VALUE)|Err:/);
  }, 240_000);
});
