/** One sheet of the book, written row by row: its heads, filter, frozen panes, colours and links. */
import type { Wording } from '../model/rule.ts';
import type { RuleWords, RunFile } from './page-source.ts';
import type { Language } from './page-words.ts';
import { type Part, PartWriter } from './spreadsheet-parts.ts';
import {
  cellXml,
  conditionXml,
  escaped,
  type Look,
  lettersOf,
  mainDocument,
  RELATIONS,
  type Tint,
  xmlDocument,
} from './spreadsheet-xml.ts';

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

export type Cell = string | Link | null;

/** A colour for cells of which `when` holds; `@` is the cell. */
export interface Condition {
  readonly tint: Tint;
  readonly when: string;
}

export interface Heading {
  readonly title: Wording;
  /** In characters, of which a Chinese one takes two. */
  readonly width: number;
  readonly look: Look;
  readonly tints?: (told: Told) => readonly Condition[];
}

/** A sheet: what its columns are, and the rows that a file gives. */
export interface Sheet {
  readonly name: Wording;
  readonly headings: readonly Heading[];
  /** Columns that stay in sight. */
  readonly frozen: number;
  rows(file: RunFile, told: Told): Iterable<readonly Cell[]>;
}

/** A sheet as it is in the book; a long one is several. */
export interface WrittenSheet {
  readonly name: string;
  /** Its first and last cell: A1:Q33. */
  readonly range: string;
  readonly parts: readonly Part[];
}

/** Rows that Excel takes. */
const MOST_ROWS = 1_048_576;
/** Links that Excel takes on a sheet; the words and the page stand in the row all the same. */
const MOST_LINKS = 65_530;
/** A part must stay below 4 GB; long texts reach that before the rows run out. */
const MOST_XML_BYTES = 3_000_000_000;

interface Current {
  readonly number: number;
  readonly writer: PartWriter;
  readonly links: { readonly reference: string; readonly link: Link }[];
  rows: number;
}

/** What a sheet needs of the book that it is in. */
export interface Place extends Told {
  readonly mostRows?: number;
  /** A path for a part on its way. */
  temporary(): string;
  /** The next number of a part: the sheets of a book are counted through. */
  nextNumber(): number;
}

/** Writes a sheet, and goes on with another one when it is full. */
export class SheetWriter {
  readonly #sheet: Sheet;
  readonly #place: Place;
  readonly #done: WrittenSheet[] = [];
  #current: Current;

  constructor(sheet: Sheet, place: Place) {
    this.#sheet = sheet;
    this.#place = place;
    this.#current = this.#begin();
  }

  add(file: RunFile): void {
    for (const row of this.#sheet.rows(file, this.#place)) {
      const { rows, writer } = this.#current;
      if (rows >= (this.#place.mostRows ?? MOST_ROWS) || writer.bytes > MOST_XML_BYTES) {
        this.#end();
        this.#current = this.#begin();
      }
      this.#write(row);
    }
  }

  finish(): readonly WrittenSheet[] {
    this.#end();
    return this.#done;
  }

  /** Closes the part that is open; whoever abandons a book removes what lies there. */
  abandon(): void {
    this.#current.writer.finish();
  }

  #begin(): Current {
    const number = this.#place.nextNumber();
    const writer = new PartWriter(`xl/worksheets/sheet${number}.xml`, this.#place.temporary());
    const current = { number, writer, links: [], rows: 0 };
    writer.write(startOf(this.#sheet));
    this.#current = current;
    const heads = this.#sheet.headings.map(({ title }) => title[this.#place.language]);
    writer.write(rowXml(1, heads.map((head, at) => cellXml(`${lettersOf(at)}1`, 'head', head)), ' ht="30" customHeight="1"'));
    current.rows = 1;
    return current;
  }

  #write(row: readonly Cell[]): void {
    const { writer, links } = this.#current;
    const number = ++this.#current.rows;
    const cells = row.map((cell, at) => {
      const reference = lettersOf(at) + number;
      const look = this.#sheet.headings[at]?.look ?? 'text';
      if (cell === null || typeof cell === 'string') return cellXml(reference, look, cell);
      if (links.length >= MOST_LINKS) return cellXml(reference, 'text', cell.text);
      links.push({ reference, link: cell });
      return cellXml(reference, 'link', cell.text);
    });
    writer.write(rowXml(number, cells));
  }

  #end(): void {
    const { number, writer, links, rows } = this.#current;
    const { name, headings } = this.#sheet;
    const range = `A1:${lettersOf(headings.length - 1)}${Math.max(rows, 1)}`;
    writer.write(`</sheetData>${endOf(headings, range, rows, this.#place)}</worksheet>`);
    const relations = relationsOf(number, links, this.#place);
    const suffix = this.#done.length > 0 ? ` (${this.#done.length + 1})` : '';
    this.#done.push({ name: name[this.#place.language] + suffix, range, parts: [writer.finish(), ...relations] });

    function endOf(columns: readonly Heading[], all: string, last: number, told: Told): string {
      return [
        `<autoFilter ref="${all}"/>`,
        ...conditionsOf(columns, last, told),
        linksXml(links.map((one, at) => ({ ...one, id: `rId${at + 1}` }))),
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
        // A4, as wide as the paper and as long as it gets.
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
        `<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`,
        exactColumns(columns, last),
      ].join('');
    }
  }
}
