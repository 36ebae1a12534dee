/** The reports of `fixtures`, in prose and as forms: a folder each, with the PDF of its name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../fixtures');

export interface Fixture {
  readonly name: string;
  readonly folder: string;
}

export const fixtures: readonly Fixture[] = [root, join(root, 'forms')].flatMap((parent) =>
  readdirSync(parent)
    .map((name) => ({ name, folder: join(parent, name) }))
    .filter(({ name, folder }) => existsSync(join(folder, `${name}.pdf`))),
);

/** The bytes of its PDF. */
export const pdfOf = ({ name, folder }: Fixture): Uint8Array =>
  new Uint8Array(readFileSync(join(folder, `${name}.pdf`)));

/** What a person keyed from its paper. */
export const keyedOf = ({ folder }: Pick<Fixture, 'folder'>): unknown =>
  JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
