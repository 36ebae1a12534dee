/** Which profile a report is checked by: the words of the report decide, unless one is forced. 口径选择 */
import { compact } from '../model/characters.ts';
import { compare, decimal, max, min, print } from '../model/decimal.ts';
import { defaultProfile, type GradeBand, type ProfileMatch, type ProvinceProfile } from '../model/profile.ts';
import { builtInProfiles } from '../model/profiles.ts';
import type { Report, ReportBody } from '../model/report.ts';
import { scoreNodes } from './scores.ts';

/** A profile and how it came to be the one. */
export interface Choice {
  readonly profile: ProvinceProfile;
  readonly checkedBy: NonNullable<Report['checkedBy']>;
}

/** A profile that was asked for; its values hold as they are. */
export function forced(profile: ProvinceProfile): Choice {
  return { profile, checkedBy: { profile: profile.name, chosen: 'forced', words: [] } };
}

/**
 * The profile with the most words in the report, else the default.
 *
 * An official form says itself whose it is. Other words may mean another province or another year, so that what they
 * choose only ever allows more than the default does.
 */
export function chooseProfile(
  report: ReportBody,
  profiles: readonly ProvinceProfile[] = builtInProfiles,
  base: ProvinceProfile = defaultProfile,
): Choice {
  const words = wordsOf(report);
  let best: (Found & { readonly profile: ProvinceProfile }) | null = null;
  for (const profile of profiles) {
    for (const match of profile.match ?? []) {
      const found = foundIn(words, match);
      if (found && sizeOf(found) > (best ? sizeOf(best) : 0)) best = { ...found, profile };
    }
  }
  if (!best) return { profile: base, checkedBy: { profile: base.name, chosen: 'default', words: [] } };
  const { profile, isOfForm, words: told } = best;
  const chosen = isOfForm ? 'form' : 'words';
  return {
    profile: isOfForm ? profile : widened(profile, base),
    checkedBy: { profile: profile.name, chosen, words: told },
  };
}

interface Words {
  readonly kind: string;
  /** Department and title. */
  readonly owner: string;
  /** Titles and short cells. */
  readonly forms: readonly string[];
  /** The short cells of each table. */
  readonly heads: readonly string[];
  readonly levels: ReadonlySet<string>;
}

/** Longer cells are no head of a column. */
const LONGEST_HEAD = 30;

function wordsOf({ profile, tables, indicators, scores }: ReportBody): Words {
  const title = compact(profile.title?.value ?? '');
  // A form has its head in the middle as often as on top.
  const heads = tables.map(({ columns, rows }) =>
    [...columns, ...rows.flatMap((row) => row.map(({ text }) => text))]
      .filter(({ length }) => length <= LONGEST_HEAD)
      .map(compact)
      .join('|'),
  );
  const levels = [...indicators.map(({ level1 }) => level1 ?? ''), ...[...scoreNodes(scores)].map(({ name }) => name)];
  return {
    kind: profile.kind,
    owner: compact(profile.department?.value ?? '') + title,
    forms: [title, ...tables.map((table) => compact(table.title ?? '')), ...heads],
    heads,
    levels: new Set(levels.map(compact)),
  };
}

interface Found {
  readonly isOfForm: boolean;
  readonly words: string[];
}

const sizeOf = ({ words }: Found): number => words.join('').length;

/** The words that were found, or null where one of the demands is not met. */
function foundIn(words: Words, match: ProfileMatch): Found | null {
  if (match.kinds && !match.kinds.some((kind) => kind === words.kind)) return null;
  const { regions, forms, columns, levels } = match;
  const told = [
    regions && longest(regions.filter((word) => words.owner.includes(compact(word)))),
    forms && longest(forms.filter((word) => words.forms.some((form) => form.includes(compact(word))))),
    columns && (words.heads.some((head) => columns.every((word) => head.includes(compact(word)))) ? columns : []),
    levels && (levels.every((word) => words.levels.has(compact(word))) ? levels : []),
  ].filter((one) => one !== undefined);
  if (told.length === 0 || told.some(({ length }) => length === 0)) return null;
  return { isOfForm: forms !== undefined, words: told.flat() };
}

function longest(words: readonly string[]): string[] {
  return [...words].sort((a, b) => b.length - a.length).slice(0, 1);
}

const higher = (a: string, b: string): string => print(max(decimal(a), decimal(b)));
const lower = (a: string, b: string): string => print(min(decimal(a), decimal(b)));

/** A profile whose limits allow what the base allows, too. */
export function widened(own: ProvinceProfile, base: ProvinceProfile): ProvinceProfile {
  return {
    ...base,
    name: own.name,
    grades: { ...base.grades, bands: base.grades.bands.map((band) => widerBand(band, own)) },
    lowerIsBetter: {
      ...base.lowerIsBetter,
      formulas: [...new Set([...base.lowerIsBetter.formulas, ...own.lowerIsBetter.formulas])],
    },
    completion: {
      ...base.completion,
      over: higher(own.completion.over, base.completion.over),
      severe: lower(own.completion.severe, base.completion.severe),
      low: lower(own.completion.low, base.completion.low),
    },
    execution: {
      ...base.execution,
      low: lower(own.execution.low, base.execution.low),
      adjustedBy: higher(own.execution.adjustedBy, base.execution.adjustedBy),
      bases: [...new Set([...base.execution.bases, ...own.execution.bases])],
      fullAt: lower(own.execution.fullAt, base.execution.fullAt),
    },
    levelWeights: { ...base.levelWeights, sets: [...base.levelWeights.sets, ...newSets(own, base)] },
    qualitativeBands: widerRanges(own, base),
  };
}

function widerBand(band: GradeBand, { grades }: ProvinceProfile): GradeBand {
  const other = grades.bands.find(({ grade }) => grade === band.grade);
  const limits = [...(band.alsoFrom ?? []), ...(other ? [other.from, ...(other.alsoFrom ?? [])] : [])];
  const alsoFrom = [...new Set(limits)].filter((limit) => compare(decimal(limit), decimal(band.from)) !== 0);
  return alsoFrom.length > 0 ? { ...band, alsoFrom } : band;
}

function newSets({ levelWeights: own }: ProvinceProfile, { levelWeights: base }: ProvinceProfile) {
  const known = new Set(base.sets.map((set) => JSON.stringify(set)));
  return own.sets.filter((set) => !known.has(JSON.stringify(set)));
}

function widerRanges({ qualitativeBands: own }: ProvinceProfile, { qualitativeBands: base }: ProvinceProfile) {
  const bands = base.bands.map((band) => {
    const other = own.bands.find(({ words }) => words[0] === band.words[0]);
    return other ? { ...band, from: lower(band.from, other.from), to: higher(band.to, other.to) } : band;
  });
  return { ...base, bands };
}
