import { readFileSync } from 'node:fs';
import { rules } from '../src/check/rules.ts';
import type { Rule } from '../src/model/rule.ts';

/** The parts of a rule's doc comment, in both languages. */
const PARTS = {
  Why: '为什么重要 · Why it matters',
  Formula: '公式 · Formula',
  Basis: '依据 · Basis',
  Fires: '不符示例 · Fires',
  Holds: '相符示例 · Holds',
} as const;

/** The text of docs/rules.md: every rule with its severity, defect, reason, formula, basis and examples. */
export function rulesPage(): string {
  const list = rules.map(
    ({ id, severity, title }) => `| [\`${id}\`](#${id}) | ${severity} | ${title.zh} | ${title.en} |`,
  );
  const head = [
    '# 规则 · Rules',
    '',
    `${rules.length} rules, in the order in which they are applied. Written from the rules' own comments by \`npm run docs\`.`,
    '',
    '| id | severity | 问题 | defect |',
    '|---|---|---|---|',
    ...list,
  ];
  return `${[...head, ...rules.flatMap(section)].join('\n')}\n`;
}

function section(rule: Rule): string[] {
  const parts = docOf(rule.id);
  const told = Object.entries(PARTS).flatMap(([key, title]) =>
    parts.has(key) ? [`- **${title}:** ${parts.get(key)}`] : [],
  );
  const needs = `- **未核对 · Not assessed when:** ${rule.needs.zh} · ${rule.needs.en}`;
  return ['', `## ${rule.id}`, '', `**${rule.title.zh}** · ${rule.title.en} (${rule.severity})`, '', ...told, needs];
}

/** The parts of the doc comment over a rule, by their names. */
export function docOf(id: string): Map<string, string> {
  const source = readFileSync(new URL(`../src/check/rules/${id}.ts`, import.meta.url), 'utf8');
  const comment =
    source
      .slice(0, source.search(/export const \w+: Rule\b/))
      .match(/\/\*\*[\s\S]*?\*\//g)
      ?.at(-1) ?? '';
  const lines = comment.split('\n').map((line) => line.replace(/^\s*(?:\/\*\*|\*\/|\*)\s?/, '').replace(/\*\/$/, ''));
  const parts = new Map<string, string>();
  let part = '';
  for (const line of lines) {
    const named = /^(Why|Formula|Basis|Fires|Holds):\s*(.*)$/.exec(line);
    if (named) part = named[1] as string;
    if (part) parts.set(part, `${parts.get(part) ?? ''} ${named ? named[2] : line}`.trim());
  }
  return parts;
}
