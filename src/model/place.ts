import { z } from 'zod';

/** A stretch of paper: `page` counts from 1; boxes are [x0, y0, x1, y1] in PDF points, origin top left. */
export const placeSchema = z.object({
  page: z.int().min(1),
  boxes: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
  confidence: z.number().min(0).max(1).describe('1 for embedded text, else the reading confidence'),
});

export const placesSchema = z.array(placeSchema);

export type Place = z.infer<typeof placeSchema>;
