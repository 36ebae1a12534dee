import type { Span } from '../model/document.ts';
import type { IndicatorDraft } from '../model/draft.ts';
import { anyOf, vocabulary } from '../model/vocabulary.ts';
import { isEmpty, trim } from './prose.ts';

type Verdict = NonNullable<IndicatorDraft['verdict']>;

const { verdicts } = vocabulary;
const ORDER = ['exceeded', 'partly-met', 'missed', 'met'] as const;
/** The last clause of an actual, when all of it is a verdict: 「63家。完成年度任务。」「5个，已超额完成年度任务」 */
const LAST_CLAUSE = new RegExp(
  `(?:^|[，。；;])\\s*(?:已|均已|均|全部)?(${anyOf(ORDER.flatMap((v) => verdicts[v]))})[。；;]?$`,
);

/** Splits the words of an actual into what was reached and the verdict on it. */
export function splitVerdict(match: string, span: Span): { actual: Span; verdict: Verdict | null } {
  const words = match.slice(span.from, span.to);
  const found = LAST_CLAUSE.exec(words);
  const phrase = found?.[1];
  if (!found || phrase === undefined) return { actual: span, verdict: null };
  const from = span.from + found.index + found[0].lastIndexOf(phrase);
  const quote = [{ from, to: from + phrase.length }];
  const value = ORDER.find((v) => verdicts[v].includes(phrase)) as (typeof ORDER)[number];
  const before = trim(match, { from: span.from, to: span.from + found.index });
  // 「年度实际值：完成年度任务。」 tells nothing else: the words are the actual as well.
  return { actual: isEmpty(before) ? span : before, verdict: { value, quote } };
}
