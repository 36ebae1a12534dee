/** One sheet of the book, written row by row. */
import type { Wording } from '../model/rule.ts';
import type { RuleWords, RunFile } from './page-source.ts';
import type { Language } from './page-words.ts';
import { sheetEnd, sheetMiddle, sheetStart } from './spreadsheet-frame.ts';
import { LinkWriter } from './spreadsheet-links.ts';
import type { Part, PartWriter } from './spreadsheet-parts.ts';
import { cellXml, heightOf, type Look, lettersOf, type Tint } from './spreadsheet-xml.ts';

/** What the sheets are told in. */
export interface Told {
  readonly language: Language;
  readonly words: RuleWords;
}

/** Words that lead to a file: a URL that `linkFrom` made, and the page of the PDF. */
export interface Link {
  readonly text: string;
  readonly url: string;
  readonly page: number | null;
}

/** Words, or a decimal where the look of the column is that of a number. */
export type Cell = string | Link | null;

/** A colour for the cells of which `when` holds; `@` is the cell. */
export interface Condition {
  readonly tint: Tint;
  readonly when: string;
}

/** A column: its title, its width in characters (a Chinese one takes two) and how it looks. */
export interface Heading {
  readonly title: Wording;
  readonly width: number;
  readonly look: Look;
  readonly tints?: (language: Language) => readonly Condition[];
}

/** A sheet: what its columns are, and the rows that a file, or whatever else it is made of, gives. */
export interface Sheet<Source = RunFile> {
  readonly name: Wording;
  readonly headings: readonly Heading[];
  /** Columns that stay in sight. */
  readonly frozen: number;
  rows(source: Source, told: Told): Iterable<readonly Cell[]>;
}

/** A sheet as it is in the book; a long one becomes several. */
export interface WrittenSheet {
  readonly number: number;
  readonly name: string;
  /** Its first and last cell: A1:Q33. */
  readonly range: string;
  readonly parts: readonly Part[];
}

/** What a sheet needs of the book that it is in. */
export interface Book extends Told {
  /** Rows of a sheet, with its heads, before the next one is begun. */
  readonly mostRows: number;
  beginPart(name: string): PartWriter;
  /** A path for what is read again before the book is finished. */
  spoolPath(): string;
  /** The sheets of a book are counted through. */
  nextNumber(): number;
}

/** Rows that Excel takes. */
export const MOST_ROWS = 1_048_576;
/** A part must stay below 4 GB, which long texts reach before the rows run out. */
const MOST_XML_BYTES = 3_000_000_000;

interface Current {
  readonly number: number;
  readonly part: PartWriter;
  readonly links: LinkWriter;
  rows: number;
}

/** Writes a sheet, and goes on with another one when it is full. */
export class SheetWriter<Source = RunFile> {
  readonly #sheet: Sheet<Source>;
  readonly #book: Book;
  readonly #done: WrittenSheet[] = [];
  #current: Current;

  constructor(sheet: Sheet<Source>, book: Book) {
    this.#sheet = sheet;
    this.#book = book;
    this.#current = this.#begin();
  }

  add(source: Source): void {
    for (const row of this.#sheet.rows(source, this.#book)) {
      if (this.#isFull()) {
        this.#end();
        this.#current = this.#begin();
      }
      this.#current.part.write(this.#rowXml(row));
    }
  }

  finish(): readonly WrittenSheet[] {
    this.#end();
    return this.#done;
  }

  #isFull(): boolean {
    return this.#current.rows >= this.#book.mostRows || this.#current.part.bytes > MOST_XML_BYTES;
  }

  #begin(): Current {
    const { headings, frozen } = this.#sheet;
    const number = this.#book.nextNumber();
    const part = this.#book.beginPart(`xl/worksheets/sheet${number}.xml`);
    const heads = headings.map(({ title }, at) => cellXml(`${lettersOf(at)}1`, 'head', title[this.#book.language]));
    part.write(
      `${sheetStart(headings, frozen, number === 1)}<row r="1" ht="32" customHeight="1">${heads.join('')}</row>`,
    );
    const links = new LinkWriter({
      beginTargets: () => this.#book.beginPart(`xl/worksheets/_rels/sheet${number}.xml.rels`),
      spoolPath: () => this.#book.spoolPath(),
    });
    return { number, part, links, rows: 1 };
  }

  #rowXml(row: readonly Cell[]): string {
    const { links } = this.#current;
    const number = ++this.#current.rows;
    const cells = row.map((cell, at) => {
      const reference = `${lettersOf(at)}${number}`;
      if (cell === null || typeof cell === 'string')
        return cellXml(reference, this.#sheet.headings[at]?.look ?? 'text', cell);
      return cellXml(reference, links.add(reference, cell) ? 'link' : 'text', cell.text);
    });
    const height = heightOf(this.#wrappedIn(row));
    const size = height === null ? '' : ` ht="${height}" customHeight="1"`;
    return `<row r="${number}"${size}>${cells.join('')}</row>`;
  }

  #wrappedIn(row: readonly Cell[]): { text: string; width: number }[] {
    return this.#sheet.headings.flatMap(({ look, width }, at) => {
      const text = row[at];
      return look === 'wrapped' && typeof text === 'string' ? [{ text, width }] : [];
    });
  }

  #end(): void {
    const { number, part, links, rows } = this.#current;
    const { headings, name } = this.#sheet;
    const { language } = this.#book;
    const conditions = headings.map(({ tints }) => tints?.(language) ?? []);
    part.write(sheetMiddle(headings, rows, conditions));
    for (const piece of links.cells()) part.write(piece);
    part.write(sheetEnd(headings, rows));
    const suffix = this.#done.length > 0 ? `_${this.#done.length + 1}` : '';
    const range = `A1:${lettersOf(headings.length - 1)}${rows}`;
    const parts = [part.finish(), ...links.finish()];
    this.#done.push({ number, name: name[language] + suffix, range, parts });
  }
}
