import { describe, expect, it } from 'vitest';
import { assess } from '../../src/check/index.ts';
import { declaredCountMismatch } from '../../src/check/rules/declared-count-mismatch.ts';
import { shortfallWithoutReason } from '../../src/check/rules/shortfall-without-reason.ts';
import { verdictContradictsFigures } from '../../src/check/rules/verdict-contradicts-figures.ts';
import { verdictMissing } from '../../src/check/rules/verdict-missing.ts';
import { enumeration, indicator, report } from '../model-reports.ts';
import { type Case, cases, message, notAssessed } from './cases.ts';

const one = (
  target: string,
  actual: string,
  verdict?: string,
  name = '培训场次',
  more: Parameters<typeof indicator>[1] = {},
) => report({ indicators: [indicator(name, { target, actual, ...(verdict ? { verdict } : {}), ...more })] });

describe('declared-count-mismatch', () => {
  const list = (text: string, ...items: string[]) => report({ enumerations: [enumeration(text, ...items)] });
  cases(declaredCountMismatch, [
    ['right', list('内设科室2个，分别是', '规划科', '财务科'), ['pass holds']],
    ['in words', list('确定三项任务，', '一是修路', '二是建桥', '三是绿化'), ['pass holds']],
    ['one too many', list('内设科室2个，分别是', '规划科', '财务科', '人事科'), ['fail differs']],
    ['one missing', list('内设科室3个，分别是', '规划科', '财务科'), ['fail differs']],
  ]);
  notAssessed(declaredCountMismatch, [
    ['nothing listed', list('内设科室2个')],
    ['a bound', list('制定方案10余项，包括', '甲', '乙')],
  ]);
  it('leaves a list alone that runs into another one', () => {
    const right = enumeration('等2份方案', '甲方案', '乙方案');
    const wrong = {
      ...enumeration('等2项标准', '丙标准'),
      items: [...right.items, ...enumeration('等2项标准', '丙标准').items],
    };
    expect(assess(declaredCountMismatch, report({ enumerations: [right, wrong] }))).toMatchObject([
      { outcome: 'pass' },
    ]);
  });
  it('quotes the number as printed', () => {
    expect(message(declaredCountMismatch, list('我局内设两个科室，分别是', '规划科', '财务科', '人事科'))).toBe(
      '“我局内设两个科室”所写数量为两个，与所列项数（3个）不符，相差1个，容许误差0个',
    );
  });
});

describe('verdict-contradicts-figures', () => {
  const table: Case[] = [
    ['met', one('不少于30场', '31场', '完成年度任务'), ['pass holds']],
    ['exactly met', one('不少于30场', '30场', '完成年度任务'), ['pass holds']],
    ['one below', one('不少于30场', '29场', '完成年度任务'), ['fail met-but-below']],
    ['exceeded claimed', one('30场', '29场', '超额完成年度任务'), ['fail met-but-below']],
    ['missed claimed', one('30场', '35场', '未完成年度任务'), ['fail missed-but-reached']],
    ['partly met', one('30场', '20场', '部分完成年度任务'), ['pass holds']],
    ['above a limit', one('不高于5%', '6%', '完成年度任务'), ['fail met-but-below']],
    ['growth', one('增长6%以上', '-9%', '完成年度任务'), ['fail met-but-below']],
    ['a decrease that is wanted', one('3%', '下降5%', '完成年度任务', '能耗降低率'), ['pass holds']],
    ['a bare limit of a cost from above', one('100万元', '90万元', '完成年度任务', '项目成本'), ['pass holds']],
    ['paired by unit', one('产值大于2亿元的企业不少于6家', '5家', '完成年度任务'), ['fail met-but-below']],
    ['the unit printed once', one('≥12个', '11', '完成年度任务'), ['fail met-but-below']],
    ['another unit of the same', one('1.2万亩', '11,000亩', '完成年度任务'), ['fail met-but-below']],
    ['coarser digits are given the benefit', one('624,318万元', '62.4亿元', '完成年度任务'), ['pass holds']],
  ];
  cases(verdictContradictsFigures, table);
  notAssessed(verdictContradictsFigures, [
    ['no verdict', one('30场', '20场')],
    ['no figures', one('按时完成', '已按时完成', '完成年度任务')],
    ['other units', one('800人次', '760人', '完成年度任务')],
    ['two figures of one unit', one('30场', '上半年10场，下半年15场', '完成年度任务')],
    ['a part of the whole', one('4次', '每季度1次', '完成年度任务')],
    ['a share against a change', one('不低于90%', '提高5%', '完成年度任务', '满意度')],
    ['a bare limit of a cost exceeded', one('100万元', '110万元', '完成年度任务', '项目成本')],
    ['more asked for than a number', one('建成平台1个，并投入使用', '1个', '部分完成年度任务')],
  ]);
  it('prints the figures', () => {
    expect(message(verdictContradictsFigures, one('不少于30场', '29场', '完成年度任务'))).toBe(
      '“培训场次”的完成结论为“完成年度任务”，与数值（目标值不少于30场，实际值29场，未达到目标）不符',
    );
  });
});

describe('verdict-missing', () => {
  const rows = (withVerdict: number, without: number) =>
    report({
      indicators: Array.from({ length: withVerdict + without }, (_, i) =>
        indicator(`指标${i}`, {
          target: '5个',
          actual: '6个',
          ...(i < withVerdict ? { verdict: '完成年度任务' } : {}),
        }),
      ),
    });
  cases(verdictMissing, [
    ['all', rows(5, 0), ['pass holds']],
    ['one of five', rows(4, 1), ['fail missing']],
    ['two of ten', rows(8, 2), ['fail missing', 'fail missing']],
  ]);
  notAssessed(verdictMissing, [
    ['too few rows', rows(3, 1)],
    ['too few verdicts', rows(7, 2)],
    ['no verdicts', rows(0, 6)],
  ]);
  it('tells target and actual', () => {
    expect(message(verdictMissing, rows(4, 1))).toBe(
      '“指标4”（目标值5个，实际值6个）未写明完成结论，其余4项指标均有结论',
    );
  });
});

describe('shortfall-without-reason', () => {
  cases(shortfallWithoutReason, [
    ['no reason', one('30场', '29场'), ['fail unexplained']],
    ['no reason, verdict told', one('30场', '29场', '未完成年度任务'), ['fail unexplained-verdict']],
    ['a verdict without figures', one('按时建成', '仍在建设', '部分完成年度任务'), ['fail unexplained-verdict']],
    [
      'a word for nothing',
      one('30场', '29场', '未完成任务', '培训场次', { reason: '无。' }),
      ['fail unexplained-verdict'],
    ],
    ['reason', one('30场', '29场', '未完成任务', '培训场次', { reason: '一场因台风取消' }), ['pass explained']],
    ['reason in the actual', one('30场', '由于台风取消一场，完成29场', '未完成任务'), ['pass explained']],
  ]);
  notAssessed(shortfallWithoutReason, [
    ['target reached', one('30场', '30场', '完成年度任务')],
    ['claims to be met', one('30场', '29场', '完成年度任务')],
    ['reached, no verdict', one('不少于30场', '30场')],
  ]);
  it('prints the figures', () => {
    expect(message(shortfallWithoutReason, one('30场', '29场'))).toBe(
      '“培训场次”实际值为29场，与目标值（30场）不符，未写明未达标原因',
    );
  });
});
