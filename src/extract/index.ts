/** Finds the words of a report: one extractor for each kind of thing. Understanding them is left to `validate`. */
import type { Diagnostic } from '../model/check.ts';
import type { DocumentText, Quote, Span } from '../model/document.ts';
import type { IndicatorDraft, ReportDraft } from '../model/draft.ts';
import type { Outline } from '../model/section.ts';
import { concludeFrom } from './conclusion.ts';
import { extractEnumerations } from './enumerations.ts';
import { extractFindings } from './findings.ts';
import { readForms } from './forms/index.ts';
import { extractFunds } from './funds.ts';
import { extractIndicators } from './indicators.ts';
import { leftovers } from './leftovers.ts';
import { Owners } from './owners.ts';
import { extractProfile, scopes } from './profile.ts';
import { Prose } from './prose.ts';
import { extractRates } from './rates.ts';
import { extractScores } from './scores.ts';
import { extractStatements } from './statements.ts';

/** Quotes of everything that the report tells, in prose and in tables. */
export function extract(document: DocumentText, outline: Outline): { value: ReportDraft; diagnostics: Diagnostic[] } {
  const prose = new Prose(document, outline);
  const forms = readForms(prose);
  const profile = extractProfile(prose, forms);
  const scopeAt = scopes(prose, profile);
  const told = extractIndicators(prose);
  const taken = told.flatMap(spansOf);
  const indicators = [...told, ...forms.flatMap((form) => form.indicators)];
  const owners = new Owners(prose, profile);
  const scores = extractScores(prose, owners, taken);
  const draft: ReportDraft = {
    profile,
    funds: [...extractFunds(prose, owners, scopeAt), ...forms.flatMap((form) => form.funds)],
    rates: [...extractRates(prose, owners, scopeAt, taken), ...forms.flatMap((form) => form.rates)],
    scores: [...scores.scores, ...forms.flatMap((form) => form.scores)],
    conclusion: concludeFrom(prose, scores, forms),
    indicators,
    problems: [...extractFindings(prose, 'problems'), ...forms.flatMap((form) => form.problems)],
    improvements: [...extractFindings(prose, 'improvements'), ...forms.flatMap((form) => form.improvements)],
    statements: extractStatements(prose, indicators),
    enumerations: extractEnumerations(prose),
    explanations: forms.flatMap(({ facts }) =>
      facts.has('shortfallReason') ? [facts.get('shortfallReason') as Quote] : [],
    ),
    tables: forms.map((form) => form.table),
  };
  return { value: draft, diagnostics: leftovers(prose, indicators, draft.scores) };
}

/** The words that an indicator holds: what stands there is no rate and no score of the report. */
function spansOf({ target, actual, fullScore, score, shortfallReason }: IndicatorDraft): Span[] {
  return [target, actual, fullScore, score, shortfallReason].flatMap((quote: Quote | null) => quote ?? []);
}
