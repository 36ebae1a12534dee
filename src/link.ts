/** What a report says twice, in prose and in a table, becomes one entry that knows both places. */
import { matchForm } from './model/characters.ts';
import { compare, decimal } from './model/decimal.ts';
import type { Fund, Indicator, ReportBody } from './model/report.ts';

/** Links restated amounts and indicators; a figure that differs stays an entry of its own, for the rules to compare. */
export function link(report: ReportBody): ReportBody {
  return { ...report, funds: linkFunds(report.funds), indicators: linkIndicators(report.indicators) };
}

function linkFunds(funds: readonly Fund[]): Fund[] {
  const linked: Fund[] = [];
  const byKey = new Map<string, Fund[]>();
  for (const fund of funds) {
    const key = [fund.item, fund.fund, fund.scope].join('\n');
    const same = byKey.get(key)?.find((other) => isSameAmount(other, fund));
    if (same) {
      same.restated = [...(same.restated ?? []), { text: fund.amount.text, places: fund.amount.places }];
      continue;
    }
    linked.push(fund);
    byKey.set(key, [...(byKey.get(key) ?? []), fund]);
  }
  return linked;
}

const isSameAmount = ({ amount: a }: Fund, { amount: b }: Fund): boolean =>
  a.comparator === b.comparator && compare(decimal(a.yuan), decimal(b.yuan)) === 0;

/** An indicator of the prose takes what only the table tells: levels, points, the reason. */
function linkIndicators(indicators: readonly Indicator[]): Indicator[] {
  const told = new Map(indicators.filter((i) => i.from === 'prose').map((i) => [keyOf(i), i]));
  const linked = new Map<Indicator, Indicator>();
  const rest: Indicator[] = [];
  for (const indicator of indicators) {
    const own = indicator.from === 'table' ? told.get(keyOf(indicator)) : undefined;
    if (own && !linked.has(own)) linked.set(own, merge(own, indicator));
    else rest.push(indicator);
  }
  return rest.map((indicator) => linked.get(indicator) ?? indicator);
}

/** The name without blanks and punctuation: a cell breaks lines where the prose does not. */
const keyOf = ({ name }: Indicator): string => matchForm(name).replace(/[\s，。；、:"“”]/g, '');

function merge(told: Indicator, row: Indicator): Indicator {
  return {
    ...told,
    level1: told.level1 ?? row.level1,
    level2: told.level2 ?? row.level2,
    kind: row.kind ?? told.kind,
    fullScore: told.fullScore ?? row.fullScore,
    score: told.score ?? row.score,
    shortfallReason: told.shortfallReason ?? row.shortfallReason,
    restated: { text: row.text, places: row.places, target: row.target, actual: row.actual },
  };
}
