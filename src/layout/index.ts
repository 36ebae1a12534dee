/** Pages → one text with spans back to the paper. */
import { isLatin } from '../model/characters.ts';
import type { Diagnostic } from '../model/check.ts';
import { DocumentText, type InkedText, type PageInfo, type Paragraph } from '../model/document.ts';
import type { Page } from '../model/page.ts';
import { withoutFurniture } from './furniture.ts';
import { type Line, linesOf } from './lines.ts';
import { type LineGroup, paragraphsOf } from './paragraphs.ts';

/** A text of this few characters on a page that is a picture is a stamp or a scanner's mark, not the text of the page. */
const STRAY_CHARACTERS = 10;

/** Lays out a report. Takes pages one by one, so that their glyphs can be released. */
export async function layOut(
  pages: AsyncIterable<{ value: Page; diagnostics: readonly Diagnostic[] }>,
): Promise<{ value: DocumentText; diagnostics: Diagnostic[] }> {
  const lines: Line[] = [];
  const infos: PageInfo[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const { value: page, diagnostics: own } of pages) {
    const info = pageInfo(page);
    infos.push(info);
    diagnostics.push(...own);
    if (info.text === 'none') diagnostics.push(...pageWithoutText(page));
    else lines.push(...linesOf(page));
  }
  const body = withoutFurniture(lines, infos);
  return { value: compose(paragraphsOf(body, infos), infos), diagnostics };
}

function pageInfo(page: Page): PageInfo {
  const { number, widthPt, heightPt } = page;
  const visible = page.glyphs.filter((g) => g.isVisible).length;
  const hasText = page.hasPageImage ? visible > STRAY_CHARACTERS : visible > 0;
  return { number, widthPt, heightPt, text: hasText ? 'embedded' : 'none', confidence: hasText ? 1 : 0 };
}

/** An empty page is no trouble; a picture of a page is, and so is text that leaves no ink. */
function pageWithoutText(page: Page): Diagnostic[] {
  if (!page.hasPageImage && page.glyphs.length === 0) return [];
  const places = [{ page: page.number, boxes: [[0, 0, page.widthPt, page.heightPt] as [number, number, number, number]], confidence: 0 }];
  const message = `第${page.number}页是图像，没有可信的文字层，其内容未进入结果`;
  return [{ code: 'read/page-without-text', severity: 'error', message, places }];
}

/** Writes the paragraphs into one string, a line break between two of them. */
function compose(groups: readonly LineGroup[], pages: readonly PageInfo[]): DocumentText {
  const pieces: string[] = [];
  const lines: (InkedText & { from: number })[] = [];
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const group of groups) {
    const from = at;
    let last = '';
    for (const line of group.lines) {
      const joint = needsBlank(last, line.text) ? ' ' : '';
      lines.push({ page: line.page, text: line.text, boxes: line.boxes, from: at + joint.length });
      pieces.push(joint, line.text);
      at += joint.length + line.text.length;
      last = line.text;
    }
    paragraphs.push({ from, to: at, sizePt: group.lines[0]?.sizePt ?? 0, isCentred: group.isCentred });
    pieces.push('\n');
    at += 1;
  }
  return new DocumentText(pieces.join(''), lines, paragraphs, pages);
}

/** Two Latin words keep their blank over a line break; a figure that was broken is joined. */
function needsBlank(before: string, after: string): boolean {
  const [left, right] = [before.slice(-1), after.charAt(0)];
  return isLatin(left) && isLatin(right) && !(/\d/.test(left) && /\d/.test(right));
}
