/** Lines → paragraphs in reading order, across page breaks. 段 */

import { isLatin, matchForm } from '../model/characters.ts';
import type { PageInfo } from '../model/document.ts';
import { groupBy } from '../model/groups.ts';
import { bodySize } from './furniture.ts';
import type { Line } from './lines.ts';

/** The lines of one paragraph. */
export interface LineGroup {
  readonly lines: readonly Line[];
  readonly isCentred: boolean;
}

/** The type area of a page: where full lines begin and end, in points. 版心 */
interface TypeArea {
  readonly left: number;
  readonly right: number;
}

/** A first line is indented by two characters; anything above this many counts. */
const INDENT_EM = 0.9;
/** No first line is indented by so many. */
const FAR_IN_EM = 6;
/** Titles are set larger than the body by this factor. */
const TITLE_FACTOR = 1.15;
/** Mirrored margins differ by more than this, in points. */
const MIRROR_PT = 5;
/** A line ends short when it leaves more than this many characters that its successor could have filled. */
const SHORT_EM = 1.1;
/** A centred line leaves about the same blank on both sides, up to this many characters. */
const CENTRE_EM = 1.2;
/** Type sizes of one paragraph agree up to this factor. */
const SIZE_FACTOR = 1.12;
/** Lines of a paragraph stand closer than this many type heights. */
const LEADING_EM = 3;

/** 一、（一）1. 1、（1）① 第一部分 一是 and label：what begins a paragraph wherever it stands. */
const NUMBERING =
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d(?!\d{3}年))|\(\d{1,2}\)|[①-⑳⑴-⒇]|第[一二三四五六七八九十]+(?:部分|章))/;

/** What ends a sentence, or announces a list. */
const SENTENCE_END = /[。！？；;：:]$/;

/**
 * Groups lines into paragraphs: by indent, by a predecessor that ends short, by numbering, by a change of type.
 *
 * @param isFirst lines that begin a paragraph in any case: those behind a table
 */
export function paragraphsOf(
  lines: readonly Line[],
  pages: readonly PageInfo[],
  isFirst: (line: Line) => boolean = () => false,
): LineGroup[] {
  const areas = typeAreas(lines, pages);
  const bodyPt = bodySize(lines);
  const setLines = lines.map((line) => setLine(line, areas.get(line.page) as TypeArea, bodyPt));
  const groups: SetLine[][] = [];
  let last: SetLine | undefined;
  for (const line of setLines) {
    const group = groups.at(-1);
    if (group && last && !isFirst(line.line) && continues(last, line)) group.push(line);
    else groups.push([line]);
    last = line;
  }
  return groups.map((group) => ({
    lines: group.map(({ line }) => line),
    isCentred: group.every((line) => line.isCentred),
  }));
}

/** A line as it stands in the type area. */
interface SetLine {
  readonly line: Line;
  readonly isIndented: boolean;
  /** Begins further in than any paragraph does: a date on the right, a title among few lines. */
  readonly isFarIn: boolean;
  readonly isCentred: boolean;
  /** Blank behind its last character, in points. */
  readonly blankAfterPt: number;
}

function setLine(line: Line, { left, right }: TypeArea, bodyPt: number): SetLine {
  const before = line.x0 - left;
  const after = right - line.x1;
  // At body size an indented line may end two characters early by chance; a larger type is a title.
  const enough = (line.sizePt > TITLE_FACTOR * bodyPt ? 0.5 : 2.5) * line.sizePt;
  const isCentred = before > enough && Math.abs(before - after) < Math.max(CENTRE_EM * line.sizePt, 0.15 * before);
  return {
    line,
    isIndented: before > INDENT_EM * line.sizePt,
    isFarIn: before > FAR_IN_EM * line.sizePt,
    isCentred,
    blankAfterPt: after,
  };
}

