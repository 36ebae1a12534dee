/** The cells of the tables of a report, as the rules go through them. 表格单元格 */
import type { ReportBody, Table } from '../model/report.ts';
import { once } from './once.ts';

/** Shorter cells hold one value: neither a sentence nor a list. */
const SHORTEST_SENTENCE = 10;

type Cell = Table['rows'][number][number];

/** All cells, table by table and row by row. */
export const cellsOf = once((tables: ReportBody['tables']): readonly Cell[] =>
  tables.flatMap(({ rows }) => rows.flat()),
);

/** The texts of the cells that hold sentences. */
export const sentenceCellsOf = once((tables: ReportBody['tables']): readonly string[] =>
  cellsOf(tables).flatMap(({ text }) => (text.length >= SHORTEST_SENTENCE ? [text] : [])),
);
