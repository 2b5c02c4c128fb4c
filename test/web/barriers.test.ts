/** Every kind of page can be used by those who do not see it well, in light and dark, on a desk and on a telephone. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { barriersInFrame, hasBrowser, openBrowser, unseen } from '../browser.ts'
import { databaseOf } from '../review/database.ts'
import { openPage, type Serving, serving } from './serving.ts'

let browser: Browser
let served: Serving
let digests: readonly string[]
const problems: string[] = []

beforeAll(async () => {
  if (!hasBrowser) return
  browser = await openBrowser()
  const made = await databaseOf(
    'fixtures/pdf/ruled-form-over-two-pages/input.pdf',
    'fixtures/text/cell-per-line/input.txt',
  )
  digests = made.digests
  served = await serving(made.path, '--lang', 'zh')
  const context = await browser.newContext()
  await decideSomething(await openPage(context, served, problems))
  await context.close()
})
afterAll(async () => {
  await browser?.close()
  await served?.stop()
})

/** So that there is a history, and something that was decided stands beside what is open. */
async function decideSomething(page: Page): Promise<void> {
  await page.goto(`${served.origin}/forms/${digests[0]}/0/fields/total.score`)
  await page.fill('[name=words]', '94')
  await page.click('.correction button')
  await page.goto(`${served.origin}/findings`)
  await page.click('a:has-text("关于整份文件")')
  await page.click('.list tbody a:has-text("跨页表格")')
  await page.click('.findings li[aria-current="true"] button[value=accepted]')
}

/** A page in a context, and what seriously bars the way in it. The document in the frame is looked at once for each form. */
async function looker(context: BrowserContext) {
  const page = await openPage(context, served, problems)
  const seen = new Set<string>()
  const barriersAt = async (path: string) => {
    await answered(page, path)
    await page.goto(served.origin + path)
    const found: string[] = []
    for (const frame of page.frames()) {
      const { pathname } = new URL(frame.url())
      if (frame !== page.mainFrame() && seen.has(pathname)) continue
      seen.add(pathname)
      for (const { rule, impact, elements } of await barriersInFrame(frame)) {
        const isSerious = impact === 'serious' || impact === 'critical'
        if (isSerious) found.push(`${pathname} ${rule}: ${elements.join(' | ')}`)
      }
    }
    return found
  }
  return { page, barriersAt }
}

/** A question that is being answered comes again by itself, and whoever looks at its page loses it. */
async function answered(page: Page, path: string): Promise<void> {
  const isOpen = async () => {
    const answer = await page.request.get(`${served.origin}${path}`)
    return answer.headers()['refresh'] !== undefined
  }
  await expect.poll(isOpen).toBe(false)
}

describe.skipIf(!hasBrowser)(`the pages of work${unseen}`, () => {
  test('have no barriers', async () => {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
    const { barriersAt } = await looker(context)
    for (const path of [
      ...['/findings', '/forms', '/history', '/papers', '/ask', '/ask/scores'],
      ...['/compare', '/compare?year=2022', '/accuracy', '/ingest'],
      ...[`/forms/${digests[0]}/0/fields/total.score`, `/forms/${digests[0]}/0/why`],
      `/forms/${digests[1]}/3/findings/score_within_weight/indicators%5B3%5D.score`,
      ...['/documents', `/documents/${digests[0]}`, `/forms/${digests[1]}/3/paper`],
    ]) {
      expect(await barriersAt(path)).toEqual([])
    }
    await context.close()
  })

  test('have none in the dark, and on a telephone, and fit it', async () => {
    const context = await browser.newContext({
      ...{ viewport: { width: 420, height: 800 }, colorScheme: 'dark' },
    })
    const { page, barriersAt } = await looker(context)
    for (const path of ['/findings', `/forms/${digests[0]}/0/fields/total.score`]) {
      expect(await barriersAt(path)).toEqual([])
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      expect(width).toBeLessThanOrEqual(420)
    }
    await context.close()
  })

  test('nothing went wrong and nothing was asked of elsewhere', () => {
    expect(problems).toEqual([])
  })
})
