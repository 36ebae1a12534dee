/**
 * `gouji.xlsx`: a run for people who live in spreadsheets.
 *
 * Written here and not by a library, because the rows of ten thousand reports fit in no memory: they go to disk as they
 * come, one part for each sheet. No cell holds a formula, whatever a report says.
 */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Between } from './between.ts';
import { temporaryIn } from './files.ts';
import type { RuleWords, RunFile } from './page-source.ts';
import type { Language } from './page-words.ts';
import { aboutSheet, Tally } from './spreadsheet-about.ts';
import { betweenSheet } from './spreadsheet-between.ts';
import { frameParts } from './spreadsheet-frame.ts';
import { joinParts, PartWriter } from './spreadsheet-parts.ts';
import { type Book, MOST_ROWS, SheetWriter, type WrittenSheet } from './spreadsheet-sheet.ts';
import { sheets } from './spreadsheet-sheets.ts';

export interface SpreadsheetOptions {
  /** Language of headings and sentences; the words of the reports stay as printed. */
  readonly language: Language;
  readonly words: RuleWords;
  /** Version of the program, told on the sheet 说明. */
  readonly program: string;
  /** Rows of a sheet before the next one is begun; fewer than Excel takes are for tests. */
  readonly mostRows?: number;
}

/** A spreadsheet on its way: nothing is seen of it before `finish`. */
export interface Spreadsheet {
  add(file: RunFile): void;
  /** In the order of the rows. */
  addBetween(between: Between): void;
  finish(): void;
  /** Removes what was written so far; the book of an earlier run stays. */
  abandon(): void;
}

/** Begins a spreadsheet; the order of the files is the order of its rows, and the same files give the same bytes. */
export function openSpreadsheet(path: string, options: SpreadsheetOptions): Spreadsheet {
  const temporaries: string[] = [];
  const book = bookAt(path, options, temporaries);
  const writers = sheets.map((sheet) => new SheetWriter(sheet, book));
  const tally = new Tally();
  const between = new SheetWriter(betweenSheet, book);
  return {
    add: (file) => {
      tally.add(file);
      for (const writer of writers) writer.add(file);
    },
    addBetween: (one) => {
      tally.count(one.check);
      between.add(one);
    },
    finish: () => {
      const about = new SheetWriter(aboutSheet(options.program), book);
      about.add(tally);
      const written = [...writers, between, about].flatMap((writer) => writer.finish());
      joinParts(path, temporaryAt(path, temporaries), [
        ...written.flatMap(({ parts }) => parts),
        ...frameOf(written, book),
      ]);
    },
    abandon: () => {
      for (const temporary of temporaries) rmSync(temporary, { force: true });
    },
  };
}

function bookAt(path: string, options: SpreadsheetOptions, temporaries: string[]): Book {
  let number = 0;
  return {
    ...options,
    mostRows: options.mostRows ?? MOST_ROWS,
    beginPart: (name) => new PartWriter(name, temporaryAt(path, temporaries)),
    spoolPath: () => temporaryAt(path, temporaries),
    nextNumber: () => ++number,
  };
}

// A name that the next run sweeps away when this one is killed.
function temporaryAt(path: string, temporaries: string[]): string {
  const temporary = temporaryIn(dirname(path));
  temporaries.push(temporary);
  return temporary;
}

function frameOf(written: readonly WrittenSheet[], book: Book) {
  return Object.entries(frameParts(written)).map(([name, xml]) => {
    const part = book.beginPart(name);
    part.write(xml);
    return part.finish();
  });
}
