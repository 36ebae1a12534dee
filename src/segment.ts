/** The numbering tree of official writing. 一、（一）1.（1）① → sections and lists */
import type { Diagnostic } from './model/check.ts';
import type { DocumentText, Paragraph, Span } from './model/document.ts';
import { type Item, type NumberingStyle, numberingStyles, type Outline, type Topic, walk } from './model/section.ts';
import { nameIn, vocabulary } from './model/vocabulary.ts';

/** A run-in title is at most this long; a longer first sentence is the entry of a list. */
const LONGEST_TITLE = 32;
/** Share of a group's members that must look like headings for the group to be sections. */
const HEADING_SHARE = 0.6;

const CHINESE_NUMBER = '[一二三四五六七八九十]{1,3}';

/** How each style is printed, half-width and full-width brackets alike. Group 1 is the number as it is told. */
const MARKS: readonly (readonly [NumberingStyle, RegExp])[] = [
  ['part', new RegExp(`^(第${CHINESE_NUMBER}(?:部分|章|篇))[、:.\\s]*`)],
  ['chinese', new RegExp(`^(${CHINESE_NUMBER})[、.]\\s*`)],
  ['chinese-bracket', new RegExp(`^(\\(${CHINESE_NUMBER}\\))[、.]?\\s*`)],
  // Not a decimal (1.5亿元) and not a date (2022.5.1): those have a digit behind the point; but 1.2022年 begins with a year.
  ['arabic', /^(\d{1,2})\s?[.、](?!\d(?!\d{3}年))\s*/],
  ['arabic-bracket', /^(\(\d{1,2}\)|[⑴-⒇]|\d{1,2}\))[、.]?\s*/],
  ['circled', /^([①-⑳㉑-㉟㊱-㊿])[、.]?\s*/],
];

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿';
const BRACKETED = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇';

interface Mark {
  readonly style: NumberingStyle;
  readonly ordinal: number;
  readonly number: Span;
  /** Where the title begins. */
  readonly end: number;
}

/** Builds the numbering tree. Skipped and repeated numbers are diagnostics: a line may have been lost. */
export function segment(document: DocumentText): { value: Outline; diagnostics: Diagnostic[] } {
  const preamble: Span[] = [];
  const roots: Item[] = [];
  const stack: Item[] = [];
  const { paragraphs, contentsAt } = withoutContents(document);
  const isTitle = titleTest(document, contentsAt);
  let isRemark = false;
  for (const paragraph of paragraphs.flatMap((p) => splitRuns(document, p))) {
    isRemark = isRemark
      ? goesOnCounting(document, paragraph)
      : REMARK.test(document.match.slice(paragraph.from, paragraph.from + 6));
    const mark = isRemark ? null : (markOf(document, paragraph) ?? (isTitle(paragraph) ? plainMark(paragraph) : null));
    if (!mark) {
      (stack.at(-1)?.body ?? preamble).push(paragraph);
      continue;
    }
    const parent = enter(stack, mark);
    const item = toItem(document, paragraph, mark, stack.length + 1);
    (parent?.items ?? roots).push(item);
    stack.push(item);
  }
  judgeHeadings(document, roots);
  assignTopics(document, roots);
  return { value: { preamble, items: roots }, diagnostics: numberingGaps(document, roots) };
}

/** 「附件：1.自评表」 and 「注：1.……」 count on in the paragraphs below; those are entries of the remark, not of the section. */
const REMARK = /^(?:附件|附表|附|注|备注|说明)[:：]/;

const goesOnCounting = (document: DocumentText, paragraph: Paragraph): boolean => {
  const mark = markOf(document, paragraph);
  return mark?.style === 'arabic' && mark.ordinal > 1;
};

/** A heading without a number is at most this long … */
const LONGEST_PLAIN_TITLE = 40;
/** … and set larger than the body by this factor. */
const PLAIN_TITLE_SIZE = 1.08;
/** A paragraph longer than this is body: the title of the report lies behind. */
const SHORTEST_BODY = 60;

/**
 * Tells headings without a number: centred, large and short, behind the title of the report.
 *
 * Budgets are made so: 部门主要职能, and the title over each table.
 */
