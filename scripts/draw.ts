/**
 * Draws how a page was understood: `npm run draw FILE PAGE [OUT.svg]`.
 *
 * Glyph boxes grey, rulings black, cells of tables blue with their row and column, lines of text outside of tables orange.
 * The tool with which people debug tables.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { columnTables } from '../src/layout/columns.ts';
import { linesOf } from '../src/layout/lines.ts';
import { type TablePart, tablesOf } from '../src/layout/tables.ts';
import type { Box, Page } from '../src/model/page.ts';
import { openPdf } from '../src/read/pdf.ts';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

function rect([x0, y0, x1, y1]: Box, style: string): string {
  return `<rect x="${x0}" y="${y0}" width="${x1 - x0}" height="${y1 - y0}" ${style}/>`;
}

function label(x: number, y: number, size: number, text: string, fill = '#000'): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" font-family="sans-serif">${escaped(text)}</text>`;
}

function drawTable({ cells, box }: TablePart): string[] {
  const frame = rect(box, 'fill="none" stroke="#06c" stroke-width="1.5"');
  const inner = cells.flatMap((cell) => [
    rect(cell.box, 'fill="none" stroke="#06c" stroke-width="0.5"'),
    label(cell.box[0] + 1, cell.box[1] + 5, 5, `${cell.row},${cell.column} ${cell.rowSpan}×${cell.colSpan}`, '#06c'),
  ]);
  return [frame, ...inner];
}

function drawPage(page: Page): string {
  const { tables, rest, rules } = tablesOf(page);
  const unruled = columnTables(linesOf(page.number, rest), rules);
  const shapes = [
    ...page.glyphs.map(({ box }) => rect(box, 'fill="none" stroke="#bbb" stroke-width="0.2"')),
    ...page.glyphs.map(({ box, text, sizePt }) => label(box[0], box[3] - sizePt * 0.12, sizePt, text)),
    ...page.rulings.map(({ box }) => rect(box, 'fill="#000" stroke="#000" stroke-width="0.3"')),
    ...[...tables, ...unruled.tables].flatMap(drawTable),
    ...unruled.rest.map((l) => rect([l.x0, l.y0, l.x1, l.y1], 'fill="none" stroke="#e70" stroke-width="0.7"')),
  ];
  const size = `width="${page.widthPt}" height="${page.heightPt}" viewBox="0 0 ${page.widthPt} ${page.heightPt}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="100%" height="100%" fill="#fff"/>${shapes.join('')}</svg>\n`;
}

async function main([file, number, out]: readonly string[]): Promise<void> {
  if (!file || !/^\d+$/.test(number ?? '')) throw new Error('usage: npm run draw FILE PAGE [OUT.svg]');
  const pdf = await openPdf(new Uint8Array(readFileSync(file)));
  for await (const { value: page } of pdf.pages()) {
    if (page.number !== Number(number)) continue;
    const target = out ?? `page-${number}.svg`;
    writeFileSync(target, drawPage(page));
    process.stdout.write(`${target}\n`);
    return pdf.close();
  }
  throw new Error(`${file} has ${pdf.pageCount} pages, not ${number}`);
}

await main(process.argv.slice(2));
