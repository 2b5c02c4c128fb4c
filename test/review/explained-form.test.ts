/** Explanations of the forms of a database are remembered, and never longer than they hold. */
import { expect, test } from 'vitest'
import { explainedForm, openExplainer } from '../../src/review/explained-form.ts'
import { withDatabase } from '../../src/store/open.ts'
import { databaseOf } from './database.ts'

test('a document is read again once for all its forms, and anew where anything has changed', async () => {
  const { path } = await databaseOf('fixtures/text/cell-per-line/input.txt')
  await withDatabase(path, (database) => {
    let version = '1'
    const explain = openExplainer(database, () => version)
    const ids = database.prepare('SELECT id FROM forms ORDER BY id').pluck().all() as number[]
    expect(ids.map(explain)).toEqual(ids.map((id) => explainedForm(database, id)))
    const [first = 0] = ids
    const told = explain(first)
    expect(explain(first)).toBe(told)
    version = '2'
    expect(explain(first)).not.toBe(told)
    expect(explain(first)).toEqual(told)
    expect(explain(9999)).toBeNull()
  })
})