function titleTest(document: DocumentText, contentsAt: number | null): (paragraph: Paragraph) => boolean {
  const { match, paragraphs } = document;
  const captions = tableCaptions(document);
  const bodyPt = bodySize(paragraphs);
  const firstBody =
    contentsAt ?? paragraphs.find((p) => p.to - p.from > SHORTEST_BODY)?.from ?? Number.POSITIVE_INFINITY;
  return ({ from, to, isCentred, sizePt }) => {
    if (captions.has(from)) return false;
    if (!isCentred || from < firstBody || to - from > LONGEST_PLAIN_TITLE || sizePt < PLAIN_TITLE_SIZE * bodyPt)
      return false;
    return /[\u4e00-\u9fff]{2}/.test(match.slice(from, to)) && !/[。，；:]$/.test(match.slice(from, to));
  };
}

/** Where the titles of tables stand: short paragraphs right above one, which head the table and no section. */
function tableCaptions({ paragraphs, tables }: DocumentText): Set<number> {
  const captions = new Set<number>();
  let next = 0;
  for (const table of tables) {
    const start = table.cells[0]?.span.from ?? 0;
    while (next < paragraphs.length && (paragraphs[next] as Paragraph).from < start) next++;
    for (let i = next - 1; i >= Math.max(0, next - CAPTION_LINES); i--) {
      const { from, to } = paragraphs[i] as Paragraph;
      if (to - from > SHORTEST_BODY) break;
      captions.add(from);
    }
  }
  return captions;
}

/** Title, number, unit and office stand in at most so many lines above a table. */
const CAPTION_LINES = 4;

