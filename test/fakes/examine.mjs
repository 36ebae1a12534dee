/** Stands in for the pipeline: what becomes of a file is written in its name. */
import { appendFileSync } from 'node:fs';
import { connect } from 'node:net';
import { UnreadableError } from '../../dist/model/errors.js';

let examined = 0;

/** Behaviours by the first word of the file name. */
const behaviours = {
  hang: () => {
    for (;;);
  },
  buffers: () => {
    for (const kept = []; ; ) kept.push(Buffer.alloc(8 * 1024 ** 2, 1));
  },
  heap: () => {
    for (const kept = []; ; ) kept.push(new Array(10_000).fill(kept.length + 0.5));
  },
  abort: () => process.abort(),
  exit: () => process.exit(3),
  killed: () => process.kill(process.pid, 'SIGKILL'),
  throw: () => {
    throw new TypeError('no such glyph');
  },
  late: () => {
    setTimeout(() => {
      throw new RangeError('thrown where nobody catches');
    });
    return new Promise(() => {});
  },
  damaged: () => {
    throw new UnreadableError('unreadable', 'bad XRef entry');
  },
  locked: () => {
    throw new UnreadableError('encrypted', 'No password given');
  },
  blank: () => {
    throw new UnreadableError('empty', 'no pages');
  },
  fragile: () => {
    if (examined > 1) process.abort();
  },
  /** Holds a connection to the test, which so learns when this process is gone. */
  watched: () =>
    new Promise((resolve) => {
      connect(Number(process.env.GOUJI_TEST_PORT), '127.0.0.1', () => {
        resolve();
        setImmediate(behaviours.hang);
      });
    }).then(() => new Promise(() => {})),
};

export async function examine(bytes, file, { readers }) {
  examined++;
  const words = file.startsWith('readers') ? `${file} ${readers()}` : file;
  if (process.env.GOUJI_TEST_LOG) appendFileSync(process.env.GOUJI_TEST_LOG, `${words}\n`);
  await behaviours[file.split(/[ .]/)[0]]?.();
  return reportOf(bytes, file);
}

/** A report that says nothing but one failing check. */
export function reportOf(bytes, file) {
  return {
    schema: 'gouji/report/1',
    source: { file, sha256: '0'.repeat(64), bytes: bytes.length, pageCount: 2, pages: [] },
    profile: { kind: 'department', title: null, department: null, fiscalYear: null },
    ...Object.fromEntries(['sections', 'funds', 'rates', 'scores', 'indicators', 'problems'].map((key) => [key, []])),
    ...Object.fromEntries(['improvements', 'statements', 'enumerations', 'tables'].map((key) => [key, []])),
    conclusion: { score: '92.37', grade: '优', text: '92.37分，等级为优', places: [] },
    checks: [checkOf('fail'), checkOf('pass')],
    notAssessed: [],
    diagnostics: [],
  };
}

function checkOf(outcome) {
  const compared = { stated: '1', computed: '2', difference: '1', tolerance: '0', places: [] };
  return {
    rule: 'score-sum-mismatch',
    outcome,
    severity: 'warning',
    message: '不符',
    variant: 'x',
    facts: {},
    ...compared,
  };
}
