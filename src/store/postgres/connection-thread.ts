/** The thread that holds the connection: it asks PostgreSQL what the thread beside it waits for. */
import { once } from 'node:events'
import { type MessagePort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import {
  type Request,
  type Sent,
  type ServerAnswer,
  type ServerFailure,
  type ServerQuestion,
  SIGNALS,
  type ThreadStart,
} from './connection.ts'
import { copyLine } from './copy-line.ts'
import { readerOf, storable } from './value.ts'

const { address, port, signal } = workerData as ThreadStart

/** How long is waited for a server that does not answer at all, milliseconds. */
const CONNECT_MS = 15_000

/** Characters that are handed to the server at a time. */
const COPY_CHARACTERS = 65_536

/** Values come as the server wrote them; what they are is said by the type of their column. */
const asWritten = {
  getTypeParser: () => (text: string | Buffer) => text,
} as unknown as pg.CustomTypesConfig

const NOTHING = { fields: [], rows: [], rowCount: 0 }

/** SQLSTATE of a connection that could not be made, and of one that is gone. */
const UNREACHABLE = '08001'
const GONE = '08006'
/** SQLSTATE of a password that is wrong; the client itself refuses to send none, without one. */
const WRONG_PASSWORD = '28P01'

let client: pg.Client | null = null
let lost: Error | null = null

async function connect(): Promise<pg.Client> {
  const made = new pg.Client({
    connectionString: address,
    application_name: 'jixiao',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    types: asWritten,
  })
  // What breaks between two questions is told with the next one.
  made.on('error', (error) => {
    lost = error
  })
  await made.connect()
  return made
}

async function answer(request: Request): Promise<ServerAnswer> {
  if (lost !== null) throw lost
  client ??= await connect()
  return request.kind === 'ask' ? ask(client, request) : copy(client, request)
}

async function ask(asked: pg.Client, { sql, name, values }: ServerQuestion): Promise<ServerAnswer> {
  const told = await asked.query<unknown[]>({
    text: sql,
    rowMode: 'array',
    // The simple protocol would take several statements for one.
    ...(values === null ? {} : { queryMode: 'extended' }),
    ...(name === null ? {} : { name }),
    ...(values === null ? {} : { values: values.map(given) }),
  })
  // Of several statements in one text only the last one's answer is of interest.
  const { fields, rows, rowCount } = [told].flat().at(-1) ?? NOTHING
  const readers = fields.map(({ dataTypeID }) => readerOf(dataTypeID))
  const read = rows.map((row) =>
    row.map((text, at) => (text === null ? null : (readers[at]?.(String(text)) ?? text))),
  )
  const columns = fields.map((field) => ({ name: field.name, type: field.dataTypeID }))
  return { fields: columns, rows: read, count: rowCount ?? 0 }
}

/** The client takes bytes as a Buffer alone. */
function given(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  return value instanceof Uint8Array ? Buffer.from(value) : value
}

async function copy(
  asked: pg.Client,
  request: Extract<Request, { kind: 'copy' }>,
): Promise<ServerAnswer> {
  const stream = asked.query(copyFrom(request.sql))
  const ended = once(stream, 'finish')
  let text = ''
  for (const row of request.rows) {
    text += copyLine(row)
    if (text.length < COPY_CHARACTERS) continue
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), ended])
    text = ''
  }
  stream.end(text)
  await ended
  return { fields: [], rows: [], count: request.rows.length }
}

function failure(error: unknown): ServerFailure {
  const { message, code, position = null } = error as pg.DatabaseError
  const isGone = lost !== null || /^Connection terminated|not queryable/u.test(message)
  const isRefused = /password must be a string/u.test(message)
  const usual = isRefused ? WRONG_PASSWORD : client === null ? UNREACHABLE : isGone ? GONE : null
  return { message, code: code ?? usual, position }
}

function tell(told: { readonly answer: ServerAnswer } | { readonly failure: ServerFailure }): void {
  ;(port as MessagePort).postMessage(told)
  Atomics.store(signal, 0, SIGNALS.told)
  Atomics.notify(signal, 0)
}

// Whoever waits, or asks later, must hear of it when this thread ends by a fault.
process.once('exit', () => {
  Atomics.store(signal, 0, SIGNALS.ended)
  Atomics.notify(signal, 0)
})

/** One after the other, as they were sent. */
let before = Promise.resolve()
/** What became of something that was only told. */
let untold: ServerFailure | null = null

async function attend({ request, isAsked }: Sent): Promise<void> {
  if (!isAsked) {
    if (untold !== null) return
    await answer(request).catch((error: unknown) => {
      untold = failure(error)
    })
    return
  }
  const earlier = untold
  untold = null
  if (earlier !== null) tell({ failure: earlier })
  else {
    await answer(request).then(
      (given) => tell({ answer: given }),
      (error: unknown) => tell({ failure: failure(error) }),
    )
  }
}

port.on('message', (sent: Sent) => {
  before = before.then(() => attend(sent))
})

port.once('close', () => {
  client?.end().catch(() => undefined)
})
