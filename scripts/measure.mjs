// One PDF through the stages of the compiled program, each timed: `node scripts/measure.mjs FILE` prints JSON.
import { readFileSync } from 'node:fs';
import { check } from '../dist/check/index.js';
import { extract } from '../dist/extract/index.js';
import { layOut } from '../dist/layout/index.js';
import { link } from '../dist/link.js';
import { openPdf } from '../dist/read/pdf.js';
import { segment } from '../dist/segment.js';
import { validate } from '../dist/validate.js';

/** CPU milliseconds of this process so far: a busy neighbour does not count. */
const cpuMs = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
const cost = {};
const timed = async (stage, run) => {
  const start = cpuMs();
  const value = await run();
  cost[stage] = cpuMs() - start;
  return value;
};

/** Pages as they are read, the time between asking for a page and having it told apart from what is done with it. */
async function* clocked(pages) {
  cost.read = 0;
  let start = cpuMs();
  for await (const page of pages) {
    cost.read += cpuMs() - start;
    yield page;
    start = cpuMs();
  }
}

const pdf = await openPdf(new Uint8Array(readFileSync(process.argv[2])));
const document = await timed('layout', () => layOut(clocked(pdf.pages())));
cost.layout -= cost.read;
const pages = pdf.pageCount;
await pdf.close();
const outline = await timed('segment', () => segment(document.value));
const draft = await timed('extract', () => extract(document.value, outline.value));
const body = await timed('validate', () => validate(document.value, outline.value, draft.value));
const linked = await timed('link', () => link(body.value));
await timed('check', () => check(linked));
const cpuMsPerPage = Object.fromEntries(Object.entries(cost).map(([stage, ms]) => [stage, ms / pages]));
process.stdout.write(JSON.stringify({ pages, cpuMsPerPage, peakMb: process.resourceUsage().maxRSS / 1024 }));
