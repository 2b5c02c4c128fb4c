/**
 * The library: the same four steps as the command line, one function each. A document is read, understood, judged and
 * stored; each step takes what the one before it gives.
 */
import { audit as judge } from './audit/audit.ts'
import type { Finding } from './audit/finding.ts'
import type { RawDocument } from './extract/document.ts'
import type { ReadSettings } from './extract/reader.ts'
import { openSource } from './extract/source.ts'
import { normalize as understand } from './normalize/normalize.ts'
import type { Report } from './normalize/report.ts'
import { documentRows, readDocument } from './pipeline.ts'
import { applyCorrections } from './review/apply.ts'
import { segment, segmentForSearch } from './segment/segment.ts'
import { type Database, withDatabase } from './store/database.ts'
import { inTransaction, saveDocument, savePath } from './store/save.ts'
import { type Found, type Search, search } from './store/search.ts'
import { indexWords } from './store/search-index.ts'
import { ask, type Value } from './store/strangers-sql.ts'
import { usualLimits } from './usual-limits.ts'
import { parserVersion } from './version.ts'

export type { Finding } from './audit/finding.ts'
export type { RawDocument } from './extract/document.ts'
export type { ReadSettings } from './extract/reader.ts'
export type { Form, Indicator, Report } from './normalize/report.ts'
export type { Hit } from './store/search.ts'

/** Rows that a question gives at most. */
const ROWS_AT_MOST = 1_000_000

/** A database of reports. */
export type Store = {
  /** Writes a document; what the same bytes gave before is replaced. */
  readonly save: (document: RawDocument, report: Report, findings: readonly Finding[]) => void
  /** The answer to one statement that reads, an object a row. Throws `StoreError` for any other statement. */
  readonly query: (
    sql: string,
    parameters?: Readonly<Record<string, Value>>,
  ) => readonly Readonly<Record<string, Value>>[]
  /** Full-text search, best first. */
  readonly search: (words: string, within?: Partial<Omit<Search, 'words'>>) => Found
  readonly close: () => Promise<void>
}

const usual = { ocr: 'auto', ...usualLimits } as const

/**
 * The words and tables of a file; of an archive those of each member, in its order. Throws `ExtractError` for a file that
 * cannot be read.
 */
export async function* extract(
  path: string,
  settings: Partial<ReadSettings> = {},
): AsyncGenerator<RawDocument> {
  for await (const opened of openSource(path)) {
    if ('error' in opened) throw opened.error
    yield await readDocument(opened, { ...usual, ...settings })
  }
}

/** The forms of a document in the canonical model. Pure; never throws on any document. */
export function normalize(document: RawDocument): Report {
  return understand(document, segment)
}

/** Where a report contradicts itself. Pure; changes nothing. */
export function audit(report: Report): readonly Finding[] {
  return judge(report)
}

/** Opens a database, made anew where there is none. Throws `StoreError` for a file that is not ours or damaged. */
export function openStore(path: string): Promise<Store> {
  return new Promise((resolve, reject) => {
    const { promise: closed, resolve: letGo } = Promise.withResolvers<void>()
    const done = withDatabase(path, (database) => {
      resolve(
        storeOf(database, () => {
          letGo()
          return done
        }),
      )
      return closed
    })
    done.catch(reject)
  })
}

function storeOf(database: Database, close: () => Promise<void>): Store {
  return {
    save: (document, report, findings) => {
      const rows = documentRows({ document, report, findings })
      const reading = { parser_version: parserVersion, settings: JSON.stringify(usual) }
      inTransaction(database, () => {
        const document_id = saveDocument(database, rows, reading, indexWords(segmentForSearch))
        applyCorrections(database, document.source.sha256)
        const place = { path: document.source.path, path_bytes: null, size: null, mtime_ms: null }
        const found = { ...place, error_code: null, error_message: null }
        savePath(database, found, { document_id, archive_id: null }, reading)
      })
    },
    query: (sql, parameters = {}) => {
      const { columns, batches } = ask(database, sql, parameters, ROWS_AT_MOST)
      return [...batches].flat().map((row) => {
        return Object.fromEntries(row.map((value, at) => [columns[at], value]))
      })
    },
    search: (words, within = {}) => {
      const asked = { kinds: [], year: null, limit: 20, ...within, words }
      return search(database, asked, segmentForSearch)
    },
    close,
  }
}
