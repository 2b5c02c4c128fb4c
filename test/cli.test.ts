/** The command line as a whole: its help, its languages, its completion. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { commandLine } from '../src/cli.ts'
import { inChinese } from '../src/commands/chinese-help.ts'
import { allCommands, nameOf } from '../src/commands/configuration.ts'

const program = await commandLine('en')

describe.each(allCommands(program).map((command) => [nameOf(command), command] as const))(
  '%s',
  (name, command) => {
    test('describes itself and its flags in both languages', () => {
      const words = [
        command.description(),
        ...command.options.map((option) => option.description),
        ...command.registeredArguments.map((argument) => argument.description),
      ].filter((text) => text !== '')
      expect(command.description()).not.toBe('')
      expect(words.filter((text) => inChinese(text) === text)).toEqual([])
    })

    test('gives examples', () => {
      expect(helpOf(command)).toContain(`jixiao ${name}`)
      expect(helpOf(command)).toContain('Examples:')
    })
  },
)

function helpOf(command: Command, width = 80): string {
  let text = ''
  command.configureOutput({
    getOutHelpWidth: () => width,
    writeOut: (part) => {
      text += part
    },
  })
  command.outputHelp()
  return text
}

/** Latin words that Chinese readers of a help know by no other name: products, formats, units. */
const PROPER =
  /Model Context Protocol|CSV|JSON Lines|JSON|Markdown|HTML|SQL|SHA-256|DOCX|Excel|UTF-8|GB\/T 2260|MB|stdio|PostgreSQL|Prometheus|Parquet|127\.0\.0\.1/gu

const inChineseNow = await commandLine('zh')

const helped = new Map(
  [inChineseNow, ...allCommands(inChineseNow)].map((command) => [nameOf(command), command]),
)

test.each([...helped.keys()])('the help of %s speaks Chinese wholly', (name) => {
  const help = helpOf(helped.get(name) ?? inChineseNow, 1000)
  const typed = [
    /(?<=[（；](?:可选|默认)：)[^（）；]*/gu,
    /^ {2}(?:jixiao|watch|source) .*?(?: {2}|$)/gmu,
    /[\w.>/]*\w+\.(?:db|json|html|id)|[a-z]+\/|file、url、published、publisher、region/gu,
    /jixiao(?: [a-z]+)*|--?[a-z][a-z-]*|^ {2}[a-z]+/gimu,
    /\b(?:zh|en|csv|jsonl|auto|off|force|verify)\b/gu,
  ]
  const words = [...typed, PROPER].reduce((text, known) => text.replaceAll(known, ''), help)
  expect(words).not.toMatch(/[A-Za-z]/u)
  expect(help).toContain('用法：jixiao')
})

test('the examples of a help say in Chinese what they do', () => {
  const extract = inChineseNow.commands.find((command) => command.name() === 'extract')
  expect(extract && helpOf(extract)).toMatch(
    /示例：\n {2}jixiao extract report\.pdf +把其中的表列成表格\n/u,
  )
})

test('no line of a Chinese help is wider than the terminal, but for examples', () => {
  for (const command of allCommands(inChineseNow)) {
    const wide = helpOf(command)
      .replace(/示例：.*/su, '')
      .split('\n')
      .filter((line) => stringWidth(line) > 80)
    expect(wide).toEqual([])
  }
})

test('a language that jixiao does not speak is refused, and a locale told in the help', () => {
  expect(run(['--lang', 'fr', 'status'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('jixiao speaks zh (Chinese) and en (English).'),
  })
  const { stdout } = run(['--help'], { LC_ALL: 'fr_FR.UTF-8' })
  expect(stdout).toContain('your locale is fr_FR.UTF-8, so it speaks English.')
  expect(run(['--help']).stdout).not.toContain('your locale')
  expect(run(['status'], { JIXIAO_LANG: 'fr', LC_ALL: 'zh_CN.UTF-8' })).toMatchObject({
    status: 2,
    stderr: 'JIXIAO_LANG：jixiao 只说中文（zh）和英文（en）。\n',
  })
})

function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, ['bin/jixiao.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', NO_COLOR: '1', ...environment },
  })
}

function jixiao(...args: string[]): string {
  const environment = { ...process.env, LC_ALL: 'C', NO_COLOR: '1' }
  const options = { encoding: 'utf8', env: environment, stdio: 'pipe' } as const
  return execFileSync(process.execPath, ['bin/jixiao.js', ...args], options)
}

test('it says its version', () => {
  expect(jixiao('--version')).toMatch(/^\d+\.\d+\.\d+\n$/u)
})

const shells = ['bash', 'zsh', 'fish'].map((shell) => [shell, `/bin/${shell}`] as const)

test.each(shells)('the completion for %s names every command and is sound', (shell, path) => {
  const script = jixiao('completion', shell)
  for (const command of program.commands) expect(script).toContain(command.name())
  expect(script).toContain('@low-execution')
  const found = [path, `/usr${path}`].find((one) => existsSync(one))
  if (found === undefined) return
  const file = join(tmpdir(), `jixiao-completion.${shell}`)
  writeFileSync(file, script)
  execFileSync(found, ['-n', file])
})

test('bash completes commands, flags, choices and saved questions', () => {
  const script = jixiao('completion', 'bash')
  const complete = (...words: string[]) => {
    const list = words.map((word) => `'${word}'`).join(' ')
    const code = `${script}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _jixiao; echo "\${COMPREPLY[*]}"`
    return execFileSync('bash', ['-c', code], { encoding: 'utf8' }).trim().split(' ')
  }
  expect(complete('jixiao', 'ver')).toEqual(['verify'])
  expect(complete('jixiao', 'query', '@low')).toEqual(['@low-execution'])
  expect(complete('jixiao', 'query', '--ti')).toEqual(['--timeout'])
  expect(complete('jixiao', 'export', '--format', 'pa')).toEqual(['parquet'])
})
