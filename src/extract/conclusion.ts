/** The total score, the grade, and the words that tell them. 自评结论 */
import { covers, type Quote, type Span } from '../model/document.ts';
import type { ConclusionDraft } from '../model/draft.ts';
import { anyOf, vocabulary } from '../model/vocabulary.ts';
import { areOfSeveral, type FormReading } from './forms/index.ts';
import type { Prose } from './prose.ts';
import type { ScoreTree } from './scores.ts';

const GRADE = new RegExp(
  `[“"‘「]?(${anyOf(Object.values(vocabulary.gradeWords).flat())})[”"’」]?(?=$|[，。；;)、]|[级等档])`,
);
const GRADE_LEAD = /(?:等级|等次|级别|档次|结果|结论|评定|评价|评为|定为|为|总体绩效|整体绩效)[^，。；;]{0,8}$/;
const GRADE_SENTENCE = /等级|等次|结果|结论|档次|评为|评定/;

/** The conclusion that the prose draws; else that of the first form with a total or a grade. */
export function concludeFrom(
  prose: Prose,
  { total }: ScoreTree,
  forms: readonly FormReading[],
): ConclusionDraft | null {
  const sentences = prose.passages.flatMap((passage) => prose.sentences(passage));
  const scored = total && sentences.find((s) => holds(s, total));
  // 「自评得分：92分。评价等级：优秀。」
  const behind = scored ? sentences.slice(sentences.indexOf(scored)) : [];
  const candidates = [
    ...behind.filter((s) => isOnOneLine(prose, scored, s)),
    ...sentences.filter((s) => isConcluding(prose, s) && !isOfAnotherScore(prose, s, total)),
  ];
  const graded = candidates.flatMap((sentence) => gradeIn(prose, sentence) ?? [])[0];
  const text = scored ?? (graded && sentences.find((s) => holds(s, [graded])));
  if (!text) return concludeFromForms(prose, forms);
  return { score: total, grade: graded ? [graded] : null, text: [text] };
}

const isOnOneLine = ({ document: { match } }: Prose, one: Span | null | undefined, other: Span): boolean =>
  !match.slice(one?.from, other.from).includes('\n');

const holds = (sentence: Span, [quoted]: Quote): boolean => quoted !== undefined && covers(sentence, quoted);

const isConcluding = (prose: Prose, sentence: Span): boolean =>
  prose.pathAt(sentence.from).some((item) => item.topic === 'conclusion') && GRADE_SENTENCE.test(prose.match(sentence));

/** 「项目自评得分97.8分，评为优」 beside a total of 94.6, and 「90分以上为优」: the grade is that of the points it stands with. */
const isOfAnotherScore = (prose: Prose, sentence: Span, total: Quote | null): boolean => {
  const points = prose.figuresIn(sentence).filter(({ quantity }) => quantity.unit === '分');
  const own = total && prose.match(total[0] as Span);
  return own !== null && points.length > 0 && !points.some(({ quantity }) => quantity.value === own);
};

function concludeFromForms(prose: Prose, forms: readonly FormReading[]): ConclusionDraft | null {
  // Of the forms of several projects none has the total of the whole.
  const isOfMany = areOfSeveral(prose, forms);
  const concluding = forms.filter(({ total, facts }) => total || facts.has('grade') || facts.has('conclusion'));
  const form = concluding.find(({ facts }) => !isOfMany || !facts.has('projectName'));
  if (!form) return null;
  const words = form.facts.get('conclusion');
  const grade = form.facts.get('grade') ?? words?.flatMap((span) => gradeIn(prose, span) ?? []);
  const text = words ?? form.total ?? grade;
  return text ? { score: form.total, grade: grade?.length ? grade : null, text } : null;
}

/** 「自评结果为“优”」「等级为良」「评为优秀等次」 */
function gradeIn({ document: { match } }: Prose, sentence: Span): Span | null {
  for (let at = sentence.from; at < sentence.to; at++) {
    const found = GRADE.exec(match.slice(at, sentence.to));
    if (!found) return null;
    const word = at + found.index + found[0].indexOf(found[1] as string);
    if (GRADE_LEAD.test(match.slice(sentence.from, at + found.index)))
      return { from: word, to: word + (found[1] as string).length };
    at += found.index;
  }
  return null;
}
