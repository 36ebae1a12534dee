/** `index.html`: a run on one page that needs nothing but itself, in both languages. */
import { createHash } from 'node:crypto';
import { type Check, severities } from '../model/check.ts';
import type { Wording } from '../model/rule.ts';
import type { Between } from './between.ts';
import { writeWhole } from './files.ts';
import { completionChart, executionChart, rulesChart, scoresChart } from './page-charts.ts';
import { both, html, Markup, say } from './page-html.ts';
import { findingsList, firstLook, reportsList } from './page-lists.ts';
import { script } from './page-script.ts';
import type { RuleWords, RunFile } from './page-source.ts';
import { style } from './page-style.ts';
import { PageTally } from './page-tally.ts';
import { type Language, outcomeWords, severityWords } from './page-words.ts';

export interface PageOptions {
  /** The language that the page opens in; a button changes it. */
  readonly language: Language;
  readonly words: RuleWords;
  /** Version of the program, told at the foot. */
  readonly program: string;
}

/** A page on its way: written as a whole at the end. */
export interface Page {
  add(file: RunFile): void;
  /** After the files. */
  addBetween(between: Between): void;
  finish(): void;
}

/** Begins the page of a run; the same files give the same bytes. */
export function openPage(path: string, options: PageOptions): Page {
  const tally = new PageTally();
  const sentence = (check: Check) => options.words.sentence(check);
  return {
    add: (file) => tally.add(file, sentence),
    addBetween: (between) => tally.addBetween(between, sentence),
    finish: () => writeWhole(path, pageOf(tally, options).text),
  };
}

const title: Wording = { zh: '绩效报告核对结果', en: 'Performance reports, checked' };

function pageOf(tally: PageTally, options: PageOptions): Markup {
  const { language } = options;
  const titles = html`data-zh-title="${title.zh}" data-en-title="${title.en}"`;
  return html`<!DOCTYPE html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}" data-language="${language}" ${titles}>
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="Content-Security-Policy" content="${policy}">
      <title>${title[language]}</title>
      <style>${new Markup(style)}</style>
    </head>
    <body>
      <a class="skip" href="#findings">${say('跳到问题清单', 'Skip to the findings')}</a>
      ${headerOf(tally)}
      ${mainOf(tally, options)}
      ${footerOf(options)}
      <script>${new Markup(script)}</script>
    </body>
    </html>`;
}

function headerOf(tally: PageTally): Markup {
  return html`
    <header>
      <h1>${both(title)}</h1>
      <p>${scopeOf(tally)}</p>
      <button type="button" id="language">${say('English', '中文')}</button>
      <button type="button" id="theme">${say('深色 / 浅色', 'Dark / light')}</button>
    </header>`;
}

function mainOf(tally: PageTally, { words }: PageOptions): Markup {
  const titleOf = (rule: string) => words.title(rule);
  return html`
    <main>
      ${tilesOf(tally)}
      <section><h2>${say('先看这些', 'What needs a look first')}</h2>${firstLook(tally.reports)}</section>
      <section>
        <h2>${say('图表', 'Charts')}</h2>
        <div class="charts">
          ${rulesChart(tally.byRule, titleOf)}
          ${completionChart(tally.completion)}
          ${scoresChart(tally.reports)}
          ${executionChart(tally.reports)}
        </div>
      </section>
      ${findingsList(tally.findings(), totalOf(tally), titleOf)}
      ${reportsList(tally.reports)}
    </main>`;
}

const advice: Wording = {
  zh: '由程序核对，请以原文为准。链接指向 PDF 的页，移动文件后失效。核对通过的项目见 gouji.xlsx。',
  en:
    'Checked by a program; the paper decides. Links lead to pages of the PDFs and break when files are moved. ' +
    'Checks that pass are in gouji.xlsx.',
};

function footerOf({ program }: PageOptions): Markup {
  return html`<footer><p>${both(advice)}</p><p>gouji ${program}</p></footer>`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

// Whatever might slip in from a report, the browser runs and loads nothing but these two texts.
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function scopeOf({ reports, pages, indicators }: PageTally): Markup {
  const read = reports.filter((row) => row.indicators !== null).length;
  return say(
    `${reports.length} 个文件，已读取 ${read} 个，共 ${pages} 页、${indicators} 个指标`,
    `${reports.length} files, ${read} of them read; ${pages} pages, ${indicators} indicators`,
  );
}

function totalOf({ failed, uncertain, between }: PageTally): number {
  return failed.error + failed.warning + failed.note + uncertain + between;
}

function tilesOf({ reports, failed, uncertain, between, passed }: PageTally): Markup {
  const unread = reports.filter((row) => row.indicators === null).length;
  const tile = (name: Wording, count: number, tone = '') =>
    html`<div class="${count > 0 && tone}"><dt>${both(name)}</dt><dd>${count}</dd></div>`;
  return html`
    <dl class="tiles">
      ${tile({ zh: '未读取的文件', en: 'files not read' }, unread, 'error')}
      ${severities.map((severity) => tile(severityWords[severity], failed[severity], severity))}
      ${tile(outcomeWords.uncertain, uncertain)}
      ${tile({ zh: '报告之间', en: 'between reports' }, between, 'warning')}
      ${tile(outcomeWords.pass, passed)}
    </dl>`;
}
