/** docs/questions.md: every saved question with its real answer on two of the fixtures. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openSource } from '../src/extract/source.ts'
import { documentRows, processFile } from '../src/pipeline.ts'
import { answerPrinters } from '../src/query/answer-text.ts'
import { segmentForSearch } from '../src/segment/segment.ts'
import { type Database, withDatabase } from '../src/store/database.ts'
import { saveDocument, savePath } from '../src/store/save.ts'
import { type SavedQuestion, savedQuestions } from '../src/store/saved-question.ts'
import { indexWords } from '../src/store/search-index.ts'
import { ask } from '../src/store/strangers-sql.ts'

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
}

function section(database: Database, { name, words, parameters, sql }: SavedQuestion): string {
  const nothing = Object.fromEntries(parameters.map((parameter) => [parameter, null]))
  const { columns, batches } = ask(database, sql, nothing, SHOWN)
  const rows = [...batches].flat()
  const answer = rows.length === 0 ? 'No rows.\n' : answerPrinters.table(columns).rows(rows)
  const flags = parameters.map((parameter) => ` [--${parameter} …]`).join('')
  return `## @${name}

${words.en}

${words.zh}

\`\`\`
$ jixiao query @${name}${flags}
${answer}\`\`\`
`
}

test('docs/questions.md shows every saved question with its real answer', async () => {
  const sections = await withDatabase(':memory:', async (database) => {
    await fill(database)
    return savedQuestions().map((question) => section(database, question))
  })
  const head = `# Saved questions

\`jixiao query --list\` lists them; each is one SQL file in \`src/store/questions\`. The answers below are those of the
fixtures ${fixtures.map((name) => `\`text/${name}\``).join(', ')}, the first ${SHOWN} rows. Made by \`npm run golden\`.
`
  const text = [head, ...sections].join('\n')
  await expect(text).toMatchFileSnapshot(resolve('docs/questions.md'))
})
