import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { sectionsIn } from '../headings.ts';
import { nearPairs } from '../titles.ts';

/**
 * 名称前后不一: names of one thing nearly agree.
 *
 * Why: a project or an indicator that changes its name by one character cannot be followed from text to form.
 * Formula: names of projects, of indicators in text and form, and in quotes, that differ in a function word or in a single character
 * that is no number, level or direction.
 * Basis: 项目、指标名称应前后一致。
 * Fires: 农村供水管网改造项目 … 农村供水管网改建项目.
 * Holds: one name throughout. Silent for 一期 and 二期, 省级 and 市级, and for names of fewer than six characters.
 */
export const nameDiffers: Rule = {
  id: 'name-differs',
  severity: 'note',
  title: { zh: '名称前后不一', en: 'Names of one thing nearly agree' },
  basis: '项目、指标名称应前后一致',
  needs: {
    zh: '未读到两个以上项目名称，或同时在正文和表格中的指标',
    en: 'Needs two names of projects, or indicators in text and form',
  },
  messages: {
    differs: { zh: '名称“{one}”与另一处所写“{other}”不符', en: 'The name “{one}” is elsewhere “{other}”' },
    holds: { zh: '{count}个名称没有近似而不同的', en: 'None of the {count} names nearly agree' },
  },
  *check(report) {
    for (const names of [projectNames(report), indicatorNames(report), quotedNames(report)]) {
      const pairs = nearPairs(names, ({ text }) => text, SHORTEST).filter(([a, b]) => a.from !== b.from);
      for (const [one, other] of pairs) yield differing(one, other);
      if (names.length > 1 && pairs.length === 0)
        yield { outcome: 'pass', variant: 'holds', facts: { count: String(names.length) }, figures: names };
    }
  },
};

const SHORTEST = 6;
/** More names in quotes than this are a list. */
const MOST = 300;

interface Name extends Evidence {
  readonly from: string;
}

function projectNames({ profile, rates, funds }: ReportBody): Name[] {
  const known = [profile.projectName, ...(profile.projects ?? [])].flatMap((name) => name ?? []);
  const names = known.map(({ value, places }) => ({ text: value, places, from: value }));
  const scopes = [...rates, ...funds.map(({ scope, amount }) => ({ scope, places: amount.places }))];
  return distinct([...names, ...scopes.map(({ scope, places }) => ({ text: scope, places, from: scope }))]).filter(
    ({ text }) => text !== 'department',
  );
}

/** “惠民智慧管理平台”: what the text itself puts in quotes. */
function quotedNames({ sections }: ReportBody): Name[] {
  const names = [...sectionsIn(sections)].flatMap(({ text, places }) =>
    [...text.matchAll(/“([^“”，。；、]{6,24})”/gu)].map(([, name = '']) => ({ text: name, places, from: name })),
  );
  return distinct(names).slice(0, MOST);
}

function indicatorNames({ indicators }: ReportBody): Name[] {
  const isBoth = new Set(indicators.map(({ from }) => from)).size > 1;
  return isBoth ? distinct(indicators.map(({ name, places, from }) => ({ text: name, places, from }))) : [];
}

function distinct(names: readonly Name[]): Name[] {
  return [...new Map([...names].reverse().map((name) => [name.text, name])).values()].reverse();
}

function differing(one: Name, other: Name): Comparison {
  return {
    outcome: 'fail',
    variant: 'differs',
    facts: { one: one.text, other: other.text },
    figures: [one, other],
    stated: one.text,
    computed: other.text,
  };
}
