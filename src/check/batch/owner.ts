/** Whose a report is, in the form in which reports of a folder are put together. 单位与年度 */
import { compact } from '../../model/characters.ts';
import type { CrossCheck } from '../../model/cross-check.ts';
import type { Place } from '../../model/place.ts';
import { defaultProfile } from '../../model/profile.ts';
import type { Report } from '../../model/report.ts';
import type { BatchRule } from '../batch-rules.ts';
import { render } from '../index.ts';

/** The department without the code that budget forms print in front, or null. */
export function departmentOf({ profile }: Report): string | null {
  const name = compact(profile.department?.value ?? '').replace(/^[\d-]+/u, '');
  return name.length < 3 ? null : name;
}

/** A report of the folder with its name there. */
export interface Member {
  readonly json: string;
  readonly report: Report;
}

/** What is kept of a report whose figures are kept: not the report. */
export interface Origin {
  readonly json: string;
  readonly file: string;
  readonly sha256: string;
  readonly department: string;
  readonly year: string;
}

export function originOf({ json, report }: Member): Origin {
  const { file, sha256 } = report.source;
  return { json, file, sha256, department: departmentOf(report) ?? '', year: report.profile.fiscalYear?.value ?? '' };
}

/** A print in one of the reports. */
export interface Quoted {
  readonly origin: Origin;
  readonly text: string;
  readonly places: readonly Place[];
}

/** What a rule says of two prints; a figure that may be misread accuses nobody. */
export function crossCheck(
  rule: BatchRule,
  variant: string,
  facts: Readonly<Record<string, string>>,
  [one, other]: readonly [Quoted, Quoted],
): CrossCheck {
  const places = [one, other].flatMap(({ origin: { json, file, sha256 }, text, places }) =>
    places.map((place) => ({ ...place, text, file, json, sha256 })),
  );
  const isSure = places.every(({ confidence }) => confidence >= defaultProfile.confidence.limit);
  const message = rule.messages[variant]?.zh ?? '';
  return {
    rule: rule.id,
    outcome: variant === 'holds' ? 'pass' : isSure ? 'fail' : 'uncertain',
    severity: rule.severity,
    message: render(message, facts),
    variant,
    facts: { ...facts },
    stated: one.text,
    computed: other.text,
    difference: null,
    tolerance: null,
    places,
  };
}
