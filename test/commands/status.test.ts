import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jixiao } from '../command-line.ts'
import { reportText } from '../ingest/report-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-status-'))
const db = join(folder, 'a.db')

test('it says what recognises scans', async () => {
  const file = join(folder, 'one.txt')
  writeFileSync(file, reportText('植树', 99))
  await jixiao('ingest', file, '--db', db, '--engine', 'tesseract')
  const said = await jixiao('status', '--db', db, '--lang', 'zh')
  expect(said.stdout).toMatch(/^扫描件识别：仅 tesseract\.js/mu)
  const json = await jixiao('status', '--db', db, '--json')
  expect(JSON.parse(json.stdout)).toMatchObject({ run: { engine: 'tesseract' } })
})

test('where nothing is recognised it says nothing of it', async () => {
  await jixiao('ingest', folder, '--db', db, '--ocr', 'off')
  const said = await jixiao('status', '--db', db, '--lang', 'en')
  expect(said.stdout).not.toMatch(/recognised/u)
})

test('another engine is another reading, the same one is not', async () => {
  const unchanged = async (engine: string) => {
    await jixiao('ingest', join(folder, 'one.txt'), '--db', db, '--engine', engine)
    const { stdout } = await jixiao('status', '--db', db, '--json')
    return JSON.parse(stdout).run.unchanged
  }
  await jixiao('ingest', join(folder, 'one.txt'), '--db', db, '--ocr', 'off')
  expect(await unchanged('tesseract')).toBe(0)
  expect(await unchanged('tesseract')).toBe(1)
})

test('an engine that nobody knows is wrong usage', async () => {
  const ended = await jixiao('ingest', folder, '--db', db, '--engine', 'crystal-ball')
  expect(ended.code).toBe(2)
  expect(ended.stderr).toContain('paddle, tesseract')
})
