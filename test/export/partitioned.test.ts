/** A data set in folders, read by DuckDB as people read it. */
import { globSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { exportStreams } from '../../src/export/export.ts'
import { linkWaiting } from '../../src/ingest/linking.ts'
import { withDatabase, withReadOnlyDatabase } from '../../src/store/open.ts'
import { selectStreams } from '../../src/store/row-stream.ts'
import { readInto } from '../review/database.ts'

const home = mkdtempSync(join(tmpdir(), 'jixiao-partitioned-'))
const database = join(home, 'a.db')

test('DuckDB reads a partitioned export as one table, year and province with it', async () => {
  await readInto(database, globSync('fixtures/text/*/input.*').toSorted().slice(0, 8))
  await withDatabase(database, (opened) => linkWaiting(opened))
  const out = join(home, 'dataset')
  // What an earlier export wrote there goes.
  mkdirSync(join(out, 'v_indicators', 'year=1900'), { recursive: true })
  writeFileSync(join(out, 'v_indicators', 'year=1900', 'part-0.parquet'), 'old')
  const selection = {
    views: ['v_indicators', 'v_forms'],
    prints: 'all',
    isPartitioned: true,
  } as const
  const target = {
    format: 'parquet',
    path: out,
    isForExcel: false,
    headings: 'en',
    isPartitioned: true,
  } as const
  const expected = await withReadOnlyDatabase(database, async (opened) => {
    await exportStreams(selectStreams(opened, selection), target)
    const sql = `SELECT v_indicators.year, province, count(*) AS indicators, sum(weight) AS weight FROM v_indicators
      JOIN v_forms ON v_forms.form_id = v_indicators.form_id GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2 NULLS LAST`
    return opened.prepare(sql).all()
  })
  const duckdb = await (await DuckDBInstance.create(':memory:')).connect()
  const answer = await duckdb.runAndReadAll(`
    SELECT CAST(year AS INTEGER) AS year, province, CAST(count(*) AS INTEGER) AS indicators, sum(weight) AS weight
    FROM read_parquet('${out}/v_indicators/**/*.parquet', hive_partitioning = true)
    GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2 NULLS LAST`)
  expect(answer.getRowObjectsJS()).toEqual(expected)
  expect(expected.length).toBeGreaterThan(2)
  const folders = globSync('v_forms/year=*/province=*/part-0.parquet', { cwd: out })
  expect(folders.length).toBeGreaterThan(2)
})
