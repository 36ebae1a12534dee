/**
 * A model in ONNX's format → the same model in fewer steps.
 *
 * The models come with their arithmetic spelled out: a third of the time goes into steps that ONNX Runtime would join, were they
 * written as it expects. The results differ by no more than rounding.
 */

/** A field of a protobuf message. */
interface Field {
  readonly number: number;
  /** 0 a number, 1 eight bytes, 2 bytes with their length, 5 four bytes. */
  readonly wire: number;
  readonly bytes: Uint8Array;
}

/** Numbers of the fields that are read or written here, as onnx.proto has them. */
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5 } as const;
const NODE = { input: 1, output: 2, operation: 4, attribute: 5 } as const;
const ATTRIBUTE = { name: 1, float: 2, tensor: 5, type: 20 } as const;
const TENSOR = { dimension: 1, type: 2, floats: 4, name: 8, raw: 9 } as const;
/** The type of an attribute that is a float, and of a tensor of floats: both are 1. */
const FLOAT = varint(1);

/** A step of a model. */
interface Step {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly message: Uint8Array;
}

/** Gives a model back that ONNX Runtime runs faster. What it does not know stays as it is. */
export function lightened(model: Uint8Array): Uint8Array {
  return withField(model, MODEL.graph, (graph) => {
    const fields = fieldsOf(graph);
    const rest = fields.filter(({ number }) => number !== GRAPH.node);
    const steps = fields.filter(({ number }) => number === GRAPH.node).map(({ bytes }) => stepOf(bytes));
    const tensors = constantsOf(steps, rest);
    const scalars = new Map([...tensors].flatMap(scalarIn));
    const { steps: joined, added } = withNorms(withHardSwish(steps, scalars), scalars, tensors);
    return written([
      ...joined.map(({ message }) => block(GRAPH.node, message)),
      ...rest,
      ...added.map((tensor) => block(GRAPH.initializer, tensor)),
    ]);
  });
}

/** x · min(max(x + 3, 0), 6) / 6 in four steps → x · HardSigmoid(x) in two. */
function withHardSwish(steps: readonly Step[], scalars: ReadonlyMap<string, number>): Step[] {
  const makes = new Map(steps.map((step) => [step.output, step]));
  const isScalar = (name: string | undefined, value: number): boolean => scalars.get(name ?? '') === value;
  const dropped = new Set<Step>();
  const swish = (step: Step): Step[] => {
    const product = makes.get(step.inputs[0] ?? '');
    if (step.operation !== 'Div' || !isScalar(step.inputs[1], 6) || product?.operation !== 'Mul') return [step];
    const [x = '', clipped = ''] = product.inputs;
    const clip = makes.get(clipped);
    const sum = makes.get(clip?.inputs[0] ?? '');
    if (clip?.operation !== 'Clip' || sum?.operation !== 'Add') return [step];
    if (sum.inputs[0] !== x || !isScalar(sum.inputs[1], 3)) return [step];
    for (const part of [product, clip, sum]) dropped.add(part);
    const gate = `${step.output}.gate`;
    const slopes = [floatAttribute('alpha', 1 / 6), floatAttribute('beta', 0.5)];
    return [newStep('HardSigmoid', [x], gate, slopes), newStep('Mul', [x, gate], step.output)];
  };
  return steps.flatMap(swish).filter((step) => !dropped.has(step));
}

/**
 * Scaling by one number and adding another → a normalisation of channels, which the runtime takes into the convolution before it
 * or runs in the layout of convolutions.
 */
function withNorms(
  steps: readonly Step[],
  scalars: ReadonlyMap<string, number>,
  tensors: ReadonlyMap<string, Uint8Array>,
): { steps: Step[]; added: Uint8Array[] } {
  const channels = channelsIn(steps, tensors);
  const users = usersIn(steps);
  const scalarOf = (step: Step | undefined): number | undefined =>
    step?.inputs.map((name) => scalars.get(name)).find((value) => value !== undefined);
  const added: Uint8Array[] = [];
  const dropped = new Set<Step>();
  const norm = (step: Step): Step => {
    const source = step.inputs.find((name) => channels.has(name));
    const [sum, ...others] = users.get(step.output) ?? [];
    const [scale, shift] = [scalarOf(step), scalarOf(sum)];
    if (step.operation !== 'Mul' || sum?.operation !== 'Add' || others.length > 0) return step;
    if (source === undefined || scale === undefined || shift === undefined) return step;
    dropped.add(sum);
    const count = channels.get(source) as number;
    const values = { scale, shift, mean: 0, variance: 1 };
    const named = Object.entries(values).map(([what, value]) => ({ name: `${sum.output}.${what}`, value }));
    added.push(...named.map(({ name, value }) => newTensor(name, new Float32Array(count).fill(value))));
    const inputs = [source, ...named.map(({ name }) => name)];
    return newStep('BatchNormalization', inputs, sum.output, [floatAttribute('epsilon', 0)]);
  };
  return { steps: steps.map(norm).filter((step) => !dropped.has(step)), added };
}

