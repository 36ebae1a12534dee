/** Punctuation as printed: the reader does not tell half-width from full-width signs, their place on the paper does. */
import type { PlacedCharacter } from './placing.ts';

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '｡': '。',
  '､': '、',
};
const HALF: Readonly<Record<string, string>> = { '，': ',', '．': '.', '：': ':', '。': '.' };

const isDigit = (c: string | undefined): boolean => c !== undefined && /^[\d０-９]$/.test(c);
const widthOf = ({ box }: PlacedCharacter): number => box[2] - box[0];
const isIdeograph = (c: string | undefined): boolean => c !== undefined && /\p{Script=Han}/u.test(c);
const isWide = (c: string | undefined): boolean =>
  c !== undefined && /[\p{Script=Han}\u3000-\u303f\uff00-\uff60“”]/u.test(c);

/** Two digits this near, from middle to middle in heights of the type, have a half-width sign between them. */
const INSIDE_NUMBER = 1.2;
/**
 * A hyphen that is wider than this, in heights of the type, is the ideograph 一; so is one at the head of a line, where the
 * thin stroke is not found in its whole width: 一级指标.
 */
const WIDEST_HYPHEN = 0.6;
/** How far a sign can be trusted that was read as another one. */
const DOUBTFUL = 0.8;

/** Gives signs the width that they have on the paper. Only signs change, into their other form or what they look like. */
export function asSet(characters: readonly PlacedCharacter[], emPx: number): PlacedCharacter[] {
  // A cell of figures alone has no full-width signs.
  const isFigures = !characters.some((c) => /\p{Script=Han}/u.test(c.text));
  return characters.map((c, i) => {
    const [before, after] = [characters[i - 1], characters[i + 1]];
    if (HALF[c.text] && isDigit(before?.text) && isDigit(after?.text))
      return isTight(before as PlacedCharacter, after as PlacedCharacter, emPx)
        ? { ...c, text: HALF[c.text] as string }
        : c;
    // A full stop between ideographs is none: a comma or a mark of enumeration of which the tail was lost.
    if (c.text === '.' && isWide(before?.text) && isWide(after?.text)) return doubtful(c, '，');
    if (c.text === '-' && isIdeograph(after?.text) && (!before || widthOf(c) > WIDEST_HYPHEN * emPx))
      return doubtful(c, '一');
    const full = FULL[c.text];
    if (!full) return c;
    if (isDigit(before?.text) && isDigit(after?.text)) {
      const isList =
        c.text === ',' && !isFigures && !isTight(before as PlacedCharacter, after as PlacedCharacter, emPx);
      return isList ? { ...c, text: full } : c;
    }
    // Brackets stand around words; where a line has ideographs they are of their width.
    if (/[()]/.test(c.text)) return characters.some((other) => isWide(other.text)) ? { ...c, text: full } : c;
    const isAmongWide = isWide(before?.text) || isWide(after?.text) || after === undefined;
    return isAmongWide ? { ...c, text: full } : c;
  });
}

const doubtful = (c: PlacedCharacter, text: string): PlacedCharacter => ({
  ...c,
  text,
  likelihood: Math.min(c.likelihood, DOUBTFUL),
});

/** A full-width sign takes a whole square between the digits beside it. */
const isTight = (before: PlacedCharacter, after: PlacedCharacter, emPx: number): boolean =>
  after.centre - before.centre < INSIDE_NUMBER * emPx;
