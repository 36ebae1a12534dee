/** Which way a page can be read. */
import type { Page } from '../model/page.ts';

/** A text of this few characters on a page that is a picture is a stamp or a scanner's mark, not the text of the page. */
const STRAY_CHARACTERS = 10;

/** Whether the text that a PDF page brings along is its text. */
export function triage({ glyphs, hasPageImage }: Pick<Page, 'glyphs' | 'hasPageImage'>): Page['text'] {
  const visible = glyphs.filter((g) => g.isVisible).length;
  return visible > (hasPageImage ? STRAY_CHARACTERS : 0) ? 'embedded' : 'none';
}
