/** What can be wrong between two reports of a folder: the words of these rules; the comparisons are in `batch/`. 报告间核对 */
import type { Rule } from '../model/rule.ts';

/** A rule over several reports, as far as one report is not enough to run it. */
export type BatchRule = Omit<Rule, 'check'>;

/**
 * 两份报告同一金额不一致: two reports of one department tell one amount of one year differently.
 *
 * Why: the form of a project and the report of its department come from the same books.
 * Formula: equal department, year, scope, item and fund → the intervals of the amounts touch; policy `interval`.
 * Basis: 同一部门、同一年度、同一项目的同一金额，在各份报告中应当一致。
 * Fires: the form of 湿地保护项目 with 全年执行数118.40万元, the report of its department with 支出120.40万元 for it.
 * Holds: 全年执行数118.40万元 … 支出118.4万元. Silent where a report tells several amounts for one item, for adjustments and
 * carry-overs, and between kinds of report that count differently.
 */
export const amountDiffersBetweenReports: BatchRule = {
  id: 'amount-differs-between-reports',
  severity: 'warning',
  title: { zh: '两份报告同一金额不一致', en: 'Two reports tell one amount differently' },
  basis: '同一部门、同一年度、同一项目的同一金额，在各份报告中应当一致',
  needs: { zh: '文件夹中没有同一部门同一年度的两份报告', en: 'Needs two reports of one department and year' },
  messages: {
    differs: {
      zh: '{department}{year}年度“{name}”在{file}中为{one}，与{otherFile}所写{other}不符',
      en: '“{name}” of {department} in {year} is {one} in {file}, but {other} in {otherFile}',
    },
    holds: {
      zh: '{department}{year}年度“{name}”在{file}中为{one}，与{otherFile}所写{other}相符',
      en: '“{name}” of {department} in {year} is {one} in {file}, which agrees with {other} in {otherFile}',
    },
  },
};

/**
 * 上年数据与上年报告不符: what a report tells of the year before is not what the report of that year says.
 *
 * Why: growth is computed from the figure of the year before; a changed base makes every rate come out.
 * Formula: equal department, subject and unit → the intervals touch; policy `interval`.
 * Basis: 本年报告引用的上年数据应与上年报告一致。
 * Fires: the report of 2023 with 上年接待读者41.2万人次, that of 2022 with 接待读者38.6万人次.
 * Holds: 上年接待读者38.6万人次. Silent where either report tells several figures of the subject, for growth, limits and
 * parts of a year.
 */
export const earlierYearDiffers: BatchRule = {
  id: 'earlier-year-differs',
  severity: 'warning',
  title: { zh: '上年数据与上年报告不符', en: 'Last year’s figure is not that of last year’s report' },
  basis: '本年报告引用的上年数据应与上年报告一致',
  needs: { zh: '文件夹中没有同一部门连续两年的报告', en: 'Needs reports of one department for two years in a row' },
  messages: {
    differs: {
      zh: '{department}{year}年度报告称上年“{name}”为{one}，与上年报告所写{other}不符',
      en: 'The {year} report of {department} says that “{name}” was {one} the year before; the report of that year says {other}',
    },
    holds: {
      zh: '{department}{year}年度报告称上年“{name}”为{one}，与上年报告所写{other}相符',
      en: 'The {year} report of {department} says that “{name}” was {one} the year before, as the report of that year does ({other})',
    },
  },
};

/**
 * 与其他单位报告雷同: a paragraph agrees with one in the report of another department.
 *
 * Why: what was copied does not tell what this department did.
 * Formula: paragraphs of 80 characters and more, figures and the own name masked, share 90 % of their runs of three
 * characters (Dice).
 * Basis: 自评报告应反映本单位实际情况。
 * Fires: 存在问题 of one bureau, word for word that of another with only the names changed.
 * Holds: paragraphs of one's own. Silent for text that more than three departments share, which is a template, and for
 * lists of documents.
 */
export const textCopiedFromOtherReport: BatchRule = {
  id: 'text-copied-from-other-report',
  severity: 'note',
  title: { zh: '与其他单位报告雷同', en: 'A paragraph agrees with the report of another department' },
  basis: '自评报告应反映本单位实际情况',
  needs: { zh: '文件夹中没有其他单位的报告', en: 'Needs the report of another department' },
  messages: {
    copied: {
      zh: '“{quote}”一段与{otherDepartment}的报告（{otherFile}）雷同，相似度{percent}',
      en: 'The paragraph “{quote}” agrees with one in the report of {otherDepartment} ({otherFile}), {percent} alike',
    },
  },
};

/** In the order in which their findings are told. */
export const batchRules: readonly BatchRule[] = [
  amountDiffersBetweenReports,
  earlierYearDiffers,
  textCopiedFromOtherReport,
];
