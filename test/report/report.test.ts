/** The page is made from a database and looked at in a real browser, where there is one. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/audit/finding.ts'
import { linkWaiting } from '../../src/ingest/linking.ts'
import type { Form } from '../../src/normalize/report.ts'
import { reportPage } from '../../src/report/report.ts'
import { segmentForSearch } from '../../src/segment/segment.ts'
import type { Database } from '../../src/store/database.ts'
import { withDatabase } from '../../src/store/open.ts'
import { rowsOf } from '../../src/store/rows.ts'
import { saveDocument } from '../../src/store/save.ts'
import { indexWords } from '../../src/store/search-index.ts'
import { hasBrowser, openBrowser, unseen } from '../browser.ts'
import { form, indicator, rawDocument, report, words } from '../store/builder.ts'

const attack = '</script><script>document.title="x"</script><img src=x onerror=alert(1)>&"\''

const overweight: Finding = {
  ...{ code: 'score_within_weight', severity: 'error', form: 0, path: 'indicators[1].score' },
  ...{ paths: ['indicators[1].score', 'indicators[1].weight'], places: [], args: {} },
  ...{ expected: '10', actual: '11' },
}

function fill(database: Database): void {
  for (let number = 0; number < 120; number++) {
    const name = number === 7 ? attack : `项目${number}`
    const indicators = [indicator('册数', 9), indicator(name, number === 7 ? 11 : 10)]
    save(database, String(number), [form(name, indicators)], number === 7 ? [overweight] : [])
  }
}

function save(
  database: Database,
  sha256: string,
  forms: readonly Form[],
  findings: readonly Finding[],
): void {
  const document = rawDocument(sha256)
  const said = () => ({ zh: `得分超出${attack}`, en: `above ${attack}` })
  const rows = rowsOf(document, report(document, forms), findings, said)
  saveDocument(database, rows, { parser_version: 1, settings: '{}' }, indexWords(segmentForSearch))
}

function pageOf(database: Database, drawn: number): string {
  const taken = { language: 'zh', drawnAtMost: drawn, home: '/data', prints: 'leading' } as const
  return [...reportPage(database, taken)].join('')
}

/** The page of all forms, and of the first three. */
const { whole, few } = await withDatabase(':memory:', (database) => {
  fill(database)
  return { whole: pageOf(database, 300), few: pageOf(database, 3) }
})

test('words of a document are text, never markup', () => {
  expect(whole).not.toContain('<img')
  expect(whole).not.toContain('</script><script>document')
})

test('the page asks the network for nothing', () => {
  const text = few.replaceAll('http://www.w3.org/', '')
  expect(text).not.toMatch(
    /https?:\/\/|<(?:img|script|link)[^>]* (?:src|href)=|@import|url\((?!#)/u,
  )
})

test('money is added up within one kind, which is named, and each form once', async () => {
  const text = await withDatabase(':memory:', (database) => {
    const department = { ...form('', []), kind: 'department_self_evaluation' as const }
    const forms = [
      [form('植树', [])],
      [form('植树', []), form('护林', [])],
      [{ ...department, project_name: words(null) }],
    ]
    for (const [at, members] of forms.entries()) save(database, String(at), members, [])
    linkWaiting(database)
    return pageOf(database, 0)
  })
  expect(text).toContain(
    '180 / 200<br>项目支出绩效自评表，2 张，每张只计一次，另有 1 张内容相同，未重复计',
  )
})

test('an empty database has a page as well', async () => {
  const text = await withDatabase(':memory:', (database) => pageOf(database, 3))
  expect(text).toContain('没有矛盾，也没有存疑。')
})

test('forms beyond the asked number are listed and said to be left out', () => {
  expect(few.match(/<template id="form-/gu)).toHaveLength(3)
  expect(few).toContain('120 张表中的 3 张')
})

describe.skipIf(!hasBrowser)(`in a browser${unseen}`, () => {
  let browser: Browser
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'jixiao-page-')), 'page.html')
    writeFileSync(path, whole)
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(0)
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => problems.push(message.text()))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) problems.push(request.url())
    })
    await page.goto(pathToFileURL(path).href)
  })
  afterAll(() => browser?.close())

  const rows = () => page.locator('.list tbody tr').count()

  test('the list shows fifty forms a page, contradictions first', async () => {
    expect(await rows()).toBe(50)
    expect(await page.locator('.list tbody tr').first().textContent()).toContain(attack)
    await page.click('#next')
    await page.click('#next')
    expect(await rows()).toBe(20)
    expect(await page.textContent('#count')).toBe('3 / 3 · 120')
  })

  test('it is filtered by words and by findings, and the address keeps the filters', async () => {
    await page.fill('#search', '项目11')
    expect(await rows()).toBe(11)
    await page.fill('#search', '')
    await page.selectOption('#by-finding', 'score_within_weight')
    expect(await rows()).toBe(1)
    expect(page.url()).toContain('#finding=score_within_weight')
    await page.reload()
    expect(await rows()).toBe(1)
    expect(await page.textContent('#counted')).toBe('1 张表，矛盾 1 处，存疑 0 处，平均得分 98.00')
    await page.selectOption('#by-finding', 'error')
    expect(await rows()).toBe(1)
    await page.click('#clear')
    expect(await rows()).toBe(50)
  })

  test('a click on a chart narrows the list', async () => {
    await page.click('figure[data-filter="finding"] [ecmeta_data_index]')
    expect(await rows()).toBe(1)
    await page.click('#clear')
    const bars = page.locator('figure[data-filter="score"] [ecmeta_data_index]')
    await bars.first().dispatchEvent('click')
    expect(await page.textContent('#count')).toBe('1 / 3 · 120')
    expect(page.url()).toContain('score=98-99')
    await page.click('#band')
    expect(page.url()).not.toContain('score')
  })

  test('on a narrow screen a form is a card, and nothing runs out of the page', async () => {
    await page.setViewportSize({ width: 420, height: 900 })
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(420)
    expect(await page.locator('.list thead').boundingBox()).toMatchObject({ width: 1 })
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test('it is sorted by a click on a heading, and turned by a second one', async () => {
    const first = () => page.locator('.list tbody tr td:nth-child(3)').first().textContent()
    await page.click('th[data-key="project_name"] button')
    const ascending = await first()
    await page.click('th[data-key="project_name"] button')
    expect(await first()).not.toBe(ascending)
    expect(await page.getAttribute('th[data-key="project_name"]', 'aria-sort')).toBe('descending')
  })

  test('a link opens the drawn form, its finding marked in the cell', async () => {
    await page.fill('#search', 'onerror')
    await page.click('.list tbody a')
    const marked = page.locator('tr.opened td.found.error')
    expect(await marked.allTextContents()).toEqual(['10', '11'])
    expect(await marked.first().isVisible()).toBe(true)
    expect(await marked.first().getAttribute('title')).toBe(`得分超出${attack}`)
    expect(await page.locator('tr.opened .findings li.error').count()).toBe(1)
    expect(page.url()).toContain('form=8')
    await page.click('.list tbody a')
    expect(await page.locator('tr.opened').count()).toBe(0)
  })

  test('four charts are drawn', async () => {
    expect(await page.locator('.charts svg').count()).toBe(4)
  })

  test('nothing went wrong and nothing was asked of the network', () => {
    expect(problems).toEqual([])
  })
})