/** Whether a line goes on with the paragraph of its predecessor. */
function continues(last: SetLine, { line, isIndented, isCentred }: SetLine): boolean {
  const before = last.line;
  if (Math.max(before.sizePt, line.sizePt) > SIZE_FACTOR * Math.min(before.sizePt, line.sizePt)) return false;
  if (isCentred || last.isCentred || last.isFarIn || isIndented) return false;
  if (NUMBERING.test(matchForm(line.text)) && SENTENCE_END.test(before.text)) return false;
  // A page break may come before the line is full; the sentence still goes on.
  if (line.page !== before.page && !SENTENCE_END.test(before.text)) return true;
  if (line.page === before.page && line.y0 - before.y0 > LEADING_EM * line.sizePt) return false;
  // Where the next line's first word would still have fitted, the paragraph ended.
  return last.blankAfterPt <= firstWordWidth(line) + SHORT_EM * line.sizePt;
}

/** Width of what cannot be broken at the head of a line: a Latin word or figure, with the punctuation that sticks to it. */
function firstWordWidth(line: Line): number {
  let end = 1;
  while (end < line.text.length && isLatin(line.text.charAt(end - 1)) && /[\w.,%]/.test(line.text.charAt(end))) end++;
  while (end < line.text.length && /[，。；：、）》”’%！？]/.test(line.text.charAt(end))) end++;
  if (/[（《“‘〔]/.test(line.text.charAt(0))) end++;
  return (line.boxes[(Math.min(end, line.text.length) - 1) * 4 + 2] as number) - line.x0;
}

/**
 * The type area of every page.
 *
 * A page of short paragraphs, all indented, cannot tell its own left edge, so pages of one size share what they know;
 * odd and even pages apart where their margins are mirrored. A page that does not fit in keeps its own.
 */
function typeAreas(lines: readonly Line[], pages: readonly PageInfo[]): Map<number, TypeArea> {
  const byPage = groupBy(lines, (line) => line.page);
  const areas = new Map<number, TypeArea>();
  for (const format of groupBy(pages, (p) => `${Math.round(p.widthPt)}×${Math.round(p.heightPt)}`).values()) {
    const linesOf = (some: readonly PageInfo[]): Line[] => some.flatMap((p) => byPage.get(p.number) ?? []);
    const sides = groupBy(format, (p) => p.number % 2);
    const isMirrored = shift([...sides.values()].map((side) => typeArea(linesOf(side)))) > MIRROR_PT;
    for (const group of isMirrored ? sides.values() : [format]) {
      const shared = typeArea(linesOf(group));
      for (const page of group) {
        const own = typeArea(byPage.get(page.number) ?? []);
        areas.set(page.number, fits(own, shared) ? shared : own);
      }
    }
  }
  return areas;
}

/** How far the right edges of the two sides differ: full lines show it best. */
const shift = ([odd, even]: TypeArea[]): number => (odd && even ? Math.abs(odd.right - even.right) : 0);

const fits = (inner: TypeArea, outer: TypeArea): boolean =>
  inner.left > outer.left - MIRROR_PT && inner.right < outer.right + 2 * MIRROR_PT;

/** Left edge of the lines that begin leftmost; right edge of the long ones, hanging punctuation apart. */
function typeArea(lines: readonly Line[]): TypeArea {
  const rights = lines.map((l) => l.x1).sort((a, b) => a - b);
  // Hanging punctuation sticks out of one line in ten or so; the edge is where many lines end.
  const right = rights[Math.floor((rights.length - 1) * 0.9)] ?? 0;
  return { left: leftEdge(lines.map((l) => l.x0)), right };
}

/** The leftmost position at which one line in twenty-five begins. */
function leftEdge(positions: readonly number[]): number {
  const sorted = [...positions].sort((a, b) => a - b);
  const enough = Math.max(2, Math.ceil(sorted.length / 25));
  for (let i = 0; i + enough <= sorted.length; i++) {
    const first = sorted[i] as number;
    if ((sorted[i + enough - 1] as number) - first < 3) return first;
  }
  return sorted[0] ?? 0;
}
