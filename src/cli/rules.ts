/** `gouji rules`: the rules of this version, or all that there is to say of one. */
import type { BatchRule } from '../check/batch-rules.ts';
import { allRules } from '../check/index.ts';
import { complain, exits } from './exits.ts';
import { printable, tableLines } from './table.ts';
import type { Language, Say } from './words.ts';

/** Prints the list of rules, or one rule, and returns the exit code. */
export function explainRules(id: string | undefined, language: Language, say: Say): number {
  if (id === undefined) {
    process.stdout.write(`${listLines(language, say).join('\n')}\n`);
    return exits.done;
  }
  const rule = allRules.get(id);
  if (!rule) return complain(say('noSuchRule', { id: printable(id) }), exits.usage);
  process.stdout.write(`${ruleLines(rule, language, say).join('\n')}\n`);
  return exits.done;
}

function listLines(language: Language, say: Say): string[] {
  const rows = [...allRules.values()].map(({ id, severity, title }) => [id, say(severity), title[language]]);
  return tableLines([[say('columnRule'), say('columnSeverity'), say('columnDefect')], ...rows], []);
}

function ruleLines({ id, severity, title, basis, needs, messages }: BatchRule, language: Language, say: Say): string[] {
  return [
    `${id}  ${say(severity)}`,
    title[language],
    '',
    `${say('basis')}: ${basis}`,
    `${say('needs')}: ${needs[language]}`,
    '',
    ...Object.values(messages).map((wording) => `  ${wording[language]}`),
  ];
}
