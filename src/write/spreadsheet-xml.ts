/** The XML of a book: cells, sheets and the styles that they point to. SpreadsheetML, ECMA-376. */
import { cleaned, shortened } from './page-source.ts';

/** The most UTF-16 units that Excel takes in a cell. */
export const MOST_UNITS = 32_767;

/** How a column looks; what is no number is text. */
export type Look =
  | 'text'
  | 'wrapped'
  | 'exact'
  | 'link'
  | 'number'
  | 'count'
  | 'yuan'
  | 'wan'
  | 'points'
  | 'percent'
  | 'head';

interface Format {
  /** Code of the number format; texts have none. */
  readonly number?: string;
  readonly font?: 'head' | 'link' | 'faint';
  readonly isWrapped?: boolean;
  readonly isRight?: boolean;
}

const formats: Readonly<Record<Look, Format>> = {
  text: {},
  wrapped: { isWrapped: true },
  exact: { font: 'faint', isRight: true },
  link: { font: 'link' },
  number: { number: 'General' },
  count: { number: '#,##0' },
  yuan: { number: '#,##0.00"元"' },
  wan: { number: '#,##0.00"万元"' },
  points: { number: '0.00"分"' },
  percent: { number: '0.00"%"' },
  head: { font: 'head', isWrapped: true },
};

const looks = Object.keys(formats) as Look[];
const fonts = ['plain', 'head', 'link', 'faint'] as const;
/** Colours of conditions, by their index among the differential formats. */
const tints = ['red', 'amber', 'blue', 'green'] as const;
export type Tint = (typeof tints)[number];

// Custom number formats count from 164.
const FIRST_FORMAT = 164;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Text inside of XML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What stands around the content of an XML document, for one that is written piece by piece. */
export function xmlTags(root: string, namespaces: string): { readonly start: string; readonly end: string } {
  return { start: `${DECLARATION}<${root} ${namespaces}>`, end: `</${root}>` };
}

/** An XML document with its declaration. */
export function xmlDocument(root: string, namespaces: string, content: string): string {
  const { start, end } = xmlTags(root, namespaces);
  return start + content + end;
}

