/**
 * The grammar of printed figures, 数值: sign, comparator words, digits, 万 and 亿, unit, 以上 and 左右.
 *
 * One pass over the normalised words. What only looks like a figure (〔2023〕17号, 1-12月, 第128届) is named in `notFigures`.
 * 超, 超过, 逾, 余 and 多 are `over` (a figure that is known to be more), while 大于, 高于 and > are `>` (a limit).
 */
import { compare, decimal, print, shift, widen } from './decimal.ts';
import { digitsOf } from './quantity-numeral.ts';
import { isTime, isYuan, moneyUnitIn, type PrintedUnit, powerOf, unitAt } from './quantity-unit.ts';
import { type Comparator, changeBefore, comparatorAfter, comparatorBefore } from './quantity-words.ts';
import type { Money, Quantity } from './report.ts';

/** A figure and where it stands: a UTF-16 span with its sign, comparator, unit and change word (增长7%以上). */
export interface FoundQuantity {
  from: number;
  to: number;
  quantity: Quantity;
  money: Money | null;
}

/** Printed numbers that are no figures although a unit may follow; each with a test of its name. */
export const notFigures: Readonly<Record<string, string>> = {
  web: '(?:https?:\\/\\/|www\\.|@)[\\w.\\/?=&%-]+',
  ordinal: '第[\\d一二两三四五六七八九十百千零〇]+',
  yearRange: '(?:19|20)\\d{2}年?[-—–~～至]{1,2}(?:19|20)\\d{2}(?:年度?)?',
  year: '(?:19|20)\\d{2}年度?(?:\\d{1,2}月(?:\\d{1,2}日)?)?',
  date: '(?:19|20)\\d{2}[.\\/-]\\d{1,2}[.\\/-]\\d{1,2}(?!\\d)',
  monthRange: '\\d{1,2}月?[-—–~～至]{1,2}\\d{1,2}月份?(?:\\d{1,2}日)?',
  day: '\\d{1,2}月\\d{1,2}日',
  clock: '\\d{1,2}[时点]\\d{1,2}分',
  telephone: '0\\d{2,3}-\\d{7,8}(?!\\d)',
  issue: '[〔\\[(](?:19|20)\\d{2}[〕\\])]第?\\d*号?',
  code: '(?:代码|编码|编号|账号|号码|类款项)[:为]?\\d+',
  scheme: '\\d{1,4}(?:[+×xX*·∶]\\d{1,4})+(?:\\+N)?(?:小时)?',
  section: '\\d{1,3}(?:\\.\\d{1,3}){2,}',
  fraction: '\\d{1,3}\\/\\d{1,3}(?![\\d.])',
  slogan: '(?:两个|四个|五个|八项|三个|三项|五位)(?:维护|意识|自信|规定|代表|全面|确立|一百年|一工程|一体)',
};

const arabic = '\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const inWords = '[一二两三四五六七八九十百千][一二两三四五六七八九十百千零〇]*';
const tokens = new RegExp(
  `(?:${Object.values(notFigures).join('|')})|百分之(?<percent>${arabic}|${inWords})|(?<number>${arabic}|${inWords})`,
  'gu',
);
const rangeEnd = new RegExp(` ?(?:[-—–~～]{1,2}|至) ?(?<number>${arabic})`, 'uy');

// Only what reports count in words: 六项工作任务, 十二个, 一百二十户. Not 三支, 四套班子, 三台县.
const countedInWords = new Set(
  '个 项 家 户 名 人 次 场 份 宗 座 根 张 辆 件 条 类 所 个月 家次 人次 场次 户次 个百分点 倍 万人 万元 亿元'.split(
    ' ',
  ),
);

/** Every figure of the words, in order, none overlapping another; bare numbers are none. */
export function findQuantities(match: string): FoundQuantity[] {
  const found: FoundQuantity[] = [];
  let at = 0;
  for (let token = next(match, at); token; token = next(match, at)) {
    const figure = token.number === null ? null : read(match, token, false);
    at = figure?.to ?? token.to;
    if (figure?.found && figure.found.from >= (found.at(-1)?.to ?? 0)) found.push(figure.found);
  }
  return found;
}

