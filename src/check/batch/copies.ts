/** Long paragraphs that two departments share, found by sketches: no two paragraphs are compared without a reason. 雷同 */
import { compact } from '../../model/characters.ts';
import type { CrossCheck } from '../../model/cross-check.ts';
import type { Printed, Report, Section } from '../../model/report.ts';
import { textCopiedFromOtherReport } from '../batch-rules.ts';
import { once } from '../once.ts';
import { crossCheck, departmentOf, type Member, originOf } from './owner.ts';
import { BANDS, LEAST_ALIKE, likeness, sketchOf } from './sketch.ts';

const SHORTEST = 80;
/** What more departments share is a template that came from above. */
const MOST_DEPARTMENTS = 3;
const LONGEST_QUOTE = 30;
/** Documents are cited in the same words by everybody, and so are the instructions of a form. */
const CITING = /^(?:注|说明|填表说明|备注)|(?:《[^》]+》.*){3}/su;

/** Bands that are looked through at a time: what is kept of them takes some 60 MB, however many reports there are. */
const BANDS_AT_ONCE = 1e6;

/** A paragraph by the number of its report and its own number there. */
interface Ref {
  readonly report: number;
  readonly paragraph: number;
}

/** A pair of paragraphs that may be the same. */
export type Suspicion = readonly [Ref, Ref];

/** Whose a report is and what its long paragraphs are known by. */
export interface Sketched {
  readonly owner: string;
  /** Bands of each paragraph. */
  readonly sketches: readonly (readonly number[])[];
}

/** The sketches of all long paragraphs of a report. */
export function sketchesIn(report: Report): number[][] {
  return longParagraphs(report).map(({ masked }) => sketchOf(masked));
}

/**
 * Paragraphs of different departments with equal bands, unless too many share them.
 *
 * @param all gives all reports, in the same order whenever it is asked
 * @param count how many paragraphs they have together
 */
export function suspicionsIn(all: () => Iterable<Sketched>, count: number): Suspicion[] {
  const families = new Families(count);
  const rounds = Math.ceil((count * BANDS) / BANDS_AT_ONCE);
  for (let round = 0; round < rounds; round++) unite(families, paragraphsOf(all()), (band) => band % rounds === round);
  return pairsIn(paragraphsOf(all()), families);
}

/** A paragraph with its number among all of the folder. */
interface Sketch extends Ref {
  readonly at: number;
  readonly owner: string;
  readonly bands: readonly number[];
}

function* paragraphsOf(all: Iterable<Sketched>): Iterable<Sketch> {
  let at = 0;
  let report = 0;
  for (const { owner, sketches } of all) {
    for (const [paragraph, bands] of sketches.entries()) yield { report, paragraph, at: at++, owner, bands };
    report++;
  }
}

/** Paragraphs that have one of the wanted bands in common are of one family. */
function unite(families: Families, paragraphs: Iterable<Sketch>, isWanted: (band: number) => boolean): void {
  /** The first paragraph of every band. */
  const firsts = new Map<number, number>();
  for (const { at, bands } of paragraphs) {
    for (const band of bands.filter(isWanted)) {
      const first = firsts.get(band);
      if (first === undefined) firsts.set(band, at);
      else families.join(at, first);
    }
  }
}

/** Numbers that belong together (union–find); a few bytes each. */
class Families {
  readonly #parents: Int32Array;
  readonly #shared: Uint8Array;

  constructor(count: number) {
    this.#parents = Int32Array.from({ length: count }, (_, at) => at);
    this.#shared = new Uint8Array(count);
  }

  join(one: number, other: number): void {
    if (one === other) return;
    this.#shared[one] = this.#shared[other] = 1;
    this.#parents[this.of(one)] = this.of(other);
  }

  /** Whether a number is not alone. */
  isShared(at: number): boolean {
    return this.#shared[at] === 1;
  }

  of(at: number): number {
    let root = at;
    while (this.#parents[root] !== root) root = this.#parents[root] as number;
    this.#parents[at] = root;
    return root;
  }
}

/** The first paragraph of each department in every family, paired; no more is kept of what everybody shares. */
function pairsIn(paragraphs: Iterable<Sketch>, families: Families): Suspicion[] {
  const firsts = new Map<number, Map<string, Ref>>();
  for (const { at, owner, report, paragraph } of paragraphs) {
    if (!families.isShared(at)) continue;
    const family = families.of(at);
    const own = firsts.get(family) ?? new Map<string, Ref>();
    firsts.set(family, own);
    const isKnown = [...own.keys()].some((known) => known.endsWith(owner) || owner.endsWith(known));
    if (!isKnown && own.size <= MOST_DEPARTMENTS) own.set(owner, { report, paragraph });
  }
  return [...firsts.values()].flatMap((own) => {
    const [first, ...others] = own.values();
    return first && own.size <= MOST_DEPARTMENTS ? others.map((other): Suspicion => [first, other]) : [];
  });
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
