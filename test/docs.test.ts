/** What the documents promise to hold: every rule, every name of the canonical model, and what a command prints. */
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { RULES } from '../src/audit/audit.ts'
import type { Rule } from '../src/audit/finding.ts'
import { ruleWording } from '../src/audit/wording.ts'
import { openSource } from '../src/extract/source.ts'
import { usualLimits } from '../src/extract/usual-limits.ts'
import { codeLabel } from '../src/label/finding.ts'
import { LINK_RULES, type LinkRule, linkWording } from '../src/link/copy-finding.ts'
import { TOPICS } from '../src/normalize/vocabulary/topic.ts'
import { processFile } from '../src/pipeline.ts'
import { jixiao } from './command-line.ts'

const rulesPage = readFileSync('docs/rules.md', 'utf8')
const modelPage = readFileSync('docs/model.md', 'utf8')
const types = `${readFileSync('src/normalize/report.ts', 'utf8')}\n`

const rules = Object.keys({ ...RULES, ...LINK_RULES }) as (Rule | LinkRule)[]
const sentences = { ...ruleWording, ...linkWording }

describe.each(rules)('the rule %s', (rule) => {
  test('is documented with its source', () => {
    const [, section = ''] = rulesPage.split(`## \`${rule}\`\n`)
    expect(section.split('\n## ')[0]).toMatch(/Source: /u)
  })

  test('is documented in Chinese under its name, with its source', () => {
    const page = readFileSync('docs/zh/rules.md', 'utf8')
    const [, section = ''] = page.split(`## \`${rule}\`：${codeLabel(rule, 'zh')}\n`)
    expect(section.split('\n## ')[0]).toMatch(/依据：/u)
  })

  test('has a sentence in each language, with what it expects and finds', () => {
    const args = {
      expected: '甲',
      actual: '乙',
      label: '丙',
      name: '丁',
      level: '戊',
      score: 9,
      column: 'score',
      others: '己',
    }
    for (const language of ['zh', 'en'] as const) {
      const sentence = sentences[rule][language](args)
      expect(sentence).toMatch(/[甲乙丙丁]/u)
      expect(sentence).not.toContain('undefined')
    }
  })
})

test('the READMEs count the rules', () => {
  const [en, zh] = ['README.md', 'README.zh-CN.md'].map((page) => readFileSync(page, 'utf8'))
  expect(Object.keys(RULES), 'say the new number in the READMEs, and here').toHaveLength(16)
  expect(en).toContain('by sixteen [rules]')
  expect(zh).toContain('按十六条[规则]')
})

/** The body of a type of the model, as its source spells it. */
function bodyOf(type: string): string {
  return new RegExp(`export type ${type} =([^]*?)\\n(?:\\}|\\n)`, 'u').exec(types)?.[1] ?? ''
}

test.each(['Form', 'Fund', 'Goal', 'Value', 'Indicator', 'Total'])(
  'every field of %s is documented',
  (type) => {
    const fields = [...bodyOf(type).matchAll(/^ {2}readonly (\w+):/gmu)].map(
      ([, field = '']) => field,
    )
    expect(fields).not.toEqual([])
    expect(fields.filter((field) => !modelPage.includes(`\`${field}\``))).toEqual([])
  },
)

test.each(['Level1Code', 'Level2Code', 'FundSource', 'FormKind'])(
  'every name of %s is documented',
  (type) => {
    const names = [...bodyOf(type).matchAll(/'(\w+)'/gu)].map(([, name = '']) => name)
    expect(names).not.toEqual([])
    expect(names.filter((name) => !modelPage.includes(`\`${name}\``))).toEqual([])
  },
)

test('every topic is documented', () => {
  expect(TOPICS.filter(({ topic }) => !modelPage.includes(`\`${topic}\``))).toEqual([])
})

const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

