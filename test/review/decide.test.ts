/** What people decide outlives every new reading, and never stands over what was read. */
import { beforeEach, describe, expect, test } from 'vitest'
import { renormalize } from '../../src/ingest/renormalize.ts'
import {
  confirmForm,
  correctField,
  judgeFinding,
  undoCorrection,
  undoDecision,
} from '../../src/review/decide.ts'
import { exportDecisions, ImportError, importDecisions } from '../../src/review/exchange.ts'
import { activeCorrection, selectCorrections } from '../../src/store/corrections.ts'
import type { Database } from '../../src/store/database.ts'
import { selectDocumentFindings } from '../../src/store/document-findings.ts'
import { withDatabase } from '../../src/store/open.ts'
import { selectAllReviews, selectVerdicts } from '../../src/store/verdicts.ts'
import { databaseOf, readInto } from './database.ts'

const fixture = 'fixtures/text/tabs-merges-lost/input.txt'
const me = { who: '甲', why: '' }

let path = ''
let sha256 = ''
beforeEach(async () => {
  const made = await databaseOf(fixture)
  path = made.path
  sha256 = made.digests[0] ?? ''
})

const at = (field: string, form = 0) => ({ sha256, form, path: field })

function one(database: Database, sql: string): Record<string, unknown> {
  return database.prepare(sql).get() as Record<string, unknown>
}

const scoreOf = (database: Database, table: string) =>
  one(database, `SELECT score FROM ${table} WHERE ordinal = 0 ORDER BY form_id LIMIT 1`)['score']

/** The address of some finding of the first form. */
function someFinding(database: Database) {
  const sql = `SELECT findings.code, findings.path, findings.paths FROM findings
    JOIN forms ON forms.id = findings.form_id WHERE forms.ordinal = 0 ORDER BY findings.id`
  const finding = one(database, sql) as { code: string; path: string; paths: string }
  return { sha256, form: 0, ...finding }
}

describe('a correction', () => {
  test('stands beside the reading: tables keep it, views give the corrected value and say so', async () => {
    await withDatabase(path, (database) => {
      const read = scoreOf(database, 'indicators')
      correctField(database, at('indicators[0].score'), { words: '1.5', seen: 0 }, me)
      expect(scoreOf(database, 'indicators')).toBe(read)
      expect(scoreOf(database, 'v_indicators')).toBe(1.5)
      const told = one(database, 'SELECT corrected FROM v_indicators WHERE score = 1.5')
      expect(JSON.parse(String(told['corrected']))).toEqual({ score: 1.5 })
      expect(one(database, 'SELECT corrections FROM v_forms ORDER BY form_id')).toEqual({
        corrections: 1,
      })
    })
  })

  test('has the form audited at once, and taken back leaves no trace', async () => {
    await withDatabase(path, (database) => {
      const all = () =>
        database
          .prepare('SELECT ordinal, code, path, actual FROM findings ORDER BY ordinal')
          .all() as { code: string }[]
      const before = all()
      const decided = correctField(database, at('total.score'), { words: '3', seen: 0 }, me)
      const sums = all().filter(({ code }) => code === 'scores_sum')
      expect(sums).toEqual([expect.objectContaining({ path: 'total.score', actual: '3' })])
      if ('id' in decided) undoCorrection(database, decided.id, '乙')
      expect(all()).toEqual(before)
      expect(one(database, 'SELECT count(*) AS n FROM forms WHERE corrections > 0')).toEqual({
        n: 0,
      })
    })
  })

  test('survives renormalize and a new reading of the same bytes', async () => {
    await withDatabase(path, (database) => {
      correctField(database, at('indicators[0].score'), { words: '1.5', seen: 0 }, me)
    })
    await renormalize(path, new AbortController().signal)
    await withDatabase(path, (database) => expect(scoreOf(database, 'v_indicators')).toBe(1.5))
    await readInto(path, [fixture])
    await withDatabase(path, (database) => expect(scoreOf(database, 'v_indicators')).toBe(1.5))
  })

  test('whose field is now read in another way is left for a decision', async () => {
    await withDatabase(path, async (database) => {
      correctField(database, at('indicators[0].score'), { words: '1.5', seen: 0 }, me)
      database.exec(`UPDATE corrections SET raw = '77', read_value = '77'`)
    })
    await renormalize(path, new AbortController().signal)
    await withDatabase(path, (database) => {
      expect(selectCorrections(database, sha256).map(({ state }) => state)).toEqual(['changed'])
      expect(scoreOf(database, 'v_indicators')).toBe(scoreOf(database, 'indicators'))
    })
  })

  test('that the reading has caught up with says that it agrees', async () => {
    await withDatabase(path, (database) => {
      const read = String(scoreOf(database, 'indicators'))
      correctField(database, at('indicators[0].score'), { words: '1.5', seen: 0 }, me)
      database.prepare(`UPDATE corrections SET words = ?, raw = '77', read_value = '77'`).run(read)
    })
    await renormalize(path, new AbortController().signal)
    await withDatabase(path, (database) => {
      expect(selectCorrections(database, sha256).map(({ state }) => state)).toEqual(['agrees'])
    })
  })

  test('of a second person, who has not seen the first one, is refused and told', async () => {
    await withDatabase(path, (database) => {
      const field = at('total.score')
      const first = correctField(database, field, { words: '3', seen: 0 }, me)
      const second = correctField(database, field, { words: '4', seen: 0 }, { who: '乙', why: '' })
      expect(second).toEqual({ problem: 'overtaken', by: '甲', words: '3' })
      const seen = 'id' in first ? first.id : 0
      const third = correctField(database, field, { words: '4', seen }, { who: '乙', why: '' })
      expect(third).toHaveProperty('id')
      expect(activeCorrection(database, field)).toMatchObject({ words: '4', who: '乙' })
    })
  })

  test('that fits no field is refused and nothing is written', async () => {
    await withDatabase(path, (database) => {
      const put = (field: string, words: string, form = 0) =>
        correctField(database, at(field, form), { words, seen: 0 }, me)
      expect(put('total.score', '很多')).toEqual({ problem: 'unfit', kind: 'number' })
      expect(put('total.sum', '3')).toEqual({ problem: 'unknown' })
      expect(put('total.score', '3', 99)).toEqual({ problem: 'unknown' })
      expect(selectCorrections(database, sha256)).toEqual([])
    })
  })
})

