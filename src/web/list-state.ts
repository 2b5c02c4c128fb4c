/** Which list is seen: all of it stands in the address. */
import {
  facetNames,
  type ListName,
  sortNames,
  type WorklistQuery,
} from '../store/worklist/asked.ts'
import type { PageRequest } from './page.ts'

/** Rows of one page of a list. */
export const PAGE = 50

const known = new Set<string>([...facetNames, 'q', 'sort', 'up', 'copies'])

/** Pages after which no list goes on. */
const MOST_PAGES = 1_000_000

/** Which page of a list is asked for, from 1; the first one where the address says nothing that is a page. */
export function pageIn(query: URLSearchParams): number {
  const page = Number.parseInt(query.get('page') ?? '1', 10) || 1
  return Math.min(MOST_PAGES, Math.max(1, page))
}

/** The state of a list without its page, as a query. */
export function stateQuery(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name, value]) => known.has(name) && value !== ''))
}

export function stateOf(list: ListName, query: URLSearchParams): WorklistQuery {
  const page = pageIn(query)
  const sort = sortNames.find((name) => name === query.get('sort')) ?? 'doubt'
  const filters = Object.fromEntries(
    facetNames.flatMap((name) => (query.has(name) ? [[name, query.getAll(name)]] : [])),
  )
  return {
    ...{
      list,
      filters,
      words: query.get('q')?.trim() ?? '',
      sort,
      isDown: query.get('up') !== '1',
    },
    ...{ offset: (page - 1) * PAGE, limit: PAGE },
    prints: query.get('copies') === '1' ? 'all' : 'leading',
  }
}

/** Every row of the list that a query describes, whatever its page. */
export async function allRows(house: PageRequest, list: ListName): Promise<readonly number[]> {
  return (await house.worklist.now()).all(stateOf(list, house.query))
}
