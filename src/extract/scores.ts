/** The tree of scores, and the total with its grade. 得分 */
import { covers, type Quote, type Span } from '../model/document.ts';
import type { ScoreDraft } from '../model/draft.ts';
import type { Item } from '../model/section.ts';
import { anyOf, labelsOf, vocabulary } from '../model/vocabulary.ts';
import type { Owners } from './owners.ts';
import { isEmpty, MARKS, type Prose, quote, trim } from './prose.ts';

const { totals } = vocabulary;

type Role = 'fullScore' | 'score';

/** 「自评得分」「得」 right before a figure in points. */
const SCORE = new RegExp(
  `(?:${anyOf([...labelsOf('score'), ...totals.filter((t) => /得分|^自评总分/.test(t)), '评分', '自评', '得'])})(?:结果)?[:为是]?$`,
);
/** 「总分」「分值」「（」 right before a figure in points. 总分 is the full score beside a 得分, and a score alone. */
const FULL = new RegExp(`(?:${anyOf(labelsOf('fullScore'))}|\\()[:为是共计]*$`);
const BARE_POINTS = new RegExp(
  `(?:${anyOf([...labelsOf('score'), ...totals])})[:为]\\s*(\\d{1,3}(?:\\.\\d+)?)(?![\\d.%分\\u4e00-\\u9fff])`,
  'g',
);
const TOTAL = new RegExp(`(?:${anyOf(totals)})[:为是]?$`);
/** Points taken off are no score: 「扣2分」「扣减1.5分」. */
const DEDUCTION = /扣[^，。；]{0,6}$|扣减?$/;
/** Words that say the score of the whole report, not of a part. */
const OF_THE_WHOLE =
  /自评|评价|评分|得分|综合|总体|最终|满分|总分|[本此][次项年]|经|我[\u4e00-\u9fff]|本[局委办单部]|\d年|合计|整体支出|绩效$|^(?:该|本)?(?:项目|部门|部分|项|整体|单位)$/;

/** What a sentence outside of the conclusion says when its score is the total. */
const TOTAL_SENTENCE = /综合|总得分|最终|部门整体支出|整体绩效|绩效自评|评价得分|自评结[果论]/;

/** The grade right behind the total: 「得分95分，等级为优」「得分95分（满分100分），评为“优秀”」. */
const GRADE_BEHIND =
  /^[\d.]+分?(?:[(，]满分100分\)?)?[，(](?:[^，。；\n]{0,8}等[级次]|[^，。；\n]{0,6}[评定果]为[“‘「]?[优良中差])/;

/** A label of the total at the head of a paragraph is at most this long. */
const LONGEST_LABEL = 12;
/** A name in front of a score is at most this long. */
const LONGEST_NAME = 24;

interface Entry {
  name: Span | null;
  readonly at: number;
  fullScore: Span | null;
  score: Span | null;
  readonly item: Item | undefined;
  readonly isTotal: boolean;
  /** The project that it is told of, where that is not the whole: 「农村公路养护项目自评综述：得分97.6分」. */
  readonly owner: Span | null;
}

/** Scores as a tree, and the total in it. */
export interface ScoreTree {
  readonly scores: readonly ScoreDraft[];
  readonly total: Quote | null;
}

/** All scores of the prose: the total, its parts by the sections they stand in; those of single projects by themselves. */
export function extractScores(prose: Prose, owners: Owners, taken: readonly Span[]): ScoreTree {
  const all = prose.passages.flatMap((paragraph) => entriesIn(prose, paragraph, owners.around(paragraph), taken));
  const entries = all.filter((e) => !e.owner);
  const told = all.filter((e) => e.owner && e.score);
  const ofProjects = [...firstsOf(prose, told).values()].map(toDraft);
  const total = entries.find((e) => e.isTotal && e.score);
  const parts = entries.filter((e) => !e.isTotal && e.score);
  return { scores: [...toTree(prose, total, parts), ...ofProjects], total: quote(total?.score ?? null) };
}

/** Pairs of full score and score in a passage, in either order, one name for both. */
function entriesIn(prose: Prose, passage: Span, owner: Span | null, taken: readonly Span[]): Entry[] {
  const entries: Entry[] = [];
  let from = passage.from;
  const points = pointsIn(prose, passage);
  points.forEach((point, i) => {
    const lead = { from, to: point.from };
    from = point.to;
    if (taken.some((span) => covers(span, point))) return;
    const behind = prose.match({ from: point.to, to: points[i + 1]?.from ?? passage.to });
    const role = roleOf(prose.match(lead), behind) ?? listedRole(prose, entries.at(-1), lead);
    if (role) addTo(entries, prose, point, role, { lead, owner });
  });
  return withLoneTotal(prose, entries);
}

/** Figures in points; behind a label and a colon also one without 分: 「评价得分：92.50」. */
function pointsIn(prose: Prose, passage: Span): Span[] {
  const told = prose.figuresIn(passage).filter((f) => f.quantity.unit === '分');
  const bare = [...prose.match(passage).matchAll(BARE_POINTS)].map(({ index, 0: words, 1: digits }) => {
    const to = passage.from + index + words.length;
    return { from: to - (digits as string).length, to };
  });
  return [...told, ...bare].sort((a, b) => a.from - b.from);
}

/** 「综合得分96.6分，其中决策19分、过程19.6分」: behind a total, names with points are its parts. */
function listedRole(prose: Prose, last: Entry | undefined, lead: Span): Role | null {
  if (!last?.score || !sameSentence(prose, last.at, lead.to)) return null;
  const words = prose.match(lead);
  return /^[，、:]?(?:其中[:，]?)?[\u4e00-\u9fff]{2,12}$/.test(words) && !/扣|分值|共|总|减|加/.test(words)
    ? 'score'
    : null;
}

/** 「自评总分75分」: beside no score, the points of the whole are the score. */
function withLoneTotal(prose: Prose, entries: readonly Entry[]): Entry[] {
  return entries.map((e) => {
    const isLone = e.isTotal && !e.score && e.fullScore && !entries.some((other) => other !== e && other.isTotal);
    const lead = prose.document.match.slice(Math.max(0, e.at - 6), e.at);
    return isLone && !/满分|分值/.test(lead) ? { ...e, score: e.fullScore, fullScore: null } : e;
  });
}

/** The role that the words in front of a figure give it; 「预算执行率10分，得分8.60分」: the words behind may give it too. */
function roleOf(lead: string, behind: string): Role | null {
  const words = lead.trimEnd();
  if (DEDUCTION.test(words)) return null;
  const isBeforeScore = /^\)?[，,]?\s*(?:实际|自评|综合|最终|评价)?得分?[:为]?$/.test(behind);
  // 「自评总分100分，得分96分」, but 「自评总分96分」.
  if (isBeforeScore && FULL.test(words)) return 'fullScore';
  if (SCORE.test(words)) return 'score';
  return isBeforeScore || FULL.test(words) ? 'fullScore' : null;
}

