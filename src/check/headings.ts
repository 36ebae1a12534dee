/** The numbers of headings and lists: 一、 （二） 3. ④ 五是. 序号 */
import type { Section } from '../model/report.ts';

const chinese = '一二三四五六七八九十';

/** A number and the style that it is printed in; null for what is none. */
export interface Ordinal {
  readonly style: string;
  readonly value: number;
}

/** The ordinal that a printed number is: 十二 → 12, （3） → 3, ④ → 4, 第二部分 → 2. */
export function ordinalOf(printed: string): Ordinal | null {
  const bare = printed.replace(/[（()）.．、\s第部分章节条]/gu, '');
  const style = printed.replace(/[\d一二三四五六七八九十]+/u, '#').replace(/\s/gu, '');
  if (/^\d{1,3}$/.test(bare)) return { style, value: Number(bare) };
  if (/^[①-⑳]$/u.test(bare)) return { style: '①', value: bare.charCodeAt(0) - '①'.charCodeAt(0) + 1 };
  const value = chineseOf(bare);
  return value === null ? null : { style: `${style}一`, value };
}

function chineseOf(words: string): number | null {
  const found =
    words === '' ? null : /^(?:(?<tens>[二三四五六七八九]?)十)?(?<ones>[一二三四五六七八九]?)$/u.exec(words);
  if (!found) return null;
  const { tens, ones } = found.groups ?? {};
  const digit = (word: string | undefined): number => (word ? chinese.indexOf(word) + 1 : 0);
  return (tens === undefined ? 0 : (digit(tens) || 1) * 10) + digit(ones);
}

/** A section and all below it, in the order of the report. */
export function* sectionsIn(sections: readonly Section[]): Iterable<Section> {
  for (const section of sections) {
    yield section;
    yield* sectionsIn(section.sections);
  }
}

/** The headings and paragraphs of the sections, in the order of the report. */
export function linesIn(sections: readonly Section[]): string[] {
  return [...sectionsIn(sections)].flatMap(({ title, text }) => [title, ...text.split('\n')]);
}

/** All words of the sections, headings and paragraphs, one a line. */
export function wordsOfSections(sections: readonly Section[]): string {
  return [...sectionsIn(sections)].map(({ title, text }) => `${title}\n${text}`).join('\n');
}