/** The figure that the words are, all of them: ≥13台, 50, 0.00, 12月; null when they say more or less than a figure. */
export function parseQuantity(match: string): FoundQuantity | null {
  const words = match.replace(/[。;、,\s]+$/u, '');
  const token = next(words, 0);
  if (!token || token.number === null) return null;
  const found = read(words, token, true)?.found ?? null;
  return found && words.slice(0, found.from).trim() === '' && found.to === words.length ? found : null;
}

/** The amount in yuan that the words are; `captionUnit` (单位：万元) is the unit of a figure printed without one. */
export function parseMoney(match: string, captionUnit?: string): Money | null {
  const found = parseQuantity(match);
  if (!found) return null;
  if (found.money) return found.money;
  const unit = captionUnit === undefined ? null : moneyUnitIn(captionUnit);
  return unit === null || found.quantity.unit !== '' ? null : moneyOf({ ...found.quantity, unit });
}

/** The quantity with its exact yuan, or null when its unit is not an amount in yuan. */
export function moneyOf(quantity: Quantity): Money | null {
  if (!isYuan(quantity.unit)) return null;
  return { ...quantity, yuan: print(widen(shift(decimal(quantity.value), powerOf(quantity.unit)), 2)) };
}

interface Token {
  readonly from: number;
  readonly to: number;
  readonly number: string | null;
  readonly percent: boolean;
}

function next(match: string, at: number): Token | null {
  tokens.lastIndex = at;
  const found = tokens.exec(match);
  if (!found) return null;
  const { percent, number } = found.groups ?? {};
  return {
    from: found.index,
    to: tokens.lastIndex,
    number: percent ?? number ?? null,
    percent: percent !== undefined,
  };
}

interface Reading {
  readonly to: number;
  readonly found: FoundQuantity | null;
}

function read(match: string, token: Token, wholeCell: boolean): Reading | null {
  const value = plainNumber(token.number ?? '');
  if (value === null || isPartOfWord(match, token)) return null;
  const range = token.percent ? null : rangeAt(match, token.to, value);
  if (range === 'none') return null;
  const unit = token.percent ? percentUnit(token.to) : unitAt(match, range?.to ?? token.to);
  const figure = { match, token, value, upper: range?.value, unit, to: unit?.to ?? range?.to ?? token.to };
  return { to: figure.to, found: quantityOf(figure, wholeCell) };
}

interface Figure {
  readonly match: string;
  readonly token: Token;
  readonly value: string;
  readonly upper: string | undefined;
  readonly unit: PrintedUnit | null;
  readonly to: number;
}

function quantityOf(figure: Figure, wholeCell: boolean): FoundQuantity | null {
  const { match, token, upper, unit } = figure;
  const sign = upper === undefined ? signBefore(match, token.from) : null;
  const before = comparatorBefore(match, sign?.from ?? token.from);
  if (!isFigure(figure, before?.comparator ?? null, wholeCell)) return null;
  const after = comparatorAfter(match, figure.to, unit !== null && isTime(unit.unit));
  const change = sign ? null : changeBefore(match, before?.from ?? token.from);
  const value = sign?.negative ? `-${figure.value}` : figure.value;
  const quantity: Quantity = {
    comparator: before?.comparator ?? (unit?.over ? 'over' : (after?.comparator ?? '=')),
    value,
    ...(upper === undefined ? {} : { upper }),
    unit: unit?.unit ?? '',
    step: stepOf(upper ?? value),
    ...(change ? { change: change.change } : {}),
  };
  const from = change?.from ?? before?.from ?? sign?.from ?? token.from;
  return { from, to: after?.to ?? figure.to, quantity, money: moneyOf(quantity) };
}

/** One unit of the last printed digit: 48217.36 → 0.01, 54 → 1. */
export function stepOf(text: string): string {
  const { scale } = decimal(text);
  return print({ digits: 1n, scale });
}

