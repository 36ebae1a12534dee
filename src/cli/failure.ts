/** What stops a command, in a sentence. */
import { InputError } from '../batch/inputs.ts';
import { SettingsError } from '../check/settings.ts';
import { complain, exits } from './exits.ts';
import { settingsSentence } from './settings.ts';
import { printable } from './table.ts';
import type { Say } from './words.ts';

/**
 * Tells of an error that the user can do something about and returns the exit code; any other is a bug, and its stack is
 * worth more than a sentence.
 */
export function failed(error: unknown, output: string, say: Say): number {
  if (error instanceof SettingsError) return complain(settingsSentence(error, say), exits.usage);
  if (error instanceof InputError) return complain(say('noSuchPath', { path: printable(error.path) }), exits.usage);
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  return complain(say('outputUnusable', { path: printable(output), why: error.message }), exits.unread);
}
