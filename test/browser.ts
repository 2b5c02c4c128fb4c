/** A real browser for pages, where the machine has one, and what bars the way in them. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { type Browser, chromium, type Frame, type Page } from 'playwright-core'

const browserPath = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
].find((path) => path !== '' && existsSync(path))

/** Said in the name of tests that cannot run. */
export const unseen = browserPath === undefined ? ' (skipped: no browser)' : ''
export const hasBrowser = browserPath !== undefined

/** A browser for one file of tests: one that all share is slower than its starts, since it draws for two files at once. */
export function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  return chromium.launch({ executablePath: browserPath ?? '', args })
}

export type Barrier = {
  readonly rule: string
  readonly impact: string | null
  /** The first elements it was found at. */
  readonly elements: readonly string[]
}

/** The build without blanks and comments, which each document has to compile anew. */
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/** What axe-core finds in a page and its frames. */
export async function barriersIn(page: Page): Promise<readonly Barrier[]> {
  const found: Barrier[] = []
  for (const frame of page.frames()) found.push(...(await barriersInFrame(frame)))
  return found
}

/** Everything that axe-core passed stays in the page: to hand it on takes longer than the looking. */
export async function barriersInFrame(frame: Frame): Promise<readonly Barrier[]> {
  await frame.evaluate(axeSource)
  return frame.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'],
      resultTypes: ['violations'],
    })
    return violations.map(({ id, impact, nodes }) => ({
      ...{ rule: id, impact: impact ?? null },
      elements: nodes.slice(0, 3).map(({ html }) => html),
    }))
  })
}
