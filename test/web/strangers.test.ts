/** What others may do with the server: look, and nothing else. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseOf } from '../review/database.ts'
import { type Serving, serving } from './serving.ts'

let served: Serving
let digest = ''
let path = ''
beforeAll(async () => {
  const made = await databaseOf('fixtures/text/tabs-merges-lost/input.txt')
  path = made.path
  digest = made.digests[0] ?? ''
  served = await serving(path)
})
afterAll(() => served?.stop())

type Heard = {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** A request with any headers; fetch sets some of its own. */
function ask(
  to: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): Promise<Heard> {
  const url = new URL(to, served.origin)
  const method = body === undefined ? 'GET' : 'POST'
  const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...type, ...headers } }, (answer) => {
      let text = ''
      answer.on('data', (part) => {
        text += part
      })
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** What a browser of the person with the printed address holds. */
async function cookieOf(): Promise<string> {
  const { headers } = await ask(served.url)
  return String(headers['set-cookie']).split(';')[0] ?? ''
}

async function formTokenOf(cookie: string): Promise<string> {
  const { text } = await ask('/findings', { cookie })
  return /name="token" value="([^"]+)"/u.exec(text)?.[1] ?? ''
}

const correction = (token: string, words = '3') =>
  new URLSearchParams({
    ...{ token, sha256: digest, form: '0', path: 'total.score', words, seen: '0', why: '' },
    back: `/forms/${digest}/0`,
  }).toString()

describe('a stranger', () => {
  test('who asks under another host name is refused', async () => {
    const heard = await ask('/findings', { host: 'evil.example' })
    expect(heard.status).toBe(421)
    expect(heard.text).not.toContain('项目')
  })

  test('without the token sees everything and writes nothing', async () => {
    const page = await ask(`/forms/${digest}/0/fields/total.score`)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('action="/corrections"')
    expect((await ask('/corrections', {}, correction('x'))).status).toBe(403)
    expect((await ask('/corrections', { cookie: 'jixiao=x' }, correction('x'))).status).toBe(403)
  })

  test('whose page sends the form of a person with the cookie is refused', async () => {
    const cookie = await cookieOf()
    const body = correction(await formTokenOf(cookie))
    const refused = await Promise.all([
      ask('/corrections', { cookie, origin: 'http://evil.example' }, body),
      ask('/corrections', { cookie, origin: 'null' }, body),
      ask('/corrections', { cookie, 'sec-fetch-site': 'cross-site' }, body),
      ask('/corrections', { cookie, 'sec-fetch-site': 'same-site' }, body),
      ask('/corrections', { cookie }, correction('guessed')),
    ])
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    expect((await ask('/history.json')).text).toBe('{"events":[]}')
  })

  test('cannot have the browser led away', async () => {
    const cookie = await cookieOf()
    const body = new URLSearchParams({
      ...{ token: await formTokenOf(cookie), who: '甲', back: '//evil.example/' },
    }).toString()
    const heard = await ask('/who', { cookie }, body)
    expect(heard.status).toBe(422)
    expect(heard.headers['location']).toBeUndefined()
  })

  test('gets no cookie by a wrong token, and the cookie stays with this site', async () => {
    expect((await ask('/findings?token=wrong')).headers['set-cookie']).toBeUndefined()
    const { headers } = await ask(served.url)
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/u)
    expect(String(headers['location'])).not.toContain('token')
  })
})

