import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseProfile, forced, widened } from '../src/check/choice.ts';
import { assess } from '../src/check/index.ts';
import { executionScoreMismatch } from '../src/check/rules/execution-score-mismatch.ts';
import { gradeScoreMismatch } from '../src/check/rules/grade-score-mismatch.ts';
import { indicatorScoreMismatch } from '../src/check/rules/indicator-score-mismatch.ts';
import { levelWeightNonstandard } from '../src/check/rules/level-weight-nonstandard.ts';
import { qualitativeScoreOutOfBand } from '../src/check/rules/qualitative-score-out-of-band.ts';
import { defaultProfile, type ProvinceProfile } from '../src/model/profile.ts';
import { builtInProfiles, ProfileError, profileFrom } from '../src/model/profiles.ts';
import type { ReportBody } from '../src/model/report.ts';
import { conclusion, fund, indicator, printed, report, score, table } from './model-reports.ts';

const folder = join(import.meta.dirname, '../src/profiles');
const named = (name: string): ProvinceProfile => builtInProfiles.find((one) => one.name === name) as ProvinceProfile;

function reportOf(kind: ReportBody['profile']['kind'], department: string, title: string, rest = {}): ReportBody {
  const said = (value: string) => ({ value, ...printed(value) });
  return report({ profile: { kind, title: said(title), department: said(department), fiscalYear: null }, ...rest });
}

const outcomes = (checks: readonly { outcome: string }[]): string[] => checks.map(({ outcome }) => outcome);

describe('the profiles that come with the program', () => {
  const files = readdirSync(folder)
    .filter((name) => !['vocabulary.json', 'contrasts.json'].includes(name))
    .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>] as const);

  it('are all known by the names of their files', () => {
    expect(builtInProfiles.map(({ name }) => `${name}.json`).sort()).toEqual(files.map(([name]) => name).sort());
  });

  it.each(files)('%s says of every value where it comes from', (_, own) => {
    const sections = Object.values(own).filter((value) => typeof value === 'object' && !Array.isArray(value));
    for (const section of sections) expect(section).toHaveProperty('evidence', expect.stringMatching(/^[OPSIK]/));
  });

  it.each(files.filter(([name]) => name !== 'default.json'))('%s can be chosen', (_, own) => {
    expect(own.match).toBeInstanceOf(Array);
    for (const match of own.match as object[]) expect(Object.keys(match).length).toBeGreaterThan(1);
  });

  it('no code asks for one by its name', () => {
    const names = builtInProfiles.map(({ name }) => name).filter((name) => name !== 'default');
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const users = sources.filter((path) => {
      const code = readFileSync(join('src', path), 'utf8').replace(/^import .*$/gm, '');
      return names.some((name) => code.includes(`'${name}'`));
    });
    expect(users).toEqual([]);
  });
});

describe('chooseProfile', () => {
  it.each<[string, string, ReportBody, string]>([
    ['nothing known', 'default', reportOf('department', '青岭县应急管理局', '部门整体支出绩效自评报告'), 'default'],
    [
      'a region',
      'guangzhou-department',
      reportOf('department', '广州市清溪区教育局', '部门整体支出绩效自评报告'),
      'words',
    ],
    ['a form', 'mof-2020-project', reportOf('project', '泽溪县农村供水服务站', '项目支出绩效自评表'), 'form'],
    [
      'a form of a region',
      'anhui-project',
      reportOf('project', '318001-池州市青岩镇人民政府', '项目支出绩效自评表'),
      'form',
    ],
    [
      'a form with costs',
      'mof-2021-project-with-cost',
      reportOf('project', '泽溪县供水站', '项目支出绩效自评表', {
        indicators: [indicator('甲', { level1: '成本指标' })],
      }),
      'form',
    ],
    [
      'the columns of a form',
      'sichuan-project',
      reportOf('project', '梓坪县文化馆', '部门预算项目支出绩效自评表', {
        tables: [table(['指标性质', '指标值', '度量单位', '完成值', '权重'].map((cell) => printed(cell)))],
      }),
      'words',
    ],
    [
      'the formula that a form prints',
      'hubei-project',
      reportOf('project', '荆塘市农技中心', '项目绩效自评表', { tables: [table([printed('得分\n（20分*执行率）')])] }),
      'form',
    ],
    ['another kind of report', 'default', reportOf('department', '泽溪县供水站', '项目支出绩效自评表'), 'default'],
    ['the longer of two regions', 'chengdu-pidu-project', reportOf('project', '成都市郫都区水务局', '自评表'), 'words'],
  ])('by %s: %s', (_, name, body, chosen) => {
    expect(chooseProfile(body).checkedBy).toMatchObject({ profile: name, chosen });
  });

  it('tells the words that decided', () => {
    const body = reportOf('project', '池州市青岩镇人民政府', '项目支出绩效自评表');
    expect(chooseProfile(body).checkedBy.words).toEqual(['池州市', '项目支出绩效自评表']);
  });
});

