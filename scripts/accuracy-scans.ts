/**
 * How scans are read that are hard to read: made forms drawn, damaged in one way a line, recognised, and compared with
 * what the same forms give as web pages. `npm run accuracy:scans -- [--rung REGEX] [--forms NUMBER] [--keep FOLDER]
 * [--diff NUMBER] [--engine NAME]`; the images are the same in every run. Needs fonts with Chinese characters (fonts-noto-cjk).
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Format } from '../src/extract/document.ts'
import { engineNames } from '../src/extract/ocr/engine-name.ts'
import { keepEnginesWarm } from '../src/extract/ocr/warm.ts'
import { type Processed, processFile } from '../src/pipeline.ts'
import { printedDocument } from '../src/printed/output.ts'
import { type Reading, readingOf } from './benchmark/reading.ts'
import { score } from './benchmark/score.ts'
import { addTally, f1, newTally, type Tally } from './benchmark/tally.ts'
import { carriers } from './make/carry.ts'
import { layOut } from './make/lay-out.ts'
import { madeForms } from './make/made-form.ts'
import { makeReport, randomFrom } from './make/report.ts'
import { ladder, type Rung } from './make/scanned/damage.ts'
import { writers } from './make/writers.ts'

const { values } = parseArgs({
  options: {
    rung: { type: 'string', default: '.' },
    forms: { type: 'string', default: '10' },
    diff: { type: 'string', default: '0' },
    engine: { type: 'string' },
    keep: { type: 'string' },
  },
})

/** Reports whose amounts follow from a seed, beside the forms that are laid out by hand. */
const SEEDS = [11, 12, 13]
const engine = engineNames.find((name) => name === values.engine)
if (values.engine !== undefined && engine === undefined) {
  throw new Error(`--engine: there are ${engineNames.join(', ')}.`)
}
const settings = { ocr: 'auto', engine, maxPages: 1, maxRatio: 10_000 } as const

function pages(): readonly string[] {
  const [page] = carriers
  if (page === undefined) throw new Error('No carrier keeps the cells.')
  const made = madeForms.map((form) => page.write(form.title, layOut(form, 'whole')))
  const seeded = SEEDS.map((seed) => writers.html.write(makeReport(randomFrom(seed))))
  // Each kind comes early, so that a few forms show both.
  return [...seeded.slice(0, 1), ...made, ...seeded.slice(1)].slice(0, Number(values.forms))
}

function read(bytes: Buffer, format: Format): Promise<Processed> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return processFile({ path: 'made', sha256, format, bytes }, settings)
}

type Measured = {
  readonly tally: Tally
  /** Places taken for handwriting. */
  readonly byHand: number
  readonly seconds: number
}

async function measured(rung: Rung): Promise<Measured> {
  const tally = newTally()
  let [micros, byHand] = [0, 0]
  for (const [index, html] of pages().entries()) {
    const truth = await read(Buffer.from(html), 'html')
    const image = rung.make(truth.document.blocks, randomFrom(1000 + index))
    if (values.keep)
      keep(values.keep, `${rung.name}-${index}.${rung.format === 'pdf' ? 'pdf' : 'jpg'}`, image)
    const before = process.cpuUsage()
    const scan = await read(image, rung.format)
    const { user, system } = process.cpuUsage(before)
    micros += user + system
    const expected = { forms: printed(truth).forms, boxes: [] }
    const own = score(expected, printed(scan))
    addTally(tally, rung.isFilledByHand ? withoutUnread(own) : own)
    byHand += scan.report.forms
      .flatMap(({ notes }) => notes)
      .filter(({ code }) => code === 'handwritten').length
  }
  return { tally, byHand, seconds: micros / 1e6 / tally.forms }
}

function printed(processed: Processed): Reading {
  const printing = { tables: false, sources: false, language: 'en' } as const
  return readingOf(JSON.stringify(printedDocument(processed, printing)))
}

/** No number is expected of a hand's writing, as long as the reading names the place. */
function withoutUnread(tally: Tally): Tally {
  const isUnread = ({ actual, isNumber, isSaid }: Tally['differences'][number]) =>
    actual === null && isNumber && isSaid
  const differences = tally.differences.filter((one) => !isUnread(one))
  const missing = tally.missing - (tally.differences.length - differences.length)
  return { ...tally, missing, perfect: differences.length === 0 ? tally.forms : 0, differences }
}

function keep(folder: string, name: string, image: Buffer): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name.replaceAll(/[ ,:]+/gu, '-')), image)
}

keepEnginesWarm()
const columns = ['rung', 'F1', 'perfect', 'wrong', 'unsaid', 'by hand', 'seconds a page']
console.log(`| ${columns.join(' | ')} |\n|${' --- |'.repeat(columns.length)}`)
for (const rung of ladder) {
  if (!new RegExp(values.rung).test(rung.name)) continue
  const { tally, byHand, seconds } = await measured(rung)
  const { perfect, forms, wrong, unsaid, differences } = tally
  const cells = [
    rung.name,
    (100 * f1(tally)).toFixed(2),
    `${perfect}/${forms}`,
    wrong,
    unsaid,
    byHand,
    seconds.toFixed(1),
  ]
  console.log(`| ${cells.join(' | ')} |`)
  for (const { where, expected, actual } of differences.slice(0, Number(values.diff)))
    console.log(`  ${where}: ${JSON.stringify(expected)} read as ${JSON.stringify(actual)}`)
}
// Engines that are kept do not end by themselves.
process.exit()
