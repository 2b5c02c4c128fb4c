/** How fast each format is read, understood and judged: one process, files made here, no database. */
import { join } from 'node:path'
import { openSource } from '../../src/extract/source.ts'
import { usualLimits } from '../../src/extract/usual-limits.ts'
import { processFile } from '../../src/pipeline.ts'
import { generate } from '../generate.ts'
import { writers } from '../make/writers.ts'

export type FormatSpeed = {
  readonly format: string
  readonly files: number
  readonly seconds: number
}

/** A photographed form of a page; the only kind of file that cannot be made without fonts. */
const SCAN = 'test/extract/ocr/stamped-form.jpg'

const SCANS = 3

export async function* benchFormats(home: string, count: number): AsyncGenerator<FormatSpeed> {
  for (const format of Object.keys(writers) as (keyof typeof writers)[]) {
    const made = await generate(count, join(home, `of-${format}`), 3, [format])
    yield { format, ...(await readAll(made.map(({ file }) => file))) }
  }
  yield { format: 'scan', ...(await readAll(new Array<string>(SCANS).fill(SCAN))) }
}

/** The first file is read once more beforehand: libraries and dictionaries are loaded once a process. */
async function readAll(files: readonly string[]): Promise<Omit<FormatSpeed, 'format'>> {
  for (const file of files.slice(0, 1)) await read(file)
  const start = performance.now()
  for (const file of files) await read(file)
  return { files: files.length, seconds: (performance.now() - start) / 1000 }
}

async function read(file: string): Promise<void> {
  for await (const opened of openSource(file)) {
    if ('error' in opened) throw opened.error
    await processFile(opened, { ...usualLimits, ocr: 'auto' })
  }
}
