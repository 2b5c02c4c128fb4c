import { expect, test } from 'vitest'
import { openWriter } from '../../src/ingest/writer.ts'
import { withDatabase } from '../../src/store/open.ts'
import { inTransaction } from '../../src/store/save.ts'

test('many characters are written at once, few wait for others', async () => {
  await withDatabase(':memory:', async (database) => {
    const written: string[] = []
    const { save, flush } = openWriter<string>((batch) =>
      inTransaction(database, () => written.push(...batch)),
    )
    save('small', 1000)
    expect(written).toEqual([])
    save('large', 8_000_000)
    expect(written).toEqual(['small', 'large'])
    save('next', 1000)
    expect(written).toHaveLength(2)
    flush()
    expect(written).toHaveLength(3)
  })
})
