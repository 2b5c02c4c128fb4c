import { describe, expect, test } from 'vitest'
import { withDatabase } from '../../src/store/database.ts'
import { savedQuestions } from '../../src/store/saved-question.ts'

const questions = savedQuestions()

test('there is a dozen of them and more', () => {
  expect(questions.length).toBeGreaterThanOrEqual(12)
})

describe.each(questions.map((question) => [question.name, question] as const))(
  '@%s',
  (_, question) => {
    test('says in both languages what it asks', () => {
      expect(question.words.en).toMatch(/^[A-Z].*[?.]$/u)
      expect(question.words.zh).toMatch(/^\p{Script=Han}.*[？。]$/u)
    })

    test('takes a year and a department, or nothing, and only reads', async () => {
      await withDatabase(':memory:', (database) => {
        const statement = database.prepare(question.sql)
        expect(statement.readonly && statement.reader).toBe(true)
        const values = question.parameters.map((name) => [name, null])
        expect(statement.all(Object.fromEntries(values))).toEqual([])
        expect(['', 'year,department']).toContain(question.parameters.join())
      })
    })
  },
)
