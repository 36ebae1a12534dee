/** Which program this is: every result depends on it, so the journal and run.json name it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const packageText = readFileSync(new URL('../package.json', import.meta.url), 'utf8');

/** The released version: 0.1.0. */
export const version: string = JSON.parse(packageText).version;

/**
 * The version and a fingerprint of the code: 0.1.0+9f8e7d6c5b4a.
 *
 * Whoever changes a rule wants the reports read again without remembering to raise a number, so the code itself counts.
 * package.json is in it because it pins the libraries.
 */
export function programVersion(): string {
  fingerprint ??= fingerprintOf();
  return `${version}+${fingerprint}`;
}

/** Reading the code takes a tenth of a second, and it is asked for several times in a run. */
let fingerprint: string | undefined;

function fingerprintOf(): string {
  const hash = createHash('sha256').update(packageText);
  const here = new URL('.', import.meta.url);
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.d)\.(js|ts|json)$/.test(file),
  );
  for (const file of files.sort()) hash.update(file).update(readFileSync(new URL(file, here)));
  return hash.digest('hex').slice(0, 12);
}
