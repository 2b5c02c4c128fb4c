/** A database as tools of the Model Context Protocol, for assistants: only to read, over stdio. */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { z } from 'zod'
import type { Database } from '../store/database.ts'
import { selectFormPage, selectTables } from '../store/form-page.ts'
import { type Hit, searchKinds } from '../store/found.ts'
import { savedQuestions } from '../store/saved-question.ts'
import { describeSchema } from '../store/schema.ts'
import { search } from '../store/search.ts'
import type { Value } from '../store/value.ts'

/** What the tools are handed. */
export type Tools = {
  readonly database: Database
  readonly segment: (text: string) => readonly string[]
  readonly ask: (
    sql: string,
    parameters: Readonly<Record<string, Value>>,
    limit: number,
  ) => Promise<object>
}

/** Rows of one answer at most. */
const ROWS = 500

const form = {
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .describe('SHA-256 of the document'),
  form: z.int().min(0).describe('place of the form in its document, from 0'),
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
  const reads = { annotations: { readOnlyHint: true, openWorldHint: false } }
  server.registerTool(
    'list_questions',
    {
      description: 'Saved questions about the database, by name, with their parameters.',
      ...reads,
    },
    () =>
      told(savedQuestions().map(({ name, words, parameters }) => ({ name, words, parameters }))),
  )
  server.registerTool(
    'ask_question',
    {
      description: 'The answer to a saved question.',
      inputSchema: {
        name: z.string(),
        year: z.int().optional(),
        department: z.string().optional(),
      },
      ...reads,
    },
    ({ name, year, department }) =>
      askNamed(tools, name, { year: year ?? null, department: department ?? null }),
  )
  server.registerTool(
    'describe_schema',
    { description: 'The views made for asking in SQL, every column explained.', ...reads },
    () => told(describeSchema().filter(({ name }) => name.startsWith('v_'))),
  )
  server.registerTool(
    'query',
    {
      description:
        'The answer to one SQL statement that reads; ask the views that describe_schema names.',
      inputSchema: { sql: z.string().max(20_000) },
      ...reads,
    },
    ({ sql }) => answered(() => tools.ask(sql, {}, ROWS)),
  )
  addSearch(server, tools)
  server.registerTool(
    'get_form',
    {
      description:
        'One form: its fields as corrected and as read, findings, corrections, and the words and place behind each field.',
      inputSchema: form,
      ...reads,
    },
    (address) => {
      const whole = selectFormPage(tools.database, address)
      return whole === null ? refused('There is no such form.') : told(whole)
    },
  )
  server.registerTool(
    'get_tables',
    {
      description: 'The raw tables of a form’s document, before any meaning is given to them.',
      inputSchema: form,
      ...reads,
    },
    (address) => {
      const whole = selectFormPage(tools.database, address)
      return whole === null
        ? refused('There is no such form.')
        : told(selectTables(tools.database, whole.document.id))
    },
  )
  return server
}

function addSearch(server: McpServer, { database, segment }: Tools): void {
  server.registerTool(
    'search',
    {
      description:
        'Full-text search in Chinese over projects, indicators, goals, notes and sections; each hit names its form.',
      inputSchema: {
        words: z.string().max(1000),
        kinds: z.array(z.enum(searchKinds)).optional(),
        year: z.int().optional(),
        limit: z.int().min(1).max(100).optional(),
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ words, kinds = [], year = null, limit = 20 }) => {
      const { hits, isCut } = search(database, { words, kinds, year, limit }, segment)
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
  return database.prepare(sql).get(form_id, document_id) as { sha256: string; form: number | null }
}

function askNamed(tools: Tools, name: string, given: Readonly<Record<string, Value>>) {
  const question = savedQuestions().find((one) => one.name === name)
  if (question === undefined)
    return refused(`There is no question ${name}; list_questions names them.`)
  const parameters = question.parameters.map((one) => [one, given[one] ?? null])
  return answered(() => tools.ask(question.sql, Object.fromEntries(parameters), ROWS))
}

/** A question that is refused, or takes too long, is an answer too. */
async function answered(work: () => Promise<object>) {
  try {
    return told(await work())
  } catch (error) {
    return refused((error as Error).message)
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
