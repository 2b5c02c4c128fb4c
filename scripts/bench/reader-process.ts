/** Reads the files named on its command line and does nothing with them. */
import { openSource } from '../../src/extract/source.ts'
import { usualLimits } from '../../src/extract/usual-limits.ts'
import { readDocument } from '../../src/pipeline.ts'

for (const file of process.argv.slice(2)) {
  for await (const opened of openSource(file)) {
    if ('error' in opened) throw opened.error
    await readDocument(opened, { ...usualLimits, ocr: 'auto' })
  }
}
