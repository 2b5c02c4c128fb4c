/** Small files that were made to fill disk and memory, and large ones that were not. */
import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { zipOf } from '../office.ts'
import { reportText } from './report-text.ts'
import { asked, workplace } from './workplace.ts'

const LINE = '得分10分'

test('figures in one line do not take their line each', async () => {
  const { database, put, take } = workplace()
  put('line.txt', LINE.repeat(4000))
  expect((await take()).ended).toMatchObject([{ outcome: 'complete' }])
  expect(statSync(database).size).toBeLessThan(8 * 2 ** 20)
  const sql = 'SELECT count(*) AS n, max(length(sentence)) AS longest FROM figures'
  expect(await asked(database, sql)).toMatchObject([{ n: 4000, longest: expect.closeTo(200, -1) }])
})

test('an archive of two kilobytes does not fill the disk', async () => {
  const { database, put, take } = workplace()
  // Packed twice, as whoever wants it small would.
  const inner = zipOf({ 'line.txt': LINE.repeat(300_000) })
  put('small.zip', zipOf({ 'inner.zip': inner }))
  put('good.txt', reportText('植树'))
  const { ended } = await take()
  expect(ended).toContainEqual(expect.objectContaining({ error_code: 'too_large' }))
  expect(ended).toContainEqual(expect.objectContaining({ outcome: 'complete', forms: 1 }))
  expect(statSync(database).size).toBeLessThan(8 * 2 ** 20)
})

test('a large document of many forms is taken in whole', async () => {
  const { database, put, take } = workplace()
  const forms = Array.from({ length: 150 }, (_, number) => reportText(`第${number * 7919}号林地`))
  put('many.txt', forms.join('\n\n'))
  put('more.txt', forms.toReversed().join('\n\n'))
  await take({ jobs: 2 })
  expect(await asked(database, 'SELECT count(*) AS n FROM forms')).toEqual([{ n: 300 }])
})
