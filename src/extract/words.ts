/**
 * Chinese text in words. The only file that knows nodejieba. 分词
 *
 * nodejieba is an addon that has to be built on some machines; where that is impossible, Node's own segmenter serves.
 * No figure may depend on the difference, only names and matches.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Tokenise = (text: string) => string[];

interface Segmenter {
  readonly name: 'nodejieba' | 'Intl.Segmenter';
  readonly tokenise: Tokenise;
}

let segmenter: Segmenter | undefined;

/** The words of a text, in order and without gaps. Quantities are masked before, since it splits `41,307.25`. */
export function tokenise(text: string): string[] {
  return load().tokenise(text);
}

/** Which segmenter serves on this machine. */
export function segmenterName(): Segmenter['name'] {
  return load().name;
}

// Late, because the dictionary costs a quarter of a second and 55 MB.
function load(): Segmenter {
  segmenter ??= loadNodejieba() ?? intlSegmenter();
  return segmenter;
}

/** Only with the small dictionary that `scripts/nodejieba.mjs` writes: the full one costs 258 MB in every child. */
function loadNodejieba(): Segmenter | null {
  const require = createRequire(import.meta.url);
  try {
    const dict = join(dirname(require.resolve('nodejieba/package.json')), 'build', 'gouji.dict.utf8');
    if (!existsSync(dict)) return null;
    const nodejieba = require('nodejieba') as typeof import('nodejieba');
    nodejieba.load({ dict });
    return { name: 'nodejieba', tokenise: (text) => nodejieba.cut(text) };
  } catch {
    return null;
  }
}

function intlSegmenter(): Segmenter {
  const segments = new Intl.Segmenter('zh', { granularity: 'word' });
  return { name: 'Intl.Segmenter', tokenise: (text) => Array.from(segments.segment(text), ({ segment }) => segment) };
}
