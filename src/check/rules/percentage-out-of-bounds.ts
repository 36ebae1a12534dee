import { compare, decimal } from '../../model/decimal.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Quantity, ReportBody } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { isOfRow } from '../mentions.ts';

/**
 * 百分率超出合理区间: a percentage that is a part of a whole lies outside of 0 … 100.
 *
 * Why: nobody can be 103 % satisfied; a digit slipped, or the figure stands in the wrong row.
 * Formula: 0 ≤ value ≤ 100 for names such as 满意度, 合格率, 覆盖率 (profile), exact.
 * Basis: 满意度、合格率、覆盖率等比率的取值范围为0至100%。
 * Fires: 服务对象满意度为196.5%.
 * Holds: 服务对象满意度为96.5%. Silent for rates that may exceed 100 % (完成率, 执行率, 增长率) and for changes.
 */
export const percentageOutOfBounds: Rule = {
  id: 'percentage-out-of-bounds',
  severity: 'warning',
  title: { zh: '百分率超出合理区间', en: 'A bounded percentage lies outside of 0 … 100' },
  basis: '满意度、合格率、覆盖率等比率的取值范围为0至100%',
  needs: {
    zh: '未读到满意度、合格率、覆盖率等比率',
    en: 'Needs a percentage that is a part of a whole: satisfaction, pass rate, coverage',
  },
  messages: {
    outside: {
      zh: '“{name}”为{value}，与取值范围（0至100%）不符',
      en: '“{name}” is {value}, outside of its range (0 to 100 %)',
    },
    holds: { zh: '“{name}”为{value}，在取值范围（0至100%）之内', en: '“{name}” is {value}, within 0 to 100 %' },
  },
  *check(report, profile) {
    for (const percentage of percentagesOf(report, profile)) yield comparisonOf(percentage);
  },
};

interface Percentage {
  readonly name: string;
  readonly value: string;
  readonly evidence: Evidence;
}

function* percentagesOf({ indicators, statements }: ReportBody, profile: ProvinceProfile): Iterable<Percentage> {
  for (const { name, target, actual } of indicators) {
    for (const printed of isBounded(name, profile) ? [target, actual] : []) {
      const [only, ...others] = printed?.quantities ?? [];
      if (printed && only && others.length === 0 && isPercent(only, target?.quantities[0]))
        yield { name, value: only.value, evidence: printed };
    }
  }
  const names = [...new Set(indicators.map(({ name }) => name))];
  for (const { subject, quantity, text, places } of statements) {
    if (quantity.unit !== '%' || quantity.change || !isBounded(subject, profile)) continue;
    if (!names.some((name) => isOfRow({ subject }, name)))
      yield { name: subject, value: quantity.value, evidence: { text, places } };
  }
}

function isBounded(name: string, { bounded }: ProvinceProfile): boolean {
  const bare = name.replace(/[（(].*$/u, '');
  return bounded.words.some((word) => bare.endsWith(word)) && !/[增降升涨]|提高|减少|变化/u.test(bare);
}

// A form may print % once, with the target; 90.00(度) is no share.
function isPercent({ unit, change }: Quantity, target: Quantity | undefined): boolean {
  const isShare = (word: string | undefined): boolean => word === '%' || word === '百分比';
  return !change && (isShare(unit) || (unit === '' && isShare(target?.unit)));
}

function comparisonOf({ name, value, evidence }: Percentage): Comparison {
  const isOutside = compare(decimal(value), decimal('0')) < 0 || compare(decimal(value), decimal('100')) > 0;
  return {
    outcome: isOutside ? 'fail' : 'pass',
    variant: isOutside ? 'outside' : 'holds',
    facts: { name, value: evidence.text },
    figures: [evidence],
    stated: evidence.text,
    computed: '0～100%',
  };
}
