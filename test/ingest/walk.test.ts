import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type WalkSettings, walk } from '../../src/ingest/walk.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-walk-'))
mkdirSync(join(folder, 'inner'))
for (const name of ['b.pdf', 'b.expected.json', 'README.md', '.hidden', 'inner/a.txt']) {
  writeFileSync(join(folder, name), 'words')
}

async function names(...roots: string[]): Promise<string[]> {
  const found = await Array.fromAsync(
    walk(roots, { leftOut: new Set(), follows: false, homes: null }),
  )
  return found.map(({ path }) => path.slice(folder.length + 1))
}

test('a folder gives its reports in order, without notes and hidden names', async () => {
  expect(await names(folder)).toEqual(['b.pdf', 'inner/a.txt'])
})

test('what is left out is left out through links too', async () => {
  const database = join(folder, 'inner', 'a.txt')
  symlinkSync(folder, join(folder, 'inner', 'up'))
  const found = await Array.fromAsync(
    walk([join(folder, 'inner', 'up')], {
      leftOut: new Set([database]),
      follows: false,
      homes: null,
    }),
  )
  expect(found.map(({ path }) => path.slice(-5))).toEqual(['b.pdf'])
})

test('what is named itself is read, whatever its name', async () => {
  expect(await names(join(folder, 'README.md'))).toEqual(['README.md'])
})

test.skipIf(process.platform === 'win32')('a device is told, not left out in silence', async () => {
  const [found] = await Array.fromAsync(
    walk(['/dev/null'], { leftOut: new Set(), follows: false, homes: null }),
  )
  expect(found).toMatchObject({ kind: 'problem', code: 'not_readable', path: '/dev/null' })
})

test('links that lead out of the folders asked for are named, and followed where that is asked', async () => {
  const home = mkdtempSync(join(tmpdir(), 'jixiao-links-'))
  const inside = join(home, 'inside')
  for (const name of ['inside', 'inside/deep', 'outside']) mkdirSync(join(home, name))
  writeFileSync(join(home, 'outside', 'secret.txt'), 'words')
  writeFileSync(join(inside, 'a.txt'), 'words')
  symlinkSync(join(home, 'outside'), join(inside, 'folder'))
  symlinkSync(join(home, 'outside', 'secret.txt'), join(inside, 'deep', 'link.txt'))
  symlinkSync('../a.txt', join(inside, 'deep', 'near.txt'))
  // One that begins with the same letters is another folder.
  mkdirSync(join(home, 'inside-too'))
  symlinkSync(join(home, 'inside-too'), join(inside, 'too'))
  const walked = async (roots: string[], settings: Partial<WalkSettings> = {}) => {
    const all = { leftOut: new Set<string>(), follows: false, homes: null, ...settings }
    const found = await Array.fromAsync(walk(roots, all))
    return found.map((one) => [
      one.path.slice(home.length + 1),
      one.kind === 'file' ? 'file' : one.code,
    ])
  }
  expect(await walked([inside])).toEqual([
    ['inside/a.txt', 'file'],
    ['inside/deep/link.txt', 'link_outside'],
    ['inside/deep/near.txt', 'file'],
    ['inside/folder', 'link_outside'],
    ['inside/too', 'link_outside'],
  ])
  expect(await walked([inside], { follows: true })).toEqual([
    ['inside/a.txt', 'file'],
    ['inside/deep/link.txt', 'file'],
    ['inside/deep/near.txt', 'file'],
    ['inside/folder/secret.txt', 'file'],
  ])
  // What is asked for by its name is read, but for a file that is asked for again.
  const link = join(inside, 'deep', 'link.txt')
  expect(await walked([link])).toEqual([['inside/deep/link.txt', 'file']])
  expect(await walked([link], { homes: [inside] })).toEqual([
    ['inside/deep/link.txt', 'link_outside'],
  ])
})
