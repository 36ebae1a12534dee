/** A file that cannot be read at all; `state` is how the batch records its end. */
export class UnreadableError extends Error {
  readonly state: 'unreadable' | 'encrypted' | 'empty';

  constructor(state: 'unreadable' | 'encrypted' | 'empty', message: string) {
    super(message);
    this.name = 'UnreadableError';
    this.state = state;
  }
}
