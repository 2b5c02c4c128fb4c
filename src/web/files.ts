/** A whole worklist as a file for other programs. */
import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context, Hono } from 'hono'
import { csvText } from '../export/lines.ts'
import { writeWorkbook } from '../export/workbook/workbook.ts'
import type { Language } from '../language/language.ts'
import { selectListedFindings, selectListedForms } from '../store/listed.ts'
import type { RowStream } from '../store/row-stream.ts'
import type { StoredValue } from '../store/value.ts'
import type { ListName } from '../store/worklist/asked.ts'
import type { Guarded } from './guard.ts'
import { allRows } from './list-state.ts'
import type { PageRequest } from './page.ts'

/** Adds `/findings.csv` and the others; they take the same parameters as the lists. */
export function addFiles(
  app: Hono<Guarded>,
  request: (context: Context<Guarded>) => PageRequest,
): void {
  for (const list of ['findings', 'forms'] as const) {
    app.get(`/${list}.csv`, async (context) => {
      const stream = await streamOf(request(context), list)
      const text = [...csvText(stream, true, request(context).language)].join('')
      return context.body(text, 200, headers(list, 'csv', 'text/csv; charset=utf-8'))
    })
    app.get(`/${list}.xlsx`, async (context) => {
      const { language } = request(context)
      const bytes = await workbookOf(await streamOf(request(context), list), language)
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      return context.body(bytes, 200, headers(list, 'xlsx', type))
    })
  }
}

function headers(list: ListName, ending: string, type: string) {
  return {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${list}.${ending}"`,
  }
}

const numbers: ReadonlySet<string> = new Set([
  ...['annual_budget', 'total_score', 'confidence'],
  ...['form', 'year', 'errors', 'warnings', 'remarks', 'corrections'],
])

/** Rows that are asked for together. */
const TOGETHER = 500

async function streamOf(request: PageRequest, list: ListName): Promise<RowStream> {
  const ids = await allRows(request, list)
  const select = list === 'forms' ? selectListedForms : selectListedFindings
  const some = (from: number, most: number) =>
    select(request.database, ids.slice(from, from + most)) as readonly object[]
  const names = Object.keys(some(0, 1)[0] ?? {})
  const columns = names.map((name) => ({
    name,
    type: numbers.has(name) ? ('number' as const) : ('text' as const),
    words: '',
  }))
  return {
    ...{ name: list, words: '', columns },
    count: () => ids.length,
    rows: function* () {
      for (let from = 0; from < ids.length; from += TOGETHER) {
        for (const row of some(from, TOGETHER)) yield Object.values(row) as StoredValue[]
      }
    },
  }
}

async function workbookOf(stream: RowStream, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(tmpdir(), `jixiao-${randomUUID()}.xlsx`)
  try {
    await writeWorkbook([stream], path, language, null)
    return new Uint8Array(await readFile(path))
  } finally {
    await rm(path, { force: true })
  }
}
