/** The process that reads strangers' files. It opens no database and no connection, and may be killed at any moment. */
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import type { SourceFile } from '../extract/document.ts'
import { ExtractError, type ExtractErrorCode } from '../extract/error.ts'
import { areEnginesWarm, keepEnginesWarm } from '../extract/ocr/warm.ts'
import type { PageDone } from '../extract/reader.ts'
import { openSource } from '../extract/source.ts'
import { rejectOverlongRows } from '../extract/text-limit.ts'
import { explained, type Processed, processFile, rowsOfFile } from '../pipeline.ts'
import { printedDocument } from '../printed/output.ts'
import { disableNetwork } from '../process/no-network.ts'
import { exitWithParent } from '../process/watchdog.ts'
import type { FromReader, Handed, ToRead, ToReader } from './message.ts'
import { unpackAtOnce } from './unpack-at-once.ts'

exitWithParent()
await disableNetwork()
unpackAtOnce()
keepEnginesWarm()
// What a library throws outside of every call that waits for it is told too, before this process ends.
process.on('uncaughtException', (error) => process.send?.(broken(error), () => process.exit(1)))
process.on('message', (message) => {
  const told = message as ToReader
  if (told.kind === 'file') readFile(told)
})
send({ kind: 'started' })

async function readFile(file: ToRead): Promise<void> {
  try {
    const failure = await readDocuments(file)
    send({ kind: 'finished', failure, memory: memoryLeft(), recognises: areEnginesWarm() })
  } catch (error) {
    send(broken(error))
  }
}

function broken(error: unknown): Extract<FromReader, { kind: 'broken' }> {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return { kind: 'broken', message: `The program failed: ${error}`, stack }
}

/** Growth since the last clean-up from which another one pays: what the files before left behind. Bytes. */
const LEFT_BEHIND = 24 * 2 ** 20
/** Memory below which there is no hurry. Bytes. */
const CALM = 300 * 2 ** 20

/** Resident memory after the last clean-up. */
let cleaned = 0

/** A process is replaced for the memory it keeps, not for what is only waiting to be collected. */
function memoryLeft(): number {
  const before = process.memoryUsage.rss()
  if (before < CALM || before < cleaned + LEFT_BEHIND) return before
  globalThis.gc?.()
  cleaned = process.memoryUsage.rss()
  return cleaned
}

type Failure = { readonly code: ExtractErrorCode; readonly message: string }

async function readDocuments(file: ToRead): Promise<Failure | null> {
  const { maxNesting } = file.settings
  try {
    let start = performance.now()
    for await (const opened of openSource(file.path, locationOf(file), maxNesting)) {
      // An archive that breaks off after some of its members.
      if ('error' in opened && opened.path === file.path) return failureOf(opened.error)
      if ('error' in opened) {
        send({ kind: 'member_failed', path: opened.path, failure: failureOf(opened.error) })
      } else {
        await refuseChanged(file)
        await readDocument(opened, file, performance.now() - start)
      }
      start = performance.now()
    }
    return null
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    return failureOf(error)
  }
}

function failureOf({ code, message }: ExtractError): Failure {
  return { code, message }
}

/** The bytes must be those that the walk saw, or the next run would take the file for unchanged. */
async function refuseChanged(file: ToRead): Promise<void> {
  const { path, seen } = file
  if (seen === null) return
  const now = await stat(locationOf(file)).catch((cause: Error) => {
    throw new ExtractError('not_found', `${path} vanished while it was read.`, { cause })
  })
  if (now.size !== seen.size || now.mtimeMs !== seen.mtimeMs) {
    throw new ExtractError('changed_while_reading', `${path} changed while it was read.`)
  }
}

/** The name's own bytes where they are not UTF-8. */
function locationOf({ path, pathBytes }: ToRead): string | Buffer {
  return pathBytes === null ? path : Buffer.from(pathBytes, 'base64')
}

async function readDocument(
  file: SourceFile,
  { settings, printing }: ToRead,
  open_ms: number,
): Promise<void> {
  const { path, sha256, format, bytes } = file
  const answer = once(process, 'message')
  send({ kind: 'opened', path, sha256, format, size: bytes.length, open_ms })
  const [message] = await answer
  const { isWanted } = message as Extract<ToReader, { kind: 'wanted' }>
  if (!isWanted) return
  if (printing !== null) return print(file, settings, printing)
  const read = await rowsOfFile(file, settings, tellPage(path))
  if (read.characters > FEW) await leaveToSend()
  send({ kind: 'read', ...read } as Extract<FromReader, { kind: 'read' }>)
}

/** Characters of rows that may be handed on unasked: a document holds fewer. */
const FEW = 1_000_000

/** Many rows are taken one document at a time: those of all processes together might fill the memory of the other side. */
async function leaveToSend(): Promise<void> {
  const leave = once(process, 'message')
  send({ kind: 'ready' })
  await leave
}

async function print(
  file: SourceFile,
  settings: ToRead['settings'],
  printing: Handed,
): Promise<void> {
  const { path } = file
  try {
    const line = JSON.stringify(
      await handed(
        await processFile(file, settings, tellPage(path)),
        printing,
        settings.vocabulary,
      ),
    )
    rejectOverlongRows(line.length, file.bytes, settings.maxRatio)
    send({ kind: 'printed', path, line })
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    send({ kind: 'member_failed', path, failure: failureOf(error) })
  }
}

/** What each is drawn with is loaded where it is asked for: most processes never need it. */
async function handed(
  processed: Processed,
  printing: Handed,
  vocabulary: ToRead['settings']['vocabulary'],
): Promise<object | string | null> {
  if (printing.as === 'markdown') {
    const { markdownOf } = await import('../markdown/markdown.ts')
    return markdownOf(processed, printing.language)
  }
  if (printing.as === 'audit') {
    const { auditedForms } = await import('../drawing/audit-report.ts')
    return auditedForms(processed.report, processed.findings)
  }
  if (printing.as === 'expected') {
    const { expectedOf } = await import('../printed/expected.ts')
    return { format: processed.report.source.format, found: expectedOf(processed) }
  }
  const why = printing.why ? explained(processed.document, vocabulary) : []
  return printedDocument(processed, printing, why) as object
}

function tellPage(path: string): PageDone {
  return (page, of) => send({ kind: 'page', path, page, of })
}

function send(message: FromReader): void {
  process.send?.(message)
}
