/** Runs that are told to end, and runs that end without a word. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withDatabase } from '../../src/store/open.ts'
import { openRun } from '../../src/store/run-log.ts'
import { selectLastRun } from '../../src/store/status.ts'
import { start } from '../command-line.ts'
import { reportText } from './report-text.ts'
import { asked, workplace } from './workplace.ts'

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGTERM'] as const)(
  '%s ends a run in order',
  async (signal) => {
    const { files, database, put } = workplace()
    for (let number = 0; number < 40; number += 1) put(`${number}.txt`, reportText(`项目${number}`))
    const run = start(['ingest', files, '--db', database, '--jobs', '1'])
    const exit = once(run, 'exit')
    while (!existsSync(`${database}-wal`)) await wait(20)
    run.kill(signal)
    expect(await exit).toEqual([130, null])
    expect(await asked(database, 'SELECT outcome FROM runs')).toEqual([{ outcome: 'interrupted' }])
  },
)

test('a run whose process is gone is not called going on', async () => {
  await withDatabase(':memory:', (database) => {
    const versions = { program_version: '0', parser_version: 0 }
    openRun(database, { command: 'ingest', settings: '{}', ...versions })
    expect(selectLastRun(database)).toMatchObject({ outcome: 'running' })
    database.exec('UPDATE runs SET process_id = 999999999')
    expect(selectLastRun(database)).toMatchObject({ outcome: 'interrupted' })
    database.exec(
      `UPDATE runs SET process_id = ${process.pid}, updated_at = '2020-01-01T00:00:00Z'`,
    )
    expect(selectLastRun(database)).toMatchObject({ outcome: 'interrupted' })
  })
})
