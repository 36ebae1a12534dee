/** The lists of the page: what needs a look first, the findings with their quotes, the reports. */
import { severities } from '../model/check.ts';
import type { Wording } from '../model/rule.ts';
import { both, type Content, html, type Markup, say } from './page-html.ts';
import { pageText } from './page-source.ts';
import {
  type FindingRow,
  type LinkedQuote,
  MOST_FINDINGS,
  MOST_REPORTS,
  type ReportRow,
  weightOf,
  worstFirst,
} from './page-tally.ts';
import { misreadWords, outcomeWords, severityWords } from './page-words.ts';

/** Files in the first list; who has looked at these goes on in the tables. */
const MOST_FIRST = 8;

/** What needs a look first: files that were not read, then the reports with most that fails. */
export function firstLook(rows: readonly ReportRow[]): Markup {
  const needing = worstFirst(rows).filter((row) => weightOf(row) > 0);
  const rest = needing.length - MOST_FIRST;
  const more = { zh: `另有 ${rest} 份，见下面的报告一览。`, en: `${rest} more in the list of reports below.` };
  if (needing.length === 0) return html`<p class="empty">${say('没有需要处理的问题。', 'Nothing needs a look.')}</p>`;
  return html`
    <ol class="look">${needing.slice(0, MOST_FIRST).map(lookRow)}</ol>
    ${rest > 0 && html`<p class="cap">${both(more)}</p>`}`;
}

function lookRow(row: ReportRow): Markup {
  const trouble = row.reason && html`<span class="count error">${both(row.ending)}</span><p>${both(row.reason)}</p>`;
  return html`<li><strong>${linked(row.name, row.link, null)}</strong>${trouble ?? countsOf(row)}</li>`;
}

function countsOf(row: ReportRow): Content {
  const counts = severities.flatMap((severity) => {
    const count = row.failed[severity];
    return count > 0 ? [html`<span class="count ${severity}">${both(severityWords[severity])} ${count}</span>`] : [];
  });
  const uncertain =
    row.uncertain > 0 && html`<span class="count">${both(outcomeWords.uncertain)} ${row.uncertain}</span>`;
  const doubts = row.doubts > 0 && html`<span class="count">${say('可能误读', 'perhaps misread')} ${row.doubts}</span>`;
  return [
    counts,
    uncertain,
    doubts,
    html`<a class="screen" href="#findings" data-find="${row.file}">${say('看这些问题', 'see these findings')}</a>`,
  ];
}

/** A link to a page of the PDF, in a window of its own; words only where the PDF is out of reach. */
function linked(words: Content, link: string | null, page: number | null): Markup {
  if (link === null) return html`${words}`;
  return html`<a href="${link}${page === null ? '' : `#page=${page}`}" target="_blank" rel="noopener">${words}</a>`;
}

interface Column {
  readonly title: Wording;
  readonly isNumber?: boolean;
}

function tableOf(columns: readonly Column[], rows: readonly Markup[], caption: Wording): Markup {
  const heads = columns.map(({ title, isNumber }) => {
    const tone = isNumber ? html` class="number"` : '';
    return html`<th scope="col"${tone}><button type="button">${both(title)}</button></th>`;
  });
  return html`
    <div class="scroll" tabindex="0" role="region" data-zh="${caption.zh}" data-en="${caption.en}">
      <table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>
    </div>`;
}

function optionsOf(all: Wording, options: readonly (readonly [string, Wording])[]): Markup {
  const option = (value: string, { zh, en }: Wording) =>
    html`<option value="${value}" data-zh="${zh}" data-en="${en}">${zh}</option>`;
  return html`${option('', all)}${options.map(([value, words]) => option(value, words))}`;
}

function selectOf(
  name: string,
  label: Wording,
  all: Wording,
  options: readonly (readonly [string, Wording])[],
): Markup {
  return html`<select name="${name}" data-zh="${label.zh}" data-en="${label.en}">${optionsOf(all, options)}</select>`;
}

function filtersOf(selects: Content): Markup {
  return html`
    <form class="filters" role="search">
      <input type="search" name="text" data-zh="查找部门、文件、原文……" data-en="Find a department, a file, a quote …">
      ${selects}
      <button type="reset">${say('全部', 'Clear')}</button>
      <output aria-live="polite"></output>
    </form>`;
}

/** All findings, filtered by severity, outcome, rule and words. */
export function findingsList(
  findings: readonly FindingRow[],
  total: number,
  titleOf: (rule: string) => Wording,
): Markup {
  const rules = [...new Set(findings.map(({ check }) => check.rule))].sort();
  const selects = [
    selectOf(
      'severity',
      { zh: '严重程度', en: 'Severity' },
      { zh: '全部程度', en: 'every severity' },
      severities.map((one) => [one, severityWords[one]]),
    ),
    selectOf(
      'outcome',
      { zh: '判定', en: 'Outcome' },
      { zh: '不符和存疑', en: 'fails and uncertain' },
      (['fail', 'uncertain'] as const).map((one) => [one, outcomeWords[one]]),
    ),
    selectOf(
      'rule',
      { zh: '规则', en: 'Rule' },
      { zh: '全部规则', en: 'every rule' },
      rules.map((rule) => [rule, titleOf(rule)]),
    ),
  ];
  const columns = [
    { title: { zh: '程度', en: 'severity' } },
    { title: { zh: '报告', en: 'report' } },
    { title: { zh: '年度', en: 'year' } },
    { title: { zh: '问题与原文', en: 'finding and quotes' } },
  ];
  const rows = findings.map((finding) => findingRow(finding, titleOf(finding.check.rule)));
  const caption = { zh: '问题清单', en: 'Findings' };
  return html`
    <section class="list" id="findings">
      <h2>${both(caption)}</h2>
      ${capOf(findings.length, total)}
      ${filtersOf(selects)}
      ${tableOf(columns, rows, caption)}
    </section>`;
}

