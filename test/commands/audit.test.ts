/** The command as people run it: its listing, its JSON and its exit codes. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { jixiao } from '../command-line.ts'
import { docxOf } from '../office.ts'

const WRONG = resolve('fixtures/text/tabs-merges-lost/input.txt')

test('findings are listed under their form, the sum on standard error', async () => {
  const { stdout, stderr, code } = await jixiao(
    'audit',
    WRONG,
    '--severity',
    'error',
    '--lang',
    'zh',
  )
  expect(stdout).toContain(`${WRONG}\n第2表`)
  expect(stdout).toContain('矛盾  score_within_weight  第6行 得分  得分 5.6 超出分值 2 的范围')
  expect(stderr).toContain('矛盾 1，存疑 0，提示 0。')
  expect(code).toBe(0)
})

test('--fail-on fails on findings as grave or graver, and only on listed ones', async () => {
  expect((await jixiao('audit', WRONG, '--fail-on', 'error')).code).toBe(1)
  expect((await jixiao('audit', WRONG, '--fail-on', 'error', '--rule', 'weights_sum')).code).toBe(0)
})

test('--json prints one object a line for each form with findings', async () => {
  const { stdout } = await jixiao('audit', WRONG, '--json', '--rule', 'score_within_weight')
  const forms = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(forms).toMatchObject([
    {
      file: WRONG,
      form: 1,
      findings: [{ code: 'score_within_weight', expected: '2', actual: '5.6' }],
    },
  ])
})

test.each([
  ['an unknown rule', ['--rule', 'luck', WRONG], 2],
  ['paths and a database at once', [WRONG, '--db', 'jixiao.db'], 2],
  ['a file that is not there', ['no-such-file.txt'], 1],
  ['a database that is not there', ['--db', 'no-such.db'], 2],
] as const)('%s', async (_, args, code) => {
  expect((await jixiao('audit', ...args)).code).toBe(code)
})

test('a file that was made to fill memory is named, and costs those after it nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-audit-'))
  const flood = join(folder, 'flood.docx')
  writeFileSync(flood, docxOf(`<w:p><w:r><w:t>${'水'.repeat(9_000_000)}</w:t></w:r></w:p>`))
  const { stdout, stderr, code } = await jixiao('audit', flood, WRONG, '--severity', 'error')
  expect(stderr).toContain(`${flood}: too_large`)
  expect(stdout).toContain('score_within_weight')
  expect(code).toBe(1)
})

test.skipIf(process.platform !== 'linux')(
  'a file whose name is not UTF-8 is read, and named by its bytes',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jixiao-gbk-'))
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb1, 0xa8])]), 'no form')
    const { stderr, code } = await jixiao(
      'audit',
      folder,
      '--jobs',
      '1',
      '--timeout',
      '60',
      '--lang',
      'zh',
    )
    expect(stderr).not.toContain('not_found')
    expect(stderr).toContain('矛盾 0，存疑 0，提示')
    expect(code).toBe(0)
  },
)
