/** The process in which strangers' SQL runs: a question, its answer batch by batch as it is asked for, the next question. */
import { on } from 'node:events'
import { exitWithParent } from '../process/watchdog.ts'
import { StoreError } from '../store/error.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { statementSentence } from '../store/unknown-name.ts'
import { runUserQuery } from '../store/user-query.ts'
import type { StoredValue } from '../store/value.ts'

/** What the process is asked. */
export type Question = {
  readonly path: string
  readonly sql: string
  readonly parameters: Readonly<Record<string, StoredValue>>
  readonly limit: number
}

/** What it is told: a question, then a word for each further message of its answer. */
export type QueryMessage =
  | { readonly kind: 'ask'; readonly question: Question }
  | { readonly kind: 'next' }

/** What it answers, in this order: columns, batches, end; or a failure at any point. */
export type Message =
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly StoredValue[])[] }
  | { readonly kind: 'end'; readonly isCut: boolean }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }

/** Memory of the process in all: what SQLite sorts stays in memory, so that no question fills the disk. */
const MEMORY_MB = 1024

exitWithParent(MEMORY_MB)
const heard = on(process, 'message')

/** Waits to be asked. */
async function asked(): Promise<QueryMessage> {
  const { value } = await heard.next()
  return (value as [QueryMessage])[0]
}

for (;;) {
  const first = await asked()
  if (first.kind === 'ask') await answer(first.question)
}

async function answer({ path, sql, parameters, limit }: Question): Promise<void> {
  try {
    await withReadOnlyDatabase(path, async (database) => {
      const { columns, batches } = runUserQuery(database, sql, parameters, limit)
      await send({ kind: 'columns', columns })
      for (;;) {
        await asked()
        const { done, value } = batches.next()
        if (done) return send({ kind: 'end', isCut: value.isCut })
        await send({ kind: 'rows', rows: value })
      }
    })
  } catch (error) {
    const isStore = error instanceof StoreError
    const code = isStore ? error.code : 'bad_query'
    const message = isStore ? error.message : statementSentence((error as Error).message)
    await send({ kind: 'failed', code, message })
  }
}

function send(message: Message): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()))
  })
}
