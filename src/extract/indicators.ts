/** Indicators told in prose: name, target, actual, verdict, reason. 绩效指标 */
import { covers, type Quote, type Span } from '../model/document.ts';
import type { IndicatorDraft } from '../model/draft.ts';
import { isLimit } from '../model/quantity-words.ts';
import type { Item } from '../model/section.ts';
import { kindOf, type Levels, levelIn, levelsOf } from './levels.ts';
import { type Field, type Mark, marksIn } from './marks.ts';
import { isEmpty, MARKS, type Prose, quote, trim } from './prose.ts';
import { splitVerdict } from './verdict.ts';

/** A name is at most this long; what is longer is a sentence that happens to hold a label. */
const LONGEST_NAME = 60;
/** A paragraph up to this long that names a level heads the indicators below it: 「产出指标：」 */
const LONGEST_CAPTION = 16;
/** Between 实际 and a bare figure stands at most a short verb: 「实际布防6架」. */
const SHORT_VERB = 4;

/** An indicator while its parts are being found. */
interface Open {
  readonly name: Span;
  readonly item: Item | undefined;
  readonly caption: Span | null;
  /** True when its target had a label; else it counts only with an actual. */
  readonly isLabelled: boolean;
  readonly parts: Partial<Record<Field, Span>>;
}

/** Reads the report paragraph by paragraph: a target opens an indicator, the labels behind it fill it. */
export function extractIndicators(prose: Prose): IndicatorDraft[] {
  const opened: Open[] = [];
  let caption: { words: Span; item: Item | undefined } | null = null;
  for (const passage of prose.passages) {
    const path = prose.pathAt(passage.from);
    const item = path.at(-1);
    // A caption heads what follows it in its section, also the numbered entries below it.
    if (caption && caption.item !== item && !(caption.item && path.includes(caption.item))) caption = null;
    const marks = withImpliedTargets(prose, passage, marksIn(prose.document.match, passage, prose.sentences(passage)));
    if (marks.length === 0 && isCaption(prose, passage, item)) caption = { words: passage, item };
    if (marks.length === 0) fillLast(prose, opened, item, passage);
    readPassage(prose, passage, marks, { item, caption: caption?.words ?? null }, opened);
  }
  const told = opened.filter((o) => o.parts.actual || (o.isLabelled && o.parts.target));
  return told.map((o) => toDraft(prose, o, numberOf(o, told)));
}

function isCaption({ document }: Prose, passage: Span, item: Item | undefined): boolean {
  if (passage.from === item?.title.from) return false;
  return passage.to - passage.from <= LONGEST_CAPTION && levelIn(document.match, passage) !== null;
}

/** 「年度实际值：」 and its value in the paragraph below. */
function fillLast({ document }: Prose, opened: readonly Open[], item: Item | undefined, passage: Span): void {
  const last = opened.at(-1);
  if (!last || last.item !== item) return;
  const empty = (['reason', 'actual', 'target'] as const).find((field) => {
    const part = last.parts[field];
    return part !== undefined && isEmpty(part) && part.to <= passage.from;
  });
  if (empty) last.parts[empty] = trim(document.match, passage);
}

/** 「布防点位数量（≥6处）」: a value in brackets ends with them. */
function inBrackets(match: string, mark: Mark, value: Span): Span {
  const close = match.charAt(mark.from - 1) === '(' ? match.indexOf(')', value.from) : -1;
  return close >= value.from && close < value.to ? { from: value.from, to: close } : value;
}

function readPassage(
  prose: Prose,
  passage: Span,
  marks: readonly Mark[],
  around: { item: Item | undefined; caption: Span | null },
  opened: Open[],
): void {
  let after = passage.from;
  const own = marks.filter((mark, i) => !isInReason(prose, mark, marks[i - 1]));
  own.forEach((mark, i) => {
    const value = inBrackets(prose.document.match, mark, valueBehind(prose, passage, mark, own[i + 1]));
    if (mark.field === 'target' || mark.field === 'name') {
      const before = { from: after, to: mark.from };
      const { name, actual } =
        mark.field === 'name' ? { name: value, actual: null } : nameOf(prose, before, around.item, opened);
      const last = opened.at(-1);
      if (last && isNamedAlready(last, name)) last.parts.target ??= value;
      else if (name) opened.push(opening(name, mark, value, actual, around));
    } else if (belongs(opened, around.item, mark)) {
      const { parts } = opened.at(-1) as Open;
      parts[mark.field] ??= mark.isBlock ? value : withoutShortVerb(prose, mark, value);
    }
    after = value.to;
  });
}

