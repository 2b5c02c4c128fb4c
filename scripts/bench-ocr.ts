/**
 * What recognising a scan costs: ratios within one run, and memory over a long scan. The pages are drawn here; that needs
 * a font with Chinese characters on the system (fonts-noto-cjk).
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Canvas, createCanvas } from '@napi-rs/canvas'
import { createWorker, OEM } from 'tesseract.js'
import { decodeImage } from '../src/extract/ocr/decode.ts'
import { openEngine, usualEngine } from '../src/extract/ocr/engine.ts'
import type { EngineName } from '../src/extract/ocr/engine-name.ts'
import { hasPaddle } from '../src/extract/ocr/paddle.ts'
import { readScan } from '../src/extract/ocr/scan.ts'
import { openTesseract } from '../src/extract/ocr/tesseract.ts'
import type { Word } from '../src/extract/page/page.ts'
import { readPdf } from '../src/extract/pdf/pdf.ts'
import { type PdfObject, pdfOf } from './make/pdf.ts'

export type OcrCost = {
  /** Our time for an A4 page against that of tesseract.js for the whole page in one call, one worker each. */
  readonly timeToWholePage: number
  /** Processor time for that page by PP-OCR against tesseract.js for all of it; null where PP-OCR cannot be had. */
  readonly paddleToTesseract: number | null
  /** Processor time for the page where another program left its text with all of it, or with half, against none. */
  readonly layerToNone: number
  readonly halfLayerToNone: number
  /** Resident memory of this process after the first tenth of the pages, after half and at the end, megabytes. */
  readonly tenthMb: number
  readonly halfMb: number
  readonly endMb: number
}

const DPI = 200
const A4 = { width: 595, height: 842 } as const
const ROUNDS = 3

/** Recognises a page against tesseract.js alone, then a scan of so many small pages. Wants `JIXIAO_CACHE` to be empty. */
export async function measureOcr(pages: number): Promise<OcrCost> {
  return {
    timeToWholePage: await timeToWholePage(),
    paddleToTesseract: hasPaddle() ? await paddleToTesseract() : null,
    ...(await timeWithLayer()),
    ...(await memoryOver(pages)),
  }
}

async function timeWithLayer(): Promise<Pick<OcrCost, 'layerToNone' | 'halfLayerToNone'>> {
  const image = await decodeImage(drawnForm(A4, 28, 1).toBuffer('image/png'))
  const engine = openEngine(usualEngine(), 1)
  const all = wordsOf(28, 1)
  const layers = [[], all, all.filter((_, at) => at % 2 === 0)] as const
  try {
    const [whole, half] = await toFirst(
      layers.map((layer) => () => readScan(image, { number: 1, ...A4 }, engine.recognize, layer)),
    )
    return { layerToNone: whole ?? Number.NaN, halfLayerToNone: half ?? Number.NaN }
  } finally {
    await engine.close()
  }
}

async function paddleToTesseract(): Promise<number> {
  const image = await decodeImage(drawnForm(A4, 28, 1).toBuffer('image/png'))
  const engines = (['tesseract', 'paddle'] as const satisfies readonly EngineName[]).map((name) =>
    openEngine(name, 1),
  )
  try {
    const works = engines.map(
      ({ recognize }) =>
        () =>
          readScan(image, { number: 1, ...A4 }, recognize),
    )
    const [ratio] = await toFirst(works)
    return ratio ?? Number.NaN
  } finally {
    for (const engine of engines) await engine.close()
  }
}

