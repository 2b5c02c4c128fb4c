/**
 * The house keeps its direction: each folder of `src` imports only what its list admits, folders and files stand in no
 * circle, and ARCHITECTURE.md says the same.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * What each folder may import of the house besides itself: a folder, or one file of it. A `type ` entry admits `import type`
 * alone. What stands at the root of `src` puts the folders together and may import all.
 */
const doors: Readonly<Record<string, readonly string[]>> = {
  arithmetic: [],
  language: [],
  segment: [],
  process: [],
  bucket: [],
  extract: ['language/translation.ts', 'type language'],
  normalize: ['arithmetic', 'extract/handwritten.ts', 'type extract/document.ts', 'type language'],
  audit: [
    ...['arithmetic', 'normalize/full-weight.ts', 'type normalize/report.ts'],
    ...['type extract/document.ts', 'type language'],
  ],
  link: ['type language'],
  store: [
    ...['language', 'normalize/sourced-fields.ts', 'type normalize/report.ts'],
    ...['type normalize/words/added-words.ts', 'type extract/document.ts', 'type extract/error.ts'],
    ...['type audit/finding.ts', 'type link', 'type printed/printed.ts'],
  ],
  label: ['type audit', 'type extract', 'type language', 'type link', 'type normalize'],
  terminal: ['type language'],
  printed: [
    'audit',
    'extract/wording.ts',
    'normalize',
    'type extract',
    'type language',
    'type pipeline.ts',
  ],
  drawing: [
    ...['audit', 'extract', 'label', 'normalize', 'store', 'terminal'],
    ...['type language', 'type printed'],
  ],
  markdown: [
    ...['drawing', 'extract', 'label', 'normalize', 'printed', 'terminal'],
    ...['type language', 'type pipeline.ts'],
  ],
  picture: ['extract', 'process'],
  export: ['label', 'process', 'store', 'version.ts', 'type language'],
  query: ['export', 'process', 'store', 'terminal'],
  report: ['drawing', 'label', 'store', 'version.ts', 'type language'],
  site: ['export', 'label', 'report', 'store', 'version.ts', 'type language'],
  mcp: ['store', 'type language'],
  unknown: ['extract', 'language', 'normalize', 'pipeline.ts', 'store'],
  review: [
    ...['audit', 'extract', 'normalize', 'pipeline.ts', 'printed', 'segment', 'store'],
    'version.ts',
  ],
  ingest: [
    ...['drawing', 'extract', 'link', 'markdown', 'pipeline.ts', 'printed', 'process', 'review'],
    ...['segment', 'store', 'version.ts', 'type language', 'type normalize'],
  ],
  verify: ['extract', 'ingest', 'printed', 'process', 'type normalize'],
  queue: ['bucket', 'extract', 'ingest', 'store', 'version.ts', 'type pipeline.ts'],
  web: ['export', 'label', 'report', 'store', 'type language'],
  commands: [
    ...['audit', 'bucket', 'drawing', 'export', 'extract', 'ingest', 'label', 'language', 'link'],
    ...[
      'mcp',
      'normalize',
      'picture',
      'process',
      'query',
      'queue',
      'report',
      'review',
      'segment',
      'site',
    ],
    ...['store', 'terminal', 'unknown', 'verify', 'version.ts', 'web', 'type printed'],
  ],
}

/** At the root of `src`: the doors, and what they put together. */
const ROOT = ['cli.ts', 'jixiao.ts', 'pipeline.ts', 'version.ts']

/** The thinking rooms: no package and no Node module, so that they are pure and run anywhere. */
const pure = new Set(['arithmetic', 'normalize', 'audit', 'link', 'label'])

const IMPORT = /^(?:import|export) (type )?(?:[\w\s{},*]+ from )?['"]([^'"]+)['"]/gmu
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/gu

type Door = { readonly isType: boolean; readonly to: string; readonly isPackage: boolean }

function doorsOf(path: string): readonly Door[] {
  const source = readFileSync(path, 'utf8')
  const named = [...source.matchAll(IMPORT)].map(([, type, to = '']) => [type, to] as const)
  const dynamic = [...source.matchAll(DYNAMIC)].map(([, to = '']) => [undefined, to] as const)
  return [...named, ...dynamic].map(([type, to]) => {
    const isPackage = !to.startsWith('.')
    const isType = type !== undefined
    return { isType, isPackage, to: isPackage ? to : relative('src', join(dirname(path), to)) }
  })
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}

