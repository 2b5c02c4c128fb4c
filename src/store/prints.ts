/** The prints of a form that are taken, as conditions of a question. */
import type { Prints } from './found.ts'

/** A condition that holds for the prints to be taken; `column` holds forms.id, and a row without a form is always taken. */
export function includesPrint(prints: Prints, column: string): string {
  return prints === 'all'
    ? 'TRUE'
    : `coalesce(${column}, 0) NOT IN (SELECT form_id FROM form_links WHERE leading_id <> form_id)`
}

/** A condition that holds where another print speaks for the form, and for no row without one; asked of single rows. */
export function isOtherPrint(column: string): string {
  return `EXISTS (SELECT 1 FROM form_links WHERE form_links.form_id = ${column} AND leading_id <> form_links.form_id)`
}
