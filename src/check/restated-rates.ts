/** Rates and amounts that a report tells twice by its own form: yearly rates, budget items, rows of text and table. */

import { contrasts } from '../model/contrasts.ts';
import { compare, decimal, multiply } from '../model/decimal.ts';
import { comparable } from '../model/figure.ts';
import type { Quantity, Rate, ReportBody, Statement } from '../model/report.ts';
import type { Evidence } from '../model/rule.ts';
import { vocabulary } from '../model/vocabulary.ts';
import { amountsOf } from './money.ts';

/** Two prints of one figure. */
export interface Print extends Evidence {
  readonly subject: string;
  readonly quantity: Quantity;
}

export interface PrintPair {
  readonly one: Print;
  readonly other: Print;
  readonly strength: number;
}

/** Strength of a rate that is told for the whole and for a source that is nearly the whole. */
const NEARLY_WHOLE = 80;
const WHOLE_PERCENT = decimal('99');

/** Pairs of yearly rates of one scope, and of a source of money that is nearly all of it. */
export function ratePairs(report: ReportBody): PrintPair[] {
  const rates = report.rates.filter((rate) => isYearly(rate, report));
  return rates.flatMap((other, i) =>
    rates.slice(0, i).flatMap((one) => {
      const strength = one.scope === other.scope ? rateStrength(one, other, report) : 0;
      return strength > 0 && comparable(one.value, other.value)
        ? [{ one: printOf(one), other: printOf(other), strength }]
        : [];
    }),
  );
}

function printOf({ name, value, text, places }: Rate): Print {
  return { subject: name, quantity: value, text, places };
}

function isYearly(rate: Rate, { statements }: ReportBody): boolean {
  // 2021年执行率98%；2020年99%: another year, or a part of this one.
  if (rate.period !== undefined) return false;
  const key = JSON.stringify(rate.places);
  const sentence =
    statements.find(({ text, places }) => text === rate.text && JSON.stringify(places) === key)?.sentence ?? '';
  const lead = sentence.slice(0, Math.max(0, sentence.indexOf(rate.text)));
  const isPartial = /(?<!\d)(?:[1-9]|1[01])月(?!份?通报)(?:底|末|\d|止)|季度|半年|序时|上年|去年/u.test(
    lead + rate.name,
  );
  return rate.value.comparator === '=' && rate.value.upper === undefined && !rate.value.change && !isPartial;
}

/** 100 for one name, less for the name of a source in front of it, 0 for two rates. */
function rateStrength(one: Rate, other: Rate, report: ReportBody): number {
  const [short = '', long = ''] = [bare(one.name), bare(other.name)].sort((a, b) => a.length - b.length);
  if (short === long) return isSpecific(short, one, report) ? 100 : 0;
  if (!long.endsWith(short) || !isSpecific(short, one, report)) return 0;
  const extra = long.slice(0, -short.length).replace(/支出$/u, '');
  const source = Object.keys(vocabulary.funds).find(
    (fund) => fund !== 'total' && vocabulary.funds[fund]?.includes(extra),
  );
  return source !== undefined && isNearlyAll(source, one.scope, report) ? NEARLY_WHOLE : 0;
}

function bare(name: string): string {
  return name.replace(/^[按即因其为]|20\d\d年度?|我局|全年(?=.)/gu, '').replace(/\s/gu, '');
}

// 执行率 of a department may be anyone's; a project has only one.
function isSpecific(name: string, { scope }: Rate, { profile }: ReportBody): boolean {
  if (scope !== 'department') return true;
  return (
    /年末|年终|年度|平均|整体|总体|部门|总/u.test(name) ||
    (profile.kind === 'project' && (profile.projects?.length ?? 0) < 2)
  );
}

function isNearlyAll(source: string, scope: string, report: ReportBody): boolean {
  const [whole] = amountsOf(report, 'expenditure', 'total', scope);
  const [part] = amountsOf(report, 'expenditure', source, scope);
  if (!whole || !part) return false;
  return (
    compare(multiply(decimal(part.amount.yuan), decimal('100')), multiply(decimal(whole.amount.yuan), WHOLE_PERCENT)) >=
    0
  );
}

const head = new RegExp(contrasts.budgetItems.head, 'u');

/** A budget item, named in quotes, and the amount that its explanation tells again: “…（项）”20.00万元 … 预算安排20.00万元. */
export function budgetItemPairs({ statements, profile }: ReportBody): PrintPair[] {
  let item: Statement | null = null;
  return statements.flatMap((statement) => {
    if (head.test(statement.subject)) item = statement;
    const isRestated =
      contrasts.budgetItems.restated.includes(statement.subject) && isOfYear(statement, profile.fiscalYear?.value);
    if (!item || item === statement || !isRestated || !comparable(item.quantity, statement.quantity)) return [];
    const [one, other] = [item, statement];
    item = null;
    const subject = one.subject.replace(/[“”]/gu, '');
    return [{ one: { ...one, subject }, other: { ...other, subject }, strength: 100 }];
  });
}

function isOfYear({ period }: Statement, year: string | undefined): boolean {
  return period !== undefined && year !== undefined && period.startsWith(year);
}

/** The rows of a table that tell an indicator of the text again. */
export function rowPairs({ indicators }: ReportBody): PrintPair[] {
  return indicators.flatMap(({ name, actual, restated }) => {
    const [one, ...more] = actual?.quantities ?? [];
    const [other, ...others] = restated?.actual?.quantities ?? [];
    if (!actual || !restated?.actual || !one || !other || more.length + others.length > 0) return [];
    const told = { ...other, unit: other.unit || one.unit };
    if (!comparable(one, told)) return [];
    const { text, places } = restated.actual;
    return [
      {
        one: { subject: name, quantity: one, text: actual.text, places: actual.places },
        other: { subject: name, quantity: told, text, places },
        strength: 100,
      },
    ];
  });
}