/** How many channels there are behind convolutions and behind what goes on with their results point by point. */
function channelsIn(steps: readonly Step[], tensors: ReadonlyMap<string, Uint8Array>): Map<string, number> {
  const channels = new Map<string, number>();
  for (const { operation, inputs, output } of steps) {
    const weights = operation === 'Conv' ? tensors.get(inputs[1] ?? '') : undefined;
    const source = ['Mul', 'Add', 'HardSigmoid'].includes(operation) && inputs.find((name) => channels.has(name));
    if (weights) channels.set(output, channelsOf(weights));
    else if (source) channels.set(output, channels.get(source) as number);
  }
  return channels;
}

function usersIn(steps: readonly Step[]): Map<string, Step[]> {
  const users = new Map<string, Step[]>();
  for (const step of steps) for (const name of step.inputs) users.set(name, [...(users.get(name) ?? []), step]);
  return users;
}

/** The constant tensors by name, wherever a model keeps them. */
function constantsOf(steps: readonly Step[], rest: readonly Field[]): Map<string, Uint8Array> {
  const initial = rest.filter(({ number }) => number === GRAPH.initializer);
  const inSteps = steps.flatMap(({ operation, output, message }): [string, Uint8Array][] => {
    const tensor = operation === 'Constant' && bytesOf(bytesOf(message, NODE.attribute), ATTRIBUTE.tensor);
    return tensor ? [[output, tensor]] : [];
  });
  const named = initial.map(({ bytes }): [string, Uint8Array] => [text.decode(bytesOf(bytes, TENSOR.name)), bytes]);
  return new Map([...named, ...inSteps]);
}

/** The value of a tensor that is one float. */
function scalarIn([name, tensor]: [string, Uint8Array]): [string, number][] {
  const isFloat = bytesOf(tensor, TENSOR.type)?.[0] === FLOAT[0];
  const value = bytesOf(tensor, TENSOR.raw) ?? bytesOf(tensor, TENSOR.floats);
  if (!isFloat || value?.length !== 4) return [];
  return [[name, new DataView(value.buffer, value.byteOffset).getFloat32(0, true)]];
}

/** How many channels a convolution gives: the first dimension of its weights. */
function channelsOf(weights: Uint8Array): number {
  return readVarint(bytesOf(weights, TENSOR.dimension) as Uint8Array, 0)[0];
}

const text = new TextDecoder();
const bytesOfText = (words: string): Uint8Array => new TextEncoder().encode(words);

function stepOf(message: Uint8Array): Step {
  const fields = fieldsOf(message);
  const words = (number: number): string[] =>
    fields.filter((f) => f.number === number).map((f) => text.decode(f.bytes));
  const [operation = ''] = words(NODE.operation);
  // A step with several outputs is none that is changed here.
  return { operation, inputs: words(NODE.input), output: words(NODE.output)[0] ?? '', message };
}

function newStep(operation: string, inputs: readonly string[], output: string, attributes: Uint8Array[] = []): Step {
  const message = written([
    ...inputs.map((name) => block(NODE.input, bytesOfText(name))),
    block(NODE.output, bytesOfText(output)),
    block(NODE.operation, bytesOfText(operation)),
    ...attributes.map((attribute) => block(NODE.attribute, attribute)),
  ]);
  return { operation, inputs, output, message };
}

function floatAttribute(name: string, value: number): Uint8Array {
  const bytes = new Uint8Array(new Float32Array([value]).buffer);
  return written([
    block(ATTRIBUTE.name, bytesOfText(name)),
    { number: ATTRIBUTE.float, wire: 5, bytes },
    { number: ATTRIBUTE.type, wire: 0, bytes: FLOAT },
  ]);
}

function newTensor(name: string, values: Float32Array): Uint8Array {
  return written([
    { number: TENSOR.dimension, wire: 0, bytes: varint(values.length) },
    { number: TENSOR.type, wire: 0, bytes: FLOAT },
    block(TENSOR.name, bytesOfText(name)),
    block(TENSOR.raw, new Uint8Array(values.buffer)),
  ]);
}

const block = (number: number, bytes: Uint8Array): Field => ({ number, wire: 2, bytes });

function bytesOf(message: Uint8Array | undefined, number: number): Uint8Array | undefined {
  return message && fieldsOf(message).find((field) => field.number === number)?.bytes;
}

/** A message with one of its fields changed. */
function withField(message: Uint8Array, number: number, change: (bytes: Uint8Array) => Uint8Array): Uint8Array {
  return written(fieldsOf(message).map((f) => (f.number === number ? { ...f, bytes: change(f.bytes) } : f)));
}

/** The fields of a message, in their order. */
function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < message.length; ) {
    const [tag, from] = readVarint(message, at);
    const wire = tag & 7;
    const [size, start] =
      wire === 2
        ? readVarint(message, from)
        : [wire === 0 ? readVarint(message, from)[1] - from : wire === 1 ? 8 : 4, from];
    fields.push({ number: tag >> 3, wire, bytes: message.subarray(start, start + size) });
    at = start + size;
  }
  return fields;
}

function written(fields: readonly Field[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap(({ number, wire, bytes }) => [
      varint((number << 3) | wire),
      ...(wire === 2 ? [varint(bytes.length)] : []),
      bytes,
    ]),
  );
}

/** A number of up to 31 bits and where it ends; of longer ones the end alone is right. */
function readVarint(bytes: Uint8Array, from: number): [value: number, end: number] {
  let value = 0;
  let at = from;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] as number;
    if (shift < 32) value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}
