import type { ReportBody, Section } from '../../model/report.ts';
import type { Comparison, Rule } from '../../model/rule.ts';
import { sectionsIn } from '../headings.ts';

/**
 * 所列附件未附: an annex that the report names is not there.
 *
 * Why: the figures of the form are what the text is checked against; a report that promises it and leaves it out cannot be.
 * Formula: every annex of a list 附件 has a table or a heading of its name behind the list.
 * Basis: 报告所列附件应一并公开。
 * Fires: 五、附件 部门整体支出绩效自评表, and the report ends there.
 * Holds: the same with the form on the next page. Silent where nothing is listed.
 */
export const promisedAttachmentMissing: Rule = {
  id: 'promised-attachment-missing',
  severity: 'warning',
  title: { zh: '所列附件未附', en: 'A promised annex is not there' },
  basis: '报告所列附件应一并公开',
  needs: { zh: '未读到附件清单', en: 'Needs a list of annexes' },
  messages: {
    missing: {
      zh: '附件清单列有“{name}”，与报告内容不符，正文之后没有该附件',
      en: '“{name}” is listed as an annex, but does not follow the text',
    },
    holds: { zh: '附件清单所列“{name}”附于正文之后', en: '“{name}”, listed as an annex, follows the text' },
  },
  *check(report) {
    for (const list of listsOf(report)) {
      for (const name of list.names) yield comparisonOf(name, list.section, isAttached(name, list.section, report));
    }
  },
};

interface AnnexList {
  readonly section: Section;
  readonly names: readonly string[];
}

const LIST = /^附[件表]\s*[:：]?\s*(?:1|一)?[.．、:：]?\s*(.+)$/u;

function* listsOf({ sections }: ReportBody): Iterable<AnnexList> {
  for (const section of sectionsIn(sections)) {
    const lines = section.text.split('\n');
    const start = lines.findIndex((line) => /^附[件表]\s*[:：]/u.test(line));
    const listed = section.topic === 'attachments' ? lines : start < 0 ? [] : lines.slice(start);
    const names = namesIn(listed);
    if (names.length > 0) yield { section, names };
  }
}

function namesIn(lines: readonly string[]): string[] {
  const names: string[] = [];
  for (const line of lines) {
    const name = (LIST.exec(line)?.[1] ?? line).replace(/^[（(]?\d{1,2}[)）.．、]\s*/u, '').replace(/[。；;\s]+$/u, '');
    // The list ends where the annexes, a signature or a date begin.
    if (!/(?:表|报告|明细|清单|附表|材料|说明|佐证)$/u.test(name) || name.length > 40 || names.includes(name)) break;
    names.push(name);
  }
  return names;
}

function isAttached(name: string, list: Section, { sections, tables }: ReportBody): boolean {
  const page = list.places.at(-1)?.page ?? 0;
  const bare = (text: string): string => text.replace(/[\s“”"（）()]/gu, '');
  if (tables.some((table) => (table.pages.at(-1) ?? 0) >= page)) return true;
  const all = [...sectionsIn(sections)];
  const behind = all.slice(all.indexOf(list) + 1);
  if (behind.some(({ title }) => bare(title).includes(bare(name)))) return true;
  const lines = list.text.split('\n').filter((line) => bare(line).includes(bare(name)));
  return lines.length > 1;
}

function comparisonOf(name: string, { places }: Section, isThere: boolean): Comparison {
  return {
    outcome: isThere ? 'pass' : 'fail',
    variant: isThere ? 'holds' : 'missing',
    facts: { name },
    figures: [{ text: name, places }],
    stated: name,
  };
}
