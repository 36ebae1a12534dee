import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { isSame } from '../arithmetic.ts';
import { type Execution, executionsOf, isBelow, percentWords } from '../execution.ts';
import { isExecution } from '../forms.ts';
import { scoreNodes } from '../scores.ts';

/**
 * 年末执行率低而支出率指标得满分: full points for the spending rate although the year-end rate is low.
 *
 * Why: the spending rate is scored by monthly notices; full points hide that the money was not spent.
 * Formula: yearly rate of all money < 90 % → score(支出率) < full score, exact.
 * Basis: 预算执行情况得分应反映全年预算执行率。
 * Fires: 年末总体支出执行率为62.40%, 部门预算资金支出率总分10分，自评得分10分.
 * Holds: 年末总体支出执行率为95.10%, or 自评得分6分. Silent where it is not clear whose rate is scored.
 */
export const fullRateScoreDespiteLowExecution: Rule = {
  id: 'full-rate-score-despite-low-execution',
  severity: 'warning',
  title: { zh: '年末执行率低而支出率指标得满分', en: 'Full points for the spending rate although execution is low' },
  basis: '预算执行情况得分应反映全年预算执行率',
  needs: {
    zh: '未同时读到支出率（执行率）指标的得分和全年执行率',
    en: 'Needs the score of the spending rate and the yearly execution rate',
  },
  messages: {
    full: {
      zh: '“{name}”得分为{score}分（满分），与全年预算执行率（{rate}，低于{limit}%）不符',
      en: 'The score of “{name}” is {score}, in full, but the yearly execution rate is {rate}, below {limit} %',
    },
    holds: {
      zh: '“{name}”得分为{score}分，全年预算执行率为{rate}（界限{limit}%）',
      en: 'The score of “{name}” is {score}, the yearly execution rate {rate} (limit {limit} %)',
    },
  },
  *check(report, profile) {
    const executions = executionsOf(report, profile);
    const own = executions.filter(({ scope }) => scope === 'department');
    const [only, ...others] = report.profile.kind === 'department' ? own : executions;
    if (!only || others.length > 0) return;
    for (const item of scoredOf(report)) yield comparisonOf(item, only, profile.execution.low);
  },
};

interface Scored extends Evidence {
  readonly name: string;
  readonly score: string;
  readonly isFull: boolean;
}

function scoredOf({ scores, indicators }: ReportBody): Scored[] {
  const nodes = [...scoreNodes(scores)].flatMap(({ name, score, fullScore, text, places }) =>
    score && fullScore ? [{ name, score, isFull: isSame(score, fullScore), text, places }] : [],
  );
  const rows = indicators.flatMap(({ name, score, fullScore }) =>
    score && fullScore
      ? [
          {
            name,
            score: score.value,
            isFull: isSame(score.value, fullScore.value),
            text: score.text,
            places: score.places,
          },
        ]
      : [],
  );
  return [...nodes, ...rows].filter(isExecution);
}

function comparisonOf({ name, score, isFull, text, places }: Scored, rate: Execution, limit: string): Comparison {
  const isWrong = isFull && isBelow(rate, limit);
  return {
    outcome: isWrong ? 'fail' : 'pass',
    variant: isWrong ? 'full' : 'holds',
    facts: { name, score, rate: percentWords(rate), limit },
    figures: [{ text, places }, ...rate.evidence],
    stated: `${score}分`,
    tolerance: '0分',
  };
}
