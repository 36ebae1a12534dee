import type { ReportBody, Section } from '../../model/report.ts';
import type { Comparison, Evidence, Rule } from '../../model/rule.ts';
import { sectionsIn } from '../headings.ts';

/**
 * 年度或单位名称前后不一: the year or the name of the unit changes within the report.
 *
 * Why: last year's report, or another unit's, was copied and not changed everywhere.
 * Formula: the year in 20××年度部门整体支出绩效自评 and the like = fiscal year; the place of the unit that is named in front of
 * it = the place of the department; exact.
 * Basis: 报告所写年度、单位名称应前后一致。
 * Fires: title 2022年度, conclusion 经自评，我局2021年度部门整体支出绩效自评得分92分.
 * Holds: both 2022年度. Silent for titles in 《》, notices (关于开展2023年…的通知), comparisons with another year, and for
 * abbreviations of the unit.
 */
export const yearOrUnitNameDiffers: Rule = {
  id: 'year-or-unit-name-differs',
  severity: 'error',
  title: { zh: '年度或单位名称前后不一', en: 'The year or the name of the unit changes' },
  basis: '报告所写年度、单位名称应前后一致',
  needs: { zh: '未读到正文中写明年度的自评表述', en: 'Needs the report’s year or unit both in the title and in the text' },
  messages: {
    year: {
      zh: '“{words}”所写年度为{stated}，与报告年度（{computed}）不符',
      en: 'The year in “{words}” is {stated}, but the report is of {computed}',
    },
    unit: {
      zh: '“{words}”所写单位为{stated}，与报告单位（{computed}）不符',
      en: 'The unit in “{words}” is {stated}, but the report is of {computed}',
    },
    holds: {
      zh: '“{words}”所写年度与报告年度（{computed}）相符',
      en: 'The year in “{words}” is that of the report ({computed})',
    },
  },
  *check(report) {
    for (const { title, text, places } of sectionsIn(report.sections)) {
      for (const line of [title, ...text.split('\n')]) yield* comparisonsOf(line, places, report);
    }
  },
};

const SELF = /(?<unit>[\p{Script=Han}]{2,12}?[市县区][\p{Script=Han}]{2,12}?(?:局|委|办|镇|乡|院|中心))?(?<year>20\d\d)年度?(?:部门|单位)?(?:整体支出|项目支出|部门整体)(?:支出)?绩效(?<after>.{0,8})/gu;

function* comparisonsOf(line: string, places: Section['places'], { profile }: ReportBody): Iterable<Comparison> {
  const own = profile.fiscalYear?.value;
  const bare = line.replace(/《[^》]*》|“[^”]*”/gu, '');
  for (const found of bare.matchAll(SELF)) {
    const { year = '', unit, after = '' } = found.groups ?? {};
    const before = bare.slice(Math.max(0, found.index - 16), found.index);
    if (!own || /目标|工作|通知|申报|批复/u.test(after) || /关于|开展|根据|按照|上年|较|比$/u.test(before)) continue;
    const figure = { text: found[0], places };
    yield comparisonOf(year === own ? 'holds' : 'year', figure, year, own);
    const department = profile.department?.value ?? '';
    if (unit && isOtherPlace(unit, department)) yield comparisonOf('unit', figure, unit, department);
  }
}

/** 云岭县林业局 in the report of 青岭县林业局; neither a longer nor a shorter name of the same place. */
function isOtherPlace(unit: string, department: string): boolean {
  const [one, other] = [placeOf(unit), placeOf(department)];
  return one !== '' && other !== '' && !one.endsWith(other) && !other.endsWith(one) && !unit.includes(other);
}

function placeOf(name: string): string {
  return /^(?:.*?市)?([^市县区]{2,4}[县区])/u.exec(name)?.[1] ?? '';
}

function comparisonOf(variant: 'year' | 'unit' | 'holds', figure: Evidence, stated: string, computed: string): Comparison {
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: { words: figure.text, stated, computed },
    figures: [figure],
    stated,
    computed,
  };
}