const folders = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** Whether an entry of a list admits an import. */
function admits(entry: string, { isType, to }: Door): boolean {
  const place = entry.replace(/^type /u, '')
  if (entry !== place && !isType) return false
  return to === place || to.startsWith(`${place}/`)
}

test('src holds its doors, and folders that all have their list', () => {
  const entries = readdirSync('src', { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  expect(files.sort()).toEqual(ROOT)
  expect([...folders].sort()).toEqual(Object.keys(doors).sort())
})

describe.each(Object.entries(doors))('the folder %s', (folder, allowed) => {
  const outer = filesIn(join('src', folder)).map((path) => {
    const strangers = doorsOf(path).filter(({ to, isPackage }) =>
      isPackage ? pure.has(folder) : !to.startsWith(`${folder}/`),
    )
    return { path, strangers }
  })

  test('imports what its list admits', () => {
    const strays = outer.flatMap(({ path, strangers }) =>
      strangers
        .filter((door) => door.isPackage || !allowed.some((entry) => admits(entry, door)))
        .map(({ to, isType }) => `${path} imports ${isType ? 'type ' : ''}${to}`),
    )
    expect(strays).toEqual([])
  })

  test('has nothing on its list that it does not import', () => {
    const all = outer.flatMap(({ strangers }) => strangers)
    expect(allowed.filter((entry) => !all.some((door) => admits(entry, door)))).toEqual([])
  })
})

/** What is left when everything whose imports are all gone is taken away, again and again: the circles, and what leads to them. */
function circles(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const left = new Map(imports)
  let before = Number.POSITIVE_INFINITY
  while (left.size < before) {
    before = left.size
    for (const [name, others] of left) {
      if (others.every((other) => !left.has(other))) left.delete(name)
    }
  }
  return [...left.keys()]
}

test('folders stand in no circle, not even of types', () => {
  const imports = Object.entries(doors).map(([folder, allowed]) => {
    return [folder, allowed.map((entry) => entry.replace(/^type |\/.*$/gu, ''))] as const
  })
  expect(circles(new Map(imports))).toEqual([])
})

test('files run in no circle, not even of types', () => {
  const imports = filesIn('src').map((path) => {
    const inside = doorsOf(path).filter(({ isPackage }) => !isPackage)
    return [relative('src', path), inside.map(({ to }) => to)] as const
  })
  expect(circles(new Map(imports))).toEqual([])
})

/** Longest that a file may be, in lines; what is data may be longer. */
const LONGEST = 300

/** Files that are still to be cut into two ideas. */
const TWO_IDEAS = ['src/store/rows.ts']

test('no file is longer than a reader can hold', () => {
  const long = filesIn('src')
    .filter((path) => !path.startsWith('src/normalize/vocabulary/'))
    .filter((path) => readFileSync(path, 'utf8').split('\n').length - 1 > LONGEST)
  expect(long.sort()).toEqual(TWO_IDEAS)
})

/** The same of a test, whose cases stand by themselves: chosen so that its parts are still found by scrolling. */
const LONGEST_TEST = 480

test('no test is longer than a reader can look through', () => {
  const long = filesIn('test').filter(
    (path) => readFileSync(path, 'utf8').split('\n').length - 1 > LONGEST_TEST,
  )
  expect(long).toEqual([])
})

test('a type that others may import has its name for itself', () => {
  const files = filesIn('src').map((path) => readFileSync(path, 'utf8'))
  const names = files.flatMap((source) =>
    [...source.matchAll(/^export (?:type|interface|class) (\w+)\b(?! *[,}])/gmu)].map(
      ([, name = '']) => name,
    ),
  )
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  expect(twice).toEqual([])
})

test('ARCHITECTURE.md lists the same', () => {
  const page = readFileSync('ARCHITECTURE.md', 'utf8')
  const lines = Object.entries(doors).map(
    ([folder, allowed]) => `| \`${folder}\` | ${allowed.join(', ') || 'nothing'} |`,
  )
  expect(lines.filter((line) => !page.includes(`\n${line}\n`))).toEqual([])
})

/** A number by itself, a power of two or a product of numbers. */
const NUMERIC = /^(?:export )?const [A-Z][A-Z0-9_]*(?:: \w+)? = -?[\d(]/u

test('each number of a rule says in a comment of its own what it is', () => {
  const silent = filesIn('src').flatMap((path) => {
    const lines = readFileSync(path, 'utf8').split('\n')
    return lines.filter((line, at) => NUMERIC.test(line) && !lines[at - 1]?.endsWith('*/'))
  })
  expect(silent).toEqual([])
})
