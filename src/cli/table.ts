/** Columns of a terminal that line up for Chinese text, whose characters take two cells. */

// East Asian Wide and Fullwidth, in blocks (UAX #11), and emoji. Ambiguous ones (①, “) take one cell in most terminals.
// Written out, since a library for it would be loaded for one regular expression.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const WIDTHLESS = /[\p{M}\p{Cf}]/u;

/** Cells that a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : WIDTHLESS.test(character) ? 0 : 1;
  return width;
}

/** Makes names harmless: a control character in a file name would move the cursor or colour the screen. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, (c) => `\\u{${c.codePointAt(0)?.toString(16)}}`);
}

/** Cuts in the middle, where paths tell least. */
export function shorten(text: string, cells: number): string {
  if (widthOf(text) <= cells) return text;
  const characters = [...text];
  const head = characters.slice(0, Math.floor(cells / 4));
  let tail = characters.slice(head.length);
  while (tail.length > 0 && widthOf(head.join('')) + 1 + widthOf(tail.join('')) > cells) tail = tail.slice(1);
  return `${head.join('')}…${tail.join('')}`;
}

/** A table as lines; the first row is the heading, columns in `right` are numbers. */
export function tableLines(rows: readonly (readonly string[])[], right: readonly number[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => pad(cell, widths[at] ?? 0, right.includes(at)))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [lines[0] ?? '', rule, ...lines.slice(1)];
}

function pad(cell: string, width: number, isRight: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(cell)));
  return isRight ? blanks + cell : cell + blanks;
}
