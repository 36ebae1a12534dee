/**
 * Glyphs and drawn lines out of pdf.js's operator list, in one pass.
 *
 * getTextContent gives runs without boxes per character and no lines; the operator list has both and costs half as much
 * as asking for the two.
 */
import { asPrinted } from '../model/characters.ts';
import type { Box, Glyph, Ruling } from '../model/page.ts';

export interface OperatorList {
  readonly fnArray: readonly number[];
  // biome-ignore lint/suspicious/noExplicitAny: pdf.js types its arguments so
  readonly argsArray: readonly any[];
}

/** Operator names of pdf.js → numbers. */
export type Operators = Readonly<Record<string, number>>;

export interface FontInfo {
  readonly fontMatrix?: readonly number[] | undefined;
  readonly ascent?: number | undefined;
  readonly descent?: number | undefined;
  readonly vertical?: boolean | undefined;
}

type Matrix = readonly [number, number, number, number, number, number];

interface State {
  ctm: Matrix;
  font: FontInfo;
  sizePt: number;
  charSpacing: number;
  wordSpacing: number;
  /** Horizontal scaling, 1 for 100 %. */
  stretch: number;
  rise: number;
  leading: number;
  renderMode: number;
  lineWidth: number;
  fillIsWhite: boolean;
  strokeIsWhite: boolean;
}

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly [number, number, number];
}

/** pdf.js packs a path into numbers: moveTo, lineTo, curveTo, quadraticCurveTo, closePath, with this many arguments each. */
const PATH_ARGUMENTS = [2, 2, 6, 4, 0] as const;
const CLOSE_PATH = 4;
const FIRST_CURVE = 2;

/** A filled rectangle up to this thick is a line: producers draw table borders so. In points. */
const THICKEST_RULING_PT = 3;
/** A line this far from level, in points over its whole length, still counts as level. */
const SKEW_TOLERANCE_PT = 0.5;
/** Text render mode that leaves no ink: the text layer of a scan. */
const INVISIBLE = 3;

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];

const isWhite = (color: unknown): boolean => typeof color === 'string' && /^#f[a-f0-9]f[a-f0-9]f[a-f0-9]$/i.test(color);

/** A picture that a page draws. */
export interface DrawnImage {
  /** pdf.js's name for it, or the picture itself. */
  readonly source: unknown;
  /** The unit square, its origin at the bottom left of the picture, → the page as shown, in points. */
  readonly toPage: readonly [number, number, number, number, number, number];
  /** A mask has no colours of its own. */
  readonly isMask: boolean;
}

/** What one page draws: glyphs in drawing order, rulings, pictures, and the area of all of these in square points. */
export interface Drawing {
  readonly glyphs: Glyph[];
  readonly rulings: Ruling[];
  readonly images: DrawnImage[];
  readonly imageArea: number;
}

/**
 * Interprets an operator list.
 *
 * @param toPage the viewport's transform: PDF user space → points from the top left of the page as shown
 * @param fontOf pdf.js's font object for a loaded font name
 */
export function interpret(
  list: OperatorList,
  ops: Operators,
  toPage: readonly number[],
  fontOf: (name: string) => FontInfo | null,
): Drawing {
  const run = new Interpreter(toPage as unknown as Matrix, fontOf);
  const handlers = handlersFor(run, ops);
  for (let i = 0; i < list.fnArray.length; i++) {
    const handler = handlers.get(list.fnArray[i] as number);
    if (handler) handler(list.argsArray[i]);
  }
  const { glyphs, rulings, images, imageArea } = run;
  return { glyphs, rulings, images, imageArea };
}

// biome-ignore lint/suspicious/noExplicitAny: arguments differ by operator and pdf.js does not type them
type Handler = (args: any) => void;

/** The table from operator to action: what is not listed draws neither text nor lines. */
function handlersFor(run: Interpreter, ops: Operators): Map<number, Handler> {
  const s = run;
  const table: Record<string, Handler> = {
    save: () => s.save(),
    restore: () => s.restore(),
    transform: (a) => s.transform(a),
    paintFormXObjectBegin: (a) => s.beginForm(a[0]),
    paintFormXObjectEnd: () => s.restore(),
    beginText: () => s.setTextMatrix([1, 0, 0, 1, 0, 0]),
    setTextMatrix: (a) => s.setTextMatrix(a.length === 1 ? a[0] : a),
    moveText: (a) => s.moveText(a[0], a[1]),
    setLeadingMoveText: (a) => s.moveText(a[0], a[1], a[1]),
    nextLine: () => s.moveText(0, s.state.leading),
    setLeading: (a) => s.set({ leading: -a[0] }),
    setFont: (a) => s.setFont(a[0], a[1]),
    setCharSpacing: (a) => s.set({ charSpacing: a[0] }),
    setWordSpacing: (a) => s.set({ wordSpacing: a[0] }),
    setHScale: (a) => s.set({ stretch: a[0] / 100 }),
    setTextRise: (a) => s.set({ rise: a[0] }),
    setTextRenderingMode: (a) => s.set({ renderMode: a[0] }),
    setLineWidth: (a) => s.set({ lineWidth: a[0] }),
    setGState: (a) => s.setGraphicsState(a[0]),
    setFillRGBColor: (a) => s.set({ fillIsWhite: isWhite(a[0]) }),
    setStrokeRGBColor: (a) => s.set({ strokeIsWhite: isWhite(a[0]) }),
    showText: (a) => s.show(a[0]),
    constructPath: (a) => s.path(a[0], a[1]?.[0] ?? null, ops),
    paintImageXObject: (a) => s.image(a?.[0], false),
    paintInlineImageXObject: (a) => s.image(a?.[0], false),
    paintImageMaskXObject: (a) => s.image(a?.[0], true),
    paintInlineImageXObjectGroup: (a) => s.imageGroup(a[1]),
    paintImageMaskXObjectGroup: (a) => s.imageGroup(a[0]),
  };
  return new Map(Object.entries(table).map(([name, handler]) => [ops[name] as number, handler]));
}

