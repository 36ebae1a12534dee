/**
 * After the build: makes `npx gouji` work in a clone.
 *
 * npm links the commands of dependencies, never those of the package itself.
 */
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
chmodSync(`${root}dist/cli.js`, 0o755);
// Links need rights on Windows, and npx wants a .cmd there: `node dist/cli.js` serves.
if (process.platform !== 'win32') {
  mkdirSync(`${root}node_modules/.bin`, { recursive: true });
  rmSync(`${root}node_modules/.bin/gouji`, { force: true });
  symlinkSync('../../dist/cli.js', `${root}node_modules/.bin/gouji`);
}
