/** A batch seen at work, on stderr: a bar in a terminal, lines elsewhere. */
import { Presets, SingleBar } from 'cli-progress';
import type { Observer } from '../batch.ts';
import { printable, shorten } from './table.ts';
import type { Say } from './words.ts';

/** An observer that can be cleared away before the summary is printed. */
export interface Progress extends Observer {
  close(): void;
}

export function progressOn(stream: NodeJS.WriteStream, say: Say): Progress {
  return stream.isTTY ? barOn(stream) : linesOn(stream, say);
}

function barOn(stream: NodeJS.WriteStream): Progress {
  const format = '{bar} {value}/{total} {file}';
  const bar = new SingleBar(
    { format, stream, clearOnComplete: true, hideCursor: true, linewrap: false },
    Presets.shades_grey,
  );
  return {
    started: (total) => bar.start(total, 0, { file: '' }),
    finished: ({ file }) => bar.increment({ file: shorten(printable(file), 30) }),
    close: () => bar.stop(),
  };
}

function linesOn(stream: NodeJS.WriteStream, say: Say): Progress {
  let at = 0;
  let total = 0;
  return {
    started: (count) => {
      total = count;
    },
    finished: ({ file, state }, isUnchanged) => {
      at++;
      const end = say(isUnchanged ? 'unchanged' : state);
      stream.write(`${say('progress', { at, total, file: printable(file), state: end })}\n`);
    },
    close: () => {},
  };
}
