/** A book is a zip of XML parts. They grow on disk, compressed, so that one of any size needs little memory. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { blocksOf, writeAll } from './files.ts';

/** Text that is compressed at a time: large against the 32 KB that deflate looks back, small against the memory. */
const BLOCK_UNITS = 1 << 20;
const SPOOL_UNITS = 1 << 16;
/** Zip without its 64-bit extension ends here, and Excel opens nothing of that size. */
const MOST_BYTES = 0xffff_ffff;

/** A part that was written: its place on disk and what the zip says of it. */
export interface Part {
  readonly name: string;
  readonly path: string;
  readonly crc: number;
  readonly bytes: number;
  readonly packed: number;
}

/** Writes a part piece by piece. */
export class PartWriter {
  readonly #name: string;
  readonly #path: string;
  readonly #file: number;
  #pending: string[] = [];
  #units = 0;
  #crc = 0;
  #bytes = 0;
  #packed = 0;

  /** @param path where the compressed part lies until the book is put together */
  constructor(name: string, path: string) {
    this.#name = name;
    this.#path = path;
    this.#file = openSync(path, 'wx');
  }

  /** Bytes of XML that are on disk. */
  get bytes(): number {
    return this.#bytes;
  }

  write(text: string): void {
    this.#pending.push(text);
    this.#units += text.length;
    if (this.#units >= BLOCK_UNITS) this.#pack(constants.Z_SYNC_FLUSH);
  }

  finish(): Part {
    this.#pack(constants.Z_FINISH);
    closeSync(this.#file);
    return { name: this.#name, path: this.#path, crc: this.#crc, bytes: this.#bytes, packed: this.#packed };
  }

  // Blocks that end with a flush follow one another as one stream of deflate; only the last one says that it is over.
  #pack(finishFlush: number): void {
    const bytes = Buffer.from(this.#pending.join(''));
    this.#pending = [];
    this.#units = 0;
    this.#crc = crc32(bytes, this.#crc);
    this.#bytes += bytes.length;
    const packed = deflateRawSync(bytes, { finishFlush });
    this.#packed += packed.length;
    writeAll(this.#file, packed);
  }
}

/**
 * Puts parts together to a file that is whole or not there; the parts are removed.
 *
 * @throws RangeError when the file would pass 4 GB
 */
export function joinParts(path: string, temporary: string, parts: readonly Part[]): void {
  const file = openSync(temporary, 'wx');
  try {
    let at = 0;
    const entries: Buffer[] = [];
    for (const part of parts) {
      entries.push(entryOf(part, at));
      const header = headerOf(part);
      writeAll(file, header);
      append(file, part);
      at += header.length + part.packed;
      if (at > MOST_BYTES) throw new RangeError(`${path}: over 4 GB`);
    }
    writeAll(file, Buffer.concat([...entries, endOf(entries, at)]));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}

function append(file: number, { path }: Part): void {
  for (const block of blocksOf(path)) writeAll(file, block);
  rmSync(path);
}

/** Text that goes to disk now and is read again later. */
export class Spool {
  readonly #path: string;
  readonly #file: number;
  #held = '';

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'wx');
  }

  write(text: string): void {
    this.#held += text;
    if (this.#held.length >= SPOOL_UNITS) this.#flush();
  }

  /** All of it, in pieces; then the file is gone. */
  *read(): Iterable<string> {
    this.#flush();
    closeSync(this.#file);
    const decoder = new TextDecoder();
    for (const block of blocksOf(this.#path)) yield decoder.decode(block, { stream: true });
    rmSync(this.#path);
  }

  #flush(): void {
    writeAll(this.#file, Buffer.from(this.#held));
    this.#held = '';
  }
}

/** 1 January 1980, the first day of zip: the same book has the same bytes on every day. */
const DATE = 0x0021;
/** Version 2.0 of zip, which knows deflate. */
const VERSION = 20;
const DEFLATE = 8;

function commonOf({ name, crc, bytes, packed }: Part): Buffer {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(VERSION, 0);
  common.writeUInt16LE(DEFLATE, 4);
  common.writeUInt16LE(DATE, 8);
  common.writeUInt32LE(crc, 10);
  common.writeUInt32LE(packed, 14);
  common.writeUInt32LE(bytes, 18);
  common.writeUInt16LE(name.length, 22);
  return common;
}

function headerOf(part: Part): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), commonOf(part), Buffer.from(part.name, 'latin1')]);
}

function entryOf(part: Part, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  const start = Buffer.from([0x50, 0x4b, 0x01, 0x02, VERSION, 0]);
  return Buffer.concat([start, commonOf(part), rest, Buffer.from(part.name, 'latin1')]);
}

function endOf(entries: readonly Buffer[], offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(entries).length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