function addTo(
  entries: Entry[],
  prose: Prose,
  figure: Span,
  role: Role,
  { lead, owner }: { lead: Span; owner: Span | null },
): void {
  const name = nameIn(prose, lead, role);
  const last = entries.at(-1);
  const span = { from: figure.from, to: figure.to };
  // 「权重5分，得分4.78分。根据评分标准，得4.78分」
  if (!name && last?.[role] && prose.match(last[role] as Span) === prose.match(span)) return;
  if (last && !last[role] && !name && sameSentence(prose, last.at, figure.from)) {
    last[role] = span;
    return;
  }
  const item = prose.pathAt(figure.from).at(-1);
  const own = name ?? titleOf(prose, item);
  const isOfWhole =
    role === 'score' ? isTotalScore(prose, lead, name, figure.from) : isInConclusion(prose, figure.from) && !name;
  const isTotal = isOfWhole && !owner;
  const label = isTotal ? labelOf(prose, lead, role) : isOfWhole ? owner : own;
  const entry = { name: label, at: figure.from, fullScore: null, score: null, item, isTotal };
  entries.push({ ...entry, owner: isOfWhole ? owner : null, [role]: span });
}

/** A total is named by its own label: 自评得分. */
function labelOf(prose: Prose, lead: Span, role: Role): Span | null {
  const words = prose.match(lead);
  const found = (role === 'score' ? SCORE : FULL).exec(words.trimEnd());
  return found
    ? trim(prose.document.match, { from: lead.from + found.index, to: lead.from + words.trimEnd().length }, ':为是(')
    : null;
}

/** A semicolon parts entries; a full stop does not: 「总分30分。自评得分28.5分。」 */
const sameSentence = ({ document: { match } }: Prose, a: number, b: number): boolean =>
  !/[；;\n]/.test(match.slice(a, b));

/** The noun that stands before the label: 「产出指标得分48分」「预算执行率（10分）得10分」; null when there is none. */
function nameIn(prose: Prose, lead: Span, role: Role): Span | null {
  const { match } = prose.document;
  const clause = prose.clauses(lead).at(-1);
  if (!clause) return null;
  const words = match.slice(clause.from, clause.to).replace(/[)\s]+$/, '');
  const label = (role === 'score' ? SCORE : FULL).exec(words);
  const start =
    /^[)\s]*(?:其中[:，]?|即|包括|主要|[一二三四五六]是|分别[为是]|[:、和及])*/.exec(words)?.[0].length ?? 0;
  const name = trim(
    match,
    { from: clause.from + start, to: clause.from + (label?.index ?? words.length) },
    `${MARKS}(`,
  );
  const printed = match.slice(name.from, name.to);
  if (isEmpty(name) || printed.length > LONGEST_NAME || !/[\u4e00-\u9fff]{2}/.test(printed)) return null;
  return OF_THE_WHOLE.test(printed) ? null : name;
}

