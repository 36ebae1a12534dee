/** The labels of forms as they are printed → the names that the vocabulary gives them. */
import { compact } from '../../model/characters.ts';
import { moneyUnitIn } from '../../model/quantity-unit.ts';
import { labelsOf, patternsOf, vocabulary } from '../../model/vocabulary.ts';

/** What a column of a table of indicators or funds holds. */
export const columnFields = [
  'level1',
  'level2',
  'level3',
  'indicator',
  'remark',
  'ordinal',
  'comparator',
  'target',
  'adjustedTarget',
  'actual',
  'unit',
  'fullScore',
  'score',
  'reviewScore',
  'shortfallReason',
  'scoringStandard',
  'executionRate',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** What a label beside a value tells. */
export const keyFields = [
  'projectName',
  'department',
  'supervisingDepartment',
  'implementingUnit',
  'fiscalYear',
  'goalTarget',
  'goalActual',
  'totalScore',
  'grade',
  'conclusion',
  'shortfallReason',
  'problems',
  'improvements',
  'signatures',
] as const;
export type KeyField = (typeof keyFields)[number];

function tableOf<Name extends string>(
  names: readonly Name[],
  labels: (name: Name) => readonly string[],
): Map<string, Name> {
  return new Map(names.flatMap((name) => labels(name).map((label): [string, Name] => [compact(label), name])));
}

// Where one label has two names the later one counts: 复核得分 is a column of its own, never the score.
const COLUMNS = tableOf(columnFields, labelsOf);
const LIKE_COLUMNS = likenesses(columnFields.map((field) => [field, patternsOf(field)]));
const LIKE_SOURCES = likenesses(Object.entries(vocabulary.fundPatterns));
const KEYS = tableOf(keyFields, labelsOf);
const ITEMS = tableOf(Object.keys(vocabulary.fundItems), (name) => vocabulary.fundItems[name] ?? []);
const SOURCES = tableOf(Object.keys(vocabulary.funds), (name) => vocabulary.funds[name] ?? []);

function likenesses<Name extends string>(patterns: readonly (readonly [Name, readonly string[]])[]): [RegExp, Name][] {
  return patterns.flatMap(([name, all]) => all.map((one): [RegExp, Name] => [new RegExp(one, 'u'), name]));
}

/** 「其中：」, 「一、」 and 「1.」 in front of a label. */
const LEAD_IN = /^(?:其中[:、]?|[一二三四五六七八九十]+、|\d{1,2}[.、](?!\d)|\([一二三四五六七八九十\d]+\))+/;
/** A unit, a letter or a remark in brackets behind a label: （万元）（A）（20分*执行率）. */
const BRACKET = /\([^()]*\)$/;
/** A weight behind a label: 数量指标15分. */
const WEIGHT = /\d+(?:\.\d+)?分$/;

/** 2022年 in front of 决算数. */
const OWN_YEAR = /^20\d\d年度?(?=.)/;

/** The forms of a label from the printed one to the barest; the first that has a name counts. */
function* variants(words: string): Iterable<string> {
  let label = compact(words).replace(/[:：]+$/, '');
  yield label;
  for (let bare = ''; bare !== label; ) {
    bare = label;
    label = label.replace(BRACKET, '').replace(WEIGHT, '').replace(/:$/, '');
    if (label !== bare) yield label;
  }
  for (const plain of [label.replace(LEAD_IN, ''), label.replace(OWN_YEAR, '')]) if (plain !== label) yield plain;
}

/** What a label says, under every name that the vocabulary gives it. */
export interface Label {
  /** As the head of a column. */
  readonly column: ColumnField | null;
  /** As the label of the value beside it. */
  readonly key: KeyField | null;
  readonly fundItem: string | null;
  readonly fundSource: string | null;
  /** 总分 or 合计: adds up the others. */
  readonly isTotal: boolean;
  /** The money unit that it names: 项目资金（万元）. */
  readonly unit: string | null;
}

/** The label of a cell that has none. */
export const NO_LABEL: Label = {
  column: null,
  key: null,
  fundItem: null,
  fundSource: null,
  isTotal: false,
  unit: null,
};

export function readLabel(words: string): Label {
  const labels = [...variants(words)];
  const lookUp = <Name>(names: ReadonlyMap<string, Name>): Name | null => {
    for (const label of labels) {
      const name = names.get(label);
      if (name !== undefined) return name;
    }
    return null;
  };
  const column = lookUp(COLUMNS) ?? like(labels, LIKE_COLUMNS);
  // Beside the width of a form both tell why its targets were missed.
  const isReason = column === 'shortfallReason' || column === 'remark';
  return {
    column,
    key: lookUp(KEYS) ?? (isReason ? 'shortfallReason' : null),
    fundItem: lookUp(ITEMS),
    fundSource: lookUp(SOURCES) ?? like(labels, LIKE_SOURCES),
    isTotal: TOTAL.test(labels.at(-1) ?? ''),
    unit: unitIn(words),
  };
}

/** The name of what a label is like that no list has: 实际完成指标值, 「偏离目标的原因及说明」, 自治区财政补助资金. */
function like<Name>(labels: readonly string[], names: readonly (readonly [RegExp, Name])[]): Name | null {
  return names.find(([pattern]) => labels.some((label) => pattern.test(label)))?.[1] ?? null;
}

const TOTAL = /^(?:总分|合计|总计|总得分|自评总分|得分合计|金额合计|合计金额)$/;

/** The money unit that a label or caption names: 项目资金（万元）, 单位：元. */
export function unitIn(words: string): string | null {
  const found = /\((?:人民币|单位:?)?([^()]*元)\)|(?:单位|金额):?([百千万亿]?元)/.exec(compact(words));
  const unit = found?.[1] ?? found?.[2];
  return unit ? moneyUnitIn(unit) : null;
}

const NOTHING = new Set(vocabulary.nullTokens.map(compact));

/** True where a cell says that there is nothing: empty, 「/」, 「—」, 「无」. */
export const isNothing = (words: string): boolean => {
  const text = compact(words);
  return text === '' || NOTHING.has(text);
};
