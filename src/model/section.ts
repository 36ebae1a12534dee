import type { Span } from './document.ts';
import type { topics } from './report.ts';

export type Topic = (typeof topics)[number];

/** The marks of official writing, from the outside in: 第一部分 · 一、 · （一） · 1. · （1） · ①; `plain` is a title without a number. */
export const numberingStyles = [
  'part',
  'plain',
  'chinese',
  'chinese-bracket',
  'arabic',
  'arabic-bracket',
  'circled',
] as const;
export type NumberingStyle = (typeof numberingStyles)[number];

/** A numbered passage: a section, or an entry of a list. */
export interface Item {
  /** The number as printed, with its brackets and without the mark behind it: 一 · （一） · 1. */
  readonly number: Span;
  readonly style: NumberingStyle;
  readonly ordinal: number;
  readonly title: Span;
  /** End of the paragraph that the title stands in; what follows before it runs on behind the title. */
  readonly headEnd: number;
  /** What follows the title before the first nested item: the rest of its paragraph, then whole paragraphs. */
  readonly body: Span[];
  readonly items: Item[];
  /** True for the heading of a section, false for an entry of a list. */
  isHeading: boolean;
  /** Depth counted from 1. */
  readonly level: number;
  topic: Topic | null;
}

/** The numbering tree of a report, and what stands before it. */
export interface Outline {
  readonly preamble: readonly Span[];
  readonly items: readonly Item[];
}

/** All items, an item before those in it. */
export function* walk(items: readonly Item[]): Iterable<Item> {
  for (const item of items) {
    yield item;
    yield* walk(item.items);
  }
}

/** From the number of an item to the end of the last thing in it. */
export function extentOf(item: Item): Span {
  const nested = item.items.at(-1);
  const last = nested ? extentOf(nested).to : 0;
  return { from: item.number.from, to: Math.max(item.title.to, item.body.at(-1)?.to ?? 0, last) };
}

/** The passages of an item itself: its title with what runs on behind it, then whole paragraphs. Numbers are left out. */
export function passagesOf({ title, body, headEnd }: Item): Span[] {
  const [first, ...rest] = body;
  const runsOn = first !== undefined && first.from < headEnd;
  return runsOn ? [{ from: title.from, to: first.to }, ...rest] : [title, ...body];
}
