/** Recognition as a whole, on one small scan: `scripts/make-scan.ts` drew it, askew, with a stamp over its figures. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Note, Table } from '../../../src/extract/document.ts'
import { decodeImage } from '../../../src/extract/ocr/decode.ts'
import { engineVersions, openEngine, usualEngine } from '../../../src/extract/ocr/engine.ts'
import { engineNames } from '../../../src/extract/ocr/engine-name.ts'
import { quarterTurned } from '../../../src/extract/ocr/grey.ts'
import { readImage } from '../../../src/extract/ocr/image.ts'
import { hasPaddle } from '../../../src/extract/ocr/paddle.ts'
import { readScan } from '../../../src/extract/ocr/scan.ts'
import type { Reading } from '../../../src/extract/reader.ts'
import { picture } from './picture.ts'
import { skipWithoutPaddle } from './with-paddle.ts'

const engine = openEngine(usualEngine(), 1)
let bytes: Uint8Array
let cache: string

beforeAll(async () => {
  bytes = await readFile(join(import.meta.dirname, 'stamped-form.jpg'))
  cache = await mkdtemp(join(tmpdir(), 'jixiao-ocr-'))
  process.env['JIXIAO_CACHE'] = cache
})

afterAll(async () => {
  await engine.close()
  await rm(cache, { recursive: true })
})

const settings = { ocr: 'auto', maxPages: 10 } as const

function rowsOf({ blocks }: Reading): readonly string[] {
  const [table] = blocks.filter((block): block is Table => block.type === 'table')
  const rows = Map.groupBy(table?.cells ?? [], ({ row }) => row)
  return [...rows.values()].map((cells) => cells.map(({ text }) => text).join(' | '))
}

describe.each(engineNames)('a stamped scan that lies askew, by %s', (engine) => {
  const notes: Note[] = []
  let reading: Reading
  beforeAll(async () => {
    if (engine === 'paddle' && !hasPaddle()) return
    reading = await readImage(bytes, { ...settings, engine }, (note) => notes.push(note))
  })
  beforeEach(({ skip }) => {
    if (engine === 'paddle') skipWithoutPaddle(skip)
  })

  test('is read cell by cell', () => {
    const text = (row: string) => row.normalize('NFKC')
    expect(rowsOf(reading).map(text)).toEqual([
      '项目名称 | 青禾镇河道清淤工程',
      '项目资金 |  | 全年预算数 | 全年执行数 | 执行率',
      '年度资金总额 | 1,260.00 | 1,134.00 | 90.00%',
      '一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分',
      '产出指标 | 数量指标 | 清淤河道长度 | ≥12公里 | 13.5公里 | 40 | 38',
      '质量指标 | 验收合格率 | 100% | — | 60 | 57',
      '总分 | 100 | 95',
    ])
  })
  test('says that it was recognised', () => {
    expect(notes.map(({ code }) => code)).toEqual(['page_recognized'])
  })
  test('is in the cache afterwards, and read the same from there', async () => {
    const kept = await readdir(join(cache, 'ocr'))
    expect(kept.filter((name) => name.startsWith(`${engineVersions[engine]}-`))).toHaveLength(1)
    const again = await readImage(bytes, { ...settings, engine }, () => undefined)
    expect(rowsOf(again)).toEqual(rowsOf(reading))
  })
})

test('a page on its head is turned', async () => {
  const image = quarterTurned(await decodeImage(bytes), 2)
  const { page, turn } = await readScan(
    image,
    { number: 1, width: 480, height: 307 },
    engine.recognize,
  )
  expect(turn.quarters).toBe(2)
  expect(page.words.map(({ text }) => text)).toContain('项目名称')
})

test('a blank page has no words', async () => {
  const frame = { number: 1, width: 300, height: 400 }
  const { page } = await readScan(picture(600, 800, []), frame, engine.recognize)
  expect([page.words, page.edges]).toEqual([[], []])
})

test('noise is no print', async () => {
  let seed = 1
  const image = picture(500, 500, [])
  for (let at = 0; at < image.data.length; at++) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    image.data[at] = (seed >> 16) & 0xff
  }
  const frame = { number: 1, width: 240, height: 240 }
  const { page } = await readScan(image, frame, engine.recognize)
  expect(page.words).toEqual([])
})

test('an image is not read where recognition is off', async () => {
  await expect(
    readImage(bytes, { ...settings, ocr: 'off' }, () => undefined),
  ).rejects.toMatchObject({ code: 'no_content' })
})
