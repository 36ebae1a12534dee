/** A declared number of things, and the things that are then listed. 「内设科室5个，分别是……」 */
import type { Span } from '../model/document.ts';
import type { EnumerationDraft } from '../model/draft.ts';
import { type Item, walk } from '../model/section.ts';
import { type Figure, isEmpty, type Prose, trim } from './prose.ts';

/** 「，分别是」「，具体包括：」「：」 between a number and its list. */
const LIST_AHEAD =
  /^[^，。；:、]{0,12}[，:]?\s*(?:分别[是为]|具体(?:包括|为|是)|主要(?:包括|有)|包括|即|依次[是为])\s*[:，]?/;
/** 「……等」 right before the number: 「A、B、C等3个三级指标」. */
const LIST_BEHIND = /等$/;
/** What opens a list in front of its number. */
const LIST_OPENER =
  /(?:主要包括|分别[是为]|包括|内设|下设|设有|具体为|设置了|编制了|制定了|出台了|印发了|完成了|开展了|[:：])/g;
/** 一是 二是 … */
const RUNNING_MARK = /(?<=[，。；;:])\s*([一二三四五六七八九十]{1,2})是/g;
/** Members of one list look alike; longer ones are clauses, and commas inside them make counting a guess. */
const LONGEST_MEMBER = 25;
/** Between a number and its list stand at most so many characters. */
const FARTHEST_LIST = 44;
/** Counts above this are not spelt out in a list. */
const LARGEST_LIST = 60;

export function extractEnumerations(prose: Prose): EnumerationDraft[] {
  const found: EnumerationDraft[] = [];
  for (const passage of prose.passages) {
    for (const sentence of prose.sentences(passage)) {
      let previous = sentence.from;
      for (const figure of prose.figuresIn(sentence)) {
        const around = { passage, sentence, previous };
        previous = figure.to;
        if (!isCount(figure)) continue;
        const list =
          runningList(prose, figure, passage) ??
          listAhead(prose, figure, sentence) ??
          listBehind(prose, figure, around);
        if (list) found.push(toDraft(figure, passage, list));
      }
    }
  }
  return [...found, ...nestedLists(prose)];
}

function isCount({ quantity }: Figure): boolean {
  return (
    quantity.comparator === '=' &&
    /^\d+$/.test(quantity.value) &&
    Number(quantity.value) > 1 &&
    Number(quantity.value) <= LARGEST_LIST
  );
}

const toDraft = (figure: Span, text: Span, items: readonly Span[]): EnumerationDraft => ({
  declared: [{ from: figure.from, to: figure.to }],
  text: [text],
  items: items.map((item) => [item]),
});

/** 「五项任务，一是……；二是……」: the marks count themselves. */
function runningList(prose: Prose, figure: Figure, paragraph: Span): Span[] | null {
  const { match } = prose.document;
  if (!match.slice(figure.to, Math.min(paragraph.to, figure.to + FARTHEST_LIST)).includes('一是')) return null;
  const rest = match.slice(figure.to, paragraph.to);
  const marks = [...rest.matchAll(RUNNING_MARK)];
  const first = marks[0];
  // The list begins in the sentence of its number, or right behind it.
  if (first?.[1] !== '一' || /[。；;].*[。；;]/.test(rest.slice(0, first.index)) || first.index > FARTHEST_LIST)
    return null;
  if (prose.figuresIn({ from: figure.to, to: figure.to + first.index }).length > 0) return null;
  const again = marks.findIndex((mark, i) => i > 0 && mark[1] === '一');
  const own = again < 0 ? marks : marks.slice(0, again);
  return own.map((mark, i) => {
    const from = figure.to + mark.index;
    return trim(match, { from, to: figure.to + (own[i + 1]?.index ?? rest.length) });
  });
}

/** 「内设科室5个，分别是A、B、……。」 */
function listAhead(prose: Prose, figure: Figure, sentence: Span): Span[] | null {
  const { match } = prose.document;
  const opening = LIST_AHEAD.exec(match.slice(figure.to, Math.min(sentence.to, figure.to + FARTHEST_LIST)));
  if (!opening) return null;
  const list = { from: figure.to + opening[0].length, to: sentence.to };
  return settle(prose, members(match, list), Number(figure.quantity.value), /等$/.test(prose.match(list)));
}

