/** Problems and improvements: the entries of their sections. 存在问题 · 改进措施 */
import type { Span } from '../model/document.ts';
import type { FindingDraft } from '../model/draft.ts';
import { extentOf, type Item, type Topic } from '../model/section.ts';
import { anyOf, vocabulary } from '../model/vocabulary.ts';
import { isDateLine, type Prose, trim } from './prose.ts';

/** 一是 二是 … inside a paragraph, behind a mark or at its head. */
const RUNNING_MARK = /(?<=^|[。；;:，])\s*([一二三四五六七八九十]{1,2}是)[，:]?/g;

/** 「建议：一是……；二是……」 below the problems, without a heading of its own. */
const ADVICE = new RegExp(`^${anyOf(vocabulary.sectionTopics.improvements ?? [])}:`);

/** 「无。」「暂无」「目前不存在明显问题」: a section that says that there is nothing to list. */
const NOTHING =
  /^(?:[我本该][\u4e00-\u9fff]{1,3})?(?:目前|暂时)?(?:暂无|无|没有|未发现|不存在)(?:明显|重大|其他|突出)?的?(?:问题|困难|不足|建议|意见)?。?$/;

/** The entries of all sections with a topic, the innermost section counting. */
export function extractFindings(prose: Prose, topic: Findings): FindingDraft[] {
  const found = sectionsOf(prose.outline.items, topic).flatMap((section) => entriesOf(prose, section, topic));
  return found.length === 0 ? runInFindings(prose, topic) : toldOnce(prose, found);
}

/** A summary tells in short what comes in full behind it: an entry with which the title of a later one begins is none. */
function toldOnce(prose: Prose, found: readonly FindingDraft[]): FindingDraft[] {
  const titles = found.map(({ title }) => title.map((span) => prose.match(span)).join(''));
  return found.filter((_, i) => !titles.slice(i + 1).some((later) => later.startsWith(titles[i] as string)));
}

type Findings = 'problems' | 'improvements';

/** A label inside of a paragraph: 「发现的主要问题及原因：一是……。下一步改进措施：一是……。」 */
const runIn = (topic: Findings): RegExp => {
  const labels = anyOf(vocabulary.sectionTopics[topic] ?? []);
  return new RegExp(`(?<=^|[。；;，])(?:发现的)?(?:主要)?${labels}(?:[及和]原因(?:分析)?)?:`, 'g');
};

const RUN_IN: Readonly<Record<Findings, RegExp>> = { problems: runIn('problems'), improvements: runIn('improvements') };

/** What such labels head, each up to the next one or to the end of the paragraph. */
function runInFindings(prose: Prose, topic: Findings): FindingDraft[] {
  return prose.passages.flatMap((passage) => {
    const words = prose.match(passage);
    const starts = Object.values(RUN_IN).flatMap((label) => [...words.matchAll(label)].map(({ index }) => index));
    return [...words.matchAll(RUN_IN[topic])].flatMap(({ index, 0: label }) => {
      const end = Math.min(...starts.filter((start) => start > index), words.length);
      const own = { from: passage.from + index + label.length, to: passage.from + end };
      return saysNothing(prose.match(own).trim()) ? [] : entriesIn(prose, own);
    });
  });
}

const isAdvice = (prose: Prose, passage: Span): boolean =>
  prose.topicAt(passage.from) === 'problems' && ADVICE.test(prose.match(passage));

/** Sections of a topic that hold no inner section of a topic of its own. */
function sectionsOf(items: readonly Item[], topic: Topic): Item[] {
  return items.flatMap((item) => {
    const inner = sectionsOf(item.items, topic);
    if (inner.length > 0) return inner;
    return item.topic === topic ? [item] : [];
  });
}

/** What closes a report behind its last section, beside the date below the office that signs: 「附件：1.自评表」「附件1」. */
const CLOSING = /^附[件表]?(?:[\s\d一二三四五六七八九十:-]|$)/;

/** Where the words of a section end, in front of what closes the report. */
function endOf(prose: Prose, section: Item): number {
  const { to } = extentOf(section);
  const own = prose.passages.filter((passage) => passage.from >= section.headEnd && passage.to <= to);
  const at = own.findIndex((passage) => CLOSING.test(prose.match(passage)) || isDateLine(prose, passage));
  if (at < 0) return to;
  const [before, closing] = [own[at - 1], own[at] as Span];
  return before && isDateLine(prose, closing) && !/[，。；]/.test(prose.match(before)) ? before.from : closing.from;
}

function entriesOf(prose: Prose, section: Item, topic: Topic): FindingDraft[] {
  const end = endOf(prose, section);
  const items = section.items.filter((item) => item.topic === null || item.topic === topic);
  if (items.length > 0) return items.filter(({ title }) => title.from < end).map((item) => fromItem(prose, item, end));
  return section.body
    .filter((passage) => passage.from < end && !saysNothing(prose.match(passage).trim()))
    .flatMap((passage) => entriesIn(prose, passage));
}

const saysNothing = (words: string): boolean =>
  words === '' || vocabulary.nullTokens.includes(words) || NOTHING.test(words);

function fromItem(prose: Prose, item: Item, end: number): FindingDraft {
  const advice = item.body.slice(1).find((passage) => isAdvice(prose, passage));
  const text = { from: item.title.from, to: advice?.from ?? Math.min(end, extentOf(item).to) };
  return { number: [item.number], title: [item.title], text: [trim(prose.document.match, text, '')] };
}

/** 「一是……。二是……。」 gives an entry each; other words are one entry. */
export function entriesIn(prose: Prose, passage: Span): FindingDraft[] {
  const marks = [...prose.match(passage).matchAll(RUNNING_MARK)];
  if (marks.length === 0) return [entry(prose, { from: passage.from, to: passage.from }, passage)];
  return marks.map((mark, i) => {
    const number = mark[1] as string;
    const at = passage.from + mark.index + mark[0].indexOf(number);
    const end = passage.from + (marks[i + 1]?.index ?? passage.to - passage.from);
    return entry(prose, { from: at, to: at + number.length }, { from: at + number.length, to: end });
  });
}

function entry(prose: Prose, number: Span, words: Span): FindingDraft {
  const text = trim(prose.document.match, words, '，,、:；;');
  return { number: [number], title: [prose.sentences(text)[0] ?? text], text: [text] };
}
