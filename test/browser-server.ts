/** One browser for the whole run: each start of one costs as much as a dozen pages. Tests get contexts of their own in it. */
import { type BrowserServer, chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { browserPath } from './browser.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the browser is reached; empty where the machine has none. */
    browser: string
  }
}

let server: BrowserServer | null = null

export async function setup(project: TestProject): Promise<void> {
  if (browserPath !== undefined) {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
    server = await chromium.launchServer({ executablePath: browserPath, args })
  }
  project.provide('browser', server?.wsEndpoint() ?? '')
}

export async function teardown(): Promise<void> {
  await server?.close()
}
