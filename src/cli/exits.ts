/** What the program ends with. */

/** Exit codes of commands that came to their own end. */
export const exits = { done: 0, checksFailed: 1, unread: 2, usage: 64 } as const;

/** Exit codes after a signal, as shells have them: 128 and its number. */
export const signalExits = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Tells on stderr what went wrong and returns the exit code that goes with it. */
export function complain(line: string, code: number): number {
  process.stderr.write(`${line}\n`);
  return code;
}
