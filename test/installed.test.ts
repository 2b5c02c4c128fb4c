/** What npm would publish, installed elsewhere from the registry with npm's own defaults, as a stranger installs it. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

/** Longest time for an installation; each command below ends by itself. */
const PATIENCE_MS = 900_000

/** Without what `npm test` tells the processes below it; with the Node that runs this. */
const strangers = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(?!config_registry)/iu.test(key)),
  ),
  PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
}

function isReachable(): boolean {
  const asked = ['ping', '--fetch-retries', '0', '--fetch-timeout', '5000']
  return spawnSync('npm', asked, { stdio: 'ignore', env: strangers }).status === 0
}

test(
  'the packed file installs, compiles strictly, runs the documented example and says its version',
  async ({ skip }) => {
    if (!isReachable()) skip('The npm registry cannot be reached: nothing was installed.')
    const home = mkdtempSync(join(tmpdir(), 'jixiao-installed-'))
    const run = (command: string, ...args: readonly string[]): string =>
      execFileSync(command, args, { cwd: home, encoding: 'utf8', stdio: 'pipe', env: strangers })
    execFileSync('npm', ['pack', '--silent', '--pack-destination', home], { stdio: 'pipe' })
    const archive = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? ''
    writeFileSync(join(home, 'package.json'), '{"name":"elsewhere","type":"module"}')
    run('npm', 'install', '--no-audit', '--no-fund', `./${archive}`)
    expect(readdirSync(join(home, 'node_modules', 'jixiao'))).not.toContain('.npmrc')

    const [, example = ''] = /```ts\n(.*?)```/su.exec(readFileSync('docs/library.md', 'utf8')) ?? []
    writeFileSync(join(home, 'example.ts'), `${example}\nconsole.log(JSON.stringify(rows))\n`)
    cpSync('fixtures/text/cell-per-line', join(home, 'fixtures/text/cell-per-line'), {
      recursive: true,
    })
    const flags = ['--strict', '--target', 'es2024', '--module', 'nodenext', '--noEmit']
    const compiler = resolve('node_modules/.bin/tsc')
    const compiled = spawnSync(compiler, [...flags, 'example.ts'], {
      ...{ cwd: home, encoding: 'utf8' },
    })
    expect(compiled.stdout).toBe('')
    expect(compiled.status).toBe(0)
    expect(JSON.parse(run(process.execPath, 'example.ts'))).toContainEqual({
      ...{ project_name: '古籍修复经费', total_score: 96.5 },
    })
    expect(run('npx', 'jixiao', '--version')).toMatch(/^\d+\.\d+\.\d+\n$/u)
  },
  PATIENCE_MS,
)
