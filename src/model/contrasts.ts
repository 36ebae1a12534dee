/** Words that keep two figures apart or say nothing about what is counted: data in `src/profiles/contrasts.json`. */
import { z } from 'zod';
import data from '../profiles/contrasts.json' with { type: 'json' };

const words = z.array(z.string()).min(1);

const contrastsSchema = z.object({
  evidence: z.string(),
  measureWords: z.array(words).describe('measure words that count one kind of thing'),
  inherited: z.array(words).describe('contrasts that hold for the later figures of a sentence: 新增 … 、… is new too'),
  planned: words.describe('words before a figure that was only planned'),
  past: words.describe('words before a figure of another year'),
  actions: words.describe('what was done with a thing: recognised is not applied for'),
  synonyms: z.array(z.tuple([z.string(), z.string()])).describe('long form and short form of one thing'),
  neutral: words.describe('words that do not tell what is counted'),
  generic: words.describe('words too general to tell a thing by'),
  telling: words.describe('subjects of general words that name one thing all the same'),
  notCompared: words.describe('subjects that other rules compare'),
  budgetItems: z.object({ head: z.string(), restated: words }),
});

/** The contrasts of the genre, parsed once. */
export const contrasts = contrastsSchema.parse(data);
