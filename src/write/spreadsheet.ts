/**
 * `gouji.xlsx`: a run for people who live in spreadsheets.
 *
 * Written here and not by a library, because the rows of ten thousand reports fit in no memory: rows go to disk as they
 * come, one part for each sheet. There is no formula in any cell.
 */
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Wording } from '../model/rule.ts';
import type { RuleWords, RunFile } from './page-source.ts';
import type { Language } from './page-words.ts';
import { aboutSheet, Tally } from './spreadsheet-about.ts';
import { bookParts } from './spreadsheet-book.ts';
import { joinParts, type Part, PartWriter } from './spreadsheet-parts.ts';
import { SheetWriter } from './spreadsheet-sheet.ts';
import { sheets } from './spreadsheet-sheets.ts';

export interface SpreadsheetOptions {
  /** Language of headings and sentences; the words of the reports stay as printed. */
  readonly language: Language;
  readonly words: RuleWords;
  /** Version of the program, told on the sheet 说明. */
  readonly program: string;
  /** Rows of a sheet before the next one is begun; tests take fewer. */
  readonly mostRows?: number;
}

/** A spreadsheet that is being written. */
export interface Spreadsheet {
  add(file: RunFile): void;
  /** Puts the book in its place; until then the one of the last run stays. */
  finish(): void;
  /** Leaves everything as it was. */
  abandon(): void;
}

/** Begins a spreadsheet; the order of the files is the order of its rows. */
export function openSpreadsheet(path: string, options: SpreadsheetOptions): Spreadsheet {
  const temporary = () => join(dirname(path), `.tmp-${randomBytes(6).toString('hex')}`);
  const writers = sheets.map((sheet) => new SheetWriter(sheet, options, temporary));
  const tally = new Tally();
  return {
    add: (file) => {
      tally.add(file);
      for (const writer of writers) writer.add(file);
    },
    finish: () => {
      const about = new SheetWriter(aboutSheet(tally), options, temporary);
      about.add(nothing);
      const written = [...writers, about].flatMap((writer) => writer.finish());
      joinParts(path, temporary(), [...written.flatMap(({ parts }) => parts), ...frame(written, options, temporary)]);
    },
    abandon: () => {
      for (const writer of writers) writer.abandon();
    },
  };
}
