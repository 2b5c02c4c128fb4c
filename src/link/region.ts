/** Where a form belongs: province, city and county, from its own words first and from what stands around it. */

import { fold, foldOrganisation } from './fold.ts'
import {
  type Gazetteer,
  isWithin,
  type ListedRegion,
  type OuterNames,
  outerNames,
  type RegionLevel,
} from './gazetteer.ts'
import { type PlaceName, readPlaceName } from './place-name.ts'

/** What can tell the place of a form. */
export type PlaceFacts = {
  readonly year: number | null
  readonly department_name: string | null
  readonly unit_name: string | null
  /** Codes printed for department and unit. */
  readonly codes: readonly (string | null)[]
  /** Title of the form and first words of the document. */
  readonly words: readonly string[]
  /** Where the file was found, all its names. */
  readonly paths: readonly string[]
  /** Code of the place that the user gave for the file; null where none. */
  readonly given: string | null
}

export type RegionBasis = 'given' | 'code' | 'name' | 'document' | 'path'

export type RegionLink = OuterNames & {
  /** Six digits of GB/T 2260; null where the place is not certain. */
  readonly region_code: string | null
  readonly basis: RegionBasis | null
  /** Codes that remain possible where there is no single one. */
  readonly candidates: readonly string[]
}

const nowhere: OuterNames = { province: null, city: null, county: null }

/** The unified social credit code holds the place of registration in its third to eighth digit (GB 32100). */
const CREDIT_CODE = /^[1-9A-Y][1-9A-Y](?<place>\d{6})[\dA-Z]{10}$/u

/** The place of a form; never a guess: what stays open has no code, only candidates. */
export function regionOf(facts: PlaceFacts, gazetteer: Gazetteer): RegionLink {
  const own = ownPlace(facts, gazetteer)
  const context = contextOf(facts, gazetteer)
  const coded = codedPlace(facts.codes, gazetteer)
  if (own === null) {
    if (context !== null) return settled(context.region, context.basis, gazetteer)
    return coded === null ? open([], null, gazetteer) : settled(coded, 'code', gazetteer)
  }
  if (own.candidates.length === 0) return fromLevel(own, context, gazetteer)
  return fromName(own, coded === null ? context : { region: coded, basis: 'code' }, gazetteer)
}

type Context = { readonly region: ListedRegion; readonly basis: RegionBasis }

/** The department's place; the unit's where the department names none. */
function ownPlace({ year, ...facts }: PlaceFacts, gazetteer: Gazetteer): PlaceName | null {
  const names = [facts.department_name, facts.unit_name].map(foldOrganisation)
  const [department, unit] = names.map((name) =>
    name === '' ? null : readPlaceName(name, year, gazetteer),
  )
  if (isTelling(department)) return narrowed(department, unit ?? null)
  return isTelling(unit) && unit.candidates.length > 0 ? unit : null
}

function isTelling(name: PlaceName | null | undefined): name is PlaceName {
  return (
    name != null && (name.candidates.length > 0 || name.level !== null || name.unknown !== null)
  )
}

/** 鼓楼区教育局 over 南京市鼓楼区第一小学: the unit says which. */
function narrowed(department: PlaceName, unit: PlaceName | null): PlaceName {
  const { candidates } = department
  if (candidates.length < 2 || unit === null || !unit.isSure) return department
  const [inner] = unit.candidates
  const left = candidates.filter(({ code }) => inner !== undefined && isWithin(inner.code, code))
  return left.length === 1 ? { ...department, candidates: left, isSure: true } : department
}

function fromName(own: PlaceName, context: Context | null, gazetteer: Gazetteer): RegionLink {
  const { candidates, isSure, unknown } = own
  const outer = context?.region.code
  const [only] = candidates
  if (isSure && unknown === null && only !== undefined) return settled(only, 'name', gazetteer)
  const left = candidates.filter(({ code }) => outer !== undefined && isRelated(code, outer))
  const [one] = left
  if (left.length !== 1 || one === undefined || unknown !== null) {
    return open(left.length > 0 ? left : candidates, unknown === null ? null : 'name', gazetteer)
  }
  return settled(one, 'name', gazetteer)
}

