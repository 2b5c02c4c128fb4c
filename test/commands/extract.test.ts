import { expect, test } from 'vitest'
import { jixiao } from '../command-line.ts'

const input = 'fixtures/docx/transfer-form/input.docx'

test('extract --format markdown prints each document under its name, and tells what cannot be read', async () => {
  const { code, stdout, stderr } = await jixiao(
    'extract',
    '--format',
    'markdown',
    input,
    'no--thing.pdf',
  )
  expect(code).toBe(1)
  expect(stdout).toMatch(/^<!-- fixtures\/docx\/transfer-form\/input\.docx -->\n\n/u)
  expect(stdout).toContain('<table>\n<tr>')
  expect(stdout).toContain('\n## 1. ')
  expect(stderr).toContain('no--thing.pdf')
})

test('extract refuses two formats at once', async () => {
  const { code, stderr } = await jixiao('extract', '--json', '--format', 'markdown', input)
  expect(code).toBe(2)
  expect(stderr).toContain('--format')
})
