/** The index of the full-text search as SQLite's FTS5 keeps it: words alone, a column a kind, contentless. */
import type Sqlite from 'better-sqlite3'
import { searchKinds } from '../found.ts'
import type { SearchIndex, SearchQuery } from '../text-index.ts'

export function sqliteSearch(handle: Sqlite.Database): SearchIndex {
  const statements = new Map<string, Sqlite.Statement>()
  const compiled = (sql: string) => {
    const statement = statements.get(sql) ?? handle.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    add: (entries) => {
      for (const { number, words, year } of entries) {
        const kind = searchKinds[number % 8] ?? ''
        const sql = `INSERT INTO search (rowid, ${kind}, year) VALUES (?, ?, ?)`
        compiled(sql).run(number, words, year === null ? '' : `y${year}`)
      }
    },
    clear: () => {
      handle.exec(`INSERT INTO search (search) VALUES ('delete-all')`)
    },
    find: (asked, most) => {
      const sql = 'SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?'
      return compiled(sql).pluck().all(matchOf(asked), most) as number[]
    },
  }
}

/** All words, or all pairs, within the asked kinds and year. */
function matchOf({ ways, kinds, year }: SearchQuery): string {
  const all = ways.map((words) => `(${words.map((word) => `"${word}"`).join(' AND ')})`)
  const match = `{${kinds.join(' ')}} : (${all.join(' OR ')})`
  return year === null ? match : `${match} AND year : "y${year}"`
}
