/** Runs that are started from the browser: within allowed places, one at a time, and what they say where they cannot be made. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { uploadsFor } from '../../src/commands/uploads.ts'

const [, program] = process.argv
let home = ''
let allowed = ''

/** What stands for the program: it says something and ends. */
function programThat(source: string): void {
  const path = join(home, 'program.js')
  writeFileSync(path, source)
  process.argv[1] = path
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'jixiao-bring-in-'))
  allowed = join(home, 'allowed')
  mkdirSync(allowed)
  writeFileSync(join(allowed, 'a.txt'), '绩效自评表')
  writeFileSync(join(home, 'secret.txt'), '绩效自评表')
  symlinkSync(home, join(allowed, 'out'))
})
afterEach(() => {
  process.argv[1] = program ?? ''
})

test.each(['secret.txt', 'allowed/../secret.txt', 'allowed/out/secret.txt', 'allowed/none'])(
  '%s is not within the allowed places, and nothing is run',
  async (name) => {
    programThat('process.exit(2)')
    const bringIn = uploadsFor(join(home, 'a.db'), [allowed])
    expect(await bringIn.start([`${home}/${name}`])).toBe('outside')
    expect(bringIn.isRunning()).toBe(false)
  },
)

test('a run that cannot be made says why, until the next one', async () => {
  const bringIn = uploadsFor(join(home, 'a.db'), [allowed])
  programThat(`process.stderr.write('another run goes on\\n'); process.exit(2)`)
  expect(await bringIn.start([join(allowed, 'a.txt')])).toBeNull()
  expect(await bringIn.start([join(allowed, 'a.txt')])).toBe('busy')
  await expect.poll(bringIn.refusal).toBe('another run goes on')
  programThat('process.exit(1)')
  expect(await bringIn.start([join(allowed, 'a.txt')])).toBeNull()
  await expect.poll(bringIn.isRunning).toBe(false)
  expect(bringIn.refusal()).toBeNull()
})

test('what is dropped is kept under a plain name beside the database, and may be read', async () => {
  programThat('process.exit(0)')
  const bringIn = uploadsFor(join(home, 'a.db'), [])
  const kept = await bringIn.keep('..\\..\\x/../自评:表.txt', new TextEncoder().encode('一'))
  expect(kept.startsWith(join(home, 'a.db.files'))).toBe(true)
  expect(kept).toMatch(/[0-9a-f]{16}-自评_表\.txt$/u)
  expect(await bringIn.start([kept])).toBeNull()
})
