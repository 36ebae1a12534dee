/** Amounts of the budget told in prose: item × source × scope. 资金 */
import { matchForm } from '../model/characters.ts';
import type { Quote, Span } from '../model/document.ts';
import type { FundDraft } from '../model/draft.ts';
import type { Topic } from '../model/section.ts';
import { anyOf, vocabulary } from '../model/vocabulary.ts';
import { isListedAt, type Owners } from './owners.ts';
import { isItemOf, PARTS } from './parts.ts';
import { type Figure, lastMatch, type Prose, trim } from './prose.ts';

/** Other sections tell of money that is not the department's budget: turnover, investment, subsidies won. */
const TOPICS: readonly (Topic | null)[] = ['basics', 'funds', 'performance-management', 'conclusion', 'analysis', null];

interface Named {
  readonly name: string;
  readonly label: Span;
}

/** Labels are found in the searched form of the text, so that is how they are kept. */
const namesByLabel = (names: Readonly<Record<string, readonly string[]>>): Map<string, string> =>
  new Map(
    Object.entries(names).flatMap(([name, labels]) =>
      labels.map((label): [string, string] => [matchForm(label), name]),
    ),
  );

const ITEMS = namesByLabel(vocabulary.fundItems);
const SOURCES = namesByLabel(vocabulary.funds);
const OF_ITS_YEAR = namesByLabel(vocabulary.fundItemsOfYear);
const OF_ITS_PROJECT = namesByLabel(vocabulary.fundItemsOfProject);
const ITEM = new RegExp(anyOf([...ITEMS.keys()]), 'g');
const ITEM_ALONE = new RegExp(anyOf([...OF_ITS_YEAR.keys(), ...OF_ITS_PROJECT.keys()]), 'g');
/** What makes 支出 that of a department: 「2023年支出」「全年支出」「总支出」「完成支出」. */
const OF_YEAR = /20\d\d年|全年|年度|[本当]年|总$|完成$/;
const SOURCE = new RegExp(anyOf([...SOURCES.keys()]), 'g');
/**
 * What may stand between a name and its amount: 「年初预算安排资金共计」「一般公共预算财政拨款支出为」.
 *
 * Any other word makes it another amount: 「追加水毁修复资金200万元」 is not the adjustment.
 */
const FILLER = new RegExp(
  `^(?:${anyOf([...SOURCES.keys(), ...ITEMS.keys()])}|[为是共计约合达到至安排下资金总额数的本年度预算收入支出财政拨款项目完成:()、\\s]|\\d+个(?=项目))*$`,
);

/** What may stand between the name of a part and what is told of it: 「基本支出全年决算数」「“三公”经费财政拨款支出预算」. */
const OF_PART = new RegExp(`^[，,、]?(?:20\\d\\d年|[的全本年度末终底])*(?:${anyOf([...SOURCES.keys()])})?$`);
/** What is spent of the whole, whatever was told before. */
const OF_WHOLE = /^(?:全年|部门|本年|当年|年初)/;
/** A part that the vocabulary has no name for. */
const OTHER = 'other';

/** The amounts in the passages that tell of the budget. */
export function extractFunds(prose: Prose, owners: Owners, scopeAt: (offset: number) => Quote | null): FundDraft[] {
  const passages = prose.passages.filter((passage) => TOPICS.includes(prose.topicAt(passage.from)));
  const told = passages.flatMap((passage) => [...fundsIn({ prose, owners }, passage, scopeAt)]);
  return told
    .filter((one) => !one.isAside || !told.some((other) => !other.isAside && isSameFund(one.draft, other.draft)))
    .map(({ draft }) => draft);
}

/** What the amounts of one report are read with. */
interface Reader {
  readonly prose: Prose;
  readonly owners: Owners;
}

/** An amount; one that is told of another year counts only where the report tells none of its own. */
interface Told {
  readonly draft: FundDraft;
  readonly isAside: boolean;
}

const isSameFund = (a: FundDraft, b: FundDraft): boolean => a.item === b.item && a.fund === b.fund;

