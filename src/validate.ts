/** Quotes → figures: understands what was found and gives every value its place. */
import { matchForm } from './model/characters.ts';
import type { Diagnostic } from './model/check.ts';
import type { DocumentText, Quote } from './model/document.ts';
import type {
  FindingDraft,
  FundDraft,
  IndicatorDraft,
  ProfileDraft,
  ReportDraft,
  ScoreDraft,
  TableDraft,
} from './model/draft.ts';
import { findQuantities, moneyOf, parseMoney, parseQuantity } from './model/quantity.ts';
import {
  type Finding,
  type Fund,
  type Indicator,
  type Printed,
  type Profile,
  type Quantity,
  type Report,
  type ReportBody,
  reportSchema,
  type Score,
  type Section,
} from './model/report.ts';
import { type Item, type Outline, passagesOf } from './model/section.ts';
import { rowsOf } from './model/table.ts';

/** Makes a report of a draft. A value that cannot be understood is a diagnostic and costs nothing else. */
export function validate(
  document: DocumentText,
  outline: Outline,
  draft: ReportDraft,
): { value: ReportBody; diagnostics: Diagnostic[] } {
  const reader = new QuoteReader(document);
  const value: ReportBody = {
    profile: reader.profile(draft.profile),
    sections: reader.sections(outline.items),
    funds: draft.funds.flatMap((fund) => reader.fund(fund)),
    rates: draft.rates.flatMap((rate) => reader.rate(rate)),
    scores: draft.scores.flatMap((score) => reader.score(score)),
    conclusion: draft.conclusion && {
      score: reader.points(draft.conclusion.score)?.value ?? null,
      grade: draft.conclusion.grade && document.textOf(draft.conclusion.grade),
      ...reader.printed(draft.conclusion.text),
    },
    indicators: draft.indicators.map((indicator) => reader.indicator(indicator)),
    problems: draft.problems.map((finding) => reader.finding(finding)),
    improvements: draft.improvements.map((finding) => reader.finding(finding)),
    statements: draft.statements.flatMap((statement) => reader.statement(statement)),
    enumerations: draft.enumerations.flatMap((list) => reader.enumeration(list)),
    explanations: draft.explanations.map((quote) => reader.printed(quote)),
    tables: draft.tables.map((table) => reader.table(table)),
  };
  return { value, diagnostics: [...reader.diagnostics, ...reader.keepValid(value)] };
}

class QuoteReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly document: DocumentText;

  constructor(document: DocumentText) {
    this.document = document;
  }

  printed(quote: Quote): Printed {
    return { text: this.document.textOf(quote), places: this.document.placesOf(quote) };
  }

  profile({ kind, title, department, fiscalYear, projectName, projects }: ProfileDraft): Profile {
    const stated = (quote: Quote): Profile['title'] & object => {
      const printed = this.printed(quote);
      return { value: printed.text, ...printed };
    };
    return {
      kind,
      title: title && stated(title),
      department: department && stated(department),
      fiscalYear: fiscalYear && stated(fiscalYear),
      ...(projectName && { projectName: stated(projectName) }),
      ...(projects.length > 0 && { projects: projects.map(stated) }),
    };
  }

  sections(items: readonly Item[]): Section[] {
    return items.flatMap((item) => (item.isHeading ? [this.section(item)] : []));
  }

  private section(item: Item): Section {
    const { number, title, level, topic, body } = item;
    const entries = item.items.filter((entry) => !entry.isHeading).flatMap((entry) => this.entryText(entry));
    const text = [...body.map((span) => this.document.textOf([span])), ...entries].join('\n');
    return {
      number: this.document.textOf([number]),
      level,
      title: this.document.textOf([title]),
      topic,
      text,
      places: this.document.placesOf([{ from: number.from, to: title.to }]),
      sections: this.sections(item.items),
    };
  }

  /** The lines of a list entry and of what is nested in it. */
  private entryText(item: Item): string[] {
    const [first, ...rest] = passagesOf(item);
    const own = first ? [{ from: item.number.from, to: first.to }, ...rest] : [];
    return [
      ...own.map((span) => this.document.textOf([span])),
      ...item.items.flatMap((entry) => this.entryText(entry)),
    ];
  }

  fund({ item, fund, scope, amount, unit, isDecrease }: FundDraft): Fund[] {
    const printed = this.printed(amount);
    const money = parseMoney(matchForm(printed.text), unit);
    if (!money) return this.notUnderstood('fund', '金额', amount);
    const signed = isDecrease ? { ...money, change: 'decrease' as const } : money;
    return [
      { item, fund, scope: scope ? this.document.textOf(scope) : 'department', amount: { ...signed, ...printed } },
    ];
  }

  rate({ name, value, scope, period }: ReportDraft['rates'][number]): Report['rates'] {
    const printed = this.printed(value);
    const found = parseQuantity(matchForm(printed.text))?.quantity;
    if (!found) return this.notUnderstood('rate', '比率', value);
    // A column of rates may print bare figures: the per cent stands in its head.
    const quantity = found.unit === '' ? { ...found, unit: '%' } : found;
    const scopeName = scope ? this.document.textOf(scope) : 'department';
    const told = period && { period: this.document.textOf(period) };
    return [{ name: this.document.textOf(name), value: quantity, scope: scopeName, ...told, ...printed }];
  }

  score({ name, fullScore, score, parts }: ScoreDraft): Score[] {
    const quotes = [...(score ?? []), ...(fullScore ?? [])];
    return [
      {
        name: this.document.textOf(name),
        fullScore: this.points(fullScore)?.value ?? null,
        score: this.points(score)?.value ?? null,
        ...(score ? this.printed(score) : this.printed(quotes.length > 0 ? quotes : name)),
        ...(score && fullScore && { weight: this.printed(fullScore) }),
        parts: parts.flatMap((part) => this.score(part)),
      },
    ];
  }

  /** Points as a plain decimal: 「20分」 → 20. */
  points(quote: Quote | null): (Printed & { value: string }) | null {
    if (!quote) return null;
    const printed = this.printed(quote);
    const value = parseQuantity(matchForm(printed.text))?.quantity.value;
    if (value === undefined) this.notUnderstood('score', '分值', quote);
    return value === undefined ? null : { value, ...printed };
  }

  indicator(draft: IndicatorDraft): Indicator {
    const words = (quote: Quote | null): string | null => (quote ? this.document.textOf(quote) : null);
    return {
      number: words(draft.number),
      level1: words(draft.level1),
      level2: words(draft.level2),
      name: this.document.textOf(draft.name),
      kind: draft.kind,
      target: this.sought(draft.target),
      actual: this.sought(draft.actual),
      verdict: draft.verdict && { value: draft.verdict.value, ...this.printed(draft.verdict.quote) },
      fullScore: this.points(draft.fullScore),
      score: this.points(draft.score),
      shortfallReason: draft.shortfallReason && this.printed(draft.shortfallReason),
      from: draft.from,
      ...this.printed(draft.name),
    };
  }

  /** A target or an actual: its words and every figure in them. */
  private sought(quote: Quote | null): Indicator['target'] {
    if (!quote) return null;
    const printed = this.printed(quote);
    return { ...printed, quantities: quantitiesOf(matchForm(printed.text)) };
  }

  finding({ number, title, text }: FindingDraft): Finding {
    return { number: this.document.textOf(number), title: this.document.textOf(title), ...this.printed(text) };
  }

  statement({ subject, figure, period, sentence }: ReportDraft['statements'][number]): Report['statements'] {
    const printed = this.printed(figure);
    const quantity = parseQuantity(matchForm(printed.text))?.quantity;
    if (!quantity) return this.notUnderstood('statement', '数值', figure);
    const money = moneyOf(quantity);
    return [
      {
        subject: this.document.textOf(subject),
        quantity: money ?? quantity,
        ...(period && { period: periodOf(this.document.textOf(period)) }),
        sentence: this.document.textOf(sentence),
        ...printed,
      },
    ];
  }

  table({ grid, title, unit }: TableDraft): Report['tables'][number] {
    const rows = rowsOf(grid).map((cells) =>
      cells.map(({ span, rowSpan, colSpan }) => ({ ...this.printed([span]), rowSpan, colSpan })),
    );
    const header = rows.find((row) => row.length > 1 && row.every((cell) => !parseQuantity(matchForm(cell.text))));
    return {
      title: title && this.document.textOf(title),
      ...(unit && { unit }),
      pages: [...grid.pages],
      columns: header?.map((cell) => cell.text) ?? [],
      rows,
    };
  }

  enumeration({ declared, text, items }: ReportDraft['enumerations'][number]): Report['enumerations'] {
    const quantity = parseQuantity(matchForm(this.document.textOf(declared)))?.quantity;
    if (!quantity) return this.notUnderstood('enumeration', '项数', declared);
    const { places } = this.printed(declared);
    return [
      { declared: quantity, items: items.map((item) => this.printed(item)), text: this.document.textOf(text), places },
    ];
  }

  private notUnderstood(kind: string, word: string, quote: Quote): never[] {
    const { text, places } = this.printed(quote);
    const message = `“${text}”应为${word}，但无法解析，未进入结果`;
    this.diagnostics.push({ code: `validate/${kind}-not-understood`, severity: 'warning', message, places });
    return [];
  }

  /** The schema has the last word: an entry that breaks it is dropped and told, the others stay. */
  keepValid(value: ReportBody): Diagnostic[] {
    const dropped: Diagnostic[] = [];
    for (const key of lists) {
      const schema = reportSchema.shape[key].element;
      const kept = (value[key] as unknown[]).filter((entry) => {
        const result = schema.safeParse(entry);
        if (!result.success) dropped.push(invalid(key, result.error.issues[0]?.message ?? ''));
        return result.success;
      });
      Object.assign(value, { [key]: kept });
    }
    return dropped;
  }
}

/** 「2022年度」 → 2022; other periods as printed. */
const periodOf = (words: string): string => /^(20\d\d)年度?$/.exec(words)?.[1] ?? words;

const lists = [
  'funds',
  'rates',
  'scores',
  'indicators',
  'problems',
  'improvements',
  'statements',
  'enumerations',
] as const;

function invalid(kind: string, reason: string): Diagnostic {
  return {
    code: 'validate/entry-dropped',
    severity: 'warning',
    message: `${kind}中有一条不合数据约定（${reason}），未进入结果`,
    places: [],
  };
}

/** A cell or value that is one figure, also without a unit (50); else the figures in its words. */
function quantitiesOf(match: string): Quantity[] {
  const whole = parseQuantity(match);
  return whole ? [whole.quantity] : findQuantities(match).map((found) => found.quantity);
}
