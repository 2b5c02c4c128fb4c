/** Databases in the server of the run. */
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { type Databases, databasesAt } from './postgres.ts'

export function sharedPostgres(): Databases {
  return databasesAt(inject('postgres'), () => `d${randomUUID().replaceAll('-', '')}`)
}
