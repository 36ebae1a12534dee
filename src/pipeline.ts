/** One report, from the bytes of its PDF to its checked figures. */
import { createHash } from 'node:crypto';
import { checkBy } from './check/recheck.ts';
import { type CheckSettings, checkingFrom } from './check/settings.ts';
import { extract } from './extract/index.ts';
import { layOut } from './layout/index.ts';
import { link } from './link.ts';
import type { Report } from './model/report.ts';
import type { ReadOptions } from './read/engines.ts';
import { openPdf } from './read/pdf.ts';
import { segment } from './segment.ts';
import { validate } from './validate.ts';

/**
 * Reads a report and checks it.
 *
 * @param file the name that the report is known by; nothing is read from it
 * @throws UnreadableError when the bytes are no PDF that can be read
 */
export async function examine(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions & CheckSettings = {},
): Promise<Report> {
  // pdf.js takes the buffer over, so what is told of the file comes first.
  const source = { file, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  const pdf = await openPdf(bytes, options);
  try {
    const document = await layOut(pdf.pages());
    const outline = segment(document.value);
    const draft = extract(document.value, outline.value);
    const body = validate(document.value, outline.value, draft.value);
    const linked = link(body.value);
    const verdict = checkBy(linked, source.sha256, checkingFrom(options));
    const stages = [document, outline, draft, body, verdict];
    return {
      schema: 'gouji/report/1',
      source: { ...source, pageCount: pdf.pageCount, pages: [...document.value.pages] },
      ...linked,
      checks: verdict.checks,
      notAssessed: verdict.notAssessed,
      diagnostics: stages.flatMap((stage) => stage.diagnostics),
      checkedBy: verdict.checkedBy,
    };
  } finally {
    await pdf.close();
  }
}
