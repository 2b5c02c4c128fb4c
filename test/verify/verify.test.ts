import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findSamples, type Sample, updateSample, verifySample } from '../../src/verify/verify.ts'

function folder(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), 'verify-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  return path
}

async function samples(files: Readonly<Record<string, string>>): Promise<readonly Sample[]> {
  return (await findSamples(folder(files))) ?? []
}

const page = '<table><tr><td>项目名称</td><td>古籍修复</td></tr></table>'

test('a folder that is not there has no samples', async () => {
  expect(await findSamples('no/such/folder')).toBeNull()
})

test('reports are told from what stands beside them', async () => {
  const found = await samples({ 'a.html': page, 'notes.md': '', 'b.html': page })
  expect(found.map(({ path }) => path.slice(-6))).toEqual(['a.html', 'b.html'])
})

test('two reports of one name keep their endings in the names of their expected results', async () => {
  const found = await samples({ 'a.html': page, 'a.htm': page, 'b.html': page })
  expect(found.map(({ expectedPath }) => expectedPath.split('/').at(-1))).toEqual([
    'a.htm.expected.json',
    'a.html.expected.json',
    'b.expected.json',
  ])
})

test('what update wrote is met, and written once', async () => {
  const path = folder({ 'a.html': page, 'empty.html': '' })
  for (const sample of (await findSamples(path)) ?? []) {
    expect(await updateSample(sample)).toBe(true)
    expect(await updateSample(sample)).toBe(false)
  }
  expect(readFileSync(join(path, 'empty.expected.json'), 'utf8')).toBe('{ "error": "empty" }\n')
  for (const sample of (await findSamples(path)) ?? []) {
    const verdicts = await Array.fromAsync(verifySample(sample))
    expect(verdicts).toMatchObject([{ comparison: { differences: [] }, problem: null }])
  }
})

test.each([
  ['no JSON', '{'],
  ['a misspelt field', '{"forms": [{"project": "古籍修复"}]}'],
])('an expected result with %s is a problem that names the file', async (_, text) => {
  const [sample] = await samples({ 'a.html': page, 'a.expected.json': text })
  const verdicts = await Array.fromAsync(verifySample(sample as Sample))
  expect(verdicts).toMatchObject([{ problem: expect.stringContaining('a.expected.json') }])
})

test('a form that is expected and not read is a loss', async () => {
  const text = '{"forms": [{"project_name": "征集"}]}'
  const [sample] = await samples({ 'a.html': page, 'a.expected.json': text })
  const [verdict] = await Array.fromAsync(verifySample(sample as Sample))
  expect(verdict?.comparison?.differences).not.toEqual([])
})
