import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyTally, reportNames, walk } from '../src/cli/folder.ts';
import { outputAt, outputOf } from '../src/cli/settings.ts';
import type { Report } from '../src/model/report.ts';
import { storedReports } from '../src/write/reports.ts';
import { report } from './model-reports.ts';
import { putReports } from './write-reports.ts';

const root = mkdtempSync(join(tmpdir(), 'gouji-folder-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** PDFs that are called as files of ours are, and one that nothing is hidden from. */
const odd = ['.hidden.json', 'accepted.json', 'cross-checks.json', 'run.json'];

function stored(name: string, at: number): [string, Report] {
  const source = { file: name, sha256: String(at).padStart(64, '0'), bytes: 1, pageCount: 1, pages: [] };
  const parts = { checks: [], notAssessed: [], diagnostics: [] };
  return [name, { schema: 'gouji/report/1', source, ...report(), ...parts }];
}

describe('the reports of an output folder', () => {
  const output = join(root, 'output');
  putReports(output, Object.fromEntries(odd.map(stored)));
  writeFileSync(join(output, 'run.json'), '{}');
  writeFileSync(join(output, 'reports/._run.json'), 'of macOS');

  it('may have any name', () => expect(reportNames(output)).toEqual(odd));

  it('are all gone through, and all in the tables', async () => {
    const [tally, strays]: [ReturnType<typeof emptyTally>, string[]] = [emptyTally(), []];
    const revision = { settings: {}, way: 'refresh' } as const;
    await walk(output, { revision, jobs: 1, tally, onStray: (path) => strays.push(path) });
    expect([tally.reports, strays]).toEqual([4, []]);
    const names: string[] = [];
    for await (const one of storedReports(output)) names.push('why' in one ? one.why : one.json);
    expect(names).toEqual(odd);
  });

  it('lie beside our own files where there is no folder for them', () => {
    const bare = join(root, 'bare');
    mkdirSync(bare);
    for (const name of [...odd, 'a.json']) writeFileSync(join(bare, name), '{}');
    expect(reportNames(bare)).toEqual(['.hidden.json', 'a.json']);
  });
});

it.each([
  ['output', 'output'],
  ['output/reports', 'output'],
  ['output/reports/', 'output'],
])('%s means %s', (folder, output) => {
  expect(outputAt(folder)).toBe(output);
  expect(outputOf(join(folder, 'a.json'))).toBe('output');
});
