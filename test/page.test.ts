import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ruleWords } from '../src/cli/present.ts';
import { openPage } from '../src/write/page.ts';
import { both, html } from '../src/write/page-html.ts';
import type { RunFile } from '../src/write/page-source.ts';
import { MOST_FINDINGS } from '../src/write/page-tally.ts';
import { betweenFiles, fixtureFile, nasty, nastyFile, runFile } from './run-files.ts';

const root = mkdtempSync(join(tmpdir(), 'gouji-page-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let files: RunFile[];
beforeAll(async () => {
  const read = await Promise.all(['rongpu-faults', 'weitang-project', 'qingling-scores'].map(fixtureFile));
  files = [...read, runFile('in/closed.pdf', null), nastyFile()];
});

function write(name: string, from: readonly RunFile[], language: 'zh' | 'en' = 'zh'): string {
  const path = join(root, name);
  const page = openPage(path, { language, words: ruleWords, program: '0.0.0+test' });
  for (const file of from) page.add(file);
  const [one, other] = from.filter(({ report }) => report !== null);
  if (one && other) page.addBetween(betweenFiles(one, other));
  page.finish();
  return path;
}

describe('templates', () => {
  it('escape every value and nothing of their own', () => {
    expect(html`<p title="${nasty.quotes}">${[nasty.script, html`<b>${'<'}</b>`]}</p>`.text).toBe(
      '<p title="&quot;&#39;&quot;&#39;&gt;&lt;b&gt;&amp;amp;&amp;lt;">&lt;/script&gt;&lt;script&gt;globalThis.hurt = 1&lt;/script&gt;' +
        '&lt;img src=x onerror=&quot;globalThis.hurt = 1&quot;&gt;<b>&lt;</b></p>',
    );
    expect(html`${nasty.nul}${nasty.halves}${nasty.turned}${null}${0}`.text).toBe('abcdx\ufffdy\ufffdzabcfdp.exe0');
  });

  it('say things once where both languages are alike', () => {
    expect(both({ zh: '%', en: '%' }).text).toBe('%');
    expect(both({ zh: '分', en: 'points' }).text).toContain('class="en"');
  });
});

describe('index.html', () => {
  it('needs nothing but itself', () => {
    const text = readFileSync(write('alone.html', files), 'utf8');
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toMatch(/<(link|img|iframe|object|embed)\b|@import|url\(|https?:/);
    expect(text).toContain('default-src &#39;none&#39;');
    expect(text).not.toContain('\u0000');
  });

  it('writes the same bytes again', () => {
    const [one, other] = [write('one.html', files), write('two.html', files)];
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  });

  it('holds so many findings, and says that there are more', () => {
    const [faulty] = files;
    const many = Array.from({ length: 300 }, () => faulty as RunFile);
    const text = readFileSync(write('many.html', many), 'utf8');
    expect(text.match(/<tr data-severity/g)).toHaveLength(MOST_FINDINGS);
    expect(text).toContain(`本页只列 ${MOST_FINDINGS} 条`);
    expect(text).not.toContain('data-severity="note"');
  });
});

const browser = '/usr/bin/chromium';
const hasBrowser = existsSync(browser);
if (!hasBrowser) console.warn(`${browser} is not installed: the page is not tried in a browser`);

describe.skipIf(!hasBrowser)('in a browser', () => {
  let context: BrowserContext;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    const quiet = ['background-networking', 'component-update', 'sync', 'gpu', 'quic'].map(
      (name) => `--disable-${name}`,
    );
    context = await chromium.launchPersistentContext(mkdtempSync(join(root, 'profile-')), {
      executablePath: browser,
      args: ['--headless', '--no-sandbox', '--no-first-run', ...quiet],
      viewport: { width: 1200, height: 900 },
      timeout: 120_000,
    });
    write('page.html', files);
  }, 150_000);
  afterAll(() => context?.close());

  beforeEach(async () => {
    page = await context.newPage();
    troubles = [];
    page.on('pageerror', ({ message }) => troubles.push(message));
    page.on('console', (message) => troubles.push(message.text()));
    page.on('request', (request) => !request.url().startsWith('file:') && troubles.push(request.url()));
    await page.goto(pathToFileURL(join(root, 'page.html')).href);
  });
  afterEach(async () => {
    expect(troubles).toEqual([]);
    await page.close();
  });

  const cells = (column: number, list = '#reports') =>
    page
      .locator(`${list} tbody tr:not([hidden]) td:nth-child(${column})`)
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-value') ?? ''));
  const seen = (list = '#findings') => page.locator(`${list} tbody tr:visible`).count();

  it('runs nothing that a report says', async () => {
    expect(await page.evaluate('globalThis.hurt')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('#reports tbody').textContent()).toContain(nasty.formula);
    const addresses = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(addresses.filter((address) => !/^(#|\.\.\/(in|fixtures)\/)/.test(address))).toEqual([]);
  });

  it('tells each finding with its quotes and their pages', async () => {
    const [faulty] = files;
    const check = faulty?.report?.checks.find(({ outcome, places }) => outcome === 'fail' && places.length > 1);
    const row = page.locator('#findings tbody tr', { hasText: check?.message ?? '?' }).first();
    for (const place of check?.places.slice(0, 2) ?? []) {
      const quote = row.locator('.quotes li', { hasText: place.text }).first();
      expect(await quote.locator('a').first().getAttribute('href')).toMatch(/rongpu-faults\.pdf#page=\d+$/);
    }
  });

  it('tells a finding between two reports with a quote and a link for each', async () => {
    await page.selectOption('select[name=rule]', { label: '两份报告同一金额不一致' });
    expect(await seen()).toBe(1);
    const row = page.locator('#findings tbody tr:visible');
    expect(await row.locator('.quotes li').allInnerTexts()).toEqual([
      expect.stringMatching(/1,204\.50万元.*第2–3页\s+fixtures\/rongpu-faults\/rongpu-faults\.pdf/s),
      expect.stringMatching(/1,240\.50万元.*第1页\s+fixtures\/weitang-project\/weitang-project\.pdf/s),
    ]);
    const ways = await row.locator('.quotes a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(ways).toEqual([
      '../fixtures/rongpu-faults/rongpu-faults.pdf#page=2',
      '../fixtures/weitang-project/weitang-project.pdf#page=1',
    ]);
    expect(await page.locator('.tiles div', { hasText: '报告之间' }).locator('dd').innerText()).toBe('1');
  });

  it('says first what was not read and what fails most', async () => {
    const first = await page.locator('.look li').allInnerTexts();
    expect(first[0]).toContain('PDF 有打开密码。');
    expect(first.join()).toContain('汐川市榕浦区文化广电和旅游局');
  });

  it('sorts by a column, in both directions, with what has no value last', async () => {
    const button = page.locator('#reports th:nth-child(3) button');
    await button.click();
    const up = await cells(3);
    expect(up.slice(0, 3)).toEqual(['88.65', '92.42', '94.20']);
    expect(await page.locator('#reports th[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    await button.click();
    expect((await cells(3)).slice(0, 3)).toEqual(['94.20', '92.42', '88.65']);
    expect(up.at(-1)).toBe('');
  });

  it('filters by severity, rule and words, and clears', async () => {
    const all = await seen();
    await page.selectOption('select[name=severity]', 'error');
    const errors = await seen();
    expect(errors).toBeGreaterThan(0);
    expect(errors).toBeLessThan(all);
    await page.fill('#findings input', '榕浦 92.42');
    const both = await seen();
    expect(both).toBeGreaterThan(0);
    expect(both).toBeLessThan(errors);
    expect(await page.locator('#findings output').textContent()).toBe(`显示 ${both} / ${all}`);
    await page.click('#findings button[type=reset]');
    await page.waitForFunction(`document.querySelector('#findings output').textContent === '显示 ${all} / ${all}'`);
  });

  it('takes a bar of the chart as a filter', async () => {
    const bar = page.locator('svg a[data-rule]').first();
    const rule = await bar.getAttribute('data-rule');
    await bar.click();
    expect(await page.locator('select[name=rule]').inputValue()).toBe(rule);
    expect(
      new Set(
        await page
          .locator('#findings tbody tr:visible')
          .evaluateAll((all) => all.map((one) => one.getAttribute('data-rule'))),
      ),
    ).toEqual(new Set([rule]));
  });

  it('speaks both languages', async () => {
    expect(await page.locator('h1').innerText()).toBe('绩效报告核对结果');
    await page.click('#language');
    expect(await page.locator('h1').innerText()).toBe('Performance reports, checked');
    expect(await page.title()).toBe('Performance reports, checked');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.locator('#findings th').allInnerTexts()).toEqual([
      'severity',
      'report',
      'year',
      'finding and quotes',
    ]);
    expect(await page.getAttribute('#findings input', 'placeholder')).toMatch(/^Find/);
    await page.fill('#findings input', 'differs from the sum');
    expect(await seen()).toBeGreaterThan(0);
    await page.click('#language');
    expect(await seen()).toBe(0);
  });

  it('is worked by keys alone', async () => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).toBe('skip');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.getAttribute('html', 'data-language')).toBe('en');
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.name')).toBe('text');
    await page.keyboard.type('a/b');
    expect(await page.inputValue('#findings input')).toBe('a/b');
    await page.focus('#reports th:nth-child(1) button');
    await page.keyboard.press('Space');
    expect(await page.locator('#reports th[aria-sort=ascending]').count()).toBe(1);
  });

  it('has a dark form, and one for paper', async () => {
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(20, 24, 30)');
    await page.click('#theme');
    expect(await ground()).toBe('rgb(245, 246, 248)');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
    expect(await page.locator('form').first().isVisible()).toBe(false);
  });
});
