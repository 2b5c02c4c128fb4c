import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { failureSentence } from '../../src/extract/failure-wording.ts'

/** A message where it is written: after the code of an `ExtractError`, or as the `message` of a failure. */
const MESSAGE =
  /(?:ExtractError\(\s*[^,]+,|message:|corrupt\()\s*(?:'(?<plain>[^']+)'|`(?<filled>[^`]+)`)/gu

const sources = ['extract', 'ingest']
  .flatMap((room) =>
    readdirSync(join('src', room), { recursive: true, encoding: 'utf8' }).map((name) =>
      join('src', room, name),
    ),
  )
  .filter((path) => path.endsWith('.ts'))

const messages = sources.flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(MESSAGE)].map(({ groups }) =>
    (groups?.['plain'] ?? groups?.['filled'] ?? '').replaceAll(/\$\{[^}]+\}/gu, '7'),
  ),
)

test.each([...new Set(messages)])('“%s” is said in Chinese', (message) => {
  const said = failureSentence('corrupt', message, 'zh')
  expect(said).not.toContain(message)
  expect(said).toMatch(/\p{Script=Han}/u)
})

test('messages are found where they are written', () => {
  expect(messages.length).toBeGreaterThan(40)
})

test('words of a library stand in brackets behind the reason', () => {
  expect(failureSentence('corrupt', 'bad XRef entry', 'zh')).toBe('文件已损坏（bad XRef entry）')
  expect(failureSentence('corrupt', 'bad XRef entry', 'en')).toBe('bad XRef entry')
})

test('the words of the occasion are kept', () => {
  expect(failureSentence('too_large', 'The image has 9 × 8 pixels.', 'zh')).toContain('9 × 8')
})
