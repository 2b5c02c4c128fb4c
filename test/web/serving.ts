/** `jixiao serve` as people start it, and a browser before it. */
import type { BrowserContext, Page } from 'playwright-core'
import { start } from '../command-line.ts'

export type Serving = {
  /** Without the token. */
  readonly origin: string
  /** As printed, with the token where there is one. */
  readonly url: string
  /** The exit code; null where a signal ended it. */
  readonly stop: () => Promise<number | null>
}

/** Starts to serve a database; further flags as on the command line. */
export async function serving(database: string, ...flags: readonly string[]): Promise<Serving> {
  const child = start(['serve', '--db', database, '--port', '0', ...flags])
  let told = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', (part) => {
      told += part
      const found = /http:\/\/\S+/u.exec(told)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error(told)))
  })
  const stop = () =>
    new Promise<number | null>((resolve) => {
      child.once('exit', resolve)
      child.kill('SIGTERM')
    })
  return { origin: new URL(url).origin, url, stop }
}

/** A page whose faults are gathered; requests that leave the server are faults. */
export async function openPage(
  context: BrowserContext,
  { origin, url }: Serving,
  problems: string[],
): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(0)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('request', (request) => {
    const to = request.url()
    if (!to.startsWith(origin) && !to.startsWith('data:') && !to.startsWith('about:')) {
      problems.push(to)
    }
  })
  await page.goto(url)
  return page
}
