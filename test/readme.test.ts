/** What the README prints is what the program prints: one run over the fixtures, as `npm start` makes it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const output = mkdtempSync(join(tmpdir(), 'gouji-readme-'));
afterAll(() => rmSync(output, { recursive: true, force: true }));

function gouji(...args: string[]): string {
  return spawnSync(process.execPath, ['dist/cli.js', ...args, '--lang', 'en'], { encoding: 'utf8' }).stdout;
}

/** A section by its heading: what is printed stands between fences, code is indented. */
function section(heading: string): { code: string; printed: string }[] {
  const text =
    readFileSync('README.md', 'utf8')
      .split(/^## /m)
      .find((part) => part.startsWith(heading)) ?? '';
  const parts = text.split(/^```\n/m);
  return parts.flatMap((before, at) => {
    const code = before.split('\n').filter((line) => line.startsWith('    '));
    const printed = parts[at + 1];
    return at % 2 === 0 && printed !== undefined ? [{ code: code.join(' '), printed }] : [];
  });
}

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('the README prints', () => {
  let summary: string;
  beforeAll(() => {
    summary = gouji('run', 'fixtures', '--output', output, '--no-page', '--no-spreadsheet');
  }, 240_000);

  const [run, shown] = section('A run');

  it.each(run?.printed.trimEnd().split('\n') ?? [])('of a run: %s', (line) => {
    expect(summary.split('\n')).toContain(line);
  });

  it('findings of a report', () => {
    const text = words(gouji('show', join(output, 'reports/rongpu-faults.json')));
    const findings = shown?.printed.split('✗').slice(1) ?? [];
    expect(findings).toHaveLength(2);
    for (const finding of findings) expect(text).toContain(words(finding));
  });

  const questions = section('Five questions');
  it('five answers', () => expect(questions).toHaveLength(5));

  it.each(questions)('the answer to $code', ({ code, printed }) => {
    const rows = gouji('query', code, '--output', output).split('\n').slice(2).join('\n');
    expect(rows).toBe(printed);
  });
});
