import { readFileSync } from 'node:fs';
import { type BatchRule, batchRules } from '../src/check/batch-rules.ts';
import { rules } from '../src/check/rules.ts';

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
  const head = [
    '# 规则 · Rules',
    '',
    `${rules.length} rules over one report and ${batchRules.length} over the reports of a folder, in the order in which they are applied. Written from the rules' own comments by \`npm run docs\`.`,
    '',
    '| id | severity | 问题 | defect |',
    '|---|---|---|---|',
    ...[...rules, ...batchRules].map(
      ({ id, severity, title }) => `| [\`${id}\`](#${id}) | ${severity} | ${title.zh} | ${title.en} |`,
    ),
  ];
  return `${[...head, ...[...rules, ...batchRules].flatMap(section)].join('\n')}\n`;
}

function section(rule: BatchRule): string[] {
  const parts = docOf(rule.id);
  const told = Object.entries(PARTS).flatMap(([key, title]) =>
    parts.has(key) ? [`- **${title}:** ${parts.get(key)}`] : [],
  );
  const needs = `- **未核对 · Not assessed when:** ${rule.needs.zh} · ${rule.needs.en}`;
  return ['', `## ${rule.id}`, '', `**${rule.title.zh}** · ${rule.title.en} (${rule.severity})`, '', ...told, needs];
}

/** The parts of the doc comment over a rule, by their names. */
export function docOf(id: string): Map<string, string> {
  const file = batchRules.some((rule) => rule.id === id) ? 'batch-rules.ts' : `rules/${id}.ts`;
  const source = readFileSync(new URL(`../src/check/${file}`, import.meta.url), 'utf8');
  const above = source.slice(0, source.indexOf(`id: '${id}'`));
  const comment = above.match(/\/\*\*[\s\S]*?\*\//g)?.at(-1) ?? '';
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
