/** Which list is seen: all of it stands in the address. */
import { searchForms } from '../store/search.ts'
import {
  facetNames,
  type ListName,
  sortNames,
  type Asked as WorklistAsked,
} from '../store/worklist.ts'
import type { Asked } from './page.ts'

/** Rows of one page of a list. */
export const PAGE = 50

/** What of an address says which list is seen. */
export type State = {
  readonly asked: WorklistAsked
  readonly words: string
  readonly isCut: boolean
}

const known = new Set<string>([...facetNames, 'q', 'sort', 'up'])

/** The state of a list without its page, as a query. */
export function stateQuery(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name, value]) => known.has(name) && value !== ''))
}

export function stateOf(house: Asked, list: ListName, query: URLSearchParams): State {
  const words = query.get('q')?.trim() ?? ''
  const found = words === '' ? null : searchForms(house.database, words, house.services.segment)
  const page = Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)
  const sort = sortNames.find((name) => name === query.get('sort')) ?? 'doubt'
  const filters = Object.fromEntries(
    facetNames.flatMap((name) => (query.has(name) ? [[name, query.getAll(name)]] : [])),
  )
  const asked = {
    ...{ list, filters, within: found?.forms ?? null, sort, isDown: query.get('up') !== '1' },
    ...{ offset: (page - 1) * PAGE, limit: PAGE },
  }
  return { asked, words, isCut: found?.isCut ?? false }
}

/** Every row of the list that a query describes, whatever its page. */
export function wholeList(house: Asked, list: ListName): readonly number[] {
  return house.worklist.all(stateOf(house, list, house.query).asked)
}
