/** Writes what is generated from the schemas and columns: `npm run schemas`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { reportJsonSchema } from '../src/model/json-schema.ts';
import { warehouseSql } from '../src/write/ddl.ts';
import { dictionary } from '../src/write/dictionary.ts';

const root = new URL('../', import.meta.url);
mkdirSync(new URL('docs', root), { recursive: true });
writeFileSync(new URL('schemas/report.schema.json', root), reportJsonSchema());
writeFileSync(new URL('schemas/warehouse.sql', root), warehouseSql());
writeFileSync(new URL('docs/data.md', root), dictionary());
