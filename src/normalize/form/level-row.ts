/** Names of levels in rows of their own: each in one of its own, and those above the headings of their indicators under them. */
import { bannerIn } from '../indicator/banner.ts'
import { type Row, withText } from '../sheet/row.ts'
import { joinedLevels } from '../words/joined.ts'
import { isIndicatorHeading } from './heading-row.ts'

/** The rows of a table with the levels that 产出指标——数量指标 joins in two rows, and none of them right above headings. */
export function withLevelRows(rows: readonly Row[]): readonly Row[] {
  const read: Row[] = []
  let levels: Row[] = []
  for (const row of rows.flatMap(partedLevels)) {
    if (bannerIn(row)) levels.push(row)
    else if (isIndicatorHeading(row)) {
      read.push(row, ...levels)
      levels = []
    } else {
      read.push(...levels, row)
      levels = []
    }
  }
  return [...read, ...levels]
}

function partedLevels(row: Row): readonly Row[] {
  const [only, ...others] = row.words
  const joined = only && others.length === 0 ? joinedLevels(only.cell.text) : null
  if (!only || joined?.parts.length !== 2) return [row]
  const parts = joined.parts.map((text): Row => {
    const slot = withText(only, text)
    return { ...row, slots: row.slots.map((own) => (own === only ? slot : own)), words: [slot] }
  })
  return parts.every(bannerIn) ? parts : [row]
}
