/** argv → one command. */
import { Command, CommanderError } from 'commander'
import { addAudit } from './commands/audit.ts'
import { addDump } from './commands/dump.ts'
import { addExport } from './commands/export.ts'
import { addExtract } from './commands/extract.ts'
import { addIngest, addRetry } from './commands/ingest.ts'
import { addQuery } from './commands/query.ts'
import { addRenormalize } from './commands/renormalize.ts'
import { addReport } from './commands/report.ts'
import { addSchema } from './commands/schema.ts'
import { addSearch } from './commands/search.ts'
import { addShow } from './commands/show.ts'
import { addStatus } from './commands/status.ts'
import { addVerify } from './commands/verify.ts'
import { StoreError } from './store/error.ts'
import { endQuietlyOnClosedPipe, say } from './terminal.ts'

const commands = [
  addExtract,
  addAudit,
  addIngest,
  addRetry,
  addStatus,
  addRenormalize,
  addDump,
  addQuery,
  addSearch,
  addSchema,
  addExport,
  addShow,
  addReport,
  addVerify,
]

/** Runs one command line; the exit code is left in `process.exitCode`. */
export async function run(argv: readonly string[]): Promise<void> {
  const program = new Command('jixiao')
    .description('Reads, audits and stores budget-performance self-evaluation reports (绩效自评).')
    .option('--lang <language>', 'zh or en')
    .exitOverride()
  for (const add of commands) add(program)
  endQuietlyOnClosedPipe()
  try {
    await program.parseAsync(argv)
  } catch (error) {
    process.exitCode = exitCodeOf(error)
  }
}

/** 2 for wrong usage, 1 for a database that cannot be worked with; our own mistakes are thrown on. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (!(error instanceof StoreError)) throw error
  say(error.message)
  return error.code === 'bad_query' || error.code === 'not_found' ? 2 : 1
}
