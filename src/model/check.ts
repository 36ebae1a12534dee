/** Check: the report is wrong (or right). Diagnostic: the program may be wrong. The two are never mixed. */
import { z } from 'zod';
import { placeSchema, placesSchema } from './place.ts';
import { type Severity, severities } from './severity.ts';

export { type Severity, severities } from './severity.ts';

export const severitySchema = z.enum(severities);

export const checkSchema = z.object({
  rule: z.string(),
  outcome: z.enum(['pass', 'fail', 'uncertain']),
  severity: severitySchema,
  message: z.string().describe('one Chinese sentence that stands alone'),
  variant: z.string().describe('which of the wordings of the rule was used'),
  facts: z.record(z.string(), z.string()).describe('the words and figures that the message is made of'),
  stated: z.string().nullable(),
  computed: z.string().nullable(),
  difference: z.string().nullable(),
  tolerance: z.string().nullable(),
  places: z.array(placeSchema.extend({ text: z.string() })).describe('every figure compared'),
  suggestion: z
    .object({ text: z.string().describe('the figure as read'), value: z.string(), places: placesSchema })
    .optional()
    .describe('what a doubtful figure would have to be for the sum to come out; the reading itself is left as it is'),
  accepted: z
    .string()
    .optional()
    .describe('why a reviewer accepts the finding; it is then listed apart and not counted'),
});

export const notAssessedSchema = z.object({ rule: z.string(), reason: z.string() });

export const diagnosticSchema = z.object({
  code: z.string(),
  severity: severitySchema,
  message: z.string(),
  places: placesSchema,
});

/** Whether a check is one to look at: it fails or cannot be told, and nobody has accepted it. */
export function isOpen({ outcome, accepted }: Pick<Check, 'outcome' | 'accepted'>): boolean {
  return outcome !== 'pass' && accepted === undefined;
}

/** What checks come to. */
export interface CheckCounts {
  readonly failed: Readonly<Record<Severity, number>>;
  readonly uncertain: number;
  readonly passed: number;
  /** What a reviewer has accepted is no finding: it is counted here alone, so that the numbers add up. */
  readonly accepted: number;
}

/** Counts checks; every number of findings that is told anywhere comes from here. */
export function countsOf(checks: readonly Pick<Check, 'outcome' | 'severity' | 'accepted'>[]): CheckCounts {
  const counts = { failed: { error: 0, warning: 0, note: 0 }, uncertain: 0, passed: 0, accepted: 0 };
  for (const { outcome, severity, accepted } of checks) {
    if (accepted !== undefined) counts.accepted++;
    else if (outcome === 'fail') counts.failed[severity]++;
    else counts[outcome === 'pass' ? 'passed' : 'uncertain']++;
  }
  return counts;
}

export type Check = z.infer<typeof checkSchema>;
export type NotAssessed = z.infer<typeof notAssessedSchema>;
export type Diagnostic = z.infer<typeof diagnosticSchema>;
