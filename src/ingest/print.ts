/** Files read by the pool and handed back as lines of JSON, in the order given. */
import PQueue from 'p-queue'
import { failureSentence } from '../extract/failure-wording.ts'
import type { Language } from '../language/language.ts'
import { printedFailure } from '../printed/output.ts'
import type { Handed, ToRead } from './message.ts'
import {
  type Failure,
  type Limits,
  openPool,
  type Pool,
  type ReaderMessage,
  type RecognizedPage,
} from './pool.ts'
import { readToEnd } from './read-to-end.ts'
import type { FoundFile } from './walk.ts'

export type PrintSettings = {
  readonly jobs: number
  readonly read: ToRead['settings']
  readonly limits: Limits
  readonly printing: Handed
  /** Hears of pages that were recognised from their pixels. */
  readonly onPage?: (page: RecognizedPage) => void
}

/** One document as a line of JSON; `isFailure` where it could not be read. */
export type PrintedLine = {
  /** The document's; of a member of an archive, its own. */
  readonly path: string
  readonly line: string
  readonly isFailure: boolean
}

/** What reading one document may cost where nothing else is said. */
export const usualCosts: Limits = { timeoutMs: 600_000, memoryMb: 1024 }

/** Files read ahead of the one that is printed, for each job: bounds what is held back. */
const AHEAD = 3

/** A file by its name; where that is not UTF-8, by the name's own bytes. */
export type NamedFile = Pick<FoundFile, 'path' | 'pathBytes'>

type Files = Iterable<string | NamedFile> | AsyncIterable<string | NamedFile>

/** One line a document, of each file in the order given, as soon as those before it are out. */
export async function* printFiles(
  files: Files,
  settings: PrintSettings,
): AsyncGenerator<PrintedLine> {
  for await (const lines of printEach(files, settings)) yield* lines
}

/** The lines of each file together: one for a document, for an archive one a member. */
export async function* printEach(
  files: Files,
  settings: PrintSettings,
): AsyncGenerator<readonly PrintedLine[]> {
  const pool = openPool(settings.limits)
  const queue = new PQueue({ concurrency: settings.jobs })
  const ahead: Promise<readonly PrintedLine[]>[] = []
  try {
    for await (const file of files) {
      const named = typeof file === 'string' ? { path: file, pathBytes: null } : file
      ahead.push(queue.add(() => printFile(pool, named, settings)))
      if (ahead.length >= settings.jobs * AHEAD) yield (await ahead.shift()) ?? []
    }
    for (const lines of ahead) yield await lines
  } finally {
    queue.clear()
    pool.close()
  }
}

async function printFile(
  pool: Pool,
  { path, pathBytes }: NamedFile,
  { read, printing, onPage }: PrintSettings,
): Promise<readonly PrintedLine[]> {
  const lines: PrintedLine[] = []
  const file = {
    kind: 'file',
    path,
    pathBytes: pathBytes?.toString('base64') ?? null,
    seen: null,
    settings: read,
    printing,
  } as const
  const language = 'language' in printing ? printing.language : 'en'
  const told = new Set<string>()
  const add = (line: PrintedLine) => {
    if (!told.has(line.path)) lines.push(line)
    told.add(line.path)
  }
  const fail = (document: string, failure: Failure) => add(failureLine(document, failure, language))
  const onMessage = (message: ReaderMessage) => {
    if (message.kind === 'page') onPage?.(message)
    if (message.kind === 'printed')
      add({ path: message.path, line: message.line, isFailure: false })
    if (message.kind === 'member_failed') fail(message.path, message.failure)
    return message.kind === 'opened' && !told.has(message.path)
  }
  const failure = await readToEnd(pool, file, { onMessage, onFailure: fail })
  if (failure !== null) fail(path, failure)
  return lines
}

function failureLine(path: string, { code, message }: Failure, language: Language): PrintedLine {
  const failure = printedFailure(path, code, failureSentence(code, message, language))
  return { path, line: JSON.stringify(failure), isFailure: true }
}
