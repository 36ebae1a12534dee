/** A document from plain text, one paragraph a line, whose boxes tell line and character. */
import { DocumentText, type Span } from '../src/model/document.ts';
import type { Place } from '../src/model/place.ts';

const CHARACTER_PT = 10;
const LINE_PT = 20;

/** Lays out words as if every paragraph were one line of page 1. */
export function textDocument(text: string): DocumentText {
  let at = 0;
  const paragraphs = text.split('\n').map((words, line) => {
    const from = at;
    at += words.length + 1;
    return { from, words, line };
  });
  const lines = paragraphs.map(({ from, words, line }) => ({
    from,
    page: 1,
    text: words,
    boxes: boxesOf(words, line),
    confidences: null,
  }));
  const spans = paragraphs.map(({ from, words, line }) => ({
    from,
    to: from + words.length,
    sizePt: 16,
    isCentred: line === 0,
  }));
  return new DocumentText(text, lines, spans, [
    { number: 1, widthPt: 595, heightPt: 842, text: 'embedded', confidence: 1 },
  ]);
}

function boxesOf(words: string, line: number): Float32Array {
  const boxes = Array.from({ length: words.length }, (_, i) => [i, i + 1].map((x) => x * CHARACTER_PT));
  return new Float32Array(boxes.flatMap(([x0 = 0, x1 = 0]) => [x0, line * LINE_PT, x1, (line + 1) * LINE_PT]));
}

/** Where the boxes of a place stand in the text. */
export function spansOf(text: string, { boxes }: Place): Span[] {
  const lines = text.split('\n');
  return boxes.map(([x0, y0, x1]) => {
    const before = lines.slice(0, Math.round(y0 / LINE_PT)).reduce((sum, words) => sum + words.length + 1, 0);
    return { from: before + Math.round(x0 / CHARACTER_PT), to: before + Math.round(x1 / CHARACTER_PT) };
  });
}
