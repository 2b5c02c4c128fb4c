/** The made reports know their truth: whatever the format, it comes out of the database again. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generate } from '../../scripts/generate.ts'
import { digest } from '../../src/store/digest.ts'
import { withReadOnlyDatabase } from '../../src/store/open.ts'
import { jixiao } from '../command-line.ts'

test('what was printed is what is stored, and renormalizing changes nothing', async () => {
  const home = mkdtempSync(join(tmpdir(), 'jixiao-generate-'))
  const database = join(home, 'a.db')
  const formats = ['text', 'html', 'docx', 'xlsx', 'pdf', 'ofd'] as const
  const made = await generate(formats.length * 2, join(home, 'files'), 11, formats)
  expect((await jixiao('ingest', join(home, 'files'), '--db', database)).stderr).toContain(
    '12 read',
  )
  const stored = await withReadOnlyDatabase(database, (db) =>
    db
      .prepare(
        `SELECT path, project_name, total_score, year, department_name,
           (SELECT group_concat(target || actual || score, ';' ORDER BY ordinal) FROM indicators WHERE form_id = forms.id) AS indicators
         FROM forms JOIN paths USING (document_id) ORDER BY path`,
      )
      .all(),
  )
  expect(stored).toEqual(
    made.map(({ file, truth }) => ({
      path: file,
      project_name: truth.project_name,
      total_score: truth.total,
      year: truth.year,
      department_name: truth.department,
      indicators: truth.indicators
        .map(({ target, actual, score }) => `${target}${actual}${score.toFixed(1)}`)
        .join(';'),
    })),
  )
  const before = await withReadOnlyDatabase(database, digest)
  expect((await jixiao('renormalize', '--db', database)).code).toBe(0)
  expect(await withReadOnlyDatabase(database, digest)).toBe(before)
  const status = JSON.parse((await jixiao('status', '--json', '--db', database)).stdout)
  expect(status).toMatchObject({ run: { command: 'renormalize', files: 12 }, failures: [] })
})
