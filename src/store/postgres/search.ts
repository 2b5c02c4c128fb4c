/** The index of the full-text search in PostgreSQL: a row an entry, its words as an array, which finds them exactly as they were cut. */
import type { Statement, Written } from '../database.ts'
import { searchKinds } from '../found.ts'
import type { SearchIndex, SearchQuery } from '../text-index.ts'

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
    find: (asked, most) => {
      if (most <= FEW) {
        // Frequent words: so many stand among the newest entries that no others need be looked at.
        const newest = `(SELECT * FROM search ORDER BY number DESC LIMIT ${most * AMONG}) AS newest`
        const found = findIn(prepare, newest, asked, most)
        if (found.length === most) return found
      }
      return findIn(prepare, 'search', asked, most)
    },
  }
}

/** As many entries as people look at: more are wanted by what goes through them itself. */
const FEW = 5000

/** Those are looked for first among so many times as many of the newest entries. */
const AMONG = 20

function findIn(
  prepare: <Row>(sql: string) => Statement<Row>,
  entries: string,
  { ways, kinds, year }: SearchQuery,
  most: number,
): readonly number[] {
  const found = ways.map((_, at) => `words @> CAST(:way${at} AS TEXT[])`)
  // Sorted by what no index is sorted by: a server that guesses words to be frequent would go through all entries for them.
  const sql = `SELECT number FROM ${entries}
    WHERE (${found.join(' OR ')}) AND number % 8 IN (${kinds.map((kind) => searchKinds.indexOf(kind))})
      ${year === null ? '' : 'AND year = :year'}
    ORDER BY number + 0 DESC LIMIT :most`
  const asked = Object.fromEntries(ways.map((words, at) => [`way${at}`, `{${words}}`]))
  const given = { ...asked, most, ...(year === null ? {} : { year }) }
  return prepare<number>(sql).pluck().all(given)
}
