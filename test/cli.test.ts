/** The command line as a whole: its help, its languages, its completion. */
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { commandLine } from '../src/cli.ts'
import { inChinese } from '../src/commands/chinese-help.ts'

const program = await commandLine('en')

describe.each(program.commands.map((command) => [command.name(), command] as const))(
  '%s',
  (_, command) => {
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
      expect(helpOf(command)).toContain(`jixiao ${command.name()}`)
      expect(helpOf(command)).toContain('Examples:')
    })
  },
)

function helpOf(command: Command): string {
  let text = ''
  command.configureOutput({
    writeOut: (part) => {
      text += part
    },
  })
  command.outputHelp()
  return text
}

test('the help speaks Chinese', async () => {
  const help = (await commandLine('zh')).helpInformation()
  expect(help).toContain('命令：')
  expect(help).toContain('用 SQL 或已存问题查询数据库')
})

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
