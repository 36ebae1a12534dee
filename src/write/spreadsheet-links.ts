/**
 * The links of a sheet, on their way to disk as its rows are.
 *
 * Their cells are told behind the rows, and where they lead in a part of its own: held in memory, the links of ten
 * thousand reports would be most of what a book needs.
 */
import { type Part, type PartWriter, Spool } from './spreadsheet-parts.ts';
import type { Link } from './spreadsheet-sheet.ts';
import { escaped, PACKAGE, RELATIONS, xmlTags } from './spreadsheet-xml.ts';

/** Links that Excel takes on a sheet; the words and the page stand in the row all the same. */
export const MOST_LINKS = 65_530;

const TARGETS = xmlTags('Relationships', `xmlns="${PACKAGE}/relationships"`);

/** What the links of a sheet need of its book. */
export interface LinkPlaces {
  /** Begins the part that tells where they lead. */
  beginTargets(): PartWriter;
  /** A path for what is read again. */
  spoolPath(): string;
}

interface Begun {
  readonly targets: PartWriter;
  readonly cells: Spool;
}

/** Writes the links of a sheet; a sheet without any has no part for them. */
export class LinkWriter {
  readonly #places: LinkPlaces;
  #begun: Begun | null = null;
  #count = 0;

  constructor(places: LinkPlaces) {
    this.#places = places;
  }

  /** Takes a link of a cell; false when the sheet is full of them. */
  add(reference: string, { url, page }: Link): boolean {
    if (this.#count >= MOST_LINKS) return false;
    this.#begun ??= this.#begin();
    const id = `rId${++this.#count}`;
    // The page is a fragment of the URL, which Excel keeps apart from the address of the file.
    const location = page === null ? '' : ` location="page=${page}"`;
    this.#begun.cells.write(`<hyperlink ref="${reference}" r:id="${id}"${location}/>`);
    this.#begun.targets.write(
      `<Relationship Id="${id}" Type="${RELATIONS}/hyperlink" Target="${escaped(url)}" TargetMode="External"/>`,
    );
    return true;
  }

  /** The links as the sheet has them behind its rows, in pieces; read once. */
  *cells(): Iterable<string> {
    if (!this.#begun) return;
    yield '<hyperlinks>';
    yield* this.#begun.cells.read();
    yield '</hyperlinks>';
  }

  /** The part that tells where they lead, where there are any. */
  finish(): Part[] {
    this.#begun?.targets.write(TARGETS.end);
    return this.#begun ? [this.#begun.targets.finish()] : [];
  }

  #begin(): Begun {
    const targets = this.#places.beginTargets();
    targets.write(TARGETS.start);
    return { targets, cells: new Spool(this.#places.spoolPath()) };
  }
}
