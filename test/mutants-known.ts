/** Mutants that were not caught at first, each with the reason; the test says so when one of those still open is. */
import type { Random, Template } from './mutants.ts';
import { treeOf, treeWords } from './mutants-prose.ts';
import { amount, budgetOf, budgetWords, officeOf, opened, percent, points, withMoney } from './mutants-words.ts';

/** A mutant of one rule with what is wrong today. */
export interface Known {
  readonly rule: string;
  readonly why: string;
  readonly template: Template;
  /** Mended since; the mutant is caught and stays caught. */
  readonly isMended?: true;
}

/** 「2023年“三公”经费支出……」 with a slip of less than a tenth. */
function threePublic(random: Random): string {
  const [cars, guests] = [random.int(1000, 3000), random.int(200, 900)];
  const sum = `⟦${amount(cars + guests)}⇒${amount(cars + guests - random.int(20, 60))}⟧`;
  return withMoney(
    random,
    ({ year }) =>
      `${year}年“三公”经费支出${sum}万元，其中因公出国（境）费0万元，公务用车运行维护费${amount(cars)}万元，公务接待费${amount(guests)}万元。`,
  );
}

/** What is known to be missed or told twice. */
export const known: readonly Known[] = [
  {
    rule: 'restated-figure-differs',
    why: 'check/restated-rates.ts isYearly reads 2月3 inside of 12月31日 and takes the rate for one of a part of the year',
    isMended: true,
    template: (r) => {
      const rate = r.int(9300, 9890) / 100;
      return withMoney(
        r,
        ({ year }) =>
          `截至${year}年12月31日，年末总体支出执行率为${rate.toFixed(2)}%。\n二、主要工作成效\n年末总体支出执行率为⟦${rate.toFixed(2)}⇒${(rate - 1.5).toFixed(2)}⟧%，资金使用规范。`,
      );
    },
  },
  {
    rule: 'score-out-of-range',
    why: 'two rules tell -2分 once more, as points that were taken off',
    isMended: true,
    template: (r) =>
      opened(
        officeOf(r),
        '二、绩效指标完成情况',
        '1.产出指标。',
        `（1）数量指标：造林面积目标值≥80亩，完成值82亩。分值8分，得分⟦8⇒-${r.int(1, 8)}⟧分。`,
        '（2）数量指标：林道维修里程目标值≥300公里，完成值320公里。分值8分，得分8分。',
      ),
  },
  {
    rule: 'three-public-expenses-mismatch',
    why: 'component-sum-mismatch tells the same slip once more',
    isMended: true,
    template: threePublic,
  },
  {
    rule: 'weight-sum-mismatch',
    why: 'a node of the score tree knows the place of its score, not that of its weight',
    isMended: true,
    template: (r) => treeWords(r, treeOf(r), { weights: ['50', `⟦20⇒${r.int(21, 30)}⟧`] }),
  },
  {
    rule: 'grade-score-mismatch',
    why: 'extract finds no score of the whole in 部门整体支出绩效自评得分为 without a year or 我局 in front of it; so no grade is checked',
    isMended: true,
    template: (r) =>
      opened(
        officeOf(r),
        '二、综合评价结论',
        `经逐项核对，部门整体支出绩效自评得分为${points(r.int(9100, 9900))}分，等级为“⟦优⇒良⟧”。`,
      ),
  },
  {
    rule: 'execution-rate-mismatch',
    why: 'execution-score-mismatch computes with the amounts, also where the printed rate gives the printed points',
    template: (r) => {
      const budget = budgetOf(r);
      const rate = percent(budget.spent, budget.adjusted);
      return withMoney(
        r,
        (office) =>
          `${budgetWords(office, budget)}截至${office.year}年12月31日，部门整体支出⟦${amount(budget.spent)}⇒${amount(budget.spent - Math.round(budget.adjusted / 50))}⟧万元，预算执行率为${rate}%。\n二、自评结论\n对照绩效目标逐项评分，其中：预算执行率10分，得分${(Number(rate) / 10).toFixed(2)}分；产出指标50分，得分46.00分；效益指标30分，得分29.00分。`,
      );
    },
  },
  {
    rule: 'restated-figure-differs',
    why: 'agree lets the intervals of neighbours of one precision touch: 694公里 and 695公里, 25.1万吨 and 25.2万吨',
    isMended: true,
    template: (r) => {
      const length = r.int(120, 900);
      return opened(
        officeOf(r),
        '（二）重点工作任务完成情况。',
        `全年完成旧管网改造${length}公里，各项工作有序推进。`,
        '二、主要工作成效',
        `完成旧管网改造⟦${length}⇒${length + 1}⟧公里，成效明显。`,
      );
    },
  },
];