describe('a guess', () => {
  it.each(builtInProfiles.map((profile) => [profile.name, profile] as const))(
    'of %s never forbids what the default allows',
    (_, own) => {
      const profile = widened(own, defaultProfile);
      for (const grade of ['优', '良', '中', '差']) {
        for (const points of ['59', '60', '65', '70', '79.5', '80', '90']) {
          const body = report({ conclusion: conclusion(points, grade) });
          const [base] = outcomes(assess(gradeScoreMismatch, body, defaultProfile));
          if (base === 'pass') expect(outcomes(assess(gradeScoreMismatch, body, profile))).toEqual(['pass']);
        }
      }
      expect(Number(profile.completion.over)).toBeGreaterThanOrEqual(Number(defaultProfile.completion.over));
      expect(Number(profile.completion.severe)).toBeLessThanOrEqual(Number(defaultProfile.completion.severe));
      expect(profile.levelWeights.sets).toEqual(expect.arrayContaining(defaultProfile.levelWeights.sets));
      expect(profile.levelWeights.names).toEqual(defaultProfile.levelWeights.names);
      expect(profile.lowerIsBetter.formulas).toEqual(expect.arrayContaining(defaultProfile.lowerIsBetter.formulas));
    },
  );

  it('leaves a limit to the profile that is forced', () => {
    const body = report({ conclusion: conclusion('65', '中') });
    const own = named('sichuan-project');
    expect(outcomes(assess(gradeScoreMismatch, body, widened(own, defaultProfile)))).toEqual(['pass']);
    expect(outcomes(assess(gradeScoreMismatch, body, forced(own).profile))).toEqual(['fail']);
  });
});

describe('what a profile decides', () => {
  it('the formula above a limit', () => {
    const row = indicator('投诉件数', { target: '≤10件', actual: '12件', fullScore: '10', score: '8.00' });
    const body = report({ indicators: [row] });
    expect(outcomes(assess(indicatorScoreMismatch, body))).toEqual(['pass']);
    expect(outcomes(assess(indicatorScoreMismatch, body, named('hubei-project')))).toEqual(['fail']);
  });

  it('the band of words without figures', () => {
    const row = indicator('效果', { target: '提升', actual: '部分达成预期指标', fullScore: '10', score: '5.5' });
    const body = report({ indicators: [row] });
    expect(outcomes(assess(qualitativeScoreOutOfBand, body))).toEqual(['fail']);
    expect(outcomes(assess(qualitativeScoreOutOfBand, body, named('hubei-project')))).toEqual(['pass']);
  });

  it('from where on execution earns its full score', () => {
    const body = report({
      funds: [fund('adjusted', '100.00万元'), fund('expenditure', '97.00万元')],
      scores: [score('总分', '100', '95', score('预算执行率', '10', '10.00'))],
    });
    expect(outcomes(assess(executionScoreMismatch, body))).toEqual(['fail']);
    expect(outcomes(assess(executionScoreMismatch, body, named('chengdu-pidu-department')))).toEqual(['pass']);
  });

  it('the weights of the first level, the rest together', () => {
    const row = (level1: string, fullScore: string) =>
      indicator(level1 + fullScore, {
        level1,
        fullScore,
        target: '1个',
        actual: '1个',
        score: fullScore,
        from: 'table',
      });
    const body = report({
      scores: [score('总分', '100', '100', score('预算执行率', '20', '20'))],
      indicators: [row('产出指标', '45'), row('效益指标', '35')],
    });
    expect(outcomes(assess(levelWeightNonstandard, body))).toEqual(['fail']);
    expect(outcomes(assess(levelWeightNonstandard, body, named('hubei-project')))).toEqual(['pass']);
  });
});

describe('a profile of a user', () => {
  it('takes over what it does not tell', () => {
    const own = profileFrom({ name: 'mine', extends: 'hubei-project', execution: { low: '95', evidence: 'K' } });
    expect(own.execution).toEqual({ ...defaultProfile.execution, low: '95', evidence: 'K' });
    expect(own.lowerIsBetter.formulas).toEqual(['target/actual']);
    expect(own.match).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['a misspelt name', { name: 'mine', execution: { lowest: '95' } }, 'execution.lowest'],
    ['a misspelt name in a list', { name: 'mine', grades: { bands: [1, 2] } }, 'grades.bands.0'],
    ['a wrong value', { name: 'mine', completion: { over: '130%' } }, 'completion.over'],
    ['no name', {}, 'name'],
    ['an unknown parent', { name: 'mine', extends: 'atlantis' }, 'extends'],
    ['a list', [], ''],
  ])('is refused for %s, and the place is told', (_, own, where) => {
    expect(() => profileFrom(own)).toThrow(ProfileError);
    expect(() => profileFrom(own)).toThrow(expect.objectContaining({ where }));
  });
});