/** Processor time of each work but the first, with that of the first as 1: medians over rounds in which they take turns. */
async function toFirst(works: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> {
  // What loads with the first page does so before the clock starts.
  for (const work of works) await work()
  const rounds: number[][] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const spent: number[] = []
    for (const work of works) spent.push(await processorTimeOf(work))
    rounds.push(spent)
  }
  const ratio = (at: number) => rounds.map((spent) => (spent[at] ?? 0) / (spent[0] ?? 1))
  return works.slice(1).map((_, at) => median(ratio(at + 1)))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Seconds, of all threads. */
async function processorTimeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

async function timeToWholePage(): Promise<number> {
  const bytes = drawnForm(A4, 28, 1).toBuffer('image/png')
  const image = await decodeImage(bytes)
  const engine = openTesseract(1)
  const home = dirname(
    createRequire(import.meta.url).resolve('@tesseract.js-data/chi_sim/package.json'),
  )
  const worker = await createWorker('chi_sim', OEM.LSTM_ONLY, {
    langPath: join(home, '4.0.0'),
    cacheMethod: 'none',
    gzip: true,
  })
  try {
    const ours = () => readScan(image, { number: 1, ...A4 }, engine.recognize)
    const theirs = () => worker.recognize(bytes)
    // Both engines start before the clock does.
    await ours()
    await theirs()
    const ratios: number[] = []
    for (let round = 0; round < ROUNDS; round++)
      ratios.push((await timeOf(ours)) / (await timeOf(theirs)))
    return median(ratios)
  } finally {
    await engine.close()
    await worker.terminate()
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const SMALL = { width: 595, height: 300 } as const

async function memoryOver(pages: number): Promise<Pick<OcrCost, 'tenthMb' | 'halfMb' | 'endMb'>> {
  const sheet = blankSheet(SMALL)
  const images = Array.from({ length: pages }, (_, index) => jpeg(draw(sheet, SMALL, 2, index)))
  const sheets = images.map((_, index) => {
    const operators = `q ${SMALL.width} 0 0 ${SMALL.height} 0 0 cm /X${index} Do Q`
    return { ...SMALL, ink: [{ kind: 'raw', operators } as const] }
  })
  const resident: number[] = []
  await readPdf(pdfOf(sheets, images), { ocr: 'auto', maxPages: pages }, ({ code }) => {
    if (code === 'page_recognized') resident.push(process.memoryUsage.rss() / 2 ** 20)
  })
  const after = (share: number) => resident[Math.ceil(share * pages) - 1] ?? Number.NaN
  return { tenthMb: after(0.1), halfMb: after(0.5), endMb: after(1) }
}

function jpeg(canvas: Canvas): PdfObject {
  const { width, height } = canvas
  const kind = '/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8'
  return {
    dictionary: `${kind} /Filter /DCTDecode /Width ${width} /Height ${height}`,
    stream: canvas.toBuffer('image/jpeg', 80),
  }
}

const COLUMNS = [
  ['数量指标', '质量指标', '时效指标', '社会效益指标'],
  ['清淤河道长度', '验收合格率', '按期完工率', '受益村庄数量'],
  ['≥12公里', '100%', '≥95%', '≥30个'],
  ['12.6公里', '98.5%', '96%', '31个'],
  ['10', '15', '20', '5'],
  ['9.8', '14.5', '19', '4.6'],
  ['', '部分路段因汛期推迟', '', ''],
] as const
const LEFT_ENDS = [50, 125, 225, 300, 375, 420, 465, 560] as const
const ROW = 24

type PageSize = typeof A4 | typeof SMALL

function drawnForm(page: PageSize, rows: number, number: number): Canvas {
  return draw(blankSheet(page), page, rows, number)
}

function blankSheet(page: PageSize): Canvas {
  return createCanvas((page.width * DPI) / 72, (page.height * DPI) / 72)
}

/** A ruled form of so many rows, as a scanner gives it, over what a sheet showed; no two of different numbers are alike. */
function draw(canvas: Canvas, page: PageSize, rows: number, number: number): Canvas {
  const context = canvas.getContext('2d')
  context.resetTransform()
  context.scale(DPI / 72, DPI / 72)
  context.fillStyle = '#f8f7f2'
  context.fillRect(0, 0, page.width, page.height)
  context.fillStyle = '#1a1a1a'
  context.font = 'bold 18px "Noto Serif CJK SC"'
  context.fillText(`项目支出绩效自评表（${number + 1}）`, 190, 60)
  context.font = '10px "Noto Serif CJK SC"'
  context.lineWidth = 0.7
  for (let row = 0; row < rows; row++) {
    for (const [column, words] of COLUMNS.entries()) {
      const [left = 0, right = 0] = LEFT_ENDS.slice(column, column + 2)
      context.strokeRect(left, 90 + ROW * row, right - left, ROW)
      context.fillText(words[(row + number) % words.length] ?? '', left + 4, 106 + ROW * row)
    }
  }
  return canvas
}

/** What stands in the cells of such a form, as another program would leave it behind. */
function wordsOf(rows: number, number: number): readonly Word[] {
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) =>
    COLUMNS.flatMap((words, column): readonly Word[] => {
      const text = words[(row + number) % words.length] ?? ''
      const x0 = (LEFT_ENDS[column] ?? 0) + 4
      const width = [...text].reduce((sum, sign) => sum + (sign < '\u0100' ? 5.5 : 10), 0)
      const box = { x0, top: 97 + ROW * row, x1: x0 + width, bottom: 107 + ROW * row }
      return text === '' ? [] : [{ text, box }]
    }),
  )
}

if (import.meta.main) {
  process.env['JIXIAO_CACHE'] = ''
  console.log(await measureOcr(Number(process.argv[2] ?? 40)))
}
