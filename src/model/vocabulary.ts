/** The words of the genre as data: `src/profiles/vocabulary.json`, parsed once. 词表 */
import { z } from 'zod';
import data from '../profiles/vocabulary.json' with { type: 'json' };
import { matchForm } from './characters.ts';

const labels = z.array(z.string());
const named = z.record(z.string(), labels);

const vocabularySchema = z.object({
  fields: z.record(z.string(), z.object({ labels, patterns: labels.optional() })),
  fundItems: named,
  fundItemsOfYear: z.object({ expenditure: labels, adjusted: labels }),
  fundItemsOfProject: z.object({ expenditure: labels, adjusted: labels, arrived: labels }),
  wholeWords: labels,
  projectWords: labels,
  funds: named,
  /** What else a source of money may be called in a form. */
  fundPatterns: named,
  sectionTopics: named,
  indicatorKinds: z.object({
    output: labels,
    benefit: labels,
    satisfaction: labels,
    cost: labels,
    execution: labels,
    management: labels,
  }),
  indicatorLevels: z.object({ level1: labels, level2: labels }),
  proseMarks: z.object({ target: labels, bracketed: labels, actual: labels, rate: labels }),
  reportKinds: z.object({
    department: labels,
    transfer: labels,
    project: labels,
    'final-account': labels,
    budget: labels,
  }),
  departmentEndings: labels,
  projectEndings: labels,
  titleWords: labels,
  totals: labels,
  gradeWords: named,
  comparators: z.object({
    '>=': labels,
    '>': labels,
    '<=': labels,
    '<': labels,
    '=': labels,
    change: z.object({ increase: labels, decrease: labels }),
  }),
  approximate: z.object({ over: labels, under: labels, '~': labels }),
  verdicts: z.object({ exceeded: labels, 'partly-met': labels, missed: labels, met: labels }),
  grades: labels,
  nullTokens: labels,
  units: z.object({
    money: z.record(z.string(), z.string()),
    foreignMoney: labels,
    multipliers: z.record(z.string(), z.string()),
    count: labels,
    length: labels,
    area: labels,
    mass: labels,
    time: labels,
    ratio: labels,
    unitsEquivalent: z.array(labels),
    unitsDifferent: z.array(labels),
  }),
});

export const vocabulary = vocabularySchema.parse(data);

/** The labels that a field goes by on paper. */
export const labelsOf = (field: string): readonly string[] => vocabulary.fields[field]?.labels ?? [];

/** What else a field may be called in the head of a column: patterns over the bare label. */
export const patternsOf = (field: string): readonly string[] => vocabulary.fields[field]?.patterns ?? [];

/** A name found by one of its labels: the longest label that the words contain. */
export function nameIn<Name extends string>(
  words: string,
  names: Readonly<Record<Name, readonly string[]>>,
): Name | null {
  let best: Name | null = null;
  let length = 0;
  for (const name of Object.keys(names) as Name[]) {
    for (const label of names[name]) {
      if (label.length > length && words.includes(label)) [best, length] = [name, label.length];
    }
  }
  return best;
}

/** A pattern that matches any of the words, the longest first. */
export function anyOf(words: readonly string[]): string {
  const escaped = words.map((word) => matchForm(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `(?:${escaped.sort((a, b) => b.length - a.length).join('|')})`;
}
