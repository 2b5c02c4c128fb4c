/** How fast every page of `jixiao serve` is over a large database, and what memory it takes. */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { audit, extract, normalize, openStore } from '../src/jixiao.ts'
import { withReadOnlyDatabase } from '../src/store/open.ts'
import { savedQuestions } from '../src/store/saved-question.ts'
import { type Cost, type Served, startServed } from './bench/served.ts'
import { makeDatabase } from './made-database.ts'

/** Forms of one document of many, as departments publish them. */
const LONG = 40

export type PageCost = {
  readonly pages: string
  readonly asked: number
  readonly count: number
  /** 95th percentiles. */
  readonly elapsedMs: number
  readonly processorMs: number
}

export type ServeCosts = {
  readonly pages: readonly PageCost[]
  /** Of the serving process, at its highest. */
  readonly peakMb: number
}

/** Every page is asked over a database of `indicators` made in `home`; first visits count as much as later ones. */
export async function benchServe(home: string, indicators: number): Promise<ServeCosts> {
  const path = join(home, 'served.db')
  await makeDatabase(path, indicators)
  const drawn = await addDocuments(path, globSync('fixtures/{pdf,ofd,image}/*/input.*'))
  const [long = { sha256: '', pages: 0 }] = await addDocuments(path, [longText(home)])
  const cache = join(home, 'cache')
  mkdirSync(cache)
  const served = await startServed(path, cache)
  try {
    const pages: PageCost[] = []
    for (const [name, asked, addresses] of groups(await someDigests(path), long.sha256)) {
      pages.push(await measure(served, { pages: name, asked }, addresses))
    }
    const pictures = drawn.flatMap(({ sha256, pages: many }) =>
      Array.from({ length: many }, (_, at) => `/pictures/${sha256}/${at + 1}.png`),
    )
    pages.push(await measure(served, { pages: 'a picture, drawn', asked: 700 }, pictures))
    pages.push(await measure(served, { pages: 'a picture, kept', asked: 30 }, pictures))
    return { pages, peakMb: served.peakMb() }
  } finally {
    await served.stop()
  }
}

type Added = { readonly sha256: string; readonly pages: number }

async function addDocuments(path: string, files: readonly string[]): Promise<readonly Added[]> {
  const store = await openStore(path)
  const added: Added[] = []
  for (const file of files) {
    for await (const document of extract(resolve(file))) {
      const report = normalize(document)
      store.save(document, report, audit(report))
      added.push({ sha256: document.source.sha256, pages: document.pages ?? 1 })
    }
  }
  await store.close()
  return added
}

/** Digests of made documents from all over the database. */
async function someDigests(path: string): Promise<readonly string[]> {
  return withReadOnlyDatabase(path, (database) => {
    const digests = database.prepare('SELECT sha256 FROM documents ORDER BY id').pluck().all()
    return [0, 0.2, 0.4, 0.6].map((share) => String(digests[Math.floor(share * digests.length)]))
  })
}

function longText(home: string): string {
  const forms = readFileSync('fixtures/text/cell-per-line/input.txt', 'utf8')
  const path = join(home, 'long.txt')
  writeFileSync(path, forms.repeat(LONG / 4))
  return path
}

/** Addresses by what they show, with the milliseconds asked of them; each is asked for the first time, and again. */
function groups(
  digests: readonly string[],
  long: string,
): readonly (readonly [string, number, readonly string[]])[] {
  const forms = digests.map((sha256) => `/forms/${sha256}/0`)
  const facets = [
    ...['year=2020', 'year=2020&year=2021', 'severity=error', 'rule=scores_sum', 'reviewed=no'],
    ...['kind=project_self_evaluation', 'year=2019&rule=weights_sum', 'confidence=text'],
    `department=${encodeURIComponent('青川市文化局')}`,
  ]
  const words = ['经费', '满意度', '图书馆', '青川 图书馆', '2650', '无此词'].map(
    encodeURIComponent,
  )
  const both = ['/findings', '/forms']
  return [
    ['the first list after the start', 150, ['/findings']],
    ['lists', 150, both.flatMap((list) => [list, `${list}?page=2`, `${list}?page=90`])],
    [
      'lists, sorted',
      150,
      both.flatMap((list) =>
        ['year', 'score', 'budget', 'department'].map((sort) => `${list}?sort=${sort}`),
      ),
    ],
    ['facets', 250, both.flatMap((list) => facets.map((facet) => `${list}?${facet}`))],
    ['search', 250, both.flatMap((list) => words.map((word) => `${list}?q=${word}`))],
    ['a form', 150, forms],
    ['a form of a list', 150, forms.map((form) => `${form}?list=forms&year=2020`)],
    ['a field', 150, forms.map((form) => `${form}/fields/total.score`)],
    ['a form of a long document', 150, [0, 9, 19].map((form) => `/forms/${long}/${form}`)],
    ['its source', 150, [0, 9, 19].map((form) => `/sources/${long}/${form}?field=total.score`)],
    ['why it was read so', 150, [`/forms/${long}/0/why`, `/forms/${long}/9/why`]],
    ['a working paper', 150, forms.map((form) => `${form}/paper`)],
    ['working papers of a list', 150, ['/papers', '/papers?year=2020']],
    ['comparison', 150, ['/compare', '/compare?year=2020', `/compare?project=${words[2]}`]],
    ['forms side by side', 150, [`/compare/forms?form=${digests[0]}/0&form=${digests[1]}/0`]],
    ['a saved question, first asked', 150, savedQuestions().map(({ name }) => `/ask/${name}`)],
    ['a saved question, asked before', 150, savedQuestions().map(({ name }) => `/ask/${name}`)],
    ['accuracy, history, bringing in', 150, ['/accuracy', '/history', '/ingest']],
  ]
}

/** Pages that are shown before their answer is there. */
const LATER = /saved question, first/u

/** What is asked for the first time is asked once. */
const ONCE = /first|drawn/u

async function measure(
  served: Served,
  told: Pick<PageCost, 'pages' | 'asked'>,
  addresses: readonly string[],
): Promise<PageCost> {
  const costs: Cost[] = []
  for (let round = 0; round < (ONCE.test(told.pages) ? 1 : 5); round++) {
    for (const address of addresses) {
      costs.push(await served.ask(address))
      // A page that did not wait for its answer: what is still worked at belongs to no other page.
      if (LATER.test(told.pages)) await served.ask(`${address}.json`)
    }
  }
  return {
    ...{ ...told, count: costs.length },
    elapsedMs: slow(costs.map(({ elapsedMs }) => elapsedMs)),
    processorMs: slow(costs.map(({ processorMs }) => processorMs)),
  }
}

/** The 95th percentile. */
function slow(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0
}
