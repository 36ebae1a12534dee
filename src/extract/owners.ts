/** Whose money an amount is told of: that of the whole report, or that of a part which has no name in the vocabulary. */
import type { Quote, Span } from '../model/document.ts';
import type { ProfileDraft } from '../model/draft.ts';
import { anyOf, vocabulary } from '../model/vocabulary.ts';
import { PARTS } from './parts.ts';
import { lastMatch, type Prose } from './prose.ts';

const { wholeWords, projectWords, projectEndings, funds } = vocabulary;

/** What says nothing of whose money it is: 「截至12月31日」「我局2023年度」「财政拨款」. */
const ANYWAY = `20\\d\\d年?度?|12月(?:31日|底|末)|[我本该][\\u4e00-\\u9fff]|[\\d\\s()%“”,]`;
const OF_WHOLE = new RegExp(`${anyOf([...Object.values(funds).flat(), ...wholeWords])}|${ANYWAY}`, 'g');
const OF_PROJECT = new RegExp(
  `${anyOf([...projectWords, ...Object.values(funds).flat(), ...wholeWords])}|${ANYWAY}`,
  'g',
);
/** The end of a name that is none of the vocabulary's: 「公务接待费」「农村饮水工程2023年」. */
const NAME_END = new RegExp(`${anyOf(projectEndings)}(?:的|全年|本年|年度|20\\d\\d年)*$`);
/** The name that a clause begins with, up to the last of those ends. */
const NAME = new RegExp(`^.{2,40}${anyOf(projectEndings)}(?![\\u4e00-\\u9fff]*${anyOf(projectEndings)})`);
/** Parts of the money that have a name in the vocabulary: 「基本支出」. */
const PART = new RegExp(anyOf([...PARTS].flatMap((name) => vocabulary.fundItems[name] ?? [])), 'g');
/** What a heading says of a project: 「农村公路养护项目自评综述」. */
const OF_NAME = /(?:支出)?(?:绩效|自评|完成情况|综述).*$/;
/** The heading that a passage begins with has a colon behind it and is at most so long. */
const LONGEST_HEADING = 40;
/** 「截至6月底」「上半年」: what was spent in a part of the year. 12月 is its end. */
const PART_OF_YEAR = /截[至止到](20\d\d年)?(?:[1-9]|1[01])月|[上下]半年|前?[一二三]季度/;
/** 20xx年 told of what follows it; not the month of a paper, and not the end of a span of years. */
const YEAR = /(?<=截[至止到])20\d\d年|(?<![-—~至\d])20\d\d年(?!\d{1,2}月)/g;
/** 「上年支出」「比2021年支出」: what the year is compared with. */
const COMPARED = /上一?年|去年|[比较与同](?:20\d\d年)/;

/** Tells parts from the whole, for one report. */
export class Owners {
  readonly kind: ProfileDraft['kind'];
  /** True for the report of a project or a transfer, which has no other money. */
  readonly isProject: boolean;
  private readonly prose: Prose;
  private readonly own: readonly string[];
  private readonly year: string | null;

  constructor(prose: Prose, { kind, department, projectName, fiscalYear }: ProfileDraft) {
    this.prose = prose;
    this.kind = kind;
    this.isProject = kind === 'project' || kind === 'transfer';
    const wordsOf = (quote: Quote): string => quote.map((span) => prose.match(span)).join('');
    this.own = [department, this.isProject ? projectName : null].flatMap((name) => (name ? [wordsOf(name)] : []));
    this.year = fiscalYear && wordsOf(fiscalYear).slice(0, 4);
  }

  /** The words of the clause in front of a label that say whose money it is; empty for that of the whole. */
  namedBy(words: string): string {
    const rest = this.own.reduce((left, name) => left.replaceAll(name, ''), words);
    return rest.replaceAll(this.isProject ? OF_PROJECT : OF_WHOLE, '');
  }

  /**
   * Whether the words in front of a label name something else than the whole.
   *
   * In a list behind 其中 any name does; elsewhere one that ends like that of a project or a cost, unless the report is about it.
   */
  isOther(words: string, isListed: boolean): boolean {
    const name = this.namedBy(words);
    if (name.length < 2) return false;
    return isListed || (NAME_END.test(words) && !this.own.some((own) => own.includes(name)));
  }

  /** The title around a passage, or its own first words, that name something else than the whole: 「1.农村饮水工程」. */
  around(passage: Span): Span | null {
    const { match } = this.prose.document;
    const colon = match.slice(passage.from, Math.min(passage.to, passage.from + LONGEST_HEADING)).indexOf(':');
    const head = colon < 0 ? [] : [{ from: passage.from, to: passage.from + colon }];
    const titles = this.prose.pathAt(passage.from).map(({ title }) => title);
    const names = [...titles, ...head].map(({ from, to }) => {
      return { from, to: from + match.slice(from, to).replace(OF_NAME, '').length };
    });
    return names.findLast((name) => this.isOther(this.prose.match(name), false)) ?? null;
  }

  /** What a sentence is about when its first amount is told of something else: 「农村饮水工程年初预算500万元，执行率96%」. */
  subjectOf(sentence: Span): Span | null {
    const money = this.prose.figuresIn(sentence).find((figure) => figure.money);
    const clause = money && this.prose.clauses({ from: sentence.from, to: money.from }).at(-1);
    const part = clause && lastMatch(this.prose.document.match, clause, PART);
    if (part) return part;
    const name = clause && NAME.exec(this.prose.match(clause));
    if (!clause || !name || !this.isOther(name[0], false)) return null;
    return { from: clause.from, to: clause.from + name[0].length };
  }

  /** The words in front of an amount that say that it is none of the year: part of it, or what it is compared with. */
  notOfYear(lead: Span): Span | null {
    const words = this.prose.match(lead);
    const part = PART_OF_YEAR.exec(words);
    // 「截至2023年3月底」 in a report on 2022 is told of all that was spent.
    const isOwn = part?.[1] === undefined || this.year === null || part[1].startsWith(this.year);
    const found = (isOwn ? part : null) ?? COMPARED.exec(words);
    return found && spanOf(lead, found);
  }

  /** The last year that a sentence tells in front of an amount, where it is another one than that of the report. */
  otherYear(lead: Span): Span | null {
    const words = this.prose.match(lead).replace(/《[^》]*》/g, (title) => '·'.repeat(title.length));
    const last = [...words.matchAll(YEAR)].at(-1);
    return last && this.year !== null && !last[0].startsWith(this.year) ? spanOf(lead, last) : null;
  }
}

const spanOf = ({ from }: Span, { index, 0: words }: RegExpExecArray): Span => ({
  from: from + index,
  to: from + index + words.length,
});

/** Whether 其中 has opened a list in front of an offset, in the sentences up to the last full stop. */
export function isListedAt({ document: { match } }: Prose, at: number): boolean {
  const start = Math.max(match.lastIndexOf('。', at - 1), match.lastIndexOf('\n', at - 1)) + 1;
  return match.slice(start, at).includes('其中');
}
