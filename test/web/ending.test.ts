/** The server ends when it is told to, whatever it is still having answered. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withDatabase } from '../../src/store/open.ts'
import { type Databases, hasPostgres } from '../postgres.ts'
import { databaseOf, readInto } from '../review/database.ts'
import { sharedPostgres } from '../shared-postgres.ts'
import { serving } from './serving.ts'

const file = 'fixtures/text/tabs-merges-lost/input.txt'

/** Serves, has the saved questions answered ahead, and ends in the midst of it. */
async function endedAsking(database: string): Promise<number | null> {
  const served = await serving(database, '--read-only')
  const page = await fetch(`${served.origin}/ask`)
  expect(page.status).toBe(200)
  await page.text()
  return served.stop()
}

test('over a file', async () => {
  expect(await endedAsking((await databaseOf(file)).path)).toBe(0)
})

describe.skipIf(!hasPostgres)('over PostgreSQL', () => {
  let server: Databases
  let address: string
  beforeAll(async () => {
    server = sharedPostgres()
    address = await server.makeDatabase()
    await readInto(address, [file])
  })
  afterAll(() => server.leave())

  test('too', async () => {
    expect(await endedAsking(address)).toBe(0)
  })

  test('whoever asks a database that was closed is told, and does not wait', async () => {
    const version = await withDatabase(address, (database) => database.version)
    expect(version).toThrow('The connection to the database was closed.')
  })
})
