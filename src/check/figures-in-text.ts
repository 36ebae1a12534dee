/** Where the figures of a report stand in its passages, so that rules can read the words between them. 数值定位 */
import type { Fund, ReportBody, Statement } from '../model/report.ts';
import { sentenceCellsOf } from './cells.ts';
import { linesIn } from './headings.ts';
import { once } from './once.ts';

/** A figure of the prose and where it stands in its passage. */
export interface Located {
  readonly statement: Statement;
  readonly passage: string;
  /** Number of the passage, in reading order. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Statements come in reading order: the next one stands at most so many passages further on. */
const LOOK_AHEAD = 50;

function passagesOf({ sections, tables }: ReportBody): string[] {
  return [...linesIn(sections), ...sentenceCellsOf(tables).flatMap((text) => text.split('\n'))];
}

/** The statements with their places in the text, in reading order; those that stand in no passage are left out. */
export const locate = once((report: ReportBody): readonly Located[] => {
  const passages = passagesOf(report);
  // A sentence that stands nowhere (in the preamble, in a cell) would be looked for in all passages once for each figure.
  const lost = new Set<string>();
  const cursor = { at: 0, from: 0 };
  return report.statements.flatMap((statement) => {
    if (lost.has(statement.sentence)) return [];
    const found =
      find(statement, passages, cursor, cursor.at + LOOK_AHEAD) ??
      find(statement, passages, { at: 0, from: 0 }, passages.length);
    if (!found) lost.add(statement.sentence);
    if (!found) return [];
    [cursor.at, cursor.from] = [found.at, found.to];
    return [found];
  });
});

type Spot = Pick<Located, 'at' | 'from'>;

function find(statement: Statement, passages: readonly string[], start: Spot, end: number): Located | null {
  const { sentence, text } = statement;
  for (let at = start.at; at < Math.min(end, passages.length); at += 1) {
    const passage = passages[at] as string;
    const begin = at === start.at ? start.from : 0;
    // The cursor may stand inside of the sentence: its first figure was found already.
    const own = passage.indexOf(sentence, Math.max(0, begin - sentence.length));
    const from = own < 0 ? -1 : passage.indexOf(text, Math.max(own, begin));
    if (from >= 0 && from <= own + sentence.length) return { statement, passage, at, from, to: from + text.length };
  }
  return null;
}

/** What the figure is among the amounts that other rules look at; null for none of them. */
export function fundItemOf({ statement: { places } }: Located, funds: readonly Fund[]): string | null {
  const [own] = places;
  const same = funds.find(({ amount }) => {
    const [place] = amount.places;
    const [a, b] = [own?.boxes[0], place?.boxes[0]];
    return own?.page === place?.page && a?.[0] === b?.[0] && a?.[1] === b?.[1];
  });
  return same?.item ?? null;
}

/** Whether the figure is an amount or a number, not a change and not a share. */
export function isBase({ statement: { quantity } }: Located): boolean {
  return !quantity.change && quantity.upper === undefined && !/%|百分/.test(quantity.unit);
}

/** The words between two figures of one passage. */
export function between(one: Located, other: Located): string {
  return one.passage.slice(one.to, other.from);
}
