/** Writes the JSON Schemas that are generated from the zod schemas: `npm run schemas`. */
import { writeFileSync } from 'node:fs';
import { reportJsonSchema } from '../src/model/json-schema.ts';

writeFileSync(new URL('../schemas/report.schema.json', import.meta.url), reportJsonSchema());
