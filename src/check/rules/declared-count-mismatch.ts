import { matchForm } from '../../model/characters.ts';
import { absolute, decimal, print, subtract } from '../../model/decimal.ts';
import { findQuantities } from '../../model/quantity.ts';
import type { Enumeration, Printed } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { isSame } from '../arithmetic.ts';
import { lastClause } from '../clauses.ts';

/**
 * 所写数量与列举项数不符: a declared number of things differs from the list.
 *
 * Why: an entry was added or dropped and the number in front of the list was not changed, or an entry is missing.
 * Formula: declared = number of listed entries, exact. Neither a number that is no more than a bound (10余项) nor a list
 * that runs into another one is compared.
 * Basis: 所列项数应与所写数量一致。
 * Fires: 内设3个科室，分别是办公室、规划科、建设科、财务科.
 * Holds: 内设3个科室，分别是办公室、规划科、财务科.
 */
export const declaredCountMismatch: Rule = {
  id: 'declared-count-mismatch',
  severity: 'error',
  title: { zh: '所写数量与列举项数不符', en: 'A declared number of items differs from the list' },
  basis: '所列项数应与所写数量一致',
  needs: { zh: '未读到先写数量、后逐项列举的内容', en: 'Needs a declared number with the list that follows it' },
  messages: {
    differs: {
      zh: '“{words}”所写数量为{stated}，与所列项数（{computed}）不符，相差{difference}，容许误差{tolerance}',
      en: 'The number declared in “{words}” is {stated}, which differs from the number of listed items ({computed}) by {difference} (tolerance {tolerance})',
    },
    holds: {
      zh: '“{words}”所写数量为{stated}，与所列项数（{computed}）相符',
      en: 'The number declared in “{words}” is {stated}, the number of listed items ({computed})',
    },
  },
  *check(report) {
    for (const enumeration of report.enumerations) {
      if (isCount(enumeration) && !isEntangled(enumeration, report.enumerations)) yield comparisonOf(enumeration);
    }
  },
};

function isCount({ declared, items }: Enumeration): boolean {
  return items.length > 0 && declared.comparator === '=' && declared.upper === undefined;
}

/** Whether a list that does not count as declared shares an entry with one that does: 编制A、B等2份方案，出台C、D等2项标准. */
function isEntangled(enumeration: Enumeration, all: readonly Enumeration[]): boolean {
  const isRight = ({ declared, items }: Enumeration): boolean => isSame(declared.value, String(items.length));
  const shares = ({ items }: Enumeration): boolean =>
    items.some((item) => enumeration.items.some((own) => isOneQuote(item, own)));
  return !isRight(enumeration) && all.some((other) => other !== enumeration && isRight(other) && shares(other));
}

function isOneQuote(a: Printed, b: Printed): boolean {
  return a.text === b.text && JSON.stringify(a.places) === JSON.stringify(b.places);
}

/** Words quoted on either side of the number, in characters. */
const CONTEXT = 20;

function comparisonOf(enumeration: Enumeration): Comparison {
  const { declared, items, places } = enumeration;
  const difference = subtract(decimal(declared.value), decimal(String(items.length)));
  const holds = difference.digits === 0n;
  const printed = declaredIn(enumeration);
  const numbers = {
    stated: printed.figure,
    computed: String(items.length) + declared.unit,
    tolerance: `0${declared.unit}`,
  };
  return {
    outcome: holds ? 'pass' : 'fail',
    variant: holds ? 'holds' : 'differs',
    facts: { ...numbers, words: printed.words, difference: print(absolute(difference)) + declared.unit },
    figures: [{ text: printed.figure, places }, ...items],
    ...numbers,
    difference: print(difference) + declared.unit,
  };
}

/** The number as printed, and the words around it: the occurrence in the passage that stands nearest to the list. */
function declaredIn({ declared: { value, unit }, items, text }: Enumeration): { figure: string; words: string } {
  const list = text.indexOf(items[0]?.text ?? '');
  const found = findQuantities(matchForm(text)).filter((f) => f.quantity.value === value && f.quantity.unit === unit);
  const [nearest] = found.sort((a, b) => Math.abs(a.from - list) - Math.abs(b.from - list));
  if (!nearest) return { figure: value + unit, words: value + unit };
  const { from, to } = nearest;
  const before = lastClause(text.slice(Math.max(0, from - CONTEXT), from), '，。；：、\n');
  const after = /^[^，。；：、\n]*/u.exec(text.slice(to, to + CONTEXT))?.[0] ?? '';
  return { figure: text.slice(from, to), words: before + text.slice(from, to) + after };
}
