/** What a figure is said of, reduced to what carries the meaning: 全区新建成5G基站 and 新建5G基站 are one subject. 主体 */
import { contrasts } from '../model/contrasts.ts';
import { remembered } from '../model/remembered.ts';
import { once } from './once.ts';

/** Shorter subjects say too little, and so do those that are made of general words only. */
const SHORTEST = 4;
const SHORTEST_OWN = 3;

/** Years and months, which are compared as periods. */
const TIME =
  /20\d\d年度?|\d{1,2}[-—~至]\d{1,2}月份?|截[至止]到?[^，。；]{0,10}(?:底|日|月)|目前|全年|全年度|年度|本年|当年|年末|年底|^[一二三四五六七八九十]是/gu;
/** Single characters between words; none of them keeps two things apart. */
const FUNCTION = /[的了为是共已约及与和等有达对将在由]/gu;
const PUNCTUATION = /[^\p{L}\p{N}]/gu;

const longestFirst = (words: readonly string[]): string[] => [...words].sort((a, b) => b.length - a.length);
const neutral = longestFirst(contrasts.neutral);
const generic = longestFirst(contrasts.generic);

/** The department's own place: 全区 and 我区 say no more than the name itself. */
export type Owner = RegExp;

/** The words that name the department or its place in front of a subject. */
export function ownerOf(department: string | undefined): Owner {
  const words = department ?? '';
  const city = /^[^市县区]{2,5}市/u.exec(words)?.[0] ?? '';
  const district = /^[^市县区]{1,5}[县区旗]/u.exec(words.slice(city.length))?.[0] ?? '';
  const level = (district || city).at(-1) ?? '区';
  const names = [words, city + district, district, city]
    .filter(Boolean)
    .map((name) => name.replace(/[^\p{L}\p{N}]/gu, '.'));
  return new RegExp([...names, `[我全本][${level}局院校镇街县]`, '[我本](?:单位|部门|中心|委|厅)'].join('|'), 'gu');
}

/** The words that carry the meaning, in their order; empty where they are too few or too general to tell a thing by. */
export function coreOf(subject: string, owner: Owner): string {
  const core = shortOf(subject, owner);
  return isTelling(core) ? core : '';
}

/** As `coreOf`, whatever is left. */
export const shortOf = (subject: string, owner: Owner): string => shortenerOf(owner)(subject);

const shortenerOf = once((owner: Owner) => remembered((subject: string): string => shorten(subject, owner)));

function shorten(subject: string, owner: Owner): string {
  let words = subject
    .replace(/《[^》]*》|（[^）]*）|\([^)]*\)/gu, '')
    .replace(TIME, '')
    .replace(owner, '')
    .replace(PUNCTUATION, '');
  for (const [long, short] of contrasts.synonyms) words = words.replaceAll(long, short);
  for (const word of neutral) words = words.replaceAll(word, '');
  return words.replace(FUNCTION, '').replace(/数$/u, '');
}

const isTelling = remembered((core: string): boolean => {
  if (contrasts.telling.includes(core)) return true;
  if (core.length < SHORTEST || contrasts.notCompared.some((word) => core.includes(word))) return false;
  return generic.reduce((left, word) => left.replaceAll(word, ''), core).length >= SHORTEST_OWN;
});

/** One key for words in any order: 农村供水管网改造 and 改造农村供水管网; but 12标段 is not 21标段. */
export function keyOf(core: string): string {
  return (core.match(/\d+|./gsu) ?? []).sort().join('');
}

/** The last word of each contrast that the words before a figure set: 新增 holds for what is listed after it. */
export function inheritedFrom(words: string, owner: Owner): string {
  const lead = words.replace(owner, '');
  const set = contrasts.inherited.map((group) => {
    const found = group.map((word) => [lead.lastIndexOf(word), word] as const).filter(([at]) => at >= 0);
    return found.sort(([a], [b]) => b - a)[0]?.[1] ?? '';
  });
  return set.filter(Boolean).join('|');
}

/** Whether the words tell an act that later figures may be said of: 成功通过国家认定218家. */
export function isAct(core: string): boolean {
  return contrasts.actions.includes(core);
}

/** What the last act of a clause is done to: 推荐260家企业申报高新技术企业 → 高新技术. */
export function objectOf(clause: string, owner: Owner): string {
  const ends = contrasts.actions.map((word) => clause.lastIndexOf(word) + (clause.includes(word) ? word.length : 0));
  return shortOf(clause.slice(Math.max(0, ...ends)), owner);
}
