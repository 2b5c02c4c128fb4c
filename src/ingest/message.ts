/** What the process that reads and the process that writes say to each other; what a reader says is checked. */
import { z } from 'zod'
import { failureCodes } from '../extract/failure-wording.ts'
import type { Language } from '../language/language.ts'
import type { FileSettings } from '../pipeline.ts'

const cell = z.union([z.string(), z.number(), z.null()])
const row = z.record(z.string(), cell)
const rows = z.array(row)

const documentRows = z.object({
  document: row,
  forms: z.array(z.object({ form: row, funds: rows, goals: rows, indicators: rows })),
  sections: rows,
  figures: rows,
  findings: z.array(z.object({ form: z.number().nullable(), finding: row })),
  paragraphs: rows,
  tables: rows,
})

const durations = z.object({
  extract_ms: z.number(),
  normalize_ms: z.number(),
  audit_ms: z.number(),
})

const failure = z.object({ code: z.enum(failureCodes), message: z.string() })

/** From the reading process. For each file: `opened` and `read` or `printed` for each document in it, then `finished`. */
export const fromReader = z.discriminatedUnion('kind', [
  /** The process has loaded its program and waits for a file. */
  z.object({ kind: z.literal('started') }),
  /** A document was found; it is read once `wanted` has been answered. */
  z.object({
    kind: z.literal('opened'),
    path: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    format: z.string(),
    size: z.number(),
    open_ms: z.number(),
  }),
  /** The rows of a document are made and many: they are handed on once `send` has been answered. */
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('read'),
    rows: documentRows,
    cuts: z.record(z.string(), z.string()),
    characters: z.number(),
    durations,
  }),
  /** A page of the document was recognised from its pixels: it may take as long again for the next. */
  z.object({ kind: z.literal('page'), path: z.string(), page: z.number(), of: z.number() }),
  /** A document as a line of JSON, where that was asked for instead of rows. */
  z.object({ kind: z.literal('printed'), path: z.string(), line: z.string() }),
  /** A member of an archive that cannot be opened. */
  z.object({ kind: z.literal('member_failed'), path: z.string(), failure }),
  /**
   * `failure`: why the file itself could not be opened. `memory`: resident bytes of the process. `recognises`: whether
   * it holds recognisers for further scans.
   */
  z.object({
    kind: z.literal('finished'),
    failure: failure.nullable(),
    memory: z.number(),
    recognises: z.boolean(),
  }),
  /** Our own mistake, not the file's; `stack` says where. */
  z.object({ kind: z.literal('broken'), message: z.string(), stack: z.string() }),
])

export type FromReader = z.infer<typeof fromReader>

/** To the reading process, which trusts the one that started it and so needs no checks, nor the time to load them. */
export type ToReader =
  | ToRead
  | { readonly kind: 'wanted'; readonly isWanted: boolean }
  | { readonly kind: 'send' }

export type ToRead = {
  readonly kind: 'file'
  readonly path: string
  /** Base64 of the name's own bytes where they are not UTF-8. */
  readonly pathBytes: string | null
  /** What the walk saw; null where it does not matter whether the file changes. */
  readonly seen: { readonly size: number; readonly mtimeMs: number } | null
  readonly settings: FileSettings
  readonly printing: Handed | null
}

/** As what each document is handed back instead of as rows: printed, audited, or as it would be expected. */
export type Handed =
  | {
      readonly as: 'document'
      readonly tables: boolean
      readonly sources: boolean
      readonly why?: boolean | undefined
      readonly language: Language
    }
  | { readonly as: 'markdown'; readonly language: Language }
  | { readonly as: 'audit' }
  | { readonly as: 'expected' }
