import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { walk } from '../../src/ingest/walk.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-walk-'))
mkdirSync(join(folder, 'inner'))
for (const name of ['b.pdf', 'b.expected.json', 'README.md', '.hidden', 'inner/a.txt']) {
  writeFileSync(join(folder, name), 'words')
}

async function names(...roots: string[]): Promise<string[]> {
  const found = await Array.fromAsync(walk(roots, new Set()))
  return found.map(({ path }) => path.slice(folder.length + 1))
}

test('a folder gives its reports in order, without notes and hidden names', async () => {
  expect(await names(folder)).toEqual(['b.pdf', 'inner/a.txt'])
})

test('what is left out is left out through links too', async () => {
  const database = join(folder, 'inner', 'a.txt')
  symlinkSync(folder, join(folder, 'inner', 'up'))
  const found = await Array.fromAsync(walk([join(folder, 'inner', 'up')], new Set([database])))
  expect(found.map(({ path }) => path.slice(-5))).toEqual(['b.pdf'])
})

test('what is named itself is read, whatever its name', async () => {
  expect(await names(join(folder, 'README.md'))).toEqual(['README.md'])
})

test.skipIf(process.platform === 'win32')('a device is told, not left out in silence', async () => {
  const [found] = await Array.fromAsync(walk(['/dev/null'], new Set()))
  expect(found).toMatchObject({ kind: 'problem', code: 'not_readable', path: '/dev/null' })
})
