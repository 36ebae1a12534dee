/** How the columns of a sheet are told: a title, a look, and what stands in them for a row. */
import type { Place } from '../model/place.ts';
import type { Wording } from '../model/rule.ts';
import { nameOf, pagesOf, pageText, type ReadFile, type RunFile } from './page-source.ts';
import type { Language } from './page-words.ts';
import type { Cell, Condition, Heading, Link, Sheet, Told } from './spreadsheet-sheet.ts';
import type { Look } from './spreadsheet-xml.ts';

/** A column with the way to its value. */
export interface Column<Row> extends Heading {
  readonly value: (row: Row, told: Told) => Cell;
}

/** A sheet out of typed columns. */
export function sheetOf<Row, Source = RunFile>(
  name: Wording,
  frozen: number,
  rows: (source: Source) => Iterable<Row>,
  columns: readonly Column<Row>[],
): Sheet<Source> {
  return {
    name,
    frozen,
    headings: columns,
    *rows(source, told) {
      for (const row of rows(source)) yield columns.map(({ value }) => value(row, told));
    },
  };
}

type Value<Row> = (row: Row, told: Told) => Cell;

/** A column of words. */
export function words<Row>(
  zh: string,
  en: string,
  width: number,
  value: Value<Row>,
  tints?: (language: Language) => readonly Condition[],
): Column<Row> {
  return { title: { zh, en }, width, look: width >= 30 ? 'wrapped' : 'text', value, ...(tints ? { tints } : {}) };
}

/** A column of numbers that are exact in a cell: counts. */
export function count<Row>(zh: string, en: string, value: (row: Row) => number | null, tint?: Condition): Column<Row> {
  const tints = tint ? { tints: () => [tint] } : {};
  return { title: { zh, en }, width: 9, look: 'count', value: (row) => textOf(value(row)), ...tints };
}

function textOf(value: number | null): string | null {
  return value === null ? null : `${value}`;
}

/**
 * A number and, beside it, its exact text.
 *
 * Numbers in a spreadsheet are binary and end after 15 digits; who compares or sums to the last 分 takes the text.
 */
export function decimal<Row>(
  zh: string,
  en: string,
  look: Look,
  value: (row: Row) => string | null,
  tints: readonly Condition[] = [],
): Column<Row>[] {
  const exact: Wording = { zh: `${zh}（精确）`, en: `${en} (exact)` };
  return [
    { title: { zh, en }, width: look === 'yuan' ? 20 : 12, look, value, tints: () => tints },
    { title: exact, width: look === 'yuan' ? 18 : 12, look: 'exact', value },
  ];
}

/** The columns that every row of a report begins with. */
export function ownerColumns<Row extends { readonly file: RunFile }>(): Column<Row>[] {
  return [
    words('部门', 'department', 26, ({ file }) => nameOf(file)),
    words('年度', 'year', 8, ({ file }) => file.report?.profile.fiscalYear?.value ?? null),
    words('文件', 'file', 30, ({ file }) => file.file),
  ];
}

/** The page of a row, as a number for people and as a link to the paper. */
export function pageColumns<Row extends { readonly file: RunFile }>(
  places: (row: Row) => readonly Place[],
): Column<Row>[] {
  return [
    words('页码', 'page', 8, (row) => pageText(pagesOf(places(row)))),
    {
      title: { zh: '打开原文', en: 'open' },
      width: 11,
      look: 'text',
      value: (row, { language }) => linkTo(row.file, pagesOf(places(row))[0] ?? null, language),
    },
  ];
}

/** A link to a page of the PDF, or to its beginning. */
export function linkTo({ link }: Pick<RunFile, 'link'>, page: number | null, language: Language): Link | null {
  if (link === null) return null;
  const place = language === 'zh' ? `第${page}页` : `p. ${page}`;
  return { text: page === null ? 'PDF' : place, url: link, page };
}

/** Rows for files that were read only. */
export function* ofReport<Row>(file: RunFile, rows: (file: ReadFile) => Iterable<Row>): Iterable<Row> {
  const { report } = file;
  if (report) yield* rows({ ...file, report });
}

/** A colour for cells that say this word. */
export function tintedBy<Key extends string>(
  names: Readonly<Record<Key, Wording>>,
  tints: Readonly<Partial<Record<Key, Condition['tint']>>>,
): (language: Language) => Condition[] {
  return (language) =>
    (Object.keys(tints) as Key[]).flatMap((key) => {
      const tint = tints[key];
      return tint ? [{ tint, when: `@="${names[key][language]}"` }] : [];
    });
}
