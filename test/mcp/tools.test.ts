/** The tools as an assistant calls them, in a real process over stdio. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseOf } from '../review/database.ts'

const client = new Client({ name: 'test', version: '1' })
let sha256 = ''

beforeAll(async () => {
  const { path, digests } = await databaseOf('fixtures/text/tabs-merges-lost/input.txt')
  sha256 = digests[0] ?? ''
  const args = ['bin/jixiao.js', 'mcp', '--db', path]
  await client.connect(new StdioClientTransport({ command: process.execPath, args }))
})
afterAll(() => client.close())

async function call(name: string, given: Record<string, unknown> = {}) {
  const answer = await client.callTool({ name, arguments: given })
  const [part] = answer.content as { text: string }[]
  const isError = answer.isError === true
  return { isError, told: isError ? (part?.text ?? '') : JSON.parse(part?.text ?? '') }
}

test('every tool says that it only reads', async () => {
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['ask_question', 'query', 'search', 'get_form', 'get_tables']),
  )
  expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([])
})

test('a search leads to the form, and the form to the words and places behind it', async () => {
  const { told } = await call('search', { words: '图书流动车' })
  const [hit] = told.hits
  expect(hit).toMatchObject({ sha256, form: 0 })
  const { told: whole } = await call('get_form', { sha256, form: hit.form })
  expect(whole.shown.form.project_name).toContain('图书流动车')
  expect(whole.sources['project_name']).toMatchObject({ basis: 'printed' })
})

test('saved questions and SQL are answered', async () => {
  const { told: questions } = await call('list_questions')
  expect(questions.map(({ name }: { name: string }) => name)).toContain('scores')
  expect((await call('ask_question', { name: 'scores' })).told.rows).toHaveLength(2)
  const { told } = await call('query', { sql: 'SELECT count(*) AS forms FROM v_forms' })
  expect(told).toMatchObject({ columns: ['forms'], rows: [[2]] })
})

test.each([
  ['query', { sql: 'DELETE FROM forms' }],
  ['query', { sql: "ATTACH '/etc/passwd' AS x" }],
  ['query', { sql: 'nonsense' }],
  ['ask_question', { name: 'nobody' }],
  ['get_form', { sha256: 'f'.repeat(64), form: 0 }],
  ['get_form', { sha256: '../x', form: 0 }],
])('%s of %o is refused, and the server goes on', async (name, given) => {
  expect((await call(name, given)).isError).toBe(true)
  expect((await call('list_questions')).isError).toBe(false)
})

test('with --lang zh the tools speak Chinese, refusals too', async () => {
  const { path } = await databaseOf('fixtures/text/tabs-merges-lost/input.txt')
  const chinese = new Client({ name: 'test', version: '1' })
  const args = ['bin/jixiao.js', 'mcp', '--db', path, '--lang', 'zh']
  await chinese.connect(new StdioClientTransport({ command: process.execPath, args }))
  try {
    const { tools } = await chinese.listTools()
    for (const { description } of tools) expect(description).toMatch(/^\p{Script=Han}/u)
    const sql = 'SELECT 1 FROM v_form'
    const answer = await chinese.callTool({ name: 'query', arguments: { sql } })
    expect(JSON.stringify(answer.content)).toContain('没有表或视图 v_form。是否想用 v_forms？')
  } finally {
    await chinese.close()
  }
})
