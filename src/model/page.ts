/** What is on the paper, before anybody knows the reading order. */

/** x0, y0, x1, y1 in PDF points, origin top left of the page as shown (rotation applied). */
export type Box = readonly [number, number, number, number];

/** One printed character and the box around it. 字 */
export interface Glyph {
  /** Usually one character; a ligature may be several. */
  readonly text: string;
  readonly box: Box;
  /** Height of the type, in points. */
  readonly sizePt: number;
  /** Baseline direction in degrees, counter-clockwise as shown: 0 for ordinary text. */
  readonly angle: number;
  /** False where the paper shows nothing (render mode 3: the text layer of a scan). */
  readonly isVisible: boolean;
  /** 1 for embedded text, else how sure the reading is. */
  readonly confidence: number;
}

/** A drawn line, or a filled rectangle thin enough to serve as one. 表线 */
export interface Ruling {
  readonly box: Box;
  readonly direction: 'horizontal' | 'vertical';
}

/** One page: its glyphs in drawing order and its rulings. 页 */
export interface Page {
  /** Counts from 1. */
  readonly number: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  /** True where pictures cover most of the page: a scan. */
  readonly hasPageImage: boolean;
  /** By which way the words were read; `none` where nothing trustworthy could be read. */
  readonly text: 'embedded' | 'ocr' | 'none';
}
