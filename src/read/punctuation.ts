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
const isWide = (c: string | undefined): boolean =>
  c !== undefined && /[\p{Script=Han}\u3000-\u303f\uff00-\uff60“”]/u.test(c);

/** A sign followed this closely by a figure, in heights of the type, stands inside of a number. */
const INSIDE_NUMBER = 0.66;
/** How far a sign can be trusted that was read as another one. */
const DOUBTFUL = 0.8;

/** Gives signs the width that they have on the paper. Only signs change, and only into their other form. */
export function asSet(characters: readonly PlacedCharacter[], emPx: number): PlacedCharacter[] {
  return characters.map((c, i) => {
    const [before, after] = [characters[i - 1], characters[i + 1]];
    if (HALF[c.text] && isDigit(before?.text) && isDigit(after?.text))
      return isTight(c, after as PlacedCharacter, emPx) ? { ...c, text: HALF[c.text] as string } : c;
    // A full stop between ideographs is none: a comma or a mark of enumeration of which the tail was lost.
    if (c.text === '.' && isWide(before?.text) && isWide(after?.text)) return doubtful(c, '，');
    const full = FULL[c.text];
    if (!full) return c;
    if (isDigit(before?.text) && isDigit(after?.text)) {
      const isList = c.text === ',' && !isTight(c, after as PlacedCharacter, emPx);
      return isList ? { ...c, text: full } : c;
    }
    const isAmongWide = isWide(before?.text) || isWide(after?.text) || (after === undefined && c.text !== ')');
    return isAmongWide ? { ...c, text: full } : c;
  });
}

const doubtful = (c: PlacedCharacter, text: string): PlacedCharacter => ({
  ...c,
  text,
  likelihood: Math.min(c.likelihood, DOUBTFUL),
});

/** From the left edge of the sign to that of the figure behind it: a full-width sign takes a whole square. */
const isTight = (sign: PlacedCharacter, figure: PlacedCharacter, emPx: number): boolean =>
  figure.box[0] - sign.box[0] < INSIDE_NUMBER * emPx;
