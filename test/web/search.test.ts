/** Lists are searched over PostgreSQL as they are over a file. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Databases, hasPostgres } from '../postgres.ts'
import { databaseOf, readInto } from '../review/database.ts'
import { sharedPostgres } from '../shared-postgres.ts'
import { type Serving, serving } from './serving.ts'

const files = ['text/tabs-merges-lost/input.txt', 'text/cell-per-line/input.txt'].map(
  (name) => `fixtures/${name}`,
)

/** Of what is told as data, that which does not say where it is served. */
async function told({ origin }: Serving, address: string): Promise<unknown> {
  const answer = await fetch(origin + address)
  expect(answer.status, address).toBe(200)
  return answer.json()
}

describe.skipIf(!hasPostgres)('the search of the lists', () => {
  let server: Databases
  let served: readonly Serving[]
  beforeAll(async () => {
    server = sharedPostgres()
    const address = await server.makeDatabase()
    await readInto(address, files)
    const { path } = await databaseOf(...files)
    served = await Promise.all([path, address].map((store) => serving(store, '--read-only')))
  })
  afterAll(async () => {
    await Promise.all(served.map((one) => one.stop()))
    await server.leave()
  })

  test.each(['满意度', '经费 项目', '没有的词'])(
    '%s is answered over PostgreSQL as over a file',
    async (words) => {
      const [file, postgres] = await Promise.all(
        served.map((one) =>
          Promise.all(
            ['/forms.json', '/findings.json'].map((list) =>
              told(one, `${list}?q=${encodeURIComponent(words)}`),
            ),
          ),
        ),
      )
      expect(postgres).toEqual(file)
    },
  )

  test('finds forms, and is shown as a page', async () => {
    for (const { origin } of served) {
      const page = await fetch(`${origin}/forms?q=${encodeURIComponent('满意度')}`)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('class="worklist"')
    }
  })
})