describe('every answer', () => {
  test('lets run and load only what the page itself brings', async () => {
    const one = await ask('/findings')
    const other = await ask('/findings')
    const policy = (heard: Heard) => String(heard.headers['content-security-policy'])
    expect(policy(one)).toContain("default-src 'none'")
    expect(policy(one)).toMatch(/script-src 'nonce-[\w+/=]{20,}'/u)
    expect(policy(one)).not.toMatch(/unsafe/u)
    expect(policy(one)).not.toBe(policy(other))
    expect(one.headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('a malformed address', () => {
  const addresses = [
    '/nothing',
    '/forms/abc/0',
    `/forms/${'f'.repeat(64)}/0`,
    '/forms/DIGEST/99',
    '/forms/DIGEST/-1',
    '/forms/DIGEST/0/fields/__proto__',
    '/forms/DIGEST/0/fields/%00',
    '/forms/DIGEST/0/cells/0/0/9999',
    '/forms/DIGEST/0/cells/a/b/c',
    '/forms/DIGEST/0/findings/none',
    '/pictures/DIGEST/1.png',
    '/forms/DIGEST/0/pictures/1.svg',
    '/documents/DIGEST/findings/none',
    '/pictures/DIGEST/..%2f..%2fetc%2fpasswd',
    '/sources/DIGEST/7',
  ]
  test.each(addresses)('%s is answered with a sentence', async (address) => {
    const heard = await ask(address.replace('DIGEST', digest))
    expect(heard.status).toBe(404)
    expect(heard.text).toMatch(/nothing at this address/u)
  })

  test('as data says so as data', async () => {
    const heard = await ask('/forms/abc/0.json')
    expect(heard.status).toBe(404)
    expect(JSON.parse(heard.text)).toHaveProperty('error')
  })

  test.each([
    ...['/findings?page=-3', '/findings?page=1e9', '/findings?year=%27&sort=x&q=%22*('],
    ...['/findings', '/documents', '/history', '/papers'].map(
      (list) => `${list}?page=${'9'.repeat(20)}`,
    ),
  ])('%s shows a list all the same', async (address) =>
    expect((await ask(address)).status).toBe(200),
  )
})

describe('what no page sends', () => {
  const send = async (path: string, fields: Readonly<Record<string, string>>) => {
    const cookie = await cookieOf()
    const token = await formTokenOf(cookie)
    const body = new URLSearchParams({ token, back: '/findings', ...fields })
    return ask(path, { cookie }, body.toString())
  }

  test('is refused with a sentence, and nothing is kept of it', async () => {
    const finding = { code: 'no_such_rule', path: '', paths: '[]', verdict: 'accepted' }
    const refused = await Promise.all([
      send('/verdicts', { ...finding, sha256: digest, form: '-1' }),
      send('/verdicts', { ...finding, sha256: 'f'.repeat(64), form: '0' }),
      send('/verdicts', { ...finding, sha256: digest, form: '-2' }),
      send('/questions', { name: 'a/b', sql: 'SELECT 1' }),
      send('/questions/rename', { old: 'nobody', name: 'b' }),
      send('/questions/delete', { old: 'scores' }),
    ])
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 422, 422, 404, 404])
    expect(refused[3]?.text).toContain('nothing was saved')
    expect((await ask('/history.json')).text).toBe('{"events":[]}')
  })

  test('is told apart from a fault of the server', async () => {
    const cookie = await cookieOf()
    const type = 'multipart/form-data; boundary=x'
    const garbage = await ask('/corrections', { cookie, 'content-type': type }, 'garbage')
    expect(garbage.status).toBe(400)
    const large = { cookie, 'content-length': '999999999999' }
    expect((await ask('/ingest', large, 'a')).status).toBe(413)
  })
})

test('read-only shows, and nobody writes', async () => {
  const other = await serving(path, '--read-only')
  try {
    expect(other.url).not.toContain('token')
    const page = await fetch(`${other.origin}/forms/${digest}/0/fields/total.score`)
    expect(await page.text()).not.toContain('action="/corrections"')
    const body = correction('x')
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const sent = await fetch(`${other.origin}/corrections`, { method: 'POST', body, headers })
    expect(sent.status).toBe(403)
  } finally {
    await other.stop()
  }
})

test('what was confirmed to the person outlives the death of the server in any moment', async () => {
  const made = await databaseOf('fixtures/text/tabs-merges-lost/input.txt')
  const { withReadOnlyDatabase } = await import('../../src/store/open.ts')
  const { start } = await import('../command-line.ts')
  const confirmed: string[] = []
  for (let round = 0; round < 3; round++) {
    const child = start(['serve', '--db', made.path, '--port', '0'])
    const url = await new Promise<string>((resolve) => {
      let told = ''
      child.stderr?.on('data', (part) => {
        told += part
        const found = /http:\/\/\S+/u.exec(told)?.[0]
        if (found !== undefined) resolve(found)
      })
    })
    const first = await fetch(url, { redirect: 'manual' })
    const cookie = String(first.headers.get('set-cookie')).split(';')[0] ?? ''
    const page = await (
      await fetch(`${new URL(url).origin}/findings`, { headers: { cookie } })
    ).text()
    const token = /name="token" value="([^"]+)"/u.exec(page)?.[1] ?? ''
    const put = async (path: string, words: string) => {
      const back = '/findings'
      const body = new URLSearchParams({
        ...{
          token,
          sha256: made.digests[0] ?? '',
          form: '0',
          path,
          words,
          seen: '0',
          why: '',
          back,
        },
      })
      const sent = await fetch(`${new URL(url).origin}/corrections`, {
        ...{ method: 'POST', body, redirect: 'manual', headers: { cookie } },
      }).catch(() => null)
      if (sent?.status === 303) confirmed.push(path)
    }
    await put(`indicators[${round}].score`, '1.25')
    const late = put(`indicators[${round}].weight`, '7.25')
    child.kill('SIGKILL')
    await late
  }
  await withReadOnlyDatabase(made.path, (database) => {
    const kept = database
      .prepare('SELECT path FROM corrections WHERE undone_at IS NULL')
      .pluck()
      .all()
    expect(confirmed.length).toBeGreaterThanOrEqual(3)
    expect(kept).toEqual(expect.arrayContaining(confirmed))
    expect(database.prepare('PRAGMA integrity_check').pluck().get()).toBe('ok')
  })
})

test('it listens to this machine alone unless it is told otherwise', async () => {
  const { hostname, port } = new URL(served.url)
  expect(hostname).toBe('127.0.0.1')
  const others = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of others) {
    await expect(fetch(`http://${address}:${port}/findings`)).rejects.toThrow()
  }
})