function isRelated(code: string, outer: string): boolean {
  return isWithin(code, outer) || isWithin(outer, code)
}

/** 县教育局 is where its document is, if that is a county. */
function fromLevel(own: PlaceName, context: Context | null, gazetteer: Gazetteer): RegionLink {
  if (context === null) return open([], null, gazetteer)
  const { region, basis } = context
  const isOfLevel = own.level === null || levelsOf(region).includes(own.level)
  if (isOfLevel && own.unknown === null) return settled(region, basis, gazetteer)
  return open([region], basis, gazetteer)
}

/** A 县级市 calls itself a city, 北京市 too. */
function levelsOf({ level, name }: ListedRegion): readonly RegionLevel[] {
  return name.endsWith('市') ? [level, 'city'] : [level]
}

/** What stands around the form: what the user gave, the document's words, the path; each may only narrow the one before. */
function contextOf(facts: PlaceFacts, gazetteer: Gazetteer): Context | null {
  const given = facts.given === null ? undefined : gazetteer.coded(facts.given)
  let context: Context | null = given === undefined ? null : { region: given, basis: 'given' }
  const others: readonly (readonly [RegionBasis, readonly string[]])[] = [
    ['document', facts.words],
    ['path', facts.paths.flatMap((path) => path.split(/[/\\!]/u).slice(-8))],
  ]
  for (const [basis, texts] of others) {
    const region = placeIn(texts, facts.year, context?.region ?? null, gazetteer)
    if (region !== null) context = { region, basis }
  }
  return context
}

/** The narrowest place that the beginnings of the texts agree on, within `outer`; null where they disagree. */
function placeIn(
  texts: readonly string[],
  year: number | null,
  outer: ListedRegion | null,
  gazetteer: Gazetteer,
): ListedRegion | null {
  let found = outer
  for (const text of texts) {
    const name = readPlaceName(beginning(text), year, gazetteer)
    const narrower = narrowedBy(name, found)
    if (narrower === 'contradiction') return null
    found = narrower
  }
  return found === outer ? null : found
}

function narrowedBy(
  name: PlaceName,
  found: ListedRegion | null,
): ListedRegion | null | 'contradiction' {
  const { candidates, isSure, unknown } = name
  if (unknown !== null && candidates.length > 0) return 'contradiction'
  const fitting = candidates.filter(({ code }) => found === null || isRelated(code, found.code))
  if (isSure && fitting.length === 0) return 'contradiction'
  const [region] = fitting
  if (fitting.length !== 1 || region === undefined) return found
  if (found === null) return isSure ? region : null
  return isWithin(region.code, found.code) ? region : found
}

const NO_PLACE = /^(?:附件|附表|关于)?\d*(?:年度?)?/u

function beginning(text: string): string {
  return fold(text.slice(0, 80)).replace(NO_PLACE, '')
}

function codedPlace(codes: readonly (string | null)[], gazetteer: Gazetteer): ListedRegion | null {
  for (const code of codes) {
    const place = CREDIT_CODE.exec(code?.trim() ?? '')?.groups?.['place']
    const region = place === undefined ? undefined : gazetteer.coded(place)
    if (region !== undefined) return region
  }
  return null
}

function settled(region: ListedRegion, basis: RegionBasis, gazetteer: Gazetteer): RegionLink {
  return { region_code: region.code, ...outerNames(region, gazetteer), basis, candidates: [] }
}

/** No single place: what all candidates share is told all the same. */
function open(
  candidates: readonly ListedRegion[],
  basis: RegionBasis | null,
  gazetteer: Gazetteer,
): RegionLink {
  const places = candidates.map((region) => outerNames(region, gazetteer))
  const shared = (level: RegionLevel) => {
    const names = new Set(places.map((place) => place[level]))
    return names.size === 1 ? ([...names][0] ?? null) : null
  }
  const [province, city] = [shared('province'), shared('city')]
  const codes = [...new Set(candidates.map(({ code }) => code))].sort()
  return { ...nowhere, province, city, region_code: null, basis, candidates: codes }
}
