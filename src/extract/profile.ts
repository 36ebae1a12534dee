/** Whose report it is, for which year, of which kind. */
import { covers, type Paragraph, type Quote, type Span } from '../model/document.ts';
import type { ProfileDraft } from '../model/draft.ts';
import { anyOf, labelsOf, vocabulary } from '../model/vocabulary.ts';
import { areOfSeveral, type FormReading } from './forms/index.ts';
import type { KeyField } from './forms/labels.ts';
import { isDateLine, type Prose, quote, trim } from './prose.ts';

const { departmentEndings, projectEndings, reportKinds, titleWords } = vocabulary;

/** Type sizes of one title agree up to this factor. */
const SAME_SIZE = 1.06;
/** A title is looked for in so many of the first paragraphs. */
const TITLE_PARAGRAPHS = 12;
/** A paragraph longer than this is no part of a title. */
const LONGEST_TITLE_LINE = 45;

const TITLE_WORD = new RegExp(`${anyOf(titleWords)}(?:\\(.*\\))?$`);
/** 「附件3」 above a title is none of it. */
const ATTACHMENT_MARK = /^附[件表]\s*[\d一二三四五六七八九十-]*:?$/;
/** Also of a title that leaves out 年: 「2022项目绩效自评报告」. */
const YEAR = /(?<!\d)(20\d\d)(?=[\u4e00-\u9fff]|[-—~])/;
/** What stands behind the name of an office in a title. */
const BEHIND_DEPARTMENT = '(?:关于)?(?:20\\d\\d|本级|部门|整体|单位|专项资金|项目(?:支出)?(?:绩效|自评)|$)';
const DEPARTMENT = new RegExp(
  `^(?:关于)?(?:20\\d\\d年?度?)?([\\u4e00-\\u9fff()]{2,40}?${anyOf(departmentEndings)})(?=${BEHIND_DEPARTMENT})`,
);
const OFFICE_LINE = new RegExp(`^([\\u4e00-\\u9fff()]{2,40}${anyOf(departmentEndings)})$`);
const DEPARTMENT_LABEL = anyOf([...labelsOf('department'), ...labelsOf('implementingUnit')]);
/** On the cover a blank may stand for the colon: 「项目单位  南湖区民政局」. */
const LABELLED_DEPARTMENT = new RegExp(
  `(?:${DEPARTMENT_LABEL}\\s*:|^${DEPARTMENT_LABEL}\\s)\\s*([^\\s，。；:]{2,40}?)(?=(?:金额|计量)?单位[:是]|填[报表]|[\\s，。；]|$)`,
);
/** 「XX局（简称XX）是区政府工作部门」「XX局为正科级」, told of itself at the head of 部门概况. */
const SELF = new RegExp(
  `(?:^|由)((?:(?![由是为])[\\u4e00-\\u9fff]){2,40}?${anyOf(departmentEndings)})(?:\\([^)]{0,30}\\))?(?=[，,]?(?:[是为属内主系共]|实施|承担|组织实施|负责))`,
);
const PROJECT_LABEL = anyOf(labelsOf('projectName'));
const LABELLED_PROJECT = new RegExp(`(?:${PROJECT_LABEL}\\s*[:为]|^${PROJECT_LABEL}\\s)\\s*([^，。；\\n]{2,50})`);
/** 「项目绩效自评报告（春节慰问经费项目）」: the brackets below or behind a title. */
const BRACKETED_PROJECT = new RegExp(`\\((?!20\\d\\d)([^\\n]{2,40}${anyOf(projectEndings)})\\)$`);
/** 「重点任务项目是X，」「项目为X（」 */
const TOLD_PROJECT = /项目(?:是|为)([^，。；()\n]{4,40})(?=[，。；(])/g;
/** What a project's report is called behind the project's name. */
const PROJECT_TITLE_END = /(?:20\d\d年?度?(?:项目)?)?(?:支出|(?<=项目)资金)?(?:部门)?(?:绩效|自评|自查).*$/;
/** 「专项资金」 names no project. */
const ANY_PROJECT = /^(?:部门预算|财政|专项|资金|支出|项目|经费)+$/;

/** A form's own words count where the prose says nothing: its label 实施单位, its title in the first row. */
export function extractProfile(prose: Prose, forms: readonly FormReading[]): ProfileDraft {
  const title = titleOf(prose) ?? forms.find((form) => form.table.title)?.table.title ?? null;
  const kind = kindOf(title ? prose.document.textOf(title) : '');
  const department = departmentOf(prose, title, formDepartment(forms, kind));
  return {
    kind,
    title,
    department: quote(department),
    fiscalYear: quote(yearOf(prose, title)) ?? fact(forms, 'fiscalYear'),
    projectName:
      (kind === 'project' || kind === 'transfer') && !areOfSeveral(prose, forms)
        ? (fact(forms, 'projectName') ?? projectOf(prose, title, department))
        : null,
    projects: [...projectsIn(prose), ...formProjects(forms, kind)],
  };
}

/**
 * The paragraphs of the title: short, of one size, next to each other, the last one naming a kind of paper.
 *
 * The metadata of a PDF is not asked: its title is often that of an older document.
 */
function titleOf(prose: Prose): Quote | null {
  const { paragraphs } = prose.document;
  const lines = paragraphs.slice(0, TITLE_PARAGRAPHS).filter((p) => p.to - p.from <= LONGEST_TITLE_LINE);
  for (const last of lines) {
    const at = paragraphs.indexOf(last);
    let first = at;
    while (first > 0 && isSameTitle(prose, paragraphs[first - 1] as Paragraph, last)) first--;
    const title = paragraphs.slice(first, at + 1);
    // The word may be broken over two lines: 绩效自评 | 情况.
    if (
      TITLE_WORD.test(
        title
          .map((p) => prose.match(p))
          .join('')
          .replace(/\s/g, ''),
      )
    )
      return title.map((p) => withoutYear(prose, p));
  }
  return null;
}

/** 「部门整体支出绩效自评表（2023年度）」: the year in brackets is told of the title, not in it. */
function withoutYear(prose: Prose, { from, to }: Span): Span {
  const year = /\s*\(20\d\d年度?\)$/.exec(prose.match({ from, to }));
  return { from, to: year ? from + year.index : to };
}

const isSameTitle = (prose: Prose, before: Paragraph, last: Paragraph): boolean =>
  !ATTACHMENT_MARK.test(prose.match(before)) &&
  before.to - before.from <= LONGEST_TITLE_LINE &&
  Math.max(before.sizePt, last.sizePt) <= SAME_SIZE * Math.min(before.sizePt, last.sizePt);

function kindOf(title: string): ProfileDraft['kind'] {
  for (const [kind, labels] of Object.entries(reportKinds)) {
    if (labels.some((label) => title.includes(label))) return kind as ProfileDraft['kind'];
  }
  return title.includes('绩效') ? 'department' : 'other';
}

const fact = (forms: readonly FormReading[], key: KeyField): Quote | null =>
  forms.find((form) => form.facts.has(key))?.facts.get(key) ?? null;

/** The projects that the forms of a department or budget are about; a report of one project names it once. */
function formProjects(forms: readonly FormReading[], kind: ProfileDraft['kind']): Quote[] {
  const names = forms.flatMap(({ facts }) => (facts.has('projectName') ? [facts.get('projectName') as Quote] : []));
  return kind === 'project' && names.length < 2 ? [] : names;
}

/** The office that carries a project out stands before the one that supervises it. */
function formDepartment(forms: readonly FormReading[], kind: ProfileDraft['kind']): Quote | null {
  const order: KeyField[] =
    kind === 'project'
      ? ['implementingUnit', 'department', 'supervisingDepartment']
      : ['department', 'implementingUnit', 'supervisingDepartment'];
  return order.map((key) => fact(forms, key)).find((quote) => quote !== null) ?? null;
}

/** The office that the title begins with; else a label; else what the first section says of itself. */
function departmentOf(prose: Prose, title: Quote | null, told: Quote | null): Span | null {
  for (const line of title ?? []) {
    const found = captured(prose, line, DEPARTMENT);
    if (found) return found;
  }
  return told?.[0] ?? departmentInText(prose, title);
}

function departmentInText(prose: Prose, title: Quote | null): Span | null {
  const firstTitle = title?.[0]?.from ?? 0;
  const candidates: ((p: Span) => Span | null)[] = [
    (p) => captured(prose, p, LABELLED_DEPARTMENT),
    // The line right above the title: the office on its own.
    (p) => (p.to < firstTitle ? captured(prose, p, OFFICE_LINE) : null),
    (p) => captured(prose, p, SELF),
  ];
  for (const candidate of candidates) {
    for (const paragraph of prose.passages.slice(0, 40)) {
      const found = candidate(paragraph);
      if (found) return found;
    }
  }
  return signedBy(prose);
}

/** 落款: the office over the date that a report ends with. */
function signedBy(prose: Prose): Span | null {
  const at = prose.passages.findIndex((p) => isDateLine(prose, p));
  const above = prose.passages[at - 1];
  return above ? captured(prose, above, OFFICE_LINE) : null;
}

/** What group 1 of a pattern matches in a paragraph. */
function captured(prose: Prose, { from, to }: Span, pattern: RegExp): Span | null {
  const found = pattern.exec(prose.document.match.slice(from, to));
  const words = found?.[1];
  if (!found || words === undefined) return null;
  const at = from + found.index + found[0].lastIndexOf(words);
  return trim(prose.document.match, { from: at, to: at + words.length });
}

/** The year in the title; else the first year told in front of the first section, then in the first section. */
function yearOf(prose: Prose, title: Quote | null): Span | null {
  const early = prose.document.paragraphs.slice(0, TITLE_PARAGRAPHS);
  const bracketed = /\((20\d\d)年度?\)/;
  for (const line of title ?? []) {
    const found = captured(prose, line, YEAR);
    if (found) return found;
  }
  for (const pattern of [
    bracketed,
    /(20\d\d)年度?(?:部门|单位|项目|整体|预算|绩效|财政)/,
    /(20\d\d)年度/,
    /(20\d\d)年(?!\d{1,2}月)/,
  ]) {
    for (const paragraph of early) {
      const found = captured(prose, paragraph, pattern);
      if (found) return found;
    }
  }
  return null;
}

/** The project's name: labelled, or what the title says between the year and 绩效自评报告. */
function projectOf(prose: Prose, title: Quote | null, department: Span | null): Quote | null {
  for (const paragraph of prose.passages) {
    const found = captured(prose, paragraph, LABELLED_PROJECT);
    if (found) return [found];
  }
  const bracketed = bracketedProject(prose, title);
  if (bracketed) return [bracketed];
  // A long title is set in several lines, and its name may run over their ends.
  const named = department && title?.some((line) => covers(line, department)) ? department : null;
  const lines = (title ?? []).flatMap((line) => behind(line, named));
  const words = lines.map((line) => prose.match(line)).join('');
  const lead = /^(?:关于)?(?:20\d\d年?度?)?/.exec(words)?.[0].length ?? 0;
  const tail = PROJECT_TITLE_END.exec(words)?.index ?? words.length;
  const isNamed = tail - lead >= 4 && !ANY_PROJECT.test(words.slice(lead, tail));
  return isNamed ? partOf(lines, lead, tail) : null;
}

function bracketedProject(prose: Prose, title: Quote | null): Span | null {
  const last = title?.at(-1);
  const below = last && prose.document.paragraphs.find((p) => p.from > last.to);
  const lines = [last, below && prose.match(below).startsWith('(') ? below : undefined];
  return lines.flatMap((line) => (line && captured(prose, line, BRACKETED_PROJECT)) ?? [])[0] ?? null;
}

/** What of a line stands behind the department that it names; all of a line behind that, none of one before. */
function behind(line: Span, department: Span | null): Span[] {
  if (!department || line.from >= department.to) return [line];
  return covers(line, department) ? [{ from: department.to, to: line.to }] : [];
}

/** The characters from `from` to `to` of lines put together, as spans of the lines. */
function partOf(lines: Quote, from: number, to: number): Quote {
  let start = 0;
  return lines.flatMap((line) => {
    const [own, end] = [start, start + line.to - line.from];
    start = end;
    const [first, last] = [Math.max(from, own), Math.min(to, end)];
    return first < last ? [{ from: line.from + first - own, to: line.from + last - own }] : [];
  });
}

/** Projects that a department's report names: 「重点任务项目是……，」 */
function projectsIn(prose: Prose): Quote[] {
  const names = new Map<string, Span>();
  for (const paragraph of prose.passages) {
    const topic = prose.topicAt(paragraph.from);
    if (topic !== 'analysis' && topic !== 'funds') continue;
    for (const found of prose.match(paragraph).matchAll(TOLD_PROJECT)) {
      const name = found[1] as string;
      const from = paragraph.from + found.index + found[0].indexOf(name);
      if (!names.has(name)) names.set(name, { from, to: from + name.length });
    }
  }
  return [...names.values()].map((span) => [span]);
}

/** The project that an amount belongs to: the one named before it in its own paragraph. */
export function scopes(prose: Prose, { kind, projectName, projects }: ProfileDraft): (offset: number) => Quote | null {
  const own = kind === 'project' ? projectName : null;
  return (offset) => {
    const start = prose.document.match.lastIndexOf('\n', offset) + 1;
    const lead = prose.document.match.slice(start, offset);
    return projects.find((project) => project.every((span) => lead.includes(prose.match(span)))) ?? own;
  };
}
