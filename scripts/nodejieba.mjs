/**
 * After `npm install`: makes nodejieba work without a download.
 *
 * Its own install script fetches from GitHub and nodejs.org. Here the addon is built from the sources in its package, with
 * the node-gyp that npm brings and the headers that lie beside node. Where that fails the program works on with
 * Intl.Segmenter, so this never fails an installation.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Rarer words cost memory and seldom stand in a report: 55 MB instead of 258 MB. */
const LEAST_FREQUENCY = 50;

function folderOf(name) {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

function loads(folder) {
  try {
    // A process of its own: a broken addon must not end this one.
    execFileSync(process.execPath, ['-e', `require(${JSON.stringify(join(folder, 'build/Release/nodejieba.node'))})`], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** node-gyp lies inside npm, and npm says where it is itself. */
function nodeGyp() {
  const npm = process.env.npm_execpath ? dirname(dirname(process.env.npm_execpath)) : null;
  const prefix = dirname(dirname(process.execPath));
  const folders = [npm, join(prefix, 'lib/node_modules/npm'), join(dirname(process.execPath), 'node_modules/npm')];
  return folders
    .filter((folder) => folder !== null)
    .map((folder) => join(folder, 'node_modules/node-gyp/bin/node-gyp.js'))
    .find((file) => existsSync(file));
}

function build(folder) {
  const gyp = nodeGyp();
  if (!gyp) throw new Error('npm brings no node-gyp');
  const prefix = dirname(dirname(process.execPath));
  // Without headers beside node, node-gyp fetches them; where there is no network that fails within a second.
  const headers = existsSync(join(prefix, 'include/node/node.h')) ? [`--nodedir=${prefix}`] : [];
  execFileSync(process.execPath, [gyp, 'rebuild', '--release', ...headers], {
    cwd: folder,
    stdio: 'pipe',
    timeout: 300_000,
  });
}

function writeDictionary(folder) {
  const target = join(folder, 'build/gouji.dict.utf8');
  if (existsSync(target)) return;
  const lines = readFileSync(join(folder, 'submodules/cppjieba/dict/jieba.dict.utf8'), 'utf8').split('\n');
  const frequent = lines.filter((line) => Number(line.split(' ')[1]) >= LEAST_FREQUENCY);
  writeFileSync(target, `${frequent.join('\n')}\n`);
}

const folder = folderOf('nodejieba');
if (folder) {
  try {
    if (!loads(folder)) build(folder);
    writeDictionary(folder);
  } catch (error) {
    const reason = String(error.stderr ?? error.message)
      .trim()
      .split('\n')
      .find((line) => /Error:|error:|not found/.test(line));
    console.log(`gouji: nodejieba was not built, Intl.Segmenter is used instead (${reason ?? error.message})`);
  }
}
