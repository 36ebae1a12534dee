/** Everything of a book but its rows: what stands around them in a sheet, and the parts that hold it together. */
import type { Condition, Heading, WrittenSheet } from './spreadsheet-sheet.ts';
import {
  conditionXml,
  escaped,
  lettersOf,
  mainDocument,
  PACKAGE,
  RELATIONS,
  stylesXml,
  xmlDocument,
} from './spreadsheet-xml.ts';

const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The head of a sheet, up to its rows; the first sheet is the one in sight. */
export function sheetStart(headings: readonly Heading[], frozen: number, isFirst: boolean): string {
  const columns = headings.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const document = mainDocument(
    'worksheet',
    [
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
      `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(frozen)}</sheetView></sheetViews>`,
      '<sheetFormatPr defaultRowHeight="16"/>',
      `<cols>${columns.join('')}</cols><sheetData>`,
    ].join(''),
  );
  return document.slice(0, document.lastIndexOf('</worksheet>'));
}

function paneXml(frozen: number): string {
  const [split, pane] = frozen > 0 ? [` xSplit="${frozen}"`, 'bottomRight'] : ['', 'bottomLeft'];
  const corner = `${lettersOf(frozen)}2`;
  const frozenPane = `<pane${split} ySplit="1" topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`;
  return `${frozenPane}<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`;
}

/** The cells of a column below its head, down to the last row. */
function rangeOf(column: number, last: number): string {
  return `${lettersOf(column)}2:${lettersOf(column)}${Math.max(last, 2)}`;
}

/** What stands between the rows of a sheet and its links; the schema wants this order. */
export function sheetMiddle(
  headings: readonly Heading[],
  last: number,
  conditions: readonly (readonly Condition[])[],
): string {
  return [
    `</sheetData><autoFilter ref="A1:${lettersOf(headings.length - 1)}${last}"/>`,
    ...conditions.flatMap((list, at) => tintsXml(list, at, rangeOf(at, last))),
  ].join('');
}

/** The tail of a sheet, behind its links. */
export function sheetEnd(headings: readonly Heading[], last: number): string {
  const exact = headings.flatMap(({ look }, at) => (look === 'exact' ? [rangeOf(at, last)] : []));
  return [
    '<printOptions gridLines="1"/>',
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    pageSetupXml(headings),
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>',
    // Numbers as text are meant; without this Excel puts a green corner on each.
    exact.length > 0
      ? `<ignoredErrors><ignoredError sqref="${exact.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`
      : '',
    '</worksheet>',
  ].join('');
}

/** Characters across a sheet of A3 in a size that can be read. */
const PAPER_CHARACTERS = 230;

// A3 on its side; a wide sheet takes two pages side by side, and every sheet as many below as it needs.
function pageSetupXml(headings: readonly Heading[]): string {
  const width = headings.reduce((total, heading) => total + heading.width, 0);
  const across = Math.ceil(width / PAPER_CHARACTERS);
  return `<pageSetup paperSize="8" orientation="landscape" fitToWidth="${across}" fitToHeight="0"/>`;
}

function tintsXml(conditions: readonly Condition[], column: number, range: string): string[] {
  const cell = `$${lettersOf(column)}2`;
  return conditions.map(({ tint, when }, at) => conditionXml(range, tint, when.replaceAll('@', cell), at + 1));
}

/** The parts that make sheets a book, by name. */
export function frameParts(sheets: readonly WrittenSheet[]): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([`${RELATIONS}/officeDocument`], ['xl/workbook.xml']),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relationships(
      [...sheets.map(() => `${RELATIONS}/worksheet`), `${RELATIONS}/styles`],
      [...sheets.map(({ number }) => `worksheets/sheet${number}.xml`), 'styles.xml'],
    ),
    'xl/styles.xml': stylesXml(),
  };
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  const parts = Array.from({ length: sheets }, (_, at) => part(`worksheets/sheet${at + 1}`, 'worksheet'));
  return xmlDocument(
    'Types',
    `xmlns="${PACKAGE}/content-types"`,
    [
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      part('workbook', 'sheet.main'),
      part('styles', 'styles'),
      ...parts,
    ].join(''),
  );
}

function relationships(types: readonly string[], targets: readonly string[]): string {
  const all = targets.map((target, at) => `<Relationship Id="rId${at + 1}" Type="${types[at]}" Target="${target}"/>`);
  return xmlDocument('Relationships', `xmlns="${PACKAGE}/relationships"`, all.join(''));
}

function workbookXml(sheets: readonly WrittenSheet[]): string {
  const tabs = sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return mainDocument(
    'workbook',
    [
      '<bookViews><workbookView activeTab="0"/></bookViews>',
      `<sheets>${tabs.join('')}</sheets><definedNames>${namesXml(sheets)}</definedNames>`,
    ].join(''),
  );
}

// Excel wants the range of a filter told twice, and the heads that every printed page repeats.
function namesXml(sheets: readonly WrittenSheet[]): string {
  const quoted = (name: string) => escaped(`'${name.replaceAll("'", "''")}'`);
  const filters = sheets.map(
    ({ name, range }, at) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${quoted(name)}!${absolute(range)}</definedName>`,
  );
  const titles = sheets.map(
    ({ name }, at) => `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${quoted(name)}!$1:$1</definedName>`,
  );
  return [...filters, ...titles].join('');
}

function absolute(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}
