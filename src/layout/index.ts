/** Pages → one text with spans back to the paper. */
import type { Diagnostic } from '../model/check.ts';
import type { DocumentText, PageInfo } from '../model/document.ts';
import type { Page } from '../model/page.ts';
import { columnTables } from './columns.ts';
import { type Block, compose } from './compose.ts';
import { withoutFurniture } from './furniture.ts';
import { type Line, linesOf } from './lines.ts';
import { paragraphsOf } from './paragraphs.ts';
import { goesOn, stitch } from './stitch.ts';
import { type TablePart, tablesOf } from './tables.ts';

/** What is kept of a page once its glyphs are released. */
interface LaidPage {
  readonly lines: readonly Line[];
  readonly tables: readonly TablePart[];
}

/** Lays out a report. Takes pages one by one, so that their glyphs can be released. */
export async function layOut(
  pages: AsyncIterable<{ value: Page; diagnostics: readonly Diagnostic[] }>,
): Promise<{ value: DocumentText; diagnostics: Diagnostic[] }> {
  const laid: LaidPage[] = [];
  const infos: PageInfo[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const { value: page, diagnostics: own } of pages) {
    const info = pageInfo(page);
    infos.push(info);
    diagnostics.push(...own);
    if (info.text === 'none') diagnostics.push(...pageWithoutText(page));
    else laid.push(layOutPage(page, diagnostics));
  }
  return { value: compose(blocksOf(laid, infos), infos), diagnostics };
}

function layOutPage(page: Page, diagnostics: Diagnostic[]): LaidPage {
  const { tables, rest, rules, tooDense } = tablesOf(page);
  if (tooDense > 0) diagnostics.push(tooManyLines(page));
  const unruled = columnTables(linesOf(page.number, rest), rules);
  return { lines: unruled.rest, tables: [...tables, ...unruled.tables] };
}

/** Paragraphs and tables in reading order; tables that go on over a page break are one. */
function blocksOf(laid: readonly LaidPage[], infos: readonly PageInfo[]): Block[] {
  const body = new Set(
    withoutFurniture(
      laid.flatMap((page) => page.lines),
      infos,
    ),
  );
  const flow = laid.flatMap(({ lines, tables }) =>
    inOrder(
      lines.filter((line) => body.has(line)),
      tables,
    ),
  );
  const behindTable = new Set(flow.filter((_, i) => isTable(flow[i - 1])));
  const lines = flow.filter((entry): entry is Line => !isTable(entry));
  const groups = paragraphsOf(lines, infos, (line) => behindTable.has(line));
  const groupOf = new Map(groups.map((group) => [group.lines[0], group]));
  return flow.flatMap((entry, i): Block[] => {
    if (!isTable(entry)) return groupOf.has(entry) ? [groupOf.get(entry) as Block] : [];
    const before = flow[i - 1];
    return isTable(before) && goesOn(before, entry) ? [] : [stitch(partsFrom(flow, i))];
  });
}

const isTable = (entry: Line | TablePart | undefined): entry is TablePart => entry !== undefined && 'cells' in entry;

/** Lines and tables of a page from top to bottom. */
function inOrder(lines: readonly Line[], tables: readonly TablePart[]): (Line | TablePart)[] {
  const topOf = (entry: Line | TablePart): number => (isTable(entry) ? entry.box[1] : entry.y0);
  return [...lines, ...tables].sort((a, b) => topOf(a) - topOf(b));
}

/** A table and its continuations on the pages that follow. */
function partsFrom(flow: readonly (Line | TablePart)[], start: number): TablePart[] {
  const parts: TablePart[] = [flow[start] as TablePart];
  for (let i = start + 1; i < flow.length; i++) {
    const next = flow[i];
    if (!isTable(next) || !goesOn(parts.at(-1) as TablePart, next)) break;
    parts.push(next);
  }
  return parts;
}

function pageInfo({ number, widthPt, heightPt, text, glyphs }: Page): PageInfo {
  const inked = glyphs.filter((g) => g.isVisible);
  const sum = inked.reduce((total, g) => total + g.confidence, 0);
  const confidence = text === 'none' || inked.length === 0 ? 0 : Math.round((1000 * sum) / inked.length) / 1000;
  return { number, widthPt, heightPt, text, confidence };
}

const wholePage = ({ number, widthPt, heightPt }: Page): Diagnostic['places'] => [
  { page: number, boxes: [[0, 0, widthPt, heightPt]], confidence: 0 },
];

/** An empty page is no trouble; a picture of a page is, and so is text that leaves no ink. */
function pageWithoutText(page: Page): Diagnostic[] {
  if (!page.hasPageImage && page.glyphs.length === 0) return [];
  const message = `第${page.number}页是图像，没有可信的文字层，其内容未进入结果`;
  return [{ code: 'read/page-without-text', severity: 'error', message, places: wholePage(page) }];
}

function tooManyLines(page: Page): Diagnostic {
  const message = `第${page.number}页线条过密，无法判断其中的表格，相关文字按正文处理`;
  return { code: 'layout/table-too-dense', severity: 'warning', message, places: wholePage(page) };
}
