/** Runs that go on: what they wait for, and what they tell meanwhile. */
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pdfOf } from '../../scripts/make/pdf.ts'
import { withDatabase } from '../../src/store/open.ts'
import { openRun } from '../../src/store/run-log.ts'
import { jixiao, jixiaoAs, start } from '../command-line.ts'
import { reportText } from './report-text.ts'
import { asked, holds, until, workplace } from './workplace.ts'

test('a watched folder gives what arrives', async () => {
  const { files, database, put } = workplace()
  put('one.txt', reportText('植树'))
  const watching = start(['ingest', files, '--db', database, '--jobs', '1', '--watch'])
  await until(() => holds(database, 1))
  put('two.txt', reportText('修路'))
  await until(() => holds(database, 2))
  watching.kill('SIGINT')
  await once(watching, 'exit')
})

test('a second run on a database is refused, or waits where it is told to', async () => {
  const { files, database, put } = workplace()
  put('one.txt', reportText('植树'))
  const command = ['ingest', files, '--db', database, '--jobs', '1']
  await withDatabase(database, async (opened) => {
    // This very process holds the run that is going on.
    const versions = { program_version: '0', parser_version: 0 }
    const other = openRun(opened, { command: 'ingest', settings: '{}', ...versions })
    // It shows that it lives, however long the others take to start.
    const beat = () => other.beat({ found: 0, found_all: 0, unchanged: 0 })
    const beating = setInterval(beat, 1000)
    const refused = await jixiaoAs(undefined, ...command)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain(`Another run (process ${process.pid}) writes this database`)
    expect(await holds(database, 0)).toBe(true)
    const patient = start([...command, '--wait'])
    if (patient.stderr === null) throw new Error('The program has no output.')
    let said = ''
    patient.stderr.on('data', (words) => {
      said += words
    })
    await until(() => said.includes('Waiting for the other run to end'))
    expect(patient.exitCode).toBeNull()
    expect(await holds(database, 0)).toBe(true)
    const ended = once(patient, 'exit')
    clearInterval(beating)
    const released = new Date().toISOString()
    other.end('done', null)
    expect(await ended).toEqual([0, null])
    expect(await holds(database, 1)).toBe(true)
    const starts = await asked(database, 'SELECT started_at FROM runs ORDER BY id DESC LIMIT 1')
    expect(starts).toMatchObject([{ started_at: expect.toSatisfy((start) => start >= released) }])
  })
})

test('a scan tells each of its pages while it is recognised', async () => {
  const { files, database } = workplace()
  const stream = readFileSync('test/extract/ocr/stamped-form.jpg')
  const colours = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode'
  const dictionary = `/Type /XObject /Subtype /Image /Width 1000 /Height 640 ${colours}`
  const operators = 'q 480 0 0 307.2 0 0 cm /X0 Do Q'
  const sheet = { width: 480, height: 307.2, ink: [{ kind: 'raw', operators }] } as const
  writeFileSync(join(files, 'scan.pdf'), pdfOf([sheet, sheet], [{ dictionary, stream }]))
  const args = ['ingest', files, '--db', database, '--json']
  const { stdout } = await jixiao(...args)
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    // How far the run is comes by the clock.
    .filter(({ event }) => event !== 'progress')
  const path = join(files, 'scan.pdf')
  expect(events.slice(0, 2)).toEqual([1, 2].map((page) => ({ event: 'page', path, page, of: 2 })))
  expect(events.map(({ event }) => event)).toEqual(['page', 'page', 'file', 'end'])
})
