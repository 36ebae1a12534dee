import type { Indicator } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { type Form, formsOf, isExecution } from '../forms.ts';

/**
 * 有分值而无得分: a row with a weight has no score.
 *
 * Why: a row without score cannot be added up, and the total hides it.
 * Formula: full score present → score present, for every row and the budget execution of a form in which others are scored.
 * Basis: 应对每项指标评分。
 * Fires: 分值10，得分 empty, between rows that are scored.
 * Holds: every row that has a weight has a score. Silent for forms of targets, which are not scored at all.
 */
export const scoreMissing: Rule = {
  id: 'score-missing',
  severity: 'error',
  title: { zh: '有分值而无得分', en: 'A row with a weight has no score' },
  basis: '应对每项指标评分',
  needs: { zh: '未读到写明分值并已评分的指标', en: 'Needs indicators with weights, some of them scored' },
  messages: {
    missing: {
      zh: '“{name}”分值为{fullScore}分，未写明得分，其余{count}项均有得分',
      en: '“{name}” has a weight of {fullScore} and no score; {count} others have one',
    },
    holds: {
      zh: '写明分值的{count}项均有得分',
      en: 'All {count} items with a weight have a score',
    },
  },
  *check(report) {
    for (const form of formsOf(report)) yield* comparisonsOf(form);
  },
};

interface Item extends Evidence {
  readonly name: string;
  readonly fullScore: string;
  readonly isScored: boolean;
}

function* comparisonsOf({ nodes, rows }: Form): Iterable<Comparison> {
  const items = [...nodes.filter(isExecution).map(nodeItem), ...rows.map(rowItem)].flat();
  const [scored, missing] = [items.filter(({ isScored }) => isScored), items.filter(({ isScored }) => !isScored)];
  const count = String(scored.length);
  if (scored.length === 0) return;
  if (missing.length === 0) yield { outcome: 'pass', variant: 'holds', facts: { count }, figures: scored };
  for (const { name, fullScore, text, places } of missing)
    yield { outcome: 'fail', variant: 'missing', facts: { name, fullScore, count }, figures: [{ text, places }] };
}

function nodeItem({ name, fullScore, score, text, places }: Form['nodes'][number]): Item[] {
  return fullScore === null ? [] : [{ name, fullScore, isScored: score !== null, text, places }];
}

function rowItem({ name, fullScore, score }: Indicator): Item[] {
  if (!fullScore) return [];
  const { text, places, value } = fullScore;
  return [{ name, fullScore: value, isScored: score !== null, text, places }];
}
