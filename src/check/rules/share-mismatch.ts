import { type Comparison as Arithmetic, checkRatio } from '../../model/figure.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { told } from '../arithmetic.ts';
import type { Located } from '../figures-in-text.ts';
import { figureIn, listingsOf } from '../listings.ts';

/**
 * 占比与数值不符: a share does not follow from the part and the whole.
 *
 * Why: shares are copied from the year before more often than amounts are.
 * Formula: share = part ÷ whole, both in one list; policy `rate`.
 * Basis: 占比 = 部分 ÷ 总体 × 100%。
 * Fires: 支出合计200.00万元，其中基本支出120.00万元，占65%.
 * Holds: 支出合计200.00万元，其中基本支出120.00万元，占60%. Silent for shares of something that is named (占全市的21%).
 */
export const shareMismatch: Rule = {
  id: 'share-mismatch',
  severity: 'warning',
  title: { zh: '占比与数值不符', en: 'A share does not follow from the part and the whole' },
  basis: '占比 = 部分 ÷ 总体 × 100%',
  needs: {
    zh: '未同时读到总数、分项及其占比',
    en: 'Needs a total, a part of it and its share',
  },
  messages: {
    differs: {
      zh: '“{name}”占比为{stated}，与分项除以合计（{parts} = {computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The share of “{name}” is {stated}, which differs from part ÷ total ({parts} = {computed}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '“{name}”占比为{stated}，与分项除以合计（{parts} = {computed}）相符，容许误差{tolerance}',
      en: 'The share of “{name}” is {stated}, which is part ÷ total ({parts} = {computed}; tolerance {tolerance})',
    },
  },
  *check(report) {
    for (const { whole, parts } of listingsOf(report)) {
      for (const { figure, share } of parts) {
        const result = share && ratioOf(whole.figure, figure, share);
        if (share && result) yield comparisonOf(whole.figure, figure, share, result);
      }
    }
  },
};

function ratioOf(whole: Located, part: Located, share: Located): Arithmetic | null {
  const [total, own] = [whole, part].map(figureIn);
  const { value, step, comparator } = share.statement.quantity;
  return total && own && comparator === '=' ? checkRatio({ value, step }, own, total) : null;
}

function comparisonOf(whole: Located, part: Located, share: Located, result: Arithmetic): Comparison {
  const { outcome, numbers, facts } = told(share.statement.text, result, '%');
  return {
    outcome,
    variant: result.holds ? 'holds' : 'differs',
    facts: {
      ...facts,
      name: part.statement.subject,
      parts: `${part.statement.text} ÷ ${whole.statement.text}`,
    },
    figures: [share, part, whole].map(({ statement }) => statement),
    ...numbers,
  };
}
