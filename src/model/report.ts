/**
 * The one definition of what gouji prints: types, runtime validation and `schemas/report.schema.json` all come from here.
 *
 * Glossary: target 目标值 · actual 实际值 · verdict 完成结论 · full score 分值、权重 · score 得分 · grade 等次 ·
 * initial 年初预算 · adjustment 调整 · adjusted 调整后预算 · expenditure 支出、执行数.
 */
import { z } from 'zod';
import { checkSchema, diagnosticSchema, notAssessedSchema } from './check.ts';
import { placesSchema } from './place.ts';

const decimal = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('exact decimal as text');

const printed = z.object({
  text: z.string().describe('the words as printed'),
  places: placesSchema,
});

export const quantitySchema = z
  .object({
    comparator: z.enum(['>=', '>', '<=', '<', '=', '~', 'over', 'under']),
    value: decimal,
    upper: decimal.optional().describe('end of a printed range'),
    unit: z.string(),
    step: decimal.describe('size of the last printed digit'),
    change: z.enum(['increase', 'decrease']).optional(),
    of: z.string().optional().describe('what is counted'),
  })
  .describe('a printed figure 数值');

export const moneySchema = quantitySchema.extend({ yuan: decimal.describe('exact amount in yuan, unit resolved') });

const stated = printed.extend({ value: z.string() });

export const profileSchema = z.object({
  kind: z.enum(['department', 'project', 'transfer', 'final-account', 'budget', 'other']),
  title: stated.nullable(),
  department: stated.nullable(),
  fiscalYear: stated.nullable(),
  projectName: stated.optional(),
  projects: z.array(stated).optional(),
});

export const topics = [
  'basics',
  'tasks',
  'funds',
  'performance-management',
  'conclusion',
  'analysis',
  'results',
  'problems',
  'improvements',
  'attachments',
] as const;

export interface Section {
  number: string;
  level: number;
  title: string;
  topic: (typeof topics)[number] | null;
  text: string;
  places: z.infer<typeof placesSchema>;
  sections: Section[];
}

export const sectionSchema: z.ZodType<Section> = z.object({
  number: z.string(),
  level: z.int().min(1),
  title: z.string(),
  topic: z.enum(topics).nullable(),
  text: z.string().describe('the paragraphs below the heading, before its first sub-section, one a line'),
  places: placesSchema,
  get sections() {
    return z.array(sectionSchema);
  },
});

export const fundSchema = z.object({
  item: z.string().describe('what the amount is: initial, adjustment, adjusted, expenditure … (vocabulary: fundItems)'),
  fund: z.string().describe('where the money comes from: total, general-public … (vocabulary: funds)'),
  scope: z.string().describe('"department" or the name of a project'),
  amount: moneySchema.extend(printed.shape),
  restated: z.array(printed).optional().describe('where else the report prints the same amount'),
});

export const rateSchema = printed.extend({
  name: z.string(),
  value: quantitySchema,
  scope: z.string().describe('"department" or the name of a project'),
  period: z
    .string()
    .optional()
    .describe('the time that the rate is told for where that is not the year of the report: 上半年, 截至6月底, 2020年'),
});

export interface Score {
  name: string;
  fullScore: string | null;
  score: string | null;
  text: string;
  places: z.infer<typeof placesSchema>;
  weight?: Printed | undefined;
  parts: Score[];
}

export const scoreSchema: z.ZodType<Score> = printed.extend({
  name: z.string(),
  fullScore: decimal.nullable(),
  score: decimal.nullable(),
  weight: printed.optional().describe('where the full score stands; text and places are those of the score'),
  get parts() {
    return z.array(scoreSchema);
  },
});

export const conclusionSchema = printed.extend({
  score: decimal.nullable(),
  grade: z.string().nullable(),
});

const sought = printed.extend({ quantities: z.array(quantitySchema) });
const points = printed.extend({ value: decimal });