function* fundsIn(reader: Reader, paragraph: Span, scopeAt: (offset: number) => Quote | null): Iterable<Told> {
  const { prose, owners } = reader;
  const { match } = prose.document;
  let item: Named | null = null;
  // What is told of a project by name is its own.
  const around = !owners.isProject && scopeAt(paragraph.to - 1) ? null : partAround(reader, paragraph);
  for (const sentence of prose.sentences(paragraph)) {
    // 「资金到位6,700万元，到位率100%。其中：中央资金4,560万元」
    if (!prose.match(sentence).trimStart().startsWith('其中')) item = null;
    let part = around;
    let from = sentence.from;
    for (const figure of prose.figuresIn(sentence)) {
      if (!figure.money) continue;
      const start = startOf(prose, figure);
      const lead = { from, to: start };
      from = figure.to;
      const found = itemIn(match, lead) ?? itemAlone(reader, lead);
      part = partOf(reader, lead, found, part) ?? (isOfDepartment(prose, found) ? null : around);
      const ownItem = isBudgetOfPart(reader, found, start) ? null : part === null ? found : ofPart(found, part);
      const source = sourceIn(match, lead, ownItem?.label);
      item = ownItem ?? (source && !isSource(item) ? item : null);
      // A list of what was added says nothing of the whole that it makes.
      if (found?.name === 'adjustment') part = around;
      if (!item) continue;
      const draft = {
        item: item.name,
        fund: source?.name ?? 'total',
        scope: scopeAt(figure.from),
        amount: [{ from: start, to: figure.to }],
        isDecrease: /减/.test(prose.match(item.label)) && item.name === 'adjustment',
      };
      const before = { from: sentence.from, to: start };
      const isOfYear = item.name === 'carry-over' || !owners.notOfYear(before);
      if (isOfYear) yield { draft, isAside: item.name !== 'carry-over' && owners.otherYear(before) !== null };
    }
  }
}

/** Parts whose sections tell of nothing else; 「基本支出情况」 may well tell of the whole. */
const OWN_SECTION: ReadonlySet<string> = new Set(['three-public', 'government-procurement']);

/** The part that a passage or the titles around it name: 「（三）“三公”经费支出情况」「1.农村饮水工程」. */
function partAround({ prose, owners }: Reader, passage: Span): string | null {
  if (owners.around(passage)) return OTHER;
  const { match } = prose.document;
  const labels = prose.pathAt(passage.from).flatMap(({ title }) => lastLabel(match, title, ITEM) ?? []);
  return labels.map((label) => nameOf(match, label)).findLast((name) => OWN_SECTION.has(name)) ?? null;
}

/** 「部门整体支出」 is the whole wherever it stands. */
const isOfDepartment = (prose: Prose, found: Named | null): boolean =>
  found !== null && prose.match(found.label).startsWith('部门');

/** A label that says too little by itself: 「2023年支出」 is one of the whole, 「教育支出」 is none. */
function itemAlone({ prose, owners }: Reader, lead: Span): Named | null {
  const { match } = prose.document;
  const found = lastLabel(match, lead, ITEM_ALONE);
  if (!found || !FILLER.test(match.slice(found.to, lead.to))) return null;
  const words = clauseBefore(prose, { from: lead.from, to: found.from });
  const isNamed = owners.namedBy(words) !== '' || lastLabel(words, { from: 0, to: words.length }, SOURCE) !== null;
  const name = (owners.isProject ? OF_ITS_PROJECT : OF_ITS_YEAR).get(prose.match(found));
  const isTold = owners.isProject
    ? prose.topicAt(found.from) === 'funds'
    : OF_YEAR.test(words) || isTitle(prose, found);
  return name && isTold && !isNamed ? { name, label: found } : null;
}

/** 「2、支出：799.12万元」 */
const isTitle = (prose: Prose, label: Span): boolean => {
  const title = prose.pathAt(label.from).at(-1)?.title;
  return title?.from === label.from && title.to === label.to;
};

