/** Names that nearly agree: equal but for a function word or a single character. 名称 */

const PUNCTUATION = /[^\p{L}\p{N}]/gu;
const FUNCTION = /[的及与和、·\s“”（）()\-—]/gu;

/** A title without years and without the place in front of it. */
export function bareTitle(title: string): string {
  return title
    .replace(/[（(]?20\d\d年?(?:[-—~至]20\d\d年?)?度?[）)]?/gu, '')
    .replace(/^(?:中共)?(?:[^市县区省]{2,6}[省市])?(?:[^市县区省]{1,5}[县区])?(?:关于)?(?=.{6})/u, '');
}

/** Whether two bare titles nearly agree: one function word, one kind of plan or one character apart. */
function nearlyAgree(a: string, b: string, shortest: number): boolean {
  const [one, other] = [a, b].map((title) => title.replace(FUNCTION, '').replace(/行动方案$/u, '行动计划'));
  const isOne = a.replace(PUNCTUATION, '') === b.replace(PUNCTUATION, '');
  if (one === undefined || other === undefined || isOne || Math.min(one.length, other.length) < shortest) return false;
  return one === other || isOneApart(one, other);
}

/** Characters that keep two names apart on purpose: 一期 and 二期, 省级 and 市级. */
const TELLING = /[\d一二三四五六七八九十东西南北中上下前后新老旧大小省市县区镇乡村甲乙丙丁男女收支内外总分]/u;

function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const start = [...a].findIndex((c, i) => c !== b[i]);
  const at = start < 0 ? a.length : start;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  const [tailA, tailB] =
    a.length === b.length
      ? [restA.slice(1), restB.slice(1)]
      : a.length > b.length
        ? [restA.slice(1), restB]
        : [restA, restB.slice(1)];
  const changed = a.length >= b.length ? restA[0] : restB[0];
  const against = a.length === b.length ? restB[0] : '';
  return tailA === tailB && !TELLING.test(`${changed ?? ''}${against ?? ''}`);
}

/** Pairs of names that nearly agree, each name once with the first that it resembles; names are few. */
export function nearPairs<T>(items: readonly T[], nameOf: (item: T) => string, shortest: number): (readonly [T, T])[] {
  return items.flatMap((other, i) => {
    const one = items.slice(0, i).find((before) => nearlyAgree(nameOf(before), nameOf(other), shortest));
    return one === undefined ? [] : [[one, other] as const];
  });
}
