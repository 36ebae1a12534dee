/** Dates as targets print them: 2023年11月底前, 9月30日, 6月中旬. 日期 */

/** A date of a year, as month × 100 + day, from the first to the last day that the words may mean. */
export interface PrintedDate {
  readonly year: number | null;
  readonly first: number;
  readonly last: number;
}

const DATE = /(?:(20\d\d)年)?(?<![\d—~至-])(\d{1,2})月(?:份)?(?:(\d{1,2})日|([上中下])旬|(底|末))?/gu;

/** The last day of each part of a month; 31 stands for the last day of any. */
const partEnds: Readonly<Record<string, readonly [first: number, last: number]>> = {
  上: [1, 10],
  中: [11, 20],
  下: [21, 31],
};

/** The dates of a text in order; 12个月 and 1-11月 are none. */
export function datesIn(text: string): PrintedDate[] {
  return [...text.matchAll(DATE)].flatMap(([, year, month, day, part]) => {
    const days = day ? ([Number(day), Number(day)] as const) : (partEnds[part ?? ''] ?? ([1, 31] as const));
    const from = Number(month) * 100;
    if (Number(month) < 1 || Number(month) > 12) return [];
    return [{ year: year ? Number(year) : null, first: from + days[0], last: from + days[1] }];
  });
}
