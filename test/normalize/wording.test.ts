import { expect, test } from 'vitest'
import type { FormNoteCode } from '../../src/normalize/report.ts'
import { noteWording } from '../../src/normalize/wording.ts'

test.each(Object.keys(noteWording) as FormNoteCode[])(
  'the note %s has no Latin word in Chinese and lacks no argument',
  (code) => {
    const args = {
      heading: '甲',
      words: '乙',
      row: 7,
      rows: '7、8',
      sum: 50,
      full: 100,
      chosen: '丙',
    }
    const said = noteWording[code].zh(args)
    expect(said).not.toMatch(/[A-Za-z]/u)
  },
)