test('a question that runs too long is ended, and the next one is answered', async () => {
  const other = await serving(path, '--timeout', '2')
  try {
    const ask = (sql: string) => fetch(`${other.origin}/ask.json?sql=${encodeURIComponent(sql)}`)
    const endless =
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n'
    expect(await (await ask(endless)).json()).toHaveProperty('error')
    // Its process takes a while to start where the machine is busy.
    const answer = async () => (await ask('SELECT 7 AS n')).json()
    await expect.poll(answer).toHaveProperty('rows', [[7]])
  } finally {
    await other.stop()
  }
})

describe('nothing of a document is ever markup', async () => {
  const markup = '<b id="evil">&lt;x</b>"\'><script>evil</script>'
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-markup-'))
  const file = join(folder, 'a<b id=evil>.txt')
  const words = readFileSync('fixtures/text/cell-per-line/input.txt', 'utf8')
  writeFileSync(
    file,
    words.replaceAll(/民间文献征集项目|征集文献数量|部分文献议价未成/gu, (told) => told + markup),
  )
  const made = await databaseOf(file)
  const sha256 = made.digests[0] ?? ''
  let other: Serving
  beforeAll(async () => {
    other = await serving(made.path, '--lang', 'zh')
  })
  afterAll(() => other?.stop())

  test.each([
    ...[
      '/findings',
      '/forms',
      '/forms?q=%3Cb%20id%3D%22evil%22%3E',
      '/forms?year=%3Cb%20id%3Devil%3E',
    ],
    ...[`/forms/${sha256}/3`, `/forms/${sha256}/3/why`, `/forms/${sha256}/3/paper`, '/papers'],
    ...[
      `/forms/${sha256}/3/fields/project_name`,
      `/forms/${sha256}/3/fields/indicators%5B0%5D.level3`,
    ],
    ...[`/sources/${sha256}/3`, '/compare', `/compare?project=${encodeURIComponent('民间文献')}`],
    `/compare/forms?form=${sha256}/3&form=${sha256}/2`,
    ...[
      '/ask/scores',
      `/ask?sql=${encodeURIComponent("SELECT project_name, '<b id=evil>' FROM v_forms")}`,
    ],
    ...['/accuracy', '/history', '/ingest', '/<b id="evil">'],
  ])('%s', async (address) => {
    const answer = await fetch(other.origin + address)
    const text = await answer.text()
    expect(text).not.toMatch(/<b id|<script>evil/u)
    expect(answer.headers.get('content-type')).toContain('text/html')
  })

  test('which is shown as it is printed', async () => {
    const text = await (await fetch(`${other.origin}/forms/${sha256}/3`)).text()
    expect(text).toContain('民间文献征集项目&lt;b id=&quot;evil&quot;&gt;&amp;lt;x&lt;/b&gt;')
  })
})
