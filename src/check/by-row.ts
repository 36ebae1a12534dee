/** What the rules on single rows share: the facts and the figures of an indicator. 指标 */
import type { Indicator } from '../model/report.ts';
import type { Evidence } from '../model/rule.ts';

/** Name, target, actual and points of a row, as printed. */
export function factsOf({ name, target, actual, fullScore, score }: Indicator): Record<string, string> {
  return {
    name,
    target: target?.text ?? '',
    actual: actual?.text ?? '',
    fullScore: fullScore?.value ?? '',
    score: score?.value ?? '',
  };
}

/** Every printed cell of a row that a rule on points looks at. */
export function evidenceOf({ target, actual, fullScore, score, shortfallReason }: Indicator): Evidence[] {
  return [target, actual, fullScore, score, shortfallReason].flatMap((printed) => printed ?? []);
}
