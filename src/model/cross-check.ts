/** A check that compares reports with each other: `cross-checks.json` in an output folder. 报告间核对 */
import { z } from 'zod';
import { checkSchema } from './check.ts';

export const crossCheckSchema = checkSchema.extend({
  places: z.array(
    checkSchema.shape.places.element.extend({
      file: z.string().describe('the PDF'),
      json: z.string().describe('its JSON in the folder reports'),
      sha256: z.string(),
    }),
  ),
});

export const crossChecksSchema = z.object({
  schema: z.literal('gouji/cross-checks/1'),
  reports: z.int().describe('how many were compared'),
  checks: z.array(crossCheckSchema),
});

export type CrossCheck = z.infer<typeof crossCheckSchema>;
