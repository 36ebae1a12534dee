import { add, compare, type Decimal, decimal, divide, multiply, print, subtract } from '../../model/decimal.ts';
import { completion } from '../../model/figure.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Indicator, ReportBody, Score } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { mayBeMissed, pairsOf } from '../pairing.ts';
import { scoreNodes } from '../scores.ts';

/**
 * 扣分与等权假设不符: the loss does not fit equal weights.
 *
 * Why: where weights are not printed, the loss can only be judged by what the missed targets could have cost at most.
 * Formula: full score − score ≤ Σ over missed rows of full score ÷ n × (1 − completion), one last digit allowed.
 * Basis: 未完成指标按完成比例扣分（分值未写明时按等权估算）。
 * Fires: 效益指标总分20分，自评得分17分, ten indicators, one of which reached 90 %.
 * Holds: 自评得分19.8分. Silent for rows with weights; a missed row without figures may have cost all of its points.
 */
export const equalWeightImplausible: Rule = {
  id: 'equal-weight-implausible',
  severity: 'note',
  title: { zh: '扣分与等权假设不符', en: 'The loss does not fit equal weights' },
  basis: '未完成指标按完成比例扣分，分值未写明时按等权估算',
  needs: {
    zh: '未读到写明总分和得分、其下指标未写分值的指标类别',
    en: 'Needs a level with full score and score whose rows have no weights',
  },
  messages: {
    implausible: {
      zh: '{name}扣{lost}分，与按{count}项指标等权、未完成{missed}项估算的最多扣分（{most}分）不符',
      en: '{name} lost {lost} points; {count} rows of equal weight, {missed} of them missed, cost at most {most}',
    },
    holds: {
      zh: '{name}扣{lost}分，未超出按{count}项指标等权、未完成{missed}项估算的最多扣分（{most}分）',
      en: '{name} lost {lost} points; {count} rows of equal weight, {missed} of them missed, cost at most {most}',
    },
  },
  *check(report, profile) {
    for (const node of scoreNodes(report.scores)) {
      const rows = rowsOf(node, report);
      if (node.score && node.fullScore && rows.length > 1 && rows.every(({ fullScore }) => !fullScore))
        yield comparisonOf(node, rows, profile);
    }
  },
};

/** Digits of an estimate. */
const SCALE = 4;
const hundred = decimal('100');

function rowsOf({ name, parts }: Score, { indicators }: ReportBody): Indicator[] {
  return parts.length > 0
    ? []
    : indicators.filter(({ level1, from }) => from === 'prose' && level1 && name.includes(level1));
}

/** What a row leaves undone, in per cent: all of it where no figure tells. */
function gapOf(indicator: Indicator, profile: ProvinceProfile): Decimal {
  const pairs = pairsOf(indicator, profile);
  if (!mayBeMissed(indicator, profile)) return decimal('0');
  const [pair] = pairs;
  const reached = pair && pairs.length === 1 ? completion(pair.actual, pair.target) : null;
  const gap = reached === null ? hundred : subtract(hundred, decimal(reached));
  return compare(gap, decimal('0')) < 0 || compare(gap, hundred) > 0 ? hundred : gap;
}

function comparisonOf(node: Score, rows: readonly Indicator[], profile: ProvinceProfile): Comparison {
  const [full, score] = [node.fullScore, node.score].map((one) => decimal(one ?? '0')) as [Decimal, Decimal];
  const gaps = rows.map((row) => gapOf(row, profile));
  const missed = gaps.filter(({ digits }) => digits > 0n).length;
  const gap = gaps.reduce(add);
  const most = divide(multiply(full, gap), decimal(String(rows.length * 100)), SCALE, 'up');
  const lost = subtract(full, score);
  const isWithin = compare(lost, add(most, { digits: 1n, scale: score.scale })) <= 0;
  const words = print(divide(most, decimal('1'), 2, 'half-up'));
  return {
    outcome: isWithin ? 'pass' : 'fail',
    variant: isWithin ? 'holds' : 'implausible',
    facts: { name: node.name, lost: print(lost), count: String(rows.length), missed: String(missed), most: words },
    figures: [node],
    stated: `${print(lost)}分`,
    computed: `${words}分`,
  };
}
