/** The sheet 报告间核对: what the reports of the folder say of each other, each with both files. */
import type { Between } from './between.ts';
import { pageText } from './page-source.ts';
import { verdictColumns } from './spreadsheet-checks.ts';
import { type Column, linkTo, sheetOf, words } from './spreadsheet-columns.ts';

const ordinals = [
  { zh: '一', en: 'first' },
  { zh: '二', en: 'second' },
] as const;

function sideColumns(at: number, { zh, en }: (typeof ordinals)[number]): Column<Between>[] {
  return [
    words(`部门${zh}`, `${en} department`, 26, ({ sides }) => sides[at]?.name ?? null),
    words(`年度${zh}`, 'its year', 8, ({ sides }) => sides[at]?.year ?? null),
    words(`文件${zh}`, 'its file', 30, ({ sides }) => sides[at]?.file ?? null),
    words(`原文${zh}`, 'its quote', 34, ({ sides }) => sides[at]?.text ?? null),
    words(`页码${zh}`, 'its page', 8, ({ sides }) => pageText(sides[at]?.pages ?? [])),
    {
      title: { zh: `打开原文${zh}`, en: 'open' },
      width: 11,
      look: 'text',
      value: ({ sides }, { language }) => {
        const side = sides[at];
        return side ? linkTo(side, side.pages[0] ?? null, language) : null;
      },
    },
  ];
}

/** Comparisons between reports, a row for each. */
export const betweenSheet = sheetOf<Between, Between>({ zh: '报告间核对', en: 'Between reports' }, 1, (one) => [one], [
  ...verdictColumns<Between>(),
  words('规则', 'rule', 34, ({ check }, told) => told.words.title(check.rule)[told.language]),
  words('说明', 'what is said', 60, ({ check }, told) => told.words.sentence(check)[told.language]),
  ...ordinals.flatMap((ordinal, at) => sideColumns(at, ordinal)),
  words('规则代码', 'rule id', 34, ({ check }) => check.rule),
  words('核实说明', 'accepted because', 30, ({ check }) => check.accepted ?? null),
]);
