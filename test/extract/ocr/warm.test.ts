/** Engines that are kept read on after a file has closed them. */
import { expect, test } from 'vitest'
import { usualEngine } from '../../../src/extract/ocr/engine.ts'
import { areEnginesWarm, engineFor, keepEnginesWarm } from '../../../src/extract/ocr/warm.ts'

const blank = { width: 80, height: 60, data: new Uint8Array(80 * 60).fill(255) }

test('an engine stays for the next file, and is the same for it', async () => {
  expect(areEnginesWarm()).toBe(false)
  keepEnginesWarm()
  expect(areEnginesWarm()).toBe(false)
  const first = engineFor(usualEngine(), 1)
  const read = await first.recognize(blank, 'text')
  await first.close()
  const next = engineFor(usualEngine(), 1)
  expect(next.recognize).toBe(first.recognize)
  expect(await next.recognize(blank, 'text')).toEqual(read)
  expect(areEnginesWarm()).toBe(true)
  const other = engineFor(usualEngine(), 2)
  expect(other.recognize).not.toBe(first.recognize)
  await next.close()
  await other.close()
  // Nobody reads with the first any more: it ended when another was asked for, so that two never stay.
  engineFor(usualEngine(), 2)
  expect(engineFor(usualEngine(), 1).recognize).not.toBe(first.recognize)
})
