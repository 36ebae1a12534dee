import { expect, it } from 'vitest';
import { assess, check } from '../../src/check/index.ts';
import type { ReportBody } from '../../src/model/report.ts';
import type { Rule } from '../../src/model/rule.ts';

/** What a rule says of a report: outcome and variant of every comparison. */
export function said(rule: Rule, report: ReportBody): string[] {
  return assess(rule, report).map(({ outcome, variant }) => `${outcome} ${variant}`);
}

/** A case of a table: what it shows, the report, what the rule says. */
export type Case = readonly [string, ReportBody, readonly string[]];

export function cases(rule: Rule, table: readonly Case[]): void {
  it.each(table)('%s', (_, report, expected) => expect(said(rule, report)).toEqual(expected));
}

/** The rule lacks its inputs and says so. */
export function notAssessed(rule: Rule, table: readonly (readonly [string, ReportBody])[]): void {
  it.each(table)('is not assessed: %s', (_, report) => {
    expect(check(report, undefined, [rule])).toEqual({
      checks: [],
      notAssessed: [{ rule: rule.id, reason: rule.needs.zh }],
      diagnostics: [],
    });
  });
}

/** The only message of a rule. */
export function message(rule: Rule, report: ReportBody): string {
  const [one, ...others] = assess(rule, report);
  expect(others).toEqual([]);
  return one?.message ?? '';
}
