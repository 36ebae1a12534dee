/** What a report tells of the year before, against the report of that year. 上年数据 */

import { compact } from '../../model/characters.ts';
import type { CrossCheck } from '../../model/cross-check.ts';
import { agree, comparable } from '../../model/figure.ts';
import type { Quantity, Report, Statement } from '../../model/report.ts';
import { vocabulary } from '../../model/vocabulary.ts';
import { earlierYearDiffers } from '../batch-rules.ts';
import { lastClause } from '../clauses.ts';
import { kindOf, mentionsOf } from '../mentions.ts';
import { amountsOf, amountWords } from '../money.ts';
import { coreOf, keyOf, type Owner, ownerOf } from '../subjects.ts';
import { crossCheck, type Member, originOf, type Quoted } from './owner.ts';

const BEFORE = '上年度?|上一年度?|去年';
/** Words that tell how the years differ, what was brought over, or another time than the whole year. */
const NOT_TOLD =
  /[比较]上?一?[年去]|同比|增[长加幅速]|减少|下降|提高|结转|结余|同期|[上下]半年|季度|\d月|[-—~至]|计划|目标|预计|拟/u;

/** A figure by what it is said of. */
interface Told extends Quoted {
  readonly name: string;
  readonly quantity: Quantity;
}

/** What a report tells of its own year and of the one before; null where it tells several figures of one subject. */
export interface YearDigest {
  readonly year: number;
  readonly series: string;
  readonly own: ReadonlyMap<string, Told | null>;
  readonly before: ReadonlyMap<string, Told | null>;
}

/** The figures of a report that can be compared with another year, or null where its year is not told. */
export function yearDigest(member: Member): YearDigest | null {
  const { profile } = member.report;
  const year = Number(profile.fiscalYear?.value ?? '');
  if (!/^20\d\d$/u.test(String(year))) return null;
  const [own, before] = [new Map<string, Told | null>(), new Map<string, Told | null>()];
  for (const [key, told] of ownFigures(member)) put(own, key, told);
  for (const [key, told] of figuresBefore(member, year)) put(before, key, told);
  return { year, series: `${profile.kind}|${compact(profile.projectName?.value ?? '')}`, own, before };
}

/** Every figure of `later` for the year of `earlier` that both tell. */
export function* compareYears(later: YearDigest, earlier: YearDigest): Iterable<CrossCheck> {
  for (const [key, told] of later.before) {
    const own = earlier.own.get(key);
    if (!told || !own || !comparable(told.quantity, own.quantity)) continue;
    const facts = {
      department: told.origin.department,
      year: String(later.year),
      name: told.name,
      one: told.text,
      other: own.text,
    };
    const variant = agree(told.quantity, own.quantity) ? 'holds' : 'differs';
    yield crossCheck(earlierYearDiffers, variant, facts, [told, own]);
  }
}

function put(map: Map<string, Told | null>, key: string, told: Told): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, told);
  else if (known !== null && !agree(known.quantity, told.quantity)) map.set(key, null);
}

function* ownFigures(member: Member): Iterable<[string, Told]> {
  const { report } = member;
  const origin = originOf(member);
  for (const { key, subject, quantity, text, places, strength } of mentionsOf(report)) {
    if (key.endsWith('||') && strength === 100) yield [key, { origin, name: subject, quantity, text, places }];
  }
  for (const item of Object.keys(vocabulary.fundItems)) {
    const [only, ...others] = amountsOf(report, item, 'total', 'department');
    if (!only || others.length > 0) continue;
    const { amount } = only;
    yield [`fund|${item}`, { origin, name: item, quantity: amount, text: amountWords(only), places: amount.places }];
  }
}

function* figuresBefore(member: Member, year: number): Iterable<[string, Told]> {
  const { report } = member;
  const origin = originOf(member);
  const owner = ownerOf(report.profile.department?.value);
  const told = `${BEFORE}|${year - 1}年度?`;
  const before = { once: new RegExp(told, 'u'), all: new RegExp(told, 'gu') };
  for (const statement of report.statements) {
    const subject = subjectBefore(statement, before, report);
    const key = subject === null ? null : keyFor(subject, statement.quantity, owner);
    const { quantity, text, places } = statement;
    if (subject !== null && key !== null) yield [key, { origin, name: subject, quantity, text, places }];
  }
}

/** What is said of the year before, without its year; null for everything else. */
function subjectBefore(
  { subject, quantity, sentence, text }: Statement,
  before: { readonly once: RegExp; readonly all: RegExp },
  report: Report,
): string | null {
  const at = sentence.indexOf(text);
  // The same digits twice in a sentence: it cannot be told which of them is meant.
  if (at < 0 || sentence.indexOf(text, at + text.length) >= 0 || quantity.change) return null;
  const clause = lastClause(sentence.slice(0, at), '，；。（(');
  if (
    !before.once.test(clause) ||
    NOT_TOLD.test(clause) ||
    report.indicators.some(({ name }) => subject.startsWith(name))
  )
    return null;
  const bareSubject = subject.replace(before.all, '').replace(/^的/u, '');
  return bareSubject === '' ? null : bareSubject;
}

function keyFor(subject: string, quantity: Quantity, owner: Owner): string | null {
  const short = compact(subject)
    .replace(owner, '')
    .replace(/^(?:部门|我局|本单位|单位)/u, '');
  const item = Object.entries(vocabulary.fundItems).find(([, labels]) => labels.includes(short))?.[0];
  if (item && quantity.unit.endsWith('元')) return `fund|${item}`;
  const [core, kind] = [coreOf(subject, owner), kindOf(quantity)];
  return core === '' || kind === null ? null : `${kind}|${keyOf(core)}||`;
}
