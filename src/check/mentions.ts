/** Every figure that the report says was reached, with what it is said of: statements of the prose and actual values. */
import { matchForm } from '../model/characters.ts';
import { contrasts } from '../model/contrasts.ts';
import { findQuantities } from '../model/quantity.ts';
import { isTime } from '../model/quantity-unit.ts';
import { isLimit } from '../model/quantity-words.ts';
import type { Indicator, Printed, Quantity, ReportBody, Section, Statement } from '../model/report.ts';
import { onlyFigures } from './attainment.ts';
import { lastClause } from './clauses.ts';
import { measureOf } from './measures.ts';
import { once } from './once.ts';
import { coreOf, inheritedFrom, isAct, keyOf, type Owner, objectOf, ownerOf, shortOf } from './subjects.ts';

/** One print of a figure. */
export interface Mention extends Printed {
  /** As the report says it. */
  readonly subject: string;
  readonly quantity: Quantity;
  /** Equal for mentions of one thing: kind of unit, words that carry the meaning, contrasts, period. */
  readonly key: string;
  /** 100, less where a part of the subject is taken from the words before. */
  readonly strength: number;
  /** Number of the paragraph; -1 for an indicator. */
  readonly paragraph: number;
  readonly section: Section | null;
  /** What is said behind the figure, to the end of the sentence. */
  readonly behind: string;
}

/** Strength of a subject that is only completed by the clause before it. */
const COMPLETED = 70;

/** All mentions in the order of the report, indicators first. */
export const mentionsOf = once((report: ReportBody): readonly Mention[] => {
  const owner = ownerOf(report.profile.department?.value);
  const year = report.profile.fiscalYear?.value ?? '';
  const names = new Map<string, number>();
  for (const { name, from } of report.indicators) names.set(from + name, (names.get(from + name) ?? 0) + 1);
  const rows = report.indicators.filter(({ name, from }) => names.get(from + name) === 1);
  return [...rows.flatMap((row) => rowMention(row, owner)), ...statementMentions(report, owner, year)];
});

function rowMention(row: Indicator, owner: Owner): Mention[] {
  const { name, actual } = row;
  const [target, reached] = onlyFigures(row) ?? [];
  const core = coreOf(name, owner);
  if (!actual || !target || !reached || core === '') return [];
  const quantity = { ...reached, unit: reached.unit || target.unit, ...growthOf(name, target, reached) };
  const kind = kindOf(quantity);
  if (kind === null || isLimit(quantity) || (kind === '%' && !/[率度比例重]$/u.test(name))) return [];
  const { text, behind } = figureIn(actual.text);
  const told = { subject: name, quantity, strength: 100, paragraph: -1, section: null };
  return [{ ...told, key: `${kind}|${keyOf(core)}||`, text, behind, places: actual.places }];
}

/** 126座，全市第一: the figure, and what is said behind it. */
function figureIn(words: string): { text: string; behind: string } {
  const [found, ...others] = findQuantities(matchForm(words));
  if (!found || others.length > 0) return { text: words, behind: '' };
  return { text: words.slice(found.from, found.to), behind: words.slice(found.to) };
}

// 工业增加值, 目标增长6%以上, 实际-4%: the actual is a growth, too.
function growthOf(name: string, target: Quantity, { change, value }: Quantity): { change?: 'increase' | 'decrease' } {
  if (change || !target.change || /[率度比例重]$/u.test(name.replace(/增长率$/u, ''))) return {};
  return { change: value.startsWith('-') ? 'increase' : target.change };
}

/** The kind of unit, or null where the figure is none of a fact: points, periods, growth in pieces. */
export function kindOf({ unit, change }: Quantity): string | null {
  if (unit === '' || unit === '分' || isTime(unit)) return null;
  const isShare = unit === '%' || unit === '百分比';
  if (change) return isShare ? '±%' : null;
  return isShare ? '%' : measureOf(unit);
}

interface Paragraph {
  readonly text: string;
  readonly section: Section;
}

function* paragraphsIn(sections: readonly Section[], isWithinPlan = false): Iterable<Paragraph | null> {
  for (const section of sections) {
    const isPlan = isWithinPlan || isPlanned(section);
    for (const text of [section.title, ...section.text.split('\n')]) yield isPlan ? null : { text, section };
    yield* paragraphsIn(section.sections, isPlan);
  }
}

const PLANNED = /打算|(?:工作|实施)计划|下一步|思路|(?:绩效|年度|总体|工作|预期)目标(?!.*(?:完成|实现|分析|情况))/u;

/** Whether a section tells what is to be done. */
function isPlanned({ title, topic, text }: Section): boolean {
  if (topic === 'improvements') return true;
  if (topic === 'tasks') return !/完成情况|推进情况|落实情况|开展情况|已完成|累计|取得|如期|圆满/u.test(title + text);
  return PLANNED.test(title);
}

