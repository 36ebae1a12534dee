/** What a user decides about the checks: the profile and what is accepted, from files that he may write himself. */
import { readFileSync } from 'node:fs';
import { type Acceptance, acceptedFileSchema } from '../model/accepted.ts';
import type { ProvinceProfile } from '../model/profile.ts';
import { builtInProfiles, ProfileError, profileFrom } from '../model/profiles.ts';

/** As they come from the command line. */
export interface CheckSettings {
  /** Name of a profile, or a file. */
  readonly profile?: string;
  /** A file of acceptances, which need not exist. */
  readonly accepted?: string;
}

/** As the checks use them. */
export interface Checking {
  /** Null: the words of each report choose it. */
  readonly profile: ProvinceProfile | null;
  /** True for a file, whose values may change under the same name. */
  readonly isOwnProfile: boolean;
  readonly accepted: readonly Acceptance[];
}

/** A file of settings that cannot be used. */
export class SettingsError extends Error {
  readonly path: string;
  readonly where: string;
  readonly why: string;

  constructor(path: string, where: string, why: string) {
    super(`${path}: ${where} ${why}`);
    this.name = 'SettingsError';
    this.path = path;
    this.where = where;
    this.why = why;
  }
}

/** @throws SettingsError for a file that is missing or wrong */
export function checkingFrom({ profile, accepted }: CheckSettings): Checking {
  const known = builtInProfiles.find(({ name }) => name === profile);
  return {
    profile: profile === undefined ? null : (known ?? ownProfile(profile)),
    isOwnProfile: profile !== undefined && !known,
    accepted: accepted === undefined ? [] : acceptancesIn(accepted),
  };
}

function ownProfile(path: string): ProvinceProfile {
  try {
    return profileFrom(jsonIn(path));
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    throw new SettingsError(path, error.where, error.why);
  }
}

/** The entries of a file of acceptances; none where there is no file. */
export function acceptancesIn(path: string): Acceptance[] {
  const parsed = acceptedFileSchema.safeParse(jsonIn(path, { schema: 'gouji/accepted/1', entries: [] }));
  const issue = parsed.error?.issues[0];
  if (!parsed.success) throw new SettingsError(path, issue?.path.join('.') ?? '', issue?.message ?? '');
  return parsed.data.entries;
}

function jsonIn(path: string, absent?: unknown): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isAbsent && absent !== undefined) return absent;
    throw new SettingsError(path, '', error instanceof Error ? error.message : String(error));
  }
}
