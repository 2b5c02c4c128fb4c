import { expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import type { Database } from '../../src/store/database.ts'
import { countForms, selectFindings } from '../../src/store/findings.ts'
import { withDatabase } from '../../src/store/open.ts'
import { selectTotals } from '../../src/store/overview.ts'
import type { StoredRow } from '../../src/store/row.ts'
import { rowsOf } from '../../src/store/rows.ts'
import { inTransaction, saveDocument, savePath } from '../../src/store/save.ts'
import { savedQuestions } from '../../src/store/saved-question.ts'
import { form, indicator, rawDocument, report } from './builder.ts'

const said = () => ({ zh: '话', en: 'words' })

function save(database: Database, sha256: string, scores: readonly number[]): void {
  const document = rawDocument(sha256)
  const forms = scores.map((score) => form('植树项目', [indicator('植树数量', score)]))
  const read = report(document, forms)
  const reading = { parser_version: 1, settings: '{}' }
  const place = { path: `/data/${sha256}.txt`, path_bytes: null, size: 12, mtime_ms: 1 }
  inTransaction(database, () => {
    const rows = rowsOf(document, read, audit(read), said)
    const document_id = saveDocument(database, rows, reading, (text) => text)
    savePath(
      database,
      { ...place, error_code: null, error_message: null },
      { document_id, archive_id: null },
      reading,
    )
  })
}

test('forms come in the order of their documents, each with what the audit found in it', async () => {
  await withDatabase(':memory:', (database) => {
    save(database, 'aa', [9, 11])
    save(database, 'bb', [12])
    const forms = [...selectFindings(database, 'leading')]
    expect(forms.map(({ file, form: number, form_id }) => [file, number, form_id])).toEqual([
      ['/data/aa.txt', 0, 1],
      ['/data/aa.txt', 1, 2],
      ['/data/aa.txt', null, null],
      ['/data/bb.txt', 0, 3],
      ['/data/bb.txt', null, null],
    ])
    expect(forms[1]?.findings.find(({ code }) => code === 'score_within_weight')).toEqual({
      stage: 'audit',
      code: 'score_within_weight',
      severity: 'error',
      path: 'indicators[0].score',
      paths: ['indicators[0].score', 'indicators[0].weight'],
      expected: '10',
      actual: '11',
      page: null,
      message: { zh: '话', en: 'words' },
    })
    expect(countForms(database, 'leading')).toBe(3)
  })
})

/** The same counting, wherever a person meets it. */
test('contradictions, doubts and remarks are as many in the audit, in the views and on the page', async () => {
  await withDatabase(':memory:', (database) => {
    save(database, 'aa', [9, 11])
    save(database, 'bb', [12])
    const listed = [...selectFindings(database, 'leading')]
    const count = (severity: string, forms = listed) =>
      forms.flatMap(({ findings }) => findings).filter((one) => one.severity === severity).length
    const ofForms = listed.filter(({ form }) => form !== null)
    const severities = ['error', 'warning', 'info']
    expect(count('info', ofForms)).toBeGreaterThan(0)
    expect(count('info')).toBeGreaterThan(count('info', ofForms))

    const question = savedQuestions().find(({ name }) => name === 'scores')
    const answer = database
      .prepare<StoredRow>(question?.sql ?? '')
      .all({ year: null, department: null, copies: 1 })
    const asked = ['errors', 'warnings', 'infos'].map((name) =>
      answer.reduce((sum, row) => sum + Number(row[name]), 0),
    )
    expect(asked).toEqual(severities.map((severity) => count(severity, ofForms)))
    const { errors, warnings, infos } = selectTotals(database, 'leading')
    expect([errors, warnings, infos]).toEqual(severities.map((severity) => count(severity)))
  })
})
