/** docs/questions.md and its Chinese: every saved question with its real answer on some of the fixtures. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openSource } from '../src/extract/source.ts'
import { linkWaiting } from '../src/ingest/linking.ts'
import { columnLabel } from '../src/label/column.ts'
import type { Language } from '../src/language/language.ts'
import { documentRows, processFile } from '../src/pipeline.ts'
import { answerPrinter } from '../src/query/answer-text.ts'
import { segmentForSearch } from '../src/segment/segment.ts'
import type { Database } from '../src/store/database.ts'
import { withDatabase } from '../src/store/open.ts'
import { saveDocument, savePath } from '../src/store/save.ts'
import { type SavedQuestion, savedQuestions } from '../src/store/saved-question.ts'
import { indexWords } from '../src/store/search-index.ts'
import { runUserQuery } from '../src/store/user-query.ts'

const startTable = await answerPrinter('table')

/** Rows of an answer that are shown. */
const SHOWN = 5

const fixtures = ['cell-per-line', 'tabs-merges-lost', 'dump-broken-cells']

async function fill(database: Database): Promise<void> {
  for (const name of fixtures) {
    const path = `fixtures/text/${name}/input.txt`
    for await (const opened of openSource(path)) {
      if ('error' in opened) throw opened.error
      const rows = documentRows(
        await processFile(opened, { ocr: 'off', maxPages: 100, maxRatio: 200 }),
      )
      const reading = { parser_version: 1, settings: '{}' }
      const document_id = saveDocument(database, rows, reading, indexWords(segmentForSearch))
      const place = { path, path_bytes: null, size: null, mtime_ms: null }
      const found = { ...place, error_code: null, error_message: null }
      savePath(database, found, { document_id, archive_id: null }, reading)
    }
  }
  linkWaiting(database)
}

function section(
  database: Database,
  { name, words, parameters, sql }: SavedQuestion,
  language: Language,
): string {
  const nothing = Object.fromEntries(parameters.map((parameter) => [parameter, null]))
  const { columns, batches } = runUserQuery(database, sql, nothing, SHOWN)
  const rows = [...batches].flat()
  const headings = columns.map((column) => columnLabel(column, language))
  const answer =
    rows.length === 0 ? wording.none[language] : startTable(headings, { width: null }).rows(rows)
  const flags = parameters
    .map((parameter) => (parameter === 'copies' ? ' [--copies]' : ` [--${parameter} …]`))
    .join('')
  const asked = language === 'zh' ? words.zh : `${words.en}\n\n${words.zh}`
  return `## @${name}

${asked}

\`\`\`
$ jixiao query @${name}${flags}${language === 'zh' ? ' --lang zh' : ''}
${answer}\`\`\`
`
}

const listed = fixtures.map((name) => `\`text/${name}\``)

const wording = {
  none: { zh: '没有符合的行。\n', en: 'No rows.\n' },
  head: {
    zh: `# 已存的问题

\`jixiao query --list\` 列出全部；每个问题是 \`src/store/questions\` 中的一个 SQL 文件。以下答案出自样例
${listed.join('、')}，各取前 ${SHOWN} 行，由 \`npm run golden\` 生成。
`,
    en: `# Saved questions

\`jixiao query --list\` lists them; each is one SQL file in \`src/store/questions\`. The answers below are those of the
fixtures ${listed.join(', ')}, the first ${SHOWN} rows. Made by \`npm run golden\`.
`,
  },
} as const

test('docs/questions.md shows every saved question with its real answer, in either language', async () => {
  const pages = await withDatabase(':memory:', async (database) => {
    await fill(database)
    return (['en', 'zh'] as const).map((language) => {
      const sections = savedQuestions().map((question) => section(database, question, language))
      return [wording.head[language], ...sections].join('\n')
    })
  })
  await expect(pages[0]).toMatchFileSnapshot(resolve('docs/questions.md'))
  await expect(pages[1]).toMatchFileSnapshot(resolve('docs/zh/questions.md'))
})
