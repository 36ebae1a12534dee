/** Paragraphs and tables in reading order → one string that remembers where its characters stand. */
import { isLatin } from '../model/characters.ts';
import { DocumentText, type InkedText, type PageInfo, type Paragraph, type Span } from '../model/document.ts';
import type { Cell, Grid } from '../model/table.ts';
import type { LineGroup } from './paragraphs.ts';
import type { StitchedTable } from './stitch.ts';

/** A paragraph or a table. */
export type Block = LineGroup | StitchedTable;

/** Writes the blocks into one string, a line break behind each paragraph and each cell. */
export function compose(blocks: readonly Block[], pages: readonly PageInfo[]): DocumentText {
  const writer = new Writer();
  const paragraphs: Paragraph[] = [];
  const tables: Grid[] = [];
  for (const block of blocks) {
    if ('cells' in block) tables.push(writeTable(writer, block));
    else {
      const span = writer.write(block.lines);
      paragraphs.push({ ...span, sizePt: block.lines[0]?.sizePt ?? 0, isCentred: block.isCentred });
    }
  }
  return new DocumentText(writer.pieces.join(''), writer.lines, paragraphs, pages, tables);
}

function writeTable(writer: Writer, { pages, rowCount, columnCount, cells }: StitchedTable): Grid {
  const written = cells.map(({ row, column, rowSpan, colSpan, lines }): Cell => {
    return { row, column, rowSpan, colSpan, span: writer.write(lines) };
  });
  return { pages, rowCount, columnCount, cells: written };
}

class Writer {
  readonly pieces: string[] = [];
  readonly lines: (InkedText & { from: number })[] = [];
  private at = 0;

  /** Writes lines as one stretch of text; where there are none the span is empty. */
  write(lines: readonly InkedText[]): Span {
    const from = this.at;
    let last = '';
    for (const line of lines) {
      const joint = needsBlank(last, line.text) ? ' ' : '';
      const { page, text, boxes, confidences } = line;
      this.lines.push({ page, text, boxes, confidences, from: this.at + joint.length });
      this.pieces.push(joint, line.text);
      this.at += joint.length + line.text.length;
      last = line.text;
    }
    const span = { from, to: this.at };
    this.pieces.push('\n');
    this.at += 1;
    return span;
  }
}

/** Two Latin words keep their blank over a line break; a figure that was broken is joined. */
function needsBlank(before: string, after: string): boolean {
  const [left, right] = [before.slice(-1), after.charAt(0)];
  return isLatin(left) && isLatin(right) && !(/\d/.test(left) && /\d/.test(right));
}
