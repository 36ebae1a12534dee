/**
 * Reports in prose in the manner of other provinces, and what is read from them: `npm run golden` writes
 * `fixtures/prose/golden.json` anew, and a person reads the difference.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../src/check/index.ts';
import { extract } from '../src/extract/index.ts';
import { link } from '../src/link.ts';
import type { ReportBody } from '../src/model/report.ts';
import { segment } from '../src/segment.ts';
import { validate } from '../src/validate.ts';
import { textDocument } from './text-document.ts';

const folder = join(import.meta.dirname, '../fixtures/prose');
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.txt') ? file.slice(0, -4) : []));
const golden = join(folder, 'golden.json');

function read(name: string): ReportBody {
  const document = textDocument(readFileSync(join(folder, `${name}.txt`), 'utf8'));
  const outline = segment(document).value;
  return link(validate(document, outline, extract(document, outline).value).value);
}

/** In one line each, so that a difference reads like the report. Notes are no faults. */
function told(report: ReportBody): object {
  const { profile, conclusion, scores, funds, rates, indicators, problems, improvements } = report;
  const failing = check(report).checks.filter(({ outcome, severity }) => outcome === 'fail' && severity !== 'note');
  return {
    department: profile.department?.value ?? null,
    year: profile.fiscalYear?.value ?? null,
    project: profile.projectName?.value ?? null,
    conclusion: [conclusion?.score, conclusion?.grade].filter(Boolean).join(' '),
    scores: scores
      .flatMap((root) => [root, ...root.parts])
      .map(({ name, score, fullScore }) => `${name} ${score}/${fullScore ?? '–'}`),
    funds: funds.map(({ item, fund, amount }) => `${item} ${fund} ${amount.text}`),
    rates: rates.map(({ name, text }) => `${name} ${text}`),
    indicators: indicators.map(
      ({ name, target, actual, score }) =>
        `${name}: ${target?.text} → ${actual?.text}${score ? `, ${score.text}` : ''}`,
    ),
    problems: problems.map(({ title }) => title),
    improvements: improvements.map(({ title }) => title),
    failing: failing.map(({ rule }) => rule),
  };
}

if (process.env.GOLDEN === 'write') {
  const all = Object.fromEntries(names.map((name) => [name, told(read(name))]));
  writeFileSync(golden, `${JSON.stringify(all, null, 2)}\n`);
}

describe('a report in prose', () => {
  const expected = JSON.parse(readFileSync(golden, 'utf8')) as Record<string, object>;

  it('is read', () => expect(names).toEqual(Object.keys(expected)));

  it.each(names)('%s', (name) => expect(told(read(name))).toEqual(expected[name]));
});
