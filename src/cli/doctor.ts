/** `gouji doctor`: what is installed and what falls back. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { segmenterName } from '../extract/words.ts';
import { programVersion } from '../version.ts';
import { exits } from './exits.ts';
import { tableLines } from './table.ts';
import type { Say } from './words.ts';

interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'fallsBack' | 'absent';
  readonly told: string;
}

const require = createRequire(import.meta.url);

/** Prints one line for each part; the exit code tells whether something needed is missing. */
export function doctor(say: Say): number {
  const findings = [
    { name: 'gouji', state: 'ok', told: programVersion() } as const,
    nodeFinding(say),
    ...pdfFindings(say),
    segmenterFinding(say),
    canvasFinding(say),
    memoryFinding(say),
  ];
  const rows = findings.map(({ name, state, told }) => [name, say(state), told]);
  // The heading of a table says nothing here.
  process.stdout.write(
    `${tableLines([['', '', ''], ...rows], [])
      .slice(2)
      .join('\n')}\n`,
  );
  return findings.some(({ state }) => state === 'absent') ? exits.unread : exits.done;
}

function nodeFinding(say: Say): Finding {
  const { node } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).engines;
  const [least = [], own = []] = [node, process.versions.node].map(
    (text: string) => text.match(/\d+/g)?.map(Number) ?? [],
  );
  const at = least.findIndex((part, i) => part !== (own[i] ?? 0));
  const isOk = at < 0 || (own[at] ?? 0) > (least[at] ?? 0);
  return {
    name: 'node',
    state: isOk ? 'ok' : 'absent',
    told: isOk ? process.version : say('needsNode', { range: node }),
  };
}

function pdfFindings(say: Say): Finding[] {
  const folder = folderOf('pdfjs-dist');
  if (!folder) return [{ name: 'pdfjs-dist', state: 'absent', told: say('reinstall') }];
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [
    { name: 'pdfjs-dist', state: 'ok', told: version },
    filesFinding(say('cmaps'), join(folder, 'cmaps'), say),
    filesFinding(say('standardFonts'), join(folder, 'standard_fonts'), say),
  ];
}

function filesFinding(name: string, folder: string, say: Say): Finding {
  try {
    return { name, state: 'ok', told: say('files', { count: readdirSync(folder).length }) };
  } catch {
    return { name, state: 'absent', told: say('reinstall') };
  }
}

function segmenterFinding(say: Say): Finding {
  const name = segmenterName();
  const isOk = name === 'nodejieba';
  return {
    name: say('segmenter'),
    state: isOk ? 'ok' : 'fallsBack',
    told: isOk ? name : say('segmenterFallback', { name }),
  };
}

function canvasFinding(say: Say): Finding {
  const name = say('canvas');
  try {
    require('@napi-rs/canvas');
    return { name, state: 'ok', told: '@napi-rs/canvas' };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return { name, state: 'fallsBack', told: say('canvasFallback', { why }) };
  }
}

function memoryFinding(say: Say): Finding {
  const mb = Math.round(process.memoryUsage.rss() / 1024 ** 2);
  return { name: say('memoryWatch'), state: mb > 0 ? 'ok' : 'absent', told: say('memoryNow', { mb }) };
}

function folderOf(name: string): string | null {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}
