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
  needs: {
    zh: '未读到正文中写明年度的自评表述',
    en: 'Needs the report’s year or unit both in the title and in the text',
  },
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

// A figure of the sentence stands nearer to the words than the heading of the section.
function placesOf(words: string, places: Section['places'], { statements }: ReportBody): Section['places'] {
  return statements.find(({ sentence }) => sentence.includes(words))?.places ?? places;
}

const SELF =
  /(?<unit>[\p{Script=Han}]{2,12}?[市县区][\p{Script=Han}]{2,12}?(?:局|委|办|镇|乡|院|中心))?(?<year>20\d\d)年度?(?:部门|单位)?(?:整体支出|项目支出|部门整体)(?:支出)?绩效(?<after>.{0,14})/gu;

/** What only the report itself says of its year; 自评结果应用 may be said of another one. */
const CLAIM = /^[^，。；]*(?:得分|等[级次]|结果为|总分|评价为|进行)/u;

function* comparisonsOf(line: string, places: Section['places'], report: ReportBody): Iterable<Comparison> {
  const own = report.profile.fiscalYear?.value;
  const bare = line.replace(/《[^》]*》|“[^”]*”/gu, '');
  for (const found of bare.matchAll(SELF)) {
    const { year = '', unit, after = '' } = found.groups ?? {};
    const before = bare.slice(Math.max(0, found.index - 16), found.index);
    if (!own || !CLAIM.test(after) || /关于|开展|根据|按照|上年|较|比$/u.test(before)) continue;
    const words = found[0].slice(0, found[0].length - after.length);
    const figure = { text: words, places: placesOf(words, places, report) };
    yield comparisonOf(year === own ? 'holds' : 'year', figure, year, own);
    const department = report.profile.department?.value ?? '';
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

function comparisonOf(
  variant: 'year' | 'unit' | 'holds',
  figure: Evidence,
  stated: string,
  computed: string,
): Comparison {
  return {
    outcome: variant === 'holds' ? 'pass' : 'fail',
    variant,
    facts: { words: figure.text, stated, computed },
    figures: [figure],
    stated,
    computed,
  };
}
