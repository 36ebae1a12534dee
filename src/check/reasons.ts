/** Where a report gives a reason: in the cell of the row, or in a sentence about the matter. 原因 */
import type { ProvinceProfile } from '../model/profile.ts';
import type { Indicator, ReportBody, Section } from '../model/report.ts';
import { vocabulary } from '../model/vocabulary.ts';
import { sentenceCellsOf } from './cells.ts';
import { once } from './once.ts';

/** The sentences of the report, those of long cells with them. */
export const sentencesOf = once((report: ReportBody): readonly string[] => {
  const findings = [...report.problems, ...report.improvements].map(({ text }) => text);
  return [...textsOf(report.sections), ...findings, ...sentenceCellsOf(report.tables)].flatMap((text) =>
    text.split(/[。；;\n]/u),
  );
});

function textsOf(sections: readonly Section[]): string[] {
  return sections.flatMap(({ title, text, sections: below }) => [title, text, ...textsOf(below)]);
}

/** Whether the row itself gives a reason: in its cell, or in the actual value (受汛期影响，完成26家). */
export function hasReason({ shortfallReason, actual }: Indicator, profile: ProvinceProfile): boolean {
  return !isNull(shortfallReason?.text) || givesReason(actual?.text ?? '', profile);
}

function isNull(text: string | undefined): boolean {
  const words = text?.replace(/[\s。．.]/gu, '') ?? '';
  return words === '' || vocabulary.nullTokens.includes(words);
}

/** Whether words give a reason: 由于, 受……影响. */
export function givesReason(words: string, { reason }: ProvinceProfile): boolean {
  return reason.words.some((word) => words.includes(word));
}

/** Whether a sentence about the matter gives a reason, or the one behind it does. */
export function explains(sentences: readonly string[], about: RegExp, profile: ProvinceProfile): boolean {
  return sentences.some((sentence, i) => {
    if (!about.test(sentence) || isAsking(sentence)) return false;
    const words = [sentence, sentences[i + 1] ?? ''];
    return words.some((one) => givesReason(one, profile) || causes.test(one));
  });
}

/** Weaker than the words of the profile: enough where the sentence is about the matter itself. */
const causes = /因|受|主要是|导致|原定|尚未|推迟|跨年|结算|需/u;

/** Sentences that ask for a reason, or tell how to fill in the form, give none. */
export function isAsking(sentence: string): boolean {
  return /(?:需|应|请|须)[^，]{0,6}(?:说明|写明|填写)|字以内/u.test(sentence);
}
