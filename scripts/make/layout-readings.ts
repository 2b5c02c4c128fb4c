/**
 * How the layouts of the benchmark are read, a line each: how much was found, and a digest of all that was understood, so
 * that no change of the reading goes unnoticed. Whether it is right is what `npm run benchmark` says. `npm run readings` writes the table.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { processFile } from '../../src/pipeline.ts'
import { makeDocument } from '../benchmark/document.ts'
import { families } from '../benchmark/families.ts'
import { type FormatName, formats } from '../benchmark/formats.ts'

export const LAYOUT_READINGS = 'fixtures/layout-readings.md'

/** A layout in one format. */
export type Layout = { readonly family: string; readonly format: FormatName }

const SEED = 7

/** Every layout as a page, and in turn as a text with tabs or a cell a line; every tenth as either dump, which take longer. */
export const layouts: readonly Layout[] = families.flatMap(({ name: family }, at) => {
  const text = at % 2 === 0 ? 'tabs' : 'cells'
  const dump = (['raw-dump', 'layout-dump'] as const)[at % 10]
  return ['html' as const, text as FormatName, ...(dump === undefined ? [] : [dump])].map(
    (format) => ({ family, format }),
  )
})

const DIGITS = 12

const READ = { ocr: 'off', maxPages: 10, maxRatio: 10_000 } as const

/** The line of a layout. */
export async function layoutReading(layout: Layout): Promise<string> {
  const family = families.find(({ name }) => name === layout.family)
  if (family === undefined) throw new Error(`no family ${layout.family}`)
  const document = makeDocument(family, SEED, 0)
  const bytes = Buffer.from(await formats[layout.format].write(document))
  const format = layout.format === 'html' ? 'html' : 'text'
  const { report, findings } = await processFile({ path: 'made', sha256: '', format, bytes }, READ)
  const count = (list: 'indicators' | 'funds' | 'goals' | 'extra' | 'notes') =>
    report.forms.reduce((sum, form) => sum + form[list].length, 0)
  const counts = (['indicators', 'funds', 'goals', 'extra', 'notes'] as const).map(count)
  const understood = JSON.stringify([report, findings])
  const digest = createHash('sha256').update(understood).digest('hex').slice(0, DIGITS)
  const cells = [
    ...[layout.family, layout.format, report.forms.length, ...counts],
    ...[report.notes.length, findings.length, digest],
  ]
  return `| ${cells.join(' | ')} |`
}

const HEAD = `# How the layouts of the benchmark are read

| family | format | forms | indicators | funds | goals | kept aside | notes | of the document | findings | digest |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
`

/** The table of all lines. */
export async function layoutReadings(): Promise<string> {
  const lines: string[] = []
  for (const layout of layouts) lines.push(await layoutReading(layout))
  return `${HEAD}${lines.join('\n')}\n`
}

/** The lines of the table as it stands, in the order of `layouts`. */
export function storedLayoutReadings(): readonly string[] {
  return readFileSync(LAYOUT_READINGS, 'utf8').slice(HEAD.length).trimEnd().split('\n')
}
