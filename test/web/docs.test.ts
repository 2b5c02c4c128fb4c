/** Every page is documented with what it tells as data. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from '../../src/web/server.ts'
import { databaseOf } from '../review/database.ts'
import { type Serving, serving } from './serving.ts'

const text = readFileSync('docs/serve.md', 'utf8')

test('docs/serve.md lists every page', () => {
  const lines = pages.map(({ pattern, words }) => `| \`${pattern}\` | ${words} |`)
  expect(lines.filter((line) => !text.includes(line))).toEqual([])
})

let served: Serving
let digest = ''
/** A document with a finding about it as a whole. */
let continued = ''
let finding = ''
beforeAll(async () => {
  const made = await databaseOf(
    'fixtures/text/tabs-merges-lost/input.txt',
    'fixtures/pdf/ruled-form-over-two-pages/input.pdf',
  )
  ;[digest = '', continued = ''] = made.digests
  served = await serving(made.path)
  const found = await fetch(`${served.origin}/findings.json?rule=score_within_weight`)
  const { rows } = (await found.json()) as { rows: { path: string }[] }
  finding = encodeURIComponent(rows[0]?.path ?? '')
})
afterAll(() => served?.stop())

/** The words in code of a cell of the table of keys. */
const coded = (cell: string) => [...cell.matchAll(/`([^`]+)`/gu)].map(([, word = '']) => word)

/** The documented keys of a page. */
function keysOf(pattern: string): readonly string[] {
  const [, section = ''] = text.split('| as data | keys |')
  const rows = (section.split('\n\n')[0] ?? '').split('\n').map((line) => line.split(' | '))
  const row = rows.find(([first = '']) => coded(first).includes(pattern))
  return coded(row?.[1] ?? '')
}

/** Something that is there, in the place of each parameter. */
function concrete(pattern: string): string {
  const there: Readonly<Record<string, string>> = {
    ...{
      ':sha256': digest,
      ':form': '1',
      ':path?': finding,
      ':path': 'total.score',
    },
    ...{
      ':code': 'score_within_weight',
      ':table': '1',
      ':row': '0',
      ':column': '0',
      ':name': 'scores',
    },
  }
  if (pattern.startsWith('/documents/:sha256/findings')) {
    return `/documents/${continued}/findings/table_continued.json`
  }
  const path = pattern.replaceAll(/:\w+\??/gu, (name) => there[name] ?? name)
  const [form] = [`${digest}/1`]
  return path === '/compare/forms' ? `${path}.json?form=${form}&form=${form}` : `${path}.json`
}

test.each(pages.map(({ pattern }) => pattern))(
  '%s tells as data what is documented',
  async (pattern) => {
    const answer = await fetch(served.origin + concrete(pattern))
    expect(answer.status).toBe(200)
    const told = Object.keys((await answer.json()) as object)
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter((key) => !keysOf(pattern).includes(key))).toEqual([])
  },
)
