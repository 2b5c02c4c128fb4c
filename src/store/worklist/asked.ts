/** What can be asked of the lists that people work through, and what is answered. */
import type { Prints } from '../found.ts'

export const facetNames = [
  'year',
  'province',
  'department',
  'kind',
  'rule',
  'severity',
  'confidence',
  'reviewed',
  'verdict',
] as const
export type FacetName = (typeof facetNames)[number]

export const listNames = ['forms', 'findings'] as const
export type ListName = (typeof listNames)[number]

export const sortNames = ['doubt', 'year', 'department', 'score', 'budget', 'findings'] as const
export type SortName = (typeof sortNames)[number]

/** Which rows of a list. The values of one facet are alternatives. */
export type FacetChoice = {
  readonly list: ListName
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>
  /** Words that stand in the form; empty for all forms. */
  readonly words: string
  readonly prints: Prints
}

/** What a person asked to see. */
export type WorklistQuery = FacetChoice & {
  readonly sort: SortName
  readonly isDown: boolean
  readonly offset: number
  readonly limit: number
}

export type FacetValue = { readonly value: string; readonly count: number }

export type Facets = Readonly<Partial<Record<FacetName, readonly FacetValue[]>>>

export type Listed = {
  readonly total: number
  /** Row numbers of the asked part: forms.id or findings.id. */
  readonly ids: readonly number[]
  readonly facets: Facets
  /** Whether more entries have the asked words than were looked at. */
  readonly isCut: boolean
}

/** The forms (forms.id) before and after one in a list. */
export type Neighbours = { readonly previous: number | null; readonly next: number | null }
