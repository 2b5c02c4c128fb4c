/** Brings the links of a database up to what it holds now: what waits is linked, nothing else is looked at. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { copyKeys, isCopy, leadingOf } from '../link/copies.ts'
import { copyFinding } from '../link/copy-finding.ts'
import { differences } from '../link/differences.ts'
import type { FormFacts } from '../link/facts.ts'
import { codeBefore, fold, foldOrganisation } from '../link/fold.ts'
import { type Gazetteer, isWithin, readGazetteer } from '../link/gazetteer.ts'
import type { Mention } from '../link/mention.ts'
import { groupMentions, isShortForm, nameCore } from '../link/organisations.ts'
import { type PlaceName, readPlaceName } from '../link/place-name.ts'
import { type ProjectYear, projectsOf, stepsOf } from '../link/projects.ts'
import { type RegionLink, regionOf } from '../link/region.ts'
import { saveCopyFindings, selectTold } from '../store/copy-findings.ts'
import type { Database } from '../store/database.ts'
import { saveKeys, savePlaced, selectLinked, selectNeighbours } from '../store/link-copies.ts'
import { selectFormFacts, selectPlaces } from '../store/link-facts.ts'
import {
  alignCopies,
  type MentionRow,
  saveOrganisations,
  selectMentions,
  selectNameCorrections,
  selectNamesOfCopies,
} from '../store/link-organisations.ts'
import { type LinkedYear, saveProjects, selectLeading } from '../store/link-projects.ts'
import { dequeue, enqueueForVersion, selectQueue } from '../store/link-queue.ts'
import { inTransaction } from '../store/save.ts'

/** Rises with every change of the rules or of the list of places: links of another version are made anew. */
const LINK_VERSION = 3

/** Forms that are looked at together: bounds the memory. */
const BATCH = 1000

/** Reading the list takes some milliseconds: once a process. */
let places: Gazetteer | undefined

export function gazetteer(): Gazetteer {
  places ??= readGazetteer(readFileSync(new URL('../link/gazetteer.tsv', import.meta.url), 'utf8'))
  return places
}

/**
 * Links all that waits: copies and places form by form, then the names of every place touched, then the projects of every
 * organisation touched. The outcome follows from content and corrections alone. Returns how many forms were looked at;
 * what is left when `stop` is set waits for the next time.
 */
export function linkWaiting(database: Database, stop?: AbortSignal): number {
  inTransaction(database, () => enqueueForVersion(database, LINK_VERSION))
  const drained = stages.map(([kind, most, work]) => {
    let done = 0
    let keys = selectQueue(database, kind, most)
    while (keys.length > 0 && !stop?.aborted) {
      const batch = keys
      inTransaction(database, () => {
        work(database, batch)
        dequeue(database, kind, batch)
      })
      done += batch.length
      keys = selectQueue(database, kind, most)
    }
    return done
  })
  return drained[0] ?? 0
}

type Work = (database: Database, keys: readonly string[]) => void

/** What is looked at in which order, and how much of it in one transaction. */
const stages: readonly (readonly [kind: 'form' | 'region' | 'organisation', number, Work])[] = [
  ['form', BATCH, (database, forms) => linkCopies(database, forms.map(Number))],
  [
    'region',
    1,
    (database, regions) => {
      for (const one of regions) linkNames(database, one)
    },
  ],
  [
    'organisation',
    20,
    (database, all) => {
      for (const one of all) linkProjects(database, one)
    },
  ],
]

/** Copies among the forms and all they may be copies of, and the place of each group. */
function linkCopies(database: Database, waiting: readonly number[]): void {
  const asked = selectFormFacts(database, waiting)
  const keys = new Map(asked.map((facts) => [facts.id, copyKeys(facts)]))
  saveKeys(
    database,
    [...keys].map(([form, own]) => [form, own.map(digestOf)] as const),
  )
  const known = new Set(waiting)
  const near = selectNeighbours(database, waiting).filter((form) => !known.has(form))
  const others = selectFormFacts(database, near)
  for (const facts of others) keys.set(facts.id, copyKeys(facts))
  // What only shares a key with a form, and never was its copy, stays as it is.
  const touched = new Set([...waiting, ...selectLinked(database, waiting)])
  const groups = groupCopies([...asked, ...others], keys).filter((group) =>
    group.some(({ id }) => touched.has(id)),
  )
  placeGroups(database, groups)
  const documents = groups.flat().map(({ document }) => document)
  const printed = groups.flatMap((group) => (group.length > 1 ? group : []))
  const told = [...printed.map(({ document }) => document), ...selectTold(database, documents)]
  for (const document of new Set(told)) saveCopyFindings(database, document, copyFinding)
}

/** Writes which print speaks for each group, and where its forms belong. */
function placeGroups(database: Database, groups: readonly (readonly FormFacts[])[]): void {
  const forms = groups.flat()
  const places = selectPlaces(database, forms)
  const regions = new Map(
    places.map((place, at) => [forms[at]?.id ?? 0, regionOf(place, gazetteer())]),
  )
  const placed = groups.flatMap((group) => {
    const leading = leadingOf(group)
    if (leading === undefined) return []
    const shared = sharedRegion(group.flatMap(({ id }) => regions.get(id) ?? []))
    return group.map((form) => ({
      ...{ form: form.id, leading: leading.id, copies: group.length },
      region: (shared && withBasis(shared, regions.get(form.id))) ?? regions.get(form.id) ?? none,
      ...mentionOf(form),
      differences: form === leading ? [] : differences(leading, form),
    }))
  })
  savePlaced(database, placed)
}

