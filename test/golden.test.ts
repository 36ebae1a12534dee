/**
 * Everything said about the fixture reports, as words with pages: `npm run golden` writes the files anew, and a person reads
 * the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportLines } from '../src/cli/show.ts';
import { examine } from '../src/pipeline.ts';
import { fixtures, pdfOf } from './fixtures.ts';

const isRewriting = process.env.GOLDEN === 'write';

describe('golden', () => {
  it('is never rewritten by CI', () => expect(isRewriting && process.env.CI).toBeFalsy());

  it.each(fixtures)('$name', async (fixture) => {
    const report = await examine(pdfOf(fixture), `${fixture.name}.pdf`);
    const text = `${reportLines(report, 'zh', { all: true, tables: true }).join('\n')}\n`;
    const golden = join(fixture.folder, 'golden.txt');
    if (isRewriting) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });
});
