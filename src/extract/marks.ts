/** The labels of an indicator in prose: 年度目标值：… 实际完成值为… 未达标原因：… */
import { covers, type Span } from '../model/document.ts';
import { anyOf, labelsOf, vocabulary } from '../model/vocabulary.ts';

export type Field = 'name' | 'target' | 'actual' | 'reason' | 'rate' | 'fullScore' | 'score';

/** A label in the text; the value begins at `to`. */
export interface Mark extends Span {
  readonly field: Field;
  /** True at the head of a paragraph: the value is the rest of it. */
  readonly isBlock: boolean;
  /** True where neither a colon nor a figure follows: 「目标值建立健全，完成值部分建立」. */
  readonly isWeak: boolean;
}

const { proseMarks } = vocabulary;

/** What may stand between a label and a value that is told without a colon. */
const VALUE_AHEAD = '(?=[≥≤><=]|不少|不低|不高|不超|不大|不小|大于|小于|低于|高于|约|超|\\d|达到|100)';
const COLON = '\\s*[:是为]';
const BEFORE = '(?<=^|[，。；;、:(\\s\\n])';

const pattern = (before: string, labels: readonly string[], after: string): RegExp =>
  new RegExp(`${before}${anyOf(labels)}(?:\\([A-Za-z]\\))?${after}`, 'g');

/** In the order of precedence: where two overlap the first one counts. */
const PATTERNS: readonly (readonly [Field, RegExp])[] = [
  ['reason', pattern(BEFORE, labelsOf('shortfallReason'), COLON)],
  ['target', pattern('', labelsOf('target'), `(?:应)?(?:${COLON}|${VALUE_AHEAD})`)],
  // 「举办演出86场（目标80场）」
  ['target', pattern('(?<=\\()', proseMarks.bracketed, VALUE_AHEAD)],
  ['actual', pattern('', labelsOf('actual'), `(?:${COLON}|${VALUE_AHEAD})`)],
  ['rate', pattern(BEFORE, proseMarks.rate, `(?:${COLON}|${VALUE_AHEAD})`)],
  // 「实际值健全」 is the label 实际值, not the mark 实际.
  ['actual', pattern(BEFORE, proseMarks.actual, '(?!值)[:为达]?')],
  ['name', pattern('^', labelsOf('level3'), '\\s*:')],
  ['fullScore', pattern(BEFORE, labelsOf('fullScore'), '[:为]?(?=-?\\d)')],
  ['score', pattern(BEFORE, [...labelsOf('score'), '得'], '[:为]?(?=-?\\d)')],
];

const valueLabels = (name: string): readonly string[] => labelsOf(name).filter((label) => label.endsWith('值'));

/** Labels that may as well be words of a sentence: they count in pairs only. */
const WEAK_PATTERNS: readonly (readonly [Field, RegExp])[] = [
  ['target', pattern('', valueLabels('target'), '')],
  ['target', pattern(BEFORE, proseMarks.target, VALUE_AHEAD)],
  ['actual', pattern('', valueLabels('actual'), '')],
];

/** Labels in a passage, in order, none overlapping another; weak ones only where a target and an actual share a sentence. */
export function marksIn(match: string, passage: Span, sentences: readonly Span[]): Mark[] {
  const marks: Mark[] = [];
  const found = [...findAll(match, passage, PATTERNS, false), ...findAll(match, passage, WEAK_PATTERNS, true)];
  for (const mark of found) {
    if (!marks.some((m) => m.from < mark.to && mark.from < m.to)) marks.push(mark);
  }
  return marks.filter((mark) => !mark.isWeak || isPaired(mark, marks, sentences)).sort((a, b) => a.from - b.from);
}

function* findAll(match: string, { from, to }: Span, patterns: typeof PATTERNS, isWeak: boolean): Iterable<Mark> {
  for (const [field, regex] of patterns) {
    for (const { index, 0: words } of match.slice(from, to).matchAll(regex)) {
      yield { field, from: from + index, to: from + index + words.length, isBlock: index === 0 && !isWeak, isWeak };
    }
  }
}

function isPaired(mark: Mark, marks: readonly Mark[], sentences: readonly Span[]): boolean {
  const sentence = sentences.find((s) => covers(s, mark));
  const other = mark.field === 'target' ? 'actual' : 'target';
  return marks.some((m) => m.field === other && sentence && covers(sentence, m));
}
