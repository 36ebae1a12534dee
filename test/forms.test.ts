/** The tables of the form fixtures: exact cell texts, rows and columns, and the glyphs of a table in exactly one cell. */
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tablesOf } from '../src/layout/tables.ts';
import type { Table } from '../src/model/report.ts';
import { examine } from '../src/pipeline.ts';
import { openPdf } from '../src/read/pdf.ts';
import { fixtures, keyedOf, pdfOf } from './fixtures.ts';

const forms = fixtures.filter(({ folder }) => basename(dirname(folder)) === 'forms');

type Rows = (string | null)[][];

/** A table as the truth keys it: a merged cell once at its top left, null where it covers, columns where no cell begins left out. */
function gridOf({ rows }: Table): Rows {
  const width = Math.max(...rows.map((_, r) => rows[r]?.reduce((sum, cell) => sum + cell.colSpan, 0) ?? 0));
  const grid: Rows = rows.map(() => []);
  rows.forEach((row, r) => {
    let c = 0;
    for (const { text, rowSpan, colSpan } of row) {
      while (grid[r]?.[c] !== undefined) c++;
      for (let y = r; y < r + rowSpan; y++)
        for (let x = c; x < c + colSpan; x++) (grid[y] as (string | null)[])[x] = null;
      (grid[r] as (string | null)[])[c] = text.replace(/\s/g, '');
    }
  });
  const used = Array.from({ length: width }, (_, c) => c).filter((c) => grid.some((row) => typeof row[c] === 'string'));
  return grid.map((row) => used.map((c) => row[c] ?? null));
}

describe.each(forms)('$name', (form) => {
  const { cells } = keyedOf(form) as { cells: { rows: Rows }[] };

  it('has the cells that are printed', async () => {
    const report = await examine(pdfOf(form), form.name);
    expect(report.tables.map(gridOf)).toEqual(cells.map(({ rows }) => rows));
  });

  it('puts every glyph of a ruled table into exactly one cell', async () => {
    const pdf = await openPdf(pdfOf(form));
    for await (const { value: page } of pdf.pages()) {
      const { tables, rest } = tablesOf(page);
      const inCells = tables.flatMap((t) =>
        t.cells.flatMap((c) => c.lines.map((l) => l.text.replace(/\s/g, '').length)),
      );
      const outside = rest.filter((g) => g.text.trim() !== '').length;
      const all = page.glyphs.filter((g) => g.text.trim() !== '').length;
      expect(inCells.reduce((a, b) => a + b, 0) + outside).toBe(all);
    }
    await pdf.close();
  });
});