/** 「主要包括A、B、C等3个三级指标」「编制了《A》《B》以及《C》等3份方案」 */
function listBehind(prose: Prose, figure: Figure, around: { sentence: Span; previous: number }): Span[] | null {
  const { match } = prose.document;
  // A number that was told before has a list of its own: 「《A》等3份方案和《B》等2项标准」.
  const lead = { from: around.previous, to: figure.from };
  if (!LIST_BEHIND.test(prose.match(lead))) return null;
  const opener = [...prose.match(lead).matchAll(LIST_OPENER)].at(-1);
  if (!opener) return null;
  const list = { from: lead.from + opener.index + opener[0].length, to: figure.from - 1 };
  const found = members(match, list);
  // 「办公室、人事股等12个股室」 names some of them.
  return settle(prose, found, Number(figure.quantity.value), found.length < Number(figure.quantity.value));
}

/** The members of a list: titles in 《》 when there are any, else what 、 parts. */
function members(match: string, list: Span): Span[] {
  const titles = [...match.slice(list.from, list.to).matchAll(/《[^》]+》/g)];
  if (titles.length > 1)
    return titles.map((t) => ({ from: list.from + t.index, to: list.from + t.index + t[0].length }));
  const spans: Span[] = [];
  let depth = 0;
  let start = list.from;
  for (let i = list.from; i <= list.to; i++) {
    const c = i === list.to ? '、' : match.charAt(i);
    if ('(《“'.includes(c)) depth++;
    else if (')》”'.includes(c)) depth--;
    else if ((c === '、' || c === '，') && depth <= 0) {
      spans.push(trim(match, { from: start, to: i }));
      start = i + 1;
    }
  }
  return spans.filter((span) => !isEmpty(span));
}

/**
 * Decides what a list that does not count as declared means.
 *
 * 和 and 及 may join the last two members or stand inside one name, so the reading that fits is taken; a list of long
 * clauses, or one that ends in 等, is no evidence of a wrong number, and then nothing is said.
 */
function settle(prose: Prose, list: readonly Span[], declared: number, isOpen: boolean): Span[] | null {
  if (list.length < 2 && declared > 2) return null;
  if (list.length === declared) return [...list];
  const joined = list.flatMap((span) => splitAtAnd(prose.document.match, span));
  if (joined.length === declared) return joined;
  const last = [...list.slice(0, -1), ...splitAtAnd(prose.document.match, list.at(-1) as Span)];
  if (last.length === declared) return last;
  const isPlain = list.every((span) => span.to - span.from <= LONGEST_MEMBER) && list.length > 2;
  return isPlain && !isOpen && joined.length === list.length ? [...list] : null;
}

function splitAtAnd(match: string, { from, to }: Span): Span[] {
  const found = /以及|和|及|与/.exec(match.slice(from, to));
  if (!found || found.index === 0) return [{ from, to }];
  const at = from + found.index;
  return [
    { from, to: at },
    { from: at + found[0].length, to },
  ];
}

/** 「设置了8个产出指标」 over the numbered entries of the same item. */
function nestedLists(prose: Prose): EnumerationDraft[] {
  return [...walk(prose.outline.items)].flatMap((item): EnumerationDraft[] => {
    const body = item.body[0];
    if (!body || item.items.length < 2) return [];
    const figure = prose.figuresIn(body).find((f) => isCount(f) && announces(prose, f, item));
    return figure
      ? [
          toDraft(
            figure,
            body,
            item.items.map((entry) => entry.title),
          ),
        ]
      : [];
  });
}

/** The number tells of the entries when it counts indicators, or when the sentence says that they follow. */
function announces(prose: Prose, figure: Figure, item: Item): boolean {
  const body = item.body.at(0) as Span;
  const counted = prose.document.match.slice(figure.to, figure.to + 8);
  const isSet = /(?:设置|设定|设立|设有|共有?|包括|下设|确定)了?$/.test(
    prose.document.match.slice(body.from, figure.from),
  );
  return isSet && /指标|目标/.test(counted);
}
