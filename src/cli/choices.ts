/** What options can be set to. Apart from the commands, so that help loads none of them. */

/** Reads scans by the best engine that is installed, by one of the two, or not at all. */
export const ocrChoices = ['auto', 'pp', 'tesseract', 'none'] as const;

/** How an answer is printed. */
export const formats = ['table', 'csv', 'json'] as const;
export type Format = (typeof formats)[number];
