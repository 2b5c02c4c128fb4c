/** The only file that knows all four rooms. */
import { audit } from './audit/audit.ts'
import type { Finding } from './audit/finding.ts'
import type { RawDocument, SourceFile } from './extract/document.ts'
import { extract } from './extract/extract.ts'
import type { ReadSettings } from './extract/reader.ts'
import { normalize } from './normalize/normalize.ts'
import type { Report } from './normalize/report.ts'
import { segment } from './segment.ts'

/** One file, read, understood and judged. */
export type Processed = {
  readonly document: RawDocument
  readonly report: Report
  readonly findings: readonly Finding[]
}

/** A pure function of the file's bytes and the settings. Throws `ExtractError` where the file cannot be read. */
export async function processFile(file: SourceFile, settings: ReadSettings): Promise<Processed> {
  const document = await extract(file, settings)
  const report = normalize(document, segment)
  return { document, report, findings: audit(report) }
}
