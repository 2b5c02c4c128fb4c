/** The house keeps its direction: extract → normalize → audit → store; each room imports only what its list admits. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** What each room may import of the house besides itself. A `type ` entry admits `import type` alone. */
const doors: Readonly<Record<string, readonly string[]>> = {
  extract: ['handwritten.ts', 'translation.ts', 'type language.ts'],
  normalize: [
    'decimal.ts',
    'full-weight.ts',
    'handwritten.ts',
    'interval.ts',
    'sourced-fields.ts',
    'type decimal.ts',
    'type interval.ts',
    'type language.ts',
    'type extract/document.ts',
  ],
  audit: [
    'decimal.ts',
    'full-weight.ts',
    'interval.ts',
    'type decimal.ts',
    'type interval.ts',
    'type language.ts',
    'type extract/document.ts',
    'type normalize/report.ts',
  ],
  link: ['type language.ts'],
  store: [
    'nearest.ts',
    'sourced-fields.ts',
    'translation.ts',
    'type language.ts',
    'type extract/document.ts',
    'type extract/error.ts',
    'type normalize/words/added-words.ts',
    'type normalize/report.ts',
    'type audit/finding.ts',
    'type printed.ts',
    'type link/copy-finding.ts',
    'type link/differences.ts',
    'type link/facts.ts',
    'type link/organisations.ts',
    'type link/projects.ts',
    'type link/region.ts',
  ],
}

/** What the pages in the browser may know: the store's doors and how things look. Everything else is handed in. */
const web =
  /^(?:type )?(?:web|store|report|export)\/|^(?:type )?(?:field-label|finding-label|language)\.ts$|^package /u

test.each(
  readdirSync('src/web', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  ),
)('web/%s knows nothing below the store', (name) => {
  expect(importsOf(join('src/web', name)).filter((door) => !web.test(door))).toEqual([])
})

/** The thinking rooms: no package and no Node module, so that they are pure and run anywhere. */
const pure = new Set(['normalize', 'audit', 'link'])

const IMPORT = /^(?:import|export) (type )?(?:[\w\s{},*]+ from )?['"]([^'"]+)['"]/gmu
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/gu

function importsOf(path: string): readonly string[] {
  const source = readFileSync(path, 'utf8')
  const named = [...source.matchAll(IMPORT)].map(([, type = '', to = '']) => [type, to] as const)
  const dynamic = [...source.matchAll(DYNAMIC)].map(([, to = '']) => ['', to] as const)
  return [...named, ...dynamic].map(([type, to]) =>
    to.startsWith('.') ? type + relative('src', join(dirname(path), to)) : `package ${to}`,
  )
}

const rooms = Object.entries(doors).filter(([room]) => existsSync(join('src', room)))

describe.each(rooms)('the room %s', (room, allowed) => {
  const files = readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', room, name))
  test.each(files)('%s keeps to its room', (path) => {
    const strays = importsOf(path)
      .filter((door) => pure.has(room) || !door.startsWith('package '))
      .filter((door) => !door.replace(/^type /u, '').startsWith(`${room}/`))
      .filter((door) => !allowed.includes(door))
    expect(strays).toEqual([])
  })
})
