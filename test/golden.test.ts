/**
 * Everything said about the fixture reports, as words with pages: `npm run golden` writes the files anew, and a person reads
 * the difference.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportLines } from '../src/cli/show.ts';
import { examine } from '../src/pipeline.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const isRewriting = process.env.GOLDEN === 'write';

const folders = [fixtures, join(fixtures, 'forms')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, `${name}.pdf`)))
    .map((name) => ({ name, folder: join(folder, name) })),
);

describe('golden', () => {
  it('is never rewritten by CI', () => expect(isRewriting && process.env.CI).toBeFalsy());

  it.each(folders)('$name', async ({ name, folder }) => {
    const bytes = new Uint8Array(readFileSync(join(folder, `${name}.pdf`)));
    const report = await examine(bytes, `${name}.pdf`);
    const text = `${reportLines(report, 'zh', { all: true, tables: true }).join('\n')}\n`;
    const golden = join(folder, 'golden.txt');
    if (isRewriting) writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });
});
