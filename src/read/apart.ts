/** A reader of pictures in a process of its own: an engine holds the thread that it works in. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Engine, OcrChoice, PictureReading } from './ocr.ts';
import type { Picture } from './picture.ts';

/** What such a process is asked, one picture at a time. */
export interface Question {
  readonly picture: Picture;
  readonly dpi: number;
}

/** What it answers. */
export type Answer = { readonly reading: PictureReading } | { readonly error: string };

const program = new URL(import.meta.url.replace(/apart(\.[jt]s)$/, 'apart-child$1'));

/** What such a process may hold: twice what pages of A4 take. The guard of a batch does not see it. */
const MOST_BYTES = 1e9;

/**
 * A reader whose process starts with the first picture, and anew with the next one should it have died.
 *
 * @param memoryBytes a process that holds more is ended
 */
export function readerApart(choice: OcrChoice, memoryBytes = MOST_BYTES): Engine {
  let child: ChildProcess | null = null;
  const living = (): ChildProcess => {
    if (!child?.connected) child = started(choice, memoryBytes);
    return child;
  };
  const read = async (picture: Picture, dpi: number): Promise<PictureReading> => {
    const question = { picture, dpi };
    // A process may die of the machine's troubles, too: only the second death in a row is the picture's.
    const answer = (await answerOf(living(), question)) ?? (await answerOf(living(), question));
    if (!answer) throw new Error('the process that reads pictures died, perhaps for want of memory');
    if ('error' in answer) throw new Error(answer.error);
    return answer.reading;
  };
  return { name: choice, read, close: async () => child?.disconnect() };
}

function started(choice: OcrChoice, memoryBytes: number): ChildProcess {
  const child = fork(program, [choice, String(memoryBytes)], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // As JSON the pixels would take longer than it takes to read them.
    serialization: 'advanced',
  });
  child.unref();
  child.channel?.unref();
  return child;
}

/** The answer of a process, or null when it ends without one. */
function answerOf(child: ChildProcess, question: Question): Promise<Answer | null> {
  return new Promise((resolve) => {
    const end = (answer: Answer | null): void => {
      child.off('error', fail).off('close', fail).off('message', end);
      // A process that is waited for keeps the program alive; an idle one does not.
      child.channel?.unref();
      resolve(answer);
    };
    const fail = (): void => end(null);
    child.once('error', fail).once('close', fail).once('message', end);
    child.channel?.ref();
    // That a process cannot be asked any more is heard of through its end.
    child.send(question, () => {});
  });
}
