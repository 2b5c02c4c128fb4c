/** A real browser for pages, where the machine has one, and what bars the way in them. */
import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

const browserPath = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
].find((path) => path !== '' && existsSync(path))

/** Said in the name of tests that cannot run. */
export const unseen = browserPath === undefined ? ' (skipped: no browser)' : ''
export const hasBrowser = browserPath !== undefined

export async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ executablePath: browserPath ?? '', args })
}

export type Barrier = {
  readonly rule: string
  readonly impact: string | null
  /** The first elements it was found at. */
  readonly elements: readonly string[]
}

/** What axe-core finds in a page and its frames. Everything it passed stays in the page: to hand it on takes longer than the looking. */
export async function barriersIn(page: Page): Promise<readonly Barrier[]> {
  const found: Barrier[] = []
  for (const frame of page.frames()) {
    await frame.evaluate(axe.source)
    const barriers = await frame.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'],
        resultTypes: ['violations'],
      })
      return violations.map(({ id, impact, nodes }) => ({
        ...{ rule: id, impact: impact ?? null },
        elements: nodes.slice(0, 3).map(({ html }) => html),
      }))
    })
    found.push(...barriers)
  }
  return found
}
