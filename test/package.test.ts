/** What npm would publish works where it is installed: compiled, with its data files, without the sources. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'

const home = mkdtempSync(join(tmpdir(), 'jixiao-package-'))
const modules = join(home, 'node_modules')
const program = join(modules, 'jixiao', 'bin', 'jixiao.js')

function run(...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8', stdio: 'pipe' })
}

beforeAll(() => {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', home], { stdio: 'pipe' })
  mkdirSync(join(modules, 'jixiao'), { recursive: true })
  const archive = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? ''
  const unpack = [
    '-xzf',
    join(home, archive),
    '-C',
    join(modules, 'jixiao'),
    '--strip-components=1',
  ]
  execFileSync('tar', unpack)
  for (const name of readdirSync('node_modules').filter((one) => one !== 'jixiao')) {
    symlinkSync(resolve('node_modules', name), join(modules, name))
  }
}, 120_000)

test('the sources stay at home', () => {
  expect(readdirSync(join(modules, 'jixiao')).sort()).toEqual(
    expect.arrayContaining(['LICENSE', 'bin', 'dist', 'package.json']),
  )
  expect(readdirSync(join(modules, 'jixiao'))).not.toContain('src')
})

test('it says its version', () => {
  expect(run(program, '--version')).toMatch(/^\d+\.\d+\.\d+\n$/u)
})

test('it reads, stores, asks and reports', () => {
  run(program, 'ingest', resolve('fixtures/text/cell-per-line/input.txt'), '--db', 'a.db')
  const answer = run(program, 'query', '@low-execution', '--db', 'a.db', '--format', 'json')
  expect(JSON.parse(answer)).toHaveLength(2)
  run(program, 'report', '--db', 'a.db', '--out', 'a.html')
  run(program, 'export', '--db', 'a.db', '--format', 'xlsx', '--out', 'a.xlsx')
  expect(readdirSync(home)).toEqual(expect.arrayContaining(['a.html', 'a.xlsx']))
})

test('it is imported by its name', () => {
  const script = `import { extract, normalize } from 'jixiao'
    const [document] = await Array.fromAsync(extract(process.argv[2]))
    console.log(normalize(document).forms.length)`
  writeFileSync(join(home, 'example.mjs'), script)
  expect(run('example.mjs', resolve('fixtures/text/tabs-merges-lost/input.txt'))).toBe('2\n')
})