/** 「扣分原因：满意度93.2%，低于目标值95%」: a target in the sentence of a reason is a part of it. */
const isInReason = ({ document: { match } }: Prose, mark: Mark, before: Mark | undefined): boolean =>
  mark.field === 'target' && before?.field === 'reason' && !/[。；;\n]/.test(match.slice(before.to, mark.from));

function opening(
  name: Span,
  mark: Mark,
  value: Span,
  actual: Span | null,
  around: { item: Item | undefined; caption: Span | null },
): Open {
  const parts = { ...(mark.field === 'target' && { target: value }), ...(actual && { actual }) };
  return { name, ...around, isLabelled: mark.to > mark.from && !mark.isWeak, parts };
}

/** 「指标名称：X」 opened the indicator; its target follows. */
const isNamedAlready = (last: Open, name: Span | null): boolean =>
  !last.parts.target && (name === null || last.name === name || isEmpty(name));

/** Labels fill the indicator that is open, as long as the reader is still in the same item. */
function belongs(opened: readonly Open[], item: Item | undefined, mark: Mark): boolean {
  const last = opened.at(-1);
  return last !== undefined && last.item === item && last.name.from < mark.from;
}

/** Where the value of a label ends: at the next label, at the end of the sentence, or of the paragraph. */
function valueBehind({ document: { match } }: Prose, passage: Span, mark: Mark, next: Mark | undefined): Span {
  // 「得分9分（满分10分）」: the bracket belongs to what stands in it.
  const limit = next ? next.from - (match.charAt(next.from - 1) === '(' ? 1 : 0) : passage.to;
  const rest = { from: mark.to, to: limit };
  const opensNext = next?.field === 'target' || next?.field === 'name';
  if ((mark.isBlock || mark.field === 'reason') && !opensNext)
    return trim(match, rest, mark.field === 'reason' ? '；;，,、:' : undefined);
  const end = match.slice(rest.from, rest.to).search(/[。；;]/);
  const sentence = end < 0 ? rest : { from: rest.from, to: rest.from + end };
  // 「A目标值3个，B目标值5个」: the name of the next one stands behind the last comma.
  const comma = opensNext && end < 0 ? match.lastIndexOf('，', rest.to) : -1;
  const own = comma > rest.from ? { from: rest.from, to: comma } : sentence;
  return trim(match, withVerdict(match, own, passage, mark, next));
}

/** 「…完成值96%。完成年度任务。」: the verdict may be a sentence of its own behind an actual. */
function withVerdict(match: string, own: Span, passage: Span, mark: Mark, next: Mark | undefined): Span {
  if (mark.field !== 'actual' || next?.field === 'target' || next?.field === 'name') return own;
  const rest = { from: own.from, to: next?.from ?? passage.to };
  const { actual, verdict } = splitVerdict(match, rest);
  return verdict && actual.to <= own.to ? rest : own;
}

/** 「实际布防6架」 → 6架. The figure is the value when only a short verb stands before it. */
function withoutShortVerb(prose: Prose, mark: Mark, value: Span): Span {
  if (mark.field !== 'actual' || !prose.match(mark).startsWith('实际')) return value;
  const figure = prose.figuresIn(value)[0];
  const isBare = figure && figure.to === value.to && figure.from - value.from <= SHORT_VERB;
  return isBare ? { from: figure.from, to: figure.to } : value;
}

/** A name, and the actual that stands between it and the target. */
interface Named {
  readonly name: Span | null;
  readonly actual: Span | null;
}

/** How an actual lies to the target behind it: 「巩固率99.8%，高于目标值98%」. */
const COMPARED = /^(?:高于|低于|超过|达到|略?[高低]于|优于|比|较)$/;

/** The words before a target that name the indicator; else the title of the item it stands in. */
function nameOf(prose: Prose, before: Span, item: Item | undefined, opened: readonly Open[]): Named {
  const { match } = prose.document;
  const clause = prose
    .clauses(before)
    .map((c) => trim(match, c))
    .findLast((c) => !isEmpty(c) && !COMPARED.test(match.slice(c.from, c.to)));
  const words = clause && withoutTitle(match, withoutLeadIn(match, clause), item);
  const own = words ? withoutLevel(match, trim(match, words, `${MARKS}(`)) : null;
  if (own && !isEmpty(own) && own.to - own.from <= LONGEST_NAME) return withoutActual(prose, own);
  if (!item || opened.at(-1)?.item === item) return { name: null, actual: null };
  return { name: withoutLevel(match, trim(match, item.title)), actual: null };
}

