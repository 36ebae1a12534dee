/** Finds the words of a report: one extractor for each kind of thing. Understanding them is left to `validate`. */
import type { Diagnostic } from '../model/check.ts';
import type { DocumentText, Quote, Span } from '../model/document.ts';
import type { IndicatorDraft, ReportDraft } from '../model/draft.ts';
import type { Outline } from '../model/section.ts';
import { extractEnumerations } from './enumerations.ts';
import { extractFindings } from './findings.ts';
import { extractFunds } from './funds.ts';
import { extractIndicators } from './indicators.ts';
import { extractProfile, scopes } from './profile.ts';
import { Prose } from './prose.ts';
import { extractRates } from './rates.ts';
import { extractScores } from './scores.ts';
import { extractStatements } from './statements.ts';

/** Quotes of everything that the report tells. */
export function extract(document: DocumentText, outline: Outline): { value: ReportDraft; diagnostics: Diagnostic[] } {
  const prose = new Prose(document, outline);
  const profile = extractProfile(prose);
  const scopeAt = scopes(prose, profile);
  const indicators = extractIndicators(prose);
  const taken = indicators.flatMap(spansOf);
  const draft: ReportDraft = {
    profile,
    funds: extractFunds(prose, scopeAt),
    rates: extractRates(prose, scopeAt, taken),
    ...extractScores(prose, taken),
    indicators,
    problems: extractFindings(prose, 'problems'),
    improvements: extractFindings(prose, 'improvements'),
    statements: extractStatements(prose, indicators),
    enumerations: extractEnumerations(prose),
  };
  return { value: draft, diagnostics: [] };
}

/** The words that an indicator holds: what stands there is no rate and no score of the report. */
function spansOf({ target, actual, fullScore, score, shortfallReason }: IndicatorDraft): Span[] {
  return [target, actual, fullScore, score, shortfallReason].flatMap((quote: Quote | null) => quote ?? []);
}
