/** Whole answers from processes that are kept. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import {
  type Ask,
  cacheAnswers,
  openQueryRunner,
  type WholeAnswer,
} from '../../src/query/answer.ts'
import { withDatabase } from '../../src/store/open.ts'

const path = join(mkdtempSync(join(tmpdir(), 'jixiao-answer-')), 'a.db')
await withDatabase(path, () => undefined)
const endless =
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'

describe('an asker', () => {
  const asker = openQueryRunner(path, 600_000)
  const hasty = openQueryRunner(path, 4000)
  afterAll(() => Promise.all([asker.close(), hasty.close()]))
  /** On a busy machine a process may start too late for the first question. */
  const answered = (sql: string) => () =>
    hasty.ask(sql, {}, 10).then(
      ({ rows }) => rows,
      () => null,
    )

  test('answers one question after another, also after one that is refused', async () => {
    expect((await asker.ask('SELECT :a AS a', { a: 1 }, 10)).rows).toEqual([[1]])
    await expect(asker.ask('DELETE FROM forms', {}, 10)).rejects.toHaveProperty('code')
    await expect(asker.ask('SELECT nothing', {}, 10)).rejects.toHaveProperty('code', 'bad_query')
    expect((await asker.ask('SELECT 2 AS b', {}, 10)).columns).toEqual(['b'])
  })

  test('ends what takes too long, while others are answered', async () => {
    const late = hasty.ask(endless, {}, 10)
    const refused = expect(late).rejects.toHaveProperty('code', 'timeout')
    await expect.poll(answered('SELECT 3 AS c')).toEqual([[3]])
    await refused
    await expect.poll(answered('SELECT 4 AS d')).toEqual([[4]])
  })

  test('leaves nothing of one question to the next', async () => {
    await asker.ask('SELECT 1', {}, 1)
    await expect(asker.ask('CREATE TEMP TABLE t AS SELECT 1', {}, 10)).rejects.toHaveProperty(
      'code',
    )
    await expect(asker.ask('SELECT * FROM t', {}, 10)).rejects.toHaveProperty('code')
  })
})

describe('an answer that is kept', () => {
  /** Counts how often it is asked. */
  const counting = () => {
    const asked: string[] = []
    const ask: Ask = async (sql) => {
      asked.push(sql)
      if (sql === 'wrong') throw new Error('wrong')
      return { columns: [], rows: [[asked.length]], isCut: false }
    }
    return { asked, ask }
  }

  test('is given again until something changes', async () => {
    let version = '1'
    const { asked, ask } = counting()
    const keeping = cacheAnswers(ask, () => version)
    await keeping.ask('a', {}, 1)
    await keeping.ask('a', {}, 1)
    await keeping.ask('a', { year: 2020 }, 1)
    expect(asked).toHaveLength(2)
    version = '2'
    expect((await keeping.ask('a', {}, 1)).rows).toEqual([[3]])
  })

  test('is asked once by many at once, and what failed is asked again', async () => {
    const { asked, ask } = counting()
    const keeping = cacheAnswers(ask, () => '1')
    await Promise.all([keeping.ask('a', {}, 1), keeping.ask('a', {}, 1)])
    expect(asked).toEqual(['a'])
    await expect(keeping.ask('wrong', {}, 1)).rejects.toThrow()
    await expect(keeping.ask('wrong', {}, 1)).rejects.toThrow()
    expect(asked).toEqual(['a', 'wrong', 'wrong'])
  })

  test('is given to a page soon, or what was last answered until it is there', async () => {
    let version = '1'
    const waiting: ((rows: number) => void)[] = []
    const ask: Ask = () =>
      new Promise((resolve) => {
        waiting.push((rows) => resolve({ columns: [], rows: [[rows]], isCut: false }))
      })
    const keeping = cacheAnswers(ask, () => version)
    expect(await keeping.askSoon('a', {}, 1)).toEqual({ last: null })
    version = '2'
    // It comes to its end before another one is begun.
    expect(await keeping.askSoon('a', {}, 1)).toEqual({ last: null })
    expect(waiting).toHaveLength(1)
    waiting[0]?.(7)
    await Promise.resolve()
    const later = await keeping.askSoon('a', {}, 1)
    expect(later).toMatchObject({ last: { answer: { rows: [[7]] }, at: expect.any(Date) } })
    waiting[1]?.(8)
    await Promise.resolve()
    expect(await keeping.askSoon('a', {}, 1)).toMatchObject({ answer: { rows: [[8]] } })
    expect(waiting).toHaveLength(2)
  })

  test('and where it fails late, the page that comes again is told, once', async () => {
    let asked = 0
    const failing = Promise.withResolvers<WholeAnswer>()
    const ask: Ask = () => {
      asked += 1
      return failing.promise
    }
    const keeping = cacheAnswers(ask, () => '1')
    expect(await keeping.askSoon('a', {}, 1)).toEqual({ last: null })
    failing.reject(new Error('late'))
    await new Promise(setImmediate)
    await expect(keeping.askSoon('a', {}, 1)).rejects.toThrow('late')
    expect(asked).toBe(1)
    await expect(keeping.ask('a', {}, 1)).rejects.toThrow('late')
    expect(asked).toBe(2)
  })
})
