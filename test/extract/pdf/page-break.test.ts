/** Wherever a page's end cuts a form as browsers cut it, the form says the same. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { blocksOf, cutByPage, draw, headings, tableIn } from '../../../scripts/make/drawn-layout.ts'
import { type Ink, pdfOf, type Sheet } from '../../../scripts/make/pdf.ts'
import { processFile } from '../../../src/pipeline.ts'
import { printedForm } from '../../../src/printed/output.ts'

/** From the form's second row to its last but one, in points: steps that meet every line and border another way. */
const FIRST = 110
const LAST = 560
const STEP = process.env['JIXIAO_DEEP'] === undefined ? 13.7 : 6.5

async function sayings(sheets: readonly Sheet[]): Promise<readonly string[]> {
  const bytes = pdfOf(sheets)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { path: 'made.pdf', sha256, format: 'pdf', bytes } as const
  const settings = { ocr: 'off', maxPages: 9, maxRatio: 1_000 } as const
  const { report, findings } = await processFile(file, settings)
  const forms = report.forms.map((form) => printedForm(form, [], 'en'))
  const told = findings.map(({ code, path }) => `${code} ${path}`)
  return [...forms.flatMap((form) => linesOf(form, '')), ...told]
}

/** A value a line, without line ends within them, and without the page on which each stood. */
function linesOf(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [`${path} ${String(value).replace(/\s+/gu, '')}`]
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'origin' || key === 'findings' ? [] : linesOf(inner, `${path}.${key}`),
  )
}

async function inkOf(isCentred: boolean): Promise<readonly Ink[]> {
  const blocks = await blocksOf('fixtures/pdf/merged-cells-cut-by-page/source.html')
  return [...headings(blocks), ...draw(tableIn(blocks), isCentred)]
}

test.each([
  ['around the middle of its cells', true],
  ['from the top of its cells', false],
])('a form with words %s says the same wherever its page ends', async (_, isCentred) => {
  const ink = await inkOf(isCentred)
  const whole = await sayings([{ width: 842, height: 1_200, ink }])
  expect(whole).toContain('.indicators.0.level1 产出指标')
  const cuts = Array.from({ length: (LAST - FIRST) / STEP }, (_one, at) => FIRST + at * STEP)
  const told = await Promise.all(cuts.map((y) => sayings(cutByPage(ink, y))))
  const wrong = told.flatMap((lines, at) => {
    const other = lines.filter((line) => !whole.includes(line))
    const gone = whole.filter((line) => !lines.includes(line))
    return other.length + gone.length === 0 ? [] : [{ y: cuts[at], other, gone }]
  })
  expect(wrong).toEqual([])
})
