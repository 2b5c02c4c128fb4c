import { expect, test } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { withDatabase } from '../../src/store/open.ts'
import { countRows, failedRows, rowsOf } from '../../src/store/rows.ts'
import {
  inTransaction,
  removeStaleMembers,
  removeUnnamedDocuments,
  saveDocument,
  savePath,
} from '../../src/store/save.ts'
import { indexWords } from '../../src/store/search-index.ts'
import { form, indicator, rawDocument, report, source } from './builder.ts'

const reading = { parser_version: 1, settings: '{}' }
const words = indexWords((text) => text.split(' '))
const silent = () => ({ zh: '话', en: 'words' })

function rowsFor(sha256: string, project: string) {
  const document = rawDocument(sha256)
  const forms = [form(project, [indicator('植树数量', 9), indicator('成活率', null)])]
  return rowsOf(document, report(document, forms), [], silent)
}

function found(path: string) {
  const disk = { path_bytes: null, size: 12, mtime_ms: 1 }
  return { path, ...disk, error_code: null, error_message: null }
}

function all(database: Database, sql: string): unknown[] {
  return database.prepare(sql).all()
}

test('a document is asked for by its canonical names', async () => {
  await withDatabase(':memory:', (database) => {
    inTransaction(database, () => saveDocument(database, rowsFor('aa', '植树项目'), reading, words))
    expect(
      all(
        database,
        `SELECT sha256, department_name, department_code, level3, score, target_value, attained, note
         FROM indicators JOIN forms ON forms.id = form_id JOIN documents ON documents.id = document_id
         ORDER BY indicators.ordinal`,
      ),
    ).toMatchObject([
      { sha256: 'aa', department_name: '云岭县林业局', department_code: '219', score: 9 },
      { level3: '成活率', score: null, target_value: 95, attained: 1, note: null },
    ])
    expect(all(database, 'SELECT extra FROM forms')).toEqual([
      { extra: '{"说明":"甲","说明（2）":"乙"}' },
    ])
  })
})

test('raw cells and the words behind fields are asked for by views', async () => {
  await withDatabase(':memory:', (database) => {
    inTransaction(database, () => saveDocument(database, rowsFor('aa', '植树项目'), reading, words))
    expect(all(database, 'SELECT "column", text, place, confidence FROM cells')).toEqual([
      { column: 0, text: '项目名称', place: '["line",1]', confidence: null },
      { column: 1, text: '植树', place: '["line",1]', confidence: 0.5 },
    ])
    expect(
      all(database, "SELECT raw, basis FROM sources WHERE path = 'indicators[0].score'"),
    ).toEqual([{ raw: '9', basis: 'printed' }])
  })
})

test('the same bytes read again replace their own rows and nothing else', async () => {
  await withDatabase(':memory:', (database) => {
    const save = (sha256: string, project: string) =>
      inTransaction(database, () =>
        saveDocument(database, rowsFor(sha256, project), reading, words),
      )
    save('aa', '旧')
    save('bb', '别')
    save('aa', '新')
    expect(all(database, 'SELECT project_name FROM forms ORDER BY id')).toEqual([
      { project_name: '别' },
      { project_name: '新' },
    ])
    expect(all(database, 'SELECT count(*) AS rows FROM indicators')).toEqual([{ rows: 4 }])
    expect(all(database, 'PRAGMA foreign_key_check')).toEqual([])
  })
})

test('a document lives as long as a path leads to it', async () => {
  await withDatabase(':memory:', (database) => {
    const save = (sha256: string, path: string) => {
      const document_id = saveDocument(database, rowsFor(sha256, '植树'), reading, words)
      savePath(database, found(path), { document_id, archive_id: null }, reading)
    }
    save('aa', '/one')
    save('aa', '/two')
    save('bb', '/one')
    expect(all(database, 'SELECT sha256 FROM documents ORDER BY sha256')).toHaveLength(2)
    save('bb', '/two')
    removeUnnamedDocuments(database)
    expect(all(database, 'SELECT sha256 FROM documents')).toEqual([{ sha256: 'bb' }])
  })
})

test('a document that moved is not lost where something else stands at its old path', async () => {
  await withDatabase(':memory:', (database) => {
    const save = (sha256: string) => saveDocument(database, rowsFor(sha256, '植树'), reading, words)
    const note = (path: string, document_id: number) =>
      savePath(database, found(path), { document_id, archive_id: null }, reading)
    const moved = save('aa')
    note('/old', moved)
    note('/old', save('bb'))
    note('/new', moved)
    removeUnnamedDocuments(database)
    expect(
      all(database, 'SELECT path, sha256 FROM paths JOIN documents ON documents.id = document_id'),
    ).toEqual([
      { path: '/old', sha256: 'bb' },
      { path: '/new', sha256: 'aa' },
    ])
  })
})

test('a member that left its archive is forgotten', async () => {
  await withDatabase(':memory:', (database) => {
    const nothing = { document_id: null, archive_id: null }
    const archive = savePath(database, found('/a.zip'), nothing, reading)
    const member = (name: string, sha256: string) => {
      const document_id = saveDocument(database, failedRows(source(sha256), broken), reading, words)
      const target = { document_id, archive_id: archive }
      return savePath(database, found(`/a.zip!/${name}`), target, reading)
    }
    const broken = { code: 'corrupt', message: 'Broken.' } as const
    const kept = member('one', 'aa')
    member('two', 'bb')
    removeStaleMembers(database, archive, new Set([kept]))
    removeUnnamedDocuments(database)
    expect(all(database, 'SELECT sha256, outcome, error_code FROM documents')).toEqual([
      { sha256: 'aa', outcome: 'failed', error_code: 'corrupt' },
    ])
  })
})

test('rows are counted without the document itself', () => {
  expect(countRows(rowsFor('aa', '植树'))).toBe(1 + 1 + 1 + 2 + 1 + 2 + 1 + 1)
})