class Interpreter {
  readonly glyphs: Glyph[] = [];
  readonly rulings: Ruling[] = [];
  readonly images: DrawnImage[] = [];
  imageArea = 0;
  state: State;
  private readonly stack: State[] = [];
  private readonly fonts = new Map<string, FontInfo>();
  private readonly fontOf: (name: string) => FontInfo | null;
  private textMatrix: Matrix = [1, 0, 0, 1, 0, 0];
  private lineX = 0;
  private lineY = 0;
  private x = 0;
  private y = 0;

  constructor(toPage: Matrix, fontOf: (name: string) => FontInfo | null) {
    this.fontOf = fontOf;
    this.state = {
      ctm: toPage,
      font: {},
      sizePt: 0,
      charSpacing: 0,
      wordSpacing: 0,
      stretch: 1,
      rise: 0,
      leading: 0,
      renderMode: 0,
      lineWidth: 1,
      fillIsWhite: false,
      strokeIsWhite: false,
    };
  }

  set(change: Partial<State>): void {
    Object.assign(this.state, change);
  }

  save(): void {
    this.stack.push({ ...this.state });
  }

  restore(): void {
    const saved = this.stack.pop();
    if (saved) this.state = saved;
  }

  transform(matrix: Matrix): void {
    this.state.ctm = multiply(matrix, this.state.ctm);
  }

  beginForm(matrix: Matrix | null): void {
    this.save();
    if (matrix) this.transform(matrix);
  }

  setTextMatrix(matrix: Matrix): void {
    this.textMatrix = matrix;
    this.x = this.y = this.lineX = this.lineY = 0;
  }

  moveText(dx: number, dy: number, leading?: number): void {
    if (leading !== undefined) this.state.leading = leading;
    this.x = this.lineX += dx;
    this.y = this.lineY += dy;
  }

  setFont(name: string, sizePt: number): void {
    let font = this.fonts.get(name);
    if (!font) {
      font = this.fontOf(name) ?? {};
      this.fonts.set(name, font);
    }
    this.state.font = font;
    this.state.sizePt = sizePt;
  }

  setGraphicsState(entries: readonly (readonly [string, unknown])[]): void {
    for (const [key, value] of entries) {
      if (key === 'LW') this.state.lineWidth = value as number;
      if (key === 'Font') this.setFont(...(value as [string, number]));
    }
  }

  image(source: unknown, isMask: boolean): void {
    const [a, b, c, d] = this.state.ctm;
    this.images.push({ source, toPage: this.state.ctm, isMask });
    // A scan may come in many strips, none of which is large.
    this.imageArea += Math.abs(a * d - b * c);
  }

  /** Many small pictures that pdf.js joins to one operator: the page is drawn to be read. */
  imageGroup(parts: readonly { readonly transform: Matrix }[]): void {
    for (const { transform } of parts) {
      this.save();
      this.transform(transform);
      this.image(null, true);
      this.restore();
    }
  }

  /** Shows a run: glyphs, and numbers that move the pen back by thousandths of the type size. */
  show(run: readonly (ShownGlyph | number)[]): void {
    const { sizePt, stretch, font, charSpacing, wordSpacing } = this.state;
    const toPage = multiply(this.textMatrix, this.state.ctm);
    const unit = sizePt * (font.fontMatrix?.[0] || 0.001);
    const angle = Math.round((Math.atan2(-toPage[1], toPage[0]) * 180) / Math.PI);
    for (const glyph of run) {
      if (typeof glyph === 'number') {
        if (font.vertical) this.y -= glyph * sizePt * 0.001;
        else this.x -= glyph * sizePt * 0.001 * stretch;
        continue;
      }
      const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
      if (font.vertical) this.verticalGlyph(glyph, unit, spacing, toPage);
      else this.horizontalGlyph(glyph, unit, spacing, toPage, angle);
    }
  }

