/** Corrections and verdicts as JSON lines, from one database to another. */
import { z } from 'zod'
import { activeCorrection, insertCorrection, selectAllCorrections } from '../store/corrections.ts'
import type { Database } from '../store/database.ts'
import { inTransaction } from '../store/save.ts'
import { insertVerdict, selectAllVerdicts, selectVerdicts, verdicts } from '../store/verdicts.ts'
import { applyCorrections } from './apply.ts'

const words = z.string().nullable()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)
const person = { why: z.string(), who: z.string(), at: z.iso.datetime() }

const correctionLine = z.strictObject({
  kind: z.literal('correction'),
  ...{ sha256, form: z.int().min(0), path: z.string().min(1) },
  ...{ raw: words, place: words, read_value: words, words, ...person },
})

const verdictLine = z.strictObject({
  kind: z.literal('verdict'),
  ...{
    sha256,
    form: z.int().min(-1),
    code: z.string().min(1),
    path: z.string(),
    paths: z.string(),
  },
  ...{ verdict: z.enum(verdicts), ...person },
})

const line = z.discriminatedUnion('kind', [correctionLine, verdictLine])

/** Everything that stands, a JSON object a line. */
export function* exportDecisions(database: Database): Generator<string> {
  for (const one of selectAllCorrections(database).filter(({ undone_at }) => undone_at === null)) {
    const { id: _id, state: _state, undone_at: _at, undone_by: _by, ...kept } = one
    yield `${JSON.stringify({ kind: 'correction', ...kept })}\n`
  }
  for (const one of selectAllVerdicts(database).filter(({ undone_at }) => undone_at === null)) {
    const { id: _id, undone_at: _at, undone_by: _by, ...kept } = one
    yield `${JSON.stringify({ kind: 'verdict', ...kept })}\n`
  }
}

export type Imported = {
  /** Lines that are new here. */
  readonly added: number
  /** Lines that say what is known. */
  readonly known: number
  /** Fields that are corrected otherwise here, as `sha256 form path`: left as they are. */
  readonly conflicts: readonly string[]
}

/** A line that is none; nothing was imported. */
export class ImportError extends Error {
  readonly line: number

  constructor(line: number, why: string, options: ErrorOptions) {
    super(why, options)
    this.line = line
  }
}

/** Takes decisions in, all or none. Those about documents that are not here wait for them. Throws `ImportError`. */
export function importDecisions(database: Database, text: string): Imported {
  const lines = text.split('\n').flatMap((one, at) => (one.trim() === '' ? [] : [parsed(one, at)]))
  return inTransaction(database, () => {
    const counts = { added: 0, known: 0, conflicts: [] as string[] }
    for (const one of lines) {
      if (one.kind === 'verdict') importVerdict(database, one, counts)
      else importCorrection(database, one, counts)
    }
    for (const one of new Set(lines.map((told) => told.sha256))) applyCorrections(database, one)
    return counts
  })
}

function parsed(text: string, at: number): z.infer<typeof line> {
  try {
    return line.parse(JSON.parse(text))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message
    throw new ImportError(at + 1, why, { cause })
  }
}

type Counts = { added: number; known: number; conflicts: string[] }

function importCorrection(
  database: Database,
  { kind: _kind, ...told }: z.infer<typeof correctionLine>,
  counts: Counts,
): void {
  const standing = activeCorrection(database, told)
  if (standing === undefined) {
    insertCorrection(database, { ...told, state: 'applies' })
    counts.added += 1
  } else if (standing.words === told.words) counts.known += 1
  else counts.conflicts.push(`${told.sha256} ${told.form} ${told.path}`)
}

function importVerdict(
  database: Database,
  { kind: _kind, ...told }: z.infer<typeof verdictLine>,
  counts: Counts,
): void {
  const standing = selectVerdicts(database, told.sha256).find(
    ({ form, code, path, paths }) =>
      form === told.form && code === told.code && path === told.path && paths === told.paths,
  )
  if (standing === undefined) {
    insertVerdict(database, told)
    counts.added += 1
  } else if (standing.verdict === told.verdict) counts.known += 1
  else counts.conflicts.push(`${told.sha256} ${told.form} ${told.code} ${told.path}`)
}
