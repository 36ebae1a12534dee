import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../src/check/rules.ts';

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** As written: ./lines.ts, zod, node:fs. */
  readonly imports: readonly string[];
}

const IMPORT = /^(?:import|export)\b[^;']*\bfrom '([^'\n]+)'|^import '([^'\n]+)'|\b(?:import|require)\('([^'\n]+)'\)/gm;

const files: SourceFile[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .map((name) => {
    const text = readFileSync(join('src', name), 'utf8');
    return { path: name, text, imports: importsIn(text) };
  });

function importsIn(text: string): string[] {
  return [...codeOf(text).matchAll(IMPORT)].flatMap(([, ...targets]) =>
    targets.filter((target) => target !== undefined),
  );
}

/** The first folder, or the file itself for those that lie in src. */
function partOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : basename(path, '.ts');
}

/** The parts that the files of a part import. */
function partsImportedBy(part: string): string[] {
  const own = files.filter(({ path }) => partOf(path) === part);
  const targets = own.flatMap(({ path, imports }) =>
    imports.filter((target) => target.startsWith('.')).map((target) => partOf(join(dirname(path), target))),
  );
  return [...new Set(targets)].filter((target) => target !== part).sort();
}

/** Code without comments, so that a word in prose is no use of it. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

const stages = ['read', 'layout', 'segment', 'extract', 'validate', 'link', 'check', 'write'];

/** Who may import what, beside itself. */
const directions: Readonly<Record<string, readonly string[]>> = {
  model: ['profiles'],
  ...Object.fromEntries(stages.map((stage) => [stage, ['model']])),
  pipeline: ['model', ...stages],
  // The child is given the pipeline by its address: the parent never loads it.
  batch: ['model', 'write'],
  cli: ['batch', 'check', 'extract', 'model', 'version', 'write'],
  version: [],
  // The library entry: as much of the house as the command line, and no words for a terminal.
  index: ['batch', 'model', 'pipeline', 'version'],
};

describe('import directions', () => {
  it.each([...new Set(files.map(({ path }) => partOf(path)))])('%s', (part) => {
    expect(Object.keys(directions), `${part} has no place in the house: say here what it may import`).toContain(part);
    const allowed = directions[part] ?? [];
    expect(partsImportedBy(part).filter((target) => !allowed.includes(target))).toEqual([]);
  });

  it('model knows zod and nothing else from outside', () => {
    const foreign = files
      .filter(({ path }) => path.startsWith('model/'))
      .flatMap(({ imports }) => imports.filter((target) => !target.startsWith('.') && target !== 'zod'));
    expect(foreign).toEqual([]);
  });
});

/** One owner for each outside library; types may travel no further either. */
const owners: Readonly<Record<string, RegExp>> = {
  'pdfjs-dist': /^read\/pdf\.ts$/,
  'onnxruntime-node': /^read\/paddle\.ts$/,
  'tesseract.js': /^read\/tesseract\.ts$/,
  nodejieba: /^extract\/words\.ts$/,
  'p-queue': /^batch\.ts$/,
  '@duckdb/node-api': /^write\/warehouse\.ts$/,
  pg: /^write\/postgres\.ts$/,
  'pg-copy-streams': /^write\/postgres\.ts$/,
  commander: /^cli(\.ts|\/help\.ts)$/,
  'cli-progress': /^cli\/progress\.ts$/,
  zod: /^(model\/.*|batch\/outcome)\.ts$/,
};

describe('outside libraries', () => {
  const outside = files.flatMap(({ path, imports }) =>
    imports
      .filter((target) => !/^(\.|node:)/.test(target))
      .map((target) => ({ path, library: /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? '' })),
  );
  const dependencies = Object.keys({
    ...JSON.parse(readFileSync('package.json', 'utf8')).dependencies,
    ...JSON.parse(readFileSync('package.json', 'utf8')).optionalDependencies,
  });

  it('each have one owner', () => {
    // Doctor looks whether the canvas loads; pdf.js is its only user.
    const allowed = ({ path, library }: { path: string; library: string }) =>
      owners[library]?.test(path) || (library === '@napi-rs/canvas' && path === 'cli/doctor.ts');
    expect(outside.filter((use) => !allowed(use))).toEqual([]);
  });

  it('are dependencies of the package', () => {
    expect(outside.filter(({ library }) => !dependencies.includes(library))).toEqual([]);
  });
});

/** What is loaded with a file before any of its code runs: files of ours by their path, libraries by their name. */
function loadedWith(path: string, seen = new Set<string>()): Set<string> {
  const code = codeOf(files.find((file) => file.path === path)?.text ?? '');
  for (const [, named, bare] of code.matchAll(/^(?:(?:import|export) (?!type\b)[^;']*\bfrom '(.+)'|import '(.+)')/gm)) {
    const target = (named ?? bare) as string;
    const found = target.startsWith('.') ? join(dirname(path), target) : target;
    if (!seen.has(found) && seen.add(found) && target.startsWith('.')) loadedWith(found, seen);
  }
  return seen;
}

it('help and wrong usage load no command, no rules and no schemas', () => {
  const loaded = [...loadedWith('cli.ts')].filter((name) => !name.startsWith('node:'));
  expect(loaded.sort()).toEqual(
    [
      ...['choices', 'exits', 'help', 'words'].map((name) => `cli/${name}.ts`),
      ...['commander', 'model/severity.ts', 'version.ts'],
    ].sort(),
  );
  expect(loadedWith('cli/run.ts')).toContain('zod');
});

describe('house rules', () => {
  it('process and console live in the command line and in the children', () => {
    const allowed = /^(cli(\.ts|\/.*)|batch\/(child|guard)\.ts|read\/apart-(child|guard)\.ts)$/;
    const uses = /(?<![#.\w])(process|console)\./;
    const users = files.filter(({ path, text }) => !allowed.test(path) && uses.test(codeOf(text)));
    expect(users.map(({ path }) => path)).toEqual([]);
  });

  it('no file has a name that says nothing', () => {
    const nothing = /^(utils?|common|helpers?|types|core)$|Manager|Service|Processor/;
    expect(
      files.flatMap(({ path }) => path.replace(/\.ts$/, '').split('/')).filter((name) => nothing.test(name)),
    ).toEqual([]);
  });

  it('files stay short enough to be read', () => {
    const limit = (path: string) => (/^check\/rules\//.test(path) ? 120 : 400);
    const long = files.filter(({ path, text }) => text.split('\n').length > limit(path));
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('rules', () => {
  const own = files.filter(({ path }) => path.startsWith('check/rules/'));
  const camel = (id: string) => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

  it('are all registered, once', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual(own.map(({ path }) => basename(path, '.ts')).sort());
  });

  it.each(own.map(({ path, text }) => [basename(path, '.ts'), text]))(
    '%s is named after its file and documented',
    (id, text) => {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(text).toMatch(
        new RegExp(`/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\nexport const ${camel(id)}: Rule = \\{\\n  id: '${id}',`),
      );
    },
  );

  it.each(rules.map((rule) => [rule.id, rule]))('%s speaks both languages', (_, rule) => {
    const wordings = [rule.title, rule.needs, ...Object.values(rule.messages)];
    for (const { zh, en } of wordings) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expect(en.length).toBeGreaterThan(0);
    }
    expect(Object.keys(rule.messages).length).toBeGreaterThan(1);
    expect(rule.basis).not.toBe('');
  });
});

it('the parts that are spoken of here exist', () => {
  expect(
    ['src/model', 'src/read', 'src/check/rules', 'src/batch', 'src/cli'].filter((path) => !existsSync(path)),
  ).toEqual([]);
  expect(files.length).toBeGreaterThan(30);
});
