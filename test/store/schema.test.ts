/** Every table, view and column is documented, and the documentation names nothing that is not there. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { withDatabase } from '../../src/store/database.ts'
import { columnsOf, describeSchema, schemaMarkdown } from '../../src/store/schema.ts'

test('the comments describe the database as SQLite knows it', async () => {
  await withDatabase(':memory:', (database) => {
    const inner = /^sqlite_|^search_/u
    const known = database
      .prepare<unknown[], string>("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
      .pluck()
      .all()
      .filter((name) => !inner.test(name))
    const described = describeSchema()
    expect(described.map(({ name }) => name).sort()).toEqual(known.sort())
    for (const { name, columns } of described) {
      expect(columns.map((column) => column.name)).toEqual(columnsOf(database, name))
    }
  })
})

test('every comment is a sentence', () => {
  const texts = describeSchema().flatMap(({ words, columns }) => [
    words,
    ...columns.map((column) => column.words),
  ])
  expect(texts.filter((words) => !/[.…]$/u.test(words))).toEqual([])
})

test('docs/schema.md is what the comments say', async () => {
  await expect(schemaMarkdown(describeSchema())).toMatchFileSnapshot(resolve('docs/schema.md'))
})
