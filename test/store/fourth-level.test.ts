/** The fourth level and the period reach the views for asking, also where corrections stand before the tables. */
import { expect, test } from 'vitest'
import { withDatabase } from '../../src/store/open.ts'
import { columnsOf } from '../../src/store/schema.ts'

test.each([
  ['v_indicators', 'level4'],
  ['corrected_indicators', 'level4'],
  ['v_forms', 'period'],
  ['corrected_forms', 'period'],
])('%s has %s', async (view, column) => {
  const columns = await withDatabase(':memory:', (database) => columnsOf(database, view))
  expect(columns).toContain(column)
})
