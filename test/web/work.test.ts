/** Asking, comparing, sampling, bringing in and printing, as a person does it, with script and without. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, openBrowser, unseen } from '../browser.ts'
import { databaseOf } from '../review/database.ts'
import { openPage, type Serving, serving } from './serving.ts'

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
  let digest = ''
  const problems: string[] = []

  beforeAll(async () => {
    const { path, digests } = await databaseOf('fixtures/text/cell-per-line/input.txt')
    digest = digests[0] ?? ''
    served = await serving(path, '--lang', 'zh', '--root', 'fixtures/html')
    context = await browser.newContext({ javaScriptEnabled: hasScript })
    page = await openPage(context, served, problems)
  })
  afterAll(async () => {
    await context?.close()
    await served?.stop()
  })

  const go = (path: string) => page.goto(served.origin + path)

  test('a saved question is asked with its parameter, and has an address', async () => {
    await go('/ask/scores')
    // A page that cannot wait for its answer comes again for it.
    await expect.poll(() => page.locator('.list tbody tr').count()).toBe(4)
    expect(await page.locator('figure.chart img').count()).toBe(1)
    await page.fill('[name=department]', '没有这个部门')
    await page.click('main form button')
    expect(page.url()).toContain('department=')
    await expect.poll(() => page.locator('.list tbody').count()).toBe(1)
    expect(await page.locator('.list tbody tr').count()).toBe(0)
  })

  test('SQL is answered, kept under a name, and refused where it would write', async () => {
    await go('/ask')
    await page.fill(
      'textarea',
      'SELECT project_name, total_score FROM v_forms WHERE total_score > 90',
    )
    await page.click('form[action="/ask"] button')
    expect(await page.textContent('.list tbody')).toContain('民间文献征集项目')
    await page.fill('form[action="/questions"] [name=name]', '高分')
    await page.click('form[action="/questions"] button')
    expect(decodeURIComponent(page.url())).toContain('/ask/高分')
    await expect.poll(() => page.locator('.list tbody').count()).toBe(1)
    await go(`/ask?sql=${encodeURIComponent('DELETE FROM forms')}`)
    expect(await page.textContent('[role=alert]')).toContain('只回答只读语句')
  })

  further('a question of one’s own is called otherwise, and deleted', async () => {
    await go('/ask/高分')
    await expect.poll(() => page.locator('.list tbody').count()).toBe(1)
    await page.click('details.own summary')
    await page.fill('form[action="/questions/rename"] [name=name]', 'scores')
    await page.click('form[action="/questions/rename"] button')
    expect(await page.textContent('h1')).toContain('已有同名的问题')
    await go('/ask/高分')
    await expect.poll(() => page.locator('.list tbody').count()).toBe(1)
    await page.click('details.own summary')
    await page.fill('form[action="/questions/rename"] [name=name]', '九十分以上')
    await page.fill('form[action="/questions/rename"] [name=words]', '得分过九十的表')
    await page.click('form[action="/questions/rename"] button')
    expect(decodeURIComponent(page.url())).toContain('/ask/九十分以上')
    await expect.poll(() => page.locator('.list tbody').count()).toBe(1)
    expect(await page.textContent('h1')).toBe('得分过九十的表')
    expect((await page.request.get(`${served.origin}/ask/高分`)).status()).toBe(404)
    await page.click('details.own summary')
    await page.click('form[action="/questions/delete"] button')
    expect(await page.textContent('.questions')).not.toContain('得分过九十的表')
    expect((await page.request.get(`${served.origin}/ask/九十分以上`)).status()).toBe(404)
  })

  further('every view and column can be read, and is completed as one types', async () => {
    await go('/ask')
    await page.click('summary:has-text("v_forms")')
    expect(await page.textContent('.views details[open]')).toContain('total_score')
    if (!hasScript) return
    await page.focus('textarea')
    await page.keyboard.type('SELECT project_n')
    expect(await page.getAttribute('[role=option][aria-selected=true]', 'data-word')).toBe(
      'project_name',
    )
    await page.keyboard.press('Enter')
    await page.keyboard.type(' FROM v_for')
    await page.keyboard.press('Tab')
    expect(await page.inputValue('textarea')).toBe('SELECT project_name FROM v_forms')
    await page.keyboard.type(' WHERE ye')
    await page.keyboard.press('Escape')
    expect(await page.locator('#completions').isVisible()).toBe(false)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BUTTON')
  })

  further('departments are compared by year, and lead to their forms', async () => {
    await go('/compare')
    await page.click('td a:has-text("95")')
    expect(decodeURIComponent(page.url())).toContain('department=')
    expect(await page.locator('.list tbody tr').count()).toBeGreaterThan(0)
  })

  test('a sample is drawn, a form of it confirmed, and the accuracy follows', async () => {
    await go('/accuracy')
    await page.fill('[name=size]', '2')
    await page.click('form[action="/samples"] button')
    await page.click('.list tbody a')
    await page.click('#confirm button')
    await go('/accuracy')
    expect(await page.textContent('.figures')).toContain('100.00%')
  })

  further('once all its forms are confirmed, a document becomes a regression sample', async () => {
    const sample = `${served.origin}/forms/${digest}/0/sample.zip`
    const early = await page.request.get(sample)
    expect([early.status(), await early.text()]).toEqual([
      409,
      expect.stringContaining('还有未核对的表'),
    ])
    for (const form of [0, 1, 2, 3]) {
      await go(`/forms/${digest}/${form}`)
      const open = page.locator('#confirm button')
      if ((await open.count()) > 0) await open.click()
    }
    expect(await page.getAttribute('a:has-text("回归样本")', 'href')).toContain('/sample.zip')
    const body = (await (await page.request.get(sample)).body()).toString('latin1')
    expect(body.slice(0, 2)).toBe('PK')
    expect(body).toContain(`${digest.slice(0, 16)}.expected.json`)
  })

  further('a working paper shows the form, its findings, and who confirmed it', async () => {
    await go(`/forms/${digest}/3/paper`)
    const text = await page.textContent('.working-paper')
    expect(text).toContain('得分 31 超出分值 30')
    expect(text).toContain(digest)
    expect(await page.locator('.working-paper td.lit').allTextContents()).toEqual(
      expect.arrayContaining(['30', '31']),
    )
  })

  test('a dropped file is read, and a folder of elsewhere is not', async () => {
    await go('/ingest')
    const html = resolve('fixtures/html/values-in-columns/input.html')
    await page.setInputFiles('[name=files]', html)
    await page.click('form[action="/ingest"] button')
    await expect
      .poll(
        async () => (await (await page.request.get(`${served.origin}/forms.json`)).json()).total,
      )
      .toBe(5)
    // While a run goes on the page asks for itself again; only then is it calm.
    await expect
      .poll(async () => (await page.request.get(`${served.origin}/ingest`)).headers()['refresh'])
      .toBeUndefined()
    const calm = await page.context().newPage()
    const elsewhere = mkdtempSync(join(tmpdir(), 'jixiao-elsewhere-'))
    writeFileSync(join(elsewhere, 'a.txt'), '绩效自评表')
    for (const folder of [elsewhere, '/etc/passwd', 'fixtures/html/../text', '/nothing/there']) {
      await calm.goto(`${served.origin}/ingest`)
      await calm.fill('[name=folder]', folder)
      await calm.click('form[action="/ingest"] button')
      expect(await calm.textContent('h1')).toContain('不在允许读入的位置')
    }
    await calm.close()
  })

  test('nothing went wrong and nothing was asked of elsewhere', () => {
    expect(problems.filter((one) => !/40[39]|422/u.test(one))).toEqual([])
  })
})
