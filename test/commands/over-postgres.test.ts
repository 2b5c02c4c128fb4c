/** Commands as people start them over a database of PostgreSQL: what they answer is what they answer over a file. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkWaiting } from '../../src/ingest/linking.ts'
import { digest } from '../../src/store/digest.ts'
import { withDatabase, withReadOnlyDatabase } from '../../src/store/open.ts'
import { jixiao } from '../command-line.ts'
import { reportText } from '../ingest/report-text.ts'
import { asked, workplace } from '../ingest/workplace.ts'
import { NOBODY } from '../nobody.ts'
import { hasPostgres, startPostgres } from '../postgres.ts'
import { readInto } from '../review/database.ts'
import { serving } from '../web/serving.ts'

const fixtures = ['text/tabs-merges-lost', 'text/cell-per-line'].map(
  (name) => `fixtures/${name}/input.txt`,
)

let server: Awaited<ReturnType<typeof startPostgres>>
/** The same forms in a file and in a database of PostgreSQL. */
let stores: readonly [file: string, address: string]
let sha256 = ''

/** A small disk, if this user may mount one; data that the server keeps on it ends where the disk ends. */
function smallDisk(): { readonly folder: string; readonly grow: () => void } | null {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-small-'))
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
  try {
    mount('size=12m')
  } catch {
    process.stderr.write('Skipped: this user may mount no small disk to fill.\n')
    return null
  }
  disks.push(folder)
  if (NOBODY !== undefined) chownSync(folder, NOBODY, NOBODY)
  return { folder, grow: () => mount('remount,size=64m') }
}
const disks: string[] = []

