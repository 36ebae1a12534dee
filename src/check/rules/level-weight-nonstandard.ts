import { add, decimal, print } from '../../model/decimal.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { isSame } from '../arithmetic.ts';
import { type Form, formsOf, isExecution, isHeading } from '../forms.ts';

/**
 * 一级指标权重与所在地区通行权重不同: the weights of the first level differ from those in use.
 *
 * Why: the weights are set by the finance office; others may be right, but the reader will want to know why.
 * Formula: weights(level 1) = one of the sets of the profile, exact; only forms that add up to 100 with budget execution.
 * Basis: 预算执行率10分、产出指标50分、效益指标30分、满意度指标10分。
 * Fires: 预算执行率10, 产出指标60, 效益指标20, 满意度指标10.
 * Holds: 预算执行率10, 产出指标50, 效益指标30, 满意度指标10. Silent where weights are missing, or rows have other levels.
 */
export const levelWeightNonstandard: Rule = {
  id: 'level-weight-nonstandard',
  severity: 'note',
  title: { zh: '一级指标权重与所在地区通行权重不同', en: 'The weights of the first level differ from those in use' },
  basis: '预算执行率10分、产出指标50分、效益指标30分、满意度指标10分',
  needs: {
    zh: '未读到合计100分的各一级指标及预算执行率的分值',
    en: 'Needs the weights of all first-level indicators and of budget execution, 100 together',
  },
  messages: {
    differs: {
      zh: '一级指标权重（{weights}）与通行权重（{standard}）不符',
      en: 'The weights of the first level ({weights}) are not those in use ({standard})',
    },
    holds: {
      zh: '一级指标权重（{weights}）与通行权重（{standard}）相符',
      en: 'The weights of the first level ({weights}) are those in use ({standard})',
    },
  },
  *check(report, profile) {
    for (const form of formsOf(report)) {
      const levels = levelsOf(form, profile);
      if (levels) yield comparisonOf(levels, profile);
    }
  },
};

interface Level {
  readonly label: string;
  readonly weight: string;
  readonly figures: readonly Evidence[];
}

type Levels = ReadonlyMap<string, Level>;

/** The weight of each kind of level 1 and of the execution; null where something else is scored, or 100 is not reached. */
function levelsOf({ nodes, rows }: Form, { levelWeights: { sets, names } }: ProvinceProfile): Levels | null {
  const levels = new Map<string, Level>();
  const put = (kind: string, label: string, weight: string, figure: Evidence): void => {
    const { weight: before = '0', figures = [] } = levels.get(kind) ?? {};
    levels.set(kind, { label, weight: print(add(decimal(before), decimal(weight))), figures: [...figures, figure] });
  };
  for (const { name, fullScore, text, places } of nodes) {
    if (isHeading({ name }, rows)) continue;
    if (!isExecution({ name }) || fullScore === null) return null;
    put('execution', '预算执行率', fullScore, { text, places });
  }
  for (const { level1, fullScore } of rows) {
    const kind = Object.keys(names).find((one) => names[one]?.includes(level1 ?? ''));
    if (!kind || !level1 || !fullScore) return null;
    put(kind, level1, fullScore.value, { text: fullScore.text, places: fullScore.places });
  }
  const sum = [...levels.values()].map(({ weight }) => decimal(weight)).reduce(add, decimal('0'));
  // A form without its execution is not read whole, unless execution is nowhere a level of its own.
  const isWhole = levels.has('execution') || sets.every((set) => set.execution === undefined);
  return isWhole && isSame(print(sum), '100') ? levels : null;
}

function comparisonOf(levels: Levels, { levelWeights: { sets } }: ProvinceProfile): Comparison {
  const fits = (set: Readonly<Record<string, string>>): boolean => isSet(levels, set);
  const set = sets.find(fits);
  const weights = [...levels.values()].map(({ label, weight }) => label + weight).join('、');
  const standard = set ? Object.values(set).join('、') : sets.map((one) => Object.values(one).join('、')).join('；');
  return {
    outcome: set ? 'pass' : 'fail',
    variant: set ? 'holds' : 'differs',
    facts: { weights, standard },
    figures: [...levels.values()].flatMap(({ figures }) => figures),
    stated: weights,
    tolerance: '0分',
  };
}

/** Whether the weights are those of a set; `rest` is what the named kinds leave. */
function isSet(levels: Levels, { rest, ...named }: Readonly<Record<string, string>>): boolean {
  const weights = Object.entries(named);
  const areSame = weights.every(([kind, weight]) => isSame(levels.get(kind)?.weight ?? '0', weight));
  return areSame && (rest !== undefined || levels.size === weights.length);
}