/** A part of a workbook in the namespace of spreadsheets. */
export function mainDocument(root: string, content: string): string {
  return xmlDocument(root, `xmlns="${MAIN}" xmlns:r="${RELATIONS}"`, content);
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** A cell; `value` is a decimal where the look is that of a number, and never a formula. */
export function cellXml(reference: string, look: Look, value: string | null): string {
  if (value === null || value === '') return '';
  const style = looks.indexOf(look) * 2 + 1;
  if (formats[look].number && DECIMAL.test(value)) return `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
  const text = shortened(cleaned(value), MOST_UNITS);
  // Whoever edits a cell that begins like a formula gets one, unless its style says that it is quoted.
  const index = /^[=+\-@\t]/.test(text) ? style + 1 : style;
  return `<c r="${reference}" s="${index}" t="inlineStr"><is><t xml:space="preserve">${textXml(text)}</t></is></c>`;
}

// Excel reads _x0041_ as A; an escaped underscore keeps the words as they are.
function textXml(text: string): string {
  return escaped(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}

/** A, B, … Z, AA: the letters of a column counted from 0. */
export function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** `xl/styles.xml`: fonts, fills and formats for every look, each once plain and once quoted. */
export function stylesXml(): string {
  const custom = looks.filter((look) => isCustom(formats[look]));
  const numbers = custom.map((look) => `<numFmt numFmtId="${numberOf(look)}" formatCode="${codeOf(look)}"/>`);
  const xfs = looks.flatMap((look) => [xfOf(look, ''), xfOf(look, ' quotePrefix="1"')]);
  return mainDocument(
    'styleSheet',
    [
      `<numFmts count="${numbers.length}">${numbers.join('')}</numFmts>`,
      `<fonts count="${fonts.length}">${fonts.map(fontOf).join('')}</fonts>`,
      '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
      '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/><bgColor indexed="64"/></patternFill></fill></fills>',
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${xfs.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xfs.join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      `<dxfs count="${tints.length}">${tints.map(tintOf).join('')}</dxfs>`,
    ].join(''),
  );
}

function isCustom({ number }: Format): boolean {
  return number !== undefined && number !== 'General';
}

function numberOf(look: Look): number {
  // 49 is the built-in format of texts: what is typed into such a cell stays as it was typed.
  if (!formats[look].number) return 49;
  return isCustom(formats[look]) ? FIRST_FORMAT + looks.indexOf(look) : 0;
}

function codeOf(look: Look): string {
  return escaped(formats[look].number ?? '');
}

function xfOf(look: Look, quoted: string): string {
  const { font = 'plain', isWrapped, isRight } = formats[look];
  const fill = look === 'head' ? 2 : 0;
  const wrap = isWrapped ? ' wrapText="1"' : '';
  const side = isRight ? ' horizontal="right"' : '';
  return (
    `<xf numFmtId="${numberOf(look)}" fontId="${fonts.indexOf(font)}" fillId="${fill}" borderId="0" xfId="0"${quoted} ` +
    'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">' +
    `<alignment vertical="${look === 'head' ? 'center' : 'top'}"${side}${wrap}/></xf>`
  );
}

function fontOf(font: (typeof fonts)[number]): string {
  const inside = {
    plain: '<sz val="10"/><color rgb="FF1A1A1A"/>',
    head: '<b/><sz val="10"/><color rgb="FFFFFFFF"/>',
    link: '<u/><sz val="10"/><color rgb="FF0B57D0"/>',
    faint: '<sz val="10"/><color rgb="FF6B7280"/>',
  }[font];
  // 134 is the character set of simplified Chinese; other systems replace the font by their own.
  return `<font>${inside}<name val="微软雅黑"/><family val="2"/><charset val="134"/></font>`;
}

function tintOf(tint: Tint): string {
  const [ink, ground] = {
    red: ['FF9B1C1C', 'FFFDE2E2'],
    amber: ['FF8A4B00', 'FFFFEDC7'],
    blue: ['FF1E4E8C', 'FFE1ECFA'],
    green: ['FF1B6B3A', 'FFDDF3E4'],
  }[tint];
  return (
    `<dxf><font><color rgb="${ink}"/></font>` +
    `<fill><patternFill patternType="solid"><fgColor rgb="${ground}"/><bgColor rgb="${ground}"/></patternFill></fill></dxf>`
  );
}

/** A colour for cells of a column, by a condition of ours; no word of a report is in it. */
export function conditionXml(range: string, tint: Tint, formula: string, priority: number): string {
  const rule = `<cfRule type="expression" dxfId="${tints.indexOf(tint)}" priority="${priority}">`;
  const condition = `<formula>${escaped(formula)}</formula>`;
  return `<conditionalFormatting sqref="${range}">${rule}${condition}</cfRule></conditionalFormatting>`;
}

/** Points of a line of text, and lines that a row may show: a page of text in a cell must not push the others away. */
const LINE_POINTS = 14;
const MOST_LINES = 8;

/** The height of a row whose cells wrap, told since not every program finds it out; null for a row of one line. */
export function heightOf(texts: readonly { readonly text: string; readonly width: number }[]): number | null {
  const lines = Math.max(1, ...texts.map(({ text, width }) => linesOf(text, width)));
  return lines === 1 ? null : Math.min(lines, MOST_LINES) * LINE_POINTS + 3;
}

// A Chinese character takes two cells; how exactly a line breaks depends on the font.
function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const line of text.slice(0, width * MOST_LINES).split('\n')) {
    const wide = line.match(/[\u2e80-\uffef]/g)?.length ?? 0;
    lines += Math.max(1, Math.ceil((line.length + wide) / (width - 1)));
  }
  return lines;
}
