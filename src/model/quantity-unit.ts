/** The units that figures are printed with, 计量单位, and what they are worth: 万名 is 10000 × 名. */
import { matchForm } from './characters.ts';
import { remembered } from './remembered.ts';
import { vocabulary } from './vocabulary.ts';

const { units } = vocabulary;
const yuanOf: Readonly<Record<string, string>> = units.money;
const multiplierOf: Readonly<Record<string, string>> = units.multipliers;

const baseUnits = [
  ...Object.keys(units.money),
  ...units.foreignMoney,
  ...units.count,
  ...units.length,
  ...units.area,
  ...units.mass,
  ...units.time,
  ...units.ratio,
].map(matchForm);
const known = new Set(baseUnits);
const counts = new Set(units.count.map(matchForm));
const times = new Set(units.time);

/** Words that begin like a unit and are none, unit → what may not follow: 2.3万个体户, 3分之一, 1元旦, 5项目 (but 5项目标). */
const notBefore: Readonly<Record<string, string>> = {
  个: '体户|体工商|体经营',
  元: '素|旦|化|宵',
  分: '之|支|局|公司|管|类|别|布|析|享|期|散|配',
  年: '级|度|代|龄|底|末|初|前|后|来|间|报|鉴',
  日: '前|起|止|至|期|报|常|均|益|正式',
  人: '民|口|才|工智|均',
  户: '籍|口|外|型',
  名: '录|称|牌|列前',
  台: '湾|州|风|账',
  条: '例|件|款',
  组: '织|成|建',
  项: '目(?!标)',
  支: '付|出|持|撑|部|行|委',
  期: '间|末|初|限|货|望',
  批: '复|示|零|评|改',
  所: '以|属|有|在|需|示|谓|述',
  处: '理|置|于|罚',
  口: '岸|径',
  路: '由|线|网|径|灯|况|公交',
  段: '落',
  单: '位|独|价|据',
  例: '如|会|行|外',
  起: '来|草|步|诉',
  案: '例|件',
  层: '面|次|级',
  面: '积|对|向|临',
  天: '然|津',
  节: '能|约|目|假|水',
  间: '接|隔',
  类: '似|型',
  度: '假',
  次: '元',
  轮: '值|岗|换',
  位: '于|列|置|居',
  部: '门|分|署|级|委',
  集: '中|聚|体|团|群',
  列: '入|支|为|举',
  道: '路',
  升: '级|规|至|到|学',
  米: '粉',
  周: '岁|边|期|转',
  卷: '烟',
  秒: '杀',
  门: '户|诊',
  本: '级|市|区|县|年度',
};

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function unitPattern(unit: string): string {
  const next = notBefore[unit];
  if (/[A-Za-z0-9]$/.test(unit)) return `${escaped(unit)}(?![A-Za-z0-9])`;
  return next === undefined ? escaped(unit) : `${escaped(unit)}(?!${next})`;
}

/** The words, longest first, as one alternation: 个百分点 is tried before 个. */
export function alternation(words: Iterable<string>, pattern: (word: string) => string = escaped): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(pattern)
    .join('|');
}

// 万吨 and 万人次 are found as 万 and the longest unit, so that 万吨标准煤 is not cut short.
const unitWords = alternation(
  baseUnits.filter((unit) => !/^[万亿]/.test(unit)),
  unitPattern,
);
const multiplierWords = alternation(Object.keys(multiplierOf));
const over = '[余多来]';

// `whole`, else `multiplier` and `base`; then 元/亩, 人次/年. The words for "and more" stand before, or inside: 730余人次, 5亿多元.
const unitAfterNumber = new RegExp(
  `(?<before>${over})? ?(?:\\((?<bracketed>(?:${multiplierWords})?(?:${unitWords}))\\)|` +
    `(?:(?<whole>${unitWords})|(?<multiplier>${multiplierWords})(?<inside>${over})?(?<base>${unitWords})?)` +
    `(?:/(?<per>${unitWords}))?)`,
  'uy',
);

/** A unit as it follows a number, multiplier kept as printed; `over` for 余 and 多 in front of it or inside. */
export interface PrintedUnit {
  readonly unit: string;
  readonly over: boolean;
  readonly to: number;
}

/** The unit that begins at `at`, or null; bounded by the longest unit, whatever follows. */
export function unitAt(match: string, at: number): PrintedUnit | null {
  unitAfterNumber.lastIndex = at;
  const found = unitAfterNumber.exec(match)?.groups;
  if (!found) return null;
  const { before, inside, bracketed, whole, multiplier = '', base = '', per } = found;
  const unit = bracketed ?? (whole ?? multiplier + base) + (per ? `/${per}` : '');
  return { unit, over: before !== undefined || inside !== undefined, to: unitAfterNumber.lastIndex };
}

/** A unit taken apart: 万人次 is `10000` of 人次, 亿元 is `100000000` of 元, equal units under one name. */
export interface UnitWorth {
  readonly factor: string;
  readonly base: string;
}

/** What one of the unit is worth in its base unit; an unknown unit is its own base. */
export const worthOf = remembered((unit: string): UnitWorth => {
  const yuan = yuanOf[unit];
  if (yuan !== undefined) return { factor: yuan, base: '元' };
  // 千米 and 百分比 are units of their own, not a thousand 米; 万人次 and 万亩 are listed too, but taken apart.
  if (known.has(unit) && !/^[万亿]/.test(unit)) return { factor: '1', base: sameAs(unit) };
  for (const [word, factor] of multipliersLongestFirst) {
    const base = unit.slice(word.length);
    if (unit.startsWith(word) && (base === '' || known.has(headOf(base)))) return { factor, base: sameAs(base) };
  }
  return { factor: '1', base: sameAs(unit) };
});

const multipliersLongestFirst = Object.entries(multiplierOf).sort(([a], [b]) => b.length - a.length);

function headOf(unit: string): string {
  const slash = unit.indexOf('/');
  return slash < 0 ? unit : unit.slice(0, slash);
}

function sameAs(unit: string): string {
  return units.unitsEquivalent.find((group) => group.includes(unit))?.[0] ?? unit;
}

/** The power of ten that the unit multiplies by: 8 for 亿元, 4 for 万亩, 0 for 家. */
export function powerOf(unit: string): number {
  return worthOf(unit).factor.length - 1;
}

/** Whether things are counted with the unit one by one, without 万 or 亿: such a figure is exact. */
export function isCount(unit: string): boolean {
  const { factor, base } = worthOf(unit);
  return factor === '1' && (counts.has(unit) || counts.has(base));
}

/** Whether the unit measures time: 2个工作日内. */
export function isTime(unit: string): boolean {
  return times.has(unit);
}

/** Whether the unit is an amount in yuan, and not a price such as 元/亩. */
export function isYuan(unit: string): boolean {
  return worthOf(unit).base === '元';
}

/** The money unit that a caption or a column head names: 单位：万元 → 万元; null when it names none. */
export function moneyUnitIn(caption: string): string | null {
  return (
    Object.keys(yuanOf)
      .sort((a, b) => b.length - a.length)
      .find((unit) => caption.includes(unit)) ?? null
  );
}