function plainNumber(number: string): string | null {
  return /^\d/.test(number) ? number.replaceAll(',', '') : digitsOf(number);
}

function percentUnit(to: number): PrintedUnit {
  return { unit: '%', over: false, to };
}

/** The end of a range, 3—5个 or 60%-80%; 'none' where a hyphen joins a number that does not grow: a code, 10-5. */
function rangeAt(match: string, at: number, low: string): { value: string; to: number } | null | 'none' {
  if (!/\d/.test(match[at - 1] ?? '')) return null;
  const unit = unitAt(match, at);
  rangeEnd.lastIndex = unit?.to ?? at;
  const number = rangeEnd.exec(match)?.groups?.number;
  if (number === undefined) return null;
  const [value, to] = [number.replaceAll(',', ''), rangeEnd.lastIndex];
  const grows = compare(decimal(low), decimal(value)) < 0;
  if (unit && unitAt(match, to)?.unit !== unit.unit) return null;
  return grows ? { value, to } : unit ? null : 'none';
}

// -9% stands at the start of a value, after 为, ： or a blank; 1-12月 and COVID-19 do not.
const signStart = /[:,，。;；(（=\s、为是率幅达值润损速≥≤<>]/u;

function signBefore(match: string, from: number): { from: number; negative: boolean } | null {
  const sign = match[from - 1];
  if (sign !== '-' && sign !== '−' && sign !== '+') return null;
  const before = match[from - 2];
  return before === undefined || signStart.test(before) ? { from: from - 1, negative: sign !== '+' } : null;
}

// V2.0, A4, COVID-19 and the end of 10-5 are parts of names; LED100盏 is not, since two capitals and a unit stand around it.
const nameBefore = /(?:[A-Za-z][-_.]|[\d%][-—–~～.]|(?<![A-Z])[A-Z]|[a-z])$/u;
const wordsBefore = /[一二两三四五六七八九十百千万亿零〇几数每第首初之同某“‘"「《]$/u;

function isPartOfWord(match: string, { from, number, percent }: Token): boolean {
  const before = lastOf(match, from);
  if (/^\d/.test(number ?? '')) return nameBefore.test(before);
  return !percent && wordsBefore.test(before);
}

function isFigure(figure: Figure, comparator: Comparator | null, wholeCell: boolean): boolean {
  const { match, token, unit, value } = figure;
  if (!/^\d/.test(token.number ?? '')) return token.percent || isCountedInWords(figure);
  // ≥50 is a figure without its unit, 超过50 may be anything.
  if (!unit) return wholeCell || (comparator !== null && /[≥≤<>=≧≦] ?$/u.test(lastOf(match, token.from)));
  return wholeCell || isDuration(match, token, unit, value, comparator);
}

function isCountedInWords({ token, unit }: Figure): boolean {
  // 一个, 二次, 百家, 千户: not counted.
  return unit !== null && countedInWords.has(unit.unit) && !/^(?:[一二]$|[百千])/u.test(token.number ?? '');
}

// 2022年, 12月 and 31日 are dates, 近5年 and 22年12月 too; 5年, ≤12月 and 15日内 are lengths of time.
function isDuration(
  match: string,
  token: Token,
  unit: PrintedUnit,
  value: string,
  comparator: Comparator | null,
): boolean {
  const limited = comparator !== null && comparator !== 'under' && comparator !== '~';
  const next = match.slice(unit.to, unit.to + 3);
  if (unit.unit === '月') return limited;
  if (unit.unit === '日') return limited || /^以?内/u.test(next);
  if (unit.unit !== '年') return true;
  return (
    value.length <= 2 &&
    (limited || !/[近前后每这至到月]$/u.test(lastOf(match, token.from))) &&
    !/^\d{1,2}月/u.test(next)
  );
}

function lastOf(match: string, to: number): string {
  return match.slice(Math.max(0, to - 3), to);
}
