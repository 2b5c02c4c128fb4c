/** The index of the full-text search in PostgreSQL: a row an entry, its words as an array, which finds them exactly as they were cut. */
import type { Statement, Written } from '../database.ts'
import { searchKinds } from '../found.ts'
import type { SearchIndex } from '../text-index.ts'

export function postgresSearch(
  prepare: <Row>(sql: string) => Statement<Row>,
  insert: (rows: readonly Written[]) => void,
): SearchIndex {
  return {
    add: (entries) => {
      // Words are letters and digits alone: an array of them needs no quotes.
      insert(entries.map(({ words, ...rest }) => ({ ...rest, words: `{${words.split(' ')}}` })))
    },
    clear: () => {
      prepare('DELETE FROM search').run()
    },
    find: ({ ways, kinds, year }, most) => {
      const found = ways.map((_, at) => `words @> CAST(:way${at} AS TEXT[])`)
      const sql = `SELECT number FROM search
        WHERE (${found.join(' OR ')}) AND number % 8 IN (${kinds.map((kind) => searchKinds.indexOf(kind))})
          ${year === null ? '' : 'AND year = :year'}
        ORDER BY number DESC LIMIT :most`
      const asked = Object.fromEntries(ways.map((words, at) => [`way${at}`, `{${words}}`]))
      const given = { ...asked, most, ...(year === null ? {} : { year }) }
      return prepare<number>(sql).pluck().all(given)
    },
  }
}
