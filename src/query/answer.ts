/** The whole answer to a question at once, for pages and assistants. */
import type { Value } from '../store/value.ts'
import { askQuestion } from './question.ts'

type Asked = {
  readonly sql: string
  readonly parameters: Readonly<Record<string, Value>>
  readonly limit: number
}

export type WholeAnswer = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
  /** Whether there are more rows than were asked for. */
  readonly isCut: boolean
}

/** Longest time for a question that a person waits for at a page. */
const LONGEST_MS = 30_000

/** Throws `StoreError` for what cannot be asked, or takes too long. */
export async function answerTo(path: string, asked: Asked): Promise<WholeAnswer> {
  let columns: readonly string[] = []
  const rows: (readonly Value[])[] = []
  let isCut = false
  for await (const told of askQuestion({ path, ...asked }, LONGEST_MS)) {
    if (told.kind === 'columns') columns = told.columns
    if (told.kind === 'rows') rows.push(...told.rows)
    if (told.kind === 'end') isCut = told.isCut
  }
  return { columns, rows, isCut }
}