/** 「履职效能情况」 → 履职效能. */
function titleOf({ document: { match } }: Prose, item: Item | undefined): Span | null {
  if (!item) return null;
  const suffix = /(?:完成|得分|评分|自评)?(?:情况)?(?:分析)?$/.exec(match.slice(item.title.from, item.title.to));
  const to = item.title.to - (suffix?.[0].length ?? 0);
  return to > item.title.from ? { from: item.title.from, to } : item.title;
}

function isTotalScore(prose: Prose, lead: Span, name: Span | null, at: number): boolean {
  if (name) return false;
  if (isInConclusion(prose, at) || isGraded(prose, lead)) return true;
  if (GRADE_BEHIND.test(prose.document.match.slice(at, at + 40))) return true;
  const sentence = prose.sentences(lead).at(-1);
  return (
    sentence !== undefined && TOTAL.test(prose.match(lead).trimEnd()) && TOTAL_SENTENCE.test(prose.match(sentence))
  );
}

/** 「自评得分：92分。评价等级：优秀。」 as a paragraph of its own. */
function isGraded({ document: { match } }: Prose, lead: Span): boolean {
  const start = match.lastIndexOf('\n', lead.to - 1) + 1;
  const end = match.indexOf('\n', lead.to);
  const isHead = TOTAL.test(match.slice(start, lead.to).trimEnd()) && lead.to - start <= LONGEST_LABEL;
  return isHead && /等级|等次/.test(match.slice(lead.to, end < 0 ? undefined : end));
}

const isInConclusion = (prose: Prose, at: number): boolean => {
  const path = prose.pathAt(at);
  return path.length === 0 || path.at(-1)?.topic === 'conclusion';
};

/** The first of those that tell the same, by what they tell: a part is often told again in the conclusion. */
function firstsOf(prose: Prose, entries: readonly Entry[]): Map<string, Entry> {
  const firsts = new Map<string, Entry>();
  for (const entry of entries) if (!firsts.has(keyOf(prose, entry))) firsts.set(keyOf(prose, entry), entry);
  return firsts;
}

const keyOf = (prose: Prose, { name, score }: Entry): string =>
  [name, score].map((span) => (span ? prose.match(span) : '')).join('|');

/** Hangs every score below that of the section around it; what has none hangs below the total. */
function toTree(prose: Prose, total: Entry | undefined, all: readonly Entry[]): ScoreDraft[] {
  const drafts = new Map([...firstsOf(prose, all)].map(([key, entry]) => [key, { entry, draft: toDraft(entry) }]));
  const roots: ScoreDraft[] = [];
  for (const { entry, draft } of drafts.values()) {
    const told = parentOf(prose, entry, all);
    // Where the section tells again what the conclusion told, its parts hang below that.
    const parent = told && drafts.get(keyOf(prose, told))?.draft;
    (parent && parent !== draft ? parent.parts : roots).push(draft);
  }
  return total ? [{ ...toDraft(total), parts: roots }] : roots;
}

/** The score of an item around this one: told in the item's own title or text. */
function parentOf(prose: Prose, entry: Entry, all: readonly Entry[]): Entry | undefined {
  const around = prose.pathAt(entry.at).filter((item) => item !== entry.item || hasOwn(prose, entry, item, all));
  for (const item of around.toReversed()) {
    const owner = all.find(
      (other) => other !== entry && other.item === item && other.at < entry.at && isTitleScore(prose, other),
    );
    if (owner) return owner;
  }
  return undefined;
}

/** Several scores in one item's text: the one named by the title is the parent of those named in the text. */
const hasOwn = (prose: Prose, entry: Entry, item: Item, all: readonly Entry[]): boolean =>
  !isTitleScore(prose, entry) &&
  all.some((other) => other !== entry && other.item === item && isTitleScore(prose, other));

/** Named by the title itself, or in its words: 「项目决策类指标」 below 「1.项目决策」. */
function isTitleScore(prose: Prose, { name, item }: Entry): boolean {
  if (!name || !item) return false;
  const [own, title] = [prose.match(name), prose.match(item.title)];
  return (
    name.from === item.title.from || (own.startsWith(title) && /^(?:类|部分)?(?:指标)?$/.test(own.slice(title.length)))
  );
}

function toDraft({ name, at, fullScore, score }: Entry): ScoreDraft {
  const span = name ?? score ?? fullScore ?? { from: at, to: at };
  return { name: [span], fullScore: quote(fullScore), score: quote(score), parts: [] };
}
