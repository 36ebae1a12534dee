import { compare, decimal } from '../../model/decimal.ts';
import type { Comparison as Arithmetic } from '../../model/figure.ts';
import type { ProvinceProfile } from '../../model/profile.ts';
import type { ReportBody, Score } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { bestOf, told } from '../arithmetic.ts';
import { checkPoints, shareOf } from '../earned.ts';
import { computedRates, type Execution, percentWords, printedRates } from '../execution.ts';
import { isExecution } from '../forms.ts';
import { groupsOf } from '../money.ts';
import { scoreNodes } from '../scores.ts';

/**
 * 预算执行率得分与执行率不符: the score of budget execution does not follow from the rate.
 *
 * Why: this score is arithmetic; nobody may give it by hand.
 * Formula: score = min(1, expenditure ÷ adjusted budget) × full score; policy `score`; the printed rate where the amounts are
 * not told.
 * Basis: 预算执行率得分 = 预算执行率 × 分值，最高不超过该项分值。
 * Fires: 全年预算2,000.00万元，执行数1,700.00万元，分值10，得分10.
 * Holds: 全年预算2,000.00万元，执行数1,700.00万元，分值10，得分8.5. Silent where it is not clear whose rate is scored, and
 * where 支出率 may be another rate than the yearly one.
 */
export const executionScoreMismatch: Rule = {
  id: 'execution-score-mismatch',
  severity: 'error',
  title: { zh: '预算执行率得分与执行率不符', en: 'The score of budget execution does not follow from the rate' },
  basis: '预算执行率得分 = 预算执行率 × 分值，最高不超过该项分值',
  needs: {
    zh: '未同时读到预算执行率的分值、得分和对应的执行率',
    en: 'Needs full score and score of budget execution, and its rate',
  },
  messages: {
    differs: {
      zh: '“{name}”得分为{stated}，与按执行率{rate}、分值{fullScore}分计算的得分（{computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The score of “{name}” is {stated}; rate {rate} and full score {fullScore} give {computed}, a difference of {difference} (tolerance {tolerance})',
    },
    rounding: {
      zh: '“{name}”得分为{stated}，与按执行率{rate}、分值{fullScore}分计算的得分（{computed}）相差{difference}，属尾差，容许误差{tolerance}',
      en: 'The score of “{name}” is {stated}; rate {rate} and full score {fullScore} give {computed}, a rounding difference of {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '“{name}”得分为{stated}，与按执行率{rate}、分值{fullScore}分计算的得分（{computed}）相符',
      en: 'The score of “{name}” is {stated}, as rate {rate} and full score {fullScore} give ({computed})',
    },
  },
  *check(report, profile) {
    for (const node of scoreNodes(report.scores)) {
      if (!isExecution(node) || node.score === null || node.fullScore === null || node.parts.length > 0) continue;
      const scopes = scopesOf(report);
      const best = bestOf(scopes.flatMap((scope) => candidates(report, node, scope, profile)));
      const isClear = scopes.length === 1 && !node.name.includes('支出率');
      if (best && (best.result.holds || isClear)) yield comparisonOf(node, best);
    }
  },
};

interface Candidate {
  readonly execution: Execution;
  readonly result: Arithmetic;
}

function scopesOf(report: ReportBody): string[] {
  if (report.profile.kind === 'department') return ['department'];
  return [...new Set([...groupsOf(report, 'expenditure'), ...report.rates].map(({ scope }) => scope))];
}

function candidates(report: ReportBody, node: Score, scope: string, profile: ProvinceProfile): Candidate[] {
  const computed = computedRates(report, scope, profile);
  const printed = printedRates(report, profile).filter((rate) => rate.scope === scope);
  const isFull = (percent: string, limit: string): boolean => compare(decimal(percent), decimal(limit)) >= 0;
  return (computed.length > 0 ? computed : printed).flatMap((execution) => {
    const fullScore = node.fullScore ?? '0';
    const { percent } = execution;
    const parts = [
      isFull(percent, '100') ? '100' : percent,
      ...(isFull(percent, profile.execution.fullAt) ? ['100'] : []),
    ];
    return [...new Set(parts)].map((part) => ({
      execution,
      result: checkPoints(node.score ?? '0', shareOf(fullScore, part, '100'), fullScore),
    }));
  });
}

function comparisonOf(node: Score, { execution, result }: Candidate): Comparison {
  const { outcome, variant, numbers, facts } = told(`${node.score}分`, result, '分');
  return {
    outcome,
    variant,
    facts: {
      ...facts,
      name: node.name,
      rate: percentWords(execution),
      fullScore: node.fullScore ?? '',
    },
    figures: [node, ...execution.evidence],
    ...numbers,
  };
}