function statementMentions(report: ReportBody, owner: Owner, year: string): Mention[] {
  const paragraphs = [...paragraphsIn(report.sections)];
  const names = report.indicators.map(({ name }) => name);
  let at = 0;
  let cursor = 0;
  let sentence = '';
  return report.statements.flatMap((statement) => {
    const isNext = statement.sentence !== sentence;
    // The same sentence once more, further down.
    const isAgain = !isNext && sentence.indexOf(statement.text, cursor) < 0;
    if (isNext || isAgain) {
      sentence = statement.sentence;
      cursor = 0;
      at = paragraphWith(sentence, paragraphs, isAgain ? at + 1 : at) ?? at;
    }
    const from = sentence.indexOf(statement.text, cursor);
    cursor = from < 0 ? cursor : from + statement.text.length;
    const paragraph = paragraphs[at];
    if (!paragraph?.text.includes(sentence) || from < 0 || names.some((name) => isOfRow(statement, name))) return [];
    return mentionOf({ statement, from, number: at, paragraph, owner, year });
  });
}

/** Sentences of tables stand in no paragraph; the search for them ends here. */
const LOOK_AHEAD = 60;

function paragraphWith(sentence: string, paragraphs: readonly (Paragraph | null)[], from: number): number | null {
  const ahead = paragraphs.slice(from, from + LOOK_AHEAD).findIndex((one) => one?.text.includes(sentence));
  return ahead < 0 ? null : from + ahead;
}

/** Whether a figure is the target or the actual value of a row: those are told with its name in front. */
export function isOfRow({ subject }: Pick<Statement, 'subject'>, name: string): boolean {
  return subject.startsWith(name) && subject.length > name.length;
}

interface Told {
  readonly statement: Statement;
  readonly from: number;
  readonly number: number;
  readonly paragraph: Paragraph;
  readonly owner: Owner;
  readonly year: string;
}

function mentionOf({ statement, from, number, paragraph, owner, year }: Told): Mention[] {
  const { subject, quantity, sentence, text, places } = statement;
  const lead = sentence.slice(0, from);
  const kind = kindOf(quantity);
  const period = periodOf(paragraph.text, sentence, lead, year);
  if (kind === null || isLimit(quantity) || isElsewhere(lead, subject) || period === null) return [];
  const { core, words, strength } = subjectOf(statement, lead, owner);
  if (core === '') return [];
  const inherited = hasVerb(core) ? '' : inheritedFrom(lead.slice(0, Math.max(0, lead.lastIndexOf(subject))), owner);
  const key = `${kind}|${keyOf(core)}|${inherited}|${period}`;
  const told = { subject: words.replace(/^“([^”]*)”$/u, '$1'), paragraph: number, section: paragraph.section };
  return [{ ...told, quantity, key, strength, text, places, behind: sentence.slice(from + text.length) }];
}

/** Words of a clause that tells of what is planned, or of another year. */
const elsewhere = [...contrasts.planned, ...contrasts.past];

function isElsewhere(lead: string, subject: string): boolean {
  const clause = lastClause(lead, '，；。');
  return elsewhere.some((word) => clause.includes(word) || subject.includes(word));
}

const verbs = [...contrasts.actions, ...contrasts.inherited.flat()];

function hasVerb(core: string): boolean {
  return verbs.some((word) => core.includes(word));
}

/** The words of the subject: before the figure, and behind it where the clause goes on. */
function subjectOf({ subject, quantity, sentence, text }: Statement, lead: string, owner: Owner) {
  const behind = /^[^，。；：、]*/u.exec(sentence.slice(lead.length + text.length))?.[0] ?? '';
  const clause = lastClause(lead, '，。；：、');
  const isBefore = clause.includes(subject);
  const words = quantity.change || !isBefore ? subject : subject + (/\d/.test(behind) ? '' : behind);
  const core = coreOf(words, owner);
  if (core !== '' || behind !== '') return { core, words, strength: 100 };
  const short = shortOf(words, owner);
  if (!isAct(short)) return { core, words, strength: 100 };
  const before = lead.slice(0, lead.length - clause.length - 1);
  const object = objectOf(lastClause(before, '，。；：、'), owner);
  return { core: object.length < 3 ? '' : short + object, words, strength: COMPLETED };
}

const MONTHS =
  /\d{1,2}[-—~至]\d{1,2}月|截[至止]到?[^，。；]{0,8}\d{1,2}月|[上下]半年|前?[一二三四]季度|(?<!\d)\d{1,2}月(?!\d)/gu;

/** Empty for the fiscal year; null where the year is another one. */
function periodOf(paragraph: string, sentence: string, lead: string, year: string): string | null {
  const bare = lead.replace(/《[^》]*》|20\d\d年?[-—~至]20\d\d年?/gu, '');
  const years = [...bare.matchAll(/20\d\d(?=年)/gu)].map(([found]) => found);
  const last = years.at(-1);
  if (last !== undefined && year !== '' && last !== year) return null;
  const before = paragraph.slice(0, Math.max(0, paragraph.indexOf(sentence))) + bare;
  const item = before.slice(Math.max(0, before.search(/[一二三四五六七八九十]是[^一二三四五六七八九十]*$/u)));
  const months = [...item.matchAll(MONTHS)].at(-1)?.[0] ?? '';
  return /^1[-—~至]12月$|12月/u.test(months) ? '' : months;
}
