/** Views cut by year and province: the rows of one part stand together. */
import type { Relation } from './schema.ts'

/** What a view is cut by, where its rows have it, or the forms that they belong to. */
export const PARTITION_KEYS = ['year', 'province'] as const

/** The rows of a view of which `taken` holds, ordered by what they are cut by; what only their forms have comes last. */
export function partitionedSql({ name, columns }: Relation, taken: string): string {
  const has = (column: string) => columns.some((one) => one.name === column)
  const rows = `(SELECT * FROM ${name} WHERE ${taken}) AS cut`
  const own = PARTITION_KEYS.filter(has)
  const added = has('form_id') ? PARTITION_KEYS.filter((key) => !has(key)) : []
  const join =
    added.length === 0
      ? ''
      : `LEFT JOIN (SELECT form_id AS placed_id, ${added} FROM v_forms) AS placed ON placed_id = cut.form_id`
  const shown = ['cut.*', ...added.map((key) => `placed.${key}`)]
  const order = [...own.map((key) => `cut.${key}`), ...added.map((key) => `placed.${key}`)]
  return `SELECT ${shown} FROM ${rows} ${join} ${order.length === 0 ? '' : `ORDER BY ${order}`}`
}
