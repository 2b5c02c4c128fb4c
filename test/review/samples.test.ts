/** What is confirmed is held against every later reading; what was read wrongly goes to the maintainers without names. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleParts } from '../../src/review/bundle.ts'
import { confirmForm, correctField } from '../../src/review/decide.ts'
import { writeSamples } from '../../src/review/samples.ts'
import { drawSample, selectSampledForms } from '../../src/store/accuracy.ts'
import { withDatabase } from '../../src/store/open.ts'
import { findSamples, verifySamples } from '../../src/verify/verify.ts'
import { databaseOf } from './database.ts'

const fixture = 'fixtures/text/tabs-merges-lost/input.txt'

test('a document whose forms are all confirmed becomes a sample, with what was corrected in it', async () => {
  const { path, digests } = await databaseOf(fixture)
  const sha256 = digests[0] ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-samples-'))
  await withDatabase(path, async (database) => {
    const field = { sha256, form: 0, path: 'total.score' }
    correctField(database, field, { words: '12.5', seen: 0 }, { who: '甲', why: '' })
    confirmForm(database, { sha256, form: 0 }, '甲')
    const early = await Array.fromAsync(writeSamples(database, folder))
    expect(early).toEqual([{ sha256, path: null, problem: 'unconfirmed' }])
    confirmForm(database, { sha256, form: 1 }, '甲')
    const [written] = await Array.fromAsync(writeSamples(database, folder))
    expect(written?.problem).toBeNull()
  })
  const samples = await findSamples(folder)
  const [verdict] = await Array.fromAsync(verifySamples(samples ?? []))
  const differences = verdict?.comparison?.differences ?? []
  expect(differences.filter(({ path: at }) => at[0] !== 'findings')).toEqual([
    expect.objectContaining({ path: ['total', 'score'], expected: 12.5 }),
  ])
})

test('a bundle holds the tables, the reading and the correction, and no contact', async () => {
  const { path, digests } = await databaseOf('fixtures/text/cell-per-line/input.txt')
  const sha256 = digests[0] ?? ''
  await withDatabase(path, (database) => {
    const contact = { person: '张某某', phone: '010-55501234' }
    database
      .prepare('UPDATE forms SET contact_person = ?, contact_phone = ?')
      .run(contact.person, contact.phone)
    database
      .prepare(
        `UPDATE tables SET cells = replace(cells, '征集文献数量', '征集文献数量 张某某 13912345678')`,
      )
      .run()
    const parts = bundleParts(database, { sha256, form: 3 })
    expect(Object.keys(parts ?? {})).toEqual(
      expect.arrayContaining(['about.json', 'tables.json', 'read.json', 'corrections.json']),
    )
    const all = Object.values(parts ?? {}).join('\n')
    expect(all).toContain('征集文献数量')
    expect(all).not.toContain(contact.person)
    expect(all).not.toContain(contact.phone)
    expect(all).not.toContain('13912345678')
    expect(bundleParts(database, { sha256, form: 99 })).toBeNull()
  })
})

test('the same seed draws the same forms, another one others', async () => {
  const { path } = await databaseOf('fixtures/text/cell-per-line/input.txt', fixture)
  await withDatabase(path, (database) => {
    const drawn = (seed: number) =>
      selectSampledForms(database, drawSample(database, { seed, size: 3, who: '甲' })).map(
        ({ sha256, form }) => `${sha256} ${form}`,
      )
    const first = drawn(1)
    expect(first).toHaveLength(3)
    expect(drawn(1)).toEqual(first)
    expect([2, 3, 4, 5].map((seed) => drawn(seed)).some((one) => one.join() !== first.join())).toBe(
      true,
    )
  })
})
