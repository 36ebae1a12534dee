/** Long paragraphs that two departments share, found by sketches: no two paragraphs are compared without a reason. 雷同 */
import { compact } from '../../model/characters.ts';
import type { CrossCheck } from '../../model/cross-check.ts';
import type { Printed, Report, Section } from '../../model/report.ts';
import { textCopiedFromOtherReport } from '../batch-rules.ts';
import { once } from '../once.ts';
import { crossCheck, departmentOf, type Member, originOf } from './owner.ts';
import { LEAST_ALIKE, likeness, sketchOf } from './sketch.ts';

const SHORTEST = 80;
/** What more departments share is a template that came from above. */
const MOST_DEPARTMENTS = 3;
const LONGEST_QUOTE = 30;
/** Documents are cited in the same words by everybody, and so are the instructions of a form. */
const CITING = /^(?:注|说明|填表说明|备注)|(?:《[^》]+》.*){3}/su;

/** A paragraph by the number of its report and its own number there. */
interface Ref {
  readonly report: number;
  readonly paragraph: number;
}

/** A pair of paragraphs that may be the same. */
export type Suspicion = readonly [Ref, Ref];

/** Sketches of all long paragraphs of a folder; a few numbers each. */
export class Copies {
  readonly #refs: Ref[] = [];
  readonly #owners: string[] = [];
  /** The first paragraph of every band. */
  readonly #bands = new Map<number, number>();
  readonly #parents: number[] = [];

  add(report: number, body: Report): void {
    const owner = departmentOf(body);
    if (owner === null) return;
    this.#owners[report] = owner;
    longParagraphs(body).forEach(({ masked }, paragraph) => {
      const at = this.#refs.push({ report, paragraph }) - 1;
      this.#parents.push(at);
      for (const band of sketchOf(masked)) this.#meet(band, at);
    });
  }

  /** Paragraphs of different departments with equal bands, unless too many share them. */
  suspicions(): Suspicion[] {
    const groups = new Map<number, Ref[]>();
    this.#refs.forEach((ref, at) => {
      const root = this.#rootOf(at);
      const group = groups.get(root);
      if (group) group.push(ref);
      else groups.set(root, [ref]);
    });
    return [...groups.values()].flatMap((group) => this.#pairsIn(group));
  }

  #pairsIn(group: readonly Ref[]): Suspicion[] {
    const firsts = new Map<string, Ref>();
    for (const ref of group) {
      const owner = this.#owners[ref.report] ?? '';
      const isKnown = [...firsts.keys()].some((known) => known.endsWith(owner) || owner.endsWith(known));
      if (!isKnown) firsts.set(owner, ref);
    }
    const [first, ...others] = [...firsts.values()];
    return first && firsts.size <= MOST_DEPARTMENTS ? others.map((other): Suspicion => [first, other]) : [];
  }

  #meet(band: number, at: number): void {
    const known = this.#bands.get(band);
    if (known === undefined) this.#bands.set(band, at);
    else this.#parents[this.#rootOf(at)] = this.#rootOf(known);
  }

  #rootOf(at: number): number {
    let root = at;
    while (this.#parents[root] !== root) root = this.#parents[root] as number;
    this.#parents[at] = root;
    return root;
  }
}

interface Paragraph extends Printed {
  readonly masked: string;
}

/** The check of a suspicion, when the paragraphs agree indeed. */
export function* confirm(one: Member, at: number, other: Member, otherAt: number): Iterable<CrossCheck> {
  const [a, b] = [longParagraphs(one.report)[at], longParagraphs(other.report)[otherAt]];
  const share = a && b ? likeness(a.masked, b.masked) : 0;
  if (!a || !b || share < LEAST_ALIKE) return;
  const facts = {
    quote: a.text.length > LONGEST_QUOTE ? `${a.text.slice(0, LONGEST_QUOTE)}…` : a.text,
    otherDepartment: departmentOf(other.report) ?? '',
    otherFile: other.report.source.file,
    percent: `${Math.floor(100 * share)}%`,
  };
  const quoted = [
    { origin: originOf(one), ...a },
    { origin: originOf(other), ...b },
  ] as const;
  yield crossCheck(textCopiedFromOtherReport, 'copied', facts, quoted);
}

/** The long paragraphs of the prose, in its order, with figures and the own name masked. */
const longParagraphs = once((report: Report): readonly Paragraph[] => {
  const names = namesOf(departmentOf(report) ?? '');
  return [...paragraphsIn(report.sections)].flatMap(({ text, section }) => {
    const masked = mask(text, names);
    if (masked.length < SHORTEST || CITING.test(text)) return [];
    const own = report.statements.find(({ sentence }) => text.includes(sentence));
    return [{ text, masked, places: (own?.places ?? section.places).slice(0, 1) }];
  });
});

function* paragraphsIn(sections: readonly Section[]): Iterable<{ text: string; section: Section }> {
  for (const section of sections) {
    for (const text of section.text.split('\n')) if (text.length >= SHORTEST) yield { text, section };
    yield* paragraphsIn(section.sections);
  }
}

/** The name, and what is left of it behind each place: 临江市清溪区教育局, 清溪区教育局, 教育局. */
function namesOf(department: string): string[] {
  const behind = [...department.matchAll(/[省市区县州旗乡镇]/gu)].map(({ index }) => department.slice(index + 1));
  const places = [...department.matchAll(/[^省市区县州旗乡镇]{1,6}[省市区县州旗乡镇]/gu)].map(([place]) => place);
  return [department, ...behind, ...places].filter(({ length }) => length > 2);
}

function mask(text: string, names: readonly string[]): string {
  const words = names.reduce((left, name) => left.replaceAll(name, ''), compact(text));
  return words.replace(/\d[\d,.]*/gu, '0');
}
