/** A database as tools of the Model Context Protocol, for assistants: only to read, over stdio. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { z } from 'zod'
import type { Language } from '../language/language.ts'
import type { Database } from '../store/database.ts'
import { StoreError } from '../store/error.ts'
import { storeSentence } from '../store/error-wording.ts'
import { selectFormPage, selectTables } from '../store/form-page.ts'
import { type Hit, searchKinds } from '../store/found.ts'
import { savedQuestions } from '../store/saved-question.ts'
import { describeSchema } from '../store/schema.ts'
import { search } from '../store/search.ts'
import type { StoredValue } from '../store/value.ts'
import { type ToolWord, toolWords } from './wording.ts'

/** What the tools are handed. */
export type Tools = {
  readonly language: Language
  readonly database: Database
  readonly segment: (text: string) => readonly string[]
  readonly ask: (
    sql: string,
    parameters: Readonly<Record<string, StoredValue>>,
    limit: number,
  ) => Promise<object>
}

/** Rows of one answer at most. */
const ROWS = 500

function addressed(language: Language) {
  return {
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/u)
      .describe(toolWords.sha256[language]),
    form: z.int().min(0).describe(toolWords.form[language]),
  }
}

function told(value: unknown) {
  return { content: [{ type: 'text' as const, text: JSON.stringify(value) }] }
}

function refused(sentence: string) {
  return { ...told({ error: sentence }), isError: true }
}

/** The server with its tools; nothing of it writes. */
export function toolServer(tools: Tools, version: string): McpServer {
  const server = new McpServer({ name: 'jixiao', version })
  const { language } = tools
  const say = (word: ToolWord) => toolWords[word][language]
  const form = addressed(language)
  const reads = { annotations: { readOnlyHint: true, openWorldHint: false } }
  server.registerTool(
    'list_questions',
    {
      description: say('list_questions'),
      ...reads,
    },
    () =>
      told(savedQuestions().map(({ name, words, parameters }) => ({ name, words, parameters }))),
  )
  server.registerTool(
    'ask_question',
    {
      description: say('ask_question'),
      inputSchema: {
        name: z.string(),
        year: z.int().optional(),
        department: z.string().optional(),
        copies: z.boolean().optional(),
      },
      ...reads,
    },
    ({ name, year = null, department = null, copies }) =>
      askNamed(tools, name, { year, department, copies: copies ? 1 : null }),
  )
  server.registerTool('describe_schema', { description: say('describe_schema'), ...reads }, () =>
    told(describeSchema().filter(({ name }) => name.startsWith('v_'))),
  )
  server.registerTool(
    'query',
    {
      description: say('query'),
      inputSchema: { sql: z.string().max(20_000) },
      ...reads,
    },
    ({ sql }) => answered(language, () => tools.ask(sql, {}, ROWS)),
  )
  addSearch(server, tools)
  server.registerTool(
    'get_form',
    {
      description: say('get_form'),
      inputSchema: form,
      ...reads,
    },
    (address) => {
      const whole = selectFormPage(tools.database, address)
      return whole === null ? refused(say('noForm')) : told(whole)
    },
  )
  server.registerTool(
    'get_tables',
    {
      description: say('get_tables'),
      inputSchema: form,
      ...reads,
    },
    (address) => {
      const whole = selectFormPage(tools.database, address)
      return whole === null
        ? refused(say('noForm'))
        : told(selectTables(tools.database, whole.document.id))
    },
  )
  return server
}

function addSearch(server: McpServer, { database, segment, language }: Tools): void {
  server.registerTool(
    'search',
    {
      description: toolWords.search[language],
      inputSchema: {
        words: z.string().max(1000),
        kinds: z.array(z.enum(searchKinds)).optional(),
        year: z.int().optional(),
        limit: z.int().min(1).max(100).optional(),
        copies: z.boolean().optional(),
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ words, kinds = [], year = null, limit = 20, copies }) => {
      const prints = copies ? 'all' : 'leading'
      const { hits, isCut } = search(database, { words, kinds, year, limit, prints }, segment)
      return told({
        hits: hits.map((hit) => ({ ...hit, ...addressOf(database, hit) })),
        is_cut: isCut,
      })
    },
  )
}

/** What the form of a hit is called in every database. */
function addressOf(database: Database, { form_id, document_id }: Hit) {
  const sql = `SELECT sha256, (SELECT ordinal FROM forms WHERE id = ?) AS form FROM documents WHERE id = ?`
  return database
    .prepare<{ readonly sha256: string; readonly form: number | null }>(sql)
    .get(form_id, document_id)
}

function askNamed(tools: Tools, name: string, given: Readonly<Record<string, StoredValue>>) {
  const question = savedQuestions().find((one) => one.name === name)
  if (question === undefined) return refused(toolWords.noQuestion[tools.language])
  const parameters = question.parameters.map((one) => [one, given[one] ?? null])
  return answered(tools.language, () =>
    tools.ask(question.sql, Object.fromEntries(parameters), ROWS),
  )
}

/** A question that is refused, or takes too long, is an answer too. */
async function answered(language: Language, work: () => Promise<object>) {
  try {
    return told(await work())
  } catch (error) {
    const isStore = error instanceof StoreError
    return refused(isStore ? storeSentence(error, language) : (error as Error).message)
  }
}

/** Speaks over stdio until the other side ends. */
export async function serveTools(server: McpServer): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve
    process.stdin.once('end', resolve)
  })
  await server.connect(new StdioServerTransport())
  await closed
  await server.close()
}
