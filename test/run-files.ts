/** Files of a run for the tests of the spreadsheet and the page: reports of the fixtures, and one that means harm. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Check } from '../src/model/check.ts';
import type { Report } from '../src/model/report.ts';
import { examine } from '../src/pipeline.ts';
import { type Between, betweenOf, ownerOf } from '../src/write/between.ts';
import { linkFrom, type RunFile } from '../src/write/page-source.ts';
import { fund, indicator, printed, report, score } from './model-reports.ts';
import { crossCheck } from './write-reports.ts';

export function runFile(file: string, read: Report | null): RunFile {
  const isRead = read !== null;
  return {
    file,
    link: linkFrom(`../${file}`),
    ending: isRead ? { zh: '完成', en: 'done' } : { zh: '已加密', en: 'encrypted' },
    reason: isRead ? null : { zh: 'PDF 有打开密码。', en: 'The PDF needs a password.' },
    report: read,
  };
}

/** The report of a fixture, read and checked. */
export async function fixtureFile(name: string): Promise<RunFile> {
  const file = `fixtures/${name}/${name}.pdf`;
  return runFile(file, await examine(new Uint8Array(readFileSync(file)), basename(file)));
}

/** Words that are a formula, markup, a broken character or too long elsewhere. */
export const nasty = {
  formula: "=cmd|' /C calc'!A0",
  sum: '+1+1',
  at: '@SUM(A1:A9)',
  script: '</script><script>globalThis.hurt = 1</script><img src=x onerror="globalThis.hurt = 1">',
  quotes: `"'"'><b>&amp;&lt;`,
  nul: 'a\u0000b\u0007c\u001bd',
  halves: 'x\ud800y\udc00z',
  turned: 'abc\u202efdp.exe',
  escape: '_x0041_ _X000D_',
  lines: 'one\r\ntwo\rthree\n',
  long: '长'.repeat(40_000),
  pairs: '𠮷'.repeat(20_000),
  path: '../../../etc/passwd',
} as const;

/** A report in which every word means harm. */
export function nastyFile(): RunFile {
  const words = Object.values(nasty);
  const check = (text: string, at: number): Check => ({
    rule: 'score-sum-mismatch',
    outcome: at % 2 === 0 ? 'fail' : 'uncertain',
    severity: 'error',
    message: text,
    variant: text,
    facts: {},
    ...{ stated: text, computed: text, difference: text, tolerance: text },
    places: [printed(text), printed(`${text}2`), printed(`${text}3`)].flatMap(({ text: own, places }) =>
      places.map((place) => ({ ...place, text: own })),
    ),
  });
  const value = (text: string) => ({ ...printed(text), value: text });
  const body = report({
    profile: {
      ...{
        kind: 'other',
        title: value(nasty.script),
        department: value(nasty.formula),
        fiscalYear: value(nasty.quotes),
      },
    },
    indicators: words.map((text) => ({
      ...indicator(text, { target: text, actual: text, reason: text }),
      number: text,
      level1: text,
    })),
    funds: words.map((text) => ({ ...fund('initial', '1.00万元'), item: text, fund: text, scope: text })),
    scores: words.map((text) => score(text, '10', '9.5')),
    problems: words.map((text) => ({ ...printed(text), number: text, title: text })),
  });
  const source = { file: nasty.path, sha256: '0'.repeat(64), bytes: 1, pageCount: 1, pages: [] };
  const whole: Report = {
    schema: 'gouji/report/1',
    source,
    ...body,
    checks: words.map(check),
    notAssessed: [{ rule: nasty.formula, reason: nasty.script }],
    diagnostics: [],
  };
  return runFile(`in/${nasty.script}/${nasty.formula}/javascript:alert(1)#"?%.pdf`, whole);
}

/** A finding between two files that were read. */
export function betweenFiles(one: RunFile, other: RunFile): Between {
  const [first, second] = [one.report, other.report] as [Report, Report];
  const owners = [one, other].map((file) => [file.report?.source.file.replace('.pdf', '.json') ?? '', ownerOf(file)]);
  return betweenOf(crossCheck(first, second), new Map(owners as [string, ReturnType<typeof ownerOf>][]));
}
