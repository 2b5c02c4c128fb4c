/**
 * The library: the same four steps as the command line, one function each. A document is read, understood, judged and
 * stored; each step takes what the one before it gives.
 */
import { audit as judge } from './audit/audit.ts'
import type { Finding } from './audit/finding.ts'
import { findingSentence } from './audit/wording.ts'
import type { RawDocument } from './extract/document.ts'
import type { ReadSettings } from './extract/reader.ts'
import { openSource } from './extract/source.ts'
import { usualLimits } from './extract/usual-limits.ts'
import type { RunEnd } from './ingest/run-end.ts'
import type { Language } from './language/language.ts'
import { markdownOf } from './markdown/markdown.ts'
import { normalize as understand } from './normalize/normalize.ts'
import type { Report } from './normalize/report.ts'
import type { AddedWord } from './normalize/words/added-words.ts'
import { documentRows, readDocument } from './pipeline.ts'
import { applyCorrections } from './review/apply.ts'
import { segment, segmentForSearch } from './segment/segment.ts'
import type { Database } from './store/database.ts'
import type { Found, Search } from './store/found.ts'
import { withDatabase, withReadOnlyDatabase } from './store/open.ts'
import {
  documentAt,
  inTransaction,
  removeUnnamedDocuments,
  saveDocument,
  savePath,
} from './store/save.ts'
import { search } from './store/search.ts'
import { indexWords } from './store/search-index.ts'
import { runUserQuery } from './store/user-query.ts'
import type { StoredValue } from './store/value.ts'
import { saveVocabulary, vocabularyDigest } from './store/vocabulary.ts'
import { withVocabularyLines } from './unknown/vocabulary-file.ts'
import { parserVersion } from './version.ts'

export type { Finding, Severity } from './audit/finding.ts'
export type { Block, Cell, Note, Paragraph, Place, RawDocument, Table } from './extract/document.ts'
// biome-ignore lint/performance/noBarrelFile: a library has one door; the errors are for instanceof
export { ExtractError, type ExtractErrorCode } from './extract/error.ts'
export type { ReadSettings } from './extract/reader.ts'
export type { RunEnd } from './ingest/run-end.ts'
export type { Language } from './language/language.ts'
export type {
  Form,
  FormNote,
  Fund,
  Goal,
  Indicator,
  Report,
  Sourced,
  Total,
  Value,
} from './normalize/report.ts'
export type { AddedWord } from './normalize/words/added-words.ts'
export { StoreError, type StoreErrorCode } from './store/error.ts'
export type { Found, Hit, Search } from './store/found.ts'
export type { StoredValue as SqlValue } from './store/value.ts'

/** Rows that a question gives at most. */
const ROWS_AT_MOST = 1_000_000

/** A database of reports, to be asked. */
export type ReadOnlyStore = {
  /** The answer to one statement that reads, an object a row. Throws `StoreError` for any other statement. */
  readonly query: (
    sql: string,
    parameters?: Readonly<Record<string, StoredValue>>,
  ) => readonly Readonly<Record<string, StoredValue>>[]
  /** Full-text search, best first. */
  readonly search: (words: string, within?: Partial<Omit<Search, 'words'>>) => Found
  readonly close: () => Promise<void>
}

