/** Execution rates told in prose. 执行率 */
import { covers, type Quote, type Span } from '../model/document.ts';
import type { RateDraft } from '../model/draft.ts';
import { isLimit } from '../model/quantity-words.ts';
import { anyOf, labelsOf } from '../model/vocabulary.ts';
import type { Owners } from './owners.ts';
import { type Figure, isEmpty, lastMatch, type Prose, quote, trim } from './prose.ts';

const RATE = new RegExp(anyOf(labelsOf('executionRate')), 'g');
/** Between the name of a rate and its figure: 「执行率达到」「支出率为」. */
const DISTANCE = 6;
/** What stands before the name of a rate in its clause: 「但」「其中：」「截至12月31日」「我局2022年度全年」. */
const LEAD_IN = /^(?:但|且|其中|截至[^，]*?日|我[局委办厅处院校中心]+|本[单位部门]+|20\d\d年度?|全年|[:、\s])+/;

/**
 * Every execution rate with the words that name it; those inside of indicators are indicators, not rates.
 *
 * Where title or sentence tell of something else than the whole, its name stands in front: 农村饮水工程执行率.
 */
export function extractRates(
  prose: Prose,
  owners: Owners,
  scopeAt: (offset: number) => Quote | null,
  taken: readonly Span[],
): RateDraft[] {
  const sentences = prose.passages.flatMap((passage) =>
    prose.sentences(passage).map((sentence) => ({ sentence, around: owners.around(passage) })),
  );
  return sentences.flatMap(({ sentence, around }) =>
    prose.figuresIn(sentence).flatMap((figure): RateDraft[] => {
      if (!isRate(figure) || taken.some((span) => covers(span, figure))) return [];
      const name = nameBefore(prose, figure.from);
      if (!name) return [];
      const scope = scopeAt(figure.from);
      const owner = scope ? null : (owners.subjectOf({ from: sentence.from, to: figure.from }) ?? around);
      const isNamed = !owner || covers(owner, name) || prose.match(name).includes(prose.match(owner));
      const before = { from: sentence.from, to: figure.from };
      const period = partOfYear(prose, figure.from) ?? quote(owners.otherYear(before) ?? owners.notOfYear(before));
      const value = [{ from: figure.from, to: figure.to }];
      return [{ name: isNamed ? [name] : [owner, name], value, scope, period }];
    }),
  );
}

/** 「截至6月底，预算执行率为46.2%」: a rate that is no rate of the year. 12月 is its end. */
const PART_OF_YEAR = /(?<!\d)(?:[1-9]|1[01])月(?!份?通报)(?:份|底|末|\d{1,2}日)?|[上下]半年|前?[一二三]季度/g;

/** The part of the year that the sentence tells in front of a rate. */
function partOfYear(prose: Prose, at: number): Quote | null {
  const { match } = prose.document;
  const found = lastMatch(match, { from: behindLast(match, '。；;', at), to: at }, PART_OF_YEAR);
  return found && [found];
}

/** The offset behind the last of the marks in front of another one, in its own line. */
function behindLast(match: string, marks: string, at: number): number {
  let start = at;
  while (start > 0 && match[start - 1] !== '\n' && !marks.includes(match.charAt(start - 1))) start--;
  return start;
}

/** 「执行率不低于90%」 is a demand and no rate. */
const isRate = ({ quantity }: Figure): boolean => quantity.unit === '%' && !isLimit(quantity);

function nameBefore({ document: { match } }: Prose, at: number): Span | null {
  const start = behindLast(match, '，。；;(', at);
  const found = lastMatch(match, { from: start, to: at }, RATE);
  if (!found || at - found.to > DISTANCE || /[未不]/.test(match.slice(found.to, at))) return null;
  const lead = LEAD_IN.exec(match.slice(start, found.to));
  const name = trim(match, { from: start + (lead?.[0].length ?? 0), to: found.to });
  return isEmpty(name) ? found : name;
}
