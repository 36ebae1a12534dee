/** Findings that a reviewer has looked at and accepts: `accepted.json` in an output folder. 已核实的问题 */
import { z } from 'zod';

export const acceptanceSchema = z.object({
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('of the PDF, so that a corrected version is judged anew'),
  rule: z.string().min(1),
  words: z.string().min(1).describe('words of the message or of a figure compared'),
  reason: z.string().min(1),
});

export const acceptedFileSchema = z.object({
  schema: z.literal('gouji/accepted/1'),
  entries: z.array(acceptanceSchema),
});

export type Acceptance = z.infer<typeof acceptanceSchema>;
