/**
 * `npm run bench`: how fast files become rows, how that grows, and what each part of the way costs. Everything is measured
 * within this run, on files made for it; what counts are the ratios, beside which stands what is asked of them.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { answerPrinter } from '../src/query/answer-text.ts'
import type { StoredValue } from '../src/store/value.ts'
import { benchEndToEnd, benchStart, type EndToEnd } from './bench/end-to-end.ts'
import { benchFormats } from './bench/formats.ts'
import { benchGrowth, type Step } from './bench/growth.ts'
import { benchJobs } from './bench/jobs.ts'
import { benchDocx } from './bench-docx.ts'
import { benchMemory } from './bench-memory.ts'
import { measureNormalizing } from './bench-normalize.ts'
import { measureOcr } from './bench-ocr.ts'
import { benchPdf } from './bench-pdf.ts'
import { benchQuery } from './bench-query.ts'
import { benchServe } from './bench-serve.ts'

const HELP = `npm run bench -- [flags]; a part whose size is 0 is left out
  --files NUMBER        most files of the growth, in steps of ten from 100 (10000)
  --pdfs NUMBER         PDFs for two processes against one and against the readers alone (600)
  --ends NUMBER         PDF, DOCX, HTML and mixed files from disk to rows, against the libraries alone (752)
  --each NUMBER         files of each format (40)
  --indicators NUMBER   indicators of the database that is asked (1000000)
  --served NUMBER       indicators of the database that is served to the browser (1000000)
  --scans NUMBER        small pages of the scan over which memory is looked at (200)`

const startTable = await answerPrinter('table')

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    pdfs: { type: 'string', default: '600' },
    ends: { type: 'string', default: '752' },
    each: { type: 'string', default: '40' },
    indicators: { type: 'string', default: '1000000' },
    served: { type: 'string', default: '1000000' },
    scans: { type: 'string', default: '200' },
    help: { type: 'boolean', default: false },
  },
})

type Part = (home: string, size: number) => Promise<void>

const parts: readonly (readonly [Part, size: number])[] = [
  [showGrowth, Number(values.files)],
  [showJobs, Number(values.pdfs)],
  [showEnds, Number(values.ends)],
  [showReading, Number(values.each)],
  [showFormats, Number(values.each)],
  [showAsking, Number(values.indicators)],
  [showServing, Number(values.served)],
  [showRecognition, Number(values.scans)],
]

async function showAll(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'jixiao-bench-'))
  // What recognition read in an earlier run would make this one faster.
  process.env['JIXIAO_CACHE'] = ''
  try {
    for (const [part, size] of parts) if (size > 0) await part(home, size)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function showGrowth(home: string, most: number): Promise<void> {
  const steps: Step[] = []
  for await (const step of benchGrowth(home, most)) {
    steps.push(step)
    console.log(`\n${step.count} files, two at once`)
    table(stepColumns, [stepRow(step)])
  }
  const growths = steps.slice(1).map((step, at) => growthRow(steps[at] as Step, step))
  if (growths.length === 0) return
  console.log(
    '\nGrowth; asked for ten times the files from 1000 on: time at most 10.5, memory at most 1.1 and 250 MB',
  )
  table(['from', 'to', 'time', 'main memory', 'main memory, peak'], growths)
}

const stages = ['open', 'extract', 'normalize', 'audit', 'save'] as const

const stepColumns = [
  ...['seconds', 'files/s', 'pages/s', 'rows/s'],
  ...stages.map((stage) => `${stage} %`),
  ...['main MB', 'peak MB', 'worker MB', 'again s', 'unchanged'],
]

function stepRow({ first, logged, again }: Step): readonly StoredValue[] {
  const { files, pages, rows, shares, unchanged } = logged
  return [
    rounded(first.seconds),
    ...[files, pages, rows].map((count) => rounded(count / first.seconds)),
    ...stages.map((stage) => rounded(shares[stage] ?? 0)),
    ...[first.mainMb, first.mainPeakMb, first.workerMb].map(Math.round),
    ...[rounded(again.seconds), unchanged],
  ]
}

function growthRow(before: Step, after: Step): readonly StoredValue[] {
  const { seconds, mainMb, mainPeakMb } = before.first
  const now = after.first
  const ratios = [now.seconds / seconds, now.mainMb / mainMb, now.mainPeakMb / mainPeakMb]
  return [before.count, after.count, ...ratios.map(rounded)]
}

async function showJobs(home: string, count: number): Promise<void> {
  const { twoToOne, wholeToReaders } = await benchJobs(home, count)
  console.log(`\n${count} PDFs with a text layer, medians of five`)
  table(
    ['speed', 'ratio', 'asked'],
    [
      ['two processes by one', rounded(twoToOne), 1.82],
      ['end to end by readers alone', rounded(wholeToReaders), 0.6],
    ],
  )
}

async function showEnds(home: string, count: number): Promise<void> {
  console.log(
    '\nProcessor time of whole processes, seconds; beside it the libraries, or Node, alone, and the clock',
  )
  const rows: EndToEnd[] = []
  for await (const row of benchEndToEnd(home, count)) rows.push(row)
  for await (const row of benchStart(home)) rows.push(row)
  table(
    ['what', 'jixiao', 'alone', 'ratio', 'asked', 'clock'],
    rows.map(({ what, whole, bare, asked, elapsed }) => {
      const ratio = rounded(whole / bare)
      return [what, rounded(whole), rounded(bare), ratio, asked ?? '', rounded(elapsed)]
    }),
  )
}

async function showFormats(home: string, count: number): Promise<void> {
  console.log('\nOne process without a database: read, understood and judged')
  const rows: StoredValue[][] = []
  for await (const { format, files, seconds } of benchFormats(home, count)) {
    rows.push([format, files, rounded(files / seconds), rounded((1000 * seconds) / files)])
  }
  table(['format', 'files', 'files/s', 'ms/file'], rows)
}

async function showReading(): Promise<void> {
  const { forms, indicators, formsPerSecond } = measureNormalizing()
  console.log('\nNormalizing and auditing')
  table(['forms', 'indicators', 'forms/s'], [[forms, indicators, rounded(formsPerSecond)]])
  const compared = { PDF: await benchPdf(), DOCX: await benchDocx() }
  console.log('\nFrom bytes to audited forms, with the time of pdf.js or mammoth alone as 1')
  table(
    ['format', 'ratio', 'worst file', 'alone s', 'whole s'],
    Object.entries(compared).map(([format, { ratio, worst, bare, whole }]) => {
      return [format, ...[ratio, worst, bare, whole].map(rounded)]
    }),
  )
  console.log('\nHeap of reading a long PDF')
  table(
    ['pages', 'result MB', 'beside it MB'],
    (await benchMemory()).map(({ pages, result, beside }) => {
      return [pages, rounded(result), rounded(beside)]
    }),
  )
}

async function showAsking(home: string, indicators: number): Promise<void> {
  const asked = await benchQuery(home, indicators)
  console.log(`\nAsking a database of ${indicators} indicators, 95th percentile, warm`)
  table(Object.keys(asked), [Object.values(asked).map(rounded)])
}

async function showServing(home: string, indicators: number): Promise<void> {
  const { pages, peakMb } = await benchServe(home, indicators)
  console.log(
    `\nPages of jixiao serve over ${indicators} indicators, 95th percentile; asked for an idle machine`,
  )
  table(
    ['pages', 'requests', 'processor ms', 'elapsed ms', 'asked'],
    pages.map(({ pages: name, count, processorMs, elapsedMs, asked }) => {
      return [name, count, ...[processorMs, elapsedMs].map(Math.round), asked]
    }),
  )
  console.log(`Most memory of the serving process: ${Math.round(peakMb)} MB; asked at most 400`)
}

async function showRecognition(_home: string, pages: number): Promise<void> {
  const cost = await measureOcr(pages)
  const { timeToWholePage, paddleToTesseract, layerToNone, halfLayerToNone } = cost
  const { tenthMb, halfMb, endMb } = cost
  console.log(
    '\nA scanned page, with the time of tesseract.js for the whole page as 1; asked at most 2',
  )
  table(['ratio'], [[rounded(timeToWholePage)]])
  console.log(
    '\nThe same by PP-OCR, processor time to tesseract.js for all of it; asked at most 0.8',
  )
  table(['ratio'], [[paddleToTesseract === null ? 'not installed' : rounded(paddleToTesseract)]])
  console.log(
    '\nA scan that another program has recognised, processor time to one without; asked: half',
  )
  table(['all of it', 'half of it'], [[rounded(layerToNone), rounded(halfLayerToNone)]])
  console.log(`\nResident memory over a scan of ${pages} pages, megabytes; asked to stay flat`)
  table(['after a tenth', 'after half', 'at the end'], [[tenthMb, halfMb, endMb].map(Math.round)])
}

function table(columns: readonly string[], rows: readonly (readonly StoredValue[])[]): void {
  process.stdout.write(startTable(columns, { width: null }).rows(rows))
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

if (values.help) console.log(HELP)
else await showAll()
