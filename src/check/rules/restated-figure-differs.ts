import { agree, figureOf } from '../../model/figure.ts';
import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { isSame, unsigned } from '../arithmetic.ts';
import { mentionsOf } from '../mentions.ts';
import { isBound, restatementsOf } from '../restated.ts';
import { budgetItemPairs, type Print, type PrintPair, ratePairs, rowPairs } from '../restated-rates.ts';

/**
 * 同一事实前后数字不一致: one fact is told with two figures.
 *
 * Why: 412家 on page 5 and 418家 on page 19 cannot both be right, and nobody knows which one was scored.
 * Formula: equal subject, unit and period → the intervals of the figures touch; policy `interval`. The match strength is
 * told: an error at 100, a warning where a subject is completed by the clause before it, where a figure is about or a
 * bound, or where only digits were cut off.
 * Basis: 同一事项前后数据应当一致。
 * Fires: 新认定高新技术企业412家 … 成功通过国家认定418家 (of the 高新技术企业 applied for).
 * Holds: 支出33,755.35万元 … 支出约3.38亿元. Silent for targets, plans, other years and months, 申报 beside 认定, 新增 beside
 * 累计, parts of a thing, subjects of general words only, figures of one paragraph or of a section for each unit, labels
 * with three values, and two bounds that can both be true (超900人, 超800人).
 */
export const restatedFigureDiffers: Rule = {
  id: 'restated-figure-differs',
  severity: 'error',
  title: { zh: '同一事实前后数字不一致', en: 'One fact is told with two figures' },
  basis: '同一事项前后数据应当一致',
  needs: { zh: '未读到在两处写明的同一数据', en: 'Needs a figure that is told in two places' },
  messages: {
    differs: {
      zh: '“{subject}”为{one}，与另一处“{otherSubject}”所写{other}不符（匹配度{strength}）',
      en: '“{subject}” is {one}, but elsewhere (“{otherSubject}”) it is {other} (match strength {strength})',
    },
    holds: {
      zh: '“{subject}”在{count}处所写数字（{figures}）相符（匹配度{strength}）',
      en: '“{subject}” is told in {count} places with figures that agree ({figures}; match strength {strength})',
    },
  },
  *check(report) {
    for (const pair of pairsOf(report)) {
      if (agree(pair.one.quantity, pair.other.quantity)) yield agreement([pair.one, pair.other], pair.strength);
      else yield difference(pair);
    }
    for (const { agreeing, differing } of restatementsOf(mentionsOf(report))) {
      for (const mentions of agreeing) yield agreement(mentions, Math.min(...mentions.map(({ strength }) => strength)));
      if (!differing) continue;
      const [one, other] = differing;
      yield difference({ one, other, strength: Math.min(one.strength, other.strength) });
    }
  },
};

function pairsOf(report: ReportBody): PrintPair[] {
  return [...ratePairs(report), ...budgetItemPairs(report), ...rowPairs(report)];
}

function agreement(prints: readonly Print[], strength: number): Comparison {
  const figures = [...new Set(prints.map(({ text }) => text))].join('、');
  return {
    outcome: 'pass',
    variant: 'holds',
    facts: { subject: prints[0]?.subject ?? '', count: String(prints.length), figures, strength: `${strength}%` },
    figures: prints,
    stated: prints[0]?.text ?? '',
  };
}

function difference({ one, other, strength }: PrintPair): Comparison {
  const isCertain = strength === 100 && isExact(one) && isExact(other) && !isCut(one, other);
  return {
    outcome: 'fail',
    variant: 'differs',
    facts: {
      subject: one.subject,
      otherSubject: other.subject,
      one: one.text,
      other: other.text,
      strength: `${strength}%`,
    },
    figures: [one, other],
    stated: one.text,
    computed: other.text,
    ...(isCertain ? {} : { severity: 'warning' as const }),
  };
}

function isExact({ quantity }: Print): boolean {
  return !isBound(quantity) && quantity.comparator !== '~';
}

/** Whether the coarser print is the finer one with its last digits cut off: -9% and 下降9.8%. */
function isCut(one: Print, other: Print): boolean {
  const [a, b] = [one, other].map(({ quantity }) => unsigned(figureOf(quantity).value));
  if (a === undefined || b === undefined || isSame(one.quantity.step, other.quantity.step)) return false;
  const [short = '', long = ''] = [a, b].sort((x, y) => x.length - y.length);
  return long.startsWith(short.replace(/\.?0+$/, '') || short);
}
