/** What differs from province to province, and limits that a user may change: data in `src/profiles`. 地区口径 */
import { z } from 'zod';
import data from '../profiles/default.json' with { type: 'json' };

const decimal = z.string().regex(/^\d+(\.\d+)?$/);
const labels = z.array(z.string()).min(1);

/** Where a value comes from: O official, P published, S seen, I inferred, K from memory. */
const evidence = z.string().regex(/^[OPSIK]( [OPSIK])*$/);
const words = z.object({ words: labels, evidence });

const bandSchema = z.object({
  grade: z.string(),
  from: decimal.describe('lowest score of the grade, inclusive'),
  alsoFrom: z.array(decimal).optional().describe('lowest score by the practice of other provinces'),
  words: labels.describe('the grade as reports print it'),
});

/** What has to stand in a report, all of it, for a profile to be chosen; the more is found, the surer the choice. */
const matchSchema = z.object({
  kinds: z.array(z.enum(['department', 'project', 'transfer', 'final-account', 'budget', 'other'])).optional(),
  regions: labels.optional().describe('one of them in the name of the department or in the title'),
  forms: labels.optional().describe('one of them in the title or the head of an official form; makes the choice sure'),
  columns: labels.optional().describe('all of them in the head of one table'),
  levels: labels.optional().describe('all of them as first levels of indicators or names of scores'),
});

export const provinceProfileSchema = z.object({
  name: z.string(),
  extends: z.string().optional().describe('the profile that tells what this one leaves out; default when absent'),
  basis: z.string().optional().describe('the official document'),
  note: z.string().optional(),
  match: z.array(matchSchema).optional().describe('the profile is chosen when one of them fits'),
  grades: z.object({
    fullScore: decimal,
    bands: z.array(bandSchema).min(2).describe('the best grade first'),
    atLeast: z
      .array(z.object({ words: labels, from: decimal }))
      .describe('words that only say that a limit was reached'),
    evidence,
  }),
  confidence: z.object({ limit: z.number().min(0).max(1).describe('below it a reading is uncertain'), evidence }),
  verdictShare: z.object({ percent: z.int().min(1).max(100), rows: z.int().min(1), evidence }),
  lowerIsBetter: words
    .extend({
      formulas: z
        .array(z.enum(['target/actual', 'excess']))
        .min(1)
        .describe('what a limit that was passed still earns: target ÷ actual, or what the excess leaves'),
    })
    .describe('names of indicators whose bare target is a limit from above'),
  completion: z.object({
    over: decimal.describe('% of the target above which a reason is expected'),
    severe: decimal.describe('% of the target below which a shortfall is severe'),
    low: decimal.describe('printed completion rates below it need a reason'),
    evidence,
  }),
  bounded: words.describe('names of percentages that cannot leave 0 … 100'),
  wantsLess: words.describe('last words of names that a limit from below makes no sense for'),
  perUnit: words.describe('words that make a figure a share of the whole: 每季度1次, 平均'),
  reason: words.describe('words that give a reason inside the actual value'),
  execution: z.object({
    low: decimal.describe('per cent of the budget below which a reason is asked for'),
    adjustedBy: decimal.describe('per cent of the initial budget from which an adjustment asks for a reason'),
    bases: z
      .array(z.enum(['adjusted', 'initial', 'monthly-average']))
      .min(1)
      .describe('what a rate is computed from: the first of them that is told; a monthly average cannot be computed'),
    fullAt: decimal.describe('per cent of the budget that earns the full score of execution'),
    evidence,
  }),
  levelWeights: z.object({
    sets: z
      .array(z.record(z.string(), decimal))
      .min(1)
      .describe('weights of the first level by kind of indicator; rest stands for all kinds that are not named'),
    names: z.record(z.string(), labels).describe('what the first level of a kind is called'),
    evidence,
  }),
  qualitativeBands: z.object({
    bands: z
      .array(z.object({ words: labels, from: decimal, to: decimal }))
      .describe('per cent of the full score that the words of an actual value earn'),
    evidence,
  }),
  emptyReason: words.describe('reasons that say nothing'),
  rateBase: words.describe('words that tell what a rate above 100 % is computed from'),
  rateNames: z.object({
    whole: labels.describe('words that the name of a yearly rate is made of'),
    partial: labels.describe('words of rates over a part of the year, or of another kind'),
    evidence,
  }),
});

/** The practice of a province. */
export type ProvinceProfile = z.infer<typeof provinceProfileSchema>;
export type GradeBand = z.infer<typeof bandSchema>;
export type ProfileMatch = z.infer<typeof matchSchema>;

export const defaultProfile: ProvinceProfile = provinceProfileSchema.parse(data);
