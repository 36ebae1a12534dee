type Listener = (event: { data: unknown }) => void;

/**
 * One end of a message channel whose two ends live in one process and pass objects without cloning them.
 *
 * Has the parts of MessagePort that pdf.js uses.
 */
export class DirectPort {
  readonly peer: DirectPort;
  private readonly listeners = new Set<Listener>();

  constructor(peer?: DirectPort) {
    this.peer = peer ?? new DirectPort(this);
  }

  /** Delivers after the caller has finished, as a real port does. */
  postMessage(data: unknown): void {
    const message = { data: withOwnArrays(data) };
    queueMicrotask(() => {
      for (const listener of this.peer.listeners) listener(message);
    });
  }

  addEventListener(_type: string, listener: Listener, options?: { signal?: AbortSignal }): void {
    this.listeners.add(listener);
    options?.signal?.addEventListener('abort', () => this.listeners.delete(listener));
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.listeners.delete(listener);
  }

  start(): void {}

  terminate(): void {}
}

/** pdf.js empties the arrays of a streamed chunk (the operators of a page) as soon as it is sent: those are copied. */
function withOwnArrays(data: unknown): unknown {
  const chunk = (data as { chunk?: unknown } | null)?.chunk;
  if (typeof chunk !== 'object' || chunk === null) return data;
  const copy = Object.entries(chunk).map(([key, value]) => [key, Array.isArray(value) ? value.slice() : value]);
  return { ...(data as object), chunk: Object.fromEntries(copy) };
}
