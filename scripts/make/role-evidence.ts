/** Made forms as the evidence of their columns: what stands in each, and what it is. */

import { ROLES, type Role } from '../../src/normalize/column/role.ts'
import type { Slot } from '../../src/normalize/sheet/row.ts'
import { fold, isBlank } from '../../src/normalize/words/heading.ts'
import { changes } from './alter.ts'
import { type MadeColumn, type MadeForm, type MadeRow, madeForms } from './made-form.ts'
import { makeReport, randomFrom } from './report.ts'

/** A column of a made table: the role it has, null for one that no unknown column may have, and its cells. */
export type KnownColumn = { readonly role: Role | null; readonly cells: readonly (Slot | null)[] }

/** All tables of one build; builds are left out one at a time. */
export type Build = { readonly name: string; readonly tables: readonly (readonly KnownColumn[])[] }

/** Changes that move or fill cells; those of wording or of rows between rows give the same columns. */
const MOVED: ReadonlySet<string> = new Set([
  'as it is',
  'a serial column',
  'columns permuted',
  'levels spelled out',
])

/** Reports drawn from seeds, all of one build. */
const SEEDS = 40

/** The builds: each made form with its moved columns, and the reports that are drawn from seeds. */
export function builds(): readonly Build[] {
  const moves = changes.filter(({ name }) => MOVED.has(name))
  return [
    ...madeForms.map((form) => ({
      name: form.name,
      tables: moves.map(({ alter }) => columnsOf(alter(form))),
    })),
    { name: 'drawn from seeds', tables: Array.from({ length: SEEDS }, (_, seed) => drawn(seed)) },
  ]
}

function columnsOf({ columns, rows }: Pick<MadeForm, 'columns' | 'rows'>): readonly KnownColumn[] {
  const full = rows.filter((row) => typeof row !== 'string')
  return columns.map(({ role }, at) => ({
    role: ROLES.find((known) => known === role) ?? null,
    cells: full.map((row, line) => slotOf(row[at] ?? '', isMerged(role, row[at] ?? '', line))),
  }))
}

/** A blank level below another is merged into it. */
function isMerged(role: MadeColumn['role'], text: string, line: number): boolean {
  return text === '' && line > 0 && (role === 'level1' || role === 'level2')
}

function slotOf(text: string, isCovered: boolean): Slot {
  const place = { kind: 'line', line: 1 } as const
  const cell = { row: 0, column: 0, rowSpan: 1, colSpan: 1, text, place }
  const folded = fold(text)
  const blank = isBlank(folded)
  return { cell, start: 0, end: 1, own: !isCovered, folded, blank, meaning: {} }
}

function drawn(seed: number): readonly KnownColumn[] {
  const { indicators } = makeReport(randomFrom(seed + 1))
  const roles = ['level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score'] as const
  const rows = indicators.map(
    (row, at): MadeRow =>
      roles.map((role) => {
        const isRepeated = role === 'level1' && indicators[at - 1]?.level1 === row.level1
        return isRepeated ? '' : String(row[role])
      }),
  )
  return columnsOf({ columns: roles.map((role) => ({ role, heading: '' })), rows })
}
