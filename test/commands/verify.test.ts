import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jixiao } from '../command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-verify-'))
copyFileSync('fixtures/text/tabs-merges-lost/input.txt', join(folder, 'a.txt'))

test('nothing expected is wrong usage, what update wrote is met, a corrected field is a loss', async () => {
  expect((await jixiao('verify', folder)).code).toBe(2)
  expect((await jixiao('verify', folder, '--update')).code).toBe(0)
  expect(await jixiao('verify', folder)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('100 %'),
  })
  const path = join(folder, 'a.expected.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"score": 9.5', '"score": 9.4'))
  expect(await jixiao('verify', folder, '--lang', 'zh')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('得分: 应为 9.4，读作 9.5'),
  })
})

test('a folder that is not there is wrong usage', async () => {
  expect((await jixiao('verify', join(folder, 'nothing'))).code).toBe(2)
})
