/** What npm would publish works where it is installed: compiled, with its data files, without the sources. */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
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
})

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

test('its types hold under the strictest compiler, with no other types installed', () => {
  const [, example = ''] = /```ts\n(.*?)```/su.exec(readFileSync('docs/library.md', 'utf8')) ?? []
  const { code, text } = compiled(
    example,
    `import {
    audit, ExtractError, extract, ingest, normalize, openStore, openStoreReadOnly, sentenceOf, StoreError,
    type Cell, type Finding, type Form, type Place, type RawDocument, type RunEnd, type Search, type Table,
  } from 'jixiao'
  export async function firstSentence(path: string): Promise<string | undefined> {
    for await (const document of extract(path, { ocr: 'off' })) {
      const forms: readonly Form[] = normalize(document).forms
      const findings: readonly Finding[] = audit(normalize(document))
      const place: Place | undefined = findings[0]?.places[0]
      if (place?.kind === 'cell' && forms.length > 0) return sentenceOf(findings[0] as Finding, 'zh')
    }
    return undefined
  }
  export const errors: readonly (new (...given: never) => Error)[] = [ExtractError, StoreError]
  export const stores = [openStore, openStoreReadOnly]
  export const taken: Promise<RunEnd> = ingest(['reports'], 'reports.db', { jobs: 1 })
  export type Read = [Cell, RawDocument, Search, Table]`,
  )
  expect(text).toBe('')
  expect(code).toBe(0)
})

/** What the compiler says of programs that import the installed package, in a folder without `@types`. */
function compiled(...programs: readonly string[]) {
  const elsewhere = mkdtempSync(join(tmpdir(), 'jixiao-types-'))
  mkdirSync(join(elsewhere, 'node_modules'))
  cpSync(join(modules, 'jixiao'), join(elsewhere, 'node_modules', 'jixiao'), { recursive: true })
  writeFileSync(join(elsewhere, 'package.json'), '{"type":"module"}')
  const names = programs.map((_, at) => `example-${at}.ts`)
  for (const [at, name] of names.entries()) writeFileSync(join(elsewhere, name), programs[at] ?? '')
  const flags = ['--strict', '--target', 'es2024', '--module', 'nodenext', '--noEmit']
  const tsc = resolve('node_modules/.bin/tsc')
  const { status, stdout } = spawnSync(tsc, [...flags, ...names], {
    cwd: elsewhere,
    encoding: 'utf8',
  })
  return { code: status, text: stdout }
}

test('a Node too old for it ends in a sentence in both languages', () => {
  const old =
    "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.20.2'}})"
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', old, program], {
    encoding: 'utf8',
  })
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toBe(
    'jixiao 需要 Node.js 22.13 或更高版本，现为 20.20.2。\njixiao needs Node.js 22.13 or newer; this is 20.20.2.\n',
  )
})

test('documents for its users come with it', () => {
  expect(readdirSync(join(modules, 'jixiao', 'docs'))).toContain('library.md')
})

/** A script of an installation may do anything: the runtime and the words' compiler need theirs, nobody else. */
test('only two packages may run scripts when they are installed, both for development alone', () => {
  const { allowScripts, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>
  }
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.replace(/^.*node_modules\//u, ''))
  expect(Object.keys(allowScripts).sort()).toEqual(scripted.sort())
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name])
  expect(allowed).toEqual(['nodejieba', 'node'])
  expect(Object.keys(devDependencies)).toEqual(expect.arrayContaining(allowed))
})
