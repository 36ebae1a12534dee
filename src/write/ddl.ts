/** The star schema as SQL: `report` in the middle, every other kind around it by `sha256`. */
import { createHash } from 'node:crypto';
import { TABLES_SCHEMA } from './columns.ts';
import { type Kind, kinds } from './kinds.ts';
import { views } from './views.ts';

/** A name as SQL: `check` is a word of the language and has to be quoted. */
export function sqlName(name: string): string {
  return name === 'check' || !/^[a-z_][a-z0-9_]*$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

/** A text as SQL. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Makes a table where there is none. */
export function tableSql({ name, columns }: Kind): string {
  const lines = columns.map(({ name: column, type, isKey }) => `  ${column} ${type}${isKey ? ' NOT NULL' : ''}`);
  return `CREATE TABLE IF NOT EXISTS ${sqlName(name)} (\n${lines.join(',\n')}\n)`;
}

/** Tells what a table and its columns hold. */
export function commentSql({ name, zh, en, columns }: Kind): string[] {
  const comment = (thing: string, words: string) => `COMMENT ON ${thing} IS ${sqlText(words)}`;
  const table = sqlName(name);
  return [
    comment(`TABLE ${table}`, `${zh}. ${en}`),
    ...columns.map((column) => comment(`COLUMN ${table}.${column.name}`, `${column.zh} (${column.en})`)),
  ];
}

/** All tables with their comments. */
export function tableStatements(): string[] {
  return kinds.flatMap((kind) => [tableSql(kind), ...commentSql(kind)]);
}

/** All views; they have to be dropped first, because PostgreSQL changes no column of a view in place. */
export function viewStatements(): string[] {
  return views.map(({ name, sql }) => `CREATE VIEW ${name} AS${sql}`);
}

/** Drops the views, those first that stand on others. */
export function dropViewStatements(): string[] {
  return [...views].reverse().map(({ name }) => `DROP VIEW IF EXISTS ${name}`);
}

/** What PostgreSQL gets beside the tables: keys that also make the replacing of a report fast. */
export function keyStatements(): string[] {
  return kinds.map(
    ({ name }) => `CREATE UNIQUE INDEX IF NOT EXISTS ${name}_key ON ${sqlName(name)} (sha256, position)`,
  );
}

/** `schemas/warehouse.sql`: the whole schema in one text. */
export function warehouseSql(): string {
  const block = (statements: readonly string[]) => statements.map((statement) => `${statement};\n`).join('\n');
  return [
    `-- ${TABLES_SCHEMA}: generated from src/write/kinds.ts and src/write/views.ts by npm run schemas.`,
    '-- DuckDB and PostgreSQL read it alike.\n',
    block(tableStatements()),
    block(viewStatements()),
    '-- In PostgreSQL also:',
    ...keyStatements().map((statement) => `-- ${statement};`),
    '',
  ].join('\n');
}

/** Names the schema with everything in it: a database that bears the same mark needs no migration. */
export function schemaMark(): string {
  return `${TABLES_SCHEMA} ${createHash('sha256').update(warehouseSql()).digest('hex').slice(0, 12)}`;
}
