/** What is generated is current, and what people read tells what there is. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docOf, rulesPage } from '../scripts/rules-page.ts';
import { allRules } from '../src/check/index.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

describe('docs/rules.md', () => {
  it('is what the rules say (npm run docs)', () => expect(read('docs/rules.md')).toBe(rulesPage()));

  it.each([...allRules.keys()])('explains %s', (id) => {
    expect([...docOf(id).keys()].sort()).toEqual(['Basis', 'Fires', 'Formula', 'Holds', 'Why']);
  });
});

describe('README.md', () => {
  it('names every command', () => {
    const commands = [...read('src/cli.ts').matchAll(/\.command\('(\w+)'\)/g)].map((m) => m[1] as string);
    expect(commands.filter((name) => !read('README.md').includes(`gouji ${name}`))).toEqual([]);
  });

  it('names every script that people start', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    // As a whole: bench:check is no bench.
    const told: string[] = read('README.md').match(/npm run [\w:]+/g) ?? [];
    const inner = ['build', 'prepare', 'postinstall', 'pretest', 'start', 'test'];
    const untold = Object.keys(scripts).filter((name) => !inner.includes(name) && !told.includes(`npm run ${name}`));
    expect(untold).toEqual([]);
  });

  it('maps every folder of the code', () => {
    for (const folder of ['model', 'read', 'layout', 'extract', 'check', 'profiles', 'batch', 'cli']) {
      expect(read('README.md')).toContain(`\`src/${folder}/`);
    }
  });
});