/** 「（二）效率性评价：义务教育巩固率……」: the heading that the passage begins with is none of the name. */
function withoutTitle(match: string, words: Span, item: Item | undefined): Span {
  const isHeaded = item?.title.from === words.from && item.title.to < words.to && match.charAt(item.title.to) === ':';
  return isHeaded ? { from: item.title.to + 1, to: words.to } : words;
}

/** 「毛入园率91.2%，目标值90%」: the figure in front of the target is what was reached. */
function withoutActual(prose: Prose, own: Span): Named {
  const figure = prose.figuresIn(own).at(-1);
  if (!figure || figure.to < own.to || figure.from === own.from) return { name: own, actual: null };
  const name = trim(prose.document.match, { from: own.from, to: figure.from }, MARKS);
  return isEmpty(name) ? { name: own, actual: null } : { name, actual: { from: figure.from, to: figure.to } };
}

/** 「其中」「一是」 and the verb 的 before a label are no part of a name. */
function withoutLeadIn(match: string, clause: Span): Span {
  const lead = /^\s*(?:其中[，:]?|[一二三四五六七八九十]+是|指标\d*[:：]|以及|和|、)+/.exec(
    match.slice(clause.from, clause.to),
  );
  const tail = /(?:的|年度|全年|年初)$/.exec(match.slice(clause.from, clause.to));
  return { from: clause.from + (lead?.[0].length ?? 0), to: clause.to - (tail?.[0].length ?? 0) };
}

/** 「数量指标：布防点位数量」 → 布防点位数量. */
function withoutLevel(match: string, name: Span): Span {
  const found = levelIn(match, name);
  const rest = found && /^\s*[:—-]\s*/.exec(match.slice(found.to, name.to));
  return found && rest ? { from: found.to + rest[0].length, to: name.to } : name;
}

/** 「布防点位数量≥6处，实际布防6处」: a limit before 实际 is the target, although no label says so. */
function withImpliedTargets(prose: Prose, passage: Span, marks: readonly Mark[]): Mark[] {
  const all = [...marks];
  for (const sentence of prose.sentences(passage)) {
    const own = marks.filter((m) => covers(sentence, m));
    const actual = own.find((m) => m.field === 'actual');
    if (!actual || own.some((m) => m.field === 'target' && m.from < actual.from)) continue;
    const limit = prose.figuresIn({ from: sentence.from, to: actual.from }).find(({ quantity }) => isLimit(quantity));
    if (limit && limit.from > sentence.from)
      all.push({ field: 'target', from: limit.from, to: limit.from, isBlock: false, isWeak: false });
  }
  return all.sort((a, b) => a.from - b.from);
}

/** The number of an item is that of the only indicator in it, when its own first paragraph names it. */
function numberOf({ item, name }: Open, all: readonly Open[]): Quote | null {
  const isOnly = item && item.items.length === 0 && all.filter((o) => o.item === item).length === 1;
  return isOnly && name.from < item.headEnd ? [item.number] : null;
}

function toDraft(prose: Prose, { name, caption, parts }: Open, number: Quote | null): IndicatorDraft {
  const { match } = prose.document;
  const levels = levelsAround(prose, name, caption);
  const words = (span: Span | null): string | null => (span ? prose.match(span) : null);
  const { actual, verdict } = parts.actual ? splitVerdict(match, parts.actual) : { actual: undefined, verdict: null };
  return {
    number,
    level1: quote(levels.level1),
    level2: quote(levels.level2),
    name: [name],
    kind: kindOf([words(levels.level2), words(levels.level1), words(name)]),
    target: quote(parts.target),
    actual: quote(actual && trim(match, actual)),
    verdict,
    fullScore: quote(parts.fullScore),
    score: quote(parts.score),
    shortfallReason: quote(parts.reason),
    from: 'prose',
  };
}

/** Level labels: in front of the name (数量指标：…), in a caption above, in the titles around, from the inside out. */
function levelsAround(prose: Prose, name: Span, caption: Span | null): Levels {
  const { document } = prose;
  const path = prose.pathAt(name.from).toReversed();
  const lead = { from: document.match.lastIndexOf('\n', name.from) + 1, to: name.from };
  const clause = prose.clauses(lead).at(-1);
  const titles = path.filter((item) => item.title.from !== name.from).map((item) => item.title);
  return levelsOf(document.match, [...(clause ? [clause] : []), ...(caption ? [caption] : []), ...titles]);
}
