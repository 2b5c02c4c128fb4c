import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { permissionFlags } from '../../src/process/child.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-child-'))
const allowed = join(folder, 'allowed')
mkdirSync(allowed)

function attempt(code: string) {
  return spawnSync(process.execPath, [...permissionFlags([allowed]), '-e', code], {
    encoding: 'utf8',
  })
}

test('a confined process writes only where it may', () => {
  const write = (path: string) => attempt(`fs.writeFileSync(${JSON.stringify(path)}, "")`)
  expect(write(join(allowed, 'a')).status).toBe(0)
  expect(write(join(folder, 'b')).stderr).toContain('ERR_ACCESS_DENIED')
  expect(existsSync(join(folder, 'b'))).toBe(false)
})

test('a confined process starts no program', () => {
  expect(attempt("child_process.execSync('true')").stderr).toContain('ERR_ACCESS_DENIED')
})