export const indicatorSchema = printed.extend({
  number: z.string().nullable(),
  level1: z.string().nullable(),
  level2: z.string().nullable(),
  name: z.string(),
  kind: z.enum(['output', 'benefit', 'satisfaction', 'cost', 'execution', 'management']).nullable(),
  target: sought.nullable(),
  actual: sought.nullable(),
  verdict: printed.extend({ value: z.enum(['exceeded', 'met', 'partly-met', 'missed']) }).nullable(),
  fullScore: points.nullable(),
  score: points.nullable(),
  shortfallReason: printed.nullable(),
  from: z.enum(['prose', 'table']),
  restated: printed
    .extend({ target: sought.nullable(), actual: sought.nullable() })
    .optional()
    .describe('the row of a table that tells an indicator of the prose again'),
});

export const findingSchema = printed.extend({ number: z.string(), title: z.string() });

export const statementSchema = printed.extend({
  subject: z.string(),
  quantity: quantitySchema.extend({ yuan: decimal.optional() }),
  period: z.string().optional(),
  sentence: z.string().describe('the sentence that the figure stands in'),
});

/** A number of things that the text declares, and the things it then lists. 「设置了8个产出指标」 */
export const enumerationSchema = printed.extend({
  declared: quantitySchema,
  items: z.array(printed),
});

export const tableSchema = z.object({
  title: z.string().nullable(),
  unit: z.string().optional(),
  pages: z.array(z.int()),
  columns: z.array(z.string()),
  rows: z.array(z.array(printed.extend({ rowSpan: z.int(), colSpan: z.int() }))),
});

export const sourceSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  pageCount: z.int(),
  pages: z.array(
    z.object({
      number: z.int(),
      widthPt: z.number(),
      heightPt: z.number(),
      text: z.enum(['embedded', 'ocr', 'none']),
      confidence: z.number(),
    }),
  ),
});

/** Which province's practice the checks followed, and why. 地区口径 */
export const checkedBySchema = z.object({
  profile: z.string(),
  chosen: z
    .enum(['default', 'words', 'form', 'forced'])
    .describe('what decided: words and columns only ever allow more'),
  words: z.array(z.string()).describe('the words of the report that chose it'),
});

export const reportSchema = z.object({
  schema: z.literal('gouji/report/1'),
  source: sourceSchema,
  profile: profileSchema,
  sections: z.array(sectionSchema),
  funds: z.array(fundSchema),
  rates: z.array(rateSchema),
  scores: z.array(scoreSchema),
  conclusion: conclusionSchema.nullable(),
  indicators: z.array(indicatorSchema),
  problems: z.array(findingSchema),
  improvements: z.array(findingSchema),
  statements: z.array(statementSchema),
  enumerations: z.array(enumerationSchema),
  explanations: z.array(printed).describe('reasons that a form gives once, below its rows: 偏差大或目标未完成原因分析'),
  tables: z.array(tableSchema),
  checks: z.array(checkSchema),
  notAssessed: z.array(notAssessedSchema),
  diagnostics: z.array(diagnosticSchema),
  checkedBy: checkedBySchema.optional(),
});

export type Quantity = z.infer<typeof quantitySchema>;
export type Money = z.infer<typeof moneySchema>;
export type Printed = z.infer<typeof printed>;
export type Fund = z.infer<typeof fundSchema>;
export type Rate = z.infer<typeof rateSchema>;
export type Conclusion = z.infer<typeof conclusionSchema>;
export type Indicator = z.infer<typeof indicatorSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type Statement = z.infer<typeof statementSchema>;
export type Enumeration = z.infer<typeof enumerationSchema>;
export type Table = z.infer<typeof tableSchema>;
export type Profile = z.infer<typeof profileSchema>;
/** A whole report, read and checked. 报告 */
export type Report = z.infer<typeof reportSchema>;
/** A report as far as it is read: what the rules compare. */
export type ReportBody = Omit<Report, 'schema' | 'source' | 'checks' | 'notAssessed' | 'diagnostics' | 'checkedBy'>;
