/** Runs the rules over a report: every comparison, the wording, and what could not be assessed. */
import type { Check, Diagnostic, NotAssessed, Severity } from '../model/check.ts';
import { severities } from '../model/check.ts';
import { defaultProfile, type ProvinceProfile } from '../model/profile.ts';
import { remembered } from '../model/remembered.ts';
import type { ReportBody } from '../model/report.ts';
import type { Comparison, Rule, Wording } from '../model/rule.ts';
import { type BatchRule, batchRules } from './batch-rules.ts';
import { suggestionOf, type Trust, trustIn } from './doubt.ts';
import { rules } from './rules.ts';

/** What the rules say of a report. */
export interface Checked {
  readonly checks: Check[];
  readonly notAssessed: NotAssessed[];
  /** A rule that broke: our fault, not the report's. */
  readonly diagnostics: Diagnostic[];
}

/**
 * Checks a report by every rule, in the order of the list, then of the paper.
 *
 * A rule that throws is a bug, but never costs the report: it is told as not assessed and as a diagnostic.
 */
export function check(
  report: ReportBody,
  profile: ProvinceProfile = defaultProfile,
  list: readonly Rule[] = rules,
): Checked {
  const checked: Checked = { checks: [], notAssessed: [], diagnostics: [] };
  const unlessBroken = <Value>(rule: Rule, run: () => Value[]): Value[] => {
    try {
      return run();
    } catch (error) {
      checked.notAssessed.push({ rule: rule.id, reason: '规则出错' });
      checked.diagnostics.push(brokenRule(rule, error));
      return [];
    }
  };
  const told = list.flatMap((rule) =>
    unlessBroken(rule, () => [{ rule, comparisons: [...rule.check(report, profile)] }]),
  );
  const trust = trustIn(
    told.flatMap(({ comparisons }) => comparisons),
    profile.confidence.limit,
  );
  for (const { rule, comparisons } of told) {
    if (comparisons.length === 0) checked.notAssessed.push({ rule: rule.id, reason: rule.needs.zh });
    checked.checks.push(...unlessBroken(rule, () => toChecks(rule, comparisons, trust)));
  }
  return checked;
}

/** What one rule says of a report, in the order of the paper; throws when the rule is broken. */
export function assess(rule: Rule, report: ReportBody, profile: ProvinceProfile = defaultProfile): Check[] {
  const comparisons = [...rule.check(report, profile)];
  return toChecks(rule, comparisons, trustIn(comparisons, profile.confidence.limit));
}

function toChecks(rule: Rule, comparisons: readonly Comparison[], trust: Trust): Check[] {
  return comparisons.map((comparison) => toCheck(rule, comparison, trust)).sort(inDocumentOrder);
}

/** Every rule by its id, those over several reports last. */
export const allRules: ReadonlyMap<string, BatchRule> = new Map(
  [...rules, ...batchRules].map((rule) => [rule.id, rule]),
);

/** The sentence of a check in a language; the facts are printed as they stand on the paper in both. */
export function wordsOf(
  { rule, variant, facts }: Pick<Check, 'rule' | 'variant' | 'facts'>,
  language: keyof Wording,
): string {
  const wording = allRules.get(rule)?.messages[variant];
  if (!wording) throw new Error(`no wording ${rule}/${variant}`);
  return render(wording[language], facts);
}

function brokenRule(rule: Rule, error: unknown): Diagnostic {
  const message = `规则 ${rule.id} 出错，未作检查：${error instanceof Error ? error.message : String(error)}`;
  return { code: 'check/rule-broken', severity: 'error', message, places: [] };
}

function toCheck(rule: Rule, comparison: Comparison, trust: Trust): Check {
  const { variant, facts, figures, stated, computed, difference, tolerance } = comparison;
  const wording = rule.messages[variant];
  if (!wording) throw new Error(`no wording ${rule.id}/${variant}`);
  // A figure that may be misread accuses nobody.
  const isDoubtful = comparison.outcome === 'fail' && !figures.every(trust);
  const suggestion = isDoubtful ? suggestionOf(comparison, trust) : undefined;
  return {
    rule: rule.id,
    outcome: isDoubtful ? 'uncertain' : comparison.outcome,
    severity: weaker(rule.severity, comparison.severity ?? rule.severity),
    message: render(wording.zh, facts),
    variant,
    facts: { ...facts },
    stated: stated ?? null,
    computed: computed ?? null,
    difference: difference ?? null,
    tolerance: tolerance ?? null,
    places: figures.flatMap(({ text, places }) =>
      places.map(({ page, boxes, confidence }) => ({ page, boxes, confidence, text })),
    ),
    ...(suggestion && { suggestion }),
  };
}

function weaker(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) > severities.indexOf(b) ? a : b;
}

/** Fills the slots of a wording; a slot without a fact is a bug of the rule. */
export function render(words: string, facts: Readonly<Record<string, string>>): string {
  return partsOf(words)
    .map((part, i) => {
      const fact = i % 2 === 0 ? part : facts[part];
      if (fact === undefined) throw new Error(`no fact for {${part}} in “${words}”`);
      return fact;
    })
    .join('');
}

/** The words of a wording and, at every second place, the names of its slots. */
const partsOf = remembered((words: string): readonly string[] => words.split(/\{(\w+)\}/));

function inDocumentOrder({ places: [a] }: Check, { places: [b] }: Check): number {
  const [x, y] = a?.boxes[0] ?? [];
  const [otherX, otherY] = b?.boxes[0] ?? [];
  return (a?.page ?? 0) - (b?.page ?? 0) || (y ?? 0) - (otherY ?? 0) || (x ?? 0) - (otherX ?? 0);
}
