/** Confirmed documents as regression samples of `verify`: the file, and beside it what a person confirmed. */
import { mkdir, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { audit } from '../audit/audit.ts'
import { openSource } from '../extract/source.ts'
import { correct } from '../normalize/correct.ts'
import { normalize } from '../normalize/normalize.ts'
import { expectedOf } from '../printed/expected.ts'
import { stableJson } from '../printed/stable-json.ts'
import { segment } from '../segment/segment.ts'
import { selectCorrections } from '../store/corrections.ts'
import type { Database } from '../store/database.ts'
import { selectDocument } from '../store/form-page.ts'
import { selectStored } from '../store/raw-document.ts'
import { selectReview } from '../store/verdicts.ts'
import { selectVocabulary } from '../store/vocabulary.ts'

/** `unconfirmed`: a form of the document is not; `gone`: the file is no longer where it was, or has changed. */
export type SampleProblem = 'unconfirmed' | 'gone'

export type WrittenSample = {
  readonly sha256: string
  /** Null where the sample was not written. */
  readonly path: string | null
  readonly problem: SampleProblem | null
}

/** The two files of a sample by name: the document, and beside it what is expected of it. */
export type SampleFiles = Readonly<Record<string, Uint8Array>>

/** The documents of which at least one form is confirmed. */
export function confirmedDocuments(database: Database): readonly string[] {
  const sql = `SELECT DISTINCT sha256 FROM reviews JOIN documents USING (sha256)
    WHERE undone_at IS NULL ORDER BY sha256`
  return database.prepare<string>(sql).pluck().all()
}

/** Writes the samples into a folder, one at a time. */
export async function* writeSamples(
  database: Database,
  folder: string,
): AsyncGenerator<WrittenSample> {
  await mkdir(folder, { recursive: true })
  for (const sha256 of confirmedDocuments(database)) {
    const sample = await sampleFiles(database, sha256)
    if ('problem' in sample) {
      yield { sha256, path: null, problem: sample.problem }
      continue
    }
    const files = Object.entries(sample.files)
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
    yield { sha256, path: join(folder, files[0]?.[0] ?? ''), problem: null }
  }
}

/** The sample of a document; `verify` compares all forms of a file, so that all must be confirmed. */
export async function sampleFiles(
  database: Database,
  sha256: string,
): Promise<{ readonly files: SampleFiles } | { readonly problem: SampleProblem }> {
  const head = selectDocument(database, sha256)
  const [file] = head?.files ?? []
  if (head === null || file === undefined) return { problem: 'gone' }
  const ordinals = Array.from({ length: head.forms }, (_, at) => at)
  const isConfirmed = ordinals.every((form) => selectReview(database, sha256, form) !== undefined)
  if (!isConfirmed) return { problem: 'unconfirmed' }
  const bytes = await bytesOf(file.root, file.root_bytes, sha256)
  if (bytes === null) return { problem: 'gone' }
  const stem = sha256.slice(0, 16)
  const expected = Buffer.from(expectedText(database, head.id, sha256))
  const name = `${stem}${extname(file.path).toLowerCase()}`
  return { files: { [name]: bytes, [`${stem}.expected.json`]: expected } }
}

/** What a person confirmed: the reading, with every correction in its place. */
function expectedText(database: Database, id: number, sha256: string): string {
  const document = selectStored(database, id)
  const vocabulary = selectVocabulary(database, id)
  const read = normalize(document, segment, vocabulary)
  const corrections = selectCorrections(database, sha256).filter(({ state }) => state === 'applies')
  const forms = read.forms.map((form, ordinal) =>
    correct(
      form,
      corrections.filter((one) => one.form === ordinal),
      vocabulary,
    ),
  )
  const report = { ...read, forms }
  return stableJson(expectedOf({ document, report, findings: audit(report) }))
}

async function bytesOf(
  path: string,
  pathBytes: Uint8Array | null,
  sha256: string,
): Promise<Uint8Array | null> {
  const location = pathBytes === null ? path : Buffer.from(pathBytes)
  try {
    for await (const opened of openSource(path, location)) {
      if (!('error' in opened) && opened.sha256 === sha256) return opened.bytes
    }
  } catch {
    return null
  }
  return null
}
