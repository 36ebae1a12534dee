/** Every stated figure, with what it is said of. */
import { covers, type Quote, type Span } from '../model/document.ts';
import type { IndicatorDraft, StatementDraft } from '../model/draft.ts';
import { type Figure, isEmpty, lastMatch, type Prose, trim } from './prose.ts';

/** 「2022年」「2022年1-12月」「上半年」「截至11月」: when a figure holds. */
const PERIOD =
  /20\d\d年度?(?:\d{1,2}[-—~至]\d{1,2}月)?|\d{1,2}[-—~至]\d{1,2}月|[上下]半年|前[一二三]季度|“十[三四五]五”/g;
/** Words between a subject and its figure that are no part of it. */
const LINK = /(?:达到|达|为|是|由|从|共计|合计|约|累计|共|有|已|了|完成|实现|的|[，:、(])+$/;
/** What a subject does not begin with. */
const LEAD_IN =
  /^(?:其中|同时|目前|[上下]半年|前[一二三]季度|今年|全年|年内|截至[^，]{0,12}|20\d\d年度?|\d{1,2}[-—~至]\d{1,2}月|[一二三四五六七八九十]是|[，:、()\s])+/;

/** All figures of the prose. Those of an indicator are said of it: its name comes before the words in front of them. */
export function extractStatements(prose: Prose, indicators: readonly IndicatorDraft[]): StatementDraft[] {
  const owners = indicators.flatMap(({ name, target, actual }) =>
    [...(target ?? []), ...(actual ?? [])].map((span) => ({ span, name })),
  );
  const statements = prose.passagesAndCells.flatMap((passage) =>
    prose.sentences(passage).flatMap((sentence) => statementsIn(prose, sentence)),
  );
  owners.sort((a, b) => a.span.from - b.span.from);
  let next = 0;
  return statements.map((statement) => {
    const at = statement.figure[0]?.from ?? 0;
    while (next < owners.length && (owners[next] as (typeof owners)[0]).span.to <= at) next++;
    const owner = owners[next];
    if (!owner || owner.span.from > at || isNamed(statement, owner.name)) return statement;
    return { ...statement, subject: [...owner.name, ...statement.subject] };
  });
}

/** Whether the words in front of a figure hold the name already. */
const isNamed = ({ subject }: StatementDraft, name: Quote): boolean =>
  name.every((part) => subject.some((own) => covers(own, part)));

function statementsIn(prose: Prose, sentence: Span): StatementDraft[] {
  let subject: Span | null = null;
  let period: Span | null = null;
  let from = sentence.from;
  return prose.figuresIn(sentence).map((figure) => {
    const lead = { from, to: figure.from };
    const own = subjectBefore(prose, lead);
    // 「营业收入35.2亿元，同比增长4.1%」: the rate is said of what the amount before it is said of.
    subject =
      own ??
      (figure.quantity.change || isMove(prose, lead) ? subject : null) ??
      subjectBehind(prose, figure, sentence) ??
      subject;
    period = lastMatch(prose.document.match, lead, PERIOD) ?? period;
    from = figure.to;
    return {
      subject: [subject ?? sentence],
      figure: [{ from: figure.from, to: figure.to }],
      period: period && [period],
      sentence: [sentence],
    };
  });
}

/** 「由92%提高到98%」: the second figure is said of what the first is said of. */
const MOVE = /^(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩短)(?:到|至|为|了)?$/;

const isMove = (prose: Prose, lead: Span): boolean => MOVE.test(prose.match(lead).trim());

/** The noun phrase in front of a figure, in its own clause. */
function subjectBefore(prose: Prose, lead: Span): Span | null {
  const { match } = prose.document;
  const clause = prose.clauses(lead).at(-1);
  if (!clause || match.charAt(lead.to - 1) === '，' || isMove(prose, lead)) return null;
  const words = match.slice(clause.from, clause.to);
  const start = LEAD_IN.exec(words)?.[0].length ?? 0;
  const end = LINK.exec(words)?.index ?? words.length;
  const subject = trim(match, { from: clause.from + start, to: clause.from + Math.max(start, end) });
  return isEmpty(subject) ? null : subject;
}

/** What a figure counts stands right behind it. */
const LONGEST_OBJECT = 60;

/** 「42家专业市场」: without words before it a figure counts what follows it. */
function subjectBehind(prose: Prose, { to }: Figure, sentence: Span): Span | null {
  const rest = prose.clauses({ from: to, to: Math.min(sentence.to, to + LONGEST_OBJECT) })[0];
  if (!rest || rest.from !== to) return null;
  const next = prose.figuresIn(rest)[0];
  const subject = trim(prose.document.match, { from: rest.from, to: next?.from ?? rest.to });
  return isEmpty(subject) ? null : subject;
}
