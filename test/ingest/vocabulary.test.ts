/** Words of one's own are a setting of a reading: another list reads anew, from the files or from what is stored. */
import { expect, test } from 'vitest'
import { renormalize } from '../../src/ingest/renormalize.ts'
import { withVocabularyLines } from '../../src/unknown/vocabulary-file.ts'
import { reportText } from './report-text.ts'
import { asked, usual, workplace } from './workplace.ts'

const words = (text: string) => withVocabularyLines('words.txt', text, [])
const ended = (files: readonly { readonly outcome: string }[]) =>
  files.map(({ outcome }) => outcome)
const SCORES = 'SELECT score FROM indicators'

test('a changed list reads files again, the same list in another order does not', async () => {
  const { database, put, take } = workplace()
  put('a.txt', reportText('植树', 99).replace('得分', '丙丁'))
  const read = (vocabulary: ReturnType<typeof words>) =>
    take({ read: { ...usual.read, vocabulary } })
  await read([])
  const [unread] = await asked(database, SCORES)
  const listed = words('丙丁 = 得分\n戊己 = 分值')
  expect(ended((await read(listed)).ended)).toEqual(['complete'])
  expect(await asked(database, SCORES)).not.toEqual([unread])
  expect((await read(listed.toReversed())).ended).toEqual([])
  expect(ended((await read([])).ended)).toEqual(['complete'])
  expect((await asked(database, SCORES))[0]).toEqual(unread)
})

test('renormalizing with a list needs no files, and ingest then finds nothing to do', async () => {
  const { database, put, take } = workplace()
  put('a.txt', reportText('植树', 99).replace('得分', '丙丁'))
  await take()
  const listed = words('丙丁 = 得分')
  await renormalize(database, new AbortController().signal, listed)
  expect((await asked(database, SCORES))[0]).not.toEqual({ score: null })
  expect((await take({ read: { ...usual.read, vocabulary: listed } })).ended).toEqual([])
  const kept = await asked(
    database,
    `SELECT count(*) AS count FROM documents JOIN vocabularies ON vocabularies.sha256 = settings ->> '$.vocabulary'`,
  )
  expect(kept).toEqual([{ count: 1 }])
  await renormalize(database, new AbortController().signal)
  expect((await take()).ended).toEqual([])
})
