import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { crossChecksSchema } from '../src/model/cross-check.ts';
import type { Report } from '../src/model/report.ts';

const cli = resolve('dist/cli.js');
const root = mkdtempSync(join(tmpdir(), 'gouji-checks-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PLAIN = ['--lang', 'en', '--no-warehouse', '--no-page', '--no-spreadsheet'];

function gouji(...args: string[]) {
  const options = { cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } } as const;
  return spawnSync(process.execPath, [cli, ...args], options);
}

const run = (...args: string[]) => gouji('run', 'in', ...PLAIN, ...args);
const read = (name: string): Report => JSON.parse(readFileSync(join(root, 'output/reports', name), 'utf8')) as Report;
const bytes = (): string[] =>
  readdirSync(join(root, 'output/reports')).map((name) => readFileSync(join(root, 'output/reports', name), 'utf8'));
const unchanged = /^2 files did not change and were not read again/m;

beforeAll(() => {
  mkdirSync(join(root, 'in'));
  copyFileSync('fixtures/rongpu-faults/rongpu-faults.pdf', join(root, 'in/faults.pdf'));
  copyFileSync('fixtures/weitang-project/weitang-project.pdf', join(root, 'in/project.pdf'));
});

beforeEach(() => {
  rmSync(join(root, 'output/accepted.json'), { force: true });
  expect(run().status).toBe(0);
});

describe('what is accepted', () => {
  const accept = (words = '采购管理', file = 'faults.json') =>
    gouji('accept', `output/reports/${file}`, 'score-out-of-range', words, '--reason', '已核实', '--lang', 'en');
  const totals = (): Record<string, number> =>
    JSON.parse(readFileSync(join(root, 'output/run.json'), 'utf8')).totals.failed;

  it('is marked in its report, listed apart, and not counted', () => {
    const before = totals();
    const { status, stdout } = accept();
    expect([status, stdout]).toEqual([0, expect.stringContaining('1 findings accepted')]);
    const [finding] = read('faults.json').checks.filter(({ accepted }) => accepted !== undefined);
    expect(finding).toMatchObject({ rule: 'score-out-of-range', outcome: 'fail', accepted: '已核实' });
    expect(totals()).toEqual({ ...before, error: (before.error ?? 0) - 1 });
    const shown = gouji('show', 'output/reports/faults.json', '--lang', 'en').stdout;
    expect(shown).toMatch(/^Accepted, not counted \(1\)\n.*10\.5.*\(score-out-of-range\) {2}\[accepted: 已核实\]$/m);
  });

  it('survives a run, which reads nothing again, and a forced one, which reads everything', () => {
    accept();
    const after = bytes();
    const again = run();
    expect(again.stdout).toMatch(unchanged);
    expect(again.stdout).toContain('1 accepted findings are not counted');
    expect(bytes()).toEqual(after);
    expect(run('--force').stdout).toContain('1 accepted findings are not counted');
    expect(bytes()).toEqual(after);
  });

  it('comes back when the entry goes, without a PDF being read', () => {
    const before = bytes();
    accept();
    rmSync(join(root, 'output/accepted.json'));
    expect(run().stdout).toMatch(unchanged);
    expect(bytes()).toEqual(before);
  });

  it('is refused where no finding has the words', () => {
    const before = bytes();
    const { status, stderr } = accept('查无此项');
    expect([status, stderr]).toEqual([64, expect.stringContaining('nothing was changed')]);
    expect(bytes()).toEqual(before);
    expect(readdirSync(join(root, 'output'))).not.toContain('accepted.json');
  });

  it('ends with a sentence when its file is broken, before anything is read', () => {
    writeFileSync(join(root, 'output/accepted.json'), '{"schema":"gouji/accepted/1","entries":[{}]}');
    const { status, stderr } = run('--force');
    expect(status).toBe(64);
    expect(stderr).toMatch(/accepted\.json cannot be used: entries\.0\.sha256 /);
  });
});

describe('--profile', () => {
  it('forces one on all reports and says so; the next run without it takes it back, all without reading again', () => {
    const before = bytes();
    expect(run('--profile', 'sichuan-project').stdout).toMatch(unchanged);
    expect(read('faults.json').checkedBy).toEqual({ profile: 'sichuan-project', chosen: 'forced', words: [] });
    expect(gouji('show', 'output/reports/faults.json', '--lang', 'en').stdout).toContain(
      'profile: sichuan-project (set with --profile)',
    );
    expect(run().stdout).toMatch(unchanged);
    expect(bytes()).toEqual(before);
  });

  it('gives the same whether the PDF is read or not', () => {
    run('--profile', 'hubei-project');
    const again = bytes();
    run('--profile', 'hubei-project', '--force');
    expect(bytes()).toEqual(again);
  });

  it('takes a file of one’s own', () => {
    writeFileSync(join(root, 'mine.json'), JSON.stringify({ name: 'mine', completion: { low: '99', evidence: 'I' } }));
    expect(gouji('check', 'output', '--profile', 'mine.json').status).toBe(0);
    expect(read('project.json').checkedBy?.profile).toBe('mine');
  });

  it.each([
    ['nowhere', /There is no profile nowhere, and no such file\. Profiles: default, /],
    ['bad.json', /bad\.json cannot be used: completion\.overs unknown name/],
  ])('%s ends with a sentence', (name, sentence) => {
    writeFileSync(join(root, 'bad.json'), JSON.stringify({ name: 'bad', completion: { overs: '1' } }));
    for (const { status, stderr } of [
      run('--profile', name),
      gouji('check', 'output', '--lang', 'en', '--profile', name),
    ])
      expect([status, stderr]).toEqual([64, expect.stringMatching(sentence)]);
  });
});

describe('what was made of the reports', () => {
  const place = join(root, 'made');
  const made = ['index.html', 'gouji.xlsx', 'tables/check.ndjson', 'tables/check.csv', 'tables/report.ndjson'];
  const madeOf = (): string[] => made.map((name) => readFileSync(join(place, name), 'latin1'));
  const question =
    "select count(*) as n from v_findings where rule = 'score-out-of-range' and message like '%采购管理%'";
  const findings = () => JSON.parse(gouji('query', question, '--output', 'made', '--format', 'json').stdout)[0].n;
  const faults = 'made/reports/faults.json';
  const accept = (...more: string[]) =>
    gouji('accept', faults, 'score-out-of-range', '采购管理', '--reason', '已核实', '--lang', 'en', ...more);
  let ofRun: string[];

  beforeAll(() => {
    gouji('run', 'in', '--output', 'made', '--lang', 'en');
    ofRun = madeOf();
  });

  beforeEach(() => rmSync(join(place, 'accepted.json'), { force: true }));

  it('follows what is accepted at once, and a check takes it back to what the run wrote, from any folder', () => {
    expect(findings()).toBe(1);
    const { status, stdout } = accept();
    expect([status, stdout]).toEqual([0, expect.stringContaining('Warehouse: made/warehouse.duckdb (1 reports')]);
    expect(findings()).toBe(0);
    expect(madeOf().filter((text, at) => text === ofRun[at])).toEqual([]);
    rmSync(join(place, 'accepted.json'));
    const options = { cwd: place, encoding: 'utf8' } as const;
    const again = spawnSync(process.execPath, [cli, 'check', '.', '--lang', 'en'], options);
    expect([again.status, again.stderr]).toEqual([0, expect.stringContaining('Writing tables')]);
    expect(madeOf()).toEqual(ofRun);
    expect(findings()).toBe(1);
  });

  it('follows a single report too, but what the reports say of each other stays', () => {
    accept();
    rmSync(join(place, 'accepted.json'));
    writeFileSync(join(place, 'cross-checks.json'), '{"mine":1}');
    expect(gouji('check', faults, '--lang', 'en').status).toBe(0);
    expect(madeOf()).toEqual(ofRun);
    expect(readFileSync(join(place, 'cross-checks.json'), 'utf8')).toBe('{"mine":1}');
  });

  it('waits with --no-refresh', () => {
    expect(accept('--no-refresh').status).toBe(0);
    expect(madeOf()).toEqual(ofRun);
    expect(readFileSync(join(root, faults), 'utf8')).toContain('"accepted": "已核实"');
  });

  it('stays where the journal is lost and nobody knows whose the page is', () => {
    const journal = join(place, 'journal.ndjson');
    const text = readFileSync(journal);
    rmSync(journal);
    const before = madeOf().slice(0, 2);
    expect(gouji('check', 'made', '--lang', 'en').status).toBe(0);
    expect(madeOf().slice(0, 2)).toEqual(before);
    writeFileSync(journal, text);
  });

  it('is not begun where it is not there', () => {
    const before = readdirSync(join(root, 'output')).sort();
    expect(before).not.toContain('tables');
    expect(gouji('check', 'output', '--lang', 'en').status).toBe(0);
    expect(readdirSync(join(root, 'output')).sort()).toEqual(before);
  });
});

describe('between reports', () => {
  it('a run and a check write the same comparisons, and say what they came to', () => {
    const file = join(root, 'output/cross-checks.json');
    const ofRun = readFileSync(file, 'utf8');
    expect(crossChecksSchema.parse(JSON.parse(ofRun)).reports).toBe(2);
    const { status, stdout } = gouji('check', 'output', '--lang', 'en');
    expect(status).toBe(0);
    expect(stdout).toContain('2 reports checked again, 0 changed, 0 could not be read');
    expect(stdout).toMatch(/^Between reports \(2\): 0 errors, 0 warnings, 0 notes, 0 agree; see /m);
    expect(readFileSync(file, 'utf8')).toBe(ofRun);
  });

  it('counts for --fail-on, and can be accepted', () => {
    const copy = read('faults.json');
    const text = readFileSync(join(root, 'output/reports/faults.json'), 'utf8');
    const other = JSON.parse(text.replaceAll(copy.source.sha256, 'f'.repeat(64))) as Report;
    const spent = other.funds.filter(({ item }) => item === 'expenditure');
    for (const { amount } of spent)
      Object.assign(amount, { value: '1.00', yuan: '10000.00', text: '1.00万元', unit: '万元' });
    const path = join(root, 'output/reports/faults-2.json');
    writeFileSync(path, JSON.stringify({ ...other, source: { ...other.source, file: 'second.pdf' } }));
    expect(gouji('check', 'output').status).toBe(0);
    const open = () => {
      const { checks } = crossChecksSchema.parse(
        JSON.parse(readFileSync(join(root, 'output/cross-checks.json'), 'utf8')),
      );
      return checks.filter(({ outcome, accepted }) => outcome === 'fail' && accepted === undefined);
    };
    const [finding] = open();
    expect(finding).toMatchObject({ rule: 'amount-differs-between-reports', computed: expect.stringMatching(/./) });
    const before = open().length;
    gouji('accept', 'output/reports/faults-2.json', finding?.rule ?? '', finding?.message ?? '', '--reason', '旧版');
    expect(open()).toHaveLength(before - 1);
    rmSync(path);
  });
});

describe('many reports', () => {
  const COPIES = 60;

  /** A folder with copies of two reports, as if each were of a file of its own. */
  function many(name: string): string {
    const folder = join(root, name);
    mkdirSync(join(folder, 'reports'), { recursive: true });
    for (const json of ['faults.json', 'project.json']) {
      const text = JSON.stringify({ ...read(json), checks: [] });
      for (let i = 0; i < COPIES; i++) {
        const own = text.replaceAll(read(json).source.sha256, String(i).padStart(64, '0'));
        writeFileSync(join(folder, 'reports', `${i}-${json}`), own);
      }
    }
    return folder;
  }

  const written = (folder: string): string[] =>
    ['cross-checks.json', ...readdirSync(join(folder, 'reports')).map((json) => `reports/${json}`)].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );

  it('checked side by side come to the same as one by one, and nothing is left behind', () => {
    const [one, several] = [many('one'), many('several')];
    const ends = [gouji('check', one, '--jobs', '1'), gouji('check', several, '--jobs', '3')];
    expect(ends.map(({ status }) => status)).toEqual([0, 0]);
    expect(ends[0]?.stdout).toContain(`${2 * COPIES} reports checked again, ${2 * COPIES} changed`);
    expect(written(several)).toEqual(written(one));
    expect(readFileSync(join(one, 'cross-checks.json'), 'utf8')).toContain('amount-differs-between-reports');
    expect(readdirSync(several).sort()).toEqual(['cross-checks.json', 'reports']);
  });

  it('end with a sentence where one of them cannot be opened', () => {
    const folder = many('barred');
    mkdirSync(join(folder, 'reports/30.json'));
    const { status, stderr } = gouji('check', folder, '--jobs', '3', '--lang', 'en');
    expect([status, stderr]).toEqual([2, expect.stringContaining('EISDIR')]);
    expect(readdirSync(folder)).toEqual(['reports']);
  });
});
