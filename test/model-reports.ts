/** Reports built by hand, figure by figure, for tests of the rules. */

import { extract } from '../src/extract/index.ts';
import { findQuantities, parseMoney, parseQuantity } from '../src/model/quantity.ts';
import type { Enumeration, Fund, Indicator, Printed, Rate, Report, ReportBody, Score } from '../src/model/report.ts';
import { vocabulary } from '../src/model/vocabulary.ts';
import { segment } from '../src/segment.ts';
import { validate } from '../src/validate.ts';
import { textDocument } from './text-document.ts';

let nextLine = 0;

/** Words on the paper, each below those before. */
export function printed(text: string, confidence = 1): Printed {
  nextLine += 20;
  return { text, places: [{ page: 1, boxes: [[90, nextLine, 90 + 12 * text.length, nextLine + 16]], confidence }] };
}

export function report(parts: Partial<ReportBody> = {}): ReportBody {
  return {
    profile: { kind: 'department', title: null, department: null, fiscalYear: null },
    sections: [],
    funds: [],
    rates: [],
    scores: [],
    conclusion: null,
    indicators: [],
    problems: [],
    improvements: [],
    statements: [],
    enumerations: [],
    explanations: [],
    tables: [],
    ...parts,
  };
}

/** 'initial', '1,200.00万元', 'general-public' */
export function fund(
  item: string,
  text: string,
  source = 'total',
  scope = 'department',
  change?: 'increase' | 'decrease',
): Fund {
  const money = parseMoney(text);
  if (!money) throw new Error(`no amount: ${text}`);
  return { item, fund: source, scope, amount: { ...money, ...(change ? { change } : {}), ...printed(text) } };
}

export function rate(name: string, text: string, scope = 'department'): Rate {
  const found = parseQuantity(text);
  if (!found) throw new Error(`no rate: ${text}`);
  return { name, value: found.quantity, scope, ...printed(text) };
}

/** A node of the tree, on the paper above its parts. */
export function score(name: string, fullScore: string | null, points: string | null, ...parts: Score[]): Score {
  const own = printed(points === null ? name : `${points}分`);
  const below = parts[0]?.places[0]?.boxes[0]?.[1];
  for (const box of own.places[0]?.boxes ?? []) if (below !== undefined) [box[1], box[3]] = [below - 1, below + 15];
  return { name, fullScore, score: points, ...own, parts };
}

export function conclusion(points: string | null, grade: string | null): NonNullable<Report['conclusion']> {
  return { score: points, grade, ...printed(`自评得分${points}分，等级为“${grade}”`) };
}

interface Row {
  target?: string;
  actual?: string;
  verdict?: string;
  reason?: string;
  fullScore?: string;
  score?: string;
  level1?: string;
  level2?: string;
  kind?: Indicator['kind'];
  from?: Indicator['from'];
}

export function indicator(name: string, row: Row = {}): Indicator {
  const points = (value: string | undefined): Indicator['score'] =>
    value === undefined ? null : { value, ...printed(value) };
  return {
    number: null,
    level1: row.level1 ?? null,
    level2: row.level2 ?? null,
    name,
    kind: row.kind ?? 'output',
    target: sought(row.target),
    actual: sought(row.actual),
    verdict: verdictOf(row.verdict),
    fullScore: points(row.fullScore),
    score: points(row.score),
    shortfallReason: row.reason === undefined ? null : printed(row.reason),
    from: row.from ?? 'prose',
    ...printed(name),
  };
}

function sought(text: string | undefined): Indicator['target'] {
  if (text === undefined) return null;
  const whole = parseQuantity(text);
  return {
    ...printed(text),
    quantities: whole ? [whole.quantity] : findQuantities(text).map(({ quantity }) => quantity),
  };
}

function verdictOf(text: string | undefined): Indicator['verdict'] {
  if (text === undefined) return null;
  const value = (['exceeded', 'partly-met', 'missed', 'met'] as const).find((name) =>
    vocabulary.verdicts[name].includes(text),
  );
  if (!value) throw new Error(`no verdict: ${text}`);
  return { value, ...printed(text) };
}

/** 「内设科室3个」 and what is listed. */
export function enumeration(text: string, ...items: string[]): Enumeration {
  const [declared] = findQuantities(text);
  if (!declared) throw new Error(`no number: ${text}`);
  return { declared: declared.quantity, ...printed(text), items: items.map((item) => printed(item)) };
}

/** A report with one section of prose, read as the program reads it: sections and statements. */
export function prose(...lines: string[]): ReportBody {
  const text = ['某单位2023年度部门整体支出绩效自评报告', '一、基本情况', '（一）部门概况。', ...lines].join('\n');
  const document = textDocument(text);
  const outline = segment(document).value;
  const { sections, statements, profile } = validate(document, outline, extract(document, outline).value).value;
  return report({ profile, sections, statements });
}

/** A section with the text below its heading. */
export function section(title: string, text: string): Report['sections'][number] {
  return { number: '一、', level: 1, title, topic: null, text, places: printed(title).places, sections: [] };
}

/** A table with the printed words as its cells. */
export function table(...rows: (readonly Printed[])[]): Report['tables'][number] {
  return {
    title: null,
    pages: [1],
    columns: [],
    rows: rows.map((cells) => cells.map(({ text, places }) => ({ text, places, rowSpan: 1, colSpan: 1 }))),
  };
}
