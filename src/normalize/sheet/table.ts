/** Tables as this room knows them: those of a reader, and those pieced together out of lines of text. */
import type { Cell, Paragraph, Table } from '../../extract/document.ts'

/** A cell that a reader found, or one that was cut out of the lines of a dump. */
export type SheetCell = Cell & {
  /** The dump lost the borders of its cells, and this one's are a guess. Absent where they are known, as in every reader's table. */
  readonly guessed?: true
}

/** Like a `Table`, of which it is one where nothing was guessed. */
export type SheetTable = Omit<Table, 'cells'> & { readonly cells: readonly SheetCell[] }

export type SheetBlock = Paragraph | SheetTable
