/** `gouji query`: a question in SQL to the warehouse of an output folder. */
import { existsSync } from 'node:fs';
import { csvCell } from '../write/csv.ts';
import type { Cell } from '../write/rows.ts';
import { type Answered, askWarehouse, warehouseFile } from '../write/warehouse.ts';
import type { Format } from './choices.ts';
import { complain, exits } from './exits.ts';
import { printable, shorten, tableLines } from './table.ts';
import type { Say } from './words.ts';

export interface QueryOptions {
  readonly output: string;
  readonly format: Format;
}

type Rows = AsyncIterable<unknown[][]>;

/** A table in a terminal has to be held to line up its columns, and nobody reads more of it. */
const MOST_ROWS = 1000;
const CELL_WIDTH = 60;

/** Answers a question and returns the exit code. */
export async function query(sql: string, { output, format }: QueryOptions, say: Say): Promise<number> {
  const file = warehouseFile(output);
  if (!existsSync(file)) return complain(say('noWarehouse', { path: printable(file) }), exits.unread);
  try {
    await askWarehouse(file, sql, (columns, rows) => printers[format](columns, rows, say));
    return exits.done;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // DuckDB puts its kind of error first; what it says of the file is not about the question.
    const why = printable(error.message.split('\n')[0] ?? '');
    const isFile = /^(IO|Serialization|Fatal|Internal) Error/.test(why);
    if (isFile) return complain(say('warehouseUnusable', { path: printable(file), why }), exits.unread);
    return complain(say('sqlWrong', { why }), exits.usage);
  }
}

const printers: Readonly<Record<Format, (columns: readonly Answered[], rows: Rows, say: Say) => Promise<void>>> = {
  table: printTable,
  csv: printCsv,
  json: printJson,
};

async function printTable(columns: readonly Answered[], rows: Rows, say: Say): Promise<void> {
  const shown: unknown[][] = [];
  let isCut = false;
  for await (const piece of rows) {
    shown.push(...piece);
    isCut = shown.length > MOST_ROWS;
    if (isCut) break;
  }
  const cells = shown.slice(0, MOST_ROWS).map((row) => row.map(cellText));
  const right = columns.flatMap(({ isNumber }, at) => (isNumber ? [at] : []));
  const lines = tableLines([columns.map(({ name }) => printable(name)), ...cells], right);
  process.stdout.write(`${lines.join('\n')}\n`);
  const count = cells.length;
  process.stderr.write(`${say(isCut ? 'answerCut' : 'answerRows', { count })}\n`);
}

function cellText(value: unknown): string {
  return shorten(printable(String(flat(value) ?? '')), CELL_WIDTH);
}

// Lists and structures of DuckDB's.
function flat(value: unknown): Cell {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as Cell);
}

async function printCsv(columns: readonly Answered[], rows: Rows): Promise<void> {
  process.stdout.write(`${columns.map(({ name }) => csvCell(name)).join(',')}\r\n`);
  for await (const piece of rows) {
    await give(piece.map((row) => `${row.map((value) => csvCell(flat(value))).join(',')}\r\n`).join(''));
  }
}

async function printJson(columns: readonly Answered[], rows: Rows): Promise<void> {
  let before = '[\n';
  for await (const piece of rows) {
    for (const row of piece) {
      await give(before + JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at]]))));
      before = ',\n';
    }
  }
  await give(before === '[\n' ? '[]\n' : '\n]\n');
}

/** Waits for a slow reader, so that a large answer is not held in memory. */
async function give(text: string): Promise<void> {
  if (process.stdout.write(text) || process.stdout.destroyed) return;
  await new Promise<void>((resolve) => {
    process.stdout.once('drain', resolve);
    process.stdout.once('close', resolve);
  });
}
