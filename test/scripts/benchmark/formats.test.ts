/** Every writer of the benchmark writes what readers understand: a usual form comes out of each format complete. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { boxesOf, makeDocument } from '../../../scripts/benchmark/document.ts'
import { families } from '../../../scripts/benchmark/families.ts'
import { type FormatName, formats } from '../../../scripts/benchmark/formats.ts'
import { readingOf } from '../../../scripts/benchmark/reading.ts'
import { score } from '../../../scripts/benchmark/score.ts'
import type { Format } from '../../../src/extract/document.ts'
import { processFile } from '../../../src/pipeline.ts'
import { printedDocument } from '../../../src/printed/output.ts'

const read = { ocr: 'off', maxPages: 10, maxRatio: 10_000 } as const
const printing = { tables: false, sources: true, language: 'en' } as const

const kept: readonly (readonly [FormatName, Format])[] = [
  ['html', 'html'],
  ['docx', 'docx'],
  ['doc', 'doc'],
  ['xlsx', 'xlsx'],
  ['xls', 'xls'],
  ['pdf', 'pdf'],
  ['pdf-glyphs', 'pdf'],
  ['ofd', 'ofd'],
  ['tabs', 'text'],
  ['cells', 'text'],
  ['raw-dump', 'text'],
]

test.each(kept)('a usual form is complete in %s', async (name, format) => {
  const family = families.find((one) => one.name === 'usual')
  if (family === undefined) throw new Error('The usual family is gone.')
  const document = makeDocument(family, 1, 0)
  const bytes = Buffer.from(await formats[name].write(document))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const processed = await processFile({ path: 'made', sha256, format, bytes }, read)
  const reading = readingOf(JSON.stringify(printedDocument(processed, printing)))
  const boxes = formats[name].hasPlaces ? boxesOf(document) : []
  const tally = score({ forms: document.truth, boxes }, reading)
  expect(tally.differences).toEqual([])
  expect(tally).toMatchObject({ forms: 1, perfect: 1, placesRight: tally.places })
  expect(tally.places > 0).toBe(formats[name].hasPlaces)
})
