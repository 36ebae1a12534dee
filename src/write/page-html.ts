/** HTML out of templates that escape everything: what a report says never becomes markup. */
import type { Wording } from '../model/rule.ts';
import { cleaned } from './page-source.ts';

/** HTML that was made here, as opposed to words. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | null | undefined | false | readonly Content[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Markup out of a template; values are escaped, for text and for quoted attributes alike.
 *
 * Line breaks of the template itself are dropped with the blanks after them: they are there for who reads the code.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.map((string, at) => string.replace(/\n */g, '') + textOf(values[at])).join(''));
}

function textOf(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escaped(`${content}`);
  return content.map(textOf).join('');
}

function escaped(text: string): string {
  return cleaned(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Words in both languages, of which the page shows one. */
export function both({ zh, en }: Wording): Markup {
  return zh === en
    ? html`${zh}`
    : html`<span class="zh" lang="zh-CN">${zh}</span><span class="en" lang="en">${en}</span>`;
}

/** `both` for words that are written where they stand. */
export function say(zh: string, en: string): Markup {
  return both({ zh, en });
}

/** The same inside of a picture. */
export function sayInPicture({ zh, en }: Wording): Markup {
  return html`<tspan class="zh" lang="zh-CN">${zh}</tspan><tspan class="en" lang="en">${en}</tspan>`;
}
