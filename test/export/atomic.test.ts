import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillFolderAtomically } from '../../src/export/atomic.ts'

const home = mkdtempSync(join(tmpdir(), 'jixiao-whole-'))

test('a folder that cannot be filled is not there, and what stood in its place stays', async () => {
  const folder = join(home, 'package')
  const fill = (text: string) => async (part: string) => writeFileSync(join(part, 'a.csv'), text)
  const fail = async (part: string) => {
    writeFileSync(join(part, 'a.csv'), 'half')
    throw new Error('The disk is full.')
  }
  await expect(fillFolderAtomically(folder, fail)).rejects.toThrow('full')
  expect(existsSync(folder)).toBe(false)
  await fillFolderAtomically(folder, fill('one'))
  await expect(fillFolderAtomically(folder, fail)).rejects.toThrow('full')
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('one')
  expect(readdirSync(home)).toEqual(['package'])
})