  private horizontalGlyph(glyph: ShownGlyph, unit: number, spacing: number, toPage: Matrix, angle: number): void {
    const { font, sizePt, stretch, rise } = this.state;
    const width = glyph.width * unit * stretch;
    const bottom = this.y + rise + (font.descent || -0.12) * sizePt;
    const top = this.y + rise + (font.ascent || 0.88) * sizePt;
    this.put(glyph.unicode, this.x, bottom, this.x + width, top, toPage, angle);
    this.x += width + spacing * stretch;
  }

  /** Vertical writing: the pen runs down and the glyph hangs centred below it; its characters still stand upright. */
  private verticalGlyph(glyph: ShownGlyph, unit: number, spacing: number, toPage: Matrix): void {
    const advance = -(glyph.vmetric?.[0] ?? -1000) * unit;
    const halfWidth = (glyph.width * unit) / 2;
    this.put(glyph.unicode, this.x - halfWidth, this.y - advance, this.x + halfWidth, this.y, toPage, 0);
    this.y -= advance + spacing;
  }

  private put(text: string, x0: number, y0: number, x1: number, y1: number, m: Matrix, angle: number): void {
    if (text === '' || text === '\u0000') return;
    const ax = m[0] * x0 + m[2] * y0 + m[4];
    const ay = m[1] * x0 + m[3] * y0 + m[5];
    const bx = m[0] * x1 + m[2] * y1 + m[4];
    const by = m[1] * x1 + m[3] * y1 + m[5];
    this.glyphs.push({
      text: asPrinted(text),
      box: [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)],
      sizePt: this.state.sizePt * Math.hypot(m[2], m[3]),
      angle,
      isVisible: this.state.renderMode !== INVISIBLE,
      confidence: 1,
    });
  }

  /** Collects the level and upright segments of a stroked path and the thin rectangles of a filled one. */
  path(paint: number, buffer: Float32Array | null, ops: Operators): void {
    if (!buffer) return;
    const { stroke, closeStroke, fill, eoFill, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke } = ops;
    const both = [fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke];
    const strokes = [stroke, closeStroke, ...both].includes(paint) && !this.state.strokeIsWhite;
    const fills = [fill, eoFill, ...both].includes(paint) && !this.state.fillIsWhite;
    if (!strokes && !fills) return;
    for (const outline of this.outlines(buffer)) {
      if (strokes && !outline.isCurved) this.strokeOutline(outline.points);
      if (fills && !outline.isCurved) this.fillOutline(outline.points);
    }
  }

  private *outlines(buffer: Float32Array): Iterable<{ points: [number, number][]; isCurved: boolean }> {
    const [a, b, c, d, e, f] = this.state.ctm;
    let points: [number, number][] = [];
    let isCurved = false;
    for (let j = 0; j < buffer.length; ) {
      const op = buffer[j] as number;
      const count = PATH_ARGUMENTS[op];
      if (count === undefined) break;
      if (op === 0) {
        if (points.length > 1) yield { points, isCurved };
        points = [];
        isCurved = false;
      }
      if (op === CLOSE_PATH && points[0]) points.push(points[0]);
      if (count > 0) {
        const x = buffer[j + count - 1] as number;
        const y = buffer[j + count] as number;
        points.push([a * x + c * y + e, b * x + d * y + f]);
        isCurved ||= op >= FIRST_CURVE;
      }
      j += 1 + count;
    }
    if (points.length > 1) yield { points, isCurved };
  }

  private strokeOutline(points: readonly [number, number][]): void {
    const [a, b, c, d] = this.state.ctm;
    const half = (this.state.lineWidth * Math.sqrt(Math.abs(a * d - b * c))) / 2;
    for (let k = 1; k < points.length; k++) {
      const [x0, y0] = points[k - 1] as [number, number];
      const [x1, y1] = points[k] as [number, number];
      const width = Math.abs(x1 - x0);
      const height = Math.abs(y1 - y0);
      if (Math.min(width, height) > SKEW_TOLERANCE_PT || Math.max(width, height) === 0) continue;
      const direction = width >= height ? 'horizontal' : 'vertical';
      const [padX, padY] = direction === 'horizontal' ? [0, half] : [half, 0];
      const box: Box = [
        Math.min(x0, x1) - padX,
        Math.min(y0, y1) - padY,
        Math.max(x0, x1) + padX,
        Math.max(y0, y1) + padY,
      ];
      this.rulings.push({ box, direction });
    }
  }

  private fillOutline(points: readonly [number, number][]): void {
    const xs = points.map((p) => p[0]);
    const ys = points.map((p) => p[1]);
    const box: Box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    const width = box[2] - box[0];
    const height = box[3] - box[1];
    if (Math.min(width, height) > THICKEST_RULING_PT || Math.max(width, height) <= THICKEST_RULING_PT) return;
    this.rulings.push({ box, direction: width >= height ? 'horizontal' : 'vertical' });
  }
}
