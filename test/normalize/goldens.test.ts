/** From the golden of one boundary to those of the next: what the fixtures’ documents mean, and what contradicts itself in them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { situations } from '../../scripts/make/readings.ts'
import { audit } from '../../src/audit/audit.ts'
import type { RawDocument } from '../../src/extract/document.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { segment } from '../../src/segment/segment.ts'
import { type Read, understoodGoldens } from '../golden.ts'

/** Lines of a golden at most. */
const LONGEST = 300

/** What was read of a fixture: its document, or one for each member of the archive that it is. */
function filesOf(folder: string): readonly Read[] {
  const golden = JSON.parse(readFileSync(join(folder, 'document.json'), 'utf8'))
  return Object.entries('blocks' in golden ? { '': golden } : golden).map(([name, file]) =>
    understood(name, file as RawDocument | { readonly error: string }),
  )
}

function understood(name: string, file: RawDocument | { readonly error: string }): Read {
  if ('error' in file) return { name, error: { code: file.error } }
  const document = { ...file, source: { ...file.source, path: '' } }
  const report = normalize(document, segment)
  return { name, processed: { document, report, findings: audit(report) } }
}

describe.each(situations())('%s', (situation) => {
  const folder = join('fixtures', situation)

  test('means what it meant before', () => {
    for (const [name, text] of Object.entries(understoodGoldens(filesOf(folder))))
      expect(text).toBe(readFileSync(join(folder, name), 'utf8'))
  })

  test.each(['tables.md', 'document.json', 'report.json', 'findings.json'])(
    '%s is short enough to be read',
    (golden) => {
      const lines = readFileSync(join(folder, golden), 'utf8').split('\n')
      expect(lines.length).toBeLessThanOrEqual(LONGEST)
    },
  )
})
