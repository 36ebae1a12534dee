import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { isSame } from '../arithmetic.ts';
import { type Form, formsOf, isHeading } from '../forms.ts';

/**
 * 全部指标均为满分: every score is full.
 *
 * Why: an evaluation that finds nothing to take off may not have looked.
 * Formula: score = full score for every row and for what is scored beside them, exact; at least five of them.
 * Basis: 绩效自评应客观、真实，避免全部满分。
 * Fires: eight indicators, each with all of its points, and 总分100分.
 * Holds: one of the eight has 9.6分 of 10分.
 */
export const allFullScores: Rule = {
  id: 'all-full-scores',
  severity: 'note',
  title: { zh: '全部指标均为满分', en: 'Every score is full' },
  basis: '绩效自评应客观、真实，避免全部满分',
  needs: {
    zh: '写明分值和得分的指标过少（需不少于5项）',
    en: 'Too few indicators with full score and score (needs at least 5)',
  },
  messages: {
    full: {
      zh: '全部{count}项得分均为满分，与客观评价的要求不符',
      en: 'All {count} scores are full, which is no critical evaluation',
    },
    holds: {
      zh: '{count}项得分中有{reduced}项低于分值',
      en: 'Of {count} scores {reduced} are below the full score',
    },
  },
  *check(report) {
    for (const form of formsOf(report)) {
      const items = itemsOf(form);
      if (items.length >= FEWEST) yield comparisonOf(items);
    }
  },
};

const FEWEST = 5;

interface Item extends Evidence {
  readonly isFull: boolean;
}

// A score without its weight may be anything: then nothing is told.
function itemsOf({ nodes, rows }: Form): Item[] {
  if (rows.some(({ score, fullScore }) => score && !fullScore)) return [];
  const beside = nodes
    .filter((node) => !isHeading(node, rows))
    .flatMap(({ score, fullScore, text, places }) =>
      score && fullScore ? [{ isFull: isSame(score, fullScore), text, places }] : [],
    );
  const own = rows.flatMap(({ score, fullScore }) =>
    score && fullScore
      ? [{ isFull: isSame(score.value, fullScore.value), text: score.text, places: score.places }]
      : [],
  );
  return [...beside, ...own];
}

function comparisonOf(items: readonly Item[]): Comparison {
  const reduced = items.filter(({ isFull }) => !isFull);
  return {
    outcome: reduced.length === 0 ? 'fail' : 'pass',
    variant: reduced.length === 0 ? 'full' : 'holds',
    facts: { count: String(items.length), reduced: String(reduced.length) },
    figures: items,
  };
}
