/**
 * The door: forms and findings as lists to work through, held in memory. They are read some forms at a time, so that pages
 * are answered meanwhile; a decision changes the rows of its document, and what others write is noticed and read anew.
 */
import { documentOf } from '../corrections.ts'
import type { Database } from '../database.ts'
import { type FoundForms, searchForms } from '../search.ts'
import type { CutForSearch } from '../search-index.ts'
import {
  type FacetChoice,
  facetNames,
  type Listed,
  type ListName,
  listNames,
  type Neighbours,
  sortNames,
  type WorklistQuery,
} from './asked.ts'
import { type FilteredRows, filterRows } from './choose.ts'
import { type DepartmentYear, departmentYears } from './departments.ts'
import { findingEntries, formEntry } from './entry.ts'
import { orderBy, updateOrders } from './order.ts'
import { type ReadForm, readAfter, readDocument } from './read.ts'
import { addRows, dropDocument, newRows, type Rows } from './rows.ts'

export type Lists = {
  readonly list: (asked: WorklistQuery) => Listed
  /** Every row number in the asked order, whatever offset and limit say. */
  readonly all: (asked: WorklistQuery) => readonly number[]
  /** The forms beside a form of the list of forms; the first one where it stands in none. */
  readonly neighbours: (asked: WorklistQuery, form: number) => Neighbours
  readonly departmentYears: () => readonly DepartmentYear[]
}

export type Worklist = {
  /** The lists as they are now. Waits for the first reading of a database, and for later ones where they are quick. */
  readonly now: () => Promise<Lists>
  /** Waits until the lists are read and sorted in every way that can be asked for. */
  readonly ready: () => Promise<void>
  /** Says that a person decided something about a document through this connection. */
  readonly changed: (sha256: string) => void
  /** Ends what is being read. */
  readonly close: () => Promise<void>
}

/** Forms that are read at once: some milliseconds. */
const AT_ONCE = 400

/** A database that changes all the time is not read anew all the time: at most this share goes to it. */
const SHARE = 0.2

/** A reading that takes no longer is waited for, so that small databases are always seen as they are. */
const QUICK_MS = 150

/** What people asked for lately is kept until something changes. */
const MOST_KEPT = 32

type Loaded = {
  readonly version: unknown
  readonly at: number
  readonly took: number
  readonly rows: Readonly<Record<ListName, Rows>>
  readonly chosen: Map<string, FilteredRows>
  readonly found: Map<string, FoundForms>
  departments: readonly DepartmentYear[] | null
}

/** Begins to read the lists of a database at once. */
export function openWorklist(database: Database, segment: CutForSearch): Worklist {
  let loaded: Loaded | null = null
  let loading: Promise<Loaded> | null = null
  let sorting: Promise<void> | null = null
  let isClosed = false
  /** Documents about which something was decided while all was read. */
  const meanwhile = new Set<string>()
  const version = () => database.othersVersion()
  const load = async () => {
    meanwhile.clear()
    const read = await readAll(database, version(), () => isClosed)
    for (const sha256 of meanwhile) replaceDocument(database, read, sha256)
    loaded = read
    sorting = sortAll(read, () => isClosed)
    return read
  }
  const start = () => {
    loading = load().finally(() => {
      loading = null
    })
    // Whoever waits is told; the next one who asks begins anew.
    loading.catch(() => undefined)
    return loading
  }
  const current = async () => {
    if (loaded === null) return loading ?? start()
    const isRested = performance.now() > loaded.at + loaded.took / SHARE
    if (loading === null && isRested && loaded.version !== version()) start()
    return loading !== null && loaded.took < QUICK_MS ? loading : loaded
  }
  start()
  return {
    now: async () => listsOf(database, segment, await current()),
    ready: async () => {
      await current()
      await sorting
    },
    changed: (sha256) => {
      meanwhile.add(sha256)
      if (loaded !== null) replaceDocument(database, loaded, sha256)
    },
    close: async () => {
      isClosed = true
      await loading?.catch(() => undefined)
    },
  }
}

