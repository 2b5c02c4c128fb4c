import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withVocabularyLines } from '../../src/unknown/vocabulary-file.ts'
import { findSamples, type Sample, updateSamples, verifySamples } from '../../src/verify/verify.ts'
import { reportText } from '../ingest/report-text.ts'

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

test('what update wrote is met; what a person corrected is overwritten only by force', async () => {
  const path = folder({ 'a.html': page, 'empty.html': '' })
  const updates = async (isForced: boolean) => {
    const found = (await findSamples(path)) ?? []
    return (await Array.fromAsync(updateSamples(found, isForced))).map(({ update }) => update)
  }
  expect(await updates(false)).toEqual(['written', 'written'])
  expect(await updates(true)).toEqual(['unchanged', 'unchanged'])
  const corrected = '{ "error": "encrypted" }\n'
  writeFileSync(join(path, 'empty.expected.json'), corrected)
  expect(await updates(false)).toEqual(['kept', 'kept'])
  expect(readFileSync(join(path, 'empty.expected.json'), 'utf8')).toBe(corrected)
  expect(await updates(true)).toEqual(['unchanged', 'written'])
  expect(readFileSync(join(path, 'empty.expected.json'), 'utf8')).toBe('{ "error": "empty" }\n')
  const met = { comparison: { differences: [] }, problem: null }
  const verdicts = await Array.fromAsync(verifySamples((await findSamples(path)) ?? []))
  expect(verdicts).toMatchObject([met, met])
})

test.each([
  ['no JSON', '{', ''],
  ['a list instead of an object', '[]', 'object'],
  ['a misspelt field', '{"forms": [{"project": "古籍修复"}]}', 'forms[0]'],
  ['a number in quotes', '{"forms": [{"year": "2023"}]}', 'forms[0].year'],
  ['a wrong member', '{"members": {"b.txt": {"forms": [{"year": "2023"}]}}}', 'members["b.txt"]'],
])('an expected result with %s is a problem that names file and place', async (_, text, place) => {
  const found = await samples({ 'a.html': page, 'a.expected.json': text })
  const [verdict] = await Array.fromAsync(verifySamples(found))
  expect(verdict?.problem).toContain('a.expected.json')
  expect(verdict?.problem).toContain(place)
})

test('a form that is expected and not read is a loss', async () => {
  const text = '{"forms": [{"project_name": "征集"}]}'
  const found = await samples({ 'a.html': page, 'a.expected.json': text })
  const [verdict] = await Array.fromAsync(verifySamples(found))
  expect(verdict?.comparison?.differences).not.toEqual([])
})

test("words of one's own count for what is found and for what is expected", async () => {
  const home = mkdtempSync(join(tmpdir(), 'jixiao-verify-words-'))
  writeFileSync(join(home, 'a.txt'), reportText('植树', 9).replace('主管部门', '牵头处'))
  const words = withVocabularyLines('words.txt', '牵头处 = 主管部门', [])
  await Array.fromAsync(updateSamples((await findSamples(home)) ?? [], false, words))
  const samples = (await findSamples(home)) ?? []
  const differences = async (vocabulary: typeof words) => {
    const [verdict] = await Array.fromAsync(verifySamples(samples, vocabulary))
    return verdict?.comparison?.differences.map(({ path }) => path.join('.'))
  }
  expect(await differences(words)).toEqual([])
  expect(await differences([])).toContain('department.name')
})
