/** Reports with one thing changed: the text of a template is written down twice, as it should be and with the change. */
import { check } from '../src/check/index.ts';
import { extract } from '../src/extract/index.ts';
import { link } from '../src/link.ts';
import type { Check } from '../src/model/check.ts';
import type { Span } from '../src/model/document.ts';
import { segment } from '../src/segment.ts';
import { validate } from '../src/validate.ts';
import { formDocument, spansOf } from './text-document.ts';

/** Numbers that look random and are the same in every run. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  /** From 0 inclusive to 1 exclusive: mulberry32. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)] as T;
  }

  /** Different ones of a list, in random order. */
  some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    return Array.from({ length: count }, () => rest.splice(this.int(0, rest.length - 1), 1)[0] as T);
  }
}

/** A report in words in which ⟦this⇒that⟧ marks the one change; lines that begin with a bar are rows of a table. */
export type Template = (random: Random) => string;

/** One report, and the same with a change. */
export interface Mutant {
  readonly rule: string;
  readonly name: string;
  readonly clean: string;
  readonly mutant: string;
  /** Where the changed words stand in the mutant. */
  readonly changed: Span;
}

const MARK = /⟦(?<clean>[^⇒⟧]*)⇒(?<mutant>[^⟧]*)⟧/u;

/** The reports of a template, one for each seed. */
export function mutantsOf(rule: string, template: Template, count: number, seed: number): Mutant[] {
  return Array.from({ length: count }, (_, i) => mutantOf(rule, template(new Random(seed + i)), seed + i));
}

function mutantOf(rule: string, words: string, seed: number): Mutant {
  const found = MARK.exec(words);
  if (!found || MARK.test(words.slice(found.index + found[0].length))) throw new Error(`no single mark: ${words}`);
  const { clean = '', mutant = '' } = found.groups ?? {};
  const [before, behind] = [words.slice(0, found.index), words.slice(found.index + found[0].length)];
  return {
    rule,
    name: `${rule} #${seed} ${clean} → ${mutant}`,
    clean: before + clean + behind,
    mutant: before + mutant + behind,
    changed: { from: before.length, to: before.length + mutant.length },
  };
}

/** What the rules say of a report in words. */
export function checksOf(words: string): Check[] {
  const document = formDocument(words);
  const outline = segment(document).value;
  const { checks, diagnostics } = check(link(validate(document, outline, extract(document, outline).value).value));
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return checks;
}

/** The failing checks of a report in words. */
export function failuresIn(words: string): Check[] {
  return checksOf(words).filter(({ outcome }) => outcome === 'fail');
}

/** The rules that looked at a report in words. */
export function rulesIn(words: string): string[] {
  return [...new Set(checksOf(words).map(({ rule }) => rule))].sort();
}

/** What the checks of a mutant say of it: nothing where the right rule alone fails, at the changed words. */
export function missOf({ rule, mutant, changed }: Mutant): string | null {
  const failing = failuresIn(mutant);
  const [right, stray] = [failing.filter((one) => one.rule === rule), failing.filter((one) => one.rule !== rule)];
  if (right.length === 0) return `not caught${failing.map(wordsOf).join('')}`;
  if (!right.some((one) => isAt(one, mutant, changed))) return `caught elsewhere${right.map(wordsOf).join('')}`;
  return stray.length > 0 ? `new failures${stray.map(wordsOf).join('')}` : null;
}

/** A check as a list of misses tells it. */
export function wordsOf({ rule, message }: Pick<Check, 'rule' | 'message'>): string {
  return `\n    ${rule}: ${message}`;
}

// Removed words stand between the ones before and behind them.
function isAt({ places }: Check, words: string, { from, to }: Span): boolean {
  const { text } = formDocument(words);
  return places.flatMap((place) => spansOf(text, place)).some((span) => span.from <= from && to <= span.to);
}
