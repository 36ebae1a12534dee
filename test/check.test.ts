import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assess, check, render, wordsOf } from '../src/check/index.ts';
import { scoreSumMismatch } from '../src/check/rules/score-sum-mismatch.ts';
import { rules } from '../src/check/rules.ts';
import { checkSchema } from '../src/model/check.ts';
import type { Place } from '../src/model/place.ts';
import type { Rule } from '../src/model/rule.ts';
import { conclusion, enumeration, fund, indicator, printed, rate, report, score } from './model-reports.ts';

const folder = join(import.meta.dirname, '../src/check/rules');
const sourceOf = ({ id }: Rule): string => readFileSync(join(folder, `${id}.ts`), 'utf8');
const slotsOf = (words: string): string[] => [...words.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot as string).sort();

const full = report({
  conclusion: conclusion('86', '优'),
  scores: [score('自评得分', '100', '86', score('甲', '50', '46'), score('乙', '50', '44'))],
  funds: [
    fund('initial', '10.0万元'),
    fund('adjustment', '2.0万元'),
    fund('adjusted', '15.0万元'),
    fund('expenditure', '12.0万元'),
    fund('expenditure', '13.0万元', 'fiscal'),
  ],
  rates: [rate('预算执行率', '60%')],
  enumerations: [enumeration('科室2个，分别是', '甲科', '乙科', '丙科')],
  indicators: [
    ...Array.from({ length: 9 }, (_, i) =>
      indicator(`指标${i}`, {
        target: '5个',
        actual: i ? '6个' : '4个',
        verdict: i === 8 ? '未完成任务' : '完成年度任务',
      }),
    ),
    indicator('指标9', { target: '5个', actual: '6个' }),
  ],
});

describe('check', () => {
  const { checks, notAssessed, diagnostics } = check(full);

  it('runs every rule in the order of the list', () => {
    const ids = rules.map(({ id }) => id);
    const seen = [...new Set(checks.map(({ rule }) => rule))];
    expect(seen).toEqual(ids.filter((id) => seen.includes(id)));
    expect(notAssessed.map(({ rule }) => rule)).toEqual(ids.filter((id) => !seen.includes(id)));
    expect(diagnostics).toEqual([]);
  });

  it('gives what the contract asks for', () => {
    for (const one of checks) {
      expect(checkSchema.parse(one)).toEqual(one);
      expect(one.places.length).toBeGreaterThan(0);
      expect(one.message).toBe(wordsOf(one, 'zh'));
      expect(wordsOf(one, 'en')).not.toMatch(/[{}]/);
    }
  });

  it('says of an empty report that nothing could be assessed', () => {
    expect(check(report())).toEqual({
      checks: [],
      notAssessed: rules.map(({ id, needs }) => ({ rule: id, reason: needs.zh })),
      diagnostics: [],
    });
  });

  it('tells the findings of a rule in the order of the paper', () => {
    const [first, second] = [score('甲', '5', '6'), score('乙', '5', '7')];
    const tops = check(report({ scores: [second, first] })).checks.map(({ facts }) => facts.name);
    expect(tops).toEqual(['甲', '乙']);
  });

  it('accuses nobody of a figure that may be misread', () => {
    const doubtful = { ...score('乙', '50', '44'), ...printed('44分', 0.8) };
    const uncertain = report({ scores: [score('自评得分', '100', '86', score('甲', '50', '46'), doubtful)] });
    expect(assess(scoreSumMismatch, uncertain).map(({ outcome }) => outcome)).toEqual(['uncertain']);
    const right = report({ scores: [score('自评得分', '100', '90', score('甲', '50', '46'), doubtful)] });
    expect(assess(scoreSumMismatch, right).map(({ outcome }) => outcome)).toEqual(['pass']);
  });

  it('gives a figure on two pages two places', () => {
    const place = printed('x').places[0] as Place;
    const split = { ...score('乙', '50', '44'), places: [place, { ...place, page: 2 }] };
    const [only] = assess(
      scoreSumMismatch,
      report({ scores: [score('自评得分', '100', '90', score('甲', '50', '46'), split)] }),
    );
    expect(only?.places.map(({ page, text }) => [page, text])).toEqual([
      [1, '90分'],
      [1, '46分'],
      [1, '44分'],
      [2, '44分'],
    ]);
  });

  it('survives a broken rule and tells it', () => {
    const broken: Rule = {
      ...scoreSumMismatch,
      *check() {
        yield { outcome: 'fail', variant: 'differs', facts: {}, figures: [] };
      },
    };
    expect(() => assess(broken, full)).toThrow('no fact for {name}');
    const result = check(full, undefined, [broken, ...rules.filter(({ id }) => id !== broken.id)]);
    expect(result.notAssessed[0]).toEqual({ rule: broken.id, reason: '规则出错' });
    expect(result.diagnostics).toMatchObject([{ code: 'check/rule-broken', severity: 'error' }]);
    expect(result.checks.length).toBeGreaterThan(5);
  });

  it('never raises a severity', () => {
    const louder: Rule = {
      ...scoreSumMismatch,
      severity: 'warning',
      *check() {
        yield { outcome: 'pass', variant: 'quiet', facts: {}, figures: [], severity: 'error' };
        yield { outcome: 'pass', variant: 'quiet', facts: {}, figures: [], severity: 'note' };
      },
      messages: { quiet: { zh: '无', en: 'none' } },
    };
    expect(assess(louder, full).map(({ severity }) => severity)).toEqual(['warning', 'note']);
  });

  it('renders no wording without its facts', () => {
    expect(render('{a}与{b}', { a: '1', b: '2' })).toBe('1与2');
    expect(() => render('{a}', {})).toThrow();
  });
});

describe('the list of rules', () => {
  it('has every file of the folder once', () => {
    expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(readdirSync(folder).sort());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s is documented and worded', (id, rule) => {
    const source = sourceOf(rule);
    const comment = /\/\*\*\n([\s\S]*?)\n \*\/\nexport const/.exec(source)?.[1] ?? '';
    expect(comment.split('\n')[0]).toMatch(new RegExp(`^ \\* ${rule.title.zh}: .+\\.$`));
    for (const part of ['Why', 'Formula', 'Basis', 'Fires', 'Holds']) expect(comment).toContain(` * ${part}: `);
    expect(source.split('\n').length).toBeLessThanOrEqual(121);
    expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    for (const { zh, en } of [rule.title, rule.needs]) expect([zh, en].every(Boolean)).toBe(true);
    expect(rule.basis).toMatch(/[\u4e00-\u9fff]/);
  });

  it.each(
    rules.flatMap((rule) =>
      Object.entries(rule.messages).map(([variant, wording]) => [rule.id, variant, wording] as const),
    ),
  )('%s/%s says the same in both languages', (_, variant, { zh, en }) => {
    expect(slotsOf(zh)).toEqual(slotsOf(en));
    expect(zh).not.toMatch(/请|可能存在|[。!！]$/);
    expect(/不符|未写明/.test(zh)).toBe(!/^(holds|rounding|explained)/.test(variant));
  });
});
