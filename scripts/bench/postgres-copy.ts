/** A database of SQLite, table by table, in one of PostgreSQL: making a large one there row by row takes its time. */
import { segmentForSearch } from '../../src/segment/segment.ts'
import type { Database, Written } from '../../src/store/database.ts'
import { withDatabase, withReadOnlyDatabase } from '../../src/store/open.ts'
import { columnsOf, describeSchema } from '../../src/store/schema.ts'
import { indexWords, reindex } from '../../src/store/search-index.ts'

/** Rows that go over together. */
const TOGETHER = 5000

/** Triggers and references rest meanwhile: what stands in one database stands in the other. `address` is an owner's. */
export async function copyToPostgres(file: string, address: string): Promise<void> {
  await withReadOnlyDatabase(file, (from) =>
    withDatabase(address, (to) => {
      to.exec('SET session_replication_role = replica')
      const tables = describeSchema().filter(
        ({ kind, name }) => kind === 'table' && name !== 'search',
      )
      for (const { name } of tables) copyTable(from, to, name)
      reindex(to, indexWords(segmentForSearch))
      to.exec('ANALYZE')
    }),
  )
}

function copyTable(from: Database, to: Database, table: string): void {
  const columns = columnsOf(to, table).map((name) => `"${name}"`)
  to.exec(`DELETE FROM ${table}`)
  let rows: Written[] = []
  for (const row of from.prepare(`SELECT ${columns} FROM ${table}`).iterate()) {
    rows.push(row as Written)
    if (rows.length < TOGETHER) continue
    to.insertRows(table, rows)
    rows = []
  }
  to.insertRows(table, rows)
}
