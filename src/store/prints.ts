/** The prints of a form that are taken, as conditions of a question. */
import type { Database } from './database.ts'
import type { Prints } from './found.ts'
import { prepared } from './prepared.ts'

/** A condition that holds for the prints to be taken; `column` holds forms.id, and a row without a form is always taken. */
export function takenPrints(prints: Prints, column: string): string {
  return prints === 'all'
    ? 'TRUE'
    : `coalesce(${column}, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id)`
}

/** Whether another print speaks for the form. */
export function isOtherPrint(database: Database, form: number): boolean {
  const sql = 'SELECT 1 FROM form_links WHERE form_id = ? AND leading_id <> form_id'
  return prepared(database, sql).get(form) !== undefined
}
