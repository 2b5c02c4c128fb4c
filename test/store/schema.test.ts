/** Every table, view and column is documented, and the documentation names nothing that is not there. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { schemaMarkdown } from '../../src/commands/schema-markdown.ts'
import { columnLabel } from '../../src/label/column.ts'
import { schemaInChinese } from '../../src/store/chinese-schema.ts'
import { withDatabase } from '../../src/store/open.ts'
import { columnsOf, describeSchema } from '../../src/store/schema.ts'

test('the comments describe the database as SQLite knows it', async () => {
  await withDatabase(':memory:', (database) => {
    const inner = /^sqlite_|^search_/u
    const known = database
      .prepare<string>("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
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

test('every column has a name in Chinese, every table, view and column for asking its words', () => {
  const relations = describeSchema()
  const columns = relations.flatMap((relation) => relation.columns)
  expect(columns.map(({ name }) => name).filter((name) => !named(name))).toEqual([])
  const asked = relations.filter(({ name }) => name.startsWith('v_'))
  const words = [...relations, ...asked.flatMap((relation) => relation.columns)].map(
    (one) => one.words,
  )
  expect(words.filter((sentence) => schemaInChinese(sentence) === undefined)).toEqual([])
})

function named(column: string): boolean {
  return columnLabel(column, 'zh') !== column
}

test('docs/schema.md is what the comments say, in either language', async () => {
  const relations = describeSchema()
  await expect(schemaMarkdown(relations, 'en')).toMatchFileSnapshot(resolve('docs/schema.md'))
  await expect(schemaMarkdown(relations, 'zh')).toMatchFileSnapshot(resolve('docs/zh/schema.md'))
})
