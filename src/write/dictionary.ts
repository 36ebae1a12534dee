/** `docs/data.md`: every column of every table with its Chinese and English title. */
import { type Column, TABLES_SCHEMA } from './columns.ts';
import { type Kind, kinds } from './kinds.ts';
import { views } from './views.ts';

const INTRODUCTION = `# Data dictionary 数据字典

Generated from \`src/write/kinds.ts\`, \`columns.ts\` and \`views.ts\` by \`npm run schemas\`. Schema: \`${TABLES_SCHEMA}\`.

The same tables with the same columns come as

- \`tables/<kind>.ndjson\`: one JSON object a line, all columns on every line; decimals as text, lists as JSON. Exact.
- \`tables/<kind>.csv\`: for spreadsheets, UTF-8 with byte order mark. Cells that a spreadsheet could take for a formula (they begin with
  \`=\` \`+\` \`-\` \`@\`, also in full width, a tab or a carriage return) have an apostrophe before them unless they are numbers, and
  cells end after 32,767 characters; whoever loads data takes the NDJSON.
- \`warehouse.duckdb\`: tables and views (\`gouji query "select …"\`); \`check\` is a word of SQL and is quoted elsewhere: \`"check"\`.
- \`parquet/<kind>/fiscal_year=…/\`: with \`gouji run --parquet\`; reports without a year lie under \`__HIVE_DEFAULT_PARTITION__\`.
- PostgreSQL: \`gouji load --to postgres://…\`, by default in the schema \`gouji\`.

\`sha256\` with \`position\` is the key of every table, and \`sha256\` leads to the row in \`report\`. Two files with the same bytes are one
report. A decimal column has ${'`'}_text${'`'} beside it with the exact digits; what does not fit in DECIMAL(38,10) is null there and stands in the
text alone, never rounded. U+0000 and lone surrogates are U+FFFD. Nothing in the tables depends on when they were written.
`;

/** The data dictionary as Markdown. */
export function dictionary(): string {
  const parts = [INTRODUCTION, ...kinds.map(kindText), viewsText()];
  return parts.join('\n');
}

function kindText({ name, zh, en, columns }: Kind): string {
  const rows = columns.map(columnRow).join('\n');
  return `## ${name} ${zh}\n\n${en}\n\n| column | type | 中文 | English | |\n| --- | --- | --- | --- | --- |\n${rows}\n`;
}

function columnRow({ name, type, zh, en, description }: Column): string {
  return `| \`${name}\` | ${type} | ${zh} | ${en} | ${description.replaceAll('|', '\\|')} |`;
}

function viewsText(): string {
  const rows = views.map(({ name, zh, en }) => `| \`${name}\` | ${zh} | ${en} |`).join('\n');
  return `## Views 视图\n\n| view | 中文 | |\n| --- | --- | --- |\n${rows}\n`;
}
