/** From a finding to the form to the page, and back to the list: as a person does it, with script and without. */

import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser, unseen } from '../browser.ts'
import { databaseOf } from '../review/database.ts'
import { openPage, type Serving, serving } from './serving.ts'

const pdf = 'fixtures/pdf/ruled-form-over-two-pages/input.pdf'
const ofd = 'fixtures/ofd/form-across-pages/input.ofd'
const text = 'fixtures/text/cell-per-line/input.txt'

let browser: Browser
beforeAll(async () => {
  if (hasBrowser) browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.skipIf(!hasBrowser).each([true, false])(`with script: %s${unseen}`, (hasScript) => {
  // What is looked at, and what a form sends in the same way as others here, is the same without script; `JIXIAO_DEEP=1`
  // does it again.
  const isSeenAgain = hasScript || process.env['JIXIAO_DEEP'] !== undefined
  const further = isSeenAgain ? test : test.skip
  let context: BrowserContext
  let served: Serving
  let page: Page
  let digests: readonly string[]
  const problems: string[] = []

  beforeAll(async () => {
    const made = await databaseOf(pdf, ofd, text)
    digests = made.digests
    served = await serving(made.path, '--lang', 'zh')
    context = await browser.newContext({
      ...{ viewport: { width: 1400, height: 900 }, javaScriptEnabled: hasScript },
    })
    page = await openPage(context, served, problems)
  })
  afterAll(async () => {
    await context?.close()
    await served?.stop()
  })

  const go = (path: string) => page.goto(served.origin + path)
  const lit = () => page.locator('.printed td.lit').allTextContents()

  test('a finding leads to its form, its cells lit in the form and in the document', async () => {
    await go('/findings')
    await page.click('text=得分 31 超出分值 30')
    expect(await lit()).toEqual(['30', '31'])
    const frame = page.frameLocator('iframe')
    expect(await frame.locator('td.lit').allTextContents()).toEqual(['30', '31'])
  })

  further(
    'a value leads to the page of the document, with the cell outlined on its picture',
    async () => {
      await go(`/forms/${digests[0]}/0`)
      await page.click('.printed a.value:text-is("97%")')
      expect(await lit()).toEqual(['97%'])
      const frame = page.frameLocator('iframe')
      const outline = await frame.locator('rect.lit').boundingBox()
      const sheet = await frame.locator('svg.sheet').boundingBox()
      expect(outline?.width).toBeGreaterThan(10)
      expect(outline?.x).toBeGreaterThan((sheet?.x ?? 0) + 10)
      const picture = await page.request.get(`${served.origin}/pictures/${digests[0]}/1.png`)
      expect(picture.headers()['content-type']).toBe('image/png')
    },
  )

  further('a cell of the picture leads to what became of it', async () => {
    await go(`/forms/${digests[0]}/0`)
    await page.frameLocator('iframe').locator('a[aria-label="81"] rect').click({ force: true })
    await page.waitForURL(/\/cells\//u)
    expect(await lit()).toEqual(['81'])
    expect(await page.textContent('.panel')).toContain('全年执行数')
  })

  further('a form tells why it was read so, and goes on as before', async () => {
    await go(`/forms/${digests[0]}/0`)
    expect(await page.locator('#why').count()).toBe(0)
    await page.click('a[data-key="w"]')
    await page.waitForURL(/\/why/u)
    expect(await page.textContent('#why')).toContain('实际完成值')
    expect(await page.textContent('#why')).toContain('认识这个栏目')
    expect(await page.locator('#why table').count()).toBeGreaterThan(2)
    const told = await page.request.get(`${served.origin}/forms/${digests[0]}/0/why.json`)
    expect((await told.json()).why.length).toBeGreaterThan(2)
    await page.click('.printed a.value:text-is("97%")')
    expect(await lit()).toEqual(['97%'])
  })

  further('a page of an OFD is drawn as well', async () => {
    const picture = await page.request.get(`${served.origin}/pictures/${digests[1]}/1.png`)
    expect(picture.status()).toBe(200)
    expect((await picture.body()).subarray(1, 4).toString()).toBe('PNG')
  })

  further('facets count, narrow the list and stand in the address', async () => {
    await go('/findings')
    await page.click('fieldset:has-text("程度") li:has-text("矛盾") a')
    expect(page.url()).toContain('severity=error')
    expect(await page.locator('.list tbody tr').count()).toBe(1)
    const counts = await page.locator('fieldset:has-text("程度") li').allTextContents()
    expect(counts.length).toBeGreaterThan(1)
  })

  test('a finding about a document as a whole is told, decided, and the decision taken back', async () => {
    await go('/findings')
    await page.click('a:has-text("关于整份文件")')
    await page.click('.list tbody a:has-text("跨页表格")')
    expect(page.url()).toContain('/findings/table_continued')
    const item = page.locator('.findings li[aria-current="true"]')
    await item.locator('[name=why]').fill('两页是一张表')
    if (hasScript) {
      await page.evaluate('document.activeElement.blur()')
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('y')])
    } else await item.locator('button[value=accepted]').click()
    expect(await page.locator('.findings .decided').allTextContents()).toEqual([
      expect.stringContaining('无误'),
    ])
    const told = await page.request.get(`${served.origin}/documents.json`)
    const { rows } = (await told.json()) as { rows: { code: string; verdict: string | null }[] }
    expect(rows).toContainEqual(
      expect.objectContaining({ code: 'table_continued', verdict: 'accepted' }),
    )
    await go('/history')
    expect(await page.textContent('.list tbody')).toContain('两页是一张表')
    await page.click('.list tbody a:has-text("跨页表格")')
    await page.click('.findings li[aria-current="true"] form[action="/undo"] button')
    expect(await page.locator('.findings .decided').count()).toBe(0)
    await go('/history')
    expect(await page.textContent('.list tbody')).toContain('已撤销')
  })

  further('the search knows Chinese words', async () => {
    await go('/forms')
    await page.fill('[name=q]', '文献征集')
    await page.click('button:has-text("筛选")')
    expect(await page.locator('.list tbody tr').allTextContents()).toEqual([
      expect.stringContaining('民间文献征集项目'),
    ])
  })

  test('a correction is made, shown, audited at once, and taken back', async () => {
    await go('/findings')
    await page.click('text=得分 31 超出分值 30')
    await page.fill('[name=words]', '30')
    await page.fill('.correction [name=why]', '原文为 30')
    await page.click('button:has-text("更正")')
    // The score fits its weight now, and the total no longer fits the scores.
    const errors = await page.locator('.findings li.error').allTextContents()
    expect(errors).toEqual([expect.stringContaining('得分相加为 94.05')])
    expect(await page.locator('.printed td.corrected').allTextContents()).toEqual(['30'])
    await go('/history')
    expect(await page.textContent('.list tbody')).toContain('“31” → “30”')
    await page.click('button:has-text("撤销")')
    expect(await page.textContent('.list tbody')).toContain('已撤销')
    await go('/findings')
    expect(await page.locator('text=得分 31 超出分值 30').count()).toBe(1)
  })

  further('a second person, who has not seen the first correction, is told', async () => {
    const field = `/forms/${digests[0]}/0/fields/total.score`
    await go(field)
    const other = await context.newPage()
    await other.goto(served.origin + field)
    await other.fill('[name=words]', '94')
    await other.click('.correction button')
    await page.fill('[name=words]', '93')
    await page.click('.correction button')
    expect(await page.textContent('h1')).toContain('别人更正过')
    expect(await page.textContent('main')).toContain('94')
    await page.click('button:has-text("仍改为我的")')
    expect(await page.textContent('.standing')).toContain('93')
    // The working paper outlines the cell of the sum that fails now, with the number of the finding.
    const sheet = `${served.origin}/forms/${digests[0]}/0/pictures/2.svg`
    expect(await (await page.request.get(sheet)).text()).toMatch(/<rect .*<text[^>]*>1<\/text>/u)
    await page.click('.standing + form button')
    await other.close()
  })

  test.skipIf(!hasScript)(
    'a form with three doubtful cells takes fewer than ten keys',
    async () => {
      await go('/forms?q=民间文献')
      let keys = 0
      const type = async (key: string) => {
        keys += 1
        await (key > '~' ? page.keyboard.insertText(key) : page.keyboard.press(key))
      }
      /** A key that leads to another page. */
      const lead = (key: string) => Promise.all([page.waitForEvent('load'), type(key)])
      const open = () => page.locator('.findings a[data-open="1"]').count()
      await lead('Enter')
      expect(await open()).toBe(3)
      await lead('Enter')
      // A true contradiction; a reason that the reading had missed: e, its word, Enter; and one that is right.
      await lead('x')
      await type('e')
      await type('注')
      await lead('Enter')
      await lead('y')
      expect(await open()).toBe(0)
      await lead('c')
      expect(await page.textContent('.confirmed')).toContain('已核对')
      expect(keys).toBeLessThan(10)
    },
  )

  test('nothing went wrong and nothing was asked of elsewhere', () => {
    expect(problems.filter((one) => !one.includes('409'))).toEqual([])
  })
})