/** The words of the last clause of a span. */
const clauseBefore = (prose: Prose, span: Span): string => /[^，。；:、]*$/.exec(prose.match(span))?.[0] ?? '';

/** 「调减186.30万元」: 调减 is a word of change to the figure, and the item here. */
const startOf = (prose: Prose, figure: Figure): number =>
  figure.quantity.change ? figure.from + prose.match(figure).search(/\d/) : figure.from;

/** The item that the words before an amount name: the last label that is near enough. */
function itemIn(match: string, lead: Span): Named | null {
  const found = lastLabel(match, lead, ITEM);
  if (!found || !FILLER.test(match.slice(found.to, lead.to))) return null;
  return { name: nameOf(match, found), label: found };
}

/** The part that an item is told of: the name right before it, or that of the amount before where nothing comes between. */
function partOf({ prose, owners }: Reader, lead: Span, found: Named | null, before: string | null): string | null {
  if (!found) return null;
  if (PARTS.has(found.name)) return found.name;
  const { match } = prose.document;
  const words = { from: lead.from, to: found.label.from };
  const label = lastLabel(match, words, ITEM);
  const own = label ? nameOf(match, label) : before;
  const isOfPart = label !== null && PARTS.has(own ?? '');
  const clause = clauseBefore(prose, words);
  // 「“三公”经费支出决算中，公务接待费支出决算8万元」
  if (!isOfPart && owners.isOther(clause, isListedAt(prose, found.label.from))) return OTHER;
  // 「文化惠民项目资金到位150万元，到位率100%，实际支出146万元」
  if (before === OTHER && owners.namedBy(clause) === '') return OTHER;
  const isBare = label !== null && !OF_WHOLE.test(match.slice(found.label.from, found.label.to));
  // 「“三公”经费控制较好，实际支出12万元」
  if (isBare || OF_PART.test(match.slice(label?.to ?? words.from, words.to))) return label && !isOfPart ? null : own;
  return null;
}

/** 「基本支出预算数21,860万元」 is what a part may spend, and no amount of the vocabulary; a budget tells nothing else. */
function isBudgetOfPart({ prose, owners }: Reader, found: Named | null, to: number): boolean {
  if (!found || !PARTS.has(found.name) || owners.kind === 'budget') return false;
  return /预算/.test(prose.match({ from: found.label.to, to }).replaceAll(SOURCE, ''));
}

function ofPart(found: Named | null, part: string): Named | null {
  if (!found || PARTS.has(found.name)) return found;
  return PARTS.has(part) && isItemOf(part, found.name) ? { ...found, name: part } : null;
}

/** 「其中上年结转312万元，财政拨款6,169万元」: what is a source itself has none. */
const isSource = (item: Named | null): boolean => item !== null && item.name in vocabulary.funds;

const nameOf = (match: string, label: Span): string => ITEMS.get(match.slice(label.from, label.to)) as string;

/** The source that the words before an amount name, before or behind the item. */
function sourceIn(match: string, lead: Span, item: Span | undefined): Named | null {
  const words = { from: Math.max(lead.from, match.lastIndexOf('，', lead.to - 1) + 1), to: lead.to };
  const found = lastLabel(match, item ? withoutItem(words, item) : words, SOURCE) ?? lastLabel(match, words, SOURCE);
  if (!found || !FILLER.test(match.slice(found.to, lead.to))) return null;
  return { name: SOURCES.get(match.slice(found.from, found.to)) as string, label: found };
}

/** 「年初预算」 holds no source, but 「政府采购预算」 may; the words of the item are looked at last. */
const withoutItem = (words: Span, item: Span): Span =>
  item.from - words.from >= words.to - item.to
    ? { from: words.from, to: Math.max(words.from, item.from) }
    : { from: Math.min(item.to, words.to), to: words.to };

const lastLabel = (match: string, span: Span, labels: RegExp): Span | null =>
  lastMatch(match, trim(match, span), labels);