function capOf(shown: number, total: number): Content {
  if (shown >= total) return null;
  return html`<p class="cap">${say(
    `共 ${total} 条，本页只列 ${MOST_FINDINGS} 条（先列不符项，严重者在前）；全部见 gouji.xlsx。`,
    `${total} in all; this page holds ${MOST_FINDINGS} of them, failing and severe ones first. All are in gouji.xlsx.`,
  )}</p>`;
}

function findingRow(finding: FindingRow, title: Wording): Markup {
  const { check, name, file, link, year, sentence, quotes, more } = finding;
  const { severity, outcome, rule } = check;
  const doubt = outcome === 'uncertain' && html`<small>${both(outcomeWords.uncertain)}</small>`;
  return html`
    <tr data-severity="${severity}" data-outcome="${outcome}" data-rule="${rule}">
      <td class="severity ${severity}" data-value="${severities.indexOf(severity)}">
        ${both(severityWords[severity])}${doubt}
      </td>
      ${reportCell(name, file, link)}
      <td class="when" data-value="${year}">${year}</td>
      <td data-value="${title.zh}">
        <small>${both(title)}</small>
        <div class="sentence">${both(sentence)}</div>
        ${check.suggestion && html`<small>${both(misreadWords(check.suggestion))}</small>`}
        <ul class="quotes">
          ${quotes.map(quoteItem)}
          ${more > 0 && html`<li>${say(`另有 ${more} 处`, `${more} more`)}</li>`}
        </ul>
      </td>
    </tr>`;
}

function reportCell(name: string, file: string, link: string | null): Markup {
  return html`<td data-value="${name}"><bdi>${name}</bdi><small>${linked(file, link, null)}</small></td>`;
}

function quoteItem({ text, pages, file, link }: LinkedQuote): Markup {
  const [first] = pages;
  const words = say(`第${pageText(pages)}页`, `p. ${pageText(pages)}`);
  const page = first !== undefined && html`<span class="page">${linked(words, link, first)}</span>`;
  return html`<li><q lang="zh-CN"><bdi>${text}</bdi></q>${page}${file && html`<small>${file}</small>`}</li>`;
}

const reportColumns: readonly Column[] = [
  { title: { zh: '报告', en: 'report' } },
  { title: { zh: '年度', en: 'year' } },
  { title: { zh: '得分', en: 'score' }, isNumber: true },
  { title: { zh: '等次', en: 'grade' } },
  { title: { zh: '执行率', en: 'execution' }, isNumber: true },
  { title: { zh: '指标', en: 'indicators' }, isNumber: true },
  { title: { zh: '错误', en: 'errors' }, isNumber: true },
  { title: { zh: '警告', en: 'warnings' }, isNumber: true },
  { title: { zh: '提示', en: 'notes' }, isNumber: true },
  { title: { zh: '存疑', en: 'uncertain' }, isNumber: true },
  { title: { zh: '页数', en: 'pages' }, isNumber: true },
  { title: { zh: '结果', en: 'ended' } },
];

/** All files of the run, those with most to look at first. */
export function reportsList(all: readonly ReportRow[]): Markup {
  const rows = worstFirst(all).slice(0, MOST_REPORTS);
  const caption = { zh: '报告一览', en: 'Reports' };
  const cap =
    rows.length < all.length &&
    html`<p class="cap">${say(
      `共 ${all.length} 份，本页只列问题最多的 ${MOST_REPORTS} 份；全部见 gouji.xlsx。`,
      `${all.length} in all; this page lists the ${MOST_REPORTS} with most findings. All are in gouji.xlsx.`,
    )}</p>`;
  return html`
    <section class="list" id="reports">
      <h2>${both(caption)}</h2>
      ${cap}
      ${filtersOf(null)}
      ${tableOf(reportColumns, rows.map(reportRow), caption)}
    </section>`;
}

function reportRow(row: ReportRow): Markup {
  const { name, file, link, year, score, grade, executionRate, indicators, failed, uncertain, pages, ending } = row;
  const counts = [indicators, ...severities.map((severity) => failed[severity]), uncertain, pages];
  return html`
    <tr>
      ${reportCell(name, file, link)}
      <td class="when" data-value="${year}">${year ?? '–'}</td>
      ${number(score)}
      <td data-value="${grade}">${grade ?? '–'}</td>
      ${number(executionRate, '%')}
      ${counts.map((count) => number(count))}
      <td data-value="${ending.zh}">${both(ending)}</td>
    </tr>`;
}

function number(value: string | number | null, unit = ''): Markup {
  return html`<td class="number" data-value="${value}">${value === null ? '–' : `${value}${unit}`}</td>`;
}
