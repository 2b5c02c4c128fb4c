/** Why the columns of a table have their fields, for those who ask. */
import type { Balance, Reason, TableExplained } from '../explanation.ts'
import type { IndicatorColumn } from '../indicator/column-field.ts'
import type { FundColumn } from '../money/fund-column.ts'

/** The columns of an indicator table, and what they add up to where something had to be weighed. */
export function explainedColumns(
  columns: readonly IndicatorColumn[],
  balance: Balance | null,
): TableExplained {
  return {
    part: 'indicators',
    columns: columns.map((column) => ({
      heading: column.heading,
      field: column.field,
      reason: reasonOf(column),
      judgement: column.judgement ?? null,
      place: column.slot.cell.place,
    })),
    balance,
  }
}

function reasonOf({ field, slot, isInferred, isGuessed, judgement }: IndicatorColumn): Reason {
  if (isInferred) return 'contents'
  if (judgement) return 'undecided'
  if (isGuessed) return field === 'extra' ? 'repeated' : 'word_within'
  const { indicator } = slot.meaning
  if (indicator === undefined) return field === 'extra' ? 'unknown' : 'place'
  if (field === 'extra' && indicator !== 'extra') return 'repeated'
  return field.endsWith(indicator) || NAMED_ALIKE.has(indicator) ? 'word' : 'place'
}

/** Headings whose field also depends on what stands around them. */
const NAMED_ALIKE: ReadonlySet<string> = new Set([
  'level_name',
  'operator',
  'value',
  'unit',
  'weight',
])

/** The columns of a block of money. */
export function explainedFunds(columns: readonly FundColumn[]): TableExplained {
  return {
    part: 'funds',
    columns: columns.map((column) => ({
      heading: column.heading,
      field: column.field,
      reason: fundReason(column),
      judgement: null,
      place: column.slot.cell.place,
    })),
    balance: null,
  }
}

function fundReason({ field, slot }: FundColumn): Reason {
  const { fund } = slot.meaning
  if (field === 'extra') return fund === undefined ? 'unknown' : 'repeated'
  if (fund === field) return 'word'
  return field === 'lead' || field === 'label' || field === 'blank' || fund
    ? 'place'
    : 'word_within'
}
