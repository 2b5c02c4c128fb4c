/**
 * `npm run installed`: what npm would publish, installed elsewhere from the registry with npm's own defaults, as a stranger
 * installs it; the documented example is compiled strictly and run there.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'

/** Without what `npm run` tells the processes below it; with the Node that runs this. */
const strangers = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(?!config_registry)/iu.test(key)),
  ),
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
}

const home = mkdtempSync(join(tmpdir(), 'jixiao-installed-'))

function run(command: string, ...args: readonly string[]): string {
  const options = { cwd: home, encoding: 'utf8', env: strangers } as const
  return execFileSync(command, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
}

execFileSync('npm', ['pack', '--silent', '--pack-destination', home], { stdio: 'ignore' })
const archive = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? ''
writeFileSync(join(home, 'package.json'), '{"name":"elsewhere","type":"module"}')
run('npm', 'install', '--no-audit', '--no-fund', `./${archive}`)
const [, example = ''] = /```ts\n(.*?)```/su.exec(readFileSync('docs/library.md', 'utf8')) ?? []
writeFileSync(join(home, 'example.ts'), `${example}\nconsole.log(JSON.stringify(rows))\n`)
const fixture = 'fixtures/text/cell-per-line'
cpSync(fixture, join(home, fixture), { recursive: true })
const flags = ['--strict', '--target', 'es2024', '--module', 'nodenext', '--noEmit']
run(resolve('node_modules/.bin/tsc'), ...flags, 'example.ts')
const rows = JSON.parse(run(process.execPath, 'example.ts')) as { readonly total_score: number }[]
if (!rows.some(({ total_score }) => total_score === 96.5)) throw new Error(JSON.stringify(rows))
console.log(`installed ${archive}: it says version ${run('npx', 'jixiao', '--version').trim()}`)
rmSync(home, { recursive: true })
