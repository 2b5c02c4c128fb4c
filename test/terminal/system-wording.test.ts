import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { systemSentence } from '../../src/terminal/system-wording.ts'

test('what the system says is told in words, whichever process heard it', () => {
  const folder = tmpdir()
  try {
    readFileSync(`${folder}/none/at/all`)
  } catch (cause) {
    expect(systemSentence(cause as Error, 'en')).toBe(
      `There is no file or folder ${folder}/none/at/all.`,
    )
  }
  const told = new Error("EISDIR: illegal operation on a directory, open '/a b'")
  expect(systemSentence(told, 'en')).toBe('/a b is a folder: give the name of a file.')
  expect(systemSentence(told, 'zh')).toBe('/a b 是文件夹，请给出文件名。')
  const rare = new Error("ELOOP: too many symbolic links, open '/a'")
  expect(systemSentence(rare, 'en')).toBe(rare.message)
})
