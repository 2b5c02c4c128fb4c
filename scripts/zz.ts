import { openSource } from '../src/extract/source.ts'
import { usualLimits, processFile } from '../src/pipeline.ts'
for await (const o of openSource(process.argv[2]!)) if (!('error' in o)) await processFile(o, { ...usualLimits, ocr: 'auto', maxPages: 100 })
