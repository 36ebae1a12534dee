/** Child processes that examine files: reused while they are well, replaced when they die, killed when they take too long. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Task } from './examination.ts';
import { failure, type Outcome } from './outcome.ts';
import { type Message, type Order, OUT_OF_MEMORY, type Settings } from './protocol.ts';

/** How children are started and what each may use for one file. */
export interface PoolOptions {
  readonly childModule: URL;
  readonly examineModule: URL;
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  readonly examineOptions: Readonly<Record<string, string>>;
}

/** Loading the program takes a fraction of a second; this is for a machine on its knees, not for a document. */
const STARTUP_MS = 60_000;

/** Enough of a child's last words for V8's report on its heap. */
const KEPT_STDERR = 8192;

const STOPPING: readonly string[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Why the pool killed a child. */
type Cause = 'timed-out' | 'interrupted' | 'retired';

interface Death {
  readonly cause: Cause | null;
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

class Child {
  readonly death: Promise<Death>;
  readonly #process: ChildProcess;
  #cause: Cause | null = null;
  #stderr = '';

  constructor({ childModule, examineModule, memoryBytes, examineOptions }: PoolOptions) {
    const settings: Settings = { memoryBytes, examineModule: examineModule.href, examineOptions };
    this.#process = fork(childModule, [JSON.stringify(settings)], {
      execArgv: [`--max-old-space-size=${Math.ceil(memoryBytes / 1024 ** 2)}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-KEPT_STDERR);
    });
    this.death = new Promise((resolve) => {
      const end = (code: number | null, signal: string | null) =>
        resolve({ cause: this.#cause, code, signal, stderr: this.#stderr });
      this.#process.on('close', end);
      this.#process.on('error', ({ message }) => {
        this.#stderr += message;
        // A process that could not even be started never closes.
        if (this.#process.pid === undefined) end(null, null);
      });
    });
  }

  /** Its next message, or how it died before saying anything. */
  async listen(limitMs: number): Promise<Message | Death> {
    const timer = setTimeout(() => this.kill('timed-out'), limitMs);
    let hear: (message: Message) => void = () => {};
    const message = new Promise<Message>((resolve) => {
      hear = resolve;
      this.#process.once('message', hear);
    });
    try {
      return await Promise.race([message, this.death]);
    } finally {
      clearTimeout(timer);
      this.#process.off('message', hear);
    }
  }

  send(order: Order): void {
    // A child that died in this very moment is heard of through its death.
    this.#process.send(order, () => {});
  }

  kill(cause: Cause): void {
    this.#cause ??= cause;
    this.#process.kill('SIGKILL');
  }
}

/** The children of a batch. As many live as files are examined at a time; the first file starts the first. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #idle: Child[] = [];
  readonly #living = new Set<Child>();
  #readers = 1;
  #isInterrupted = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * Examines a file in a child; null when it was interrupted.
   *
   * Only a child of its own can prove that it was this file which broke it, so the file gets one before it is blamed.
   */
  async examine(task: Task): Promise<Outcome | null> {
    const used = this.#idle.pop();
    const end = used && (await this.#ask(used, task));
    if (end && (!isDeath(end) || end.cause !== null)) return this.#outcomeOf(end);
    const fresh = await this.#start();
    return this.#outcomeOf(isDeath(fresh) ? fresh : await this.#ask(fresh, task));
  }

  /** Says how many pictures of its file every child may read at a time from now on. */
  grantReaders(count: number): void {
    if (count === this.#readers) return;
    this.#readers = count;
    for (const child of this.#living) child.send({ kind: 'readers', count });
  }

  /** Kills what is at work. */
  interrupt(): void {
    this.#isInterrupted = true;
    for (const child of this.#living) child.kill('interrupted');
  }

  /** Ends the children, which have nothing to lose: what they wrote is in its place. */
  async close(): Promise<void> {
    for (const child of this.#living) child.kill('retired');
    await Promise.all([...this.#living].map(({ death }) => death));
  }

  async #start(): Promise<Child | Death> {
    const child = new Child(this.#options);
    this.#living.add(child);
    child.death.then(() => this.#forget(child));
    if (this.#isInterrupted) child.kill('interrupted');
    const first = await child.listen(STARTUP_MS);
    if (isDeath(first)) return first;
    child.send({ kind: 'readers', count: this.#readers });
    return child;
  }

  async #ask(child: Child, task: Task): Promise<Outcome | Death> {
    child.send({ kind: 'examine', task });
    const answer = await child.listen(this.#options.timeoutMs);
    if (isDeath(answer) || answer.kind !== 'answer') return answer as Death;
    // What one file left behind must not count against the limit of the next.
    if (answer.rssBytes > this.#options.memoryBytes / 2) child.kill('retired');
    else this.#idle.push(child);
    return answer.outcome;
  }

  #outcomeOf(end: Outcome | Death): Outcome | null {
    if (!isDeath(end)) return end;
    // Ctrl-C reaches the whole group of processes, and a child that has only just been started does not ignore it yet.
    const isInterrupted = this.#isInterrupted || end.cause === 'interrupted' || STOPPING.includes(end.signal ?? '');
    return isInterrupted ? null : outcomeOf(end, this.#options);
  }

  #forget(child: Child): void {
    this.#living.delete(child);
    const at = this.#idle.indexOf(child);
    if (at >= 0) this.#idle.splice(at, 1);
  }
}

function isDeath(end: object): end is Death {
  return 'stderr' in end;
}

function outcomeOf({ cause, code, signal, stderr }: Death, { timeoutMs, memoryBytes }: PoolOptions): Outcome {
  if (cause === 'timed-out') return failure('timed-out', 'timed-out', `${timeoutMs / 1000}`);
  const isMemory = stderr.includes(OUT_OF_MEMORY) || /heap out of memory|Allocation failed/.test(stderr);
  if (isMemory) return failure('out-of-memory', 'out-of-memory', `${Math.round(memoryBytes / 1024 ** 2)}`);
  const how = signal ?? `exit code ${code}`;
  const words = lastWordsIn(stderr);
  return failure('crashed', 'crashed', words ? `${how}: ${words}` : how);
}

// Node ends a report on an uncaught error with its stack and version; the error is what helps.
function lastWordsIn(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !/^(at |Node\.js v|-----|\d+: 0x|\^)/.test(line));
  return telling.findLast((line) => /\berror\b|Error:|FATAL/.test(line)) ?? telling.at(-1) ?? '';
}
