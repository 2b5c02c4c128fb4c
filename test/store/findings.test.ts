import { expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { type Database, withDatabase } from '../../src/store/database.ts'
import { countForms, selectFindings } from '../../src/store/findings.ts'
import { rowsOf } from '../../src/store/rows.ts'
import { inTransaction, saveDocument, savePath } from '../../src/store/save.ts'
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
    const forms = [...selectFindings(database)]
    expect(forms.map(({ file, form: number }) => [file, number])).toEqual([
      ['/data/aa.txt', 0],
      ['/data/aa.txt', 1],
      ['/data/bb.txt', 0],
    ])
    expect(forms[1]?.findings.find(({ code }) => code === 'score_within_weight')).toEqual({
      code: 'score_within_weight',
      severity: 'error',
      path: 'indicators[0].score',
      paths: ['indicators[0].score', 'indicators[0].weight'],
      expected: '10',
      actual: '11',
      page: null,
      message: { zh: '话', en: 'words' },
    })
    expect(countForms(database)).toBe(3)
  })
})

test('what reading noticed is no finding of the audit', async () => {
  await withDatabase(':memory:', (database) => {
    save(database, 'aa', [9])
    const codes = [...selectFindings(database)].flatMap(({ findings }) =>
      findings.map(({ code }) => code),
    )
    expect(codes).not.toContain('unknown_heading')
  })
})
