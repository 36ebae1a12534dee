/** What of a report other reports of its folder are compared with: plain data, a tenth of the report. */
import type { Report } from '../../model/report.ts';
import { type Amounts, amountsIn } from './amounts.ts';
import { sketchesIn } from './copies.ts';
import { type Years, yearsIn } from './earlier-year.ts';
import { departmentOf, type Origin, originOf } from './owner.ts';

export interface Digest {
  readonly origin: Origin;
  readonly kind: Report['profile']['kind'];
  readonly amounts: Amounts;
  readonly years: Years | null;
  /** What each long paragraph is known by. */
  readonly sketches: readonly (readonly number[])[];
}

/** The digest of a report, or null where its department is not told: nobody knows what to compare it with. */
export function digestOf(json: string, report: Report): Digest | null {
  if (departmentOf(report) === null) return null;
  return {
    origin: originOf({ json, report }),
    kind: report.profile.kind,
    amounts: amountsIn(report),
    years: yearsIn(report),
    sketches: sketchesIn(report),
  };
}