/** A database of reports, to be asked and added to. */
export type Store = ReadOnlyStore & {
  /** Writes a document; what the same bytes gave before is replaced. */
  readonly save: (
    document: RawDocument,
    report: Report,
    findings: readonly Finding[],
    /** The words that were added for the report. */
    vocabulary?: readonly AddedWord[],
  ) => void
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

/**
 * The forms of a document in the canonical model, read with these words added to the vocabulary. Pure; never throws on any
 * document.
 */
export function normalize(
  document: RawDocument,
  vocabulary: readonly AddedWord[] = NO_WORDS,
): Report {
  return understand(document, segment, vocabulary)
}

const NO_WORDS: readonly AddedWord[] = []

/** The words of a list as `--vocabulary` takes it. Throws an error that names the line which means nothing. */
export function vocabularyIn(text: string): readonly AddedWord[] {
  return withVocabularyLines('vocabulary', text, NO_WORDS)
}

/** Where a report contradicts itself. Pure; changes nothing. */
export function audit(report: Report): readonly Finding[] {
  return judge(report)
}

/** What a finding says, in one sentence. */
export function sentenceOf(finding: Finding, language: Language): string {
  return findingSentence(finding, language)
}

/**
 * A document in Markdown, as people and language models read it: its text and tables in order, then its forms in the
 * canonical order with what the audit found.
 */
export function toMarkdown(
  document: RawDocument,
  report: Report,
  findings: readonly Finding[],
  language: Language,
): string {
  return markdownOf({ document, report, findings }, language)
}

/** How files are taken into a database, where not as `jixiao ingest` does. */
export type IngestChoices = Partial<Omit<ReadSettings, 'ocrJobs'>> & {
  /** Reading processes at a time; usually one for each core, as long as memory lasts. */
  readonly jobs?: number
  /** For one document, or one scanned page. */
  readonly timeoutMs?: number
  /** For one reading process. */
  readonly memoryMb?: number
  /** Whether links are followed that lead out of the folders asked for. */
  readonly follows?: boolean
  /** Whether what is known is read again. */
  readonly isForced?: boolean
  /** Ends the run in order; what is written stays, and the next run goes on. */
  readonly stop?: AbortSignal
}

/**
 * Takes files, folders and archives into a database as `jixiao ingest` does: each is read in a process of its own, known
 * ones are skipped, and what cannot be read is recorded. Throws `StoreError` where the database cannot be written, or
 * another run writes it.
 */
export async function ingest(
  paths: readonly string[],
  database: string,
  choices: IngestChoices = {},
): Promise<RunEnd> {
  const { runIngest } = await import('./ingest/run.ts')
  const { usualEngine } = await import('./extract/ocr/engine.ts')
  const { usualJobs } = await import('./process/machine.ts')
  const { timeoutMs = USUAL_TIMEOUT_MS, memoryMb = USUAL_MEMORY_MB, ...further } = choices
  const { jobs = usualJobs(memoryMb), follows = false, isForced = false, ...reading } = further
  const { stop = new AbortController().signal, ...read } = reading
  const settings = {
    ...{ database, jobs, follows, limits: { timeoutMs, memoryMb } },
    read: { ...usual, engine: usualEngine(), ocrJobs: 1, ...read },
  }
  const watch = { stop, onFiles: ignore, onPage: ignore, onWait: null }
  return runIngest(paths, isForced, settings, watch)
}

/** Milliseconds for one document. Chosen. */
const USUAL_TIMEOUT_MS = 300_000
/** Megabytes of a reading process, as of the command line. */
const USUAL_MEMORY_MB = 1024

function ignore(): void {}

/** Opens a database, made anew where there is none. Throws `StoreError` for a file that is not ours or damaged. */
export function openStore(path: string): Promise<Store> {
  return opened((work) => withDatabase(path, work), storeOf)
}

/** Opens an existing database for asking alone. Throws `StoreError` where there is none, too. */
export function openStoreReadOnly(path: string): Promise<ReadOnlyStore> {
  return opened((work) => withReadOnlyDatabase(path, work), readOnlyStoreOf)
}

type Close = () => Promise<void>

/** What `made` gives of a database that stays open until it is closed. */
function opened<Opened>(
  open: (work: (database: Database) => Promise<void>) => Promise<void>,
  made: (database: Database, close: Close) => Opened,
): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const { promise: closed, resolve: letGo } = Promise.withResolvers<void>()
    const done = open((database) => {
      const close = () => {
        letGo()
        return done
      }
      resolve(made(database, close))
      return closed
    })
    done.catch(reject)
  })
}

function storeOf(database: Database, close: Close): Store {
  return {
    ...readOnlyStoreOf(database, close),
    save: (document, report, findings, vocabulary = NO_WORDS) => {
      const rows = documentRows({ document, report, findings })
      const settings = JSON.stringify({ ...usual, vocabulary: vocabularyDigest(vocabulary) })
      const reading = { parser_version: parserVersion, settings }
      inTransaction(database, () => {
        saveVocabulary(database, vocabulary)
        const document_id = saveDocument(database, rows, reading, indexWords(segmentForSearch))
        applyCorrections(database, document.source.sha256)
        const place = { path: document.source.path, path_bytes: null, size: null, mtime_ms: null }
        const found = { ...place, error_code: null, error_message: null }
        const before = documentAt(database, place.path)
        savePath(database, found, { document_id, archive_id: null }, reading)
        if (before !== null && before !== document_id) removeUnnamedDocuments(database)
      })
    },
  }
}

function readOnlyStoreOf(database: Database, close: Close): ReadOnlyStore {
  return {
    query: (sql, parameters = {}) => {
      const { columns, batches } = runUserQuery(database, sql, parameters, ROWS_AT_MOST)
      return [...batches].flat().map((row) => {
        return Object.fromEntries(row.map((value, at) => [columns[at], value]))
      })
    },
    search: (words, within = {}) => {
      const asked = {
        kinds: [],
        year: null,
        limit: 20,
        prints: 'leading' as const,
        ...within,
        words,
      }
      return search(database, asked, segmentForSearch)
    },
    close,
  }
}