test.each(pages)('every place of the project that %s names is there', (page) => {
  const text = readFileSync(page, 'utf8')
  const named = [...text.matchAll(/`((?:src|test|scripts|docs|fixtures)\/[\w./-]*)`/gu)]
  expect(named.map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([])
})

test.each([
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
])('the first table of %s is what its command prints', async (page, language) => {
  const readme = readFileSync(page, 'utf8')
  const [, ingest = '', query = ''] =
    /&& npx jixiao (ingest [^&]*) && npx jixiao (.*)\n/u.exec(readme) ?? []
  const [, shown = ''] = /\n```\n((?:year|年度) [^`]*)```\n/u.exec(readme) ?? []
  const database = join(mkdtempSync(join(tmpdir(), 'jixiao-readme-')), 'demo.db')
  const run = (line: string) => jixiao(...line.replace('demo.db', database).split(' '))
  expect((await run(ingest)).code).toBe(0)
  expect((await run(`${query} --lang ${language}`)).stdout).toBe(shown)
})

test('the worked example of how a form is read is what the command says', async () => {
  const page = readFileSync('docs/reading.md', 'utf8')
  const said = page.split('```text\n')[2]?.split('\n```')[0] ?? ''
  const file = 'fixtures/html/levels-in-rows/input.html'
  const { stdout } = await jixiao('show', file, '--why', '--lang', 'en')
  expect(said).not.toBe('')
  expect(stdout.slice(stdout.indexOf('What the form was cut into')).trimEnd()).toBe(said)
})

/** The blocks of code of a section, each with the language that it names. */
function blocksOf(page: string, heading: string): readonly string[] {
  const [, after = ''] = readFileSync(page, 'utf8').split(`\n## ${heading}\n`)
  const [section = ''] = after.split('\n## ')
  return [...section.matchAll(/```\w+\n([\s\S]*?)\n```/gu)].map(([, block = '']) => block)
}

test('the row that ARCHITECTURE.md follows is read so', async () => {
  const blocks = blocksOf('ARCHITECTURE.md', 'One row, from bytes to SQL')
  const [line, cell, score, target, finding, ...asked] = blocks
  const file = 'fixtures/text/tabs-merges-lost/input.txt'
  expect(readFileSync(file, 'utf8').split('\n')[43]).toBe(line)
  for await (const opened of openSource(file)) {
    if ('error' in opened) throw opened.error
    const { document, report, findings } = await processFile(opened, { ocr: 'off', ...usualLimits })
    const cells = document.blocks.flatMap((block) => (block.type === 'table' ? block.cells : []))
    expect(cells).toContainEqual(JSON.parse(cell ?? ''))
    const indicator = report.forms[1]?.indicators[5]
    expect(indicator?.score).toEqual(JSON.parse(score ?? ''))
    expect(indicator?.target_value).toEqual(JSON.parse(target ?? ''))
    expect(findings).toContainEqual(JSON.parse(finding ?? ''))
  }
  const database = join(mkdtempSync(join(tmpdir(), 'jixiao-row-')), 'a.db')
  await jixiao('ingest', file, '--db', database)
  expect(asked).toHaveLength(2)
  for (const shown of asked) {
    const [, sql = '', answer] = /^\$ jixiao query "(.*)"\n([\s\S]*)$/u.exec(shown) ?? []
    const { stdout } = await jixiao('query', sql, '--db', database)
    expect(stdout.trimEnd()).toBe(answer)
  }
})

test('ARCHITECTURE.md names every dependency with its licence', () => {
  const page = readFileSync('ARCHITECTURE.md', 'utf8')
  const rows = [...page.matchAll(/^\| (.+?) \| (.+?) \| .+ \|$/gmu)].flatMap(
    ([, names = '', licences = '']) => names.split(', ').map((name) => ({ name, licences })),
  )
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  const wanted = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap((kind) =>
    Object.keys(manifest[kind]),
  )
  const isNamed = (name: string) => {
    const { license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'))
    return rows.some((row) => {
      const isIt =
        row.name === name || (row.name.endsWith('*') && name.startsWith(row.name.slice(0, -1)))
      return isIt && row.licences.includes(license)
    })
  }
  expect(wanted.filter((name) => !isNamed(name))).toEqual([])
})
