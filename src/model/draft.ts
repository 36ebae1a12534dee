/** What `extract` found, as quotes; `validate` turns it into figures. */
import type { Quote } from './document.ts';
import type { Indicator, Profile } from './report.ts';
import type { Grid } from './table.ts';

export interface FundDraft {
  readonly item: string;
  readonly fund: string;
  /** A project's name, or null for the department as a whole. */
  readonly scope: Quote | null;
  readonly amount: Quote;
  /** Printed elsewhere for a whole table: 单位：万元. */
  readonly unit?: string;
  /** 调减: the amount is printed without a sign and goes down. */
  readonly isDecrease: boolean;
}

export interface RateDraft {
  readonly name: Quote;
  readonly value: Quote;
  /** 上半年, 6月底: a rate of a part of the year. */
  readonly period: Quote | null;
  readonly scope: Quote | null;
}

export interface ScoreDraft {
  readonly name: Quote;
  readonly fullScore: Quote | null;
  readonly score: Quote | null;
  readonly parts: ScoreDraft[];
}

export interface ConclusionDraft {
  readonly score: Quote | null;
  readonly grade: Quote | null;
  readonly text: Quote;
}

export interface IndicatorDraft {
  readonly number: Quote | null;
  readonly level1: Quote | null;
  readonly level2: Quote | null;
  readonly name: Quote;
  readonly kind: Indicator['kind'];
  readonly target: Quote | null;
  readonly actual: Quote | null;
  readonly verdict: { readonly value: NonNullable<Indicator['verdict']>['value']; readonly quote: Quote } | null;
  readonly fullScore: Quote | null;
  readonly score: Quote | null;
  readonly shortfallReason: Quote | null;
  readonly from: Indicator['from'];
}

/** A problem or an improvement. */
export interface FindingDraft {
  readonly number: Quote;
  readonly title: Quote;
  readonly text: Quote;
}

export interface StatementDraft {
  readonly subject: Quote;
  readonly figure: Quote;
  readonly period: Quote | null;
  readonly sentence: Quote;
}

export interface EnumerationDraft {
  readonly declared: Quote;
  readonly text: Quote;
  readonly items: readonly Quote[];
}

export interface ProfileDraft {
  readonly kind: Profile['kind'];
  readonly title: Quote | null;
  readonly department: Quote | null;
  readonly fiscalYear: Quote | null;
  readonly projectName: Quote | null;
  readonly projects: readonly Quote[];
}

/** A table whole, as it is printed. */
export interface TableDraft {
  readonly grid: Grid;
  readonly title: Quote | null;
  readonly unit: string | null;
}

/** A report in quotes. 草稿 */
export interface ReportDraft {
  readonly profile: ProfileDraft;
  readonly funds: readonly FundDraft[];
  readonly rates: readonly RateDraft[];
  readonly scores: readonly ScoreDraft[];
  readonly conclusion: ConclusionDraft | null;
  readonly indicators: readonly IndicatorDraft[];
  readonly problems: readonly FindingDraft[];
  readonly improvements: readonly FindingDraft[];
  readonly statements: readonly StatementDraft[];
  readonly enumerations: readonly EnumerationDraft[];
  readonly explanations: readonly Quote[];
  readonly tables: readonly TableDraft[];
}