describe('a confirmation', () => {
  test('counts the numbers that were compared and those that had been wrong; a later correction ends it', async () => {
    await withDatabase(path, (database) => {
      correctField(database, at('indicators[0].score'), { words: '1.5', seen: 0 }, me)
      correctField(database, at('project_name'), { words: '别的名称', seen: 0 }, me)
      confirmForm(database, { sha256, form: 0 }, '甲')
      const [review] = selectAllReviews(database)
      expect(review).toMatchObject({ wrong: 1, who: '甲', undone_at: null })
      expect(review?.numbers).toBeGreaterThan(10)
      correctField(database, at('total.score'), { words: '3', seen: 0 }, me)
      expect(selectAllReviews(database)[0]?.undone_at).not.toBeNull()
    })
  })
})

describe('a verdict', () => {
  test('stands until it is taken back, and outlives a new reading', async () => {
    await withDatabase(path, (database) => {
      const finding = someFinding(database)
      judgeFinding(database, { ...finding, verdict: 'accepted', ...me })
      judgeFinding(database, { ...finding, verdict: 'contradiction', ...me })
    })
    await renormalize(path, new AbortController().signal)
    await withDatabase(path, (database) => {
      const [standing, ...others] = selectVerdicts(database, sha256)
      expect(standing?.verdict).toBe('contradiction')
      expect(others).toEqual([])
      undoDecision(database, { table: 'verdicts', id: standing?.id ?? 0 }, '乙')
      expect(selectVerdicts(database, sha256)).toEqual([])
    })
  })
})

test('a verdict on what is no finding is not taken', async () => {
  await withDatabase(path, (database) => {
    const finding = { ...someFinding(database), verdict: 'accepted', ...me } as const
    for (const other of [{ code: 'nothing' }, { form: 99 }, { form: -1 }, { paths: '["x"]' }]) {
      expect(judgeFinding(database, { ...finding, ...other })).toEqual({ problem: 'unknown' })
    }
    expect(selectVerdicts(database, sha256)).toEqual([])
  })
})

describe('exchange', () => {
  test('takes decisions to another database, and names what is decided otherwise there', async () => {
    let lines = ''
    await withDatabase(path, (database) => {
      correctField(database, at('indicators[0].score'), { words: '1.5', seen: 0 }, me)
      correctField(database, at('total.score'), { words: '3', seen: 0 }, me)
      judgeFinding(database, { ...someFinding(database), verdict: 'accepted', ...me })
      lines = [...exportDecisions(database)].join('')
    })
    const other = await databaseOf(fixture)
    await withDatabase(other.path, (database) => {
      correctField(database, at('total.score'), { words: '4', seen: 0 }, me)
      const field = `${sha256} 0 total.score`
      expect(importDecisions(database, lines)).toEqual({ added: 2, known: 0, conflicts: [field] })
      expect(scoreOf(database, 'v_indicators')).toBe(1.5)
      expect(importDecisions(database, lines)).toEqual({ added: 0, known: 2, conflicts: [field] })
    })
  })

  test('takes verdicts on documents as a whole, too', async () => {
    const pages = 'fixtures/pdf/ruled-form-over-two-pages/input.pdf'
    const [from, to] = await Promise.all([databaseOf(pages), databaseOf(pages)])
    const whole = { sha256: from.digests[0] ?? '', form: -1 }
    const finding = { ...whole, code: 'table_continued', path: '', paths: '[]' }
    const lines = await withDatabase(from.path, (database) => {
      judgeFinding(database, { ...finding, verdict: 'accepted', ...me })
      return [...exportDecisions(database)].join('')
    })
    await withDatabase(to.path, (database) => {
      expect(importDecisions(database, lines)).toEqual({ added: 1, known: 0, conflicts: [] })
      const [told] = selectDocumentFindings(database, { id: 1, sha256: whole.sha256 })
      expect(told).toMatchObject({ code: 'table_continued', verdict: { verdict: 'accepted' } })
    })
  })

  test('of a line that is none takes nothing', async () => {
    await withDatabase(path, (database) => {
      expect(() => importDecisions(database, '{"kind":"correction"}\n')).toThrow(ImportError)
      expect(() => importDecisions(database, 'no JSON')).toThrow(
        expect.objectContaining({ line: 1 }),
      )
    })
  })
})
