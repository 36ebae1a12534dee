import type { Severity } from './check.ts';
import type { Place } from './place.ts';
import type { ProvinceProfile } from './profile.ts';
import type { ReportBody } from './report.ts';

/** Words in both languages; `{name}` stands for a fact of the comparison. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

/** One figure that was compared, as it stands on the paper. */
export interface Evidence {
  readonly text: string;
  readonly places: readonly Place[];
}

/** What a rule says of one comparison; the mechanism adds id, severity, words. */
export interface Comparison {
  readonly outcome: 'pass' | 'fail';
  /** Key into `Rule.messages`. */
  readonly variant: string;
  /** Words and figures as printed, never words of either language. */
  readonly facts: Readonly<Record<string, string>>;
  /** Every figure compared. */
  readonly figures: readonly Evidence[];
  readonly stated?: string;
  readonly computed?: string;
  readonly difference?: string;
  readonly tolerance?: string;
  /** The first figure ought to be the sum of the others. */
  readonly isSum?: boolean;
  /** Only to lower the severity of the rule. */
  readonly severity?: Severity;
}

/**
 * A defect that a report may have, and how to see it. 规则
 *
 * Yields one comparison for everything it can compare, holding or not; yielding nothing means that its inputs were
 * missing.
 */
export interface Rule {
  /** Names the defect in kebab-case; also the file name. Never reused. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: Wording;
  /** The official sentence or arithmetic that the rule rests on. */
  readonly basis: string;
  /** What has to be in the report; told in `notAssessed`. */
  readonly needs: Wording;
  readonly messages: Readonly<Record<string, Wording>>;
  check(report: ReportBody, profile: ProvinceProfile): Iterable<Comparison>;
}
