/**
 * Golden regression: every fixture's input against what was read, understood and judged before. When something
 * breaks, the first golden that differs names the room. `npm run golden` rewrites them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { situations } from '../scripts/make/readings.ts'
import { ExtractError } from '../src/extract/error.ts'
import { openSource } from '../src/extract/source.ts'
import { processFile } from '../src/pipeline.ts'
import { skipWithoutPaddle } from './extract/ocr/with-paddle.ts'
import { goldensOf, type Read } from './golden.ts'

/** What a fixture shows, and who made it. */
const originSchema = z.union([
  z.strictObject({ about: z.string(), made: z.string() }),
  z.strictObject({
    ...{ about: z.string(), url: z.url(), publisher: z.string(), date: z.iso.date() },
    sha256: z.hash('sha256'),
  }),
])

async function* readAll(input: string): AsyncGenerator<Read> {
  try {
    for await (const opened of openSource(input)) {
      const name = opened.path.slice(input.length).replace(/^!\//u, '')
      if ('error' in opened) yield { name, error: opened.error }
      else
        yield {
          name,
          processed: await processFile(opened, { ocr: 'auto', maxPages: 100, maxRatio: 200 }),
        }
    }
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    yield { name: '', error }
  }
}

describe.each(situations())('%s', (situation) => {
  const folder = join('fixtures', situation)

  test('says what it shows and where it comes from', () => {
    const origin = JSON.parse(readFileSync(join(folder, 'origin.json'), 'utf8'))
    expect(originSchema.safeParse(origin).error).toBeUndefined()
  })

  test('gives what it gave before', async ({ skip }) => {
    // The goldens of pictures are those of the engine that reads best.
    if (situation.startsWith('image')) skipWithoutPaddle(skip)
    const input = readdirSync(folder).find((name) => name.startsWith('input.')) ?? ''
    const files = await Array.fromAsync(readAll(join(folder, input)))
    for (const [name, text] of Object.entries(goldensOf(files))) {
      await expect(text).toMatchFileSnapshot(resolve(folder, name))
    }
  })
})