async function readAll(
  database: Database,
  version: unknown,
  isClosed: () => boolean,
): Promise<Loaded> {
  const start = performance.now()
  const rows = {
    forms: newRows(facetNames.filter((name) => name !== 'verdict')),
    findings: newRows(facetNames),
  }
  for (let after = 0; ; ) {
    if (isClosed()) throw new Error('The database was closed while its lists were read.')
    const forms = readAfter(database, after, AT_ONCE)
    addForms(rows, forms)
    after = forms.at(-1)?.id ?? after
    if (forms.length < AT_ONCE) break
    await pause()
  }
  const at = performance.now()
  return {
    version,
    at,
    took: at - start,
    rows,
    departments: null,
    chosen: new Map(),
    found: new Map(),
  }
}

/** Sorts by all that may be asked for before it is. */
async function sortAll({ rows }: Loaded, isClosed: () => boolean): Promise<void> {
  for (const sort of sortNames) {
    for (const list of listNames) {
      if (isClosed()) return
      orderBy(rows[list], sort)
      await pause()
    }
  }
}

/** Lets requests that came meanwhile be answered. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

function addForms(rows: Loaded['rows'], forms: readonly ReadForm[]) {
  return {
    forms: addRows(rows.forms, forms.map(formEntry)),
    findings: addRows(rows.findings, forms.flatMap(findingEntries)),
  }
}

function replaceDocument(database: Database, loaded: Loaded, sha256: string): void {
  const document = documentOf(database, sha256)
  if (document === undefined) return
  for (const list of listNames) dropDocument(loaded.rows[list], document)
  const added = addForms(loaded.rows, readDocument(database, document))
  for (const list of listNames) updateOrders(loaded.rows[list], added[list])
  loaded.chosen.clear()
  loaded.found.clear()
  loaded.departments = null
}

function listsOf(database: Database, segment: CutForSearch, loaded: Loaded): Lists {
  const find = (words: string) =>
    kept(loaded.found, words, () => searchForms(database, words, segment))
  const choiceOf = (choice: FacetChoice) => {
    const { list, filters, words, prints } = choice
    const found = words === '' ? null : find(words)
    const make = () => filterRows(loaded.rows[list], choice, found?.forms ?? null)
    const chosen = kept(loaded.chosen, JSON.stringify([list, words, filters, prints]), make)
    return { ...chosen, isCut: found?.isCut ?? false }
  }
  return {
    list: (asked) => {
      const { isChosen, ...told } = choiceOf(asked)
      const ids = [...idsOf(loaded.rows[asked.list], asked, isChosen)]
      return { ...told, ids }
    },
    all: (asked) => {
      const whole = { ...asked, offset: 0, limit: Number.POSITIVE_INFINITY }
      return [...idsOf(loaded.rows[asked.list], whole, choiceOf(asked).isChosen)]
    },
    neighbours: (asked, form) => {
      const whole = { ...asked, offset: 0, limit: Number.POSITIVE_INFINITY }
      return neighboursIn(idsOf(loaded.rows[asked.list], whole, choiceOf(asked).isChosen), form)
    },
    departmentYears: () => {
      loaded.departments ??= departmentYears(loaded.rows.forms)
      return loaded.departments
    },
  }
}

function* idsOf(
  rows: Rows,
  { sort, isDown, offset, limit }: WorklistQuery,
  isChosen: Uint8Array,
): Generator<number> {
  const order = orderBy(rows, sort)
  const { id } = rows.figures
  let seen = 0
  for (let at = 0; at < order.length && seen < offset + limit; at++) {
    const row = order[isDown ? at : order.length - 1 - at] ?? 0
    if (isChosen[row] !== 1) continue
    seen += 1
    if (seen > offset) yield id[row] ?? 0
  }
}

function neighboursIn(ids: Iterable<number>, asked: number): Neighbours {
  let first: number | null = null
  let previous: number | null = null
  let isPast = false
  for (const id of ids) {
    if (isPast) return { previous, next: id }
    first ??= id
    if (id === asked) isPast = true
    else previous = id
  }
  return isPast ? { previous, next: null } : { previous: null, next: first }
}

/** What was made before, or is made now; of what was made longest ago the oldest goes. */
function kept<Made>(known: Map<string, Made>, name: string, make: () => Made): Made {
  const made = known.get(name) ?? make()
  known.delete(name)
  known.set(name, made)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KEPT) break
    known.delete(oldest)
  }
  return made
}
