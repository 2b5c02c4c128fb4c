/** Recognition with tesseract.js: language data from the installed packages, no network, nothing written to disk. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Worker } from 'tesseract.js'
import { rounded } from './ctc.ts'
import type { Grey } from './pixels.ts'
import type { Alphabet, Engine, Recognized, RecognizedSymbol } from './recognizer.ts'

type Language = {
  readonly language: string
  /** The folder inside the language's package: each holds a network trained in its own way. */
  readonly network: '4.0.0' | '4.0.0_best_int'
  readonly parameters: Readonly<Record<string, string>>
}

const languages: Readonly<Record<Alphabet, Language>> = {
  text: { language: 'chi_sim', network: '4.0.0', parameters: {} },
  second_text: { language: 'chi_sim', network: '4.0.0_best_int', parameters: {} },
  figures: {
    language: 'eng',
    network: '4.0.0_best_int',
    parameters: { tessedit_char_whitelist: '0123456789.,%-' },
  },
}

/** Images after which a worker is replaced: its memory grows and is never given back. */
const IMAGES_A_WORKER = 4000

/** What one worker needs at most for one line; more means that it hangs. */
const TIMEOUT_MS = 60_000

type Seat = { worker: Promise<Worker> | null; read: number; busy: Promise<unknown> }

/**
 * An engine of so many workers for text, and half as many for what is read less often; each is started when first
 * needed and takes some 130 megabytes.
 */
export function openTesseract(jobs: number): Engine {
  const seats: Readonly<Record<Alphabet, readonly Seat[]>> = {
    text: emptySeats(jobs),
    second_text: emptySeats(Math.ceil(jobs / 2)),
    figures: emptySeats(Math.ceil(jobs / 2)),
  }
  let next = 0
  return {
    jobs,
    recognize: (image, alphabet) => {
      const own = seats[alphabet]
      const seat = own[next++ % own.length] as Seat
      const reading = seat.busy.then(() => readOn(seat, alphabet, image))
      seat.busy = reading.catch(() => undefined)
      return reading
    },
    close: async () => {
      await Promise.all(Object.values(seats).flat().map(leave))
    },
  }
}

function emptySeats(jobs: number): readonly Seat[] {
  return Array.from({ length: jobs }, () => ({ worker: null, read: 0, busy: Promise.resolve() }))
}

async function leave(seat: Seat): Promise<void> {
  const worker = await seat.worker?.catch(() => null)
  seat.worker = null
  seat.read = 0
  await worker?.terminate()
}

async function readOn(seat: Seat, alphabet: Alphabet, image: Grey): Promise<Recognized> {
  if (seat.read >= IMAGES_A_WORKER) await leave(seat)
  seat.worker ??= startWorker(languages[alphabet])
  seat.read++
  const worker = await seat.worker
  try {
    return await within(TIMEOUT_MS, recognizeLine(worker, image))
  } catch (error) {
    await leave(seat)
    throw error
  }
}

async function within<Value>(timeoutMs: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Recognition took too long.')), timeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function startWorker({ language, network, parameters }: Language): Promise<Worker> {
  const { createWorker, OEM, PSM } = await import('tesseract.js')
  const packageFile = `@tesseract.js-data/${language}/package.json`
  const home = dirname(createRequire(import.meta.url).resolve(packageFile))
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    langPath: join(home, network),
    cacheMethod: 'none',
    gzip: true,
    // Without a handler a failed image would end the process; the call itself rejects as well.
    errorHandler: () => undefined,
  })
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, ...parameters })
  return worker
}

async function recognizeLine(worker: Worker, image: Grey): Promise<Recognized> {
  const { data } = await worker.recognize(graymap(image), {}, { text: true, blocks: true })
  const words = (data.blocks ?? [])
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(({ lines }) => lines)
    .flatMap((line) => line.words)
  const symbols = words
    .flatMap((word) => word.symbols)
    .map(({ text, confidence, bbox }): RecognizedSymbol => {
      return { text, confidence: rounded(confidence / 100), x0: bbox.x0, x1: bbox.x1, rivals: [] }
    })
  return { text: data.text.trim(), confidence: rounded(data.confidence / 100), symbols }
}

/** The image as a binary portable graymap: the cheapest format that Leptonica reads. */
function graymap({ width, height, data }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data])
}
