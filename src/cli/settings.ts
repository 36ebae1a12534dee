/** `--profile` and `--accepted`, and what is wrong with them in a sentence. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type CheckSettings, checkingFrom, SettingsError } from '../check/settings.ts';
import { builtInProfiles } from '../model/profiles.ts';
import { printable } from './table.ts';
import type { Say } from './words.ts';

/** As the user gives them. */
export interface SettingOptions {
  readonly profile?: string;
  readonly accepted?: string;
}

/**
 * The settings with whole paths, tried out once, so that a wrong file is told before any report is read.
 *
 * @throws SettingsError for a file that is missing or wrong
 */
export function settingsOf({ profile, accepted }: SettingOptions, output: string): CheckSettings {
  const isName = builtInProfiles.some(({ name }) => name === profile);
  if (accepted !== undefined && !existsSync(accepted)) throw new SettingsError(accepted, '', MISSING);
  if (profile !== undefined && !isName && !existsSync(profile)) throw new SettingsError(profile, 'profile', MISSING);
  const settings = {
    ...(profile === undefined ? {} : { profile: isName ? profile : resolve(profile) }),
    accepted: accepted === undefined ? acceptedFileOf(output) : resolve(accepted),
  };
  checkingFrom(settings);
  return settings;
}

const MISSING = 'no such file';

/** Where the acceptances of an output folder are. */
export function acceptedFileOf(output: string): string {
  return join(resolve(output), 'accepted.json');
}

/** The output folder that a report lies in. */
export function outputOf(json: string): string {
  return outputAt(dirname(json));
}

/** The output folder that is meant by a folder: its `reports` stand for it. */
export function outputAt(folder: string): string {
  return basename(resolve(folder)) === 'reports' ? join(folder, '..') : folder;
}

/** What is wrong with a file of settings. */
export function settingsSentence({ path, where, why }: SettingsError, say: Say): string {
  const shown = printable(path);
  if (why !== MISSING) return say('settingsWrong', { path: shown, where: printable(where), why: printable(why) });
  const names = builtInProfiles.map(({ name }) => name).join(', ');
  return where === 'profile' ? say('noSuchProfile', { name: shown, names }) : say('noSuchPath', { path: shown });
}
