import type { ProvinceProfile } from '../../model/profile.ts';
import type { Indicator } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { evidenceOf, wordsOfRow } from '../attainment.ts';

/**
 * 指标方向不合理: the comparator of a target goes the wrong way.
 *
 * Why: 成本控制率 ≥ 100 % rewards spending more; sign and name cannot both be meant.
 * Formula: names that end in 总成本, 控制率, 结余率, 差错率 … (profile) want ≤; names that end in 满意度, 合格率, 覆盖率 … want ≥.
 * Basis: 成本、控制率、结余率类指标为反向指标，目标值应为上限。
 * Fires: 采购成本控制率，目标值不低于100%; 服务对象满意度，目标值不高于90%.
 * Holds: 采购成本控制率，目标值不高于100%. Silent for a bare target and for every other name.
 */
export const comparatorDirectionImplausible: Rule = {
  id: 'comparator-direction-implausible',
  severity: 'warning',
  title: { zh: '指标方向不合理', en: 'The comparator of a target goes the wrong way' },
  basis: '成本、控制率、结余率类指标为反向指标，目标值应为上限',
  needs: {
    zh: '未读到目标值带“不高于”“不低于”等字样的成本、控制率、满意度类指标',
    en: 'Needs a limit for a cost, a rate of control, a satisfaction or the like',
  },
  messages: {
    'wants-less': {
      zh: '“{name}”的目标值为“{target}”，与指标方向（越低越好）不符',
      en: 'The target of “{name}” is “{target}”, but less of it is better',
    },
    'wants-more': {
      zh: '“{name}”的目标值为“{target}”，与指标方向（越高越好）不符',
      en: 'The target of “{name}” is “{target}”, but more of it is better',
    },
    holds: {
      zh: '“{name}”的目标值为“{target}”，与指标方向相符',
      en: 'The target of “{name}” is “{target}”, which goes the right way',
    },
  },
  *check({ indicators }, profile) {
    for (const indicator of indicators) {
      const [limit, wanted] = [limitOf(indicator), directionOf(indicator, profile)];
      if (limit && wanted) yield comparisonOf(indicator, limit === wanted ? 'holds' : `wants-${wanted}`);
    }
  },
};

type Direction = 'less' | 'more';

function limitOf({ target }: Indicator): Direction | null {
  const [only, ...others] = target?.quantities ?? [];
  if (!only || others.length > 0 || only.change) return null;
  if (only.comparator === '>=' || only.comparator === '>') return 'more';
  return only.comparator === '<=' || only.comparator === '<' ? 'less' : null;
}

function directionOf({ name }: Indicator, { wantsLess, bounded }: ProvinceProfile): Direction | null {
  const bare = name.replace(/[（(].*$/u, '');
  if (/[降减缩]|节约|不满意/u.test(bare)) return null;
  if (wantsLess.words.some((word) => bare.endsWith(word))) return 'less';
  return bounded.words.some((word) => bare.endsWith(word)) ? 'more' : null;
}

function comparisonOf(indicator: Indicator, variant: string): Comparison {
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: wordsOfRow(indicator),
    figures: evidenceOf(indicator),
    stated: indicator.target?.text ?? '',
  };
}
