/** The process in which strangers' SQL runs: one question, its answer in batches, the end. */

import { endWithParent } from '../process/watchdog.ts'
import { withReadOnlyDatabase } from '../store/database.ts'
import { StoreError } from '../store/error.ts'
import { ask, type Value } from '../store/strangers-sql.ts'

/** What the process is asked, once. */
export type Question = {
  readonly path: string
  readonly sql: string
  readonly parameters: Readonly<Record<string, Value>>
  readonly limit: number
}

/** What it answers, in this order: columns, batches, end; or a failure at any point. */
export type Message =
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly Value[])[] }
  | { readonly kind: 'end'; readonly isCut: boolean }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }

endWithParent()
process.once('message', (question: Question) => {
  answer(question).then(() => process.disconnect())
})

async function answer({ path, sql, parameters, limit }: Question): Promise<void> {
  try {
    await withReadOnlyDatabase(path, async (database) => {
      const { columns, batches } = ask(database, sql, parameters, limit)
      await send({ kind: 'columns', columns })
      for (;;) {
        const { done, value } = batches.next()
        if (done) return send({ kind: 'end', isCut: value.isCut })
        await send({ kind: 'rows', rows: value })
      }
    })
  } catch (error) {
    const { message } = error as Error
    const code = error instanceof StoreError ? error.code : 'bad_query'
    await send({ kind: 'failed', code, message })
  }
}

/** Resolves when the parent's pipe has taken the message, so that a slow reader holds the question back. */
function send(message: Message): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve()))
  })
}
