/** Numbers written in words, 中文数字: 十二, 一百二十, 两千零五. */

const digitOf: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const placeOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const placed =
  /^(?:[一二两三四五六七八九]?千)?零?(?:[一二两三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二两三四五六七八九]?$/u;

/** The digits of a number below ten thousand, or null for what is no number: 三四, 一二三, 十四五. */
export function digitsOf(words: string): string | null {
  if (words === '' || words.length > 9 || !placed.test(words)) return null;
  let total = 0;
  let digit = 0;
  for (const character of words) {
    const place = placeOf[character];
    if (place === undefined) digit = digitOf[character] ?? 0;
    else {
      total += (digit || 1) * place;
      digit = 0;
    }
  }
  return String(total + digit);
}
