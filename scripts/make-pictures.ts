/**
 * The pictures of the README: the page and a form drawn in the terminal, of the fixtures' invented reports. Needs Chromium in
 * /usr/bin. `node scripts/make-pictures.ts` writes them into docs/pictures.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import stringWidth from 'string-width'

const program = resolve('bin/jixiao.js')
const folder = mkdtempSync(join(tmpdir(), 'jixiao-pictures-'))
const database = join(folder, 'demo.db')
const pictures = resolve('docs/pictures')

/** A form of this file shows a contradiction. */
const DRAWN = 'fixtures/text/tabs-merges-lost/input.txt'

/** Lines of the drawing that fit a picture. */
const LINES = 44

function jixiao(...words: readonly string[]): string {
  const environment = { ...process.env, NO_COLOR: '1', LANG: 'C' }
  const options = { encoding: 'utf8', env: environment } as const
  return execFileSync(process.execPath, [program, '--lang', 'zh', ...words], options)
}

const STYLE = `body{margin:0;padding:24px;background:#16191d;display:inline-block;color:#dfe4ea;
  font:14px/17px "DejaVu Sans Mono","Noto Sans CJK SC",monospace}
  div{white-space:nowrap;height:17px} span{display:inline-block;width:8.43px;text-align:center;vertical-align:top}
  span.wide{width:16.86px}`

/** Each sign in a box of its own, as a terminal sets it: fonts of two scripts seldom share a width. */
function lineHtml(line: string): string {
  const signs = [...line].map((sign) => {
    const kind = stringWidth(sign) === 2 ? ' class="wide"' : ''
    return `<span${kind}>${sign.replace('&', '&amp;').replace('<', '&lt;').replace(' ', '&nbsp;')}</span>`
  })
  return `<div>${signs.join('')}</div>`
}

async function takePage(browser: Browser): Promise<void> {
  const page = join(folder, 'page.html')
  jixiao('ingest', 'fixtures/text', 'fixtures/html', 'fixtures/ofd', '--db', database)
  jixiao('report', '--db', database, '--out', page)
  const sizes = { page: [1280, 1100], 'page-narrow': [420, 1100] } as const
  for (const [name, [width, height]] of Object.entries(sizes)) {
    const tab = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' })
    await tab.goto(pathToFileURL(page).href)
    await tab.screenshot({ path: join(pictures, `${name}.png`) })
    await tab.close()
  }
}

async function takeForm(browser: Browser): Promise<void> {
  const drawn = jixiao('show', DRAWN)
    .split('\n\n')
    .find((form) => form.includes('得分超出分值'))
  const lines = (drawn ?? '').split('\n').slice(0, LINES)
  const html = join(folder, 'form.html')
  writeFileSync(
    html,
    `<meta charset="utf-8"><style>${STYLE}</style>${lines.map(lineHtml).join('')}`,
  )
  const tab = await browser.newPage({ viewport: { width: 1600, height: 900 } })
  await tab.goto(pathToFileURL(html).href)
  await tab.locator('body').screenshot({ path: join(pictures, 'form.png') })
}

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  await takeForm(browser)
  await takePage(browser)
} finally {
  await browser.close()
}
