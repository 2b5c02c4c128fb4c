import type { Options } from 'csv-stringify'

/** RFC 4180; words that a spreadsheet would take for a formula get an apostrophe in front, numbers do not. */
export const csvSettings = {
  record_delimiter: 'windows',
  escape_formulas: true,
} as const satisfies Options
