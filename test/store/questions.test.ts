/** Questions of one's own: kept, called otherwise, given up. */
import { expect, test } from 'vitest'
import { withDatabase } from '../../src/store/open.ts'
import {
  deleteQuestion,
  renameQuestion,
  saveQuestion,
  selectOwnQuestions,
} from '../../src/store/questions.ts'

test('a question is renamed unless another one has the name, and dropped', async () => {
  await withDatabase(':memory:', (database) => {
    const one = { words: '', sql: 'SELECT 1', who: '甲', at: '2026-01-01T00:00:00.000Z' }
    for (const name of ['甲', '乙']) saveQuestion(database, { ...one, name })
    const wanted = { name: '丙', words: '问什么' }
    expect(renameQuestion(database, '没有', wanted)).toBe('unknown')
    expect(renameQuestion(database, '甲', { ...wanted, name: '乙' })).toBe('taken')
    expect(renameQuestion(database, '甲', wanted)).toBe('renamed')
    expect(renameQuestion(database, '乙', { name: '乙', words: '只改说明' })).toBe('renamed')
    expect(selectOwnQuestions(database).map(({ name, words }) => [name, words])).toEqual([
      ['丙', '问什么'],
      ['乙', '只改说明'],
    ])
    expect(deleteQuestion(database, '丙')).toBe(true)
    expect(deleteQuestion(database, '丙')).toBe(false)
    expect(selectOwnQuestions(database)).toHaveLength(1)
  })
})
