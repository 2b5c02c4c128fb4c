import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSource } from '../../src/extract/source.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-source-'))

test.skipIf(process.platform === 'win32')('a device is refused without reading it', async () => {
  await expect(openSource('/dev/null').next()).rejects.toMatchObject({ code: 'not_readable' })
})

test('what is no file says why', async () => {
  const huge = join(folder, 'huge.pdf')
  writeFileSync(huge, '')
  truncateSync(huge, 5 * 2 ** 30)
  await expect(openSource(huge).next()).rejects.toMatchObject({ code: 'too_large' })
  await expect(openSource(folder).next()).rejects.toMatchObject({ code: 'not_readable' })
  await expect(openSource(join(folder, 'no')).next()).rejects.toMatchObject({ code: 'not_found' })
})
