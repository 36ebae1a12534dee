// Reads a PDF with the compiled program and tells its words, its ways and which engines are in memory.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openPdf } from '../../dist/read/pdf.js';

const [file, ocr, readers] = process.argv.slice(2);
const options = { ocr, cacheDir: null, readers: () => Number(readers) };
const pdf = await openPdf(new Uint8Array(readFileSync(file)), options);
const pages = [];
for await (const { value } of pdf.pages())
  pages.push({ text: value.text, words: value.glyphs.map((g) => g.text).join('') });
await pdf.close();
const modules = Object.keys(createRequire(import.meta.url).cache);
const engines = ['onnxruntime-node', 'tesseract.js'].filter((name) =>
  modules.some((path) => path.includes(`/${name}/`)),
);
process.stdout.write(JSON.stringify({ pages, engines }));
