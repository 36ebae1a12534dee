/** Reports in plain text with the name of the rule behind the words at fault: the rule fires there and nowhere else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../src/check/index.ts';
import { rules } from '../src/check/rules.ts';
import { extract } from '../src/extract/index.ts';
import type { Check } from '../src/model/check.ts';
import { segment } from '../src/segment.ts';
import { validate } from '../src/validate.ts';
import { spansOf, textDocument } from './text-document.ts';

const folder = join(import.meta.dirname, '../fixtures/rules');

/** Rules that compare prose with a form, or rows of a form: their examples are tables, tested in test/rules. */
const OF_FORMS = new Set(['total-differs-from-table', 'amount-differs-from-table', 'not-applicable-rescale-mismatch']);
const shown = rules.map(({ id }) => id).filter((id) => !OF_FORMS.has(id));

interface Marked {
  readonly text: string;
  /** `at` is where the words at fault end. */
  readonly marks: readonly { readonly rule: string; readonly at: number }[];
}

function reportsIn(id: string): string[] {
  const words = readFileSync(join(folder, `${id}.md`), 'utf8');
  return [...words.matchAll(/^```text\n([\s\S]*?)\n```$/gm)].map(([, report]) => report as string);
}

function unmarked(words: string): Marked {
  const marks: { rule: string; at: number }[] = [];
  let text = '';
  for (const [, plain = '', rule] of words.matchAll(/([^{]*)(?:\{([a-z-]+)\})?/g)) {
    text += plain;
    if (rule) marks.push({ rule, at: text.length });
  }
  return { text, marks };
}

function checksOf(text: string): Check[] {
  const document = textDocument(text);
  const outline = segment(document).value;
  const { checks, diagnostics } = check(validate(document, outline, extract(document, outline).value).value);
  expect(diagnostics).toEqual([]);
  return checks;
}

function isAt(one: Check, at: number, text: string): boolean {
  return one.places.flatMap((place) => spansOf(text, place)).some(({ from, to }) => from < at && at <= to);
}

it('has a file for every rule', () => {
  expect(readdirSync(folder).sort()).toEqual(shown.map((id) => `${id}.md`).sort());
});

describe.each(shown)('%s', (id) => {
  const reports = reportsIn(id);

  it('has a report with the defect and a report without', () => {
    expect(reports.length).toBeGreaterThanOrEqual(2);
    expect(reports.some((words) => words.includes(`{${id}}`))).toBe(true);
    expect(reports.some((words) => !words.includes('{'))).toBe(true);
  });

  it.each(reports.map((words, i) => [i + 1, words] as const))('report %i', (_, words) => {
    const { text, marks } = unmarked(words);
    const checks = checksOf(text);
    const failing = checks.filter(({ outcome }) => outcome === 'fail');
    const seen = marks.filter(({ rule, at }) => failing.some((one) => one.rule === rule && isAt(one, at, text)));
    expect(seen).toEqual(marks);
    const stray = failing.filter((one) => !marks.some(({ rule, at }) => rule === one.rule && isAt(one, at, text)));
    expect(stray.map(({ message }) => message)).toEqual([]);
    // A report without a defect is no proof unless the rule looked at it.
    if (marks.length === 0) expect(checks.some(({ rule }) => rule === id)).toBe(true);
  });
});