const none: RegionLink = {
  ...{ region_code: null, province: null, city: null, county: null },
  ...{ basis: null, candidates: [] },
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16)
}

/** Connected by being copies; only forms that share a key are compared. */
function groupCopies(
  forms: readonly FormFacts[],
  keys: ReadonlyMap<number, readonly string[]>,
): readonly (readonly FormFacts[])[] {
  const byKey = new Map<string, FormFacts[]>()
  for (const form of forms) {
    for (const key of keys.get(form.id) ?? []) {
      const sharing = byKey.get(key)
      if (sharing === undefined) byKey.set(key, [form])
      else sharing.push(form)
    }
  }
  const groups = new Map(forms.map((form) => [form, [form]]))
  for (const members of byKey.values()) joinWithin(members, groups)
  return [...new Set(groups.values())]
}

function joinWithin(members: readonly FormFacts[], groups: Map<FormFacts, FormFacts[]>): void {
  for (const [at, one] of members.entries()) {
    for (const other of members.slice(at + 1)) {
      const [into, from] = [groups.get(one), groups.get(other)]
      if (into === undefined || from === undefined || into === from) continue
      if (!isCopy(one, other)) continue
      into.push(...from)
      for (const form of from) groups.set(form, into)
    }
  }
}

/** The place that prints of one form agree on, the narrowest where one names less of it; null where they contradict. */
function sharedRegion(regions: readonly RegionLink[]): RegionLink | null {
  const sure = regions.filter(({ region_code }) => region_code !== null)
  const codes = new Set(sure.flatMap(({ region_code }) => region_code ?? []))
  const narrowest = [...codes].find((code) => [...codes].every((outer) => isWithin(code, outer)))
  return sure.find(({ region_code }) => region_code === narrowest) ?? null
}

function withBasis(shared: RegionLink, own: RegionLink | undefined) {
  const basis = own?.region_code === shared.region_code ? own.basis : 'copy'
  return { ...shared, basis }
}

function mentionOf(form: FormFacts) {
  const { department_name, department_code, unit_name, unit_code } = form
  const [name, code] =
    department_name === null ? [unit_name, unit_code] : [department_name, department_code]
  return { organisation_name: name, organisation_code: code ?? codeBefore(name) }
}

/** The organisations of one place. */
function linkNames(database: Database, region: string): void {
  const rows = selectMentions(database, region)
  const places = rows.map(({ name, first_year }) =>
    readPlaceName(foldOrganisation(name), first_year, gazetteer()),
  )
  const known = rows.flatMap((row, at) => {
    const place = places[at]
    const core = place === undefined ? null : coreOf(row, place, region)
    return core === null || place === undefined ? [] : [{ row, place, core }]
  })
  const at = new Map(known.map(({ row }, place) => [nameKey(row.name, row.code), place]))
  const copies = Map.groupBy(selectNamesOfCopies(database, region), ([name, code]) =>
    nameKey(name, code),
  )
  const mentions: Mention[] = known.map(({ row, place, core }) => ({
    ...row,
    core,
    isPlaced: place.candidates.length > 0 || place.unknown !== null,
    isShort: isShortForm(place.rest),
    copies: (copies.get(nameKey(row.name, row.code)) ?? []).flatMap(
      ([, , name, code]) => at.get(nameKey(name, code)) ?? [],
    ),
  }))
  const memberships = groupMentions(mentions, selectNameCorrections(database, region))
  const named = rows.map((mention) => {
    const place = at.get(nameKey(mention.name, mention.code))
    const membership = place === undefined ? null : (memberships[place] ?? null)
    return { mention, membership, kind: place === undefined ? '' : (mentions[place]?.core ?? '') }
  })
  saveOrganisations(database, region, named)
  alignCopies(database, region)
}

function nameKey(name: string, code: string | null): string {
  return `${name}\n${code ?? ''}`
}

/** The name without its place; null where neither the place is certain nor the name holds one that the list lacks. */
function coreOf({ name }: MentionRow, place: PlaceName, region: string): string | null {
  if (region !== '') return nameCore(place.rest) || fold(name)
  return place.unknown === null ? null : foldOrganisation(name)
}

/** The projects of one organisation over years. */
function linkProjects(database: Database, organisation: string): void {
  const forms = selectFormFacts(database, selectLeading(database, organisation))
  const place = placeWords(organisation)
  const byKind = Map.groupBy(
    forms.filter(({ year }) => year !== null),
    ({ kind }) => kind,
  )
  const years = [...byKind].flatMap(([kind, members]) =>
    projectsOf(members, place).map((year) => linkedYear(year, organisation, kind)),
  )
  saveProjects(database, organisation, years)
}

/** What project names may begin with: the place, as the organisation's name prints it. */
function placeWords(organisation: string): string {
  const name = foldOrganisation(organisation.slice(organisation.indexOf(':') + 1))
  const { rest } = readPlaceName(name, null, gazetteer())
  return name.endsWith(rest) ? name.slice(0, name.length - rest.length) : ''
}

function linkedYear(year: ProjectYear, organisation: string, kind: string): LinkedYear {
  const { form, project, number, previous, confidence } = year
  const id = `${organisation}|${kind}|${project}${number === 0 ? '' : `#${number + 1}`}`
  return {
    ...{ form: form.id, previous: previous?.id ?? null, confidence },
    project: { id, kind, name: project },
    steps: previous === null ? null : stepsOf(previous, form),
    indicators: form.indicators.length,
    indicators_before: previous?.indicators.length ?? 0,
  }
}
