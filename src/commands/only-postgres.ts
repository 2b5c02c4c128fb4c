/** What only a database that a server keeps can do. */
import type { Command } from 'commander'
import { isAddress } from '../store/open.ts'

/** Ends with wrong usage where the database is a file. */
export function requirePostgres(program: Command, db: string, asked: string): void {
  if (isAddress(db)) return
  program.error(`error: ${asked} needs a database of PostgreSQL: --db postgres://…`)
}
