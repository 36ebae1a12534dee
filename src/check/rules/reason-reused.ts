import type { Indicator, Printed } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { isAlike, pairsOfCharacters } from '../likeness.ts';

/**
 * 不同指标使用相同原因: several indicators share one text as their reason.
 *
 * Why: a reason that fits every row explains none of them.
 * Formula: more than 80 % of the pairs of characters shared, reasons of at least 15 characters, in different cells.
 * Basis: 应针对未完成的指标分别说明原因。
 * Fires: 受疫情影响，部分活动未能按计划组织开展 behind two indicators.
 * Holds: a reason of its own for each. Silent for one cell that spans several rows and for short reasons.
 */
export const reasonReused: Rule = {
  id: 'reason-reused',
  severity: 'note',
  title: { zh: '不同指标使用相同原因', en: 'Several indicators share one reason' },
  basis: '应针对未完成的指标分别说明原因',
  needs: { zh: '写明原因的指标不足两项', en: 'Needs at least two indicators with a reason' },
  messages: {
    reused: {
      zh: '“{name}”与“{other}”的原因说明（“{reason}”）雷同，与分别说明原因的要求不符',
      en: '“{name}” and “{other}” give the same reason (“{reason}”)',
    },
    holds: { zh: '{count}项指标的原因说明各不相同', en: 'The reasons of {count} indicators differ' },
  },
  *check({ indicators }) {
    const rows = indicators.flatMap((row) => (isLong(row.shortfallReason) ? explained(row, row.shortfallReason) : []));
    const repeated = rows.flatMap((one, i) =>
      rows
        .slice(0, i)
        .filter((other) => isReused(one, other))
        .slice(0, 1)
        .map((other) => [other, one] as const),
    );
    for (const [first, second] of repeated) yield comparisonOf(first, second);
    if (rows.length > 1 && repeated.length === 0) {
      const figures = rows.map(({ reason }) => reason);
      yield { outcome: 'pass', variant: 'holds', facts: { count: String(rows.length) }, figures };
    }
  },
};

const SHORTEST = 15;
const ALIKE_PERCENT = 80;

interface Explained {
  readonly row: Indicator;
  readonly reason: Printed;
  readonly pairs: ReadonlySet<string>;
  /** Equal for one print. */
  readonly cell: string;
}

function explained(row: Indicator, reason: Printed): Explained {
  return { row, reason, pairs: pairsOfCharacters(reason.text), cell: JSON.stringify(reason.places) };
}

function isLong(reason: Printed | null): reason is Printed {
  return reason !== null && reason.text.length >= SHORTEST;
}

function isReused({ row, pairs, cell }: Explained, other: Explained): boolean {
  // The form repeats the prose, and a cell over three rows is one print.
  if (row.name === other.row.name || row.from !== other.row.from) return false;
  return cell !== other.cell && isAlike(pairs, other.pairs, ALIKE_PERCENT);
}

function comparisonOf(one: Explained, other: Explained): Comparison {
  return {
    outcome: 'fail',
    variant: 'reused',
    facts: { name: one.row.name, other: other.row.name, reason: one.reason.text },
    figures: [one.reason, other.reason],
  };
}
