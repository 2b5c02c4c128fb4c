/** The folder of pages: what stands in it, that its links lead somewhere, and how it looks in a real browser. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLinkedSet } from '../../scripts/make/linked-set.ts'
import { linkWaiting } from '../../src/ingest/linking.ts'
import type { Language } from '../../src/language/language.ts'
import { writeSite } from '../../src/site/write-site.ts'
import type { Database } from '../../src/store/database.ts'
import { withDatabase } from '../../src/store/open.ts'
import { barriersIn, hasBrowser, openBrowser, unseen } from '../browser.ts'

const attack = `<img src=x onerror=alert(1)>"'`

/** A made set, some names of which end in markup. */
function fill(database: Database): void {
  makeLinkedSet(database, { forms: 120, seed: 4, words: 'second' })
  for (const [table, column] of [
    ['forms', 'project_name'],
    ['forms', 'department_name'],
    ['indicators', 'actual'],
  ]) {
    const sql = `UPDATE ${table} SET ${column} = ${column} || ? WHERE id % 7 = 0`
    database.prepare(sql).run(attack)
  }
  database.exec("UPDATE indicators SET topic = 'satisfaction' WHERE id % 5 = 0")
  linkWaiting(database)
}

async function written(language: Language, isFilled = true): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-site-'))
  await withDatabase(':memory:', async (database) => {
    if (isFilled) fill(database)
    await writeSite(database, folder, language)
  })
  return folder
}

const pagesOf = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.html'))
const textOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

let folder: string
beforeAll(async () => {
  folder = await written('zh')
})

test('there is a page a province, a department and a project', () => {
  const kinds = Map.groupBy(pagesOf(folder), (name) => name.split(/[-.]/u)[0])
  expect([...kinds.keys()].sort()).toEqual(['department', 'index', 'project', 'province'])
  expect(kinds.get('project')?.length).toBeGreaterThan(kinds.get('department')?.length ?? 0)
})

test('every link within the site leads to a page of it, and every page is led to', () => {
  const led = new Set(['index.html'])
  for (const page of pagesOf(folder)) {
    for (const [, to = ''] of textOf(folder, page).matchAll(/href="([\w-]+\.(?:html|css))"/gu)) {
      expect(existsSync(join(folder, to)), `${page} → ${to}`).toBe(true)
      led.add(to)
    }
  }
  expect(pagesOf(folder).filter((page) => !led.has(page))).toEqual([])
})

test('words of a document are text, nothing runs, and nothing is asked of the network', () => {
  for (const page of pagesOf(folder)) {
    const text = textOf(folder, page)
    expect(text).not.toContain('<img')
    expect(text).not.toContain('<script')
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//u)
  }
  expect(textOf(folder, 'style.css')).not.toMatch(/@import|url\(/u)
})

test('groups under ten are said to be so, and shares stand with their numbers', () => {
  const department = pagesOf(folder).find((name) => name.startsWith('department')) ?? ''
  expect(textOf(folder, department)).toContain('不足十个')
  expect(textOf(folder, department)).toMatch(/\d+\.\d% <span class="soft">\(\d+\/\d+\)<\/span>/u)
})

test('a project says which targets were lowered, which values repeat, and which prints differ', () => {
  const all = pagesOf(folder)
    .filter((name) => name.startsWith('project'))
    .map((name) => textOf(folder, name))
    .join('')
  for (const words of ['>调低<', '>低于上年实际<', '>同上年<', '同一张表在几份文件中数字不同']) {
    expect(all).toContain(words)
  }
})

test('in English no word of the pages’ own is Chinese', async () => {
  const english = await written('en', false)
  expect(pagesOf(english)).toEqual(['index.html'])
  const text = textOf(english, 'index.html').replaceAll(/万元/gu, '')
  expect(text).not.toMatch(/\p{Script=Han}/u)
  expect(text).toContain('No data.')
})

test('what an earlier run wrote about what is gone is removed, and nothing else', async () => {
  const used = mkdtempSync(join(tmpdir(), 'jixiao-site-'))
  cpSync(folder, used, { recursive: true })
  writeFileSync(join(used, 'notes.html'), 'mine')
  await withDatabase(':memory:', (database) => writeSite(database, used, 'zh'))
  expect(readdirSync(used).sort()).toEqual(['index.html', 'notes.html', 'style.css'])
})

describe.skipIf(!hasBrowser)(`in a browser${unseen}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  test.each([
    [420, 'light'],
    [1280, 'dark'],
    [2000, 'light'],
  ] as const)(
    'at %i px, %s, nothing runs out of a page or bars the way',
    async (width, colorScheme) => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
      page.setDefaultTimeout(0)
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      for (const kind of ['index', 'province', 'department', 'project']) {
        const name = pagesOf(folder).find((one) => one.startsWith(kind)) ?? ''
        await page.goto(pathToFileURL(join(folder, name)).href)
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(width)
        // What bars the way does so at any width; colours are those of light and of dark.
        const barriers = width === 2000 ? [] : await barriersIn(page)
        expect(barriers.map(({ rule, elements }) => `${name} ${rule} ${elements[0]}`)).toEqual([])
      }
      expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
      await page.close()
    },
  )
})
