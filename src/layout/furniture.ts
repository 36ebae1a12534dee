/** Page furniture: what belongs to the page and not to the report. 页码、页眉、页脚 */
import { compact } from '../model/characters.ts';
import type { PageInfo } from '../model/document.ts';
import { groupBy } from '../model/groups.ts';
import type { Line } from './lines.ts';

/** Furniture stands in the outermost part of the page, as a share of its height. */
const MARGIN_SHARE = 0.13;
/** A running head repeats on at least so many pages … */
const HEAD_PAGES = 3;
/** … and on this share of all of them. */
const HEAD_SHARE = 0.4;
/** Running heads keep their height on the page, up to this many points. */
const HEAD_DRIFT_PT = 4;

/** 「- 2 -」「— 2 —」「·3·」「第3页」「第 3 页 共 9 页」「3/9」「Page 3 of 9」「iv」, blanks dropped. */
const PAGE_NUMBER =
  /^(?:[-—·.~_]*\d{1,4}[-—·.~_]*|第\d+页[,，]?(?:[(/]?共\d+页\)?)?|\d+\/\d+|page\d+(?:of\d+)?|[ivx]+)$/i;

/** Body and furniture of the whole report, told apart by position, form and repetition. */
export function withoutFurniture(lines: readonly Line[], pages: readonly PageInfo[]): Line[] {
  const heightOf = new Map(pages.map((p) => [p.number, p.heightPt]));
  const isInMargin = (line: Line): boolean => {
    const height = heightOf.get(line.page) ?? 0;
    return line.y1 < height * MARGIN_SHARE || line.y0 > height * (1 - MARGIN_SHARE);
  };
  const candidates = lines.filter(isInMargin);
  const heads = runningHeads(candidates, bodySize(lines), pages.length);
  const numbers = pageNumbers(
    lines.filter((line) => !heads.has(line)),
    isInMargin,
  );
  return lines.filter((line) => !numbers.has(line) && !heads.has(line));
}

const words = (line: Line): string => compact(line.text.normalize('NFKC'));

/** Page numbers: the right form, and the outermost line of the page on its side. */
function pageNumbers(lines: readonly Line[], isInMargin: (line: Line) => boolean): Set<Line> {
  const outermost = new Map<string, Line>();
  for (const line of lines) {
    const [top, bottom] = [`${line.page} top`, `${line.page} bottom`];
    if (line.y0 < (outermost.get(top)?.y0 ?? Number.POSITIVE_INFINITY)) outermost.set(top, line);
    if (line.y1 > (outermost.get(bottom)?.y1 ?? 0)) outermost.set(bottom, line);
  }
  return new Set([...outermost.values()].filter((line) => isInMargin(line) && PAGE_NUMBER.test(words(line))));
}

/** Lines in the margin with the same words (figures apart) at the same height on many pages. */
function runningHeads(candidates: readonly Line[], bodyPt: number, pageCount: number): Set<Line> {
  // The title of a form that comes once a page is larger than the body; a running head is not.
  const small = candidates.filter(({ sizePt }) => sizePt <= bodyPt * 1.05);
  const groups = groupBy(small, (line) => `${words(line).replace(/\d+/g, '#')}@${Math.round(line.y0 / HEAD_DRIFT_PT)}`);
  const enough = Math.max(HEAD_PAGES, pageCount * HEAD_SHARE);
  const heads = [...groups.values()].filter((group) => new Set(group.map((l) => l.page)).size >= enough);
  return new Set(heads.flat());
}

/** The type size of most characters. */
export function bodySize(lines: readonly Line[]): number {
  const count = new Map<number, number>();
  for (const { sizePt, text } of lines) {
    const size = Math.round(sizePt * 2) / 2;
    count.set(size, (count.get(size) ?? 0) + text.length);
  }
  return [...count].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
