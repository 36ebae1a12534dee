import type { ReportBody } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { mentionsOf } from '../mentions.ts';

/**
 * 同一事实表述程度不一: ranking claims about one thing differ.
 *
 * Why: 全市排名第一 in one place and 位居全市前列 in another: one of them says more than is known.
 * Formula: the claims of rank behind two prints of one figure are equal; 第一 and 首位 are.
 * Basis: 同一事项的表述应当一致。
 * Fires: 新建充电站126座，全市排名第一 … 新建充电站126座，位居全市前列.
 * Holds: 全市排名第一 twice. Silent where only one of the places has a claim, and for claims about different areas.
 */
export const claimStrengthDiffers: Rule = {
  id: 'claim-strength-differs',
  severity: 'note',
  title: { zh: '同一事实表述程度不一', en: 'Ranking claims about one thing differ' },
  basis: '同一事项的表述应当一致',
  needs: { zh: '未读到在两处写明排名的同一数据', en: 'Needs a figure that is told with its rank in two places' },
  messages: {
    differs: {
      zh: '“{subject}”一处写“{one}”，与另一处所写“{other}”不符',
      en: '“{subject}” is said to be “{one}” and elsewhere “{other}”',
    },
    holds: {
      zh: '“{subject}”在两处的排名表述（{one}、{other}）一致',
      en: 'The rank of “{subject}” is told alike twice ({one}, {other})',
    },
  },
  *check(report) {
    const claims = new Map<string, Claim>();
    for (const claim of claimsOf(report)) {
      const first = claims.get(claim.key);
      if (first && first.place !== claim.place) yield comparisonOf(first, claim);
      claims.set(claim.key, first ?? claim);
    }
  },
};

interface Claim extends Evidence {
  readonly key: string;
  readonly subject: string;
  readonly area: string;
  readonly rank: string;
  readonly place: number;
}

const RANK =
  /^[，、；]?[^。，；]{0,4}?(?<area>全国|全省|全市|全区|全县)(?:排名|位居|位列|名列|居|排在|排|总量)*(?<rank>第[一二三四五六七八九十\d]+|首位|前列|前茅|前[一二三四五六七八九十\d]+)/u;

function claimsOf(report: ReportBody): Claim[] {
  return mentionsOf(report).flatMap(({ subject, key, paragraph, behind, text, places }) => {
    const { area = '', rank = '' } = RANK.exec(behind)?.groups ?? {};
    return rank ? [{ key: `${key}\n${area}`, subject, area, rank, place: paragraph, text, places }] : [];
  });
}

function comparisonOf(one: Claim, other: Claim): Comparison {
  const isSame = strengthOf(one.rank) === strengthOf(other.rank);
  return {
    outcome: isSame ? 'pass' : 'fail',
    variant: isSame ? 'holds' : 'differs',
    facts: { subject: one.subject, one: one.area + one.rank, other: other.area + other.rank },
    figures: [one, other].map(({ text, places }) => ({ text, places })),
  };
}

function strengthOf(rank: string): string {
  return rank === '首位' ? '第一' : rank === '前茅' ? '前列' : rank;
}
