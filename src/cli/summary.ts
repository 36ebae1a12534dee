/** What a run ends with: a table, the sentences for what went wrong, and what was left out. */
import { join } from 'node:path';
import { skipReasons } from '../batch/inputs.ts';
import type { Entry, Reason } from '../batch/outcome.ts';
import type { Run } from '../batch/run-file.ts';
import { printable, shorten, tableLines } from './table.ts';
import type { Say } from './words.ts';

/** More rows than this scroll away; then the files with trouble are shown first. */
const MOST_ROWS = 40;
const MOST_SENTENCES = 20;
const MOST_EXAMPLES = 3;
const NAME_CELLS = 48;

/** The summary of a run in lines. */
export function summaryLines(run: Run, output: string, say: Say): string[] {
  const runFile = join(output, 'run.json');
  return [
    ...tableOf(run.files, runFile, say),
    '',
    totalsOf(run, say),
    ...(run.unchanged > 0 ? [say('unchangedLine', { count: run.unchanged })] : []),
    ...skippedLines(run, say),
    ...failureLines(run.files, runFile, say),
    ...(run.notReached.length > 0 ? [say('interrupted', { count: run.notReached.length })] : []),
    say('written', { path: printable(join(output, 'reports')) }),
  ];
}

/** Why a file was not read, and what to do. */
export function sentenceOf({ code, detail }: Reason, say: Say): string {
  return say(`why/${code}`, { detail: printable(detail).trim() });
}

function tableOf(files: readonly Entry[], runFile: string, say: Say): string[] {
  const shown = files.length > MOST_ROWS ? worstFirst(files).slice(0, MOST_ROWS) : files;
  const heads = ['Report', 'Pages', 'Indicators', 'Score', 'Errors', 'Warnings', 'Notes', 'End'] as const;
  const heading = heads.map((head) => say(`column${head}`));
  const lines = tableLines([heading, ...shown.map((entry) => rowOf(entry, say))], [1, 2, 3, 4, 5, 6]);
  const rest = files.length - shown.length;
  return rest > 0 ? [...lines, say('moreRows', { count: rest, path: runFile })] : lines;
}

function rowOf({ file, summary, state }: Entry, say: Say): string[] {
  const numbers = summary
    ? [summary.pages, summary.indicators, summary.score ?? '–', ...Object.values(summary.failed)]
    : Array.from({ length: 6 }, () => '–');
  return [shorten(printable(file), NAME_CELLS), ...numbers.map(String), say(state)];
}

function worstFirst(files: readonly Entry[]): Entry[] {
  const weight = ({ summary }: Entry) =>
    summary ? summary.failed.error * 1e6 + summary.failed.warning * 1e3 + summary.failed.note : Infinity;
  // Two that were not read are equal, and Infinity - Infinity is no number.
  return [...files].sort((a, b) => (weight(a) === weight(b) ? 0 : weight(b) - weight(a)));
}

function totalsOf({ files }: Run, say: Say): string {
  const read = files.flatMap(({ summary }) => summary ?? []);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return say('totals', {
    files: files.length,
    read: read.length,
    unread: files.length - read.length,
    pages: sum(read.map(({ pages }) => pages)),
    indicators: sum(read.map(({ indicators }) => indicators)),
    error: sum(read.map(({ failed }) => failed.error)),
    warning: sum(read.map(({ failed }) => failed.warning)),
    note: sum(read.map(({ failed }) => failed.note)),
  });
}

function skippedLines({ skipped }: Run, say: Say): string[] {
  return skipReasons.flatMap((reason) => {
    const paths = skipped.filter((one) => one.reason === reason).map(({ path }) => printable(path));
    const examples = paths.slice(0, MOST_EXAMPLES).join(', ') + (paths.length > MOST_EXAMPLES ? ' …' : '');
    return paths.length > 0
      ? [say('skippedLine', { count: paths.length, reason: say(`skip/${reason}`), examples })]
      : [];
  });
}

function failureLines(files: readonly Entry[], runFile: string, say: Say): string[] {
  const lines = files.flatMap(({ file, reason }) => (reason ? [`${printable(file)}: ${sentenceOf(reason, say)}`] : []));
  const rest = lines.length - MOST_SENTENCES;
  const more = rest > 0 ? [say('moreRows', { count: rest, path: runFile })] : [];
  return lines.length > 0 ? ['', ...lines.slice(0, MOST_SENTENCES), ...more, ''] : [];
}
