/** Completion rates as the prose prints them. 完成率 */
import type { ReportBody, Section, Statement } from '../model/report.ts';
import { vocabulary } from '../model/vocabulary.ts';

/** The printed completion rates of work; those of money are execution rates, and 指标完成率 a name. */
export function completionRates({ statements }: ReportBody): Statement[] {
  return statements.filter(
    ({ subject, quantity: { unit, comparator, upper, change } }) =>
      unit === '%' && comparator === '=' && upper === undefined && !change && isCompletion(subject),
  );
}

function isCompletion(subject: string): boolean {
  return (
    vocabulary.proseMarks.rate.some((word) => subject.endsWith(word)) && !/支出|执行|资金|支付|预算|投资/u.test(subject)
  );
}

/** What a rate is said of: the figure before it in its sentence. */
export function figureBefore(rate: Statement, { statements }: ReportBody): Statement | null {
  const before = statements[statements.indexOf(rate) - 1];
  return before?.sentence === rate.sentence ? before : null;
}

/** The paragraph of the text that a sentence stands in; the sentence itself where it stands in no section. */
export function paragraphOf(sentence: string, sections: readonly Section[]): string {
  for (const { text, sections: below } of sections) {
    const own = text.includes(sentence) ? text.split('\n').find((line) => line.includes(sentence)) : undefined;
    if (own !== undefined) return own;
    const inner = paragraphOf(sentence, below);
    if (inner !== sentence) return inner;
  }
  return sentence;
}
