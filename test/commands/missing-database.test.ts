import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jixiao } from '../command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-missing-'))

test.each([['renormalize'], ['retry', '--failed']])('%s makes no database', async (...command) => {
  const db = join(folder, 'none.db')
  const ended = await jixiao(...command, '--db', db)
  expect(ended).toMatchObject({
    code: 2,
    stderr: `There is no database at ${db}; jixiao ingest makes one.\n`,
  })
  expect(existsSync(db)).toBe(false)
})
