/** A database that is taken away while a run writes it. */
import { once } from 'node:events'
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runIngest } from '../../src/ingest/run.ts'
import { jixiao, start } from '../command-line.ts'
import { reportText } from './report-text.ts'
import { unattended, usual, workplace } from './workplace.ts'

test.each([
  ['deleted', (path: string) => rmSync(path)],
  ['moved', (path: string) => renameSync(path, `${path}.old`)],
  [
    'replaced',
    (path: string) => {
      rmSync(path)
      writeFileSync(path, '')
    },
  ],
])('a database that is %s ends the run', async (_, take) => {
  const { files, database, put } = workplace()
  put('one.txt', reportText('植树'))
  put('two.txt', reportText('修路'))
  let isTaken = false
  const watch = unattended((ended) => {
    if (ended.length > 0 && !isTaken) {
      isTaken = true
      take(database)
    }
  })
  await expect(runIngest([files], false, { database, ...usual }, watch)).rejects.toMatchObject({
    code: 'moved',
  })
})

test('the person is told, and the exit code says that nothing is there', async () => {
  const { files, database, put } = workplace()
  for (let number = 0; number < 40; number += 1) put(`${number}.txt`, reportText(`项目${number}`))
  const run = start(['ingest', files, '--db', database, '--jobs', '1'])
  if (run.stderr === null) throw new Error('The program has no output.')
  const said = text(run.stderr)
  const exit = once(run, 'exit')
  while (!existsSync(`${database}-wal`)) await wait(20)
  rmSync(database)
  expect(await exit).toEqual([2, null])
  expect(await said).toContain('was moved, deleted or replaced during the run')
  expect(await said).not.toContain('Done')
})

test('a database at rest is one file, after runs and after questions', async () => {
  const { home, files, database, put, take } = workplace()
  put('one.txt', reportText('植树'))
  await take()
  expect(readdirSync(home)).toEqual(['a.db', 'files'])
  await jixiao('query', 'SELECT count(*) FROM forms', '--db', database)
  await jixiao('status', '--db', database)
  expect(readdirSync(home)).toEqual(['a.db', 'files'])
  expect(files).toContain(home)
})
