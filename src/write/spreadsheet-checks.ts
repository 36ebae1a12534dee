/** The sheets of checks: 问题清单 and 校验通过项. */
import { type Check, isOpen } from '../model/check.ts';
import { pageText, type Quote, quotesOf, type RunFile } from './page-source.ts';
import { misreadWords, outcomeWords, severityWords } from './page-words.ts';
import { type Column, ofReport, ownerColumns, pageColumns, sheetOf, tintedBy, words } from './spreadsheet-columns.ts';

interface CheckRow {
  readonly file: RunFile;
  readonly check: Check;
  readonly quotes: readonly Quote[];
}

const severityTints = tintedBy(severityWords, { error: 'red', warning: 'amber', note: 'blue' });
const outcomeTints = tintedBy(outcomeWords, { uncertain: 'amber' });

/** How bad a finding is, and whether it is one. */
export function verdictColumns<Row extends { readonly check: Check }>(): Column<Row>[] {
  return [
    words(
      '严重程度',
      'severity',
      10,
      ({ check }, { language }) => severityWords[check.severity][language],
      severityTints,
    ),
    words('判定', 'outcome', 10, ({ check }, { language }) => outcomeWords[check.outcome][language], outcomeTints),
  ];
}

function quoteColumns(): Column<CheckRow>[] {
  const rest = (row: CheckRow) => row.quotes.slice(2).map(({ text, pages }) => `${text}（${pageText(pages)}）`);
  return [
    words('原文一', 'first quote', 34, ({ quotes }) => quotes[0]?.text ?? null),
    words('页码一', 'its page', 8, ({ quotes }) => pageText(quotes[0]?.pages ?? [])),
    words('原文二', 'second quote', 34, ({ quotes }) => quotes[1]?.text ?? null),
    words('页码二', 'its page', 8, ({ quotes }) => pageText(quotes[1]?.pages ?? [])),
    words('其余原文（页码）', 'further quotes (pages)', 34, (row) => rest(row).join('\n')),
    words('报告所载', 'stated', 16, ({ check }) => check.stated),
    words('应为', 'computed', 16, ({ check }) => check.computed),
    words('差额', 'difference', 14, ({ check }) => check.difference),
    words('容许误差', 'tolerance', 12, ({ check }) => check.tolerance),
    ...pageColumns<CheckRow>(({ check }) => check.places).slice(1),
    words('规则代码', 'rule id', 34, ({ check }) => check.rule),
  ];
}

function checkColumns(): Column<CheckRow>[] {
  return [
    words('规则', 'rule', 34, ({ check }, told) => told.words.title(check.rule)[told.language]),
    words('说明', 'what is said', 60, ({ check }, told) => told.words.sentence(check)[told.language]),
    ...quoteColumns(),
  ];
}

function checksOf(file: RunFile, isWanted: (check: Check) => boolean): Iterable<CheckRow> {
  return ofReport(file, ({ report }) =>
    report.checks.filter(isWanted).map((check) => ({ file, check, quotes: quotesOf(check, report) })),
  );
}

const order = { error: 0, warning: 1, note: 2 } as const;
/** What is accepted comes last: it is listed, but nobody has to look at it. */
const rankOf = (check: Check): number => order[check.severity] + (isOpen(check) ? 0 : 3);

/** 问题清单: what fails and what cannot be told, the worst of each report first. */
export const findings = sheetOf<CheckRow>(
  { zh: '问题清单', en: 'Findings' },
  1,
  (file) => [...checksOf(file, ({ outcome }) => outcome !== 'pass')].sort((a, b) => rankOf(a.check) - rankOf(b.check)),
  [
    ...verdictColumns<CheckRow>(),
    ...ownerColumns<CheckRow>(),
    ...checkColumns(),
    words('疑似误读', 'maybe misread', 30, ({ check: { suggestion } }, { language }) =>
      suggestion ? misreadWords(suggestion)[language] : null,
    ),
    words('核实说明', 'accepted because', 30, ({ check }) => check.accepted ?? null),
  ],
);

/** 校验通过项: silence is no proof, so what was compared and holds is listed too. */
export const passed = sheetOf<CheckRow>(
  { zh: '校验通过项', en: 'Passed checks' },
  1,
  (file) => checksOf(file, ({ outcome }) => outcome === 'pass'),
  [...ownerColumns<CheckRow>(), ...checkColumns()],
);
