import type { Indicator, ReportBody, Section } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { type Ordinal, ordinalOf, sectionsIn, wordsOfSections } from '../headings.ts';

/**
 * 序号缺漏或重复: a number of a list is missing or stands twice.
 *
 * Why: a paragraph was taken out or put in, and references to the numbers no longer hold.
 * Formula: the ordinals of headings of one level, and of the indicators of one list, grow by one; a list may begin anew.
 * Basis: 层次序号应连续。
 * Fires: （一）（二）（四）; ①②②③.
 * Holds: （一）（二）（三）. Silent where the missing number stands at the head of a line that is no heading, and for mixed
 * styles.
 */
export const numberingGap: Rule = {
  id: 'numbering-gap',
  severity: 'warning',
  title: { zh: '序号缺漏或重复', en: 'A number of a list is missing or stands twice' },
  basis: '层次序号应连续',
  needs: { zh: '未读到有序号的标题或指标', en: 'Needs numbered headings or indicators' },
  messages: {
    gap: {
      zh: '序号“{after}”与前一序号“{before}”不符，其间缺少序号',
      en: 'The number “{after}” follows “{before}”; a number is missing between them',
    },
    repeated: {
      zh: '序号“{after}”重复出现，与序号连续的要求不符（前一序号为“{before}”）',
      en: 'The number “{after}” stands twice (after “{before}”)',
    },
    holds: {
      zh: '“{before}”至“{after}”的{count}个序号连续',
      en: 'The {count} numbers from “{before}” to “{after}” are continuous',
    },
  },
  *check(report) {
    const words = wordsOfSections(report.sections);
    for (const list of listsOf(report)) yield* comparisonsOf(list, words);
  },
};

interface Numbered extends Evidence {
  readonly ordinal: Ordinal;
  readonly number: string;
}

function* listsOf({ sections, indicators }: ReportBody): Iterable<Numbered[]> {
  yield numbered(sections);
  for (const { sections: below } of sectionsIn(sections)) yield numbered(below);
  yield numbered(indicators.filter(({ from }) => from === 'prose'));
}

function numbered(list: readonly (Section | Indicator)[]): Numbered[] {
  return list.flatMap(({ number, text, places, ...rest }) => {
    const ordinal = number ? ordinalOf(number) : null;
    if (!ordinal || !number) return [];
    return [{ ordinal, number, text: 'title' in rest ? `${number}${rest.title}` : text, places }];
  });
}

function* comparisonsOf(list: readonly Numbered[], words: string): Iterable<Comparison> {
  const [first, last] = [list[0], list.at(-1)];
  if (!first || !last || list.length < 2 || list.some(({ ordinal }) => ordinal.style !== first.ordinal.style)) return;
  let faults = 0;
  for (const [i, after] of list.entries()) {
    const before = list[i - 1];
    const variant = before ? faultOf(before, after, words) : null;
    if (!before || !variant) continue;
    faults += 1;
    yield comparisonOf(variant, before, after, [before, after]);
  }
  if (faults === 0) yield comparisonOf('holds', first, last, list);
}

function faultOf(before: Numbered, after: Numbered, words: string): 'gap' | 'repeated' | null {
  const step = after.ordinal.value - before.ordinal.value;
  if (step === 1 || after.ordinal.value === 1) return null;
  if (step === 0) return 'repeated';
  // A heading that was read as a paragraph is no gap, and a list that goes back is another list.
  return step > 1 && step <= 3 && !isElsewhere(before, words) ? 'gap' : null;
}

function isElsewhere({ ordinal, number }: Numbered, words: string): boolean {
  const next = ordinal.value + 1;
  const prints = [String(next), '一二三四五六七八九十'[next - 1], String.fromCharCode('①'.charCodeAt(0) + next - 1)];
  const found = prints.flatMap((print) => (print ? number.replace(/[\d一二三四五六七八九十①-⑳]+/u, print) : []));
  return found.some((print) => words.split('\n').some((line) => line.startsWith(print) || line.includes(`。${print}`)));
}

function comparisonOf(variant: string, before: Numbered, after: Numbered, figures: readonly Numbered[]): Comparison {
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: { before: before.number, after: after.number, count: String(figures.length) },
    figures,
    stated: after.number,
  };
}
