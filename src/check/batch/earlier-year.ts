/** What a report tells of the year before, against the report of that year. 上年数据 */

import { compact } from '../../model/characters.ts';
import type { CrossCheck } from '../../model/cross-check.ts';
import { agree, comparable } from '../../model/figure.ts';
import type { Printed, Quantity, Report, Statement } from '../../model/report.ts';
import { vocabulary } from '../../model/vocabulary.ts';
import { earlierYearDiffers } from '../batch-rules.ts';
import { lastClause } from '../clauses.ts';
import { kindOf, mentionsOf } from '../mentions.ts';
import { amountsOf, amountWords } from '../money.ts';
import { coreOf, keyOf, type Owner, ownerOf } from '../subjects.ts';
import { crossCheck, type Origin } from './owner.ts';

const BEFORE = '上年度?|上一年度?|去年';
/** Words that tell how the years differ, what was brought over, or another time than the whole year. */
const NOT_TOLD =
  /[比较]上?一?[年去]|同比|增[长加幅速]|减少|下降|提高|结转|结余|同期|[上下]半年|季度|\d月|[-—~至]|计划|目标|预计|拟/u;

/** A figure by what it is said of. */
interface Told extends Printed {
  readonly name: string;
  readonly quantity: Quantity;
}

/** Figures by their subjects; null where several are told of one. */
type Figures = ReadonlyMap<string, Told | null>;

/** What a report tells of the year before its own. */
export interface Years {
  readonly year: number;
  /** Equal for the reports of one kind and project. */
  readonly series: string;
  readonly before: readonly (readonly [string, Told | null])[];
}

/** What a report tells of the year before, or null where its own year is not told. */
export function yearsIn(report: Report): Years | null {
  const { profile } = report;
  const year = Number(profile.fiscalYear?.value ?? '');
  if (!/^20\d\d$/u.test(String(year))) return null;
  const series = `${profile.kind}|${compact(profile.projectName?.value ?? '')}`;
  return { year, series, before: [...gathered(figuresBefore(report, year))] };
}

/** Every figure that a report tells for the year before and the report of that year for its own. */
export function* compareYears(
  later: Origin,
  { year, before }: Years,
  earlier: Origin,
  report: Report,
): Iterable<CrossCheck> {
  const figures = gathered(ownFigures(report));
  for (const [key, told] of before) {
    const own = figures.get(key);
    if (!told || !own || !comparable(told.quantity, own.quantity)) continue;
    const facts = {
      department: later.department,
      year: String(year),
      name: told.name,
      one: told.text,
      other: own.text,
    };
    const variant = agree(told.quantity, own.quantity) ? 'holds' : 'differs';
    yield crossCheck(earlierYearDiffers, variant, facts, [
      { origin: later, ...told },
      { origin: earlier, ...own },
    ]);
  }
}

function gathered(figures: Iterable<[string, Told]>): Figures {
  const map = new Map<string, Told | null>();
  for (const [key, told] of figures) put(map, key, told);
  return map;
}

function put(map: Map<string, Told | null>, key: string, told: Told): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, told);
  else if (known !== null && !agree(known.quantity, told.quantity)) map.set(key, null);
}

function* ownFigures(report: Report): Iterable<[string, Told]> {
  for (const { key, subject, quantity, text, places, strength } of mentionsOf(report)) {
    if (key.endsWith('||') && strength === 100) yield [key, { name: subject, quantity, text, places }];
  }
  for (const item of Object.keys(vocabulary.fundItems)) {
    const [only, ...others] = amountsOf(report, item, 'total', 'department');
    if (!only || others.length > 0) continue;
    const { amount } = only;
    yield [`fund|${item}`, { name: item, quantity: amount, text: amountWords(only), places: amount.places }];
  }
}

function* figuresBefore(report: Report, year: number): Iterable<[string, Told]> {
  const owner = ownerOf(report.profile.department?.value);
  const told = `${BEFORE}|${year - 1}年度?`;
  const before = { once: new RegExp(told, 'u'), all: new RegExp(told, 'gu') };
  for (const statement of report.statements) {
    const subject = subjectBefore(statement, before, report);
    const key = subject === null ? null : keyFor(subject, statement.quantity, owner);
    const { quantity, text, places } = statement;
    if (subject !== null && key !== null) yield [key, { name: subject, quantity, text, places }];
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
