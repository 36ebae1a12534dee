/** What a batch and its children say to each other. */
import type { Task } from './examination.ts';
import type { Outcome } from './outcome.ts';

/** How a child is started; its only argument, as JSON. */
export interface Settings {
  readonly memoryBytes: number;
  /** URL of the module that exports `examine`. */
  readonly examineModule: string;
  /** What `examine` is told beside the file: how to read and check. */
  readonly examineOptions: Readonly<Record<string, string>>;
}

/** What a child is told: to examine a file, or how many pictures of a file it may read at a time from now on. */
export type Order =
  | { readonly kind: 'examine'; readonly task: Task }
  | { readonly kind: 'readers'; readonly count: number };

/** A child can be asked, or answers; `rssBytes` is what it holds afterwards. */
export type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly outcome: Outcome; readonly rssBytes: number };

/** The last words of a child that its guard ends: a signal does not say why it was sent, and Windows has one only. */
export const OUT_OF_MEMORY = 'gouji: over the memory limit';
