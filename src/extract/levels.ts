/** What kind of indicator a heading announces. 产出指标 · 数量指标 */
import type { Span } from '../model/document.ts';
import type { IndicatorDraft } from '../model/draft.ts';
import { anyOf, nameIn, vocabulary } from '../model/vocabulary.ts';
import { lastMatch } from './prose.ts';

const { level1, level2 } = vocabulary.indicatorLevels;
const LEVEL = new RegExp(anyOf([...level1, ...level2]), 'g');

/** The level labels that surround an indicator. */
export interface Levels {
  readonly level1: Span | null;
  readonly level2: Span | null;
}

/** The level label in some words, the last one where there are several. */
export const levelIn = (match: string, span: Span): Span | null => lastMatch(match, span, LEVEL);

/**
 * The levels that the titles around an indicator tell, the innermost title first.
 *
 * Of two labels the outer one is level 1, whatever it is elsewhere: 成本指标 stands on its own or below 产出指标.
 */
export function levelsOf(match: string, titles: readonly Span[]): Levels {
  const found = titles.flatMap((title) => levelIn(match, title) ?? []);
  const labels = found.filter((label, i) => found.findIndex((other) => other.from === label.from) === i);
  const inner = labels[0];
  const isLevel2 = (label: Span): boolean => level2.includes(match.slice(label.from, label.to));
  const outer = labels.slice(1).find((label) => !isLevel2(label));
  if (inner && outer) return { level1: outer, level2: inner };
  if (inner && isLevel2(inner)) return { level1: null, level2: inner };
  return { level1: inner ?? null, level2: null };
}

/** The kind: level 2 decides before level 1, both before the name. 成本指标 under 产出指标 is cost. */
export function kindOf(words: readonly (string | null)[]): IndicatorDraft['kind'] {
  for (const label of words) {
    const kind = label ? nameIn(label, vocabulary.indicatorKinds) : null;
    if (kind) return kind;
  }
  return null;
}
