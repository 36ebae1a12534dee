/**
 * What the tables, the warehouse and PostgreSQL hold: one list of columns for every kind of row.
 *
 * NDJSON, CSV, the DDL and the data dictionary are all made from it, so that none of them can differ from the others.
 */

/** Of the list of columns; a column that is renamed, dropped or changes its type needs a new number. */
export const TABLES_SCHEMA = 'gouji/tables/1';

/**
 * Digits of the figures in a decimal column: 10 behind the point, room for 分 of a figure in 亿元.
 *
 * Before the point stand 22 of the 28 that there is room for, so that no sum over a million rows can overflow.
 */
export const WHOLE_DIGITS = 22;
export const DECIMAL_SCALE = 10;

/** Types that DuckDB and PostgreSQL know by the same name. */
export type SqlType = 'TEXT' | 'INTEGER' | 'BIGINT' | 'DECIMAL(38,10)' | 'DOUBLE PRECISION' | 'JSON';

export interface Column {
  readonly name: string;
  readonly type: SqlType;
  readonly zh: string;
  readonly en: string;
  readonly description: string;
  readonly isKey?: true;
}

type Few = readonly [Column, ...Column[]];

export const of =
  (type: SqlType) =>
  (name: string, zh: string, en: string, description = ''): Few => [{ name, type, zh, en, description }];
export const text = of('TEXT');
export const integer = of('INTEGER');
export const json = of('JSON');

/** A figure: the number to reckon with, and beside it the text that has lost nothing. */
export function exact(name: string, zh: string, en: string, description = ''): Few {
  return [
    {
      name,
      type: 'DECIMAL(38,10)',
      zh,
      en,
      description: `${description} Null where the exact text does not fit.`.trim(),
    },
    {
      name: `${name}_text`,
      type: 'TEXT',
      zh: `${zh}（精确文本）`,
      en: `${en}, exact text`,
      description: 'The exact decimal as text.',
    },
  ];
}

export const keys: readonly Column[] = [
  {
    name: 'sha256',
    type: 'TEXT',
    zh: '文件校验值',
    en: 'sha256 of the PDF',
    description: 'Names the report.',
    isKey: true,
  },
  {
    ...{ name: 'position', type: 'INTEGER', zh: '序号', en: 'position', isKey: true },
    description: 'Counts from 1 within the report and the kind, in the order of the JSON.',
  },
  ...text('schema', '表结构版本', 'schema of the tables', `\`${TABLES_SCHEMA}\`.`),
  ...text('program', '程序版本', 'program version', 'Version and fingerprint of the program that read the report.'),
];

export const printed: readonly Column[] = [
  ...text('text', '原文', 'words as printed'),
  ...integer('page', '页码', 'page', 'First page, counted from 1.'),
  ...json('places', '位置', 'places', 'Pages, boxes (PDF points, origin top left) and confidence.'),
  {
    name: 'confidence',
    type: 'DOUBLE PRECISION',
    zh: '识别置信度',
    en: 'confidence',
    description: 'Lowest of its places; 1 for embedded text.',
  },
];

export const quantity: readonly Column[] = [
  ...text('comparator', '比较符', 'comparator', '`>=` `>` `<=` `<` `=` `~` `over` `under`.'),
  ...exact('value', '数值', 'value', 'In the printed unit.'),
  ...exact('upper_value', '上限', 'upper value', 'End of a printed range.'),
  ...text('unit', '单位', 'unit'),
  ...text('step_text', '末位单位', 'step', 'Size of the last printed digit: `0.01` for 41,307.25.'),
  ...text('change', '增减', 'change', '`increase` or `decrease`.'),
  ...text('counted', '计量对象', 'what is counted'),
  ...exact('yuan', '金额（元）', 'amount in yuan', 'Unit resolved; amounts of money only.'),
];

/** Whether an exact text can be a number of a decimal column without losing a digit. */
export function fitsDecimal(exactText: string): boolean {
  const [, whole, fraction = ''] = /^-?0*(\d*?)(?:\.(\d*?)0*)?$/.exec(exactText) ?? [];
  return whole !== undefined && whole.length <= WHOLE_DIGITS && fraction.length <= DECIMAL_SCALE;
}
