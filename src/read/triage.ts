/** Which way a page can be read: by what its text layer shows of itself. */
import type { Glyph, Page } from '../model/page.ts';

/** Why a page is read the way it is. */
export interface Triage {
  /** `picture`: the text layer is not the text of the page, or there is none. */
  readonly way: 'embedded' | 'picture';
  readonly reason: 'good' | 'blank' | 'no-text' | 'stamped-words' | 'hidden-text' | 'garbage';
}

/** A text of this few characters on a page that is a picture is a stamp or a scanner's mark, not the text of the page. */
const STRAY_CHARACTERS = 24;
/** A statistic of fewer characters says nothing. */
const FEWEST = 24;
/** Above these shares a text layer is garbage. */
const MOST_UNPRINTABLE = 0.1;
const MOST_RARE = 0.35;
const MOST_MISSHAPEN = 0.3;

/** Judges the text that a page of a PDF brings along. */
export function judge({ glyphs, hasPageImage }: Pick<Page, 'glyphs' | 'hasPageImage'>): Triage {
  const visible = glyphs.filter((g) => g.isVisible && g.text.trim() !== '');
  if (isGarbage(visible)) return { way: 'picture', reason: 'garbage' };
  if (hasPageImage && visible.length <= STRAY_CHARACTERS) {
    if (visible.length > 0) return { way: 'picture', reason: 'stamped-words' };
    return { way: 'picture', reason: glyphs.length > 0 ? 'hidden-text' : 'no-text' };
  }
  if (visible.length > 0) return { way: 'embedded', reason: 'good' };
  // Text without ink over nothing may stand on a drawing: the paper decides.
  return glyphs.length > 0 ? { way: 'picture', reason: 'hidden-text' } : { way: 'embedded', reason: 'blank' };
}

/** Whether characters make no sense: fonts without a map to Unicode, or with a wrong one. */
function isGarbage(glyphs: readonly Glyph[]): boolean {
  if (glyphs.length < FEWEST) return glyphs.length > 3 && glyphs.every(({ text }) => isUnprintable(text));
  const share = (test: (g: Glyph) => boolean, among: readonly Glyph[]): number =>
    among.filter(test).length / among.length;
  if (share(({ text }) => isUnprintable(text), glyphs) > MOST_UNPRINTABLE) return true;
  const ideographs = glyphs.filter(({ text }) => /\p{Script=Han}/u.test(text));
  if (ideographs.length >= FEWEST && share(({ text }) => !isCommon(text), ideographs) > MOST_RARE) return true;
  return share(isMisshapen, glyphs) > MOST_MISSHAPEN;
}

/** Private use, controls, the replacement character, and scripts that no Chinese report is printed in. */
const isUnprintable = (text: string): boolean =>
  /[\p{Co}\p{Cc}\p{Cn}\ufffd]|[\p{Script=Hangul}\p{Script=Yi}\p{Script=Arabic}\p{Script=Thai}\p{Script=Ethiopic}\p{Script=Devanagari}\p{Script=Canadian_Aboriginal}]/u.test(
    text,
  );

/** An ideograph set as narrow as a letter: a Latin font whose map leads to ideographs. */
function isMisshapen({ text, box, sizePt, angle }: Glyph): boolean {
  return (
    angle === 0 && /^\p{Script=Han}$/u.test(text) && box[2] - box[0] < 0.62 * sizePt && box[2] - box[0] > 0.1 * sizePt
  );
}

let common: Set<string> | undefined;

/** The 3,755 ideographs of level 1 of GB/T 2312, of which nearly all words of a report consist. */
function isCommon(text: string): boolean {
  common ??= levelOne();
  return common.has(text);
}

function levelOne(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder('gb2312').decode(Uint8Array.from(bytes)));
}
