import { z } from 'zod';
import { reportSchema } from './report.ts';

/** `schemas/report.schema.json`: the report's zod schema as JSON Schema (draft 2020-12), one text for file and test. */
export function reportJsonSchema(): string {
  const schema = z.toJSONSchema(reportSchema, { target: 'draft-2020-12', reused: 'ref' });
  return `${JSON.stringify({ title: 'gouji report', ...schema }, null, 2)}\n`;
}