describe.skipIf(!hasPostgres)('over PostgreSQL', () => {
  beforeAll(async () => {
    server = await startPostgres()
    stores = [workplace().database, await server.makeDatabase()]
    for (const store of stores) {
      ;[sha256 = ''] = await readInto(store, fixtures)
      await withDatabase(store, (database) => linkWaiting(database))
    }
  })
  afterAll(async () => {
    await server.remove()
    for (const folder of disks) execFileSync('umount', [folder])
  })

  test('pages of a site are those of a file', async () => {
    const pages = []
    for (const store of stores) {
      const folder = mkdtempSync(join(tmpdir(), 'jixiao-site-'))
      const { code, stderr } = await jixiao('report', '--site', folder, '--db', store)
      expect({ code, stderr }).toMatchObject({ code: 0 })
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
      const texts = names
        .filter((name) => name.endsWith('.html'))
        .map((name) => readFileSync(join(folder, name), 'utf8'))
      pages.push({ names, texts })
    }
    expect(pages[1]).toEqual(pages[0])
    expect(pages[0]?.texts.length).toBeGreaterThan(2)
  })

  test('an assistant is answered what it is answered over a file', async () => {
    const questions = [
      ['search', { words: '图书流动车' }],
      ['get_form', { sha256, form: 0 }],
      ['get_tables', { sha256, form: 0 }],
      ['list_questions', {}],
      ['ask_question', { name: 'scores' }],
      ['query', { sql: 'SELECT count(*) AS forms FROM v_forms' }],
      ['query', { sql: 'DELETE FROM forms' }],
      ['query', { sql: 'nonsense' }],
      ['get_form', { sha256: 'f'.repeat(64), form: 0 }],
    ] as const
    const answers = []
    for (const store of stores) {
      const client = new Client({ name: 'test', version: '1' })
      const args = ['bin/jixiao.js', 'mcp', '--db', store]
      await client.connect(new StdioClientTransport({ command: process.execPath, args }))
      const told = []
      for (const [name, given] of questions) {
        const { content, isError } = await client.callTool({ name, arguments: given })
        told.push({
          name,
          isError: isError === true,
          text: (content as { text: string }[])[0]?.text,
        })
      }
      answers.push(told)
      await client.close()
    }
    expect(answers[1]?.map(({ isError }) => isError)).toEqual([
      ...Array(6).fill(false),
      ...Array(3).fill(true),
    ])
    expect(answers[1]).toEqual(answers[0])
  })

  test('what people decide in the browser is written, shown and taken back', async () => {
    const { url, origin, stop } = await serving(stores[1])
    const entered = await fetch(url, { redirect: 'manual' })
    const cookie = String(entered.headers.get('set-cookie')).split(';')[0] ?? ''
    const page = async (path: string) => {
      const answer = await fetch(origin + path, { headers: { cookie } })
      expect(answer.status).toBe(200)
      return answer.text()
    }
    const token = /name="token" value="([^"]+)"/u.exec(await page('/findings'))?.[1] ?? ''
    const send = async (path: string, fields: Readonly<Record<string, string>>) => {
      const body = new URLSearchParams({ token, back: '/findings', ...fields })
      const sent = { method: 'POST', body, redirect: 'manual', headers: { cookie } } as const
      return (await fetch(origin + path, sent)).status
    }
    const standing = `SELECT
      (SELECT count(*) FROM corrections WHERE undone_at IS NULL) AS corrections,
      (SELECT count(*) FROM reviews WHERE undone_at IS NULL) AS reviews,
      (SELECT count(*) FROM corrected_indicators WHERE score = 1.25) AS scores`
    const field = { sha256, form: '0', path: 'indicators[0].score', why: 'seen', seen: '0' }
    expect(await send('/corrections', { ...field, words: 'many' })).toBe(422)
    expect(await send('/corrections', { ...field, words: '1.25' })).toBe(303)
    expect(await send('/corrections', { ...field, words: '1.5' })).toBe(409)
    expect(await send('/confirm', { sha256, form: '0' })).toBe(303)
    expect(await asked(stores[1], standing)).toEqual([{ corrections: 1, reviews: 1, scores: 1 }])
    expect(await page(`/forms/${sha256}/0`)).toContain('1.25')
    for (const path of ['/forms', '/findings', '/forms?q=图书', '/history', '/accuracy'])
      await page(path)
    expect(await send('/undo', { table: 'corrections', id: '1' })).toBe(303)
    expect(await asked(stores[1], standing)).toMatchObject([{ corrections: 0, scores: 0 }])
    expect(await stop()).toBe(0)
  })

  test('a database of an older schema is brought to the newest, one that no version wrote is left', async () => {
    const older = await server.makeDatabase()
    await server.run(
      `CREATE SCHEMA jixiao AUTHORIZATION writer; CREATE TABLE jixiao.schema_version (version INTEGER NOT NULL);
       INSERT INTO jixiao.schema_version VALUES (0); ALTER TABLE jixiao.schema_version OWNER TO writer`,
      older.replace('writer@', 'owner@'),
    )
    expect(await asked(older, 'SELECT count(*) AS forms FROM v_forms')).toEqual([{ forms: 0 }])
    await server.run('UPDATE jixiao.schema_version SET version = 3', older)
    const { code, stderr } = await jixiao('status', '--db', older)
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^[^\n]*another program[^\n]*\n$/u),
    })
  })

  test('a full disk costs the run, not what was written, and the next run goes on', async ({
    skip,
  }) => {
    // To fill a disk takes long: `JIXIAO_DEEP=1` does so.
    if (process.env['JIXIAO_DEEP'] === undefined) skip()
    const disk = smallDisk() ?? skip()
    await server.run(`CREATE TABLESPACE small LOCATION '${disk.folder}'`)
    const address = await server.makeDatabase()
    const name = new URL(address.replace('@/', '@x/')).pathname.slice(1)
    await server.run(`ALTER DATABASE ${name} SET TABLESPACE small`)
    const { files, put, database } = workplace()
    for (let at = 0; at < 24; at += 1) {
      const noise = randomBytes(75_000).toString('hex')
      put(`${at}.txt`, `${reportText(`植树${at}`, at)}\n${noise}`)
    }
    const ingest = (store: string) =>
      jixiao('ingest', files, '--ocr', 'off', '--jobs', '1', '--db', store)
    const full = await ingest(address)
    expect(full).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/The disk is full: postgres:[^\n]*\n$/u),
    })
    disk.grow()
    expect(await ingest(address)).toMatchObject({ code: 0 })
    await ingest(database)
    expect(await withReadOnlyDatabase(address, digest)).toBe(
      await withReadOnlyDatabase(database, digest),
    )
  })
})
