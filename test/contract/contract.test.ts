/**
 * What stays within a major version (docs/contract.md), beside this file as it stands: what is lost or changed breaks what
 * others have built, and must not happen unnoticed.
 */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { RULES } from '../../src/audit/audit.ts'
import { commandLine } from '../../src/cli.ts'
import { exportStreams } from '../../src/export/export.ts'
import { readingWording } from '../../src/extract/wording.ts'
import { LINK_RULES } from '../../src/link/copy-finding.ts'
import { noteWording as formNotes } from '../../src/normalize/wording.ts'
import { withDatabase } from '../../src/store/open.ts'
import { selectStreams, viewNames } from '../../src/store/row-stream.ts'
import { columnsOf, describeSchema } from '../../src/store/schema.ts'
import { jixiao } from '../command-line.ts'
import { printedFields } from './printed.ts'
import { publicDeclarations, publicNames } from './types.ts'

const ADVICE = `The contract of docs/contract.md changes. If something is lost, renamed or means another thing, undo it, or
raise the major version; if something was only added, raise the minor version. Say it in CHANGELOG.md, then renew what
stands here by "npx vitest run test/contract -u" and read the difference.`

/** Holds lines to what is committed under this name. */
async function hold(name: string, lines: readonly string[]): Promise<void> {
  const text = `${lines.join('\n')}\n`
  await expect(text, ADVICE).toMatchFileSnapshot(resolve('test/contract', name))
}

test('the views for asking have the columns that are promised', async () => {
  await withDatabase(':memory:', (database) => {
    const views = describeSchema().filter(({ name }) => name.startsWith('v_'))
    return hold(
      'views.txt',
      views.flatMap(({ name, columns }) => {
        const types = new Map(columns.map((column) => [column.name, column.type]))
        return columnsOf(database, name).map((column) => `${name}.${column} ${types.get(column)}`)
      }),
    )
  })
})

test('CSV has the columns of the views, under their names', async () => {
  const path = mkdtempSync(join(tmpdir(), 'jixiao-contract-'))
  await withDatabase(':memory:', async (database) => {
    const streams = selectStreams(database, { views: viewNames(), prints: 'leading' })
    await exportStreams(streams, { format: 'csv', path, isForExcel: false, headings: 'en' })
    for (const view of viewNames()) {
      const [head = ''] = readFileSync(join(path, `${view}.csv`), 'utf8').split('\r\n')
      expect(head.split(','), ADVICE).toEqual(columnsOf(database, view))
    }
  })
})

test('commands take the arguments and flags that are promised', async () => {
  await hold('commands.txt', linesOf(await commandLine('en'), ''))
})

/** A command with its arguments, its flags in the order of their names, then the same of those below it. */
function linesOf(command: Command, before: string): readonly string[] {
  const name = `${before}${command.name()}`
  const taken = command.registeredArguments.map((argument) => {
    const word = `${argument.name()}${argument.variadic ? '...' : ''}`
    return argument.required ? ` <${word}>` : ` [${word}]`
  })
  const flags = command.options.map(({ flags }) => `${name} ${flags}`).sort()
  const inner = command.commands.flatMap((one) => linesOf(one, `${name} `))
  return [`${name}${taken.join('')}`, ...flags, ...inner]
}

test('what is printed as JSON has the fields that are promised', async () => {
  await hold('printed.txt', printedFields())
})

test('notes and findings have the codes that are promised', async () => {
  await hold('codes.txt', [
    ...listed('finding', { ...RULES, ...LINK_RULES }),
    ...listed('note of a form', formNotes),
    ...listed('note of reading', readingWording),
  ])
})

function listed(what: string, codes: object): readonly string[] {
  return Object.keys(codes)
    .sort()
    .map((code) => `${what}: ${code}`)
}

test('the package exports what is promised', async () => {
  const door = await import('../../src/jixiao.ts')
  expect(publicNames()).toEqual(expect.arrayContaining(Object.keys(door)))
  await hold('exports.txt', publicNames())
})

test('public types are spelled as they are promised', async () => {
  await hold('types.txt', publicDeclarations())
})

const form = 'fixtures/text/cell-per-line/input.txt'
const nowhere = join(mkdtempSync(join(tmpdir(), 'jixiao-contract-')), 'none')

test.each([
  [0, 'what was asked is done', ['extract', form, '--json']],
  [0, 'findings alone are no failure', ['audit', form]],
  [0, 'the version', ['--version']],
  [1, 'a file cannot be read', ['extract', nowhere, '--json']],
  [1, 'findings that the caller will not have', ['audit', form, '--fail-on', 'warning']],
  [2, 'a command that does not exist', ['eat']],
  [2, 'a flag that does not exist', ['extract', form, '--eat']],
  [2, 'a database that is not there', ['query', 'SELECT 1', '--db', nowhere]],
])('the exit code is %i: %s', async (code, _, args) => {
  expect((await jixiao(...args)).code, ADVICE).toBe(code)
})