/** The type size of most of the text. */
function bodySize(paragraphs: readonly Paragraph[]): number {
  const length = new Map<number, number>();
  for (const { sizePt, from, to } of paragraphs) length.set(sizePt, (length.get(sizePt) ?? 0) + to - from);
  return [...length].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

const plainMark = ({ from }: Paragraph): Mark => ({
  style: 'plain',
  ordinal: 0,
  number: { from, to: from },
  end: from,
});

function markOf({ match }: DocumentText, { from, to }: Span): Mark | null {
  const head = match.slice(from, Math.min(to, from + 16));
  for (const [style, pattern] of MARKS) {
    const found = pattern.exec(head);
    if (!found || from + found[0].length >= to) continue;
    const number = found[1] as string;
    return {
      style,
      ordinal: ordinalOf(number),
      number: { from, to: from + number.length },
      end: from + found[0].length,
    };
  }
  return null;
}

function ordinalOf(number: string): number {
  const digits = /\d+/.exec(number);
  if (digits) return Number(digits[0]);
  const single = CIRCLED.indexOf(number) + 1 || BRACKETED.indexOf(number) + 1;
  return single || chineseOrdinal(number.replace(/[^一二三四五六七八九十]/g, ''));
}

/** 十二 → 12, 二十 → 20. */
function chineseOrdinal(words: string): number {
  const digit = (c: string | undefined): number => (c ? '一二三四五六七八九'.indexOf(c) + 1 : 0);
  const ten = words.indexOf('十');
  if (ten < 0) return digit(words.at(-1));
  return (digit(words[ten - 1]) || 1) * 10 + digit(words[ten + 1]);
}

/** Pops the stack to where the mark belongs and returns its parent. */
function enter(stack: Item[], mark: Mark): Item | undefined {
  const sibling = stack.findLastIndex((item) => item.style === mark.style);
  // 「（二）主要职责」 and right behind it 「（一）贯彻……」: a list that starts inside a heading, in the heading's own style.
  const isInside = mark.ordinal === 1 && sibling === stack.length - 1 && isBare(stack[sibling]);
  if (isInside) return stack.at(-1);
  if (sibling >= 0) stack.length = sibling;
  else {
    // A style not yet open nests below what is open and stands outside of it: （一）… 1. … then 一、 ends both.
    const rank = numberingStyles.indexOf(mark.style);
    while (stack.length > 0 && numberingStyles.indexOf((stack.at(-1) as Item).style) > rank) stack.pop();
  }
  return stack.at(-1);
}

/**
 * Parts a paragraph at the numbers that run on in it: 「1.细化预算编制；2.加强财务管理；3.……。」
 *
 * A number counts when it goes on from 1 behind the end of a sentence; the first stands at the head or behind a colon.
 */
function splitRuns({ match }: DocumentText, paragraph: Paragraph): Paragraph[] {
  for (const printed of RUNS) {
    const starts: number[] = [];
    let from = paragraph.from;
    for (let ordinal = 1; ; ordinal++) {
      const at = runStart(match, { from, to: paragraph.to }, printed(ordinal), paragraph.from);
      if (at < 0) break;
      starts.push(at);
      from = at + 1;
    }
    if (starts.length < 2) continue;
    const cuts = [...new Set([paragraph.from, ...starts])];
    return cuts.map((cut, i) => ({ ...paragraph, from: cut, to: cuts[i + 1] ?? paragraph.to }));
  }
  return [paragraph];
}

/** How the styles that run on in a paragraph print a number. */
const RUNS: readonly ((ordinal: number) => RegExp)[] = [
  (n) => new RegExp(`(?<![\\d.])${n}[.、](?!\\d(?!\\d{3}年))`, 'g'),
  (n) => new RegExp(`\\(${n}\\)`, 'g'),
  (n) => new RegExp(`\\(${chineseNumber(n)}\\)`, 'g'),
  (n) => new RegExp(CIRCLED.charAt(n - 1) || '$^', 'g'),
];

function runStart(match: string, { from, to }: Span, pattern: RegExp, head: number): number {
  for (const found of match.slice(from, to).matchAll(pattern)) {
    const at = from + found.index;
    if (at === head || /[。；;:]/.test(match.charAt(at - 1))) return at;
  }
  return -1;
}

/** 12 → 十二. */
function chineseNumber(n: number): string {
  const digit = (d: number): string => ' 一二三四五六七八九'.charAt(d).trim();
  if (n < 10) return digit(n);
  return `${n < 20 ? '' : digit(Math.floor(n / 10))}十${digit(n % 10)}`;
}

const isBare = (item: Item | undefined): boolean =>
  item !== undefined && item.body.length === 0 && item.items.length === 0;

function toItem(document: DocumentText, paragraph: Paragraph, mark: Mark, level: number): Item {
  const end = titleEnd(document.match, mark.end, paragraph.to);
  const rest = end + (/[。:;；]/.test(document.match.charAt(end)) ? 1 : 0);
  const body = rest < paragraph.to ? [{ from: rest, to: paragraph.to }] : [];
  const { number, style, ordinal } = mark;
  return {
    number,
    style,
    ordinal,
    level,
    title: { from: mark.end, to: end },
    headEnd: paragraph.to,
    body,
    items: [],
    isHeading: false,
    topic: null,
  };
}

/** The first 。；： outside of brackets and quotes ends a title. */
function titleEnd(match: string, from: number, to: number): number {
  let depth = 0;
  for (let i = from; i < to; i++) {
    const c = match.charAt(i);
    if ('(《“〔['.includes(c)) depth++;
    else if (')》”〕]'.includes(c)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && '。；;:'.includes(c)) return i;
  }
  return to;
}

/**
 * Tells sections from the entries of a list.
 *
 * 第一部分 and titles without a number always head a section. Any other group does when it counts from 1 and most of its
 * members have a short title with text behind it; duties and tasks (「1.负责拟订……。」) have neither.
 */
function judgeHeadings(document: DocumentText, items: readonly Item[]): void {
  for (const group of groupsOf(items)) {
    const like = group.filter((item) => looksLikeHeading(document, item)).length;
    const first = group[0] as Item;
    const isHeading = isOutermost(first) || (first.ordinal === 1 && like >= HEADING_SHARE * group.length);
    for (const item of group) {
      item.isHeading = isHeading && item.style !== 'circled';
      judgeHeadings(document, item.items);
    }
  }
}

/** 一、 heads a section too, unless it is the entry of a list inside one: 「一、加强党的建设。……」 below 部门主要职能. */
const isOutermost = ({ style, level }: Item): boolean =>
  style === 'part' || style === 'plain' || (style === 'chinese' && level === 1);

function looksLikeHeading(document: DocumentText, { title, body, items }: Item): boolean {
  if (title.to - title.from > LONGEST_TITLE) return false;
  if (topicOf(document.match.slice(title.from, title.to), 2)) return true;
  const run = document.match.charAt(title.to);
  // 「2.某项；」 in a list of short entries is no heading even when text follows the list.
  return (body.length > 0 || items.length > 0) && run !== ';' && run !== '；';
}

/** Runs of siblings that count on: a list that starts again at 1 is another list; a number that comes twice is a slip. */
function groupsOf(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && last.style === item.style && item.ordinal !== 1) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

function assignTopics(document: DocumentText, items: readonly Item[]): void {
  for (const item of walk(items)) {
    if (item.isHeading) item.topic = topicOf(document.match.slice(item.title.from, item.title.to), item.level);
  }
}

/** The topic that a title names; below the first level only when the label is most of the title. */
function topicOf(title: string, level: number): Topic | null {
  const topic = nameIn(title, vocabulary.sectionTopics) as Topic | null;
  if (!topic || level === 1) return topic;
  const labels = vocabulary.sectionTopics[topic] ?? [];
  const longest = Math.max(...labels.filter((label) => title.includes(label)).map((label) => label.length));
  return longest * 2 >= title.length ? topic : null;
}

function numberingGaps(document: DocumentText, roots: readonly Item[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const siblings of [roots, ...[...walk(roots)].map((item) => item.items)]) {
    for (const group of groupsOf(siblings)) {
      group.forEach((item, i) => {
        if (item.style === 'plain') return;
        const expected = (group[i - 1]?.ordinal ?? 0) + 1;
        if (item.ordinal !== expected) diagnostics.push(gap(document, item, expected));
      });
    }
  }
  return diagnostics;
}

function gap(document: DocumentText, item: Item, expected: number): Diagnostic {
  const number = document.textOf([item.number]);
  return {
    code: 'segment/number-skipped',
    severity: 'note',
    message: `序号“${number}”与前一序号不连续（应为第${expected}项），可能漏读，也可能是报告本身漏编`,
    places: document.placesOf([item.number]),
  };
}

const CONTENTS_TITLE = /^目\s*录$/;
const ENTRY_NUMBER = new RegExp(
  `^(?:第${CHINESE_NUMBER}(?:部分|章|篇)|${CHINESE_NUMBER}、|\\d{1,2}[.、]|\\(${CHINESE_NUMBER}\\))`,
);
/** 「一、基本情况……………3」 */
const CONTENTS_ENTRY = /[.…·]{3,}\s*\d{1,3}$/;

/** The paragraphs without the table of contents, whose entries are no sections. */
function withoutContents({ match, paragraphs }: DocumentText): {
  paragraphs: readonly Paragraph[];
  contentsAt: number | null;
} {
  const words = (p: Paragraph): string => match.slice(p.from, p.to).replace(/\s/g, '');
  const body = (some: readonly Paragraph[]): readonly Paragraph[] => some.filter((p) => !CONTENTS_ENTRY.test(words(p)));
  const title = paragraphs.findIndex((p) => CONTENTS_TITLE.test(words(p)));
  if (title < 0) return { paragraphs: body(paragraphs), contentsAt: null };
  // The number of an entry may not be printed again over the section itself.
  const bare = (p: Paragraph): string =>
    words(p)
      .replace(/[.…·]*\d*$/, '')
      .replace(ENTRY_NUMBER, '');
  const first = paragraphs[title + 1];
  // The contents end where their first entry comes again, as a heading.
  const again = first ? paragraphs.findIndex((p, i) => i > title + 1 && bare(p) === bare(first)) : -1;
  const rest = again < 0 ? title + 1 : again;
  return {
    paragraphs: body([...paragraphs.slice(0, title), ...paragraphs.slice(rest)]),
    contentsAt: (paragraphs[title] as Paragraph).from,
  };
}
